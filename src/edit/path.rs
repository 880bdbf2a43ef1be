//! The name of a place in a file's keys -> the value there, with everything above it.

use crate::edit::refusal::Refusal;
use crate::parse::node::{Node, Value};

/// A step from a value to one of its parts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// The value of this key.
    Key(String),
    /// The item at this position, from 0.
    Item(usize),
    /// The item with this `id`.
    Called(String),
}

/// The way from the root of a file to a value.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Path(pub Vec<Step>);

impl Path {
    /// The root itself.
    #[must_use]
    pub fn root() -> Self {
        Self::default()
    }

    /// On to the value of a key.
    #[must_use]
    pub fn key(self, key: impl Into<String>) -> Self {
        self.then(Step::Key(key.into()))
    }

    /// On to an item of a list, by its position from 0.
    #[must_use]
    pub fn item(self, at: usize) -> Self {
        self.then(Step::Item(at))
    }

    /// On to the item with this id.
    #[must_use]
    pub fn called(self, id: impl Into<String>) -> Self {
        self.then(Step::Called(id.into()))
    }

    fn then(mut self, step: Step) -> Self {
        self.0.push(step);
        self
    }
}

/// A value, and what leads to it.
pub(super) struct Found<'t, 'a> {
    /// The value.
    pub(super) node: &'t Node<'a>,
    /// The lists and groups that contain it, from the root on.
    pub(super) above: Vec<&'t Node<'a>>,
    /// Its position in each of them.
    pub(super) positions: Vec<usize>,
}

/// Finds the value at the end of a path.
pub(super) fn find<'t, 'a>(root: &'t Node<'a>, path: &Path) -> Result<Found<'t, 'a>, Refusal> {
    let mut found = Found { node: root, above: Vec::new(), positions: Vec::new() };
    for step in &path.0 {
        let position = position(found.node, step)?;
        found.above.push(found.node);
        found.positions.push(position);
        found.node = part(found.node, position).ok_or_else(|| not_there(step))?;
    }
    Ok(found)
}

/// The same value in another tree of the same form.
pub(super) fn at_positions<'t, 'a>(root: &'t mut Node<'a>, positions: &[usize]) -> Option<&'t mut Node<'a>> {
    positions.iter().try_fold(root, |node, at| match &mut node.value {
        Value::List(items) => items.get_mut(*at),
        Value::Map(entries) => entries.get_mut(*at).map(|(_, value)| value),
        Value::Null | Value::Scalar(_) => None,
    })
}

fn part<'t, 'a>(node: &'t Node<'a>, at: usize) -> Option<&'t Node<'a>> {
    match &node.value {
        Value::List(items) => items.get(at),
        Value::Map(entries) => entries.get(at).map(|(_, value)| value),
        Value::Null | Value::Scalar(_) => None,
    }
}

fn position(node: &Node<'_>, step: &Step) -> Result<usize, Refusal> {
    let positions: Vec<usize> = match (step, &node.value) {
        (Step::Key(key), Value::Map(entries)) => {
            let is_it = |(at, (name, _)): (usize, &(Node<'_>, Node<'_>))| (name.scalar() == Some(key)).then_some(at);
            entries.iter().enumerate().filter_map(is_it).collect()
        }
        (Step::Item(at), Value::List(items)) => (*at < items.len()).then_some(*at).into_iter().collect(),
        (Step::Called(id), Value::List(items)) => {
            let is_called = |item: &Node<'_>| item.get("id").and_then(Node::scalar) == Some(id);
            (0..items.len()).filter(|at| is_called(&items[*at])).collect()
        }
        _ => Vec::new(),
    };
    match positions[..] {
        [only] => Ok(only),
        [] => Err(not_there(step)),
        _ => Err(Refusal::Twice(said(step))),
    }
}

fn not_there(step: &Step) -> Refusal {
    Refusal::NotThere(said(step))
}

fn said(step: &Step) -> String {
    match step {
        Step::Key(key) => format!("`{key}`"),
        Step::Item(at) => format!("item {}", at + 1),
        Step::Called(id) => format!("`id: {id}`"),
    }
}
