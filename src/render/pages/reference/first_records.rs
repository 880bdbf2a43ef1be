//! JSON text -> its value with the first records of each list: a list of thousands shows no more than its beginning.

use std::fmt::Formatter;

use serde::de::{Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};
use serde_json::{Map, Number, Value};

/// A value whose lists end after `N` records.
pub(super) struct FirstRecords<const N: usize>(pub(super) Value);

impl<'de, const N: usize> Deserialize<'de> for FirstRecords<N> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Reader::<N>).map(Self)
    }
}

struct Reader<const N: usize>;

impl<'de, const N: usize> Visitor<'de> for Reader<N> {
    type Value = Value;

    fn expecting(&self, formatter: &mut Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("JSON")
    }

    fn visit_unit<E: Error>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Value, E> {
        Ok(Number::from_f64(value).map_or(Value::Null, Value::Number))
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Value, A::Error> {
        let mut records = Vec::new();
        while records.len() < N {
            let Some(FirstRecords::<N>(record)) = list.next_element()? else { return Ok(records.into()) };
            records.push(record);
        }
        while list.next_element::<IgnoredAny>()?.is_some() {}
        Ok(records.into())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<Value, A::Error> {
        let mut entries = Map::new();
        while let Some((key, FirstRecords::<N>(value))) = object.next_entry()? {
            entries.insert(key, value);
        }
        Ok(entries.into())
    }
}
