//! Markdown, or a text shown as it is written -> marks in it that do nothing there, so that people would see them.

use std::ops::Range;

use pulldown_cmark::{Event, Parser, Tag, TagEnd};

use crate::markdown::delimiters::unclosed;
use crate::markdown::lost::Placed;
use crate::markdown::references::character_references;
use crate::markdown::syntax::{is_plain, options};

/// Marks that people would see, and their place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BareMark {
    /// What they are.
    pub what: BareMarkKind,
    /// The bytes that they take up, with what is between them.
    pub range: Range<usize>,
}

/// The kinds of marks that people would see.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BareMarkKind {
    /// `[^1]`: there are no footnotes.
    Footnote,
    /// `~~20~~`: nothing is struck out.
    Strike,
    /// `**Fees:**Pay`: stars or underscores that don't become emphasis.
    Emphasis,
    /// `|---|---|`: a table that is not read as one.
    Table,
    /// `| Park | Day |` without the line of hyphens below it, which makes it a table.
    Headless,
    /// Cells with tabs between them, as a table has them that was pasted from a word processor.
    Cells,
    /// `• the street`: bullets of a word processor, which don't make a list.
    Bullet,
    /// `[ ]` before an item: there are no boxes to tick.
    Box,
    /// `` `form` ``, where nothing is shown as code.
    Code,
    /// `&eacute;`, and the sign that is meant.
    Reference(String),
}

/// The signs with which word processors begin the items of a list.
pub const BULLETS: [char; 9] =
    ['\u{2022}', '\u{b7}', '\u{25aa}', '\u{25cf}', '\u{25cb}', '\u{25e6}', '\u{2023}', '\u{f0b7}', '\u{f0a7}'];

/// The marks that people would see in Markdown, in order.
#[must_use]
pub fn bare_marks(markdown: &str) -> Vec<BareMark> {
    let is_pasted = markdown.contains('\t') || markdown.contains(BULLETS);
    if !is_pasted && (is_plain(markdown) || !markdown.contains(['*', '_', '~', '[', '|'])) {
        return Vec::new();
    }
    let events: Vec<Placed<'_>> = Parser::new_ext(markdown, options()).into_offset_iter().collect();
    let mut marks = in_texts(markdown, &events);
    let footnotes = events.iter().filter(|(event, range)| {
        matches!(event, Event::Start(Tag::Link { .. })) && markdown[range.clone()].starts_with("[^")
    });
    marks.extend(footnotes.map(|(_, range)| BareMark { what: BareMarkKind::Footnote, range: range.clone() }));
    marks.sort_by_key(|mark| mark.range.start);
    marks
}

/// The marks that people would see in a text that is shown as it is written, in order.
#[must_use]
pub fn bare_marks_in_plain(text: &str) -> Vec<BareMark> {
    if is_plain(text) || !text.contains(['*', '_', '~', '[', '`', '&']) {
        return Vec::new();
    }
    let events: Vec<Placed<'_>> = Parser::new_ext(text, options()).into_offset_iter().collect();
    let mut marks = in_texts(text, &events);
    let is_of_a_block = |what: &BareMarkKind| {
        use BareMarkKind::{Box, Bullet, Cells, Headless, Table};
        matches!(what, Table | Headless | Cells | Bullet | Box)
    };
    marks.retain(|mark| !is_of_a_block(&mark.what));
    let references = character_references(text).into_iter();
    marks.extend(references.map(|one| BareMark { what: BareMarkKind::Reference(one.meaning), range: one.range }));
    marks.extend(events.iter().filter_map(|(event, range)| {
        let what = match event {
            Event::Start(Tag::Strong | Tag::Emphasis) if is_around_words(text, range) => BareMarkKind::Emphasis,
            Event::Code(_) => BareMarkKind::Code,
            _ => return None,
        };
        Some(BareMark { what, range: range.clone() })
    }));
    marks.sort_by_key(|mark| mark.range.start);
    marks
}

/// Whether marks are around whole words. In a calculation they are what they seem to be.
fn is_around_words(text: &str, range: &Range<usize>) -> bool {
    let is_glued = |c: char| c.is_alphanumeric();
    !text[..range.start].ends_with(is_glued) && !text[range.end..].starts_with(is_glued)
}

