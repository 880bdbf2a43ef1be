//! A page's Markdown -> its sections, cut at the level-2 headings.

use std::ops::Range;

use pulldown_cmark::{Event, HeadingLevel, Parser, Tag};

use crate::markdown::syntax::options;
use crate::markdown::text::to_text;

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
            Event::Start(Tag::Heading { level: HeadingLevel::H2, id, .. }) if is_outermost => {
                sections.push(OutlineSection {
                    id: id.map(|id| id.to_string()),
                    title: to_text(&markdown[range.clone()]),
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
