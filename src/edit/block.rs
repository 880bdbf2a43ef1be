//! A list or group of keys with a line or more for each entry, and an entry to add or to remove -> the edits, best first.

use crate::edit::change::Entry;
use crate::edit::extent::{after_colon, end, entry_end, line_end, line_start, next_line};
use crate::edit::flow::named;
use crate::edit::refusal::Refusal;
use crate::edit::splice::Splice;
use crate::parse::node::{Node, Value};

/// The edits that add an entry to a list or group that has some.
pub(super) fn insertions(text: &str, node: &Node<'_>, entry: &Entry) -> Result<Vec<Vec<Splice>>, Refusal> {
    let (indent, last) = match &node.value {
        Value::List(items) => {
            let last = entry.after_item.and_then(|at| items.get(at)).or(items.last()).ok_or(Refusal::OtherForm)?;
            (hyphen_column(text, node).ok_or(Refusal::OtherForm)?, end(text, last))
        }
        Value::Map(entries) => {
            let (first, last) = entries.first().zip(entries.last()).ok_or(Refusal::OtherForm)?;
            let (key, value) = entry.after.as_ref().map_or(Ok(last), |after| named(entries, after))?;
            (column(text, &first.0), entry_end(text, key, value))
        }
        Value::Null | Value::Scalar(_) => return Err(Refusal::OtherKind),
    };
    let at = end_of_entry(text, last, indent);
    // A text that ends with `|+` includes the empty lines after it.
    let places = [at, after_empty_lines(text, at)];
    let joints: &[bool] = if entry.is_apart { &[true, false] } else { &[false] };
    let each = places.iter().flat_map(|at| joints.iter().map(move |is_apart| (*at, *is_apart)));
    Ok(each.map(|(at, is_apart)| vec![inserted(text, at, indent, &entry.text, is_apart)]).collect())
}

/// The edits that make an entry the first below a key that is followed by nothing, or by empty brackets.
pub(super) fn first_entry(text: &str, key: &Node<'_>, entry: &Entry) -> Result<Vec<Vec<Splice>>, Refusal> {
    let range = key.span.range();
    let margin = &text[line_start(text, range.start)..range.start];
    let is_first = margin.bytes().all(|byte| matches!(byte, b' ' | b'-'));
    let start = after_colon(text, key).filter(|_| is_first).ok_or(Refusal::OtherForm)?;
    let value = text[start..].lines().next().unwrap_or_default();
    let rest = without_brackets(value);
    let is_last = rest.trim().is_empty() || rest.starts_with(' ') && rest.trim_start().starts_with('#');
    if !is_last {
        return Err(Refusal::OtherForm);
    }
    let brackets = start..start + value.len() - rest.len();
    let below = inserted(text, next_line(text, range.end), margin.len() + 2, &entry.text, false);
    let removed = Some(Splice::remove(brackets)).filter(|splice| !splice.range.is_empty());
    Ok(vec![removed.into_iter().chain([below]).collect()])
}

/// The edits that remove the entry at a position.
pub(super) fn removals(text: &str, node: &Node<'_>, at: usize) -> Result<Vec<Vec<Splice>>, Refusal> {
    let whole = |from: usize, to: usize, indent: usize| vec![lines(text, from, end_of_entry(text, to, indent))];
    match &node.value {
        Value::List(items) if items.len() > 1 => {
            let item = &items[at];
            let indent = hyphen_column(text, node).ok_or(Refusal::OtherForm)?;
            let line = hyphen_line(text, node, item, indent).ok_or(Refusal::OtherForm)?;
            Ok(vec![whole(line, end(text, item), indent)])
        }
        Value::Map(entries) if entries.len() > 1 => {
            let (key, value) = &entries[at];
            let start = key.span.range().start;
            let line = line_start(text, start);
            if text[line..start].bytes().all(|byte| byte == b' ') {
                return Ok(vec![whole(line, entry_end(text, key, value), column(text, key))]);
            }
            // The first key of an item is on the line of the hyphen: the next one moves up to it.
            let (next, _) = entries.get(at + 1).ok_or(Refusal::OtherForm)?;
            let between = &text[entry_end(text, key, value)..next.span.range().start];
            if between.contains('#') {
                return Err(Refusal::OtherForm);
            }
            Ok(vec![vec![Splice::remove(start..next.span.range().start)]])
        }
        Value::List(_) | Value::Map(_) => Err(Refusal::OnlyEntry),
        Value::Null | Value::Scalar(_) => Err(Refusal::OtherKind),
    }
}

