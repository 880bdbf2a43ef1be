//! Faults in content -> cards for people who don't read code: whose text it is, the marked line, a sentence, and what to write instead.

use crate::diagnostic::{Diagnostic, Patch};
use crate::english::capital;
use crate::serve::{Card, Fix, MarkedLine};
use crate::source::{Source, Sources, Span};

/// Nobody goes through more in one go; the rest is in the list as the terminal shows it.
const MOST: usize = 20;

/// The most characters that are shown of a line before and after its marked part.
const BESIDE: usize = 40;

pub(super) fn cards(diagnostics: &[Diagnostic], sources: &Sources) -> Vec<Card> {
    diagnostics.iter().take(MOST).map(|diagnostic| card(diagnostic, sources)).collect()
}

fn card(diagnostic: &Diagnostic, sources: &Sources) -> Card {
    let place = diagnostic.place.as_ref();
    let file = place.map(|place| sources.get(place.span.source));
    let label = place.map(|place| place.text.as_str()).filter(|label| !label.is_empty());
    Card {
        about: place.zip(file).map(|(place, file)| about(&file.text, place.span.range().start)).unwrap_or_default(),
        file: file.map(|file| file.name.clone()),
        line_number: place.map_or(0, |place| sources.line_column(place.span).0),
        line: place.zip(file).map(|(place, file)| marked(file, place.span)),
        sentences: std::iter::once(diagnostic.message.as_str())
            .chain(label)
            .chain(diagnostic.notes.iter().map(String::as_str))
            .map(sentence)
            .collect::<Vec<_>>()
            .join(" "),
        help: diagnostic.help.clone().map(|help| sentence(&help)),
        instead: diagnostic.patch.as_ref().map(|patch| corrected(sources.get(patch.span.source), patch)),
        fix: diagnostic.certain_patch().map(|patch| Fix {
            file: sources.get(patch.span.source).name.clone(),
            start: patch.span.range().start,
            replacement: patch.replacement.clone(),
        }),
    }
}

/// A capital letter and a full stop.
fn sentence(text: &str) -> String {
    let text = capital(text.trim());
    if text.ends_with(['.', '?', '!', ':']) || text.contains('\n') { text } else { text + "." }
}

/// The name of the service in which a place is; of the department or page, if it is in none.
fn about(text: &str, at: usize) -> String {
    let indent = |line: &str| line.len() - line.trim_start().len();
    let begins_an_entry = |line: &str| line.trim_start().starts_with("- id:");
    let before: Vec<&str> = text[..at].split_inclusive('\n').collect();
    let entry = before.iter().rposition(|line| begins_an_entry(line));
    let of_entry = entry.and_then(|entry| {
        let start: usize = before[..entry].iter().map(|line| line.len()).sum();
        let mut lines = text[start..].lines();
        let depth = indent(lines.next()?) + 2;
        let own = lines.take_while(|line| line.trim().is_empty() || indent(line) >= depth);
        own.filter(|line| indent(line) == depth).find_map(|line| value(line.trim_start()))
    });
    of_entry.or_else(|| text.lines().find_map(value)).unwrap_or_default()
}

/// The name or title that a line gives.
fn value(line: &str) -> Option<String> {
    let value = line.strip_prefix("name:").or_else(|| line.strip_prefix("title:"))?.trim();
    let value = value.split(" #").next().unwrap_or_default().trim().trim_matches(['"', '\'']);
    (!value.is_empty()).then(|| value.to_owned())
}

/// The line of a place, with the place marked up to the end of that line.
fn marked(file: &Source, span: Span) -> MarkedLine {
    let text = &file.text;
    let range = span.range();
    let start = text[..range.start].rfind('\n').map_or(0, |at| at + 1);
    let end = text[range.start..].find('\n').map_or(text.len(), |at| range.start + at);
    let marked_end = range.end.clamp(range.start, end);
    MarkedLine {
        before: last_of(text[start..range.start].trim_start()),
        marked: text[range.start..marked_end].trim_end_matches('\r').to_owned(),
        after: first_of(text[marked_end..end].trim_end()),
    }
}

/// The line as it reads with the fix.
fn corrected(file: &Source, patch: &Patch) -> String {
    let text = &file.text;
    let range = patch.span.range();
    let start = text[..range.start].rfind('\n').map_or(0, |at| at + 1);
    let end = text[range.end..].find('\n').map_or(text.len(), |at| range.end + at);
    let (before, after) = (text[start..range.start].trim_start(), text[range.end..end].trim_end());
    format!("{}{}{}", last_of(before), patch.replacement, first_of(after))
}

fn last_of(text: &str) -> String {
    match text.char_indices().rev().nth(BESIDE) {
        Some((at, _)) => format!("…{}", &text[at..]),
        None => text.to_owned(),
    }
}

fn first_of(text: &str) -> String {
    match text.char_indices().nth(BESIDE) {
        Some((at, _)) => format!("{}…", &text[..at]),
        None => text.to_owned(),
    }
}
