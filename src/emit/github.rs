//! Diagnostics -> workflow commands, which GitHub shows as annotations beside the lines that they speak of.

use crate::diagnostic::{Diagnostic, Label, Severity};
use crate::source::Sources;

/// All diagnostics, each on a line of its own.
#[must_use]
pub fn render(diagnostics: &[Diagnostic], sources: &Sources) -> String {
    diagnostics.iter().map(|diagnostic| command(diagnostic, sources)).collect()
}

fn command(diagnostic: &Diagnostic, sources: &Sources) -> String {
    let name = match diagnostic.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "notice",
    };
    let title = format!("title={}", property(diagnostic.rule));
    let properties: Vec<String> = place(diagnostic, sources).into_iter().chain([title]).collect();
    format!("::{name} {}::{}\n", properties.join(","), data(&message(diagnostic, sources)))
}

fn place(diagnostic: &Diagnostic, sources: &Sources) -> Vec<String> {
    let Some(label) = &diagnostic.place else { return Vec::new() };
    let (line, column) = sources.line_column(label.span);
    let (end_line, _) = sources.end_line_column(label.span);
    let file = format!("file={}", property(&sources.get(label.span.source).path));
    // GitHub takes a column only for a place within one line.
    let column = (line == end_line).then(|| format!("col={column}"));
    [file, format!("line={line}")].into_iter().chain(column).chain([format!("endLine={end_line}")]).collect()
}

/// Other places are named in the message: an annotation has one place only.
fn message(diagnostic: &Diagnostic, sources: &Sources) -> String {
    let label = diagnostic.place.iter().map(|label| label.text.clone()).filter(|text| !text.is_empty());
    let related = diagnostic.related.iter().map(|label| elsewhere(label, sources));
    let notes = diagnostic.notes.iter().map(|note| format!("note: {note}"));
    let help = diagnostic.help.iter().map(|help| format!("help: {help}"));
    let first = std::iter::once(diagnostic.message.clone());
    let lines: Vec<String> = first.chain(label).chain(related).chain(notes).chain(help).collect();
    lines.join("\n")
}

fn elsewhere(label: &Label, sources: &Sources) -> String {
    let words = if label.text.is_empty() { "see also" } else { &label.text };
    let (line, column) = sources.line_column(label.span);
    format!("{words}: {}:{line}:{column}", sources.get(label.span.source).path)
}

/// What would end a message early, written so that it can't.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// The same for a property, which a colon or a comma would end too.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
