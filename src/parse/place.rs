//! The text of a department's file -> the place for a new entry in one of its lists, and the proof that an entry got there.

use std::fmt::{Display, Formatter};

use crate::parse::node::{self, Node, Value};
use crate::source::SourceId;

/// A list of a department's file.
#[derive(Debug, Clone, Copy)]
pub enum List<'a> {
    /// The department's services.
    Services,
    /// The standards of the service with this id.
    StandardsOf(&'a str),
}

/// Where an entry belongs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// The byte before which it stands.
    pub at: usize,
    /// The number of spaces before its hyphen.
    pub indent: usize,
    /// Whether the key of the list is not there yet.
    pub needs_key: bool,
}

/// Why there is no place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoPlace {
    /// The file can't be read.
    Unreadable,
    /// The service has no list of standards.
    NoStandards,
    /// The list is not written with a hyphen and a line for each entry.
    OtherForm,
}

impl Display for NoPlace {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(match self {
            Self::Unreadable => "it has faults: run `charter check` and mend them first",
            Self::NoStandards => "the service has no `standards` yet: add the key and the first entry by hand",
            Self::OtherForm => {
                "the list is not written with a line of its own, and a hyphen, for each entry: add the entry by hand"
            }
        })
    }
}

/// The id of the department in a file, as far as the file can be read.
#[must_use]
pub fn department_in(text: &str) -> Option<String> {
    tree(text)?.get("id")?.scalar().map(str::to_owned)
}

/// Whether a file has a service with this id.
#[must_use]
pub fn has_service(text: &str, id: &str) -> bool {
    let services = tree(text).and_then(|tree| tree.get("services").cloned());
    services.is_some_and(|services| services.items().iter().any(|service| is_called(service, id)))
}

/// The place behind the last entry of a list, or at the end of the file if the department has no services yet.
///
/// # Errors
/// If the list is written in a form in which nothing can be added safely.
pub fn place(text: &str, list: List<'_>) -> Result<Place, NoPlace> {
    let tree = tree(text).ok_or(NoPlace::Unreadable)?;
    let services = tree.get("services");
    let found = match list {
        List::Services if services.is_none() => return Ok(Place { at: text.len(), indent: 2, needs_key: true }),
        List::Services => services,
        List::StandardsOf(id) => services
            .and_then(|services| services.items().iter().find(|service| is_called(service, id)))
            .and_then(|service| service.get("standards")),
    };
    let items = found.ok_or(NoPlace::NoStandards)?.items();
    let (first, final_item) = items.first().zip(items.last()).ok_or(NoPlace::OtherForm)?;
    let indent = indent_of(text, first).ok_or(NoPlace::OtherForm)?;
    if indent_of(text, final_item) != Some(indent) {
        return Err(NoPlace::OtherForm);
    }
    let at = end_of_entry(text, final_item.span.range().end, indent);
    Ok(Place { at, indent, needs_key: false })
}

/// Whether `after` says what `before` says, and beyond that nothing but `entry` (a list with one item) at the end of the list.
#[must_use]
pub fn is_added(before: &str, after: &str, list: List<'_>, entry: &str) -> bool {
    let (Some(mut wanted), Some(after), Some(entry)) = (tree(before), tree(after), tree(entry)) else { return false };
    let ([entry], Some(items)) = (entry.items(), list_of(&mut wanted, list)) else { return false };
    items.push(entry.clone());
    says_the_same(&wanted, &after)
}

/// The tree of a text. Places are those in the text as a whole.
fn tree(text: &str) -> Option<Node<'_>> {
    let start = text.len() - text.trim_start_matches('\u{feff}').len();
    node::read(SourceId(0), &text[start..], start).ok()
}

fn is_called(service: &Node, id: &str) -> bool {
    service.get("id").and_then(Node::scalar) == Some(id)
}

/// The spaces before an entry's hyphen; nothing if anything else stands before the entry on its line.
fn indent_of(text: &str, item: &Node) -> Option<usize> {
    let before = &text[..item.span.range().start];
    let line = &before[before.rfind('\n').map_or(0, |end| end + 1)..];
    let margin = line.trim_end_matches(' ').strip_suffix('-')?;
    (line.ends_with(' ') && margin.bytes().all(|byte| byte == b' ')).then_some(margin.len())
}

/// The start of the line behind an entry, and behind the comments that belong to it because they stand further in.
fn end_of_entry(text: &str, end: usize, indent: usize) -> usize {
    let line_end = |from: usize| text[from..].find('\n').map_or(text.len(), |at| from + at + 1);
    let mut at = line_end(end);
    loop {
        let line = text[at..].lines().next().unwrap_or_default();
        let bare = line.trim_start_matches(' ');
        if !(bare.starts_with('#') && line.len() - bare.len() > indent) {
            return at;
        }
        at = line_end(at);
    }
}

/// The items of the list, which is made if there are no services yet.
fn list_of<'t, 'a>(tree: &'t mut Node<'a>, list: List<'_>) -> Option<&'t mut Vec<Node<'a>>> {
    if tree.get("services").is_none() {
        let span = tree.span;
        let Value::Map(entries) = &mut tree.value else { return None };
        let key = Node { span, value: Value::Scalar("services".into()) };
        entries.push((key, Node { span, value: Value::List(Vec::new()) }));
    }
    let services = items_of(value_of(tree, "services")?)?;
    match list {
        List::Services => Some(services),
        List::StandardsOf(id) => {
            let service = services.iter_mut().find(|service| is_called(service, id))?;
            items_of(value_of(service, "standards")?)
        }
    }
}

fn value_of<'t, 'a>(node: &'t mut Node<'a>, key: &str) -> Option<&'t mut Node<'a>> {
    let Value::Map(entries) = &mut node.value else { return None };
    entries.iter_mut().find(|(name, _)| name.scalar() == Some(key)).map(|(_, value)| value)
}

fn items_of<'t, 'a>(node: &'t mut Node<'a>) -> Option<&'t mut Vec<Node<'a>>> {
    match &mut node.value {
        Value::List(items) => Some(items),
        _ => None,
    }
}

/// Whether two trees are the same but for the places.
fn says_the_same(one: &Node, other: &Node) -> bool {
    match (&one.value, &other.value) {
        (Value::List(one), Value::List(other)) => {
            one.len() == other.len() && one.iter().zip(other).all(|(one, other)| says_the_same(one, other))
        }
        (Value::Map(one), Value::Map(other)) => {
            let is_same = |((key, value), (other_key, other)): (&(Node, Node), &(Node, Node))| {
                says_the_same(key, other_key) && says_the_same(value, other)
            };
            one.len() == other.len() && one.iter().zip(other).all(is_same)
        }
        (one, other) => one == other,
    }
}
