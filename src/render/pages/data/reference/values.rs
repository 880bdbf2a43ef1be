//! Values from the feed's documents -> the one that is shown as the example of each key.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::render::pages::data::reference::shape::{Key, Shape};

/// Number of characters that are shown of a value.
const SHOWN: usize = 90;

/// Number of items that are read of a list, more than fit.
const ITEMS: usize = 50;

/// The first meaningful value of each key, by type.
#[derive(Default)]
pub(super) struct Values(BTreeMap<String, BTreeMap<String, Shown>>);

/// A value as the page shows it.
struct Shown {
    says: u8,
    text: String,
}

impl Values {
    /// Keeps a value of a key, if it is more meaningful than the known one.
    pub(super) fn add(&mut self, shape: &Shape, key: &Key, value: &Value) {
        let says = says(value);
        if self.known(shape, key).is_none_or(|known| known < says) {
            let shown = Shown { says, text: cut_off(value) };
            self.0.entry(shape.name.clone()).or_default().insert(key.name.clone(), shown);
        }
    }

    /// Whether a meaningful value is known.
    pub(super) fn has(&self, shape: &Shape, key: &Key) -> bool {
        self.known(shape, key) == Some(SOMETHING)
    }

    /// Returns the value as JSON, cut if it is long, or `None` if no document has the key.
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

/// Ranks a value: nothing, an empty list, or something meaningful.
fn says(value: &Value) -> u8 {
    match value {
        Value::Null => 0,
        Value::Array(list) if list.is_empty() => 1,
        _ => SOMETHING,
    }
}

const SOMETHING: u8 = 2;
