//! YAML text -> a tree of values with their places, or the reason why the text is not YAML.
//!
//! The tree is built from the parser's events, so every value keeps its place and a key that is written twice is there twice.
//! Scalars are taken as staff typed them (`007` stays `007`, `no` stays a word), so that the reader of each key decides what they mean;
//! only the two spellings of an accented letter are made one.

use std::borrow::Cow;
use std::collections::BTreeMap;

use granit_parser::{Event, Parser, ScalarStyle, StrInput, options};

use crate::diagnostic::Diagnostic;
use crate::parse::composed::composed;
use crate::parse::rules;
use crate::parse::yaml_fault;
use crate::source::{SourceId, Span};

/// A value and its place.
#[derive(Debug, Clone, PartialEq)]
pub struct Node<'a> {
    /// Its place.
    pub span: Span,
    /// What it is.
    pub value: Value<'a>,
}

/// A value, by kind.
#[derive(Debug, Clone, PartialEq)]
pub enum Value<'a> {
    /// Nothing after the colon, or `~`.
    Null,
    /// A single value, such as a word, a number or a date: as typed, or the meaning of quoted text.
    Scalar(Cow<'a, str>),
    /// A list.
    List(Vec<Node<'a>>),
    /// Keys and values, in order, duplicates included.
    Map(Vec<(Node<'a>, Node<'a>)>),
}

impl<'a> Value<'a> {
    /// The value of a text, as it is read from quotation marks.
    #[must_use]
    pub fn text(text: &'a str) -> Self {
        Self::Scalar(composed(Cow::Borrowed(text)))
    }
}

impl<'a> Node<'a> {
    /// The text of a scalar.
    #[must_use]
    pub fn scalar(&self) -> Option<&str> {
        match &self.value {
            Value::Scalar(text) => Some(text),
            _ => None,
        }
    }

    /// The items of a list; empty for any other value.
    #[must_use]
    pub fn items(&self) -> &[Node<'a>] {
        match &self.value {
            Value::List(items) => items,
            _ => &[],
        }
    }

    /// The value of a key in a map; the first if the key appears more than once.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Node<'a>> {
        match &self.value {
            Value::Map(entries) => entries.iter().find(|(name, _)| name.scalar() == Some(key)).map(|(_, value)| value),
            _ => None,
        }
    }

    /// The kind of value, as named in messages.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self.value {
            Value::Null => "nothing",
            Value::Scalar(_) => "text",
            Value::List(_) => "a list",
            Value::Map(_) => "a group of keys",
        }
    }

    /// What to say when it is of another kind than it has to be.
    pub(super) fn wrong_type(&self, wanted: &str) -> Diagnostic {
        Diagnostic::error(&rules::WRONG_TYPE, self.span, format!("expected {wanted}, found {}", self.kind()))
    }
}

/// The deepest nesting allowed in content; a standard's version is at depth 7.
const DEEPEST: usize = 24;

/// Parses `text`, the part of a file that starts at byte `base`.
///
/// # Errors
/// The first fault that makes the text invalid YAML.
pub fn read(source: SourceId, text: &str, base: usize) -> Result<Node<'_>, Box<Diagnostic>> {
    let options = options! {
        emit_comments: false,
        emit_anchor_events: true,
        flow_nesting_limit: DEEPEST,
        block_nesting_limit: DEEPEST,
    };
    let mut tree = Tree {
        events: Parser::new_from_str_with_options(text, options),
        source,
        text,
        base,
        depth: 0,
        // Every value takes at least one character: only references can create more values than characters.
        values_left: text.len() + 16,
        anchors: BTreeMap::new(),
        marks: Vec::new(),
    };
    let node = tree.document()?;
    match tree.marks.iter().find(|mark| !mark.is_used) {
        Some(lost) => Err(Box::new(yaml_fault::lost_word(lost.span, tree.slice(lost.span)))),
        None => Ok(node),
    }
}

/// Builds a tree from a parser's events.
struct Tree<'a> {
    events: Parser<'a, StrInput<'a>>,
    source: SourceId,
    text: &'a str,
    base: usize,
    depth: usize,
    values_left: usize,
    /// Whatever a reference may refer to: how many values it has, and the mark that names it.
    anchors: BTreeMap<usize, Anchored<'a>>,
    marks: Vec<Mark>,
}

struct Anchored<'a> {
    value: Value<'a>,
    values: usize,
    mark: usize,
}

/// A word that YAML reads as an anchor or a tag. An unused one would be lost from the content.
struct Mark {
    span: Span,
    is_used: bool,
}

type Fallible<T> = Result<T, Box<Diagnostic>>;

impl<'a> Tree<'a> {
    /// The next event and its place; after the last one, the end of the stream.
    fn next(&mut self) -> Fallible<(Event<'a>, granit_parser::Span)> {
        match self.events.next_event() {
            Some(Ok(event)) => Ok(event),
            Some(Err(error)) => Err(Box::new(yaml_fault::explain(self.source, self.text, self.base, &error))),
            None => Ok((Event::StreamEnd, granit_parser::Span::default())),
        }
    }

