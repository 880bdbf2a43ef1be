//! Diagnostics -> SARIF 2.1.0, the report format of code scanners, with a description of every rule.

use serde::Serialize;

use crate::diagnostic::{Diagnostic, Label, Patch, Severity};
use crate::emit::json::Applicability;
use crate::rule::Rule;
use crate::source::{SourceId, Sources, Span};

const SCHEMA: &str = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

#[derive(Serialize)]
struct Log<'a> {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: &'static str,
    runs: [Run<'a>; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Run<'a> {
    tool: Tool<'a>,
    column_kind: &'static str,
    results: Vec<Finding<'a>>,
}

#[derive(Serialize)]
struct Tool<'a> {
    driver: Driver<'a>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Driver<'a> {
    name: &'static str,
    semantic_version: &'static str,
    rules: Vec<Descriptor<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Descriptor<'a> {
    id: &'a str,
    short_description: Text<'a>,
    full_description: Text<'a>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Finding<'a> {
    rule_id: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    rule_index: Option<usize>,
    level: &'static str,
    message: OwnedText,
    locations: [Location<'a>; 1],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_locations: Vec<Location<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    fixes: Vec<Fix<'a>>,
}

#[derive(Serialize)]
struct Text<'a> {
    text: &'a str,
}

#[derive(Serialize)]
struct OwnedText {
    text: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Location<'a> {
    physical_location: PhysicalLocation,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<Text<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct PhysicalLocation {
    artifact_location: ArtifactLocation,
    region: Region,
}

#[derive(Serialize)]
struct ArtifactLocation {
    uri: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Region {
    start_line: usize,
    start_column: usize,
    end_line: usize,
    end_column: usize,
    byte_offset: u32,
    byte_length: u32,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Fix<'a> {
    description: Text<'a>,
    artifact_changes: [ArtifactChange<'a>; 1],
    properties: FixProperties,
}

#[derive(Serialize)]
struct FixProperties {
    applicability: Applicability,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ArtifactChange<'a> {
    artifact_location: ArtifactLocation,
    replacements: [Replacement<'a>; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Replacement<'a> {
    deleted_region: Region,
    inserted_content: Text<'a>,
}

/// Renders the report as one document. `rules` are all rules that were applied, whether or not they found anything.
///
/// # Errors
/// Never for these shapes; writing JSON can fail for others.
pub fn render(diagnostics: &[Diagnostic], sources: &Sources, rules: &[Rule]) -> Result<String, serde_json::Error> {
    let driver = Driver {
        name: env!("CARGO_PKG_NAME"),
        semantic_version: env!("CARGO_PKG_VERSION"),
        rules: rules.iter().map(descriptor).collect(),
    };
    let results = diagnostics.iter().map(|diagnostic| finding(diagnostic, sources, rules)).collect();
    let run = Run { tool: Tool { driver }, column_kind: "unicodeCodePoints", results };
    Ok(serde_json::to_string_pretty(&Log { schema: SCHEMA, version: "2.1.0", runs: [run] })? + "\n")
}

fn descriptor(rule: &Rule) -> Descriptor<'_> {
    Descriptor {
        id: rule.name,
        short_description: Text { text: rule.sentence },
        full_description: Text { text: rule.why },
    }
}

fn finding<'a>(diagnostic: &'a Diagnostic, sources: &Sources, rules: &[Rule]) -> Finding<'a> {
    Finding {
        rule_id: diagnostic.rule,
        rule_index: rules.iter().position(|rule| rule.name == diagnostic.rule),
        level: match diagnostic.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "note",
        },
        message: OwnedText { text: message(diagnostic) },
        locations: [main_location(diagnostic, sources)],
        related_locations: diagnostic.related.iter().map(|label| location(label, sources)).collect(),
        fixes: diagnostic.patch.iter().map(|patch| fix(patch, diagnostic, sources)).collect(),
    }
}

/// Returns the message with its notes and help as paragraphs, because viewers show nothing else.
fn message(diagnostic: &Diagnostic) -> String {
    let notes = diagnostic.notes.iter().map(|note| format!("note: {note}"));
    let help = diagnostic.help.iter().map(|help| format!("help: {help}"));
    let parts: Vec<String> = [diagnostic.message.clone()].into_iter().chain(notes).chain(help).collect();
    parts.join("\n\n")
}

/// Returns the main place. Readers of SARIF reject a result without one: it is then the start of the missing file, or of `site.yaml`.
fn main_location<'a>(diagnostic: &'a Diagnostic, sources: &Sources) -> Location<'a> {
    match &diagnostic.place {
        Some(label) => location(label, sources),
        None => Location {
            physical_location: PhysicalLocation {
                artifact_location: address(&sources.path_of(diagnostic.missing.unwrap_or("site.yaml"))),
                region: Region {
                    start_line: 1,
                    start_column: 1,
                    end_line: 1,
                    end_column: 1,
                    byte_offset: 0,
                    byte_length: 0,
                },
            },
            message: None,
        },
    }
}

fn location<'a>(label: &'a Label, sources: &Sources) -> Location<'a> {
    Location {
        physical_location: PhysicalLocation {
            artifact_location: artifact(label.span.source, sources),
            region: region(label.span, sources),
        },
        message: Some(Text { text: &label.text }).filter(|message| !message.text.is_empty()),
    }
}

fn fix<'a>(patch: &'a Patch, diagnostic: &'a Diagnostic, sources: &Sources) -> Fix<'a> {
    let label = diagnostic.place.iter().map(|label| label.text.as_str()).find(|text| !text.is_empty());
    let description = diagnostic.help.as_deref().or(label).unwrap_or(&diagnostic.message);
    let replacement = Replacement {
        deleted_region: region(patch.span, sources),
        inserted_content: Text { text: &patch.replacement },
    };
    let change =
        ArtifactChange { artifact_location: artifact(patch.span.source, sources), replacements: [replacement] };
    let properties = FixProperties { applicability: patch.applicability.into() };
    Fix { description: Text { text: description }, artifact_changes: [change], properties }
}

fn region(span: Span, sources: &Sources) -> Region {
    let (start_line, start_column) = sources.line_column(span);
    let (end_line, end_column) = sources.end_line_column(span);
    let byte_length = span.end.saturating_sub(span.start);
    Region { start_line, start_column, end_line, end_column, byte_offset: span.start, byte_length }
}

fn artifact(file: SourceId, sources: &Sources) -> ArtifactLocation {
    address(&sources.get(file).path)
}

fn address(path: &str) -> ArtifactLocation {
    let path = uri_path(path);
    ArtifactLocation { uri: if path.starts_with('/') { format!("file://{path}") } else { path } }
}

/// Percent-encodes a path for a URI.
fn uri_path(path: &str) -> String {
    path.bytes().fold(String::with_capacity(path.len()), |text, byte| {
        if byte.is_ascii_alphanumeric() || b"/-._~".contains(&byte) {
            text + char::from(byte).encode_utf8(&mut [0; 4])
        } else {
            text + &format!("%{byte:02X}")
        }
    })
}
