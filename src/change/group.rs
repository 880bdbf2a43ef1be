//! A group of keys in a file, and keys -> the group with them, each in the place of the one that it replaces.

use crate::change::key::{Key, Says, braces};
use crate::change::not_made::NotMade;
use crate::change::revision::Revision;
use crate::edit::{Change, Entry, Path};
use crate::parse::node::{Node, Value};
use crate::source::SourceId;

/// A group of keys, by its place in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Group {
    /// The file.
    pub(super) file: SourceId,
    /// The place in the file.
    pub(super) path: Path,
}

impl Group {
    /// The group or list below a key.
    pub(super) fn below(&self, key: &str) -> Self {
        Self { file: self.file, path: self.path.clone().key(key) }
    }

    /// An item of the list.
    pub(super) fn item(&self, at: usize) -> Self {
        Self { file: self.file, path: self.path.clone().item(at) }
    }

    /// The names of its keys, in order.
    pub(super) fn names(&self, revision: &Revision) -> Result<Vec<String>, NotMade> {
        revision.look(self.file, |document| Ok(names(document.value(&self.path)?)))
    }

    /// Its key of this name with its value, if it has one.
    pub(super) fn key(&self, revision: &Revision, name: &str) -> Result<Option<Key>, NotMade> {
        revision.look(self.file, |document| Ok(document.value(&self.path)?.get(name).map(|value| Key::of(name, value))))
    }

    /// How many items the list has.
    pub(super) fn length(&self, revision: &Revision) -> Result<usize, NotMade> {
        revision.look(self.file, |document| Ok(document.value(&self.path)?.items().len()))
    }

    /// Whether it is written between brackets.
    pub(super) fn is_between_brackets(&self, revision: &Revision) -> Result<bool, NotMade> {
        revision.look(self.file, |document| document.is_between_brackets(&self.path))
    }

    /// Writes a key: over the one that it has, or after another key, or at the end.
    pub(super) fn say(&self, revision: &mut Revision, key: &Key, after: Option<&str>) -> Result<(), NotMade> {
        let names = self.names(revision)?;
        let Some(place) = names.iter().position(|name| *name == key.name) else {
            let entry = Entry { after: after.map(str::to_owned), ..Entry::new(key.line()) };
            return revision.edit(self.file, &Change::Insert { at: self.path.clone(), entry });
        };
        let at = self.path.clone().key(&key.name);
        let is_single = revision
            .look(self.file, |document| Ok(matches!(document.value(&at)?.value, Value::Null | Value::Scalar(_))))?;
        match &key.says {
            Says::Words(words) if is_single => revision.edit(self.file, &Change::Set { at, value: words.clone() }),
            _ => {
                revision.edit(self.file, &Change::Remove { at })?;
                let before = place.checked_sub(1).map(|before| names[before].clone());
                let entry = Entry { after: before, ..Entry::new(key.line()) };
                revision.edit(self.file, &Change::Insert { at: self.path.clone(), entry })
            }
        }
    }

    /// Removes a key.
    pub(super) fn drop(&self, revision: &mut Revision, name: &str) -> Result<(), NotMade> {
        revision.edit(self.file, &Change::Remove { at: self.path.clone().key(name) })
    }

    /// Writes keys in place of others: those with the same name stay where they are, the rest follow the first that goes.
    pub(super) fn replace(&self, revision: &mut Revision, old: &[&str], new: &[Key]) -> Result<(), NotMade> {
        let there: Vec<String> =
            self.names(revision)?.into_iter().filter(|name| old.contains(&name.as_str())).collect();
        let mut last = there.first().cloned();
        for key in new {
            self.say(revision, key, last.as_deref())?;
            last = Some(key.name.clone());
        }
        let gone = there.iter().filter(|name| new.iter().all(|key| key.name != **name));
        gone.into_iter().try_for_each(|name| self.drop(revision, name))
    }

    /// Turns a key's single text into a group of keys that has it under `name`.
    pub(super) fn open(&self, revision: &mut Revision, key: &str, name: &str) -> Result<(), NotMade> {
        let below = self.below(key).path;
        let is_single = revision.look(self.file, |document| Ok(document.value(&below)?.scalar().is_some()))?;
        match self.key(revision, key)?.filter(|_| is_single) {
            Some(text) => self.say(revision, &Key::group(key, &[Key::written(name, text.value())]), None),
            None => Ok(()),
        }
    }

    /// Adds a group of keys as an item at the end of the list.
    pub(super) fn add_item(&self, revision: &mut Revision, keys: &[Key]) -> Result<(), NotMade> {
        let entry = Entry::new(format!("- {}", braces(keys)));
        revision.edit(self.file, &Change::Insert { at: self.path.clone(), entry })
    }

    /// Adds an entry to what may be one group or a list of groups.
    pub(super) fn add_to(&self, revision: &mut Revision, name: &str, keys: &[Key]) -> Result<(), NotMade> {
        let list = self.below(name);
        let Some(old) = self.key(revision, name)? else {
            return self.say(revision, &Key::group(name, keys), None);
        };
        let is_list =
            revision.look(self.file, |document| Ok(matches!(document.value(&list.path)?.value, Value::List(_))))?;
        if is_list {
            return list.add_item(revision, keys);
        }
        let both = format!("[{}, {}]", old.value(), braces(keys));
        self.say(revision, &Key::written(name, both), None)
    }
}

fn names(node: &Node<'_>) -> Vec<String> {
    match &node.value {
        Value::Map(entries) => entries.iter().filter_map(|(key, _)| key.scalar().map(str::to_owned)).collect(),
        Value::Null | Value::Scalar(_) | Value::List(_) => Vec::new(),
    }
}
