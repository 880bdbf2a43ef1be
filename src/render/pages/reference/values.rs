//! Documents as they are published and their schemas -> a value of each key, to show as its example.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::render::pages::reference::shape::{definition, referred};

/// How many characters of a value are shown.
const SHOWN: usize = 90;

/// How many items of a list are looked at to show it: more than fit.
const ITEMS: usize = 50;

/// The first value of each key that says something, by shape.
#[derive(Default)]
pub(super) struct Values(BTreeMap<String, BTreeMap<String, Shown>>);

/// A value as its page shows it.
#[derive(Clone)]
struct Shown {
    says: u8,
    text: String,
}

impl Values {
    /// Takes what a document has. `shape` is the name of the document's own shape.
    pub(super) fn add(&mut self, shape: &str, schema: &Value, document: &Value) {
        self.walk(shape, schema, schema, document);
    }

    /// Takes what later documents have.
    pub(super) fn merge(&mut self, later: &Self) {
        for (shape, keys) in &later.0 {
            for (key, shown) in keys {
                if self.is_wanted(shape, key, shown.says) {
                    self.put(shape, key, shown.clone());
                }
            }
        }
    }

    /// As it stands in the document, cut off where it is long; nothing if no document has the key.
    pub(super) fn shown(&self, shape: &str, key: &str) -> Option<String> {
        self.0.get(shape)?.get(key).map(|shown| shown.text.clone())
    }

    /// Whether nothing is known that says as much.
    fn is_wanted(&self, shape: &str, key: &str, says: u8) -> bool {
        self.0.get(shape).and_then(|keys| keys.get(key)).is_none_or(|known| known.says < says)
    }

    fn put(&mut self, shape: &str, key: &str, shown: Shown) {
        self.0.entry(shape.to_owned()).or_default().insert(key.to_owned(), shown);
    }

    fn walk(&mut self, shape: &str, node: &Value, schema: &Value, value: &Value) {
        if let Some(name) = referred(node) {
            return self.walk(name, definition(schema, name), schema, value);
        }
        for alternative in node["anyOf"].as_array().into_iter().flatten() {
            self.walk(shape, alternative, schema, value);
        }
        for (key, node) in node["properties"].as_object().into_iter().flatten() {
            if let Some(value) = value.get(key) {
                self.keep(shape, key, value);
                self.walk(shape, node, schema, value);
            }
        }
        for item in value.as_array().into_iter().flatten() {
            self.walk(shape, &node["items"], schema, item);
        }
        if node["additionalProperties"].is_object() {
            for entry in value.as_object().into_iter().flat_map(|entries| entries.values()) {
                self.walk(shape, &node["additionalProperties"], schema, entry);
            }
        }
    }

    fn keep(&mut self, shape: &str, key: &str, value: &Value) {
        let says = says(value);
        if self.is_wanted(shape, key, says) {
            self.put(shape, key, Shown { says, text: cut_off(value) });
        }
    }
}

fn cut_off(value: &Value) -> String {
    let whole = match value {
        Value::Array(list) if list.len() > ITEMS => Value::from(&list[..ITEMS]).to_string(),
        value => value.to_string(),
    };
    let mut shown: String = whole.chars().take(SHOWN).collect();
    if shown.len() < whole.len() {
        shown.push('…');
    }
    shown
}

/// How much a value tells: nothing, that there are none, or something.
fn says(value: &Value) -> u8 {
    match value {
        Value::Null => 0,
        Value::Array(list) if list.is_empty() => 1,
        _ => 2,
    }
}
