//! What is known while blocks are measured: faces, the scale, the numbers of pages, and the tree of tags as it grows, in reading order.

use std::collections::{BTreeMap, BTreeSet};

use crate::layout::faces::Faces;
use crate::layout::fault::Fault;
use crate::layout::inline::Inline;
use crate::layout::paragraph::{Line, Missing, Setter};
use crate::layout::sheet::Style;
use crate::layout::tags::{TagId, TagNode, Tags};

/// What measures blocks.
pub(super) struct Measure<'f> {
    setter: Setter<'f>,
    pub(super) tags: Tags,
    numbers: BTreeMap<String, usize>,
    /// How much larger or smaller than their styles texts are set.
    pub(super) scale: f32,
    /// The height of a column, from which on a box is split.
    pub(super) column: f32,
    missing: Vec<Missing>,
}

impl<'f> Measure<'f> {
    pub(super) fn new(faces: &'f Faces) -> Self {
        Self {
            setter: Setter::new(faces),
            tags: Tags::new(),
            numbers: BTreeMap::new(),
            scale: 1.0,
            column: f32::INFINITY,
            missing: Vec::new(),
        }
    }

    /// Forgets what it has measured, to measure all of it again.
    pub(super) fn begin_again(&mut self) {
        self.tags = Tags::new();
        self.missing.clear();
    }

    /// Sets the numbers of the pages on which blocks are.
    pub(super) fn set_numbers(&mut self, numbers: &BTreeMap<String, usize>) {
        self.numbers.clone_from(numbers);
    }

    /// The characters for which faces had no glyph.
    pub(super) fn missing_glyphs(&mut self) -> Vec<Fault> {
        let all: BTreeSet<Missing> = std::mem::take(&mut self.missing).into_iter().collect();
        all.into_iter().map(|(character, face, text)| Fault::MissingGlyph { character, face, text }).collect()
    }

    pub(super) fn into_tags(self) -> Tags {
        self.tags
    }

    /// Adds a node to the tree; none below what is not read aloud.
    pub(super) fn tag(&mut self, parent: Option<TagId>, node: TagNode) -> Option<TagId> {
        parent.map(|parent| self.tags.add(parent, node))
    }

    pub(super) fn lines(&mut self, inlines: &[Inline], style: &Style, width: f32) -> Vec<Line> {
        self.setter.lines(inlines, style, width, self.scale, &self.numbers, &mut self.missing)
    }
}
