//! YAML text -> a tree of values with their places, or the reason why it is not YAML.
//!
//! `serde_saphyr` keeps the place of every value. Scalars are taken as staff typed them (`007` stays `007`, `no` stays a word),
//! so that the reader of each key decides what they mean.

use std::fmt::Formatter;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_saphyr::{DuplicateKeyPolicy, MergeKeyPolicy, NonFiniteFloatPolicy, Spanned};

use crate::diagnostic::Diagnostic;
use crate::parse::yaml_fault;
use crate::source::{SourceId, Span};

/// A value and its place.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub value: Value,
}

/// What a value is.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// Nothing behind the colon, or `~`.
    Null,
    /// A word, a number, a date: anything on its own, as typed or as its quotes mean it.
    Scalar(String),
    /// A list.
    List(Vec<Node>),
    /// Keys and values, in order, duplicates included.
    Map(Vec<(Node, Node)>),
}

impl Node {
    /// The text of a scalar.
    #[must_use]
    pub fn scalar(&self) -> Option<&str> {
        match &self.value {
            Value::Scalar(text) => Some(text),
            _ => None,
        }
    }

    /// The items of a list; none of anything else.
    #[must_use]
    pub fn items(&self) -> &[Node] {
        match &self.value {
            Value::List(items) => items,
            _ => &[],
        }
    }

    /// The value of a map's key, the first if there are several.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Node> {
        match &self.value {
            Value::Map(entries) => entries.iter().find(|(name, _)| name.scalar() == Some(key)).map(|(_, value)| value),
            _ => None,
        }
    }

    /// What it is, in words that staff use.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self.value {
            Value::Null => "nothing",
            Value::Scalar(_) => "a text",
            Value::List(_) => "a list",
            Value::Map(_) => "a group of keys",
        }
    }
}

/// The deepest nesting that content can have; a standard's version is at depth 7.
const DEEPEST: usize = 24;

/// Reads the part of a file that begins at byte `base` and is `text`.
///
/// # Errors
/// The fault that keeps it from being YAML; a parser finds one at a time.
pub fn read(source: SourceId, text: &str, base: usize) -> Result<Node, Box<Diagnostic>> {
    let options = serde_saphyr::options! {
        strict_booleans: true,
        duplicate_keys: DuplicateKeyPolicy::PassThrough,
        merge_keys: MergeKeyPolicy::AsOrdinary,
        non_finite_float_policy: NonFiniteFloatPolicy::PassThrough,
        leading_zero_numbers_as_strings: true,
        underscored_numbers_as_strings: true,
        ignore_binary_tag_for_string: true,
        with_snippet: false,
        budget: serde_saphyr::budget! {
            max_depth: DEEPEST,
            // Every value takes a character at least: only aliases can make more values than there are characters.
            max_nodes: text.len() + 16,
            max_events: text.len() * 3 + 64,
        },
    };
    let raw = serde_saphyr::from_str_with_options::<Spanned<Raw>>(text, options)
        .map_err(|error| Box::new(yaml_fault::explain(source, text, base, &error)))?;
    let mut cut = Cut { source, text, base, lost: None };
    let node = cut.node(raw);
    cut.lost.map_or(Ok(node), |lost| Err(Box::new(yaml_fault::lost_word(lost, cut.slice(lost)))))
}

/// What serde hands over; the text of scalars follows from their places.
enum Raw {
    Null,
    Typed,
    Text(String),
    List(Vec<Spanned<Raw>>),
    Map(Vec<(Spanned<Raw>, Spanned<Raw>)>),
}

struct Cut<'a> {
    source: SourceId,
    text: &'a str,
    base: usize,
    /// The first word that YAML takes for a mark of its own (a tag or an anchor) and that would be lost.
    lost: Option<Span>,
}

