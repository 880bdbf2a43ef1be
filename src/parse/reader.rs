//! Nodes -> typed values, with every fault on the way reported and none hiding another.
//!
//! A type that can be read from content implements [`FromNode`]; a type with keys implements [`Record`], most of them by `record!`.
//! The same type says what it accepts: its [`Shape`].

use std::collections::BTreeMap;

use crate::diagnostic::Diagnostic;
use crate::parse::names::{Known, Names};
use crate::parse::no_list::report_no_list;
use crate::parse::node::{Node, Value};
use crate::parse::odd_line::{is_odd_space, odd_spaces};
use crate::parse::quoted::quoted;
use crate::parse::references::Missing;
use crate::parse::rules;
use crate::parse::shape::{Property, Shape};
use crate::source::{Located, Span};
use crate::spelling::closest;

/// A key that a record has, and what it is for.
#[derive(Debug, Clone, Copy)]
pub(super) struct Key {
    /// The key as staff write it.
    pub(super) name: &'static str,
    /// What belongs behind it, as one sentence without a full stop.
    pub(super) meaning: &'static str,
}

/// What can be read from a node.
pub(super) trait FromNode: Sized {
    /// The value, or nothing after a report.
    fn from_node(node: &Node, reader: &mut Reader<'_>) -> Option<Self>;

    /// What it means that the key is not there at all; nothing if that is a fault.
    fn when_absent() -> Option<Self> {
        None
    }

    /// What it can be read from, for an editor that helps while typing.
    fn shape() -> Shape;
}

/// A group of keys with a type of its own.
pub(super) trait Record: Sized {
    /// What staff call it, with its article: `a service`.
    const WHAT: &'static str;
    /// Its keys.
    const KEYS: &'static [Key];

    /// Its keys, with what belongs behind each.
    fn properties() -> Vec<Property>;

    /// Takes its keys out of a group.
    fn take(fields: &mut Fields<'_>, reader: &mut Reader<'_>) -> Option<Self>;
}

/// Gives a struct its keys: they are its fields, each with its meaning.
macro_rules! keys {
    ($type:ty, $what:literal, { $($key:ident: $meaning:literal,)* }) => {
        impl crate::parse::reader::Record for $type {
            const WHAT: &'static str = $what;
            const KEYS: &'static [crate::parse::reader::Key] =
                &[$(crate::parse::reader::Key { name: stringify!($key), meaning: $meaning }),*];

            fn properties() -> Vec<crate::parse::shape::Property> {
                vec![$(crate::parse::shape::Property::of_field(
                    crate::parse::reader::Key { name: stringify!($key), meaning: $meaning },
                    |record: &Self| &record.$key,
                )),*]
            }

            fn take(
                fields: &mut crate::parse::reader::Fields<'_>,
                reader: &mut crate::parse::reader::Reader<'_>,
            ) -> Option<Self> {
                // Read every key before giving up on any, so that all faults are reported.
                $(let $key = fields.take(stringify!($key), reader);)*
                Some(Self { $($key: $key?,)* })
            }
        }
    };
}
pub(super) use keys;

/// Makes a struct readable from a group of its keys.
macro_rules! record {
    ($type:ty, $what:literal, { $($key:ident: $meaning:literal,)* }) => {
        crate::parse::reader::keys!($type, $what, { $($key: $meaning,)* });

        impl crate::parse::reader::FromNode for $type {
            fn from_node(
                node: &crate::parse::node::Node,
                reader: &mut crate::parse::reader::Reader<'_>,
            ) -> Option<Self> {
                crate::parse::reader::read_record(node, reader)
            }

            fn shape() -> crate::parse::shape::Shape {
                crate::parse::reader::record_shape::<Self>()
            }
        }
    };
}
pub(super) use record;

/// Reads a record whose keys are all its own.
pub(super) fn read_record<R: Record>(node: &Node, reader: &mut Reader<'_>) -> Option<R> {
    let mut fields = reader.fields(node, R::WHAT, &[R::KEYS])?;
    R::take(&mut fields, reader)
}

/// What a record is read from.
pub(super) fn record_shape<R: Record>() -> Shape {
    Shape::group(&R::properties())
}

/// What every reader needs: the names that exist, and a place for reports.
pub(super) struct Reader<'a> {
    /// What can be referred to.
    pub(super) names: &'a Names,
    /// The file's text, to find the place inside a long value.
    pub(super) text: &'a str,
    faults: Faults,
}

/// What is wrong with a file.
#[derive(Default)]
pub(super) struct Faults {
    pub(super) diagnostics: Vec<Diagnostic>,
    /// What it refers to that is not there.
    pub(super) missing: Vec<Missing>,
}

impl Faults {
    pub(super) fn is_empty(&self) -> bool {
        self.diagnostics.is_empty() && self.missing.is_empty()
    }
}

impl<'a> Reader<'a> {
    pub(super) fn new(names: &'a Names, text: &'a str) -> Self {
        Self { names, text, faults: Faults::default() }
    }

