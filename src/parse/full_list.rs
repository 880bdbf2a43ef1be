//! A list that has to have something in it.

use crate::diagnostic::Diagnostic;
use crate::parse::node::Node;
use crate::parse::reader::{FromNode, Reader};
use crate::parse::rules;
use crate::parse::shape::Shape;

/// The valid items of a list that is not empty. Its key is required.
pub(super) struct FullList<T>(pub(super) Vec<T>);

impl<T: FromNode> FromNode for FullList<T> {
    fn from_node(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let items = Vec::from_node(node, reader)?;
        if node.items().is_empty() {
            let fault = Diagnostic::error(&rules::MISSING_VALUE, node.span, "this list is empty");
            reader.report(fault.help("write at least one item"));
            return None;
        }
        Some(Self(items))
    }

    fn shape() -> Shape {
        Shape::full_list(T::shape())
    }
}
