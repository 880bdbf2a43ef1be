//! Markdown as read -> signs and numbers in it that are meant as they are written, but read as markup.
//!
//! Markdown can't know; the signs around them tell. A figure after a minus sign looks like an item of a list, but a list has two items, or
//! words before it that announce it.

use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use crate::markdown::lost::{Lost, LostKind, Placed};
use crate::markdown::refused::TextScope;

/// Emphasis that begins or ends inside a word or a calculation: `2*3*4`.
pub(super) fn stars(markdown: &str, events: &[Placed<'_>]) -> Vec<Lost> {
    let misread = |(event, range): &Placed<'_>| {
        let is_single = match event {
            Event::Start(Tag::Emphasis) => true,
            Event::Start(Tag::Strong) => false,
            _ => return None,
        };
        let before = markdown[..range.start].chars().next_back();
        let after = markdown[range.end..].chars().next();
        let is_figure = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
        let is_glued = |c: char| c.is_alphanumeric() || matches!(c, ')' | ']' | '%' | '°');
        let is_misread = is_figure(before) || is_figure(after) || (is_single && before.is_some_and(is_glued));
        is_misread.then(|| Lost { what: LostKind::Stars, range: range.clone() })
    };
    events.iter().filter_map(misread).collect()
}

/// What comes before a block.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Lead {
    /// Nothing, or another block.
    Block,
    /// A line of the same paragraph.
    SameParagraph,
    /// A heading, or words that end with a colon.
    Announcement,
}

/// A list that is being read.
struct OpenList {
    /// The number of its first item, if it has numbers.
    first: Option<u64>,
    lead: Lead,
    is_nested: bool,
    items: Vec<Range<usize>>,
}

/// Numbers that would be counted anew, and lists that are none.
pub(super) fn lists(markdown: &str, events: &[Placed<'_>]) -> Vec<Lost> {
    let mut lost = Vec::new();
    let mut open: Vec<OpenList> = Vec::new();
    let mut before = Before::default();
    for (event, range) in events {
        match event {
            Event::Start(Tag::List(first)) => {
                let (lead, is_nested) = (before.lead(markdown, range.start), !open.is_empty());
                open.push(OpenList { first: *first, lead, is_nested, items: Vec::new() });
            }
            Event::Start(Tag::Item) => {
                if let Some(list) = open.last_mut() {
                    list.items.push(range.clone());
                }
            }
            Event::End(TagEnd::List(_)) => {
                if let Some(list) = open.pop() {
                    lost.append(&mut list.misread(markdown));
                }
            }
            _ => {}
        }
        before.see(event, range);
    }
    lost
}

/// The last words, and whether they are a paragraph or a heading.
#[derive(Default)]
struct Before {
    end: usize,
    is_paragraph: bool,
    is_heading: bool,
}

impl Before {
    fn see(&mut self, event: &Event<'_>, range: &Range<usize>) {
        match event {
            Event::Text(_) | Event::Code(_) => {
                *self = Self { end: range.end, is_paragraph: false, is_heading: false };
            }
            Event::End(TagEnd::Paragraph) => self.is_paragraph = true,
            Event::End(TagEnd::Heading(_)) => self.is_heading = true,
            _ => {}
        }
    }

    fn lead(&self, markdown: &str, start: usize) -> Lead {
        let gap = markdown.get(self.end..start).unwrap_or_default();
        if self.is_heading || markdown[..self.end].trim_end().ends_with([':', '：']) {
            Lead::Announcement
        } else if self.is_paragraph && gap.matches('\n').count() == 1 {
            Lead::SameParagraph
        } else {
            Lead::Block
        }
    }
}

/// The mark of an item, and the text after it.
fn marker<'a>(markdown: &'a str, item: &Range<usize>) -> (Range<usize>, &'a str) {
    let text = &markdown[item.clone()];
    let start = item.start + text.len() - text.trim_start().len();
    let digits = text.trim_start().bytes().take_while(u8::is_ascii_digit).count();
    let end = start + digits + 1;
    (start..end, markdown.get(end..item.end).unwrap_or_default().trim_start())
}

/// Whether the text starts with a figure or an amount.
fn starts_with_figure(text: &str) -> bool {
    text.trim_start_matches(['$', '€', '£', '.', ',', ' ']).starts_with(|c: char| c.is_ascii_digit())
}

