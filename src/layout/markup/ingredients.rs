//! What markup refers to.

use std::collections::BTreeMap;

use crate::layout::drawing::Drawing;
use crate::layout::sheet::StyleSheet;

/// What markup refers to.
#[derive(Debug, Clone)]
pub struct Ingredients<'a> {
    /// Styles and colours.
    pub sheet: &'a StyleSheet,
    /// The width and the height of the paper.
    pub paper: (f32, f32),
    /// The drawings that `picture` can name.
    pub pictures: BTreeMap<String, Drawing>,
}
