//! Reports exemptions from the baseline that end soon while their promise continues.

use jiff::ToSpan;
use jiff::civil::Date;

use crate::check::baseline::exemption_ended::exempted;
use crate::check::baseline::pairs::Pair;
use crate::check::context::Context;
use crate::check::dependency::Dependency;
use crate::diagnostic::Diagnostic;
use crate::english;
use crate::rule::{Rule, Topic};
use crate::source::Located;

pub(crate) const RULE: Rule = Rule {
    name: "exemption-ends-soon",
    topic: Topic::Baseline,
    sentence: "An exemption from the baseline has more than six months left, or the promise that needs it ends no later than it does.",
    why: "From the day it ends, the promise's page says that the city falls short of its own standard without an exemption. A new approval, or a better promise, takes time.",
    wrong: "\
- stage: respond
  within: 10 business days      # the baseline is 3
  exempt: {reason: The records are on paper., approved_by: City Manager, until: 2026-12-01}      # next month",
    right: "\
- stage: respond
  within: 10 business days
  exempt: {reason: The records are on paper., approved_by: City Manager, until: 2027-12-01}",
};

pub(crate) const DEPENDS_ON: Dependency = Dependency::TODAY;

/// How many months ahead to warn.
const AHEAD: i32 = 6;

pub(crate) fn check(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    diagnostics.extend(exempted(context, ends_soon).into_iter().map(|(pair, until)| warning(&pair, until)));
}

/// Whether the exemption ends soon and the version continues after it.
fn ends_soon(context: &Context<'_>, pair: &Pair<'_>, until: Date) -> bool {
    let is_near = until > context.today && until <= context.today.saturating_add(AHEAD.months());
    is_near && until > pair.period.from && pair.period.until.is_none_or(|end| end > until)
}

fn warning(pair: &Pair<'_>, until: Located<Date>) -> Diagnostic {
    let (id, floor) = (&pair.owned.standard.id, &pair.floor.standard.id);
    let day = english::date(until.value);
    let message = format!("`{id}` is weaker than the baseline `{floor}`, and its exemption ends on {day}");
    Diagnostic::warning(&RULE, until.span, message)
        .with_note("from that day on, its page tells residents that the exemption has ended")
        .help("have the exemption renewed and write its new date here, or `review_by` instead of `until` if it is to have no end; or schedule a version that promises at least as much as the baseline")
}
