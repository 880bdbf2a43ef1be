//! A promise from a date: a new version after those that there are, or another plan in place of one that was announced.

use jiff::civil::Date;

use crate::change::content::{Content, StandardAt};
use crate::change::key::Key;
use crate::change::listed::{add_version, listed};
use crate::change::not_made::NotMade;
use crate::change::past::{Record, with_record};
use crate::change::revision::Revision;
use crate::change::words::{OWN, TARGET, Words};
use crate::english;
use crate::model::standard::Version;

/// A new promise of a standard from a day on.
#[derive(Debug, Clone)]
pub struct NewPromise {
    /// The standard's id.
    pub standard: String,
    /// What is promised. What is left out is promised as before.
    pub words: Words,
    /// The first day.
    pub from: Date,
    /// The first day of the plan that it replaces, if that is another one.
    pub planned: Option<Date>,
    /// What changes for residents, in a sentence; of a plan that is changed, why it is.
    pub why: Option<String>,
    /// Who has approved it.
    pub approved: Option<Approved>,
    /// The day by which it is to be reviewed.
    pub review_by: Option<Date>,
    /// Whether it is not public yet.
    pub draft: bool,
}

/// An approval.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Approved {
    /// The role of who approved it.
    pub by: String,
    /// The day.
    pub on: Date,
}

impl NewPromise {
    /// Makes the change.
    ///
    /// # Errors
    /// If there is no such standard, it has ended, or another plan is in the way.
    pub fn revise(&self, content: &Content<'_>) -> Result<Revision, NotMade> {
        let standard = content.standard(&self.standard)?;
        let mut revision = content.revision();
        match self.plan(content, &standard)? {
            Some(at) => self.change_plan(content, &standard, at, &mut revision)?,
            None => self.add(content, &standard, &mut revision)?,
        }
        Ok(revision)
    }

    /// The position of the plan that this one replaces, if it replaces one.
    fn plan(&self, content: &Content<'_>, standard: &StandardAt<'_>) -> Result<Option<usize>, NotMade> {
        let ahead = |version: &Version| version.effective.value > content.today && !version.is_called_off();
        let all = || standard.standard.versions.iter().enumerate().filter(|(_, version)| ahead(version));
        let on = self.planned.unwrap_or(self.from);
        if let Some((at, _)) = all().find(|(_, version)| version.effective.value == on) {
            return Ok(Some(at));
        }
        let planned: Vec<String> = all().map(|(_, version)| english::date(version.effective.value)).collect();
        if let Some(planned_for) = self.planned {
            let there = if planned.is_empty() { "none".to_owned() } else { planned.join(", ") };
            return NotMade::unfit(format!(
                "`{}` has no promise that is planned from {}; planned are: {there}",
                self.standard,
                english::date(planned_for)
            ));
        }
        match all().find(|(_, version)| version.effective.value > self.from) {
            None => Ok(None),
            Some((_, later)) => NotMade::unfit(format!(
                "another promise of `{}` is planned from {day}: to put this one in its place, add `--planned {}`; to drop it, run `charter change call-off`",
                self.standard,
                later.effective.value,
                day = english::date(later.effective.value),
            )),
        }
    }

    /// Adds a version after those that there are.
    fn add(&self, content: &Content<'_>, standard: &StandardAt<'_>, revision: &mut Revision) -> Result<(), NotMade> {
        if self.words.is_empty() {
            return NotMade::unfit("nothing is to be different: say what is promised from then on");
        }
        let keys = self.words.keys();
        let names: Vec<&str> = keys.iter().map(|key| key.name.as_str()).collect();
        listed(revision, standard, &names)?;
        let lasting = standard.standard.versions.iter().rposition(|version| !version.is_called_off()).unwrap_or(0);
        let mut whole = vec![Key::words("effective", self.from.to_string())];
        if self.words.target.is_none() {
            let kept = target(revision, standard, lasting)?;
            whole.extend(kept.into_iter().filter(|key| !names.contains(&key.name.as_str())));
        }
        whole.extend(keys.iter().cloned());
        whole.extend(carried_over(revision, standard, lasting, &names)?);
        if self.from > content.today && !self.draft {
            whole.push(Key::words("announced", content.today.to_string()));
        }
        whole.extend(self.why.as_ref().map(|why| Key::words("change", why)));
        whole.extend(self.sanction());
        if self.draft {
            whole.push(Key::written("draft", "true"));
        }
        add_version(revision, standard, &whole, None)
    }

    /// Changes a version that lies ahead.
    fn change_plan(
        &self,
        content: &Content<'_>,
        standard: &StandardAt<'_>,
        at: usize,
        revision: &mut Revision,
    ) -> Result<(), NotMade> {
        let plan = &standard.standard.versions[at];
        let moved = (plan.effective.value != self.from).then(|| Key::words("effective", self.from.to_string()));
        let others: Vec<Key> = moved.into_iter().collect();
        let mut head = vec![Key::words("on", content.today.to_string())];
        head.extend(self.why.as_ref().map(|why| Key::words("note", why)));
        let record = Record { key: "changed", head: &head };
        let record = Some(&record).filter(|_| content.is_public(plan));
        with_record(revision, standard, at, (&self.words, &others), record)?;
        let version = standard.version(revision, at)?;
        self.sanction().iter().try_for_each(|key| version.say(revision, key, None))
    }

    fn sanction(&self) -> Vec<Key> {
        let approved = self.approved.as_ref().map(|Approved { by, on }| {
            Key::group("approved", &[Key::words("by", by), Key::words("on", on.to_string())])
        });
        let review_by = self.review_by.map(|day| Key::words("review_by", day.to_string()));
        approved.into_iter().chain(review_by).collect()
    }
}

/// The target's keys of a version.
pub(super) fn target(revision: &Revision, standard: &StandardAt<'_>, at: usize) -> Result<Vec<Key>, NotMade> {
    let version = standard.version(revision, at)?;
    let names = version.names(revision)?;
    let keys: Result<Vec<Option<Key>>, NotMade> =
        names.iter().filter(|name| TARGET.contains(&name.as_str())).map(|name| version.key(revision, name)).collect();
    Ok(keys?.into_iter().flatten().collect())
}

/// What a version says for itself and its follower says too, but for keys that the follower says otherwise. An approval, a review or an exemption is
/// for one promise alone.
pub(super) fn carried_over(
    revision: &Revision,
    standard: &StandardAt<'_>,
    at: usize,
    otherwise: &[&str],
) -> Result<Vec<Key>, NotMade> {
    let version = standard.version(revision, at)?;
    let own = |name: &&String| {
        let name = name.as_str();
        !OWN.contains(&name)
            && !TARGET.contains(&name)
            && !otherwise.contains(&name)
            && !["approved", "review_by", "exempt", "draft"].contains(&name)
    };
    let names = version.names(revision)?;
    let keys: Result<Vec<Option<Key>>, NotMade> =
        names.iter().filter(own).map(|name| version.key(revision, name)).collect();
    Ok(keys?.into_iter().flatten().collect())
}
