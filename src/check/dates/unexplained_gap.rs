//! Reports gaps between versions that nothing explains.

use crate::check::context::Context;
use crate::check::dates::version_upside_down::is_upside_down;
use crate::check::dependency::Dependency;
use crate::diagnostic::Diagnostic;
use crate::english;
use crate::model::id::StandardId;
use crate::model::standard::Version;
use crate::rule::{Rule, Topic};

pub(crate) const RULE: Rule = Rule {
    name: "unexplained-gap",
    topic: Topic::Dates,
    sentence: "If no version of a standard is in force between two others, the earlier one says why.",
    why: "A gap is usually a wrong date. If it is a decision, residents are told the reason.",
    wrong: "\
versions:
  - {effective: 2024-05-01, until: 2026-12-01, within: 20 business days}
  - {effective: 2027-01-01, within: 15 business days}",
    right: "\
versions:
  - effective: 2024-05-01
    until: 2026-12-01
    gap: The crew is being trained.
    within: 20 business days
  - {effective: 2027-01-01, within: 15 business days}",
};

pub(crate) const DEPENDS_ON: Dependency = Dependency::NONE;

pub(crate) fn check(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let catalog = context.catalog;
    for owned in catalog.standards() {
        let id = &owned.standard.id;
        let versions: Vec<&Version> = owned.standard.lasting().collect();
        for pair in versions.windows(2) {
            if let [earlier, later] = *pair {
                diagnostics.extend(gap(&id.value, earlier, later));
            }
        }
        for version in versions.iter().filter(|version| version.gap.is_some() && version.until.is_none()) {
            let message = format!("`{id}` explains a gap, but this version has no end");
            let help = "add `until`, the first day on which it no longer applies; or remove `gap`";
            diagnostics.push(Diagnostic::error(&RULE, version.span, message).help(help));
        }
    }
}

fn gap(id: &StandardId, earlier: &Version, later: &Version) -> Option<Diagnostic> {
    let until = earlier.own_end().filter(|until| until.value < later.effective.value)?;
    if earlier.gap.is_some() || is_upside_down(earlier) {
        return None;
    }
    let (from, to) = (english::date(until.value), english::date(later.effective.value));
    Some(
        Diagnostic::error(&RULE, until.span, format!("`{id}` promises nothing from {from} until {to}"))
            .related(later.effective.span, "the next version starts here")
            .help("remove `until` (a version ends when the next one starts); or, if the gap is intended, add `gap:` with the reason"),
    )
}
