//! Reports plans that were changed or called off before they were announced, or once they had begun.

use jiff::civil::Date;

use crate::check::context::Context;
use crate::check::dependency::Dependency;
use crate::diagnostic::Diagnostic;
use crate::english;
use crate::model::plan::Plan;
use crate::rule::{Rule, Topic};
use crate::source::Located;

pub(crate) const RULE: Rule = Rule {
    name: "misdated-plan",
    topic: Topic::Dates,
    sentence: "A plan is changed or called off after it is announced and before its first day.",
    why: "Readers hear of a plan in the order of its dates. What has begun is no plan: it is corrected if it was published wrongly, or ended.",
    wrong: "\
- effective: 2027-01-01
  within: 16 business days
  changed: {on: 2027-02-01, was: {within: 15 business days}}     # it has been in force for a month",
    right: "\
- effective: 2027-01-01
  within: 16 business days
  corrected: {on: 2027-02-01, note: The site said 15 business days., was: {within: 15 business days}}",
};

pub(crate) const DEPENDS_ON: Dependency = Dependency::NONE;

pub(crate) fn check(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let mut report = |plan: Dated<'_>| diagnostics.extend(plan.faults());
    for (_, service) in context.catalog.services() {
        for end in service.ends_called_off.iter().chain(&service.retired) {
            report(Dated::end(&end.plan, &service.id.value.to_string(), end.on.value));
        }
    }
    for owned in context.catalog.standards() {
        let id = owned.standard.id.to_string();
        for end in owned.standard.ends_called_off.iter().chain(&owned.standard.retired) {
            report(Dated::end(&end.plan, &id, end.on.value));
        }
        for version in &owned.standard.versions {
            let days = version.plan.changed.iter().map(|change| (&change.on, change.was.effective.value)).collect();
            report(Dated::new(&version.plan, format!("a version of `{id}`"), version.effective.value, days));
            if let Some(until) = version.until {
                report(Dated::pause(&version.pause, &id, until.value));
            }
        }
    }
}

/// A plan with its dates.
struct Dated<'a> {
    what: String,
    announced: Option<&'a Located<Date>>,
    /// The days of its changes, each with the first day that the plan had until then.
    changes: Vec<(&'a Located<Date>, Date)>,
    called_off: Option<&'a Located<Date>>,
    /// The first day of what is planned.
    day: Date,
}

impl<'a> Dated<'a> {
    fn new<S>(plan: &'a Plan<S>, what: String, day: Date, changes: Vec<(&'a Located<Date>, Date)>) -> Self {
        let called_off = plan.called_off.as_ref().map(|called_off| &called_off.on);
        Self { what, announced: plan.announced.as_ref(), changes, called_off, day }
    }

    fn end(plan: &'a Plan<Date>, id: &str, day: Date) -> Self {
        Self::of_day(plan, format!("the end of `{id}`"), day)
    }

    fn pause(plan: &'a Plan<Date>, id: &str, day: Date) -> Self {
        Self::of_day(plan, format!("the pause of `{id}`"), day)
    }

    fn of_day(plan: &'a Plan<Date>, what: String, day: Date) -> Self {
        let changes = plan.changed.iter().map(|change| (&change.on, change.was)).collect();
        Self::new(plan, what, day, changes)
    }

    fn faults(&self) -> impl Iterator<Item = Diagnostic> {
        let changed = self.changes.iter().filter_map(|(on, day)| self.fault(on, "changed", *day));
        changed.chain(self.called_off.and_then(|on| self.fault(on, "called off", self.day)))
    }

    /// What is wrong with something done on a day to a plan that was to begin on `day` until then.
    fn fault(&self, on: &Located<Date>, done: &str, day: Date) -> Option<Diagnostic> {
        let Self { what, announced, .. } = self;
        let date = english::date(on.value);
        if let Some(announced) = announced.filter(|announced| on.value < announced.value) {
            let message = format!("{what} is {done} on {date}, before it is announced");
            let fault = Diagnostic::error(&RULE, on.span, message).related(announced.span, "announced here");
            return Some(fault.help("correct the wrong date; what nobody has seen can be changed without a word"));
        }
        if on.value < day {
            return None;
        }
        let message = format!("{what} is {done} on {date}, but its day was {}", english::date(day));
        let help = if done == "changed" {
            "correct the wrong date; or, if it had begun and was published wrongly, write `corrected` in place of `changed`"
        } else {
            "correct the wrong date; or, if it had begun, let it end: with `until` and `gap`, with `retired`, or with a new version"
        };
        Some(Diagnostic::error(&RULE, on.span, message).help(help))
    }
}
