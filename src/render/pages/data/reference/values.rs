//! Values from the feed's documents -> the one of each key that is shown as its example.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::render::pages::data::reference::shape::{Key, Shape};

/// How many characters of a value are shown.
const SHOWN: usize = 90;

/// How many items of a list are looked at to show it: more than fit.
const ITEMS: usize = 50;

/// The first value of each key that says something, by shape.
#[derive(Default)]
pub(super) struct Values(BTreeMap<String, BTreeMap<String, Shown>>);

/// A value as its page shows it.
struct Shown {
    says: u8,
    text: String,
}

impl Values {
    /// Takes a value of a key, if nothing is known that says as much.
    pub(super) fn add(&mut self, shape: &Shape, key: &Key, value: &Value) {
        let says = says(value);
        if self.known(shape, key).is_none_or(|known| known < says) {
            let shown = Shown { says, text: cut_off(value) };
            self.0.entry(shape.name.clone()).or_default().insert(key.name.clone(), shown);
        }
    }

    /// Whether a value is known that says something.
    pub(super) fn has(&self, shape: &Shape, key: &Key) -> bool {
        self.known(shape, key) == Some(SOMETHING)
    }

    /// As it stands in the document, cut off where it is long; nothing if no document has the key.
    pub(super) fn shown(&self, shape: &str, key: &str) -> Option<String> {
        self.0.get(shape)?.get(key).map(|shown| shown.text.clone())
    }

    fn known(&self, shape: &Shape, key: &Key) -> Option<u8> {
        self.0.get(&shape.name)?.get(&key.name).map(|shown| shown.says)
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
        _ => SOMETHING,
    }
}

const SOMETHING: u8 = 2;
