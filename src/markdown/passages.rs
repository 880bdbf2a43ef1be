//! Markdown -> its paragraphs, headings and list items as people read them, with places.

use std::ops::Range;

use pulldown_cmark::{Event, Parser, Tag, TagEnd};

use crate::markdown::syntax::{is_plain, options};

/// A paragraph, a heading or a list item, as people read it. Quotations and code blocks are left out, because staff can't reword them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage {
    /// The words.
    pub text: String,
    /// Whether they are a heading.
    pub is_heading: bool,
    /// For each run of words, its start in `text` and its range in the Markdown.
    runs: Vec<(usize, Range<usize>)>,
    /// The ranges in `text` of what is shown as code.
    code: Vec<Range<usize>>,
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

    /// Whether a part of the words is code, or has some in it.
    #[must_use]
    pub fn has_code(&self, part: &Range<usize>) -> bool {
        self.code.iter().any(|code| code.start < part.end && part.start < code.end)
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
        return vec![Passage { text, is_heading: false, runs, code: Vec::new() }];
    }
    let new = |is_heading| Passage { text: String::new(), is_heading, runs: Vec::new(), code: Vec::new() };
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
            Event::Text(ref text) | Event::Code(ref text) if foreign == 0 => {
                if matches!(event, Event::Code(_)) {
                    passage.code.push(passage.text.len()..passage.text.len() + text.len());
                }
                passage.runs.push((passage.text.len(), range));
                passage.text.push_str(text);
            }
            Event::SoftBreak | Event::HardBreak if foreign == 0 => passage.text.push(' '),
            _ => {}
        }
    }
    passages.push(passage);
    passages.retain(|passage| !passage.text.trim().is_empty());
    passages
}
