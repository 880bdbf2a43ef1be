//! A struct whose fields are keys -> how it is read, and what it is read from.
//!
//! A type with keys implements [`Record`], most of them by `record!`.

use crate::parse::fields::{Fields, Key};
use crate::parse::node::Node;
use crate::parse::reader::{FromNode, Reader};
use crate::parse::shape::Shape;

/// A group of keys that is read into a type.
pub(super) trait Record: Sized {
    /// Its name in messages, with its article: `a service`.
    const WHAT: &'static str;
    /// Its keys.
    const KEYS: &'static [Key];

    /// Its keys, each with the shape of its value.
    fn properties() -> Vec<Property>;

    /// Reads its keys from a group.
    fn take(fields: &mut Fields<'_>, reader: &mut Reader<'_>) -> Option<Self>;
}

/// Implements [`Record`] for a struct: its keys are its fields, each with a meaning.
macro_rules! keys {
    ($type:ty, $what:literal, { $($key:ident: $meaning:literal,)* }) => {
        impl crate::parse::record::Record for $type {
            const WHAT: &'static str = $what;
            const KEYS: &'static [crate::parse::fields::Key] =
                &[$(crate::parse::fields::Key { name: stringify!($key), meaning: $meaning }),*];

            fn properties() -> Vec<crate::parse::record::Property> {
                vec![$(crate::parse::record::Property::of_field(
                    crate::parse::fields::Key { name: stringify!($key), meaning: $meaning },
                    |record: &Self| &record.$key,
                )),*]
            }

            fn take(
                fields: &mut crate::parse::fields::Fields<'_>,
                reader: &mut crate::parse::reader::Reader<'_>,
            ) -> Option<Self> {
                // Read every key before returning, so that all faults are reported.
                $(let $key = fields.take(stringify!($key), reader);)*
                Some(Self { $($key: $key?,)* })
            }
        }
    };
}
pub(super) use keys;

/// Implements [`Record`] and [`FromNode`] for a struct.
macro_rules! record {
    ($type:ty, $what:literal, { $($key:ident: $meaning:literal,)* }) => {
        crate::parse::record::keys!($type, $what, { $($key: $meaning,)* });

        impl crate::parse::reader::FromNode for $type {
            fn from_node(
                node: &crate::parse::node::Node,
                reader: &mut crate::parse::reader::Reader<'_>,
            ) -> Option<Self> {
                crate::parse::record::read_record(node, reader)
            }

            fn shape() -> crate::parse::shape::Shape {
                crate::parse::record::record_shape::<Self>()
            }
        }
    };
}
pub(super) use record;

/// Reads a record from a group that has no other keys.
pub(super) fn read_record<R: Record>(node: &Node, reader: &mut Reader<'_>) -> Option<R> {
    let mut fields = reader.fields(node, R::WHAT, &[R::KEYS])?;
    R::take(&mut fields, reader)
}

/// The shape of a record.
pub(super) fn record_shape<R: Record>() -> Shape {
    Property::group(&R::properties())
}

/// A key, the shape of its value, and whether it may be left out.
#[derive(Debug, Clone)]
pub(super) struct Property {
    key: Key,
    shape: Shape,
    is_required: bool,
}

impl Property {
    /// A key whose value is a `T`.
    pub(super) fn of<T: FromNode>(key: Key) -> Self {
        Self { key, shape: T::shape(), is_required: T::when_absent().is_none() }
    }

    /// A key that fills a field, whose type tells the shape of its value.
    pub(super) fn of_field<R, T: FromNode>(key: Key, _field: fn(&R) -> &T) -> Self {
        Self::of::<T>(key)
    }

    /// Replaces the shape, if only some values of the type are valid.
    #[must_use]
    pub(super) fn shaped(self, shape: Shape) -> Self {
        Self { shape, ..self }
    }

    /// Makes the key optional, if another rule decides whether it is required.
    #[must_use]
    pub(super) fn optional(self) -> Self {
        Self { is_required: false, ..self }
    }

    /// What a group of these keys and no others is read from.
    pub(super) fn group(all: &[Self]) -> Shape {
        let shapes = all.iter().map(|one| (one.key.name, one.shape.clone().with("description", one.key.meaning)));
        let required: Vec<&str> = all.iter().filter(|one| one.is_required).map(|one| one.key.name).collect();
        Shape::group(shapes, &required)
    }
}
