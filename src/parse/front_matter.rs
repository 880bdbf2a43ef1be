//! A Markdown file -> the keys between its first two lines of hyphens, and the text below them.

use std::ops::Range;

/// The two parts of a Markdown file, as ranges of its bytes.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Split {
    /// The YAML between the lines of hyphens.
    pub(super) keys: Range<usize>,
    /// The Markdown below.
    pub(super) body: Range<usize>,
}

/// What is wrong with a file's front matter.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum SplitFault {
    /// It doesn't start with a line of hyphens.
    Missing,
    /// It has no closing line of hyphens.
    Endless,
}

/// Splits the file at its first two lines of hyphens. `from` is where its text begins, after a byte-order mark.
pub(super) fn split(text: &str, from: usize) -> Result<Split, SplitFault> {
    let mut lines = text[from..].split_inclusive('\n').scan(from, |at, line| {
        let start = *at;
        *at += line.len();
        Some((start, line))
    });
    let is_fence = |line: &str| line.trim_end() == "---";
    let keys_start = match lines.next() {
        Some((start, line)) if is_fence(line) => start + line.len(),
        _ => return Err(SplitFault::Missing),
    };
    let (fence, line) = lines.find(|(_, line)| is_fence(line)).ok_or(SplitFault::Endless)?;
    Ok(Split { keys: keys_start..fence, body: fence + line.len()..text.len() })
}
