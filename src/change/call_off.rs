//! A plan that will not come: a promise, an end or a pause that was announced for a later day.

use jiff::civil::Date;

use crate::change::content::{Content, StandardAt};
use crate::change::group::Group;
use crate::change::key::Key;
use crate::change::not_made::NotMade;
use crate::change::pause::{following, gap};
use crate::change::retire::last_end;
use crate::change::revision::Revision;
use crate::change::subject::Subject;
use crate::english;

/// Calls a plan off.
#[derive(Debug, Clone)]
pub struct CallOff {
    /// What the plan is of.
    pub what: Subject,
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
                    self.what,
                    said(&plans)
                ));
            }
        }
        Ok(revision)
    }

    fn none(&self, plans: &[Planned<'_>]) -> String {
        match self.planned {
            Some(day) if !plans.is_empty() => {
                format!(
                    "nothing of `{}` is planned for {}; planned are: {}",
                    self.what,
                    english::date(day),
                    said(plans)
                )
            }
            _ => format!("nothing of `{}` is planned for a later day", self.what),
        }
    }

    fn plans<'c>(&self, content: &Content<'c>) -> Result<Vec<Planned<'c>>, NotMade> {
        let at = match &self.what {
            Subject::Standard(id) => return plans_of_standard(id, content),
            Subject::Service(id) => content.service(id)?,
        };
        let end = at.service.retired.as_ref().map(|end| end.on.value).filter(|day| *day > content.today);
        if let Some(day) = end {
            return Ok(vec![Planned { kind: Plan::End, day, standard: None, group: at.group.clone() }]);
        }
        // Where only one of its promises has plans, the service's name says enough.
        let ids = at.service.standards.iter().map(|standard| standard.id.value.to_string());
        let each = ids.map(|id| Ok((plans_of_standard(&id, content)?, id))).collect::<Result<Vec<_>, NotMade>>()?;
        let mut planned: Vec<_> = each.into_iter().filter(|(plans, _)| !plans.is_empty()).collect();
        if planned.len() > 1 {
            let ids: Vec<String> = planned.iter().map(|(_, id)| format!("`{id}`")).collect();
            return NotMade::unfit(format!(
                "several promises of `{}` have plans; name one of them: {}",
                self.what,
                ids.join(", ")
            ));
        }
        Ok(planned.pop().map(|(plans, _)| plans).unwrap_or_default())
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

/// The plans of a standard.
fn plans_of_standard<'c>(id: &str, content: &Content<'c>) -> Result<Vec<Planned<'c>>, NotMade> {
    let is_ahead = |day: Date| day > content.today;
    let at = content.standard(id)?;
    let versions = at.standard.versions.iter().enumerate().filter(|(_, version)| !version.is_called_off());
    let mut plans = Vec::new();
    let mut resumes = None;
    for (position, version) in versions {
        let place = |kind, day| Planned { kind, day, standard: Some((at.clone(), position)), group: at.group.clone() };
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
