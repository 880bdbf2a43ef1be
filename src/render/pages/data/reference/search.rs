//! Published documents, or their first bytes, and their types -> an example for each key, until a meaningful one is found.

use std::fmt::Formatter;

use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};

use crate::render::pages::data::reference::shape::{Key, Shape, Within};
use crate::render::pages::data::reference::values::Values;

/// A search for examples in the documents of one kind, with what has been found.
pub(super) struct Search<'a> {
    /// The document's own type comes first.
    shapes: Vec<Sought<'a>>,
    values: &'a mut Values,
}

/// The keys that still need an example, for one type.
struct Sought<'a> {
    shape: &'a Shape,
    /// Keys without an example yet, and keys of objects in which some are still missing.
    keys: Vec<&'a Key>,
}

impl<'a> Search<'a> {
    pub(super) fn new(shapes: &'a [Shape], values: &'a mut Values) -> Self {
        let sought = |shape| Sought { shape, keys: shape.keys.iter().filter(|key| !values.has(shape, key)).collect() };
        Self { shapes: shapes.iter().map(sought).collect(), values }
    }

    /// Reads a document as far as its text goes.
    pub(super) fn read(&mut self, text: &[u8]) -> serde_json::Result<()> {
        let document = Objects { search: self, of: 0, by_name: false };
        match document.deserialize(&mut serde_json::Deserializer::from_slice(text)) {
            Err(error) if error.is_eof() => Ok(()),
            read => read,
        }
    }

    /// Returns the index of the type of a key's objects, or `None` if it holds no objects.
    fn target(&self, key: &Key) -> Option<usize> {
        let name = key.kind.object()?;
        self.shapes.iter().position(|sought| sought.shape.name == name)
    }
}

/// Reads the value of a key: an object of a type, a list of such objects, or such objects by name.
struct Objects<'s, 'a> {
    search: &'s mut Search<'a>,
    /// Index of the type in the search.
    of: usize,
    by_name: bool,
}

impl<'a> Objects<'_, 'a> {
    /// Returns a reader for one of several objects.
    fn one(&mut self) -> Objects<'_, 'a> {
        Objects { search: self.search, of: self.of, by_name: false }
    }

    fn value<'de, A: MapAccess<'de>>(&mut self, name: &str, object: &mut A) -> Result<(), A::Error> {
        let Sought { shape, keys } = &self.search.shapes[self.of];
        let Some(at) = keys.iter().position(|key| key.name == name) else { return passed_over(object) };
        let (shape, key) = (*shape, keys[at]);
        let is_done = match self.search.target(key) {
            Some(of) if self.search.shapes[of].keys.is_empty() => {
                passed_over(object)?;
                true
            }
            Some(of) => {
                let by_name = key.kind.within == Within::ByName;
                object.next_value_seed(Objects { search: self.search, of, by_name })?;
                false
            }
            None => {
                self.search.values.add(shape, key, &object.next_value()?);
                self.search.values.has(shape, key)
            }
        };
        if is_done {
            self.search.shapes[self.of].keys.remove(at);
        }
        Ok(())
    }
}

fn passed_over<'de, A: MapAccess<'de>>(object: &mut A) -> Result<(), A::Error> {
    object.next_value::<IgnoredAny>().map(|_| ())
}

impl<'de> DeserializeSeed<'de> for Objects<'_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Objects<'_, '_> {
    type Value = ();

    fn expecting(&self, formatter: &mut Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "`{}`", self.search.shapes[self.of].shape.name)
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
        while let Some(name) = object.next_key::<&str>()? {
            self.value(name, &mut object)?;
        }
        Ok(())
    }
}
