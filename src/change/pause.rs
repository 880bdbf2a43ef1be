//! A pause: a promise is not made from one day to another, for a reason; or other days for a pause that was announced.

use jiff::civil::Date;

use crate::change::content::{Content, StandardAt};
use crate::change::group::Group;
use crate::change::key::Key;
use crate::change::listed::{add_version, listed};
use crate::change::not_made::NotMade;
use crate::change::past::{Record, changed_day, with_record};
use crate::change::promise::{carried_over, target};
use crate::change::revision::Revision;
use crate::change::subject::Subject;
use crate::change::words::Words;
use crate::english;
use crate::model::standard::Version;

/// A pause of one promise, or of all that a service promises.
#[derive(Debug, Clone)]
pub struct Pause {
    /// What pauses.
    pub what: Subject,
    /// The first day of the pause.
    pub from: Date,
    /// The first day after it.
    pub until: Date,
    /// Why, for residents; of a pause that was announced, why its days change.
    pub why: Option<String>,
    /// What residents read of its return, in a sentence.
    pub change: String,
}

impl Pause {
    /// Makes the change.
    ///
    /// # Errors
    /// If there is no such standard or service, or nothing is promised on the first day.
    pub fn revise(&self, content: &Content<'_>) -> Result<Revision, NotMade> {
        if self.until <= self.from {
            return NotMade::unfit(format!(
                "a pause ends after it begins: {} is not after {}",
                english::date(self.until),
                english::date(self.from)
            ));
        }
        let mut revision = content.revision();
        let standards = match &self.what {
            Subject::Standard(id) => vec![content.standard(id)?],
            Subject::Service(id) => content.service(id)?.standards(),
        };
        let promised: Vec<(&StandardAt<'_>, usize)> =
            standards.iter().filter_map(|one| Some((one, self.begun(one)?))).collect();
        if promised.is_empty() {
            return NotMade::unfit(format!(
                "`{}` promises nothing on the day before {}",
                self.what,
                english::date(self.from)
            ));
        }
        promised.into_iter().try_for_each(|(one, at)| self.pause(content, one, at, &mut revision))?;
        Ok(revision)
    }

    /// The position of the version that the pause interrupts.
    fn begun(&self, standard: &StandardAt<'_>) -> Option<usize> {
        let versions = &standard.standard.versions;
        let end = standard.standard.retired.as_ref().map(|end| end.on.value);
        let is_over = end.is_some_and(|end| end <= self.from);
        let begun = |at: &usize| versions[*at].effective.value < self.from && !versions[*at].is_called_off();
        (0..versions.len()).rev().find(begun).filter(|_| !is_over)
    }

    fn pause(
        &self,
        content: &Content<'_>,
        standard: &StandardAt<'_>,
        at: usize,
        revision: &mut Revision,
    ) -> Result<(), NotMade> {
        let version = &standard.standard.versions[at];
        match version.own_end().map(|end| end.value) {
            Some(end) if end > content.today && version.gap.is_some() => {
                self.change_days(content, standard, (at, end), revision)
            }
            Some(end) => {
                NotMade::unfit(format!("`{}` already has an end on {}", standard.standard.id.value, english::date(end)))
            }
            None => self.add(content, standard, at, revision),
        }
    }

    fn add(
        &self,
        content: &Content<'_>,
        standard: &StandardAt<'_>,
        at: usize,
        revision: &mut Revision,
    ) -> Result<(), NotMade> {
        listed(revision, standard, &[])?;
        let next = following(&standard.standard.versions, at);
        if let Some(next) =
            next.map(|next| &standard.standard.versions[next]).filter(|next| next.effective.value < self.until)
        {
            return NotMade::unfit(format!(
                "another promise of `{}` begins on {}, before the pause ends: end the pause on that day, or call that promise off first",
                standard.standard.id.value,
                english::date(next.effective.value)
            ));
        }
        let is_promised_then = next.is_some_and(|next| standard.standard.versions[next].effective.value == self.until);
        if !is_promised_then {
            let mut whole = vec![Key::words("effective", self.until.to_string())];
            whole.extend(target(revision, standard, at)?);
            whole.extend(carried_over(revision, standard, at, &[])?);
            whole.push(Key::words("announced", content.today.to_string()));
            whole.push(Key::words("change", &self.change));
            let version = standard.version(revision, at)?;
            // The same promise has the same approval.
            whole.extend(version.key(revision, "approved")?);
            add_version(revision, standard, &whole, Some(at))?;
        }
        let version = standard.version(revision, at)?;
        let Some(reason) = &self.why else {
            return NotMade::unfit("a pause has a reason for residents: say it with `--why`");
        };
        let mut gap = vec![Key::words("reason", reason)];
        if self.from > content.today {
            gap.push(Key::words("announced", content.today.to_string()));
        }
        version.say(revision, &Key::words("until", self.from.to_string()), Some("effective"))?;
        version.say(revision, &Key::group("gap", &gap), Some("until"))
    }

    /// Other days for a pause that was announced.
    fn change_days(
        &self,
        content: &Content<'_>,
        standard: &StandardAt<'_>,
        (at, end): (usize, Date),
        revision: &mut Revision,
    ) -> Result<(), NotMade> {
        let version = standard.version(revision, at)?;
        let gap = gap(revision, &version)?;
        if end != self.from {
            version.say(revision, &Key::words("until", self.from.to_string()), None)?;
            changed_day(revision, &gap, (content.today, end), self.why.as_deref())?;
        }
        let Some(next) = following(&standard.standard.versions, at) else { return Ok(()) };
        let again = &standard.standard.versions[next];
        if again.effective.value == self.until {
            return Ok(());
        }
        let head: Vec<Key> = std::iter::once(Key::words("on", content.today.to_string()))
            .chain(self.why.as_ref().map(|note| Key::words("note", note)))
            .collect();
        let record = Record { key: "changed", head: &head };
        let day = [Key::words("effective", self.until.to_string())];
        let record = Some(&record).filter(|_| content.is_public(again));
        with_record(revision, standard, next, (&Words::default(), &day), record)
    }
}

/// The version that follows another, if any does.
pub(super) fn following(versions: &[Version], at: usize) -> Option<usize> {
    (at + 1..versions.len()).find(|next| !versions[*next].is_called_off())
}

/// The group of the pause after a version, for what becomes of the plan.
pub(super) fn gap(revision: &mut Revision, version: &Group) -> Result<Group, NotMade> {
    version.open(revision, "gap", "reason")?;
    Ok(version.below("gap"))
}