    /// Reads the only document of the text.
    fn document(&mut self) -> Fallible<Node<'a>> {
        let mut root = None;
        loop {
            match self.next()? {
                (Event::StreamStart | Event::DocumentEnd, _) => {}
                (Event::DocumentStart(..), place) if root.is_some() => {
                    return Err(Box::new(yaml_fault::second_document(self.span(place))));
                }
                (Event::DocumentStart(..), _) => {
                    let (event, place) = self.next()?;
                    root = Some(self.node(event, place)?);
                }
                _ => break,
            }
        }
        let nothing = Node { span: Span::new(self.source, self.base, self.base), value: Value::Null };
        Ok(root.unwrap_or(nothing))
    }

    fn node(&mut self, event: Event<'a>, place: granit_parser::Span) -> Fallible<Node<'a>> {
        let span = self.span(place);
        self.count(1, span)?;
        if let Some(tag) = place.tag_span() {
            let span = self.span(tag);
            self.marks.push(Mark { span, is_used: false });
        }
        let anchor = event.anchor_id();
        let values_before = self.values_left;
        let mark = if anchor.is_some() { self.anchor_mark()? } else { 0 };
        let node = match event {
            Event::Scalar(text, style, ..) => Node { span, value: scalar(text, style) },
            Event::Alias(id) => Node { span, value: self.referred(id, span)? },
            Event::SequenceStart(..) => self.within(span, Self::list)?,
            Event::MappingStart(..) => self.within(span, Self::map)?,
            _ => Node { span, value: Value::Null },
        };
        if let Some(id) = anchor {
            let values = values_before - self.values_left + 1;
            self.anchors.insert(id, Anchored { value: node.value.clone(), values, mark });
        }
        Ok(node)
    }

    /// Records the anchor of the value just started, and returns the position of its mark.
    fn anchor_mark(&mut self) -> Fallible<usize> {
        let (_, place) = self.next()?;
        let span = self.span(place);
        self.marks.push(Mark { span, is_used: false });
        Ok(self.marks.len() - 1)
    }

    /// What a reference refers to.
    fn referred(&mut self, id: usize, span: Span) -> Fallible<Value<'a>> {
        let Some(Anchored { value, values, mark }) = self.anchors.get(&id) else {
            // A value that refers to itself is not complete yet.
            return Err(Box::new(yaml_fault::expands_too_far(span)));
        };
        let (value, values, mark) = (value.clone(), *values, *mark);
        self.marks[mark].is_used = true;
        self.count(values, span)?;
        Ok(value)
    }

    fn count(&mut self, values: usize, span: Span) -> Fallible<()> {
        let left = self.values_left.checked_sub(values);
        self.values_left = left.ok_or_else(|| Box::new(yaml_fault::expands_too_far(span)))?;
        Ok(())
    }

    /// Reads a list or a map one level deeper. Its span ends with its last part.
    fn within(&mut self, span: Span, read: fn(&mut Self) -> Fallible<(Value<'a>, usize)>) -> Fallible<Node<'a>> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(Box::new(yaml_fault::nested_too_deeply(span)));
        }
        let (value, end) = read(self)?;
        self.depth -= 1;
        Ok(Node { span: Span::new(self.source, span.range().start, end.max(span.range().end)), value })
    }

    fn list(&mut self) -> Fallible<(Value<'a>, usize)> {
        let mut items: Vec<Node<'a>> = Vec::new();
        loop {
            match self.next()? {
                (Event::SequenceEnd, _) => break,
                (event, place) => items.push(self.node(event, place)?),
            }
        }
        let end = items.last().map_or(0, |item| item.span.range().end);
        Ok((Value::List(items), end))
    }

    fn map(&mut self) -> Fallible<(Value<'a>, usize)> {
        let mut entries: Vec<(Node<'a>, Node<'a>)> = Vec::new();
        loop {
            match self.next()? {
                (Event::MappingEnd, _) => break,
                (event, place) => {
                    let key = self.node(event, place)?;
                    let (event, place) = self.next()?;
                    entries.push((key, self.node(event, place)?));
                }
            }
        }
        let end = entries.last().map_or(0, |(_, value)| value.span.range().end);
        Ok((Value::Map(entries), end))
    }

    fn span(&self, place: granit_parser::Span) -> Span {
        let range = place.byte_range().unwrap_or_default();
        let start = range.start.min(self.text.len());
        let text = self.text.get(start..range.end.min(self.text.len())).unwrap_or_default();
        Span::new(self.source, self.base + start, self.base + start + text.trim_end().len())
    }

    fn slice(&self, span: Span) -> &str {
        let range = span.range();
        self.text.get(range.start - self.base..range.end - self.base).unwrap_or_default()
    }
}

fn scalar(text: Cow<'_, str>, style: ScalarStyle) -> Value<'_> {
    match &*text {
        "" | "~" | "null" | "Null" | "NULL" if style == ScalarStyle::Plain => Value::Null,
        _ => Value::Scalar(composed(text)),
    }
}
