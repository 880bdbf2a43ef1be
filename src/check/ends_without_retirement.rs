//! A promise that ends for good says why.

use crate::check::Context;
use crate::diagnostic::Diagnostic;
use crate::model::standard::Standard;
use crate::rule::Rule;
use crate::wording;

pub(super) const RULE: Rule = Rule {
    name: "ends-without-retirement",
    sentence: "A standard whose last version ends is retired, with the reason.",
    why: "Residents and other software have relied on it: its page stays, and tells them why it ended and what to use instead.",
    wrong: "\
- stage: complete
  within: 3 business days
  effective: 2026-01-01
  until: 2027-05-01",
    right: "\
- stage: complete
  within: 3 business days
  effective: 2026-01-01
  until: 2027-05-01
  retired: {on: 2027-05-01, reason: The power company repairs the lights now.}",
};

pub(super) fn check(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let catalog = context.catalog;
    for owned in catalog.standards() {
        let is_retired = owned.standard.retired.is_some() || owned.service.retired.is_some();
        let Some((until, day)) = last_day(owned.standard).filter(|_| !is_retired) else { continue };
        let message = format!("`{}` ends on {} for good, and nothing says why", owned.standard.id, wording::date(day));
        diagnostics.push(Diagnostic::error(RULE.name, until, message).help(format!(
            "add `retired: {{on: {day}, reason: …}}` to the standard, with `replaced_by` if something takes its place; or remove `until`"
        )));
    }
}

fn last_day(standard: &Standard) -> Option<(crate::source::Span, jiff::civil::Date)> {
    let last = standard.versions.last()?;
    last.until.as_ref().filter(|_| last.gap.is_none()).map(|until| (until.span, until.value))
}
