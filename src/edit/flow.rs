//! A list or group of keys between brackets, and an entry to add or to remove -> the edits.

use std::ops::Range;

use crate::edit::change::Entry;
use crate::edit::extent::{end, entry_end};
use crate::edit::refusal::Refusal;
use crate::edit::splice::Splice;
use crate::parse::node::{Node, Value};

/// The edits that add an entry, which has one line.
pub(super) fn insertions(text: &str, node: &Node<'_>, entry: &Entry) -> Result<Vec<Vec<Splice>>, Refusal> {
    let line = entry.text.trim();
    if line.contains('\n') {
        return Err(Refusal::OtherForm);
    }
    let words = match &node.value {
        Value::List(_) => line.strip_prefix("- ").unwrap_or(line),
        _ => line,
    };
    let before = if let (Value::Map(entries), Some(key)) = (&node.value, &entry.after) {
        let (key, value) = named(entries, key)?;
        Some(entry_end(text, key, value))
    } else {
        let all = extents(text, node);
        entry.after_item.and_then(|at| all.get(at)).or(all.last()).map(|range| range.end)
    };
    Ok(vec![vec![match before {
        Some(at) => Splice::insert(at, format!(", {words}")),
        None => Splice::insert(node.span.range().start + 1, words),
    }]])
}

/// The edits that remove the entry at a position.
pub(super) fn removals(text: &str, node: &Node<'_>, at: usize) -> Vec<Vec<Splice>> {
    let all = extents(text, node);
    let Some(own) = all.get(at) else { return Vec::new() };
    let range = match (all.get(at + 1), at.checked_sub(1).and_then(|before| all.get(before))) {
        (Some(next), _) => own.start..next.start,
        (None, Some(previous)) => previous.end..own.end,
        (None, None) => own.clone(),
    };
    // A remark between two entries is not lost with one of them.
    let has_remark = text[range.clone()].replace(&text[own.clone()], "").contains('#');
    if has_remark { Vec::new() } else { vec![vec![Splice::remove(range)]] }
}

/// The text of the entry at a position.
pub(super) fn entry<'t>(text: &'t str, node: &Node<'_>, at: usize) -> &'t str {
    extents(text, node).get(at).map_or("", |range| &text[range.clone()])
}

/// The key of this name in a group.
pub(super) fn named<'t, 'a>(
    entries: &'t [(Node<'a>, Node<'a>)],
    name: &str,
) -> Result<&'t (Node<'a>, Node<'a>), Refusal> {
    let found = entries.iter().find(|(key, _)| key.scalar() == Some(name));
    found.ok_or_else(|| Refusal::NotThere(format!("`{name}`")))
}

/// Where each entry begins and ends.
fn extents(text: &str, node: &Node<'_>) -> Vec<Range<usize>> {
    match &node.value {
        Value::List(items) => items.iter().map(|item| item.span.range().start..end(text, item)).collect(),
        Value::Map(entries) => {
            let range = |(key, value): &(Node<'_>, Node<'_>)| key.span.range().start..entry_end(text, key, value);
            entries.iter().map(range).collect()
        }
        Value::Null | Value::Scalar(_) => Vec::new(),
    }
}
