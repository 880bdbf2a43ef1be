//! Rows: strips of a column that no page can split, with what is drawn in them.

use std::rc::Rc;

use crate::layout::block::Break;
use crate::layout::colour::Colour;
use crate::layout::drawing::Drawing;
use crate::layout::paragraph::Line;
use crate::layout::tags::TagId;

/// A strip of a column.
#[derive(Debug, Clone, Default)]
pub(super) struct Row {
    pub(super) height: f32,
    /// Space above it, unless it is at the top of a column.
    pub(super) before: f32,
    /// Space below it. The larger one of two spaces counts.
    pub(super) after: f32,
    /// Whether it stays in one column with the next row.
    pub(super) keep: bool,
    pub(super) placed: Vec<Placed>,
    pub(super) anchors: Vec<Anchor>,
    pub(super) break_before: Option<Break>,
    /// The head of its table, which is repeated above it at the top of a column.
    pub(super) head: Option<Rc<Row>>,
}

/// Something to draw, and its place: from the upper left corner of the row or of the page.
#[derive(Debug, Clone)]
pub(super) struct Placed {
    pub(super) x: f32,
    pub(super) y: f32,
    pub(super) what: Drawn,
}

/// Something to draw.
#[derive(Debug, Clone)]
pub(super) enum Drawn {
    /// A line of text. Without a tag, it is not read aloud.
    Line { line: Rc<Line>, tag: Option<TagId> },
    /// A rectangle.
    Fill { width: f32, height: f32, colour: Colour, round: f32 },
    /// The outline of a rectangle.
    Outline { width: f32, height: f32, colour: Colour, weight: f32, round: f32 },
    /// A line from left to right.
    Rule { length: f32, colour: Colour, weight: f32, is_dashed: bool },
    /// A drawing, at a scale.
    Picture { drawing: Rc<Drawing>, scale: f32, tag: Option<TagId>, link: Option<(String, TagId)>, words: String },
}

/// What makes a place on a page one that others lead to.
#[derive(Debug, Clone)]
pub(super) struct Anchor {
    pub(super) y: f32,
    pub(super) id: Option<String>,
    /// Its level and its text.
    pub(super) bookmark: Option<(u8, String)>,
    pub(super) mark: Option<String>,
}

impl Row {
    /// Whether anything is drawn in it.
    pub(super) fn has_content(&self) -> bool {
        !self.placed.is_empty()
    }

    /// Its first words.
    pub(super) fn words(&self) -> Option<String> {
        self.placed.iter().find_map(|placed| match &placed.what {
            Drawn::Line { line, .. } => Some(line.words.trim().to_owned()).filter(|words| !words.is_empty()),
            _ => None,
        })
    }

    /// The row as it is repeated: drawn again, but not read again.
    pub(super) fn as_repeated(&self) -> Self {
        let mut copy = self.clone();
        copy.anchors.clear();
        for placed in &mut copy.placed {
            match &mut placed.what {
                Drawn::Line { tag, .. } | Drawn::Picture { tag, .. } => *tag = None,
                _ => {}
            }
        }
        copy
    }

    /// Takes what is in another row over, at a place.
    pub(super) fn take(&mut self, row: Row, x: f32, y: f32) {
        add(&mut self.placed, &mut self.anchors, row, x, y);
    }
}

/// Adds what is in a row to what is placed already, at a place.
pub(super) fn add(placed: &mut Vec<Placed>, anchors: &mut Vec<Anchor>, row: Row, x: f32, y: f32) {
    placed.extend(row.placed.into_iter().map(|one| Placed { x: one.x + x, y: one.y + y, ..one }));
    anchors.extend(row.anchors.into_iter().map(|anchor| Anchor { y: anchor.y + y, ..anchor }));
}

/// The first words in rows.
pub(super) fn first_words(rows: &[Row]) -> String {
    rows.iter().find_map(Row::words).unwrap_or_default()
}

/// Where each of the rows is below the first one, and the height of all.
pub(super) fn stacked(rows: &[Row]) -> (Vec<f32>, f32) {
    let (mut places, mut y, mut after) = (Vec::with_capacity(rows.len()), 0.0, 0.0_f32);
    for (at, row) in rows.iter().enumerate() {
        y += if at == 0 { 0.0 } else { after.max(row.before) };
        places.push(y);
        y += row.height;
        after = row.after;
    }
    (places, y)
}

/// Rows as one, which no page splits.
pub(super) fn as_one(rows: Vec<Row>) -> Row {
    let (places, height) = stacked(&rows);
    let before = rows.first().map_or(0.0, |row| row.before);
    let after = rows.last().map_or(0.0, |row| row.after);
    let mut one = Row { height, before, after, ..Row::default() };
    for (row, y) in rows.into_iter().zip(places) {
        one.take(row, 0.0, y);
    }
    one
}
