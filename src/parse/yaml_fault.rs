//! A YAML parser's error -> a diagnostic in words that staff understand, at the place that they have to look at.

use crate::diagnostic::Diagnostic;
use crate::source::{SourceId, Span};

/// What `error` means for the text that begins at byte `base` of the file.
pub(super) fn explain(source: SourceId, text: &str, base: usize, error: &serde_saphyr::Error) -> Diagnostic {
    let said = first_line(&error.to_string());
    let at = error.location().map_or(0, |location| offset(text, location.line(), location.column()));
    let here = Span::new(source, base + at, base + at + width_at(text, at));
    let fault = |message: &str| Diagnostic::error("invalid-yaml", here, message);
    if said.contains("recursion") || said.contains("Depth") || said.contains("nesting") {
        return Diagnostic::error("nested-too-deeply", here, "this is nested more deeply than any content can be")
            .help("look for brackets or indentation that were repeated by mistake");
    }
    if said.contains("budget") || said.contains("alias") || said.contains("anchor") {
        return Diagnostic::error(
            "expands-too-far",
            here,
            "a reference with `*` makes this file grow far beyond its size",
        )
        .help("write the repeated part out where it is needed");
    }
    if let Some(tab) = indentation_tab(text) {
        let place = Span::new(source, base + tab, base + tab + 1);
        return Diagnostic::error("invalid-yaml", place, "this line is indented with a tab")
            .label("a tab stands here")
            .help("indent with spaces: two for each level")
            .patch(place, "  ");
    }
    if said.contains("mapping values are not allowed") {
        return fault("a second colon, or a key that is indented differently from its neighbours")
            .label("a key and its colon are not expected here")
            .help("put the whole value in quotes if it has a colon in it (\"like: this\"); else line the key up with the ones around it");
    }
    if said.contains("unclosed quote") {
        return fault("a quotation mark is opened and never closed")
            .label("opened here")
            .help("close it with the same mark at the end of the value");
    }
    if said.contains("unclosed bracket") {
        return fault("a bracket is opened and never closed").label("opened here").help("close it with `]` or `}`");
    }
    if said.contains("multiple YAML documents") {
        return fault("a line of three hyphens begins a second document")
            .help("a content file is one document: remove the line, or move what follows into a file of its own");
    }
    if let Some(character) = unexpected_character(&said) {
        return fault(&format!("a value can't begin with {character}")).help("put the whole value in quotation marks");
    }
    fault("this can't be read: quotation marks, brackets, colons or indentation are not as they should be")
        .with_note(format!("the reader of YAML says: {said}"))
        .help("compare with the lines around it: the same indentation for keys that belong together, quotes around unusual values")
}

fn first_line(text: &str) -> String {
    let line = text.lines().next().unwrap_or_default();
    line.split(" at line ").next().unwrap_or(line).to_owned()
}

fn unexpected_character(said: &str) -> Option<String> {
    let rest = said.strip_prefix("unexpected character: `")?;
    let character = rest.strip_suffix('\'').unwrap_or(rest);
    Some(match character {
        "\\u{0}" => "a NUL character (the file may not be a text file)".to_owned(),
        other => format!("`{other}`"),
    })
}

/// The byte of the first tab that indents a line.
fn indentation_tab(text: &str) -> Option<usize> {
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let indentation = line.len() - line.trim_start_matches([' ', '\t']).len();
        if let Some(tab) = line[..indentation].find('\t').filter(|_| !line.trim().is_empty()) {
            return Some(start + tab);
        }
        start += line.len();
    }
    None
}

/// The byte of a line and column, both from 1, the column in characters.
fn offset(text: &str, line: u64, column: u64) -> usize {
    let skip = |count: u64| usize::try_from(count.saturating_sub(1)).unwrap_or(usize::MAX);
    let start: usize = text.split_inclusive('\n').take(skip(line)).map(str::len).sum();
    let rest = &text[start..];
    let within: usize = rest.chars().take_while(|c| *c != '\n').take(skip(column)).map(char::len_utf8).sum();
    start + within
}

fn width_at(text: &str, at: usize) -> usize {
    text[at..].chars().next().filter(|c| !c.is_control()).map_or(0, char::len_utf8)
}
