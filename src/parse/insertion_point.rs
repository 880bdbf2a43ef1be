//! The text of a department's file -> the place for a new entry in one of its lists, and proof that the entry was added there.

use std::fmt::{Display, Formatter};
use std::ops::Range;

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
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InsertionPoint {
    /// The byte before which it goes.
    pub at: usize,
    /// The number of spaces before its hyphen.
    pub indent: usize,
    /// How much of the list exists.
    pub list: ListState,
}

/// How much of a list exists before an entry is added.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ListState {
    /// At least one entry.
    Entries,
    /// Its key alone. The bytes of a `[]` after it, which is removed; none if nothing follows.
    Key(Range<usize>),
    /// Neither the key nor entries.
    Nothing,
}

/// Why there is no place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoInsertionPoint {
    /// The file can't be read.
    Unreadable,
    /// The service has no list of standards.
    NoStandards,
    /// The list is not written with a hyphen and a line for each entry.
    OtherForm,
    /// In every place, the entry would change the meaning of something else.
    Entangled,
}

impl Display for NoInsertionPoint {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(match self {
            Self::Unreadable => "it has problems: run `charter check` and fix them first",
            Self::NoStandards => "the service has no `standards` yet: add the key and the first entry by hand",
            Self::OtherForm => {
                "the entries of the list don't each start on a new line with a hyphen: add the entry by hand"
            }
            Self::Entangled => "adding the entry would change the meaning of other parts of the file: add it by hand",
        })
    }
}

/// The id of the department or calendar in a file, if it can be read.
#[must_use]
pub fn id_in(text: &str) -> Option<String> {
    tree(text)?.get("id")?.scalar().map(str::to_owned)
}

/// Whether a file has a service with this id.
#[must_use]
pub fn has_service(text: &str, id: &str) -> bool {
    let services = tree(text).and_then(|tree| tree.get("services").cloned());
    services.is_some_and(|services| services.items().iter().any(|service| is_called(service, id)))
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

/// Returns the possible places for an entry at the end of a list, best first, or at the end of the file if the department has no services
/// yet. [`is_added`] checks whether one works.
///
/// # Errors
/// If the form of the list doesn't allow a safe addition.
pub fn insertion_points(text: &str, list: List<'_>) -> Result<Vec<InsertionPoint>, NoInsertionPoint> {
    let tree = tree(text).ok_or(NoInsertionPoint::Unreadable)?;
    let found = match list {
        List::Services => entry(&tree, "services"),
        List::StandardsOf(id) => tree
            .get("services")
            .and_then(|services| services.items().iter().find(|service| is_called(service, id)))
            .and_then(|service| entry(service, "standards")),
    };
    let Some((key, items)) = found else {
        return match list {
            List::Services => Ok(vec![InsertionPoint { at: text.len(), indent: 2, list: ListState::Nothing }]),
            List::StandardsOf(_) => Err(NoInsertionPoint::NoStandards),
        };
    };
    let Some((first, final_item)) = items.items().first().zip(items.items().last()) else {
        return place_below(text, key).map(|place| vec![place]).ok_or(NoInsertionPoint::OtherForm);
    };
    let indent = indent_of(text, first).ok_or(NoInsertionPoint::OtherForm)?;
    if indent_of(text, final_item) != Some(indent) {
        return Err(NoInsertionPoint::OtherForm);
    }
    let at = end_of_entry(text, final_item.span.range().end, indent);
    // A text that ends with `|+` includes the empty lines after it.
    let places = [at, behind_empty_lines(text, at)];
    Ok(places.map(|at| InsertionPoint { at, indent, list: ListState::Entries }).into())
}

/// Whether `after` is `before` with `entry` (a list with one item) added at the end of the list, and no other change of meaning.
#[must_use]
pub fn is_added(before: &str, after: &str, list: List<'_>, entry: &str) -> bool {
    let (Some(mut wanted), Some(after), Some(entry)) = (tree(before), tree(after), tree(entry)) else { return false };
    let ([entry], Some(items)) = (entry.items(), list_of(&mut wanted, list)) else { return false };
    items.push(entry.clone());
    says_the_same(&wanted, &after)
}

/// The tree of a text, with places relative to the whole text.
fn tree(text: &str) -> Option<Node<'_>> {
    let start = text.len() - text.trim_start_matches('\u{feff}').len();
    node::read(SourceId(0), &text[start..], start).ok()
}

fn is_called(service: &Node, id: &str) -> bool {
    service.get("id").and_then(Node::scalar) == Some(id)
}

/// A key of a map, and its value.
fn entry<'t, 'a>(map: &'t Node<'a>, key: &str) -> Option<(&'t Node<'a>, &'t Node<'a>)> {
    let Value::Map(entries) = &map.value else { return None };
    entries.iter().find(|(name, _)| name.scalar() == Some(key)).map(|(name, value)| (name, value))
}

/// The place on the line below a key that is followed by nothing, or by `[]`; nothing if anything else is on its line but a comment.
fn place_below(text: &str, key: &Node) -> Option<InsertionPoint> {
    let range = key.span.range();
    let margin = &text[text[..range.start].rfind('\n').map_or(0, |end| end + 1)..range.start];
    let is_first = margin.bytes().all(|byte| matches!(byte, b' ' | b'-'));
    let line = text[range.end..].lines().next().unwrap_or_default();
    let value = line.strip_prefix(':')?;
    let bare = value.trim_start();
    let rest = bare.strip_prefix('[').and_then(|inside| inside.trim_start().strip_prefix(']')).unwrap_or(value);
    let is_last = rest.trim().is_empty() || rest.starts_with(' ') && rest.trim_start().starts_with('#');
    let start = range.end + 1;
    let place = InsertionPoint {
        at: next_line(text, range.end),
        indent: margin.len() + 2,
        list: ListState::Key(start..start + value.len() - rest.len()),
    };
    (is_first && is_last).then_some(place)
}

/// The spaces before an entry's hyphen; nothing if anything else precedes the entry on its line.
fn indent_of(text: &str, item: &Node) -> Option<usize> {
    let before = &text[..item.span.range().start];
    let line = &before[before.rfind('\n').map_or(0, |end| end + 1)..];
    let margin = line.trim_end_matches(' ').strip_suffix('-')?;
    (line.ends_with(' ') && margin.bytes().all(|byte| byte == b' ')).then_some(margin.len())
}

/// The start of the line after an entry, and after the comments that belong to it because they are indented further.
fn end_of_entry(text: &str, end: usize, indent: usize) -> usize {
    let mut at = next_line(text, end);
    loop {
        let line = text[at..].lines().next().unwrap_or_default();
        let bare = line.trim_start_matches(' ');
        if !(bare.starts_with('#') && line.len() - bare.len() > indent) {
            return at;
        }
        at = next_line(text, at);
    }
}

/// The start of the line after the one with this byte.
fn next_line(text: &str, from: usize) -> usize {
    text[from..].find('\n').map_or(text.len(), |at| from + at + 1)
}

/// The start of the first line that is not empty, searching from `at`, the start of a line.
fn behind_empty_lines(text: &str, mut at: usize) -> usize {
    while text[at..].split_once('\n').is_some_and(|(line, _)| line.trim().is_empty()) {
        at = next_line(text, at);
    }
    at
}

/// The items of the list, which is created if there is none yet.
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
    if node.value == Value::Null {
        node.value = Value::List(Vec::new());
    }
    match &mut node.value {
        Value::List(items) => Some(items),
        _ => None,
    }
}

/// Whether two trees are equal apart from places.
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