    /// Notes a fault.
    pub(super) fn report(&mut self, diagnostic: Diagnostic) {
        self.faults.diagnostics.push(diagnostic);
    }

    /// Notes a reference to what is not there.
    pub(super) fn report_missing(&mut self, kind: Known, name: &str, span: Span) {
        self.faults.missing.push(Missing { kind, name: name.to_owned(), span });
    }

    /// A value that is to stand in place of another, in quotation marks if that one is.
    pub(super) fn instead(&self, of: Span, value: &str) -> String {
        let written = self.text.get(of.range()).unwrap_or_default();
        if written.starts_with(['"', '\'']) { quoted(value) } else { value.to_owned() }
    }

    /// All the faults.
    pub(super) fn into_faults(self) -> Faults {
        self.faults
    }

    /// Opens a group of keys, after reporting keys that are unknown, doubled, or no keys at all.
    pub(super) fn fields<'n>(
        &mut self,
        node: &'n Node<'n>,
        what: &'static str,
        keys: &[&'static [Key]],
    ) -> Option<Fields<'n>> {
        let known = || keys.iter().copied().flatten().map(|key| key.name);
        let Value::Map(entries) = &node.value else {
            let fault = wrong_type(node, &format!("{what} is a group of keys, each with a value"));
            let names: Vec<&str> = known().collect();
            self.report(fault.help(format!("write it like `{}: …`; it can have: {}", names[0], names.join(", "))));
            return None;
        };
        let is_written = |name: &str| entries.iter().any(|(key, _)| key.scalar() == Some(name));
        let mut meant: Vec<&'static str> = Vec::new();
        let mut is_any_nameless = false;
        // The keys that are not written: looked for once, and only if one is misspelt.
        let mut not_written: Option<Vec<&'static str>> = None;
        // Where each key is written first: those that it can have by their number, and strangers.
        let mut first: Vec<Option<&Node<'_>>> = vec![None; known().count()];
        let mut strangers: BTreeMap<&str, Option<&Node<'_>>> = BTreeMap::new();
        for (key, _) in entries {
            let Some(name) = key.scalar() else {
                is_any_nameless = true;
                self.report(no_key(key));
                continue;
            };
            let first = if let Some(number) = known().position(|known| known == name) {
                &mut first[number]
            } else {
                let bare = name.trim_start_matches(is_odd_space);
                if let Some(same) = known().find(|known| bare != name && *known == bare) {
                    self.report(oddly_indented(key, name, bare));
                    meant.push(same);
                    continue;
                }
                let free = not_written.get_or_insert_with(|| known().filter(|known| !is_written(known)).collect());
                let near = closest(name, free.iter().copied().filter(|known| !meant.contains(known)));
                self.report(unknown_key(key, name, what, near, known()));
                meant.extend(near);
                strangers.entry(name).or_default()
            };
            match first {
                Some(earlier) => self.report(duplicate_key(key, earlier)),
                None => *first = Some(key),
            }
        }
        if is_any_nameless {
            // Whichever key is missing, it may be this one.
            meant = known().filter(|known| !is_written(known)).collect();
        }
        Some(Fields { entries, what, keys: keys.to_vec(), meant, span: node.span })
    }
}

/// An open group of keys.
pub(super) struct Fields<'n> {
    entries: &'n [(Node<'n>, Node<'n>)],
    what: &'static str,
    keys: Vec<&'static [Key]>,
    /// Keys that are not there, but have been proposed for others, or may be one that is left out before its colon.
    meant: Vec<&'static str>,
    /// The whole group.
    pub(super) span: Span,
}

impl<'n> Fields<'n> {
    /// The value of a key; nothing after a report, or if it may not be left out and is.
    pub(super) fn take<T: FromNode>(&mut self, key: &'static str, reader: &mut Reader<'_>) -> Option<T> {
        match self.find(key) {
            Some(node) if node.value == Value::Null => {
                reader.report(self.no_value(key, node));
                None
            }
            Some(node) => T::from_node(node, reader),
            None => T::when_absent().or_else(|| {
                if !self.is_meant(key) {
                    reader.report(self.missing(key));
                }
                None
            }),
        }
    }

    /// The value node of a key.
    pub(super) fn find(&self, key: &str) -> Option<&'n Node<'n>> {
        self.entries.iter().find(|(name, _)| name.scalar() == Some(key)).map(|(_, value)| value)
    }

    /// Whether a key is missing only because it is misspelt, which has been reported.
    pub(super) fn is_meant(&self, key: &str) -> bool {
        self.meant.contains(&key)
    }

    /// The place of a key.
    pub(super) fn key_span(&self, key: &str) -> Option<Span> {
        self.entries.iter().find(|(name, _)| name.scalar() == Some(key)).map(|(name, _)| name.span)
    }

    /// Where to point when something is not there: the first key of the group.
    pub(super) fn head(&self) -> Span {
        self.entries.first().map_or(self.span, |(key, _)| key.span)
    }

