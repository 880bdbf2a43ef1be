//! Collects the keys of each kind of document, by their place, with the types of their values.

use std::collections::{BTreeMap, BTreeSet};
use std::ptr;

use serde_json::Value;

use crate::published_feed::Published;

/// Groups of keys by kind of document and place: `standards.target.`.
pub(super) type Shape<'a> = BTreeMap<(&'a str, String), Group<'a>>;

/// All objects at the same place.
#[derive(Debug, Clone, Default)]
pub(super) struct Group<'a> {
    /// The number of objects.
    objects: usize,
    keys: BTreeMap<&'a str, Key>,
}

/// A key at a place.
#[derive(Debug, Clone, Default)]
pub(super) struct Key {
    /// The number of objects that have the key.
    objects: usize,
    /// The types of its values, without `null`.
    pub(super) types: BTreeSet<&'static str>,
}

impl<'a> Group<'a> {
    /// Every key that some object here has.
    pub(super) fn keys(&self) -> impl Iterator<Item = (&'a str, &Key)> {
        self.keys.iter().map(|(name, key)| (*name, key))
    }

    /// A key that every object here has.
    pub(super) fn always(&self, name: &str) -> Option<&Key> {
        self.keys.get(name).filter(|key| key.objects == self.objects)
    }

    fn key(&mut self, name: &'a str) -> &mut Key {
        let key = self.keys.entry(name).or_default();
        key.objects += 1;
        key
    }
}

/// The objects at a place, with those inside them.
#[derive(Debug, Clone, Default)]
struct Place<'a> {
    own: Group<'a>,
    inside: BTreeMap<&'a str, Place<'a>>,
}

/// The kinds of documents, with the places in them.
type Kinds<'a> = BTreeMap<&'a str, Place<'a>>;

/// The shapes of both sides of a comparison, for the rules that compare keys.
#[derive(Debug)]
pub struct Shapes<'a> {
    pub(super) before: Shape<'a>,
    pub(super) after: Shape<'a>,
}

impl<'a> Shapes<'a> {
    /// The shapes of two feeds. Nearly all documents are the same in both and were read once, so these are looked at once.
    #[must_use]
    pub fn of(before: &'a Published, after: &'a Published) -> Self {
        let of_after: BTreeMap<&str, &Value> = after.own_documents().collect();
        let (mut shared, mut of_both) = (BTreeSet::new(), Kinds::new());
        for (name, document) in before.own_documents() {
            if of_after.get(name).is_some_and(|other| ptr::eq(*other, document)) {
                shared.insert(name);
                of_both.entry(kind(name)).or_default().add(document);
            }
        }
        Self { before: shape(before, &shared, of_both.clone()), after: shape(after, &shared, of_both) }
    }
}

/// The shape of a feed of which the documents that are `shared` are among the `kinds` already. Documents without an `api_version` are
/// skipped: another standard defines their shape.
fn shape<'a>(published: &'a Published, shared: &BTreeSet<&str>, mut kinds: Kinds<'a>) -> Shape<'a> {
    for (name, document) in published.own_documents().filter(|(name, _)| !shared.contains(name)) {
        kinds.entry(kind(name)).or_default().add(document);
    }
    let mut shape = Shape::new();
    for (kind, place) in kinds {
        place.name(kind, String::new(), &mut shape);
    }
    for (name, columns) in &published.tables {
        let group = shape.entry((name, String::new())).or_default();
        group.objects = 1;
        for column in columns {
            group.key(column).types.insert("a text");
        }
    }
    shape
}

/// The kind of document with this name. Documents of one kind share a shape.
fn kind(name: &str) -> &str {
    match name.split_once('/') {
        Some(("standards", _)) => "standards/{id}.json",
        Some(("departments", _)) => "departments/{id}.json",
        Some(("changes", _)) => "changes/{year}.json",
        _ => name,
    }
}

impl<'a> Place<'a> {
    fn add(&mut self, value: &'a Value) {
        match value {
            Value::Array(items) => items.iter().for_each(|item| self.add(item)),
            Value::Object(entries) => {
                self.own.objects += 1;
                for (name, value) in entries {
                    self.own.key(name).types.extend(type_of(value));
                    if value.is_object() || value.is_array() {
                        self.inside.entry(name).or_default().add(value);
                    }
                }
            }
            _ => {}
        }
    }

    /// Names each place where there is an object.
    fn name(self, kind: &'a str, name: String, shape: &mut Shape<'a>) {
        for (key, inside) in self.inside {
            inside.name(kind, format!("{name}{key}."), shape);
        }
        if self.own.objects > 0 {
            shape.insert((kind, name), self.own);
        }
    }
}

const fn type_of(value: &Value) -> Option<&'static str> {
    match value {
        Value::Null => None,
        Value::Bool(_) => Some("true or false"),
        Value::Number(_) => Some("a number"),
        Value::String(_) => Some("a text"),
        Value::Array(_) => Some("a list"),
        Value::Object(_) => Some("an object"),
    }
}
