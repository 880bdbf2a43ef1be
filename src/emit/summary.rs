//! Warnings -> one line for each rule, with their number.

use std::collections::BTreeMap;

use annotate_snippets::{Group, Level};

use crate::diagnostic::{Diagnostic, Severity};
use crate::emit::text::Style;
use crate::rule::Rule;

/// Counts the warnings by rule, in the order of the rules' names.
#[must_use]
pub fn warnings(diagnostics: &[Diagnostic], rules: &[Rule], style: Style) -> String {
    let renderer = style.renderer();
    let mut numbers: BTreeMap<&str, usize> = BTreeMap::new();
    for warning in diagnostics.iter().filter(|diagnostic| diagnostic.severity == Severity::Warning) {
        *numbers.entry(warning.rule).or_default() += 1;
    }
    let line = |(name, number): (&str, usize)| {
        let sentences = rules.iter().find(|rule| rule.name == name).map_or("", |rule| rule.sentence);
        let sentence = sentences.split(". ").next().unwrap_or_default().trim_end_matches('.');
        let them = if number == 1 { "it" } else { "them" };
        let words = format!("{number} × {name}: {sentence} (`charter check` shows {them})");
        renderer.render(&[Group::with_title(Level::WARNING.primary_title(words))]) + "\n"
    };
    numbers.into_iter().map(line).collect()
}
