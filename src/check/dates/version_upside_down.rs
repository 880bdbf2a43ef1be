//! Reports versions that end before they start.

use crate::check::context::Context;
use crate::check::dependency::Dependency;
use crate::diagnostic::Diagnostic;
use crate::english;
use crate::model::standard::{Standard, Version};
use crate::rule::{Rule, Topic};

pub(crate) const RULE: Rule = Rule {
    name: "version-upside-down",
    topic: Topic::Dates,
    sentence: "A version of a standard ends after it starts.",
    why: "A version that ends before it starts is never in force: one of its two dates is wrong, most often the year.",
    wrong: "{effective: 2026-05-01, until: 2025-12-31, within: 20 business days}",
    right: "{effective: 2026-05-01, until: 2026-12-31, within: 20 business days}",
};

pub(crate) const DEPENDS_ON: Dependency = Dependency::NONE;

pub(crate) fn check(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for owned in context.catalog.standards() {
        for version in &owned.standard.versions {
            diagnostics.extend(fault(owned.standard, version));
        }
    }
}

/// Whether the version is in force on no day.
pub(super) fn is_upside_down(version: &Version) -> bool {
    version.until.as_ref().is_some_and(|until| until.value <= version.effective.value)
}

fn fault(standard: &Standard, version: &Version) -> Option<Diagnostic> {
    let until = version.until.as_ref().filter(|_| is_upside_down(version))?;
    let message = format!("this version of `{}` ends before it starts", standard.id);
    Some(
        Diagnostic::error(&RULE, until.span, message)
            .related(version.effective.span, format!("it {}", english::begins(version)))
            .help("correct the wrong date: `until`, the first day it no longer applies, must be after `effective`"),
    )
}