impl Cut<'_> {
    fn node(&mut self, raw: Spanned<Raw>) -> Node {
        let span = self.span(raw.referenced.span());
        let defined = self.span(raw.defined.span());
        self.lost = self.lost.or_else(|| self.mark_before(defined));
        match raw.value {
            Raw::Null => Node { span, value: Value::Null },
            Raw::Text(text) => Node { span, value: Value::Scalar(text) },
            Raw::Typed => Node { span, value: Value::Scalar(self.slice(defined).to_owned()) },
            Raw::List(items) => {
                let items: Vec<Node> = items.into_iter().map(|item| self.node(item)).collect();
                let span = reach(span, items.last());
                Node { span, value: Value::List(items) }
            }
            Raw::Map(entries) => {
                let entries: Vec<(Node, Node)> =
                    entries.into_iter().map(|(key, value)| (self.key(key), self.node(value))).collect();
                let span = reach(span, entries.last().map(|(_, value)| value));
                Node { span, value: Value::Map(entries) }
            }
        }
    }

    fn span(&self, span: serde_saphyr::Span) -> Span {
        let byte = |at: Option<u64>| usize::try_from(at.unwrap_or_default()).unwrap_or_default();
        let start = byte(span.byte_offset()).min(self.text.len());
        let text = self.text.get(start..(start + byte(span.byte_len())).min(self.text.len())).unwrap_or_default();
        Span::new(self.source, self.base + start, self.base + start + text.trim_end().len())
    }

    /// A key stands behind the value before it, not behind a sign of its own, so nothing can be said of what precedes it.
    fn key(&mut self, raw: Spanned<Raw>) -> Node {
        let lost = self.lost;
        let node = self.node(raw);
        self.lost = lost;
        node
    }

    /// The word before a value, if it begins with `!`, or with `&` and nothing refers to it.
    fn mark_before(&self, value: Span) -> Option<Span> {
        let before = self.text.get(..value.start as usize - self.base)?.trim_end();
        let line = before.rfind('\n').map_or(0, |end| end + 1);
        let start = before.rfind([' ', '\t', '\n', '[', '{', ',']).map_or(0, |at| at + 1);
        let word = &before[start..];
        let is_key = word.ends_with(':');
        let is_lost = word.starts_with('!')
            || word.strip_prefix('&').is_some_and(|name| !self.text.contains(&format!("*{name}")));
        let is_comment = before[line..].contains('#');
        (is_lost && !is_key && !is_comment).then(|| Span::new(self.source, self.base + start, self.base + before.len()))
    }

    /// A number, a yes or no, exactly as it stands in the file.
    fn slice(&self, span: Span) -> &str {
        self.text.get(span.start as usize - self.base..span.end as usize - self.base).unwrap_or_default()
    }
}

/// A collection's place ends where its last part does.
fn reach(span: Span, last: Option<&Node>) -> Span {
    Span { end: last.map_or(span.end, |node| node.span.end.max(span.end)), ..span }
}

impl<'de> Deserialize<'de> for Raw {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(RawVisitor)
    }
}

struct RawVisitor;

impl<'de> Visitor<'de> for RawVisitor {
    type Value = Raw;

    fn expecting(&self, formatter: &mut Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("any value")
    }

    fn visit_unit<E>(self) -> Result<Raw, E> {
        Ok(Raw::Null)
    }

    fn visit_none<E>(self) -> Result<Raw, E> {
        Ok(Raw::Null)
    }

    fn visit_bool<E>(self, _: bool) -> Result<Raw, E> {
        Ok(Raw::Typed)
    }

    fn visit_i64<E>(self, _: i64) -> Result<Raw, E> {
        Ok(Raw::Typed)
    }

    fn visit_u64<E>(self, _: u64) -> Result<Raw, E> {
        Ok(Raw::Typed)
    }

    fn visit_i128<E>(self, _: i128) -> Result<Raw, E> {
        Ok(Raw::Typed)
    }

    fn visit_u128<E>(self, _: u128) -> Result<Raw, E> {
        Ok(Raw::Typed)
    }

    fn visit_f64<E>(self, _: f64) -> Result<Raw, E> {
        Ok(Raw::Typed)
    }

    fn visit_str<E>(self, text: &str) -> Result<Raw, E> {
        Ok(Raw::Text(text.to_owned()))
    }

    fn visit_string<E>(self, text: String) -> Result<Raw, E> {
        Ok(Raw::Text(text))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<Raw, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = access.next_element()? {
            items.push(item);
        }
        Ok(Raw::List(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Raw, A::Error> {
        let mut entries = Vec::new();
        while let Some(entry) = access.next_entry()? {
            entries.push(entry);
        }
        Ok(Raw::Map(entries))
    }
}
