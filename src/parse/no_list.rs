//! A value where a list belongs -> what is wrong with it, and how it becomes a list.

use crate::diagnostic::Diagnostic;
use crate::parse::node::{Node, Value};
use crate::parse::odd_line::{is_dash, long_dash};
use crate::parse::quoted::quoted;

/// What to write in place of the value. Nothing is offered that could be read in two ways.
pub(super) fn no_list(node: &Node, file: &str) -> Vec<Diagnostic> {
    let dashes = long_dashes(node);
    if dashes.is_empty() { vec![one_value(node, file)] } else { dashes }
}

fn one_value(node: &Node, file: &str) -> Diagnostic {
    let fault = node.wrong_type("a list belongs here");
    let written = file.get(node.span.range()).unwrap_or_default();
    let before = file[..node.span.range().start].lines().next_back().unwrap_or_default();
    match node.scalar() {
        None => fault.help("begin each item with a hyphen"),
        // One sentence, or several items: nobody can tell.
        Some(text) if text.contains(',') && !text.ends_with(['.', '!', '?']) => fault.help(
            "put it in square brackets; if it is one item with a comma in it, put that in quotation marks: [\"one, two\"]",
        ),
        Some(_) if before.trim().is_empty() || written.starts_with(['|', '>']) || written.contains('\n') => {
            fault.help("make it an item: a line that begins with a hyphen, and the text behind it")
        }
        Some(_) => fault
            .help("put it in square brackets, even if it is only one")
            .patch(node.span, format!("[{}]", as_item(written))),
    }
}

/// A value as it can be written between square brackets.
fn as_item(written: &str) -> String {
    let is_quoted = written.starts_with(['"', '\'']);
    let has_marks = written.contains([',', ':', '#', '[', ']', '{', '}', '?']) && !written.starts_with('*');
    if has_marks && !is_quoted { quoted(written) } else { written.to_owned() }
}

/// Keys of a group that begin with a dash: items of a list, written with what a word processor makes of a hyphen.
fn long_dashes(node: &Node) -> Vec<Diagnostic> {
    let Value::Map(entries) = &node.value else { return Vec::new() };
    let dash = |key: &Node<'_>| key.scalar()?.chars().next().filter(|first| is_dash(*first));
    entries.iter().filter_map(|(key, _)| Some(long_dash(key.span, dash(key)?))).collect()
}
