//! XML -> a tree of elements with their lines.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::layout::fault::MarkupFault;

/// A node of the tree.
#[derive(Debug, Clone)]
pub(super) enum Node {
    Element(Element),
    Text(String),
}

/// An element.
#[derive(Debug, Clone)]
pub(super) struct Element {
    pub(super) name: String,
    pub(super) line: usize,
    pub(super) attributes: Vec<(String, String)>,
    pub(super) children: Vec<Node>,
}

/// Reads the tree.
pub(super) fn tree(markup: &str) -> Result<Element, MarkupFault> {
    let mut reader = Reader::from_str(markup);
    let mut open: Vec<Element> = Vec::new();
    let mut root = None;
    let mut counted = (0, 1);
    loop {
        let at = usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX).min(markup.len());
        // Text is cut at line feeds that belong to it: an element is on the line where it begins.
        counted = (at, counted.1 + markup.get(counted.0..at).map_or(0, |passed| passed.matches('\n').count()));
        let line = counted.1;
        let fault = |message: String| MarkupFault { line, message };
        match reader.read_event().map_err(|error| fault(error.to_string()))? {
            Event::Start(tag) => open.push(element(&tag, line).map_err(fault)?),
            Event::Empty(tag) => close(element(&tag, line).map_err(fault)?, &mut open, &mut root),
            Event::End(_) => {
                if let Some(element) = open.pop() {
                    close(element, &mut open, &mut root);
                }
            }
            Event::Text(text) => add_text(&mut open, &text),
            Event::CData(text) => add_text(&mut open, &text),
            Event::GeneralRef(reference) => {
                let name: &str = &reference;
                let character = match name {
                    "amp" => "&".to_owned(),
                    "lt" => "<".to_owned(),
                    "gt" => ">".to_owned(),
                    "quot" => "\"".to_owned(),
                    "apos" => "'".to_owned(),
                    "nbsp" => "\u{a0}".to_owned(),
                    _ => numbered(name).ok_or_else(|| fault(format!("`&{name};` is not known")))?.to_string(),
                };
                add_text(&mut open, &character);
            }
            Event::Eof => break,
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
        }
    }
    let last = MarkupFault { line: counted.1, message: "an element is not closed, or there is none".to_owned() };
    root.filter(|_| open.is_empty()).ok_or(last)
}

/// The character of `#39` or `#x27`.
fn numbered(name: &str) -> Option<char> {
    let number = name.strip_prefix('#')?;
    let code = match number.strip_prefix(['x', 'X']) {
        Some(digits) => u32::from_str_radix(digits, 16),
        None => number.parse(),
    };
    char::from_u32(code.ok()?)
}

fn element(tag: &BytesStart<'_>, line: usize) -> Result<Element, String> {
    let mut attributes = Vec::new();
    for attribute in tag.attributes() {
        let attribute = attribute.map_err(|error| error.to_string())?;
        let value = quick_xml::escape::unescape_with(&attribute.value, |name| match name {
            "amp" => Some("&"),
            "lt" => Some("<"),
            "gt" => Some(">"),
            "quot" => Some("\""),
            "apos" => Some("'"),
            _ => None,
        });
        let value = value.map_err(|error| error.to_string())?.into_owned();
        attributes.push((attribute.key.as_ref().to_owned(), value));
    }
    Ok(Element { name: tag.name().as_ref().to_owned(), line, attributes, children: Vec::new() })
}

fn close(element: Element, open: &mut [Element], root: &mut Option<Element>) {
    match open.last_mut() {
        Some(parent) => parent.children.push(Node::Element(element)),
        None => *root = Some(element),
    }
}

fn add_text(open: &mut [Element], text: &str) {
    if let Some(parent) = open.last_mut() {
        match parent.children.last_mut() {
            Some(Node::Text(before)) => before.push_str(text),
            _ => parent.children.push(Node::Text(text.to_owned())),
        }
    }
}
