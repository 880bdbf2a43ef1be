//! One value, or a list of them: for what most often happens once.

use crate::parse::node::{Node, Value};
use crate::parse::reader::{AllOf, FromNode, Reader};
use crate::parse::shape::Shape;

/// The values, in the order in which they are written; none if the key is absent.
pub(super) struct OneOrMore<T>(pub(super) Vec<T>);

impl<T: FromNode> FromNode for OneOrMore<T> {
    fn from_node(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        match node.value {
            Value::List(_) => AllOf::from_node(node, reader).map(|AllOf(all)| Self(all)),
            _ => T::from_node(node, reader).map(|one| Self(vec![one])),
        }
    }

    fn when_absent() -> Option<Self> {
        Some(Self(Vec::new()))
    }

    fn shape() -> Shape {
        Shape::either([T::shape(), Shape::list(T::shape())])
    }
}

impl<T> OneOrMore<T> {
    /// The values, sorted; those that sort alike stay in their order.
    pub(super) fn sorted_by_key<K: Ord>(self, key: impl FnMut(&T) -> K) -> Vec<T> {
        let Self(mut all) = self;
        all.sort_by_key(key);
        all
    }
}
