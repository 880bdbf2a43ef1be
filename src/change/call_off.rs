//! A plan that will not come: a promise, an end or a pause that was announced for a later day.

use jiff::civil::Date;

use crate::change::content::{Content, StandardAt};
use crate::change::group::Group;
use crate::change::key::Key;
use crate::change::not_made::NotMade;
use crate::change::pause::{following, gap};
use crate::change::retire::last_end;
use crate::change::revision::Revision;
use crate::english;

/// Calls a plan off.
#[derive(Debug, Clone)]
pub struct CallOff {
    /// The id of the standard or of the service.
    pub id: String,
    /// Which plan, if there are several: the day that was announced.
    pub planned: Option<Date>,
    /// Why, for residents.
    pub why: String,
}

/// A kind of plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Plan {
    /// A promise that is to take effect.
    Promise,
    /// An end.
    End,
    /// A pause.
    Pause,
}

/// A plan for a later day, and where it is written.
struct Planned<'c> {
    kind: Plan,
    day: Date,
    standard: Option<(StandardAt<'c>, usize)>,
    group: Group,
}

impl CallOff {
    /// Makes the change.
    ///
    /// # Errors
    /// If there is no such plan, or more than one.
    pub fn revise(&self, content: &Content<'_>) -> Result<Revision, NotMade> {
        let plans = self.plans(content)?;
        let chosen: Vec<&Planned<'_>> =
            plans.iter().filter(|plan| self.planned.is_none_or(|day| day == plan.day)).collect();
        let mut revision = content.revision();
        match chosen[..] {
            [plan] => self.call_off(content, plan, &mut revision)?,
            [] => return NotMade::unfit(self.none(&plans)),
            _ => {
                return NotMade::unfit(format!(
                    "`{}` has several plans, {}: name the day of one with `--planned`",
                    self.id,
                    said(&plans)
                ));
            }
        }
        Ok(revision)
    }

    fn none(&self, plans: &[Planned<'_>]) -> String {
        match self.planned {
            Some(day) if !plans.is_empty() => {
                format!("nothing of `{}` is planned for {}; planned are: {}", self.id, english::date(day), said(plans))
            }
            _ => format!("nothing of `{}` is planned for a later day", self.id),
        }
    }

    fn plans<'c>(&self, content: &Content<'c>) -> Result<Vec<Planned<'c>>, NotMade> {
        let is_ahead = |day: Date| day > content.today;
        if !self.id.contains('.') {
            let at = content.service(&self.id)?;
            let end = at.service.retired.as_ref().map(|end| end.on.value).filter(|day| is_ahead(*day));
            let own = end.map(|day| Planned { kind: Plan::End, day, standard: None, group: at.group.clone() });
            return Ok(own.into_iter().collect());
        }
        let at = content.standard(&self.id)?;
        let versions = at.standard.versions.iter().enumerate().filter(|(_, version)| !version.is_called_off());
        let mut plans = Vec::new();
        let mut resumes = None;
        for (position, version) in versions {
            let place =
                |kind, day| Planned { kind, day, standard: Some((at.clone(), position)), group: at.group.clone() };
            let day = version.effective.value;
            if is_ahead(day) && resumes.take() != Some(day) {
                plans.push(place(Plan::Promise, day));
            }
            let end = version.own_end().map(|end| end.value);
            if let Some(end) = end.filter(|end| is_ahead(*end) && version.gap.is_some()) {
                plans.push(place(Plan::Pause, end));
                let next = following(&at.standard.versions, position).map(|next| &at.standard.versions[next]);
                resumes = next
                    .filter(|next| next.promise.target.value == version.promise.target.value)
                    .map(|next| next.effective.value);
            }
        }
        let end = at.standard.retired.as_ref().map(|end| end.on.value).filter(|day| is_ahead(*day));
        plans.extend(end.map(|day| Planned { kind: Plan::End, day, standard: None, group: at.group.clone() }));
        Ok(plans)
    }

    fn call_off(&self, content: &Content<'_>, plan: &Planned<'_>, revision: &mut Revision) -> Result<(), NotMade> {
        let called_off =
            Key::group("called_off", &[Key::words("on", content.today.to_string()), Key::words("reason", &self.why)]);
        let Some((standard, at)) = &plan.standard else {
            return last_end(&plan.group, revision)?.say(revision, &called_off, None);
        };
        let version = standard.version(revision, *at)?;
        if plan.kind == Plan::Promise {
            return version.say(revision, &called_off, None);
        }
        gap(revision, &version)?.say(revision, &called_off, None)?;
        // What was to be promised again is promised all the time.
        let versions = &standard.standard.versions;
        let same = |next: &usize| versions[*next].promise.target.value == versions[*at].promise.target.value;
        match following(versions, *at).filter(same) {
            Some(next) => standard.version(revision, next)?.say(revision, &called_off, None),
            None => Ok(()),
        }
    }
}

fn said(plans: &[Planned<'_>]) -> String {
    let one = |plan: &Planned<'_>| {
        let what = match plan.kind {
            Plan::Promise => "a promise from",
            Plan::End => "an end on",
            Plan::Pause => "a pause from",
        };
        format!("{what} {}", english::date(plan.day))
    };
    plans.iter().map(one).collect::<Vec<_>>().join(", ")
}
