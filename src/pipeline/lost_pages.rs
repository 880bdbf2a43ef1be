//! Dead links, and what is gone of the published site -> the loss alone, where it explains the links.
//!
//! A department's file that is lost takes pages with it that texts link to. Nobody should mend those links: the file has to come back.

use jiff::civil::Date;

use crate::check::BROKEN_LINK;
use crate::diagnostic::Diagnostic;
use crate::links;
use crate::model::accepted::BreakRule;
use crate::model::catalog::Catalog;
use crate::pipeline::feed::feed_files;
use crate::pipeline::guard::Guard;
use crate::render::RenderError;

fn is_dead_link(fault: &Diagnostic) -> bool {
    fault.is_error() && [BROKEN_LINK.name, links::RULE.name].contains(&fault.rule)
}

/// Adds what a comparison with the published copy has found.
pub(super) fn add(diagnostics: &mut Vec<Diagnostic>, mut found: Vec<Diagnostic>) {
    if found.iter().any(|fault| fault.is_error() && fault.rule == BreakRule::VanishedId.key()) {
        diagnostics.retain(|fault| !is_dead_link(fault));
    }
    diagnostics.append(&mut found);
    Diagnostic::sort(diagnostics);
}

/// Compares content whose only errors are dead links, and puts what is lost in their place. Returns whether anything is.
pub(super) fn explain(
    diagnostics: &mut Vec<Diagnostic>,
    catalog: Option<&Catalog>,
    day: impl FnOnce(&Catalog) -> Date,
    guard: Option<&Guard>,
) -> Result<bool, RenderError> {
    let (Some(catalog), Some(guard)) = (catalog, guard) else { return Ok(false) };
    let mut errors = diagnostics.iter().filter(|fault| fault.is_error()).peekable();
    if errors.peek().is_none() || !errors.all(is_dead_link) {
        return Ok(false);
    }
    let day = day(catalog);
    let found = guard.verdict(catalog, day, &feed_files(catalog, day, false)?)?.diagnostics;
    let lost: Vec<Diagnostic> = found.into_iter().filter(|fault| fault.rule == BreakRule::VanishedId.key()).collect();
    let is_lost = !lost.is_empty();
    add(diagnostics, lost);
    Ok(is_lost)
}
