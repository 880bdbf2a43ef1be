//! A document as it is published, up to where its text ends, and its shapes -> a value of each key, to show as its example.

use std::collections::BTreeMap;
use std::fmt::Formatter;

use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::Value;

use crate::render::pages::reference::shape::{Key, Shape, Within};

/// How many characters of a value are shown.
const SHOWN: usize = 90;

/// How many items of a list are looked at to show it: more than fit.
const ITEMS: usize = 50;

/// The first value of each key that says something, by shape. What is known of a key is not looked for again.
#[derive(Default)]
pub(super) struct Values(BTreeMap<String, BTreeMap<String, Shown>>);

/// A value as its page shows it.
struct Shown {
    says: u8,
    text: String,
}

impl Values {
    /// Takes what a document has, or the beginning of one. Its shapes begin with its own.
    pub(super) fn add(&mut self, shapes: &[Shape], text: &[u8]) -> serde_json::Result<()> {
        let Some(shape) = shapes.first() else { return Ok(()) };
        let objects = Objects { values: self, shapes, shape, by_name: false };
        match objects.deserialize(&mut serde_json::Deserializer::from_slice(text)) {
            Err(error) if error.is_eof() => Ok(()),
            read => read,
        }
    }

    /// As it stands in the document, cut off where it is long; nothing if no document has the key.
    pub(super) fn shown(&self, shape: &str, key: &str) -> Option<String> {
        self.0.get(shape)?.get(key).map(|shown| shown.text.clone())
    }

    /// Whether nothing is known that says as much.
    fn wants(&self, shape: &Shape, key: &Key, says: u8) -> bool {
        self.0.get(&shape.name).and_then(|keys| keys.get(&key.name)).is_none_or(|known| known.says < says)
    }

    fn keep(&mut self, shape: &Shape, key: &Key, value: &Value) {
        let says = says(value);
        if self.wants(shape, key, says) {
            let shown = Shown { says, text: cut_off(value) };
            self.0.entry(shape.name.clone()).or_default().insert(key.name.clone(), shown);
        }
    }
}

/// Reads what a key leads to: an object of a shape, a list of such, or such by name.
struct Objects<'a> {
    values: &'a mut Values,
    shapes: &'a [Shape],
    shape: &'a Shape,
    by_name: bool,
}

impl Objects<'_> {
    /// Reads one of several.
    fn one(&mut self) -> Objects<'_> {
        Objects { values: self.values, shapes: self.shapes, shape: self.shape, by_name: false }
    }

    fn value<'de, A: MapAccess<'de>>(&mut self, key: &str, object: &mut A) -> Result<(), A::Error> {
        let shape = self.shape;
        let Some(key) = shape.keys.iter().find(|known| known.name == key) else { return passed_over(object) };
        if let Some(name) = key.kind.object() {
            let Some(shape) = self.shapes.iter().find(|shape| shape.name == name) else { return passed_over(object) };
            let by_name = key.kind.within == Within::ByName;
            return object.next_value_seed(Objects { values: self.values, shapes: self.shapes, shape, by_name });
        }
        if !self.values.wants(shape, key, SOMETHING) {
            return passed_over(object);
        }
        self.values.keep(shape, key, &object.next_value()?);
        Ok(())
    }
}

fn passed_over<'de, A: MapAccess<'de>>(object: &mut A) -> Result<(), A::Error> {
    object.next_value::<IgnoredAny>().map(|_| ())
}

impl<'de> DeserializeSeed<'de> for Objects<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Objects<'_> {
    type Value = ();

    fn expecting(&self, formatter: &mut Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "`{}`", self.shape.name)
    }

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut list: A) -> Result<(), A::Error> {
        while list.next_element_seed(self.one())?.is_some() {}
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut object: A) -> Result<(), A::Error> {
        if self.by_name {
            while object.next_key::<IgnoredAny>()?.is_some() {
                object.next_value_seed(self.one())?;
            }
            return Ok(());
        }
        while let Some(key) = object.next_key::<&str>()? {
            self.value(key, &mut object)?;
        }
        Ok(())
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
