//! The text of one content file -> the tree of its keys, as in a run of the stages, but without the other files.

use std::ops::Range;

use crate::diagnostic::Diagnostic;
use crate::parse::front_matter;
use crate::parse::node::{self, Node};
use crate::parse::source_tree::front_matter_fault;
use crate::source::SourceId;

/// The keys of a content file. Every place is relative to the whole text.
#[derive(Debug)]
pub struct TextTree<'a> {
    /// The root of its keys.
    pub root: Node<'a>,
    /// Where the keys are: the whole text after a byte-order mark, or the front matter of a Markdown file.
    pub keys: Range<usize>,
}

/// Reads the keys of the file with this name.
///
/// # Errors
/// The first fault that makes them invalid YAML.
pub fn read<'a>(name: &str, text: &'a str) -> Result<TextTree<'a>, Box<Diagnostic>> {
    let id = SourceId(0);
    let start = text.len() - text.trim_start_matches('\u{feff}').len();
    let is_markdown = name.rsplit_once('.').is_some_and(|(_, ending)| ending == "md");
    let keys = if is_markdown {
        front_matter::split(text, start).map_err(|fault| front_matter_fault(id, &fault))?.keys
    } else {
        start..text.len()
    };
    Ok(TextTree { root: node::read(id, &text[keys.clone()], keys.start)?, keys })
}
