//! A content file with its places, and a change -> its text with the change, proven to differ in nothing else; or why not.

use crate::edit::change::{Change, Entry};
use crate::edit::excerpt::excerpt;
use crate::edit::extent::{Form, form};
use crate::edit::path::{Found, Path, at_positions, find};
use crate::edit::proof::{Structure, differs_only_in, says_the_same};
use crate::edit::refusal::Refusal;
use crate::edit::scalar::{key_of, key_ways, ways};
use crate::edit::splice::{Splice, applied};
use crate::edit::{block, flow};
use crate::parse::node::{Node, Value};
use crate::parse::text_tree::{TextTree, read};

/// A content file that can be edited.
#[derive(Debug)]
pub struct Document<'a> {
    name: &'a str,
    text: &'a str,
    tree: TextTree<'a>,
}

/// A text with a change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edited {
    /// The whole text.
    pub text: String,
    /// What was replaced, in order. Nothing if the text said it already.
    pub splices: Vec<Splice>,
}

/// Confirms that a file is still what it was when it was read.
///
/// # Errors
/// If its bytes are others.
pub fn still_as_read(read: &[u8], now: &[u8]) -> Result<(), Refusal> {
    if read == now { Ok(()) } else { Err(Refusal::Changed) }
}

impl<'a> Document<'a> {
    /// Reads the text of the file with this name, whose ending says whether it is Markdown.
    ///
    /// # Errors
    /// If its keys can't be read.
    pub fn read(name: &'a str, text: &'a str) -> Result<Self, Refusal> {
        let tree = read(name, text).map_err(|_| Refusal::Unreadable)?;
        Ok(Self { name, text, tree })
    }

    /// Its keys and values.
    #[must_use]
    pub fn root(&self) -> &Node<'a> {
        &self.tree.root
    }

    /// The value at a place.
    ///
    /// # Errors
    /// If there is no such place, or more than one.
    pub fn value(&self, at: &Path) -> Result<&Node<'a>, Refusal> {
        self.find(at).map(|found| found.node)
    }

    /// A key with its value as they are written, without the margin, but with the comments that belong to them.
    ///
    /// # Errors
    /// If there is no such key, or more than one.
    pub fn excerpt(&self, at: &Path) -> Result<String, Refusal> {
        let found = self.find(at)?;
        let (parent, _) = parent(&found)?;
        let key = key_of(&found).ok_or(Refusal::OtherKind)?;
        Ok(excerpt(self.keys(), form(self.keys(), parent), key, found.node))
    }

    /// An item of a list as it is written, without the margin, but with its hyphen and the comments that belong to it.
    ///
    /// # Errors
    /// If there is no such item, or it is written in a form that has no lines of its own.
    pub fn item(&self, at: &Path) -> Result<String, Refusal> {
        let found = self.find(at)?;
        let (parent, position) = parent(&found)?;
        match form(self.keys(), parent) {
            Form::Block => block::item(self.keys(), parent, position),
            Form::Flow => Ok(format!("- {}", flow::entry(self.keys(), parent, position))),
            Form::Reference => Err(Refusal::Entangled),
        }
    }

    /// Whether a list or group is written between brackets.
    ///
    /// # Errors
    /// If there is no such place, or more than one.
    pub fn is_between_brackets(&self, at: &Path) -> Result<bool, Refusal> {
        Ok(form(self.keys(), self.find(at)?.node) == Form::Flow)
    }

    /// Makes a change.
    ///
    /// # Errors
    /// If there is no safe way to write it.
    pub fn edited(&self, change: &Change) -> Result<Edited, Refusal> {
        if let Change::Replace { range, with } = change {
            return self.spliced(vec![Splice::new(range.clone(), with)]);
        }
        let expected = self.expected(change)?;
        if says_the_same(&expected, &self.tree.root) {
            return Ok(Edited { text: self.text.to_owned(), splices: Vec::new() });
        }
        let texts =
            self.ways(change)?.into_iter().map(|splices| Edited { text: applied(self.text, &splices), splices });
        let is_meant = |edited: &Edited| {
            let after = read(self.name, &edited.text);
            after.is_ok_and(|after| says_the_same(&expected, &after.root) && self.has_same_body(&edited.text, &after))
        };
        texts.into_iter().find(is_meant).ok_or(Refusal::Entangled)
    }

    /// Replaces bytes at several places, which are in order and don't overlap.
    ///
    /// # Errors
    /// If that changes what is written elsewhere.
    pub fn spliced(&self, splices: Vec<Splice>) -> Result<Edited, Refusal> {
        self.spliced_with(splices, Structure::Kept)
    }

    /// The same, where the structure may be what is mended.
    pub(super) fn spliced_with(&self, splices: Vec<Splice>, structure: Structure) -> Result<Edited, Refusal> {
        // Places of another text than this one.
        if splices.iter().any(|splice| self.text.get(splice.range.clone()).is_none()) {
            return Err(Refusal::Changed);
        }
        let text = applied(self.text, &splices);
        let after = read(self.name, &text).map_err(|_| Refusal::Entangled)?;
        let in_keys: Vec<Splice> =
            splices.iter().filter(|splice| splice.range.start < self.tree.keys.end).cloned().collect();
        let is_sound = differs_only_in(&self.tree.root, &after.root, &in_keys, structure)
            && (in_keys.len() < splices.len() || self.has_same_body(&text, &after));
        if is_sound { Ok(Edited { text, splices }) } else { Err(Refusal::Entangled) }
    }

    /// Whether the Markdown below the keys is the same.
    fn has_same_body(&self, text: &str, after: &TextTree<'_>) -> bool {
        self.text[self.tree.keys.end..] == text[after.keys.end..]
    }

    /// The text up to the end of its keys, so that nothing is looked for in the Markdown below.
    fn keys(&self) -> &'a str {
        &self.text[..self.tree.keys.end]
    }

    /// The ways to write a change, best first.
    fn ways(&self, change: &Change) -> Result<Vec<Vec<Splice>>, Refusal> {
        let text = self.keys();
        match change {
            Change::Set { at, value } => ways(text, &self.find(at)?, value),
            Change::Rename { at, to } => {
                let found = self.find(at)?;
                Ok(key_ways(text, key_of(&found).ok_or(Refusal::OtherKind)?, to))
            }
            Change::Insert { at, entry } => self.insertions(&self.find(at)?, entry),
            Change::Remove { at } => {
                let found = self.find(at)?;
                let (parent, position) = parent(&found)?;
                match form(text, parent) {
                    Form::Block => block::removals(text, parent, position),
                    Form::Flow => Ok(flow::removals(text, parent, position)),
                    Form::Reference => Err(Refusal::Entangled),
                }
            }
            Change::Replace { range, with } => Ok(vec![vec![Splice::new(range.clone(), with)]]),
        }
    }

    fn insertions(&self, found: &Found<'_, '_>, entry: &Entry) -> Result<Vec<Vec<Splice>>, Refusal> {
        let text = self.keys();
        let is_empty = match &found.node.value {
            Value::Null => true,
            Value::List(items) => items.is_empty(),
            Value::Map(entries) => entries.is_empty(),
            Value::Scalar(_) => return Err(Refusal::OtherKind),
        };
        let is_in_flow = found.above.iter().any(|above| form(text, above) == Form::Flow);
        match form(text, found.node) {
            _ if is_empty && !is_in_flow => block::first_entry(text, key_of(found).ok_or(Refusal::OtherForm)?, entry),
            Form::Flow => flow::insertions(text, found.node, entry),
            Form::Block => block::insertions(text, found.node, entry),
            Form::Reference => Err(Refusal::Entangled),
        }
    }

    fn find(&self, path: &Path) -> Result<Found<'_, 'a>, Refusal> {
        find(&self.tree.root, path)
    }

    /// The tree that is to be read after a change.
    fn expected<'c>(&self, change: &'c Change) -> Result<Node<'c>, Refusal>
    where
        'a: 'c,
    {
        let mut root: Node<'c> = self.tree.root.clone();
        match change {
            Change::Set { at, value } => {
                let found = self.find(at)?;
                if matches!(found.node.value, Value::List(_) | Value::Map(_)) {
                    return Err(Refusal::OtherKind);
                }
                node_at(&mut root, &found.positions)?.value = Value::text(value);
            }
            Change::Rename { at, to } => {
                let found = self.find(at)?;
                let (parent, position) = parent(&found)?;
                if parent.get(to).is_some() {
                    return Err(Refusal::Taken(to.clone()));
                }
                let above = node_at(&mut root, &found.positions[..found.positions.len() - 1])?;
                let Value::Map(entries) = &mut above.value else { return Err(Refusal::OtherKind) };
                entries[position].0.value = Value::text(to);
            }
            Change::Insert { at, entry } => {
                let found = self.find(at)?;
                with_entry(node_at(&mut root, &found.positions)?, entry)?;
            }
            Change::Remove { at } => {
                let found = self.find(at)?;
                let (_, position) = parent(&found)?;
                match &mut node_at(&mut root, &found.positions[..found.positions.len() - 1])?.value {
                    Value::List(items) => drop(items.remove(position)),
                    Value::Map(entries) => drop(entries.remove(position)),
                    Value::Null | Value::Scalar(_) => return Err(Refusal::OtherKind),
                }
            }
            Change::Replace { .. } => {}
        }
        Ok(root)
    }
}

