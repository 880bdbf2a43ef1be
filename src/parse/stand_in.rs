//! A file that can't be read as what it is -> what its rules need to look at all the rest: with something sound in place of its faults.
//!
//! One slip in `site.yaml` would hide what is wrong with every promise otherwise. Nothing of this is ever shown: content with a fault is
//! not published.

use crate::model::commitment::Commitment;
use crate::model::prose::Prose;
use crate::model::site::Site;
use crate::parse::entries::DepartmentFile;
use crate::parse::names::Names;
use crate::parse::node::{Node, Value, read};
use crate::parse::reader::{FromNode, Reader, Record};
use crate::parse::texts::{CommitmentKeys, PageKeys};
use crate::parse::{Kind, Part};
use crate::source::{SourceId, Span};

/// A group of keys that something can stand in for.
pub(super) trait Replaceable: Record + FromNode {
    /// A sound value for each key that may not be left out; not for an id, by which others are told apart.
    const SOUND: &'static str;
}

impl Replaceable for Site {
    const SOUND: &'static str = "{city: City, short_name: City, title: Standards, summary: All of them., time_zone: UTC, \
        base_url: 'https://example.org/', language: en, licence: {name: Open, url: 'https://example.org/'}, contact: {phone: 555-555-0100}}";
}

impl Replaceable for CommitmentKeys {
    const SOUND: &'static str = "{title: Promise, summary: All of it., policy: {number: '1', title: Policy, approved_by: Council, \
        effective: 2000-01-01, resolution: '1', owner: City Clerk}}";
}

impl Replaceable for PageKeys {
    const SOUND: &'static str = "{title: Page, summary: All of it.}";
}

impl Replaceable for DepartmentFile {
    const SOUND: &'static str =
        "{name: Department, summary: All of it., accountable: Director, contact: {phone: 555-555-0100}}";
}

/// Reads a group of keys; where that fails, once more with sound values for those that have a fault.
pub(super) fn read_or_replace<R: Replaceable>(tree: &Node<'_>, reader: &mut Reader<'_>) -> Option<R> {
    R::from_node(tree, reader).or_else(|| replaced(tree, reader.names, reader.text))
}

/// What stands in for a file that has no tree, if the rest can't be looked at without one: as little as it can say.
pub(super) fn of_file(kind: Kind, at: SourceId) -> Option<Part> {
    let names = Names::default();
    let keys = |written: &'static str| read(at, written, 0).ok().map(|tree| placed(&tree, Span::start_of(at)));
    Some(match kind {
        Kind::Site => Part::Site(replaced(&keys("{}")?, &names, "")),
        Kind::Commitment => {
            let CommitmentKeys { title, summary, policy } = replaced(&keys("{}")?, &names, "")?;
            let introduction = Prose { markdown: String::new(), span: Span::start_of(at) };
            Part::Commitment(Some(Commitment { title, summary, policy, introduction, sections: Vec::new() }))
        }
        Kind::Corporate => {
            let file: Option<DepartmentFile> = replaced(&keys("{id: corporate}")?, &names, "");
            Part::Corporate(file.map(|file| file.into_department(true)))
        }
        Kind::Calendar | Kind::Department | Kind::Page | Kind::Language => return None,
    })
}

/// A key and its value.
type Entry<'a> = (Node<'a>, Node<'a>);

fn replaced<R: Replaceable>(tree: &Node<'_>, names: &Names, text: &str) -> Option<R> {
    let reads = |entries: &[Entry<'_>]| {
        let node = Node { span: tree.span, value: Value::Map(entries.to_vec()) };
        R::from_node(&node, &mut Reader::new(names, text))
    };
    let sound = read(tree.span.source, R::SOUND, 0).ok()?;
    let mut entries = entries_of(&placed(&sound, Span::start_of(tree.span.source)));
    let written = entries_of(tree);
    let is_known = |(key, _): &&Entry<'_>| R::KEYS.iter().any(|known| key.scalar() == Some(known.name));
    // Nothing can be read without an id, so it comes first.
    let (ids, others): (Vec<&Entry<'_>>, _) =
        written.iter().filter(is_known).partition(|(key, _)| key.scalar() == Some("id"));
    for entry in ids.into_iter().chain(others) {
        let with = with(&entries, entry);
        if reads(&with).is_some() {
            entries = with;
        }
    }
    reads(&entries)
}

fn entries_of<'a>(tree: &Node<'a>) -> Vec<Entry<'a>> {
    match &tree.value {
        Value::Map(entries) => entries.clone(),
        _ => Vec::new(),
    }
}

/// The entries with this one, in place of another of its key.
fn with<'a>(entries: &[Entry<'a>], entry: &Entry<'a>) -> Vec<Entry<'a>> {
    let others = entries.iter().filter(|(key, _)| key.scalar() != entry.0.scalar());
    others.chain([entry]).cloned().collect()
}

/// The same, all of it at one place.
fn placed<'a>(node: &Node<'a>, span: Span) -> Node<'a> {
    let value = match &node.value {
        Value::List(items) => Value::List(items.iter().map(|item| placed(item, span)).collect()),
        Value::Map(entries) => {
            Value::Map(entries.iter().map(|(key, value)| (placed(key, span), placed(value, span))).collect())
        }
        value => value.clone(),
    };
    Node { span, value }
}
