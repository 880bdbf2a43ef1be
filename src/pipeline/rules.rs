//! What the stages offer, in one list: every rule, and the schema of every kind of content file.

use crate::parse::authoring::{AuthoringSchema, schemas};
use crate::pipeline::print_rules;
use crate::rule::Rule;
use crate::{check, compatibility, counting, links, parse};

/// Every rule for content, by name.
#[must_use]
pub fn rules() -> Vec<Rule> {
    let of_the_whole = check::RULES.iter().map(|check| check.rule);
    let of_the_feed = compatibility::RULES.iter().copied();
    let mut rules: Vec<Rule> = parse::RULES
        .iter()
        .copied()
        .chain(of_the_whole)
        .chain(of_the_feed)
        .chain(counting::RULES.iter().copied())
        .chain(print_rules::RULES)
        .chain([links::RULE, compatibility::UNUSED_ACCEPTANCE])
        .collect();
    rules.sort_by_key(|rule| rule.name);
    rules
}

/// The schemas of all kinds of content files, for editors.
#[must_use]
pub fn authoring_schemas() -> Vec<AuthoringSchema> {
    schemas()
}
