//! Nodes -> typed values. Reports every fault; none hides another.
//!
//! A type that can be read from content implements [`FromNode`], and says there what it accepts: its [`Shape`].

use crate::diagnostic::Diagnostic;
use crate::parse::names::{Missing, NameKind, Names};
use crate::parse::no_list::no_list;
use crate::parse::node::{Node, Value};
use crate::parse::quoted::quoted;
use crate::parse::rules;
use crate::parse::shape::Shape;
use crate::source::{Located, Span};

/// A value that can be read from a node.
pub(super) trait FromNode: Sized {
    /// Reads the value, or reports a fault and returns `None`.
    fn from_node(node: &Node, reader: &mut Reader<'_>) -> Option<Self>;

    /// The value if the key is absent; `None` if the key is required.
    fn when_absent() -> Option<Self> {
        None
    }

    /// The values that it accepts, for the schemas that editors use.
    fn shape() -> Shape;
}

/// The state of reading one file: the names that exist, and the faults found so far.
pub(super) struct Reader<'a> {
    /// The names that can be referred to.
    pub(super) names: &'a Names,
    /// The file's text, for finding places inside a long value.
    pub(super) text: &'a str,
    target_key: Option<TargetKey>,
    faults: Faults,
}

/// A key that tells a target, and its place.
#[derive(Debug, Clone, Copy)]
pub(super) struct TargetKey {
    pub(super) name: &'static str,
    pub(super) span: Span,
}

/// The faults of a file.
#[derive(Default)]
pub(super) struct Faults {
    pub(super) diagnostics: Vec<Diagnostic>,
    /// References to names that don't exist.
    pub(super) missing: Vec<Missing>,
}

impl Faults {
    pub(super) fn is_empty(&self) -> bool {
        self.diagnostics.is_empty() && self.missing.is_empty()
    }
}

impl<'a> Reader<'a> {
    pub(super) fn new(names: &'a Names, text: &'a str) -> Self {
        Self { names, text, target_key: None, faults: Faults::default() }
    }

    /// Reads the value of a key that tells a target, so that messages can offer a line with another key.
    pub(super) fn under<T>(&mut self, key: Option<TargetKey>, read: impl FnOnce(&mut Self) -> T) -> T {
        let before = std::mem::replace(&mut self.target_key, key);
        let value = read(self);
        self.target_key = before;
        value
    }

    /// The key whose value is being read, if it tells a target.
    pub(super) const fn target_key(&self) -> Option<TargetKey> {
        self.target_key
    }

    /// Adds a fault.
    pub(super) fn report(&mut self, diagnostic: Diagnostic) {
        self.faults.diagnostics.push(diagnostic);
    }

    /// Adds a reference to a name that doesn't exist.
    pub(super) fn report_missing(&mut self, kind: NameKind, name: &str, span: Span) {
        self.faults.missing.push(Missing { kind, name: name.to_owned(), span });
    }

    /// A value that is to replace another, in quotation marks if that one is.
    pub(super) fn instead(&self, of: Span, value: &str) -> String {
        let written = self.text.get(of.range()).unwrap_or_default();
        if written.starts_with(['"', '\'']) { quoted(value) } else { value.to_owned() }
    }

    /// The faults found.
    pub(super) fn into_faults(self) -> Faults {
        self.faults
    }
}

/// The text of a single value; reports a list or a group of keys and returns `None`.
pub(super) fn single<'n>(node: &'n Node, wanted: &str, reader: &mut Reader<'_>) -> Option<&'n str> {
    let text = node.scalar();
    if text.is_none() {
        let fault = node.wrong_type(wanted);
        reader.report(match node.value {
            Value::Map(_) => {
                fault.help("write only the value; if it contains a colon, put the whole value in quotation marks")
            }
            _ => fault.help("write only the value, without square brackets or a hyphen before it"),
        });
    }
    text
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

/// A list keeps its valid items: a faulty one is reported, and the others are still checked.
impl<T: FromNode> FromNode for Vec<T> {
    fn from_node(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        if !matches!(node.value, Value::List(_)) {
            // An item that is a group of keys can't be made of a single value.
            let mut trial = Reader::new(reader.names, reader.text);
            let is_item = node.scalar().is_some() && {
                T::from_node(node, &mut trial);
                trial.faults.diagnostics.iter().all(|fault| fault.rule != rules::WRONG_TYPE.name)
            };
            for fault in no_list(node, reader.text, is_item) {
                reader.report(fault);
            }
            return None;
        }
        // Exact capacity: most lists are short, and all of them stay in memory.
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

/// A list in which every item must be valid: a version missing from a history would make its neighbours wrong.
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
