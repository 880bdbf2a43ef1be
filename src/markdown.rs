//! Markdown -> safe HTML or plain text, and a list of what is refused.
//!
//! Nothing that staff write can run on a page: raw HTML becomes text; links lead to the web, e-mail, a telephone or the same site; and
//! headings keep only their ids.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, CowStr, Event, LinkType, Options, Parser, Tag, TagEnd, html};

/// The place of a text, which decides what it may contain.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TextScope {
    /// A whole page: headings are allowed.
    Page,
    /// A field of a record, shown under a heading of a page.
    Field,
}

/// Something that is not allowed in a text, and its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    /// Its kind.
    pub what: RefusedKind,
    /// The bytes of the Markdown that it takes up.
    pub range: Range<usize>,
}

/// The kinds of things that are not allowed in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RefusedKind {
    /// An HTML tag, comment or the like.
    RawHtml,
    /// A link that may be harmful, or that doesn't say which page of the site it leads to.
    Link(String),
    /// A heading followed by more than an id, or by an id that is not valid.
    HeadingAttribute,
    /// A picture, which would be fetched from elsewhere.
    Picture,
    /// A heading in a text that is shown below headings of its page.
    Heading,
}

const fn options() -> Options {
    Options::ENABLE_TABLES.union(Options::ENABLE_HEADING_ATTRIBUTES)
}

/// Where a link goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Destination {
    Elsewhere,
    SameText,
    FromRoot,
    Refused,
}

/// Classifies a link. Browsers drop white space and control characters from an address before they read its scheme, so an address with any
/// is refused.
fn destination(link_type: LinkType, link: &str) -> Destination {
    if link_type == LinkType::Email {
        // `<name@example.org>`: the parser has checked that it is an address, and will add `mailto:`.
        return Destination::Elsewhere;
    }
    if link.contains(|c: char| c.is_control() || c.is_whitespace()) {
        return Destination::Refused;
    }
    let seen = link.to_ascii_lowercase();
    let is = |prefix: &str| seen.len() > prefix.len() && seen.starts_with(prefix);
    if ["https://", "http://", "mailto:", "tel:"].into_iter().any(is) {
        Destination::Elsewhere
    } else if is("#") {
        Destination::SameText
    } else if seen.starts_with('/') && !seen.starts_with("//") && !seen.contains(['\\', ':']) && !climbs(&seen) {
        Destination::FromRoot
    } else {
        Destination::Refused
    }
}

fn climbs(path: &str) -> bool {
    path.split(['/', '?', '#']).any(|part| matches!(part, ".." | ".%2e" | "%2e." | "%2e%2e"))
}

/// Whether `id` can be a heading's id: letters, digits, dots and hyphens.
#[must_use]
pub fn is_heading_id(id: &str) -> bool {
    !id.is_empty() && id.chars().all(|c| c.is_ascii_alphanumeric() || c == '.' || c == '-')
}

/// Everything in `markdown` that is not allowed in a text at `place`, in order.
#[must_use]
pub fn refused(markdown: &str, place: TextScope) -> Vec<Refused> {
    if is_plain(markdown) {
        return Vec::new();
    }
    Parser::new_ext(markdown, options())
        .into_offset_iter()
        .filter_map(|(event, range)| Some(Refused { what: refused_kind(&event, place)?, range }))
        .collect()
}

fn refused_kind(event: &Event<'_>, place: TextScope) -> Option<RefusedKind> {
    match event {
        Event::Start(Tag::HtmlBlock) | Event::InlineHtml(_) => Some(RefusedKind::RawHtml),
        Event::Start(Tag::Image { .. }) => Some(RefusedKind::Picture),
        Event::Start(Tag::Link { link_type, dest_url, .. }) => {
            (destination(*link_type, dest_url) == Destination::Refused).then(|| RefusedKind::Link(dest_url.to_string()))
        }
        Event::Start(Tag::Heading { .. }) if place == TextScope::Field => Some(RefusedKind::Heading),
        Event::Start(Tag::Heading { id, classes, attrs, .. }) => {
            let id_is_sound = id.as_deref().is_none_or(is_heading_id);
            (!id_is_sound || !classes.is_empty() || !attrs.is_empty()).then_some(RefusedKind::HeadingAttribute)
        }
        _ => None,
    }
}

