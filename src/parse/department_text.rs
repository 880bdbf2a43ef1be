//! The text of a department's or a calendar's file -> the ids, names and stages in it, if it can be read.

use crate::parse::node::Node;
use crate::parse::text_tree;

/// The id of the department or calendar in a file.
#[must_use]
pub fn id_in(text: &str) -> Option<String> {
    tree(text)?.get("id")?.scalar().map(str::to_owned)
}

/// Something with an id, and its name; the id again if it has none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// Its id, as written.
    pub id: String,
    /// Its name.
    pub name: String,
}

/// The department or calendar in a file.
#[must_use]
pub fn named_in(text: &str) -> Option<Named> {
    named(&tree(text)?)
}

/// The services in a file, in order.
#[must_use]
pub fn services_in(text: &str) -> Vec<Named> {
    let tree = tree(text);
    let services = tree.as_ref().and_then(|tree| tree.get("services"));
    services.map(Node::items).unwrap_or_default().iter().filter_map(named).collect()
}

fn named(node: &Node<'_>) -> Option<Named> {
    let id = node.get("id")?.scalar()?;
    let name = node.get("name").and_then(Node::scalar).unwrap_or(id);
    Some(Named { id: id.to_owned(), name: name.to_owned() })
}

/// Whether a file has a service with this id.
#[must_use]
pub fn has_service(text: &str, id: &str) -> bool {
    let services = tree(text).and_then(|tree| tree.get("services").cloned());
    services.is_some_and(|services| services.items().iter().any(|service| is_called(service, id)))
}

/// Whether a file has a list of services, with or without entries.
#[must_use]
pub fn has_services(text: &str) -> bool {
    tree(text).is_some_and(|tree| tree.get("services").is_some())
}

/// Whether a service has a standard for this stage without a variant.
#[must_use]
pub fn has_plain_standard(text: &str, service: &str, stage: &str) -> bool {
    let of_services = tree(text).and_then(|tree| tree.get("services").cloned());
    let services = of_services.as_ref().map(Node::items).unwrap_or_default();
    let standards = services.iter().find(|one| is_called(one, service)).and_then(|service| service.get("standards"));
    let is_plain = |standard: &Node| {
        standard.get("stage").and_then(Node::scalar) == Some(stage) && standard.get("variant").is_none()
    };
    standards.map(Node::items).unwrap_or_default().iter().any(is_plain)
}

fn tree(text: &str) -> Option<Node<'_>> {
    Some(text_tree::read("departments/one.yaml", text).ok()?.root)
}

fn is_called(service: &Node, id: &str) -> bool {
    service.get("id").and_then(Node::scalar) == Some(id)
}
