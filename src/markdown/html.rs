//! Markdown -> safe HTML.

use std::collections::BTreeMap;

use pulldown_cmark::{Alignment, CodeBlockKind, CowStr, Event, LinkType, Parser, Tag, TagEnd, html};

use crate::markdown::destination::{Destination, destination};
use crate::markdown::headings::is_heading_id;
use crate::markdown::numbers::NumberLinks;
use crate::markdown::syntax::{is_plain, options};

/// The HTML of `markdown`. `to_root` is the path from the page to the site's root (`../../`, or empty at the root).
#[must_use]
pub fn to_html(markdown: &str, to_root: &str) -> String {
    if is_plain(markdown) {
        return format!("<p>{}</p>\n", markdown.trim_end_matches(' '));
    }
    written(markdown, safe_events(markdown, to_root))
}

/// Like [`to_html`], with a link on each of the telephone numbers, given as they are written, with what is dialled (RFC 3966).
#[must_use]
pub fn to_html_with_numbers(markdown: &str, to_root: &str, numbers: &BTreeMap<String, String>) -> String {
    if !numbers.keys().any(|number| markdown.contains(number.as_str())) {
        return to_html(markdown, to_root);
    }
    let mut number_links = NumberLinks::new(numbers);
    written(markdown, safe_events(markdown, to_root).flat_map(|event| number_links.linked(event)))
}

/// Like [`to_html`], but without the enclosing `<p>` if the text is one paragraph, for use inside a sentence.
#[must_use]
pub fn to_inline_html(markdown: &str, to_root: &str) -> String {
    if is_plain(markdown) {
        return markdown.trim_end_matches(' ').to_owned();
    }
    let html = to_html(markdown, to_root);
    let inner = html.trim().strip_prefix("<p>").and_then(|rest| rest.strip_suffix("</p>"));
    match inner {
        Some(inner) if !inner.contains("<p>") => inner.to_owned(),
        _ => html,
    }
}

/// The parts of a text that are safe, with links relative to a page.
fn safe_events<'a>(markdown: &'a str, to_root: &'a str) -> impl Iterator<Item = Event<'a>> {
    let mut open_links = Vec::new();
    Parser::new_ext(markdown, options()).filter_map(move |event| safe(event, to_root, &mut open_links))
}

fn written<'a>(markdown: &str, events: impl Iterator<Item = Event<'a>>) -> String {
    let mut out = String::with_capacity(markdown.len() * 3 / 2);
    html::push_html(&mut out, events);
    out
}

fn safe<'a>(event: Event<'a>, to_root: &str, open_links: &mut Vec<bool>) -> Option<Event<'a>> {
    match event {
        Event::Html(text) | Event::InlineHtml(text) => Some(Event::Text(text)),
        Event::Start(Tag::HtmlBlock | Tag::Image { .. }) | Event::End(TagEnd::HtmlBlock | TagEnd::Image) => None,
        Event::Start(Tag::Link { link_type, dest_url, title, id }) => {
            let dest_url = address(link_type, &dest_url, to_root);
            open_links.push(dest_url.is_some());
            Some(Event::Start(Tag::Link { link_type, dest_url: dest_url?, title, id }))
        }
        Event::End(TagEnd::Link) => open_links.pop().unwrap_or(false).then_some(event),
        Event::Start(Tag::Heading { level, id, .. }) => {
            let id = id.filter(|id| is_heading_id(id));
            Some(Event::Start(Tag::Heading { level, id, classes: Vec::new(), attrs: Vec::new() }))
        }
        // A column's alignment would become an inline style, which a strict Content-Security-Policy blocks.
        Event::Start(Tag::Table(columns)) => Some(Event::Start(Tag::Table(vec![Alignment::None; columns.len()]))),
        // The name of a language would become a class, which is not needed.
        Event::Start(Tag::CodeBlock(_)) => Some(Event::Start(Tag::CodeBlock(CodeBlockKind::Indented))),
        other => Some(other),
    }
}

fn address<'a>(link_type: LinkType, link: &str, to_root: &str) -> Option<CowStr<'a>> {
    match destination(link_type, link) {
        Destination::Elsewhere | Destination::SameText => Some(CowStr::from(link.to_owned())),
        Destination::FromRoot => {
            let relative = format!("{to_root}{}", &link[1..]);
            Some(CowStr::from(if relative.is_empty() { "./".to_owned() } else { relative }))
        }
        Destination::Refused => None,
    }
}
