//! A value in place of a list -> what is wrong with it, and how to turn it into a list.

use crate::diagnostic::Diagnostic;
use crate::parse::node::{Node, Value};
use crate::parse::odd_line::{is_dash, long_dash};
use crate::parse::quoted::quoted;

/// What to write in place of the value. Nothing is offered that could be read in two ways.
/// `is_item` tells whether the value can be an item as it is.
pub(super) fn no_list(node: &Node, file: &str, is_item: bool) -> Vec<Diagnostic> {
    let dashes = long_dashes(node);
    if dashes.is_empty() { vec![one_value(node, file, is_item)] } else { dashes }
}

fn one_value(node: &Node, file: &str, is_item: bool) -> Diagnostic {
    let fault = node.wrong_type("a list");
    let written = file.get(node.span.range()).unwrap_or_default();
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
