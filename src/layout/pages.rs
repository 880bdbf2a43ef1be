//! A document -> its pages, with everything in its place.

use std::collections::BTreeMap;

use crate::layout::block::{Block, Document, Frame, PageMaster, Running, Section, Side};
use crate::layout::fault::Fault;
use crate::layout::flow::{InPlace, flow};
use crate::layout::inline::Inline;
use crate::layout::measure::Measure;
use crate::layout::row::{Anchor, Drawn, Placed, Row, first_words, stacked};
use crate::layout::rows::below;
use crate::layout::tags::{ROOT, TagId, TagNode};

/// A page with all that is drawn on it.
#[derive(Debug)]
pub(super) struct Page {
    pub(super) width: f32,
    pub(super) height: f32,
    /// What is not read aloud.
    pub(super) running: Vec<Placed>,
    pub(super) placed: Vec<Placed>,
    pub(super) anchors: Vec<Anchor>,
}

/// The pages of a document.
pub(super) struct Laid {
    pub(super) pages: Vec<Page>,
    pub(super) faults: Vec<Fault>,
}

/// The lines of a page.
#[derive(Debug, Clone, PartialEq)]
pub struct LaidPage {
    /// Its width, in points.
    pub width: f32,
    /// Its height.
    pub height: f32,
    /// Its lines, in reading order.
    pub lines: Vec<PlacedText>,
}

/// A line of text in its place.
#[derive(Debug, Clone, PartialEq)]
pub struct PlacedText {
    /// The distance of its first letter from the left edge of the page.
    pub x: f32,
    /// The distance of its baseline from the upper edge.
    pub y: f32,
    /// How far it reaches from there.
    pub width: f32,
    /// Its words.
    pub words: String,
    /// Whether it is read aloud: a repeated head and what is on every page are not.
    pub is_read: bool,
}

impl Laid {
    /// The number of the page on which each block with an id is.
    pub(super) fn numbers(&self) -> BTreeMap<String, usize> {
        let all =
            self.pages.iter().enumerate().flat_map(|(at, page)| page.anchors.iter().map(move |anchor| (at, anchor)));
        all.filter_map(|(at, anchor)| Some((anchor.id.clone()?, at + 1))).collect()
    }

    pub(super) fn lines(&self) -> Vec<LaidPage> {
        let of_page = |page: &Page| {
            let all = page
                .running
                .iter()
                .map(|placed| (placed, false))
                .chain(page.placed.iter().map(|placed| (placed, true)));
            let lines = all.filter_map(|(placed, is_read)| match &placed.what {
                Drawn::Line { line, tag } => Some(PlacedText {
                    x: placed.x + line.runs.first().map_or(0.0, |run| run.x),
                    y: placed.y + line.baseline,
                    width: line.width,
                    words: line.words.trim_end().to_owned(),
                    is_read: is_read && tag.is_some(),
                }),
                _ => None,
            });
            LaidPage { width: page.width, height: page.height, lines: lines.collect() }
        };
        self.pages.iter().map(of_page).collect()
    }
}

/// Puts everything in its place. `numbers` are those of the pages on which blocks were found before.
pub(super) fn lay_out(document: &Document, measure: &mut Measure<'_>, numbers: &BTreeMap<String, usize>) -> Laid {
    measure.know(numbers);
    let mut laid = Laid { pages: Vec::new(), faults: Vec::new() };
    let mut mark = String::new();
    for section in &document.sections {
        let tag = measure.tag(Some(ROOT), TagNode::Section);
        lay_out_section(section, tag, measure, &mut laid, &mut mark);
    }
    laid
}

fn lay_out_section(
    section: &Section,
    tag: Option<TagId>,
    measure: &mut Measure<'_>,
    laid: &mut Laid,
    mark: &mut String,
) {
    let master = &section.master;
    let first = laid.pages.len();
    let mut pages = vec![empty(master)];
    for frame in &section.frames {
        let page = &mut pages[0];
        fill(frame, tag, measure, &mut page.placed, &mut page.anchors, &mut laid.faults);
    }
    let count = f32::from(u16::try_from(master.columns.max(1)).unwrap_or(1));
    let width = (master.width - master.margins.left - master.margins.right - master.gap * (count - 1.0)) / count;
    let height = master.height - master.margins.top - master.margins.bottom;
    measure.column = height;
    let start = measure.tags.mark(tag.unwrap_or(ROOT));
    let columns = master.columns.max(1);
    let at_scale = |scale: f32, measure: &mut Measure<'_>, faults: &mut Vec<Fault>| {
        measure.tags.back_to(&start);
        measure.scale = scale;
        let rows = measure.rows(&section.blocks, width, tag);
        measure.scale = 1.0;
        flow(rows, height, columns, first + 1, faults)
    };
    let fits = |placed: &[InPlace]| {
        let last = placed.iter().map(|one| one.column / columns).max().unwrap_or_default();
        master.limit.is_none_or(|most| last < most)
    };
    let mut faults = Vec::new();
    let mut placed = at_scale(master.largest, measure, &mut faults);
    if !fits(&placed) && master.smallest < master.largest {
        let (mut low, mut high) = (master.smallest, master.largest);
        for _ in 0..TRIES {
            let middle = f32::midpoint(low, high);
            if fits(&at_scale(middle, measure, &mut Vec::new())) {
                low = middle;
            } else {
                high = middle;
            }
        }
        faults.clear();
        placed = at_scale(low, measure, &mut faults);
    }
    laid.faults.append(&mut faults);
    for in_place in placed {
        let (page, column) = (in_place.column / master.columns.max(1), in_place.column % master.columns.max(1));
        while pages.len() <= page {
            pages.push(empty(master));
        }
        if let Some(most) = master.limit.filter(|most| page >= *most) {
            let from = first_words(std::slice::from_ref(&in_place.row));
            if !laid.faults.iter().any(|fault| matches!(fault, Fault::TooManyPages { .. })) && !from.is_empty() {
                laid.faults.push(Fault::TooManyPages { most, from });
            }
        }
        let column = f32::from(u16::try_from(column).unwrap_or_default());
        let x = master.margins.left + column * (width + master.gap);
        let y = master.margins.top + in_place.y;
        let page = &mut pages[page];
        add(&mut page.placed, &mut page.anchors, in_place.row, x, y);
    }
    for (at, page) in pages.iter_mut().enumerate() {
        let number = first + at + 1;
        // A head names what begins on its page, or else what goes on there.
        let begins = page.anchors.iter().find_map(|anchor| anchor.mark.clone());
        if let Some(begins) = &begins {
            mark.clone_from(begins);
        }
        for running in &master.running {
            if is_on(running, number, at) {
                let frame = Frame { blocks: with_values(&running.frame.blocks, number, mark), ..running.frame.clone() };
                fill(&frame, None, measure, &mut page.running, &mut Vec::new(), &mut laid.faults);
            }
        }
        if let Some(last) = page.anchors.iter().rev().find_map(|anchor| anchor.mark.clone()) {
            *mark = last;
        }
    }
    laid.pages.append(&mut pages);
}

