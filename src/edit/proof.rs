//! Two trees -> whether they say the same, or the same outside some edits.

use std::ops::Range;

use crate::edit::splice::Splice;
use crate::parse::node::{Node, Value};

/// Whether two trees are equal apart from places.
pub(super) fn says_the_same(one: &Node<'_>, other: &Node<'_>) -> bool {
    match (&one.value, &other.value) {
        (Value::List(one), Value::List(other)) => {
            one.len() == other.len() && one.iter().zip(other).all(|(one, other)| says_the_same(one, other))
        }
        (Value::Map(one), Value::Map(other)) => {
            let is_same = |((key, value), (other_key, other)): (&(Node<'_>, Node<'_>), &(Node<'_>, Node<'_>))| {
                says_the_same(key, other_key) && says_the_same(value, other)
            };
            one.len() == other.len() && one.iter().zip(other).all(is_same)
        }
        (one, other) => one == other,
    }
}

/// Whether an edit may change what belongs together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Structure {
    /// Every value stays at its place in the tree.
    Kept,
    /// A group of keys may become a list: its hyphens were dashes.
    Mended,
}

/// Whether everything that is written outside the edits is the same in both trees, at the same place of the text and, if the structure is
/// kept, of the tree; and nothing that an edit touches is repeated elsewhere by a reference.
pub(super) fn differs_only_in(before: &Node<'_>, after: &Node<'_>, splices: &[Splice], structure: Structure) -> bool {
    let (old_leaves, new_leaves) = (leaves(before), leaves(after));
    let (old, new): (Vec<_>, Vec<_>) = touched(&old_leaves, splices).unzip();
    let is_touched = |leaf: &Leaf<'_>, ranges: &[Range<usize>]| ranges.iter().any(|range| touches(&leaf.range, range));
    let changed: Vec<&Leaf<'_>> = old_leaves.iter().filter(|leaf| is_touched(leaf, &old)).collect();
    let is_repeated =
        |leaf: &&Leaf<'_>| old_leaves.iter().any(|other| leaf.is_written_at(other) && leaf.path != other.path);
    let untouched = old_leaves.iter().filter(|leaf| !is_touched(leaf, &old));
    let untouched_after = new_leaves.iter().filter(|leaf| !is_touched(leaf, &new));
    let is_same = |(old, new): (&Leaf<'_>, &Leaf<'_>)| {
        (structure == Structure::Mended || old.path == new.path)
            && old.value == new.value
            && moved(old.range.start, splices) == new.range.start
    };
    !changed.iter().any(is_repeated)
        && untouched.clone().count() == untouched_after.clone().count()
        && untouched.zip(untouched_after).all(is_same)
}

/// A single value, an empty list or group, or a key.
struct Leaf<'t> {
    path: Vec<usize>,
    value: Option<&'t str>,
    range: Range<usize>,
}

impl Leaf<'_> {
    fn is_written_at(&self, other: &Self) -> bool {
        self.range == other.range && !self.range.is_empty()
    }
}

fn leaves<'t>(root: &'t Node<'_>) -> Vec<Leaf<'t>> {
    let mut found = Vec::new();
    collect(root, &mut Vec::new(), &mut found);
    found
}

fn collect<'t>(node: &'t Node<'_>, path: &mut Vec<usize>, found: &mut Vec<Leaf<'t>>) {
    let leaf = |path: &[usize], value| Leaf { path: path.to_vec(), value, range: node.span.range() };
    match &node.value {
        Value::List(items) if !items.is_empty() => {
            for (at, item) in items.iter().enumerate() {
                path.push(at);
                collect(item, path, found);
                path.pop();
            }
        }
        Value::Map(entries) if !entries.is_empty() => {
            for (at, (key, value)) in entries.iter().enumerate() {
                for (which, part) in [key, value].into_iter().enumerate() {
                    path.extend([at, which]);
                    collect(part, path, found);
                    path.truncate(path.len() - 2);
                }
            }
        }
        Value::Null | Value::List(_) | Value::Map(_) => found.push(leaf(path, None)),
        Value::Scalar(text) => found.push(leaf(path, Some(text))),
    }
}

/// The bytes of each edit and of the values that it touches, before and after.
fn touched<'l>(
    leaves: &'l [Leaf<'_>],
    splices: &'l [Splice],
) -> impl Iterator<Item = (Range<usize>, Range<usize>)> + 'l {
    splices.iter().map(|Splice { range, .. }| {
        let parts = || leaves.iter().map(|leaf| &leaf.range).filter(|part| touches(part, range));
        let start = parts().map(|part| part.start).min().unwrap_or(range.start).min(range.start);
        let end = parts().map(|part| part.end).max().unwrap_or(range.end).max(range.end);
        let before_start = splices.iter().filter(|splice| splice.range.start < start && splice.range.end <= start);
        let before_end = splices.iter().filter(|splice| splice.range.end <= end);
        (start..end, shifted(start, before_start)..shifted(end, before_end))
    })
}

fn touches(one: &Range<usize>, other: &Range<usize>) -> bool {
    one.start <= other.end && other.start <= one.end
}

/// Where a byte outside the edits is after them.
fn moved(at: usize, splices: &[Splice]) -> usize {
    shifted(at, splices.iter().filter(|splice| splice.range.end <= at))
}

fn shifted<'s>(at: usize, before: impl Iterator<Item = &'s Splice>) -> usize {
    let lengths = before.map(|splice| (splice.with.len(), splice.range.len()));
    let (added, removed) = lengths.fold((0, 0), |sum, (added, removed)| (sum.0 + added, sum.1 + removed));
    at + added - removed
}
