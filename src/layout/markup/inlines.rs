//! What is in a paragraph -> its parts, with white space as one space.

use crate::layout::inline::{Inline, LinkTarget};
use crate::layout::markup::builder::Builder;
use crate::layout::markup::tree::{Element, Node};
use crate::layout::sheet::Style;

/// The elements that are part of a paragraph.
pub(super) const INLINE: [&str; 9] = ["a", "b", "br", "code", "em", "i", "page-of", "span", "strong"];

/// Whether a node is part of a paragraph.
pub(super) fn is_inline(node: &Node) -> bool {
    match node {
        Node::Text(text) => !text.trim().is_empty(),
        Node::Element(element) => INLINE.contains(&element.name.as_str()),
    }
}

/// Reads the parts of a paragraph.
pub(super) fn inlines(builder: &mut Builder<'_>, nodes: &[Node], style: &Style) -> Vec<Inline> {
    let mut all = Vec::new();
    add(builder, nodes, style, None, &mut all);
    joined(all)
}

fn add(builder: &mut Builder<'_>, nodes: &[Node], style: &Style, link: Option<&LinkTarget>, all: &mut Vec<Inline>) {
    for node in nodes {
        match node {
            Node::Text(text) => {
                all.push(Inline::Words { text: text.clone(), style: style.clone(), link: link.cloned() });
            }
            Node::Element(element) => element_in(builder, element, style, link, all),
        }
    }
}

fn element_in(
    builder: &mut Builder<'_>,
    element: &Element,
    style: &Style,
    link: Option<&LinkTarget>,
    all: &mut Vec<Inline>,
) {
    let mut own = builder.attributes(element);
    match element.name.as_str() {
        "b" | "strong" => {
            let strong = Style { face: style.strong.clone(), ..style.clone() };
            add(builder, &element.children, &strong, link, all);
        }
        "i" | "em" => {
            let emphasised = Style { face: style.emphasis.clone(), ..style.clone() };
            add(builder, &element.children, &emphasised, link, all);
        }
        "br" => all.push(Inline::Words { text: LINE_END.to_owned(), style: style.clone(), link: None }),
        "code" => add(builder, &element.children, style, link, all),
        "span" => {
            let name = own.text("style");
            let mut inner = name.map_or_else(|| style.clone(), |name| builder.style(&name, element.line));
            if let Some(colour) = own.colour("colour") {
                inner.colour = colour;
            }
            add(builder, &element.children, &inner, link, all);
        }
        "a" => {
            let (href, to) = (own.text("href"), own.text("to"));
            let target = href.map(LinkTarget::Address).or_else(|| to.map(LinkTarget::Block));
            if target.is_none() {
                builder.fault(element.line, "`a` needs `href`, an address, or `to`, the id of a block".to_owned());
            }
            add(builder, &element.children, style, target.as_ref().or(link), all);
        }
        "page-of" => match own.text("to") {
            Some(id) => all.push(Inline::PageOf { id, style: style.clone() }),
            None => builder.fault(element.line, "`page-of` needs `to`, the id of a block".to_owned()),
        },
        other => builder.fault(element.line, format!("`{other}` can't be inside of a paragraph")),
    }
    builder.end(own);
}

/// Ends a line. No template can write this character, which Unicode keeps for it.
const LINE_END: &str = "\u{2028}";

/// Makes one space of all white space, and none of it at the beginning, at the end and beside the end of a line.
fn joined(parts: Vec<Inline>) -> Vec<Inline> {
    let mut all: Vec<Inline> = Vec::new();
    let mut is_after_space = true;
    for part in parts {
        let Inline::Words { text, style, link } = part else {
            is_after_space = false;
            all.push(part);
            continue;
        };
        if text == LINE_END {
            trim_end(&mut all);
            all.push(Inline::Words { text: "\n".to_owned(), style, link });
            is_after_space = true;
            continue;
        }
        let mut words = String::with_capacity(text.len());
        for character in text.chars() {
            // A space that holds words together is not white space here.
            let is_space = matches!(character, ' ' | '\n' | '\r' | '\t');
            if !is_space {
                words.push(character);
            } else if !is_after_space {
                words.push(' ');
            }
            is_after_space = is_space;
        }
        if !words.is_empty() {
            all.push(Inline::Words { text: words, style, link });
        }
    }
    trim_end(&mut all);
    all
}

fn trim_end(all: &mut Vec<Inline>) {
    while let Some(Inline::Words { text, .. }) = all.last_mut() {
        let length = text.trim_end_matches(' ').len();
        text.truncate(length);
        if text.is_empty() {
            all.pop();
        } else {
            break;
        }
    }
}
