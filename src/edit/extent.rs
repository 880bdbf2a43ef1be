//! A value and the text that it is read from -> where its text ends, and which form it has.

use crate::parse::node::{Node, Value};

/// How a list or group is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// A line or more for each entry.
    Block,
    /// Between brackets.
    Flow,
    /// Elsewhere: here is a reference to it.
    Reference,
}

/// The form of a list or group.
pub(super) fn form(text: &str, node: &Node<'_>) -> Form {
    let start = node.span.range().start;
    let first = match &node.value {
        Value::List(items) => items.first(),
        Value::Map(entries) => entries.first().map(|(key, _)| key),
        Value::Null | Value::Scalar(_) => None,
    };
    // A list whose hyphens are below its key is said to begin with its first item: the sign is that of the item.
    let is_of_first = first.is_some_and(|first| first.span.range().start == start);
    match text.as_bytes().get(start) {
        Some(b'[' | b'{') if !is_of_first => Form::Flow,
        Some(b'*') if !is_of_first => Form::Reference,
        _ => Form::Block,
    }
}

/// The byte after the last of a value, with its closing bracket.
pub(super) fn end(text: &str, node: &Node<'_>) -> usize {
    let last = match &node.value {
        Value::Null | Value::Scalar(_) => return node.span.range().end,
        Value::List(items) => items.last().map(|item| end(text, item)),
        Value::Map(entries) => entries.last().map(|(key, value)| entry_end(text, key, value)),
    };
    match form(text, node) {
        Form::Reference => node.span.range().end,
        Form::Block => last.unwrap_or_else(|| node.span.range().end),
        Form::Flow => closing_bracket(text, last.unwrap_or_else(|| node.span.range().end)) + 1,
    }
}

/// The byte after the last of a key's value; after its colon, if it has no value.
pub(super) fn entry_end(text: &str, key: &Node<'_>, value: &Node<'_>) -> usize {
    let end = end(text, value);
    let key_end = key.span.range().end;
    if value.value == Value::Null && end <= key_end { after_colon(text, key).unwrap_or(key_end) } else { end }
}

/// The byte after the colon of a key.
pub(super) fn after_colon(text: &str, key: &Node<'_>) -> Option<usize> {
    let end = key.span.range().end;
    let rest = text.get(end..)?;
    let spaces = rest.len() - rest.trim_start_matches([' ', '\t']).len();
    rest[spaces..].starts_with(':').then_some(end + spaces + 1)
}

/// The bracket that closes a list or group, after its last part.
fn closing_bracket(text: &str, from: usize) -> usize {
    let mut at = from;
    while let Some(sign) = text[at..].chars().next() {
        match sign {
            ']' | '}' => break,
            '#' => at = next_line(text, at),
            _ => at += sign.len_utf8(),
        }
    }
    at.min(text.len().saturating_sub(1))
}

/// The start of the line with this byte.
pub(super) fn line_start(text: &str, at: usize) -> usize {
    text[..at].rfind('\n').map_or(0, |end| end + 1)
}

/// The start of the line after the one with this byte.
pub(super) fn next_line(text: &str, from: usize) -> usize {
    text[from..].find('\n').map_or(text.len(), |at| from + at + 1)
}

/// The line end of a text.
pub(super) fn line_end(text: &str) -> &'static str {
    if text.contains("\r\n") { "\r\n" } else { "\n" }
}
