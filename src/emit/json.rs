//! Diagnostics -> JSON lines, one object each. The shapes are frozen: keys may only be added, and every key is always present.

use schemars::{JsonSchema, Schema};
use serde::Serialize;

use crate::diagnostic::{self, Diagnostic, Severity};
use crate::json_schema::schema_of;
use crate::source::{Sources, Span};

/// An error, warning or note about the content: one line of `charter check --format json`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(title = "diagnostic")]
pub struct Line {
    /// Name of the rule; `charter explain` explains it.
    pub rule: &'static str,
    /// Severity of the diagnostic.
    pub severity: Weight,
    /// What is wrong, in one sentence without a full stop.
    pub message: String,
    /// Place of the problem; null if something is missing altogether.
    pub place: Option<Place>,
    /// A few words about the place; null if there are none.
    pub label: Option<String>,
    /// Other places that the problem involves.
    pub related: Vec<Related>,
    /// Why it matters, or what was compared.
    pub notes: Vec<String>,
    /// The next step; null if the patch or the message says it.
    pub help: Option<String>,
    /// An edit that fixes the problem; null if a person has to find the words.
    pub patch: Option<Patch>,
}

/// Severity of a diagnostic.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Weight {
    /// Nothing can be built until this is fixed.
    Error,
    /// Should be looked at; does not stop a build.
    Warning,
    /// Worth knowing; nothing to do.
    Note,
}

/// A range of characters in a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Place {
    /// Path of the file: the content folder as given, then the path in it, with `/` between the parts.
    pub file: String,
    /// Line of the first character, from 1.
    #[schemars(range(min = 1))]
    pub line: usize,
    /// Column of the first character, from 1, in characters.
    #[schemars(range(min = 1))]
    pub column: usize,
    /// Line of the character after the last, from 1.
    #[schemars(range(min = 1))]
    pub end_line: usize,
    /// Column of the character after the last, from 1, in characters.
    #[schemars(range(min = 1))]
    pub end_column: usize,
    /// Offset of the first byte, from 0.
    pub start_byte: u32,
    /// Offset of the byte after the last.
    pub end_byte: u32,
}

/// Another place that the problem involves.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Related {
    /// A few words about the place; null if there are none.
    pub label: Option<String>,
    /// The place.
    pub place: Place,
}

/// An edit to a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Patch {
    /// The text to replace.
    pub place: Place,
    /// The text to write instead.
    pub replacement: String,
    /// Whether a program may apply it without asking.
    pub applicability: Applicability,
}

/// Who may apply an edit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Applicability {
    /// A program: nothing else can be meant. `charter check --fix` applies these.
    Certain,
    /// A person, who may have meant something else.
    Suggested,
}

impl From<diagnostic::Applicability> for Applicability {
    fn from(of: diagnostic::Applicability) -> Self {
        match of {
            diagnostic::Applicability::Certain => Self::Certain,
            diagnostic::Applicability::Suggested => Self::Suggested,
        }
    }
}

/// Renders the diagnostics, each on a line of its own.
///
/// # Errors
/// Never for these shapes; writing JSON can fail for others.
pub fn render(diagnostics: &[Diagnostic], sources: &Sources) -> Result<String, serde_json::Error> {
    diagnostics.iter().try_fold(String::new(), |text, diagnostic| {
        Ok(text + &serde_json::to_string(&line(diagnostic, sources))? + "\n")
    })
}

/// Returns the JSON Schema of a line.
#[must_use]
pub fn schema() -> Schema {
    schema_of::<Line>()
}

/// Returns a diagnostic as it is written on its line.
#[must_use]
pub fn line(diagnostic: &Diagnostic, sources: &Sources) -> Line {
    let main = diagnostic.place.as_ref();
    let related = |label: &diagnostic::Label| Related { label: words(label), place: place(label.span, sources) };
    let patch = |patch: &diagnostic::Patch| Patch {
        place: place(patch.span, sources),
        replacement: patch.replacement.clone(),
        applicability: patch.applicability.into(),
    };
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