fn node_at<'t, 'a>(root: &'t mut Node<'a>, positions: &[usize]) -> Result<&'t mut Node<'a>, Refusal> {
    at_positions(root, positions).ok_or(Refusal::OtherKind)
}

/// The list or group that contains a value, and the value's position in it.
fn parent<'t, 'a>(found: &Found<'t, 'a>) -> Result<(&'t Node<'a>, usize), Refusal> {
    let parent = found.above.last().copied().zip(found.positions.last().copied());
    parent.ok_or(Refusal::OtherKind)
}

/// Adds an entry to a list or group.
fn with_entry<'a>(node: &mut Node<'a>, entry: &'a Entry) -> Result<(), Refusal> {
    let added = read("entry.yaml", &entry.text).map_err(|_| Refusal::OtherKind)?.root.value;
    match (&mut node.value, added) {
        (Value::List(items), Value::List(added)) => {
            let at = entry.after_item.map_or(items.len(), |at| (at + 1).min(items.len()));
            items.splice(at..at, added);
        }
        (Value::Map(entries), Value::Map(added)) if added.len() == 1 => {
            let name = added[0].0.scalar().unwrap_or_default().to_owned();
            if entries.iter().any(|(key, _)| key.scalar() == Some(&name)) {
                return Err(Refusal::Taken(name));
            }
            let after = entry.after.as_deref();
            let place = entries.iter().position(|(key, _)| key.scalar() == after).filter(|_| after.is_some());
            let at = place.map_or(entries.len(), |at| at + 1);
            entries.splice(at..at, added);
        }
        (Value::Null, added @ (Value::List(_) | Value::Map(_))) => node.value = added,
        _ => return Err(Refusal::OtherKind),
    }
    Ok(())
}
