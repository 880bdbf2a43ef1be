//! Markdown as read -> the words in it that nothing was made of: link definitions that no link uses, and cells beyond a table's headings.
//!
//! The parser says nothing of them, so they are what is left between the places of all that it does tell.

use std::collections::BTreeSet;
use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, LinkType, Tag, TagEnd};

use crate::markdown::lost::{Lost, LostKind, Placed};

/// The words of which nothing was made, in order.
pub(super) fn vanished(markdown: &str, events: &[Placed<'_>]) -> Vec<Lost> {
    let mut unused = Definitions::of(events);
    let mut lost = Vec::new();
    let mut end = 0;
    let mut is_in_table = false;
    for (event, range) in events {
        if matches!(event, Event::Start(Tag::Table(_))) {
            is_in_table = true;
        }
        let Some(seen) = seen(markdown, event, range, end) else { continue };
        if seen.start > end {
            let gap = end..seen.start;
            lost.append(&mut if is_in_table { cells(markdown, &gap) } else { unused.in_gap(markdown, &gap) });
        }
        end = end.max(seen.end);
        if matches!(event, Event::End(TagEnd::Table)) {
            is_in_table = false;
        }
    }
    lost.append(&mut unused.in_gap(markdown, &(end..markdown.len())));
    lost.extend(events.iter().filter_map(|(event, range)| in_fence(markdown, event, range)));
    lost
}

/// The bytes of which an event shows that something was made.
fn seen(markdown: &str, event: &Event<'_>, range: &Range<usize>, end: usize) -> Option<Range<usize>> {
    match event {
        Event::Text(_)
        | Event::Code(_)
        | Event::Html(_)
        | Event::InlineHtml(_)
        | Event::HardBreak
        | Event::Start(Tag::CodeBlock(_)) => Some(range.clone()),
        Event::Start(Tag::Item) => {
            let item = &markdown[range.clone()];
            let marker = item.len() - item.trim_start().trim_start_matches(|c: char| c.is_ascii_digit()).len();
            Some(range.start..(range.start + marker + 1).min(range.end))
        }
        // Its address and, after a heading, its id belong to it.
        Event::End(TagEnd::Link | TagEnd::Image | TagEnd::Heading(_)) => Some(end.max(range.start)..range.end),
        // What is left of its last row.
        Event::End(TagEnd::Table) => Some(range.end..range.end),
        _ => None,
    }
}

fn has_words(text: &str) -> bool {
    text.contains(char::is_alphanumeric)
}

/// The part without white space and the given marks around it.
fn trimmed(markdown: &str, range: &Range<usize>, marks: &[char]) -> Range<usize> {
    let is_around = |c: char| c.is_whitespace() || marks.contains(&c);
    let text = &markdown[range.clone()];
    let start = range.start + text.len() - text.trim_start_matches(is_around).len();
    start..start.max(range.start + text.trim_end_matches(is_around).len())
}

fn cells(markdown: &str, gap: &Range<usize>) -> Vec<Lost> {
    if !has_words(&markdown[gap.clone()]) {
        return Vec::new();
    }
    vec![Lost { what: LostKind::Cell, range: trimmed(markdown, gap, &['|']) }]
}

/// What follows the fence of a code block, unless it is the name of a language.
fn in_fence(markdown: &str, event: &Event<'_>, range: &Range<usize>) -> Option<Lost> {
    let Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) = event else { return None };
    if !info.trim().contains(char::is_whitespace) {
        return None;
    }
    let line = markdown[range.clone()].lines().next().unwrap_or_default();
    let words = trimmed(markdown, &(range.start..range.start + line.len()), &['`', '~']);
    Some(Lost { what: LostKind::Words, range: words })
}

/// The names by which links refer to definitions that have not been found yet.
struct Definitions {
    used: BTreeSet<String>,
}

impl Definitions {
    fn of(events: &[Placed<'_>]) -> Self {
        let used = events.iter().filter_map(|(event, _)| match event {
            Event::Start(Tag::Link { link_type, id, .. } | Tag::Image { link_type, id, .. })
                if matches!(link_type, LinkType::Reference | LinkType::Collapsed | LinkType::Shortcut) =>
            {
                Some(same(id))
            }
            _ => None,
        });
        Self { used: used.collect() }
    }

    /// The definitions in a gap that no link uses, and whatever else is there. The first definition of a name is the one that counts.
    fn in_gap(&mut self, markdown: &str, gap: &Range<usize>) -> Vec<Lost> {
        let text = &markdown[gap.clone()];
        if !has_words(text) {
            return Vec::new();
        }
        let starts = starts(text);
        let first = starts.first().copied().unwrap_or(text.len());
        let before = (0..first, None);
        let ends = starts.iter().skip(1).copied().chain([text.len()]);
        let definitions = starts.iter().copied().zip(ends).map(|(start, end)| (start..end, named(&text[start..end])));
        let parts = [before].into_iter().chain(definitions).filter(|(part, _)| has_words(&text[part.clone()]));
        let lost = parts.filter(|(_, name)| name.as_ref().is_none_or(|(name, _)| !self.used.remove(&same(name))));
        lost.map(|(part, name)| {
            let range = trimmed(markdown, &(gap.start + part.start..gap.start + part.end), &['>']);
            let what = name.map_or(LostKind::Words, |(name, rest)| LostKind::Definition(name, rest));
            Lost { what, range }
        })
        .collect()
    }
}

/// Where the lines begin that may define a link.
fn starts(text: &str) -> Vec<usize> {
    let lines = text.split_inclusive('\n').scan(0, |at, line| {
        let start = *at;
        *at += line.len();
        Some((start, line))
    });
    let bracket = |(start, line): (usize, &str)| {
        let content = line.trim_start_matches([' ', '\t', '>']);
        content.starts_with('[').then(|| start + line.len() - content.len())
    };
    lines.filter_map(bracket).collect()
}

/// The name that a definition gives, and what follows its colon.
fn named(definition: &str) -> Option<(String, String)> {
    let (name, rest) = definition.strip_prefix('[')?.split_once("]:")?;
    Some((name.to_owned(), rest.trim_matches(|c: char| c.is_whitespace() || c == '>').to_owned()))
}

/// A name as Markdown compares it.
fn same(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}
