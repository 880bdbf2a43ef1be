//! Reports standards below the baseline whose exemption has ended. One that ended while its promise was in force is a warning: the mere passing
//! of days stops nothing.

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::check::baseline::pairs::{Pair, all_pairs};
use crate::check::context::Context;
use crate::check::dependency::Dependency;
use crate::diagnostic::Diagnostic;
use crate::english;
use crate::rule::{Rule, Topic};
use crate::source::Located;

pub(crate) const RULE: Rule = Rule {
    name: "exemption-ended",
    topic: Topic::Baseline,
    sentence: "A standard that is weaker than the baseline has an exemption that has not ended.",
    why: "An exemption is approved until a certain day. From then on, the policy's \"one city, one standard\" applies again. \
          The promise stays on the site, and its page tells residents that the exemption has ended. \
          An exemption that ends before its version takes effect is an error: it never covers it.",
    wrong: "\
- stage: respond
  within: 10 business days      # the baseline is 3
  exempt: {reason: The records are on paper., approved_by: City Manager, until: 2026-07-01}",
    right: "\
- stage: respond
  within: 3 business days",
};

pub(crate) const DEPENDS_ON: Dependency = Dependency::TODAY;

pub(crate) fn check(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    diagnostics.extend(exempted(context, has_ended).into_iter().map(|(pair, until)| fault(&pair, until)));
}

/// Promises below the baseline whose exemption has an end that satisfies `is_so`, once for each exemption. Conditional promises are left out.
pub(super) fn exempted<'a>(
    context: &'a Context<'_>,
    is_so: impl Fn(&Context<'_>, &Pair<'_>, Date) -> bool,
) -> Vec<(Pair<'a>, Located<Date>)> {
    let mut seen = BTreeSet::new();
    let below = all_pairs(context).filter(|pair| pair.is_below() && !pair.is_conditional());
    let exempted = below.filter_map(|pair| {
        let until = pair.version.promise.exempt.as_ref()?.until?;
        is_so(context, &pair, until.value).then_some((pair, until))
    });
    exempted.filter(|(pair, until)| seen.insert((pair.version.span, until.span))).collect()
}

/// Whether the version is in force, today or later, on a day that its exemption does not cover.
fn has_ended(context: &Context<'_>, pair: &Pair<'_>, until: Date) -> bool {
    let is_over = pair.until.is_some_and(|end| end <= context.today.max(until));
    until <= context.today.max(pair.period.from) && !is_over
}

fn fault(pair: &Pair<'_>, until: Located<Date>) -> Diagnostic {
    let (id, floor) = (&pair.owned.standard.id, &pair.floor.standard.id);
    let day = english::date(until.value);
    let fault = if until.value <= pair.period.from {
        let message = format!(
            "`{id}` is weaker than the baseline `{floor}`, but its exemption ends on {day}, before this version takes effect"
        );
        Diagnostic::error(&RULE, until.span, message)
    } else {
        let message = format!("`{id}` is still weaker than the baseline `{floor}`, but its exemption ended on {day}");
        Diagnostic::warning(&RULE, until.span, message)
            .lapsed()
            .with_note(format!("it stays published, and its page tells residents that the exemption ended on {day}"))
    };
    let (ours, theirs) = (&pair.version.promise, &pair.floor_version.promise);
    fault
        .related(ours.target.span, format!("this one: {}", english::target(ours)))
        .related(theirs.target.span, format!("the baseline: {}", english::target(theirs)))
        .help("promise at least as much as the baseline; or have the exemption renewed and write its new date here, or `review_by` instead of `until` if it is to have no end")
}
