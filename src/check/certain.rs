//! A diagnostic, and the files that have faults -> whether it would still be there without these.

use std::collections::BTreeSet;

use crate::check::rules::RULES;
use crate::diagnostic::Diagnostic;
use crate::source::Sources;

/// Whether a diagnostic would remain if the `faulty` files had no errors.
#[must_use]
pub fn is_certain(found: &Diagnostic, faulty: &BTreeSet<String>, sources: &Sources) -> bool {
    let Some(check) = RULES.iter().find(|check| check.rule.name == found.rule) else { return true };
    let on = check.depends_on;
    let is_own = on.own_file && found.sources().any(|source| faulty.contains(&sources.get(source).name));
    !is_own && !faulty.iter().any(|name| on.includes(name))
}