/// The HTML of `markdown`. `to_root` is the path from the page to the site's root (`../../`, or empty at the root).
#[must_use]
pub fn to_html(markdown: &str, to_root: &str) -> String {
    if is_plain(markdown) {
        return format!("<p>{}</p>\n", markdown.trim_end_matches(' '));
    }
    let mut open_links = Vec::new();
    let events = Parser::new_ext(markdown, options()).filter_map(|event| safe(event, to_root, &mut open_links));
    let mut out = String::with_capacity(markdown.len() * 3 / 2);
    html::push_html(&mut out, events);
    out
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
        Event::Start(Tag::Table(columns)) => {
            Some(Event::Start(Tag::Table(vec![pulldown_cmark::Alignment::None; columns.len()])))
        }
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

/// The words of `markdown` without markup; paragraphs and list items are joined by a space.
#[must_use]
pub fn to_text(markdown: &str) -> String {
    if is_plain(markdown) {
        return joined(markdown);
    }
    let mut out = String::with_capacity(markdown.len());
    for event in Parser::new_ext(markdown, options()) {
        match event {
            Event::Text(text) | Event::Code(text) | Event::Html(text) | Event::InlineHtml(text) => out.push_str(&text),
            Event::SoftBreak
            | Event::HardBreak
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

/// Whether the text is one line of words and punctuation without any Markdown. Most texts are, and need no parser.
fn is_plain(markdown: &str) -> bool {
    let is_stop = |byte: u8| {
        matches!(
            byte,
            b' ' | b',' | b'.' | b':' | b';' | b'!' | b'?' | b'\'' | b'"' | b'(' | b')' | b'/' | b'%' | b'$' | b'-'
        )
    };
    let is_harmless = |byte: u8| byte.is_ascii_alphanumeric() || is_stop(byte) || !byte.is_ascii();
    markdown.starts_with(|c: char| c.is_ascii_alphabetic()) && markdown.bytes().all(is_harmless)
}

/// A paragraph, a heading or a list item, as people read it. Quotations and code blocks are left out, because staff can't reword them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage {
    /// The words.
    pub text: String,
    /// Whether they are a heading.
    pub is_heading: bool,
    /// For each run of words, its start in `text` and its range in the Markdown.
    runs: Vec<(usize, Range<usize>)>,
}

impl Passage {
    /// The range of a part of the words in the Markdown.
    #[must_use]
    pub fn place(&self, part: Range<usize>) -> Range<usize> {
        let start = self.run(part.start).map_or(0, |(at, run)| (run.start + part.start - at).min(run.end));
        let last = part.end.saturating_sub(1).max(part.start);
        let end = self.run(last).map_or(start, |(at, run)| (run.start + part.end - at).min(run.end));
        start..end.max(start)
    }

    fn run(&self, at: usize) -> Option<&(usize, Range<usize>)> {
        self.runs.get(self.runs.partition_point(|(start, _)| *start <= at).checked_sub(1)?)
    }
}

/// The passages of `markdown`, in order.
#[must_use]
pub fn passages(markdown: &str) -> Vec<Passage> {
    if is_plain(markdown) {
        let text = markdown.trim_end().to_owned();
        let runs = vec![(0, 0..text.len())];
        return vec![Passage { text, is_heading: false, runs }];
    }
    let new = |is_heading| Passage { text: String::new(), is_heading, runs: Vec::new() };
    let mut passages = Vec::new();
    let mut passage = new(false);
    let mut foreign = 0_usize;
    for (event, range) in Parser::new_ext(markdown, options()).into_offset_iter() {
        match event {
            Event::Start(Tag::BlockQuote(_) | Tag::CodeBlock(_)) => foreign += 1,
            Event::End(TagEnd::BlockQuote(_) | TagEnd::CodeBlock) => foreign = foreign.saturating_sub(1),
            Event::Start(Tag::Paragraph | Tag::Item | Tag::TableCell | Tag::Heading { .. })
            | Event::End(TagEnd::Paragraph | TagEnd::Item | TagEnd::TableCell | TagEnd::Heading(_)) => {
                let is_heading = matches!(event, Event::Start(Tag::Heading { .. }));
                passages.push(std::mem::replace(&mut passage, new(is_heading)));
            }
            Event::Text(text) | Event::Code(text) if foreign == 0 => {
                passage.runs.push((passage.text.len(), range));
                passage.text.push_str(&text);
            }
            Event::SoftBreak | Event::HardBreak if foreign == 0 => passage.text.push(' '),
            _ => {}
        }
    }
    passages.push(passage);
    passages.retain(|passage| !passage.text.trim().is_empty());
    passages
}

/// A link and its range.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextLink {
    /// The words of the link.
    pub words: String,
    /// Its destination.
    pub to: String,
    /// The bytes of the Markdown that it takes up.
    pub range: Range<usize>,
}

/// The links of `markdown`, in order.
#[must_use]
pub fn links(markdown: &str) -> Vec<TextLink> {
    if is_plain(markdown) {
        return Vec::new();
    }
    let mut links: Vec<TextLink> = Vec::new();
    let mut is_open = false;
    for (event, range) in Parser::new_ext(markdown, options()).into_offset_iter() {
        match event {
            Event::Start(Tag::Link { dest_url, .. }) => {
                is_open = true;
                links.push(TextLink { words: String::new(), to: dest_url.to_string(), range });
            }
            Event::End(TagEnd::Link) => is_open = false,
            Event::Text(text) | Event::Code(text) if is_open => {
                if let Some(link) = links.last_mut() {
                    link.words.push_str(&text);
                }
            }
            _ => {}
        }
    }
    links
}

/// A heading: its level from 1, its id and the bytes that it takes up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// From 1, the title of the page, to 6.
    pub level: usize,
    /// Its id.
    pub id: Option<String>,
    /// The bytes of the Markdown that it takes up.
    pub range: Range<usize>,
}

/// The headings of `markdown`, in order.
#[must_use]
pub fn headings(markdown: &str) -> Vec<Heading> {
    let events = Parser::new_ext(markdown, options()).into_offset_iter();
    let heading = |(event, range)| match event {
        Event::Start(Tag::Heading { level, id, .. }) => {
            Some(Heading { level: level as usize, id: id.map(|id| id.to_string()), range })
        }
        _ => None,
    };
    events.filter_map(heading).collect()
}

/// A page's text, split at its level-2 headings.
#[derive(Debug, PartialEq, Eq)]
pub struct Outline<'a> {
    /// The text before the first of them.
    pub introduction: &'a str,
    /// The headings, each with the text below it.
    pub sections: Vec<OutlineSection<'a>>,
}

