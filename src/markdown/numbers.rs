//! Markdown and the telephone numbers that are known -> safe HTML in which each number can be tapped.

use std::collections::BTreeMap;

use pulldown_cmark::{CowStr, Event, LinkType, Tag, TagEnd};

/// Links the numbers in a text that is in no link and no code yet. `numbers` leads from a number as it is written to what is dialled.
#[derive(Debug)]
pub(super) struct NumberLinks<'n> {
    numbers: &'n BTreeMap<String, String>,
    /// How many links and blocks of code the current event is in.
    depth: usize,
}

impl<'n> NumberLinks<'n> {
    pub(super) const fn new(numbers: &'n BTreeMap<String, String>) -> Self {
        Self { numbers, depth: 0 }
    }

    /// Returns the events in place of this one.
    pub(super) fn linked<'a>(&mut self, event: Event<'a>) -> Vec<Event<'a>> {
        match event {
            Event::Start(Tag::Link { .. } | Tag::CodeBlock(_)) => self.depth += 1,
            Event::End(TagEnd::Link | TagEnd::CodeBlock) => self.depth = self.depth.saturating_sub(1),
            Event::Text(text) if self.depth == 0 => return self.split(&text),
            _ => {}
        }
        vec![event]
    }

    fn split<'a>(&self, text: &str) -> Vec<Event<'a>> {
        let mut events = Vec::new();
        let mut rest = text;
        while let Some((at, number, dialled)) = self.first(rest) {
            events.push(Event::Text(CowStr::from(rest[..at].to_owned())));
            events.push(Event::Start(Tag::Link {
                link_type: LinkType::Inline,
                dest_url: CowStr::from(format!("tel:{dialled}")),
                title: CowStr::from(""),
                id: CowStr::from(""),
            }));
            events.push(Event::Text(CowStr::from(number.to_owned())));
            events.push(Event::End(TagEnd::Link));
            rest = &rest[at + number.len()..];
        }
        events.push(Event::Text(CowStr::from(rest.to_owned())));
        events
    }

    /// Returns the first number in a text, the longest one that begins there, and what is dialled.
    fn first(&self, text: &str) -> Option<(usize, &'n str, &'n str)> {
        let found = self.numbers.iter().flat_map(|(number, dialled)| {
            text.match_indices(number.as_str()).map(move |(at, _)| (at, number.as_str(), dialled.as_str()))
        });
        found
            .filter(|(at, number, _)| is_whole(text, *at, number))
            .min_by_key(|(at, number, _)| (*at, std::cmp::Reverse(number.len())))
    }
}

/// Whether it is no part of another number or of a word: `311` is none of `311-2000`.
fn is_whole(text: &str, at: usize, number: &str) -> bool {
    let is_part = |c: char| c.is_alphanumeric();
    let (before, after) = (&text[..at], &text[at + number.len()..]);
    let goes_on = after.strip_prefix(['-', '.']).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    !before.ends_with(|c| is_part(c) || c == '-') && !after.starts_with(is_part) && !goes_on
}
