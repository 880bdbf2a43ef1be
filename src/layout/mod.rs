//! Blocks of text, tables and drawings, or markup that describes them -> a tagged PDF. It knows nothing of what the texts are about.
//!
//! A [`Document`] is a list of sections. The blocks of a section flow through its columns and pages; frames are at fixed positions. Each block
//! becomes rows, strips that no page can split; rows that belong together stay together. What can't be set, such as a text that is too
//! long for its frame or a character that the font lacks, is a [`Fault`].

mod block;
mod colour;
mod drawing;
mod faces;
mod fault;
mod flow;
mod inline;
mod length;
mod markup;
mod measure;
mod pages;
mod paragraph;
mod pdf;
mod qr;
mod row;
mod rows;
mod sheet;
mod table;
mod tags;

use std::collections::BTreeMap;

pub use crate::layout::block::{
    Block, Boxed, Break, Cell, Columns, Document, Edges, Entry, Frame, Item, List, PageMaster, Picture, Running,
    Section, Side, Table, TableRow, TextBlock, TextRole, VerticalAlign,
};
pub use crate::layout::colour::Colour;
pub use crate::layout::drawing::{Drawing, Shape};
pub use crate::layout::faces::Faces;
pub use crate::layout::fault::{Fault, MarkupFault};
pub use crate::layout::inline::{Inline, LinkTarget};
pub use crate::layout::length::{Length, Width, mm};
pub use crate::layout::markup::{Ingredients, parsed};
pub use crate::layout::pages::{LaidPage, PlacedText};
pub use crate::layout::qr::qr;
pub use crate::layout::sheet::{Align, Style, StyleSheet};

use crate::layout::measure::Measure;
use crate::layout::pages::lay_out;

/// A document on its pages.
#[derive(Debug)]
pub struct Set {
    /// The file: PDF/A-2a and PDF/UA-1.
    pub pdf: Vec<u8>,
    /// How many pages it has.
    pub pages: usize,
    /// What couldn't be set as it was meant. The file is not to be used then.
    pub faults: Vec<Fault>,
    /// The texts of each page, line by line, in reading order.
    pub lines: Vec<LaidPage>,
}

/// How often a document is laid out again, because the numbers of its pages take more or less room than was expected.
const MOST_PASSES: usize = 4;

/// Sets a document.
///
/// # Errors
/// If a face can't be embedded, or the library finds a fault that this room should have found.
pub fn set(document: &Document, faces: &Faces) -> Result<Set, String> {
    let mut numbers: BTreeMap<String, usize> = BTreeMap::new();
    let mut measure = Measure::new(faces);
    let mut laid = lay_out(document, &mut measure, &numbers);
    for _ in 1..MOST_PASSES {
        let found = laid.numbers();
        if found == numbers || !document.has_page_numbers() {
            break;
        }
        numbers = found;
        measure.begin_again();
        laid = lay_out(document, &mut measure, &numbers);
    }
    let mut faults = std::mem::take(&mut laid.faults);
    faults.extend(measure.missing_glyphs());
    faults.sort();
    faults.dedup();
    if !faults.is_empty() {
        return Ok(Set { pdf: Vec::new(), pages: laid.pages.len(), faults, lines: laid.lines() });
    }
    let (pages, lines) = (laid.pages.len(), laid.lines());
    let pdf = pdf::write(document, &laid, measure.into_tags(), faces)?;
    Ok(Set { pdf, pages, faults, lines })
}