/// A level-2 heading and the text below it.
#[derive(Debug, PartialEq, Eq)]
pub struct OutlineSection<'a> {
    /// Its id.
    pub id: Option<String>,
    /// Its words.
    pub title: String,
    /// The bytes of the heading.
    pub heading: Range<usize>,
    /// Its first block quote, as words.
    pub quotation: Option<String>,
    /// The bytes of the text below it.
    pub body: Range<usize>,
    /// The bytes of the first block quote.
    pub quote: Option<Range<usize>>,
    /// The whole text below it.
    pub text: &'a str,
}

/// Cuts a page's text at its level-2 headings. A heading inside a quote or a list belongs to the text around it.
#[must_use]
pub fn outline(markdown: &str) -> Outline<'_> {
    let mut sections: Vec<OutlineSection<'_>> = Vec::new();
    let mut depth = 0_usize;
    for (event, range) in Parser::new_ext(markdown, options()).into_offset_iter() {
        let is_outermost = depth == 0;
        match &event {
            Event::Start(_) => depth += 1,
            Event::End(_) => depth -= 1,
            _ => {}
        }
        match event {
            Event::Start(Tag::Heading { level: pulldown_cmark::HeadingLevel::H2, id, .. }) if is_outermost => {
                sections.push(OutlineSection {
                    id: id.map(|id| id.to_string()),
                    title: heading_words(&markdown[range.clone()]),
                    body: range.end..markdown.len(),
                    heading: range,
                    quotation: None,
                    quote: None,
                    text: "",
                });
            }
            Event::Start(Tag::BlockQuote(_)) if is_outermost => {
                if let Some(section) = sections.last_mut().filter(|section| section.quote.is_none()) {
                    section.quotation = Some(to_text(&markdown[range.clone()]));
                    section.quote = Some(range);
                }
            }
            _ => {}
        }
    }
    let starts: Vec<usize> = sections.iter().map(|section| section.heading.start).collect();
    for (section, end) in sections.iter_mut().zip(starts.iter().skip(1).copied().chain([markdown.len()])) {
        section.body.end = end;
        section.text = &markdown[section.body.clone()];
    }
    Outline { introduction: &markdown[..starts.first().copied().unwrap_or(markdown.len())], sections }
}

fn heading_words(heading: &str) -> String {
    to_text(heading)
}
