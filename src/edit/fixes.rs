//! Diagnostics -> the content with their certain fixes, and what was fixed.
//!
//! Of two fixes that touch, the first is made; the other comes to light again when the content is checked anew, if it is still needed.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, Patch};
use crate::edit::document::{Document, Edited};
use crate::edit::proof::Structure;
use crate::edit::splice::{Splice, applied};
use crate::parse::text_tree::read;
use crate::source::{SourceId, Sources, Span};

/// A fix that was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fixed {
    /// The file.
    pub file: SourceId,
    /// The line in the text before, from 1.
    pub line: usize,
    /// The rule that was broken.
    pub rule: &'static str,
    /// What was written.
    pub before: String,
    /// What is written now.
    pub after: String,
}

/// What comes of one round.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Round {
    /// The new texts of files that were changed.
    pub texts: BTreeMap<SourceId, String>,
    /// The fixes, by file and place.
    pub fixed: Vec<Fixed>,
}

/// Makes the certain fixes, each proven to change nothing else.
#[must_use]
pub fn certain_fixes(sources: &Sources, diagnostics: &[Diagnostic]) -> Round {
    let mut by_file: BTreeMap<SourceId, Made<'_>> = BTreeMap::new();
    for diagnostic in diagnostics {
        if let Some(patch) = diagnostic.certain_patch() {
            by_file.entry(patch.span.source).or_default().push((diagnostic.rule, patch));
        }
    }
    let mut round = Round::default();
    for (file, patches) in by_file {
        let source = sources.get(file);
        if source.obstacle.is_some() {
            continue;
        }
        let (text, made) = fixed_text(&source.name, &source.text, apart(patches));
        if !made.is_empty() {
            round.fixed.extend(made.into_iter().map(|(rule, patch)| fixed(sources, rule, patch)));
            round.texts.insert(file, text);
        }
    }
    round
}

/// Patches, each with the rule that was broken.
type Made<'p> = Vec<(&'static str, &'p Patch)>;

/// The fixes in order, without those that touch an earlier one.
fn apart(mut patches: Made<'_>) -> Made<'_> {
    patches.sort_by_key(|(_, patch)| patch.span);
    let mut end = None;
    patches.retain(|(_, patch)| {
        let is_apart = end.is_none_or(|end| patch.span.start > end);
        end = if is_apart { Some(patch.span.end) } else { end };
        is_apart
    });
    patches
}

/// The text with all the fixes; if they can't be proven together, with each that can be proven alone.
fn fixed_text<'p>(name: &str, text: &str, patches: Made<'p>) -> (String, Made<'p>) {
    let splices = patches.iter().map(|(_, patch)| splice(patch)).collect();
    let all = patches.iter().map(|(rule, _)| structure(rule)).find(|structure| *structure == Structure::Mended);
    if let Some(Edited { text, .. }) = spliced(name, text, splices, all.unwrap_or(Structure::Kept)) {
        return (text, patches);
    }
    let (mut after, mut made) = (text.to_owned(), Vec::new());
    // From the end, so that the places of the others stay.
    for (rule, patch) in patches.into_iter().rev() {
        if let Some(Edited { text, .. }) = spliced(name, &after, vec![splice(patch)], structure(rule)) {
            after = text;
            made.insert(0, (rule, patch));
        }
    }
    (after, made)
}

/// Marks that only look like those of YAML may have made another structure of a file that can be read all the same.
fn structure(rule: &str) -> Structure {
    if rule == "invalid-yaml" { Structure::Mended } else { Structure::Kept }
}

fn splice(patch: &Patch) -> Splice {
    Splice { range: patch.span.range(), with: patch.replacement.clone() }
}

/// The text with the edits, if they change nothing else. There is no tree to compare with if the file was not YAML before: then it has to be
/// readable beyond the edits.
fn spliced(name: &str, text: &str, splices: Vec<Splice>, structure: Structure) -> Option<Edited> {
    if splices.iter().any(|splice| text.get(splice.range.clone()).is_none_or(|old| old == splice.with)) {
        return None;
    }
    if let Ok(document) = Document::read(name, text) {
        return document.spliced_with(splices, structure).ok();
    }
    let after = applied(text, &splices);
    let last = splices.last().map_or(0, |splice| splice.range.end);
    let stop = read(name, &after).err().map(|fault| fault.place.map_or(0, |place| place.span.range().start));
    let is_farther = stop.is_none_or(|at| at > last);
    is_farther.then_some(Edited { text: after, splices })
}

fn fixed(sources: &Sources, rule: &'static str, patch: &Patch) -> Fixed {
    let Span { source, .. } = patch.span;
    let before = sources.get(source).text.get(patch.span.range()).unwrap_or_default().to_owned();
    let (line, _) = sources.line_column(patch.span);
    Fixed { file: source, line, rule, before, after: patch.replacement.clone() }
}