    fn meaning(&self, key: &str) -> &'static str {
        self.keys.iter().copied().flatten().find(|known| known.name == key).map_or("", |known| known.meaning)
    }

    fn missing(&self, key: &str) -> Diagnostic {
        Diagnostic::error(&rules::MISSING_KEY, self.head(), format!("{} needs `{key}`", self.what))
            .label(format!("`{key}` is missing here"))
            .help(format!("add `{key}: …` ({})", self.meaning(key)))
    }

    fn no_value(&self, key: &str, node: &Node) -> Diagnostic {
        let span = self.key_span(key).unwrap_or(node.span);
        Diagnostic::error(&rules::MISSING_VALUE, span, format!("`{key}` has no value")).help(format!(
            "write the value behind the colon ({}), or remove the key if it is not needed",
            self.meaning(key)
        ))
    }
}

/// The text of a single value; nothing, after a report, if it is a list or a group of keys.
pub(super) fn single<'n>(node: &'n Node, wanted: &str, reader: &mut Reader<'_>) -> Option<&'n str> {
    let text = node.scalar();
    if text.is_none() {
        let fault = wrong_type(node, &format!("{wanted} belongs here"));
        reader.report(match node.value {
            Value::Map(_) => {
                fault.help("write the value alone; if a colon belongs to it, put the whole value in quotation marks")
            }
            _ => fault.help("write the value alone, without square brackets or a hyphen before it"),
        });
    }
    text
}

/// What to say when a value is of another kind than it has to be.
pub(super) fn wrong_type(node: &Node, wanted: &str) -> Diagnostic {
    Diagnostic::error(&rules::WRONG_TYPE, node.span, format!("{wanted}, but {} stands here", node.kind()))
}

fn no_key(key: &Node) -> Diagnostic {
    match key.value {
        Value::Null => Diagnostic::error(&rules::WRONG_TYPE, key.span, "there is no key before this colon")
            .help("write the key before the colon, or remove the line"),
        _ => wrong_type(key, "a key is a single word").help("write the key as a word, with a colon behind it"),
    }
}

/// A key before which stand spaces that are no plain ones, and belong to it therefore.
fn oddly_indented(key: &Node, name: &str, bare: &str) -> Diagnostic {
    let start = key.span.range().start;
    let spaces = &name[..name.len() - bare.len()];
    let place = Span::new(key.span.source, start, start + spaces.len());
    odd_spaces(place, spaces).patch(place, " ".repeat(spaces.chars().count()))
}

fn unknown_key(
    key: &Node,
    name: &str,
    what: &str,
    near: Option<&str>,
    known: impl Iterator<Item = &'static str>,
) -> Diagnostic {
    let fault = Diagnostic::error(&rules::UNKNOWN_KEY, key.span, format!("{what} has no key `{name}`"));
    match near {
        Some(meant) => fault.label(format!("did you mean `{meant}`?")).patch(key.span, meant),
        None => fault.help(format!("it can have: {}", known.collect::<Vec<_>>().join(", "))),
    }
}

fn duplicate_key(key: &Node, earlier: &Node) -> Diagnostic {
    let name = key.scalar().unwrap_or_default();
    Diagnostic::error(&rules::DUPLICATE_KEY, key.span, format!("`{name}` is written twice"))
        .label("here again")
        .related(earlier.span, "first written here")
        .help("keep the one that is right and remove the other")
}

impl<T: FromNode> FromNode for Option<T> {
    fn from_node(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        T::from_node(node, reader).map(Some)
    }

    fn when_absent() -> Option<Self> {
        Some(None)
    }

    fn shape() -> Shape {
        T::shape()
    }
}

impl<T: FromNode> FromNode for Located<T> {
    fn from_node(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        T::from_node(node, reader).map(|value| Self::new(value, node.span))
    }

    fn shape() -> Shape {
        T::shape()
    }
}

/// A list keeps its sound items: what is wrong with one is reported, and the others are still checked.
impl<T: FromNode> FromNode for Vec<T> {
    fn from_node(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        if !matches!(node.value, Value::List(_)) {
            report_no_list(node, reader);
            return None;
        }
        // Room for no more than there is: most lists are short, and all of them stay in memory.
        let mut all = Self::with_capacity(node.items().len());
        all.extend(node.items().iter().filter_map(|item| T::from_node(item, reader)));
        Some(all)
    }

    fn when_absent() -> Option<Self> {
        Some(Self::new())
    }

    fn shape() -> Shape {
        Shape::list(T::shape())
    }
}

/// A list of which every item has to be sound: a history with a hole would say something wrong about its neighbours.
pub(super) struct AllOf<T>(pub(super) Vec<T>);

impl<T: FromNode> FromNode for AllOf<T> {
    fn from_node(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let items = Vec::<T>::from_node(node, reader)?;
        (items.len() == node.items().len()).then_some(Self(items))
    }

    fn shape() -> Shape {
        Vec::<T>::shape()
    }
}
