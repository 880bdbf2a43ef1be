//! A document -> its pages, with everything in its place.

use std::collections::BTreeMap;

use crate::layout::block::{Block, Document, Frame, PageMaster, Running, Section, Side};
use crate::layout::fault::Fault;
use crate::layout::flow::{InPlace, flow};
use crate::layout::inline::Inline;
use crate::layout::measure::Measure;
use crate::layout::row::{Anchor, Drawn, Placed, Row, add, first_words, stacked};
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
        self.anchors().filter_map(|(at, anchor)| Some((anchor.id.clone()?, at + 1))).collect()
    }

    /// All anchors in order, each with the place of its page in the list of pages.
    pub(super) fn anchors(&self) -> impl Iterator<Item = (usize, &Anchor)> {
        self.pages.iter().enumerate().flat_map(|(at, page)| page.anchors.iter().map(move |anchor| (at, anchor)))
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
    measure.set_numbers(numbers);
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
    let columns = master.columns.max(1);
    let count = f32::from(u16::try_from(columns).unwrap_or(1));
    let width = (master.width - master.margins.left - master.margins.right - master.gap * (count - 1.0)) / count;
    let height = master.height - master.margins.top - master.margins.bottom;
    measure.column = height;
    let start = measure.tags.mark(tag.unwrap_or(ROOT));
    let at_scale = |scale: f32| {
        measure.tags.back_to(&start);
        measure.scale = scale;
        let rows = measure.rows(&section.blocks, width, tag);
        measure.scale = 1.0;
        let mut faults = Vec::new();
        (flow(rows, height, columns, first + 1, &mut faults), faults)
    };
    let is_beyond = |one: &InPlace| master.limit.is_some_and(|most| one.column / columns >= most);
    let fits = |(placed, _): &(Vec<InPlace>, Vec<Fault>)| !placed.iter().any(is_beyond);
    let (placed, mut faults) = as_large_as_fits(master.smallest, master.largest, at_scale, fits);
    laid.faults.append(&mut faults);
    if let Some(most) = master.limit {
        let beyond = placed.iter().filter(|one| is_beyond(one)).find_map(|one| one.row.words());
        laid.faults.extend(beyond.map(|from| Fault::TooManyPages { most, from }));
    }
    for in_place in placed {
        let (page, column) = (in_place.column / columns, in_place.column % columns);
        while pages.len() <= page {
            pages.push(empty(master));
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
                let mut frame = running.frame.clone();
                put_values(&mut frame.blocks, number, mark);
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

/// How often a scale is tried between the smallest and the largest one.
const TRIES: usize = 7;

/// What `lay` makes at the largest scale at which it fits, as far as a few tries can find it, or else at the smallest one. What `lay` has made
/// last is what is returned, so that it may keep a record of it.
fn as_large_as_fits<T>(smallest: f32, largest: f32, mut lay: impl FnMut(f32) -> T, fits: impl Fn(&T) -> bool) -> T {
    let made = lay(largest);
    if fits(&made) || smallest >= largest {
        return made;
    }
    let (mut low, mut high) = (smallest, largest);
    let mut fitting = None;
    for _ in 0..TRIES {
        let middle = f32::midpoint(low, high);
        fitting = Some(lay(middle)).filter(|made| fits(made));
        if fitting.is_some() {
            low = middle;
        } else {
            high = middle;
        }
    }
    fitting.unwrap_or_else(|| lay(low))
}

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
    let at_scale = |scale: f32| {
        measure.tags.back_to(&start);
        measure.scale = scale;
        let rows = measure.rows(&frame.blocks, width, tag);
        measure.scale = 1.0;
        rows
    };
    let fits = |rows: &Vec<Row>| stacked(rows).1 <= room + 0.5;
    let rows = as_large_as_fits(frame.smallest, frame.largest, at_scale, fits);
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

/// Fills in `{page}` and `{section}` in the blocks of a running head.
fn put_values(blocks: &mut [Block], page: usize, section: &str) {
    for block in blocks {
        match block {
            Block::Text(text) => {
                for inline in &mut text.inlines {
                    if let Inline::Words { text, .. } = inline {
                        *text = text.replace("{page}", &page.to_string()).replace("{section}", section);
                    }
                }
            }
            Block::List(list) => list.items.iter_mut().for_each(|item| put_values(&mut item.blocks, page, section)),
            Block::Table(table) => {
                let cells = table.rows.iter_mut().flat_map(|row| &mut row.cells);
                cells.for_each(|cell| put_values(&mut cell.blocks, page, section));
            }
            Block::Columns(columns) => {
                columns.columns.iter_mut().for_each(|column| put_values(column, page, section));
            }
            Block::Boxed(boxed) => put_values(&mut boxed.blocks, page, section),
            Block::Group { blocks, .. } => put_values(blocks, page, section),
            _ => {}
        }
    }
}
