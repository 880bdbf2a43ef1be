//! A value in place of a list -> what is wrong with it, and how to turn it into a list.

use crate::diagnostic::Diagnostic;
use crate::parse::node::{Node, Value};
use crate::parse::odd_line::{is_dash, long_dash};
use crate::parse::pasted::{BULLETED, TABLE, is_row, item, of_bullets, of_table};
use crate::parse::quoted::quoted;
use crate::parse::rules;
use crate::source::Span;

/// What to write in place of the value. Nothing is offered that could be read in two ways.
/// `is_item` tells whether the value can be an item as it is.
pub(super) fn no_list(node: &Node, file: &str, is_item: bool) -> Vec<Diagnostic> {
    let dashes = long_dashes(node);
    if dashes.is_empty() { vec![one_value(node, file, is_item)] } else { dashes }
}

fn one_value(node: &Node, file: &str, is_item: bool) -> Diagnostic {
    let fault = node.wrong_type("a list");
    let written = file.get(node.span.range()).unwrap_or_default();
    if written.lines().all(is_row) {
        let first = written.lines().next().map_or(0, str::len);
        let start = node.span.range().start;
        let place = Span::new(node.span.source, start, start + first);
        return of_table(Diagnostic::error(&rules::WRONG_TYPE, place, TABLE));
    }
    if let Some(items) = written.lines().map(item).collect::<Option<Vec<_>>>().filter(|items| !items.is_empty()) {
        return with_hyphens(node, file, &items);
    }
    let before = file[..node.span.range().start].lines().next_back().unwrap_or_default();
    match node.scalar() {
        None => fault.help("start each item with a hyphen"),
        Some(_) if !is_item => fault.help("start each item with a hyphen, followed by its keys"),
        // This may be one sentence or several items.
        Some(text) if text.contains(',') && !text.ends_with(['.', '!', '?']) => fault.help(
            "put it in square brackets; if it is a single item that contains a comma, put that in quotation marks: [\"one, two\"]",
        ),
        Some(_) if before.trim().is_empty() || written.starts_with(['|', '>']) || written.contains('\n') => {
            fault.help("make it a list item: a line that starts with a hyphen, followed by the text")
        }
        Some(text) => fault
            .help("put it in square brackets, even if it is the only item")
            .patch(node.span, format!("[{}]", as_item(written)))
            .certain_if(!text.contains([',', ';', '/'])),
    }
}

/// The fault of items that begin with bullets, and the same items with hyphens.
fn with_hyphens(node: &Node, file: &str, items: &[&str]) -> Diagnostic {
    let Span { source, .. } = node.span;
    let start = node.span.range().start;
    let bullet = file[start..].chars().next().map_or(0, char::len_utf8);
    let place = Span::new(source, start, start + bullet);
    let fault = of_bullets(Diagnostic::error(&rules::WRONG_TYPE, place, BULLETED));
    let before = file[..start].lines().next_back().unwrap_or_default();
    if !before.trim().is_empty() {
        return fault;
    }
    let margin = format!("\n{before}");
    fault.patch(node.span, items.iter().map(|words| format!("- {words}")).collect::<Vec<_>>().join(&margin))
}

/// A value as it can be written between square brackets.
fn as_item(written: &str) -> String {
    let is_quoted = written.starts_with(['"', '\'']);
    let has_marks = written.contains([',', ':', '#', '[', ']', '{', '}', '?']) && !written.starts_with('*');
    if has_marks && !is_quoted { quoted(written) } else { written.to_owned() }
}

/// The faults of keys that start with a dash: they are list items whose hyphens a word processor has turned into dashes.
fn long_dashes(node: &Node) -> Vec<Diagnostic> {
    let Value::Map(entries) = &node.value else { return Vec::new() };
    let dash = |key: &Node<'_>| key.scalar()?.chars().next().filter(|first| is_dash(*first));
    entries.iter().filter_map(|(key, _)| Some(long_dash(key.span, dash(key)?))).collect()
}