/// The lines of the item at a position, without the margin.
pub(super) fn item(text: &str, list: &Node<'_>, at: usize) -> Result<String, Refusal> {
    let item = list.items().get(at).ok_or(Refusal::OtherKind)?;
    let indent = hyphen_column(text, list).ok_or(Refusal::OtherForm)?;
    let start = hyphen_line(text, list, item, indent).ok_or(Refusal::OtherForm)?;
    Ok(outdented(&text[start..end_of_entry(text, end(text, item), indent)], indent))
}

/// Lines without so many spaces before each, or without all that a line has.
pub(super) fn outdented(lines: &str, margin: usize) -> String {
    let own = |line: &str| line[(line.len() - line.trim_start_matches(' ').len()).min(margin)..].to_owned();
    lines.trim_end().lines().map(own).collect::<Vec<_>>().join("\n")
}

/// The lines of `entry` at the start of a line, each indented by so many spaces, with the text's line ends.
fn inserted(text: &str, at: usize, indent: usize, entry: &str, is_apart: bool) -> Splice {
    let end = line_end(text);
    let margin = " ".repeat(indent);
    let line = |line: &str| if line.is_empty() { String::new() } else { format!("{margin}{line}") };
    let lines = entry.trim_end().lines().map(line).collect::<Vec<_>>().join(end);
    let apart = if is_apart { end } else { "" };
    let is_after_a_line = at == 0 || text[..at].ends_with('\n');
    // The last line of a file without a line end gets one, and the new last line has none.
    Splice::insert(at, if is_after_a_line { format!("{apart}{lines}{end}") } else { format!("{end}{apart}{lines}") })
}

/// Whole lines to remove. If the last line has no line end, the new last one has none.
fn lines(text: &str, from: usize, to: usize) -> Splice {
    let is_endless = to == text.len() && !text.ends_with('\n') && from > 0;
    let before = text[..from].trim_end_matches(['\n', '\r']).len();
    Splice::remove(if is_endless { before } else { from }..to)
}

/// What follows the colon of a key, after `[]` or `{}` if they are there.
fn without_brackets(value: &str) -> &str {
    let bare = value.trim_start();
    let pairs = [('[', ']'), ('{', '}')];
    let rest = pairs.iter().find_map(|(open, close)| bare.strip_prefix(*open)?.trim_start().strip_prefix(*close));
    rest.unwrap_or(value)
}

/// The column of a list's hyphens. A list whose hyphens are below the first letter of its key is said to begin with its first item.
fn hyphen_column(text: &str, list: &Node<'_>) -> Option<usize> {
    let start = list.span.range().start;
    let is_before_first = list.items().first().is_none_or(|first| first.span.range().start != start);
    if is_before_first && text[start..].starts_with('-') {
        return Some(column(text, list));
    }
    let own = line_start(text, start);
    if let Some(margin) = text[own..start].trim_end_matches(' ').strip_suffix('-') {
        return Some(margin.len());
    }
    // The item begins on a later line than its hyphen, perhaps after remarks.
    let above = text[..own].lines().rev().map(|line| (line, line.trim_start_matches(' ')));
    let (line, bare) = above.into_iter().find(|(_, bare)| !bare.trim().is_empty() && !bare.starts_with('#'))?;
    bare.starts_with('-').then_some(line.len() - bare.len())
}

/// The start of the line with an item's hyphen, if nothing else precedes the hyphen there. Its value may begin on a later line.
fn hyphen_line(text: &str, list: &Node<'_>, item: &Node<'_>, indent: usize) -> Option<usize> {
    let mut line = line_start(text, item.span.range().start);
    loop {
        let rest = &text[line..];
        let margin = rest.len() - rest.trim_start_matches(' ').len();
        if margin == indent && rest[margin..].starts_with('-') {
            return Some(line);
        }
        line = Some(line).filter(|line| *line > list.span.range().start).map(|line| line_start(text, line - 1))?;
    }
}

/// The column where something begins, from 0.
pub(super) fn column(text: &str, of: &Node<'_>) -> usize {
    let start = of.span.range().start;
    text[line_start(text, start)..start].trim_start_matches('\u{feff}').chars().count()
}

/// The start of the line after an entry, and after the comments that belong to it because they are indented further.
pub(super) fn end_of_entry(text: &str, end: usize, indent: usize) -> usize {
    let mut at = next_line(text, end);
    loop {
        let line = text[at..].lines().next().unwrap_or_default();
        let bare = line.trim_start_matches(' ');
        if !(bare.starts_with('#') && line.len() - bare.len() > indent) {
            return at;
        }
        at = next_line(text, at);
    }
}

/// The start of the first line that is not empty, searching from `at`, the start of a line.
fn after_empty_lines(text: &str, mut at: usize) -> usize {
    while text[at..].split_once('\n').is_some_and(|(line, _)| line.trim().is_empty()) {
        at = next_line(text, at);
    }
    at
}