impl OpenList {
    fn misread(&self, markdown: &str) -> Vec<Lost> {
        let Some(item) = self.items.first() else { return Vec::new() };
        let (mark, text) = marker(markdown, item);
        let is_single = self.items.len() == 1;
        let goes_on = self.lead == Lead::SameParagraph;
        let is_announced = self.is_nested || self.lead == Lead::Announcement;
        match self.first {
            Some(first) if is_single && !is_announced && (first != 1 || goes_on) => {
                vec![Lost { what: LostKind::LoneNumber, range: mark }]
            }
            Some(first) => self.counted_anew(markdown, first),
            None => {
                let has_figure = starts_with_figure(text);
                let is_none = if is_single { has_figure || goes_on } else { has_figure && goes_on };
                let sign = markdown[mark.clone()].chars().next().filter(|_| is_none && !is_announced);
                // The figure belongs to the place: without its sign it says something else.
                let end = mark.end + markdown[mark.end..item.end].len() - text.len();
                let words = text.split_whitespace().next().map_or(0, str::len);
                let lost = sign.map(|sign| Lost { what: LostKind::Sign(sign), range: mark.start..end + words });
                lost.into_iter().collect()
            }
        }
    }

    /// The items whose number is not the one that people would see. That every item has a 1 is a habit of writing.
    fn counted_anew(&self, markdown: &str, first: u64) -> Vec<Lost> {
        let marks: Vec<Range<usize>> = self.items.iter().map(|item| marker(markdown, item).0).collect();
        let number = |mark: &Range<usize>| markdown[mark.start..mark.end - 1].to_owned();
        if marks.iter().all(|mark| number(mark) == "1") {
            return Vec::new();
        }
        let shown = (first..).zip(marks);
        let lost = shown.filter(|(shown, mark)| number(mark) != shown.to_string());
        lost.map(|(shown, mark)| Lost { what: LostKind::Number(shown), range: mark }).collect()
    }
}

/// Comparisons that are read as quotations: `> 5 tonnes`. On a page, a quotation that is a block of its own may begin with a figure.
pub(super) fn quotations(markdown: &str, events: &[Placed<'_>], place: TextScope) -> Vec<Lost> {
    let mut lost = Vec::new();
    let mut before = Before::default();
    for (event, range) in events {
        if matches!(event, Event::Start(Tag::BlockQuote(_))) {
            let text = markdown[range.clone()].trim_start_matches([' ', '>', '=']);
            let is_comparison = starts_with_figure(text);
            let goes_on = before.lead(markdown, range.start) == Lead::SameParagraph;
            if is_comparison && (place == TextScope::Field || goes_on) {
                let words = text.split_whitespace().next().map_or(0, str::len);
                let start = range.end - text.len();
                lost.push(Lost { what: LostKind::Sign('>'), range: range.start..start + words });
            }
        }
        before.see(event, range);
    }
    lost
}

/// Number signs that end a heading, if they are not as many as those that start it.
pub(super) fn heading_ends(markdown: &str, events: &[Placed<'_>]) -> Vec<Lost> {
    let misread = |(event, range): &Placed<'_>| {
        let Event::Start(Tag::Heading { level, .. }) = event else { return None };
        let text = markdown[range.clone()].trim_end();
        let words = text.split_once(" {").map_or(text, |(words, _)| words).trim_end();
        let signs = words.len() - words.trim_end_matches('#').len();
        let is_closing = words.starts_with('#') && words.trim_end_matches('#').ends_with([' ', '\t']);
        let is_misread = is_closing
            && signs > 0
            && signs != *level as usize
            && words.trim_matches('#').contains(char::is_alphanumeric);
        let end = range.start + words.len();
        is_misread.then(|| Lost { what: LostKind::Sign('#'), range: end - signs..end })
    };
    events.iter().filter_map(misread).collect()
}

/// Two backslashes before a path, of which people would see one: `\\server\files`. Where each is doubled, all are meant.
pub(super) fn backslashes(markdown: &str, events: &[Placed<'_>]) -> Vec<Lost> {
    let misread = |(event, range): &Placed<'_>| {
        let Event::Text(text) = event else { return None };
        let start = range.start.checked_sub(1)?;
        let (before, pair) = (&markdown[..range.start], markdown.get(start..=range.start));
        let word = markdown[range.start..].split_whitespace().next().unwrap_or_default();
        let path = word.strip_prefix('\\').unwrap_or_default();
        let is_path = path.starts_with(char::is_alphanumeric) && path.contains('\\');
        let is_misread = text.starts_with('\\') && pair == Some("\\\\") && is_path && !before.ends_with("\\\\");
        is_misread.then(|| Lost { what: LostKind::Backslash, range: start..range.start + 1 })
    };
    events.iter().filter_map(misread).collect()
}
