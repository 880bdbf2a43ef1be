//! Diagnostics -> JSON lines, one object each, in shapes that are frozen: keys are only added, and every key is always there.

use schemars::{JsonSchema, Schema};
use serde::Serialize;

use crate::diagnostic::{self, Diagnostic, Severity};
use crate::json_schema::schema_of;
use crate::source::{Sources, Span};

/// One fault, warning or note in the content: one line of `charter check --format json`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(title = "diagnostic")]
pub struct Line {
    /// The name of the rule; `charter explain` tells more about it.
    pub rule: &'static str,
    /// How much it weighs.
    pub severity: Weight,
    /// What is wrong, in one sentence without a full stop.
    pub message: String,
    /// Where; null: something is not there at all, so there is no place.
    pub place: Option<Place>,
    /// A few words about the place; null: none.
    pub label: Option<String>,
    /// Other places that belong to it.
    pub related: Vec<Related>,
    /// Why it matters, or what was compared.
    pub notes: Vec<String>,
    /// The next step; null: the patch is the next step, or the message says it.
    pub help: Option<String>,
    /// An edit that mends it; null: it takes a person to decide.
    pub patch: Option<Patch>,
}

/// How much a diagnostic weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Weight {
    /// Nothing can be built before it is mended.
    Error,
    /// It should be looked at; a build goes on.
    Warning,
    /// Worth knowing; nothing to do.
    Note,
}

/// A range of characters in a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Place {
    /// The file: the content folder as it was given, then its path in it, with `/` between the parts.
    pub file: String,
    /// The line of the first character, from 1.
    #[schemars(range(min = 1))]
    pub line: usize,
    /// The first character's place in its line, from 1, in characters.
    #[schemars(range(min = 1))]
    pub column: usize,
    /// The line of the character behind the last, from 1.
    #[schemars(range(min = 1))]
    pub end_line: usize,
    /// The place in its line of the character behind the last, from 1, in characters.
    #[schemars(range(min = 1))]
    pub end_column: usize,
    /// The first byte, from 0.
    pub start_byte: u32,
    /// The byte behind the last.
    pub end_byte: u32,
}

/// Another place, and what it has to do with the fault.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Related {
    /// A few words; null: none.
    pub label: Option<String>,
    /// Where.
    pub place: Place,
}

/// An edit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Patch {
    /// What to replace.
    pub place: Place,
    /// What to write there.
    pub replacement: String,
}

/// All diagnostics, each on a line of its own.
///
/// # Errors
/// Never for these shapes; writing JSON could fail for others.
pub fn render(diagnostics: &[Diagnostic], sources: &Sources) -> Result<String, serde_json::Error> {
    diagnostics.iter().try_fold(String::new(), |text, diagnostic| {
        Ok(text + &serde_json::to_string(&line(diagnostic, sources))? + "\n")
    })
}

/// The JSON Schema of a line.
#[must_use]
pub fn schema() -> Schema {
    schema_of::<Line>()
}

fn line(diagnostic: &Diagnostic, sources: &Sources) -> Line {
    let main = diagnostic.place.as_ref();
    let related = |label: &diagnostic::Label| Related { label: words(label), place: place(label.span, sources) };
    let patch =
        |patch: &diagnostic::Patch| Patch { place: place(patch.span, sources), replacement: patch.replacement.clone() };
    Line {
        rule: diagnostic.rule,
        severity: match diagnostic.severity {
            Severity::Error => Weight::Error,
            Severity::Warning => Weight::Warning,
            Severity::Note => Weight::Note,
        },
        message: diagnostic.message.clone(),
        place: main.map(|label| place(label.span, sources)),
        label: main.and_then(words),
        related: diagnostic.related.iter().map(related).collect(),
        notes: diagnostic.notes.clone(),
        help: diagnostic.help.clone(),
        patch: diagnostic.patch.as_ref().map(patch),
    }
}

fn words(label: &diagnostic::Label) -> Option<String> {
    Some(label.text.clone()).filter(|text| !text.is_empty())
}

fn place(span: Span, sources: &Sources) -> Place {
    let (line, column) = sources.line_column(span);
    let (end_line, end_column) = sources.end_line_column(span);
    let file = sources.get(span.source).path.clone();
    Place { file, line, column, end_line, end_column, start_byte: span.start, end_byte: span.end }
}
