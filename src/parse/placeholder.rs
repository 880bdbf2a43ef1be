//! A group of keys that can't be read as it is -> what the rules need to look at all the rest: with placeholders for its faults.
//!
//! One slip in `site.yaml` would hide what is wrong with every promise otherwise. Nothing of this is ever shown: content with a fault is
//! not published.

use crate::parse::names::Names;
use crate::parse::node::{Node, Value, read};
use crate::parse::reader::{FromNode, Reader};
use crate::parse::record::Record;
use crate::source::{SourceId, Span};

/// A group of keys whose values can have placeholders.
pub(super) trait WithPlaceholders: Record + FromNode {
    /// A valid value for each required key, except an id, which identifies its owner.
    const PLACEHOLDERS: &'static str;
}

/// Reads a group of keys; where that fails, once more with placeholders for those that have a fault.
pub(super) fn read_or_placeholder<R: WithPlaceholders>(tree: &Node<'_>, reader: &mut Reader<'_>) -> Option<R> {
    R::from_node(tree, reader).or_else(|| replaced(tree, reader.names, reader.text))
}

/// What takes the place of a file that has no tree but needs one: these keys, and placeholders for all others.
pub(super) fn placeholder<R: WithPlaceholders>(keys: &str, at: SourceId) -> Option<R> {
    let tree = read(at, keys, 0).ok()?;
    replaced(&placed(&tree, Span::start_of(at)), &Names::default(), "")
}

/// A key and its value.
type Entry<'a> = (Node<'a>, Node<'a>);

fn replaced<R: WithPlaceholders>(tree: &Node<'_>, names: &Names, text: &str) -> Option<R> {
    let reads = |entries: &[Entry<'_>]| {
        let node = Node { span: tree.span, value: Value::Map(entries.to_vec()) };
        R::from_node(&node, &mut Reader::new(names, text))
    };
    let sound = read(tree.span.source, R::PLACEHOLDERS, 0).ok()?;
    let mut entries = entries_of(&placed(&sound, Span::start_of(tree.span.source)));
    let written = entries_of(tree);
    let is_known = |(key, _): &&Entry<'_>| R::KEYS.iter().any(|known| key.scalar() == Some(known.name));
    // Nothing can be read without an id, so ids come first.
    let (ids, others): (Vec<&Entry<'_>>, _) =
        written.iter().filter(is_known).partition(|(key, _)| key.scalar() == Some("id"));
    for entry in ids.into_iter().chain(others) {
        let with = with(&entries, entry);
        if reads(&with).is_some() {
            entries = with;
        }
    }
    reads(&entries)
}

fn entries_of<'a>(tree: &Node<'a>) -> Vec<Entry<'a>> {
    match &tree.value {
        Value::Map(entries) => entries.clone(),
        _ => Vec::new(),
    }
}

/// The entries with this one added, replacing any with the same key.
fn with<'a>(entries: &[Entry<'a>], entry: &Entry<'a>) -> Vec<Entry<'a>> {
    let others = entries.iter().filter(|(key, _)| key.scalar() != entry.0.scalar());
    others.chain([entry]).cloned().collect()
}

/// A copy of the node with every part placed at `span`.
fn placed<'a>(node: &Node<'a>, span: Span) -> Node<'a> {
    let value = match &node.value {
        Value::List(items) => Value::List(items.iter().map(|item| placed(item, span)).collect()),
        Value::Map(entries) => {
            Value::Map(entries.iter().map(|(key, value)| (placed(key, span), placed(value, span))).collect())
        }
        value => value.clone(),
    };
    Node { span, value }
}