/// The marks in the texts of all blocks, except in code.
fn in_texts(markdown: &str, events: &[Placed<'_>]) -> Vec<BareMark> {
    let mut marks = Vec::new();
    let mut block = Vec::new();
    let mut is_item_start = false;
    let mut is_code = false;
    for (event, range) in events {
        match event {
            Event::Start(Tag::CodeBlock(_)) => is_code = true,
            Event::End(TagEnd::CodeBlock) => is_code = false,
            Event::Text(text) if !is_code && markdown[range.clone()] == **text => add(&mut block, range, is_item_start),
            Event::Start(Tag::Emphasis | Tag::Strong | Tag::Link { .. })
            | Event::End(TagEnd::Emphasis | TagEnd::Strong | TagEnd::Link)
            | Event::Text(_)
            | Event::Code(_)
            | Event::InlineHtml(_)
            | Event::SoftBreak
            | Event::HardBreak => {}
            _ => marks.append(&mut in_block(markdown, &std::mem::take(&mut block))),
        }
        is_item_start = matches!(event, Event::Start(Tag::Item))
            || (is_item_start && matches!(event, Event::Start(Tag::Paragraph)));
    }
    marks.append(&mut in_block(markdown, &block));
    marks
}

/// Words without markup between them.
struct Run {
    range: Range<usize>,
    /// Whether an item of a list begins with them.
    is_item_start: bool,
}

fn add(block: &mut Vec<Run>, range: &Range<usize>, is_item_start: bool) {
    match block.last_mut() {
        Some(run) if run.range.end == range.start => run.range.end = range.end,
        _ => block.push(Run { range: range.clone(), is_item_start }),
    }
}

fn in_block(markdown: &str, block: &[Run]) -> Vec<BareMark> {
    let mut marks = Vec::new();
    for run in block {
        let text = &markdown[run.range.clone()];
        let mut push = |what: BareMarkKind, found: Range<usize>| {
            marks.push(BareMark { what, range: run.range.start + found.start..run.range.start + found.end });
        };
        for found in between(text, "[^", "]") {
            push(BareMarkKind::Footnote, found);
        }
        for found in between(text, "~~", "~~") {
            push(BareMarkKind::Strike, found);
        }
        if is_table_line(text) {
            push(BareMarkKind::Table, 0..text.len());
        }
        if run.is_item_start && ["[ ] ", "[x] ", "[X] "].iter().any(|mark| text.starts_with(mark)) {
            push(BareMarkKind::Box, 0..3);
        }
    }
    marks.extend(bullets(markdown, block));
    marks.extend(tables(markdown, block));
    let ranges: Vec<Range<usize>> = block.iter().map(|run| run.range.clone()).collect();
    marks.extend(unclosed(markdown, &ranges).into_iter().map(|range| BareMark { what: BareMarkKind::Emphasis, range }));
    marks
}

/// Where two marks are with something between them, and no space beside the words.
fn between(text: &str, opening: &str, closing: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(start) = text[from..].find(opening).map(|at| from + at) {
        let inner = start + opening.len();
        let Some(end) = text[inner..].find(closing).map(|at| inner + at) else { break };
        let words = &text[inner..end];
        from = if !words.is_empty() && words.trim() == words { end + closing.len() } else { inner };
        if from > inner {
            found.push(start..from);
        }
    }
    found
}

/// The lines of a block that begin with bullets, from the first to the last.
fn bullets(markdown: &str, block: &[Run]) -> Option<BareMark> {
    let has_bullet = |run: &&Run| {
        let words = markdown[run.range.clone()].strip_prefix(BULLETS);
        words.is_some_and(|words| words.starts_with([' ', '\t', '\u{a0}']))
    };
    let items: Vec<&Run> = block.iter().filter(has_bullet).collect();
    Some(BareMark { what: BareMarkKind::Bullet, range: items.first()?.range.start..items.last()?.range.end })
}

/// The lines of a block that were cells of a table, as a whole.
fn tables(markdown: &str, block: &[Run]) -> Option<BareMark> {
    let text = |run: &&Run| markdown[run.range.clone()].trim();
    let has_line = block.iter().any(|run| is_table_line(text(&run)));
    let has_cells = |run: &&Run| {
        let cells = text(run).split('\t').filter(|cell| !cell.trim().is_empty()).count();
        cells > 1 && !text(run).starts_with(BULLETS)
    };
    let has_bars = |run: &&Run| text(run).strip_prefix('|').is_some_and(|rest| rest.contains('|'));
    let whole = |rows: Vec<&Run>| Some(rows.first()?.range.start..rows.last()?.range.end);
    let cells: Vec<&Run> = block.iter().filter(has_cells).collect();
    let number: usize = cells.iter().map(|run| 1 + text(run).matches('\t').count()).sum();
    // A single tab is rather a slip.
    if number > 2 {
        return Some(BareMark { what: BareMarkKind::Cells, range: whole(cells)? });
    }
    let bars: Vec<&Run> = block.iter().filter(has_bars).collect();
    (bars.len() > 1 && !has_line).then_some(())?;
    Some(BareMark { what: BareMarkKind::Headless, range: whole(bars)? })
}

/// Whether this is the line below the heading row of a table.
fn is_table_line(text: &str) -> bool {
    text.contains('|') && text.contains("--") && text.chars().all(|c| matches!(c, '|' | '-' | ':' | ' '))
}
