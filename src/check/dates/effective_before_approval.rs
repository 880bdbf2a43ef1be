//! Reports versions that take effect before they are approved.

use crate::check::context::Context;
use crate::check::dependency::Dependency;
use crate::diagnostic::Diagnostic;
use crate::english;
use crate::rule::{Rule, Topic};

pub(crate) const RULE: Rule = Rule {
    name: "effective-before-approval",
    topic: Topic::Dates,
    sentence: "A version takes effect on or after the day on which it was approved.",
    why: "Nobody answers for a promise that takes effect before it is approved.",
    wrong: "\
effective: 2026-01-01
approved: {by: City Manager, on: 2026-11-18}",
    right: "\
effective: 2026-01-01
approved: {by: City Manager, on: 2025-11-18}",
};

pub(crate) const DEPENDS_ON: Dependency = Dependency::NONE;

pub(crate) fn check(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let catalog = context.catalog;
    for owned in catalog.standards() {
        for version in &owned.standard.versions {
            let Some(approved) = &version.approved else { continue };
            if version.effective.value < approved.on.value {
                let message = format!("`{}` {}, before it was approved", owned.standard.id, english::begins(version));
                diagnostics.push(
                    Diagnostic::error(&RULE, version.effective.span, message)
                        .related(approved.on.span, format!("approved on {}", english::date(approved.on.value)))
                        .help("correct the wrong date"),
                );
            }
        }
    }
}
