//! How text looks: named styles, and the colours that markup can name.

use std::collections::BTreeMap;

use crate::layout::colour::Colour;

/// How lines are set against the edges of their column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Align {
    /// Against the edge where a line starts.
    #[default]
    Start,
    /// In the middle.
    Middle,
    /// Against the edge where a line ends.
    End,
}

/// How a text looks, with all values in points.
#[derive(Debug, Clone, PartialEq)]
pub struct Style {
    /// The name of its face.
    pub face: String,
    /// The face of what is strong in it.
    pub strong: String,
    /// The face of what is emphasised.
    pub emphasis: String,
    /// The size of the type.
    pub size: f32,
    /// From one line to the next, as a multiple of the size.
    pub leading: f32,
    /// Space between letters, as a share of the size.
    pub tracking: f32,
    /// The colour.
    pub colour: Colour,
    /// Space above, unless it is at the top of a column; the larger of two spaces between blocks counts.
    pub before: f32,
    /// Space below.
    pub after: f32,
    /// How lines are set.
    pub align: Align,
    /// How far all lines are from the edge.
    pub indent: f32,
    /// How much further all lines but the first are.
    pub hanging: f32,
    /// Whether it stays in one column with what follows, as headings do.
    pub keep_with_next: bool,
    /// Whether all letters are capitals.
    pub capitals: bool,
    /// Whether its lines are about equally long, so that the last one is no single word.
    pub balance: bool,
}

/// Every style and colour, by name.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct StyleSheet {
    /// The styles.
    pub styles: BTreeMap<String, Style>,
    /// The colours.
    pub colours: BTreeMap<String, Colour>,
}