fn empty(master: &PageMaster) -> Page {
    Page { width: master.width, height: master.height, running: Vec::new(), placed: Vec::new(), anchors: Vec::new() }
}

fn is_on(running: &Running, number: usize, at: usize) -> bool {
    match running.on {
        Side::Every => true,
        Side::Right => !number.is_multiple_of(2),
        Side::Left => number.is_multiple_of(2),
        Side::Rest => at > 0,
    }
}

fn add(placed: &mut Vec<Placed>, anchors: &mut Vec<Anchor>, row: Row, x: f32, y: f32) {
    placed.extend(row.placed.into_iter().map(|one| Placed { x: one.x + x, y: one.y + y, ..one }));
    anchors.extend(row.anchors.into_iter().map(|anchor| Anchor { y: anchor.y + y, ..anchor }));
}

/// How often a scale is tried between the smallest and the largest one.
const TRIES: usize = 7;

/// Fills a frame, with texts as large as it has room for, between its smallest and its largest scale.
fn fill(
    frame: &Frame,
    tag: Option<TagId>,
    measure: &mut Measure<'_>,
    placed: &mut Vec<Placed>,
    anchors: &mut Vec<Anchor>,
    faults: &mut Vec<Fault>,
) {
    if let Some(colour) = frame.fill {
        let what = Drawn::Fill { width: frame.width, height: frame.height, colour, round: 0.0 };
        placed.push(Placed { x: frame.left, y: frame.top, what });
    }
    let width = frame.width - frame.padding.left - frame.padding.right;
    let room = frame.height - frame.padding.top - frame.padding.bottom;
    measure.column = room;
    let start = measure.tags.mark(tag.unwrap_or(ROOT));
    let at_scale = |scale: f32, measure: &mut Measure<'_>| {
        measure.tags.back_to(&start);
        measure.scale = scale;
        let rows = measure.rows(&frame.blocks, width, tag);
        measure.scale = 1.0;
        rows
    };
    let fits = |rows: &[Row]| stacked(rows).1 <= room + 0.5;
    let mut rows = at_scale(frame.largest, measure);
    if !fits(&rows) && frame.smallest < frame.largest {
        let (mut low, mut high) = (frame.smallest, frame.largest);
        for _ in 0..TRIES {
            let middle = f32::midpoint(low, high);
            if fits(&at_scale(middle, measure)) {
                low = middle;
            } else {
                high = middle;
            }
        }
        rows = at_scale(low, measure);
    }
    let (tops, height) = stacked(&rows);
    if height > room + 0.5 {
        let beyond = rows.iter().zip(&tops).position(|(row, y)| y + row.height > room + 0.5).unwrap_or_default();
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a height in millimetres is small and positive"
        )]
        let by = ((height - room) * 25.4 / 72.0).ceil() as u32;
        faults.push(Fault::DoesNotFit { frame: frame.name.clone(), by, from: first_words(&rows[beyond..]) });
    }
    let top = frame.top + frame.padding.top + below(frame.valign, room - height);
    for (row, y) in rows.into_iter().zip(tops) {
        add(placed, anchors, row, frame.left + frame.padding.left, top + y);
    }
}

/// Blocks of a running head with the page's own values.
fn with_values(blocks: &[Block], page: usize, section: &str) -> Vec<Block> {
    let mut blocks = blocks.to_vec();
    for block in &mut blocks {
        match block {
            Block::Text(text) => {
                for inline in &mut text.inlines {
                    if let Inline::Words { text, .. } = inline {
                        *text = text.replace("{page}", &page.to_string()).replace("{section}", section);
                    }
                }
            }
            Block::Columns(columns) => {
                for column in &mut columns.columns {
                    *column = with_values(column, page, section);
                }
            }
            Block::Boxed(boxed) => boxed.blocks = with_values(&boxed.blocks, page, section),
            Block::Group { blocks, .. } => *blocks = with_values(blocks, page, section),
            _ => {}
        }
    }
    blocks
}
