//! A value, or the word `none`: for a promise to which a default does not apply.

use crate::parse::node::Node;
use crate::parse::reader::{FromNode, Reader};
use crate::parse::shape::Shape;

/// The word that says that there is nothing.
pub(super) const NONE: &str = "none";

/// A value, or nothing because staff say so.
#[derive(Debug, Clone)]
pub(super) enum OrNone<T> {
    /// The value.
    Value(T),
    /// None, whatever a default says.
    None,
}

impl<T> OrNone<T> {
    /// The value, if there is one.
    pub(super) fn into_value(self) -> Option<T> {
        match self {
            Self::Value(value) => Some(value),
            Self::None => None,
        }
    }
}

impl<T: FromNode> FromNode for OrNone<T> {
    fn from_node(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        if node.scalar() == Some(NONE) {
            return Some(Self::None);
        }
        T::from_node(node, reader).map(Self::Value)
    }

    fn shape() -> Shape {
        Shape::either([T::shape(), Shape::word(&[NONE])])
    }
}
