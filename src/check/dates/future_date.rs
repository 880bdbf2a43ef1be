//! Reports approvals, corrections and a policy that are dated in the future.

use jiff::civil::Date;

use crate::check::context::Context;
use crate::check::dependency::Dependency;
use crate::diagnostic::Diagnostic;
use crate::english;
use crate::rule::{Rule, Topic};
use crate::source::Located;

pub(crate) const RULE: Rule = Rule {
    name: "future-date",
    topic: Topic::Dates,
    sentence: "Approvals, corrections and the policy are not dated in the future.",
    why: "A page must not tell something as past that lies ahead, so it leaves out an approval or a correction until its day. \
          A date in the future is most often a wrong year.",
    wrong: "approved: {by: City Manager, on: 2027-11-18}     # on 23 November 2026",
    right: "approved: {by: City Manager, on: 2026-11-18}",
};

pub(crate) const DEPENDS_ON: Dependency = Dependency::TODAY;

pub(crate) fn check(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let mut report = |on: &Located<Date>, what: &str, until_then: &str| {
        if on.value <= context.today {
            return;
        }
        let message = format!("{what} is dated {}, which is still ahead", english::date(on.value));
        let help = format!("correct the date if it is wrong; until that day, {until_then}");
        diagnostics.push(Diagnostic::warning(&RULE, on.span, message).help(help));
    };
    for owned in context.catalog.standards() {
        let id = &owned.standard.id;
        for version in &owned.standard.versions {
            if let Some(approved) = &version.approved {
                report(&approved.on, &format!("the approval of `{id}`"), "pages and feed don't show the approval");
            }
            for change in &version.plan.changed {
                report(
                    &change.on,
                    &format!("a change of the plan for `{id}`"),
                    "pages and feed show the plan as it was",
                );
            }
            if let Some(called_off) = &version.plan.called_off {
                report(
                    &called_off.on,
                    &format!("that a plan for `{id}` is called off"),
                    "pages and feed show the plan",
                );
            }
            for correction in &version.corrected {
                report(&correction.on, &format!("a correction of `{id}`"), "pages and feed don't show the correction");
            }
        }
    }
    for calendar in context.catalog.calendars.values() {
        for correction in calendar.closures.iter().flat_map(|closure| &closure.corrected) {
            let what = format!("a correction of the calendar `{}`", calendar.id.value);
            report(&correction.on, &what, "pages and feed don't show the correction");
        }
    }
    for accepted in &context.catalog.site.accepted {
        report(
            &accepted.on,
            &format!("the decision about `{}`", accepted.id.value),
            "it lets the change through all the same",
        );
    }
    let effective = &context.catalog.commitment.policy.effective;
    report(effective, "the policy", "pages say that it is in effect from then on");
}
