//! Markdown -> its words, without markup.

use pulldown_cmark::{Event, Parser, Tag, TagEnd};

use crate::markdown::syntax::{is_plain, options};

/// The words of `markdown` without markup; paragraphs and list items are joined by a space, and the items of a numbered list keep their
/// numbers.
#[must_use]
pub fn to_text(markdown: &str) -> String {
    if is_plain(markdown) {
        return joined(markdown);
    }
    let mut out = String::with_capacity(markdown.len());
    // The number of the next item of each open list that has numbers.
    let mut lists: Vec<Option<u64>> = Vec::new();
    for event in Parser::new_ext(markdown, options()) {
        match event {
            Event::Text(text) | Event::Code(text) | Event::Html(text) | Event::InlineHtml(text) => out.push_str(&text),
            Event::Start(Tag::List(first)) => lists.push(first),
            Event::End(TagEnd::List(_)) => {
                lists.pop();
            }
            Event::Start(Tag::Item) => {
                out.push(' ');
                if let Some(Some(number)) = lists.last_mut() {
                    out.extend([number.to_string().as_str(), ". "]);
                    *number += 1;
                }
            }
            Event::SoftBreak
            | Event::HardBreak
            | Event::Start(
                Tag::BlockQuote(_) | Tag::CodeBlock(_) | Tag::HtmlBlock | Tag::Heading { .. } | Tag::Table(_),
            )
            | Event::End(TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::Item | TagEnd::TableCell) => out.push(' '),
            _ => {}
        }
    }
    joined(&out)
}

/// The words, separated by single spaces.
fn joined(text: &str) -> String {
    if is_joined(text) {
        return text.to_owned();
    }
    let mut words = text.split_whitespace();
    let mut out = String::with_capacity(text.len());
    out.extend(words.next());
    for word in words {
        out.push(' ');
        out.push_str(word);
    }
    out
}

/// Whether all white space in the text already is a single space between words. Always false for text that is not ASCII.
fn is_joined(text: &str) -> bool {
    let mut is_after_word = false;
    text.bytes().all(|byte| {
        let is_space = byte == b' ';
        let fits = byte.is_ascii_graphic() || (is_space && is_after_word);
        is_after_word = !is_space;
        fits
    }) && is_after_word
}
