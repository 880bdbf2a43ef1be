//! The text of a table that a spreadsheet program may have saved -> its cells, each with its place.
//!
//! A comma, a semicolon or a tab separates cells, whichever the first line has most of. A byte-order mark, Windows line ends, quotation marks
//! and empty lines are as such programs write them.

use std::borrow::Cow;

use csv_core::{ReadFieldResult, Reader as Splitter, ReaderBuilder};

use crate::parse::source_tree::Body;
use crate::source::Span;

/// What is in one cell.
pub(super) struct Cell<'a> {
    /// Its text without quotation marks and spaces around it.
    pub(super) text: Cow<'a, str>,
    /// Its place, quotation marks included.
    pub(super) span: Span,
    /// Whether a quotation mark opens in it that is never closed, so that it runs on to the end of the file.
    pub(super) is_endless: bool,
}

impl Cell<'_> {
    pub(super) fn is_blank(&self) -> bool {
        self.text.is_empty()
    }
}

/// The lines of a table. Those whose cells are all blank are left out.
pub(super) fn lines<'a>(file: &Body<'a>) -> Vec<Vec<Cell<'a>>> {
    let mut cells = Cells { file, splitter: splitter(file.text), at: start(file.text), buffer: Vec::new() };
    let (mut lines, mut line) = (Vec::new(), Vec::new());
    while let Some((cell, ends_line)) = cells.next(line.is_empty()) {
        line.push(cell);
        if ends_line {
            lines.push(std::mem::take(&mut line));
        }
    }
    lines.push(line);
    lines.retain(|line| line.iter().any(|cell| !cell.is_blank()));
    lines
}

/// Where the text starts, after a byte-order mark.
fn start(text: &str) -> usize {
    if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 }
}

fn splitter(text: &str) -> Splitter {
    let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let count = |sign: u8| memchr::memchr_iter(sign, first.as_bytes()).count();
    let separator = [b',', b';', b'\t'].into_iter().rev().max_by_key(|sign| count(*sign)).unwrap_or(b',');
    ReaderBuilder::new().delimiter(separator).build()
}

struct Cells<'f, 'a> {
    file: &'f Body<'a>,
    splitter: Splitter,
    /// The first byte that has not been read.
    at: usize,
    buffer: Vec<u8>,
}

impl<'a> Cells<'_, 'a> {
    /// The next cell, and whether its line ends with it.
    fn next(&mut self, is_first: bool) -> Option<(Cell<'a>, bool)> {
        let rest = &self.file.text[self.at..];
        self.buffer.resize(rest.len() + 1, 0);
        let (mut result, read, mut written) = self.splitter.read_field(rest.as_bytes(), &mut self.buffer);
        if let ReadFieldResult::InputEmpty = result {
            // An empty input tells the library that the text has ended.
            let (last, _, more) = self.splitter.read_field(&[], &mut self.buffer[written..]);
            (result, written) = (last, written + more);
        }
        let ends_line = match result {
            ReadFieldResult::Field { record_end } => record_end,
            ReadFieldResult::InputEmpty | ReadFieldResult::OutputFull | ReadFieldResult::End => return None,
        };
        let raw = &rest[..read];
        let at_end = self.at + read == self.file.text.len() && !raw.ends_with(['\n', '\r']);
        // The line ends before a line's first cell belong to no cell, and the sign after a cell doesn't either.
        let skipped = if is_first { raw.len() - raw.trim_start_matches(['\r', '\n']).len() } else { 0 };
        let is_last = ends_line && at_end;
        let is_separated = !raw.is_empty() && !is_last;
        let raw = raw.get(skipped..raw.len() - usize::from(is_separated)).unwrap_or_default();
        let lead = raw.len() - raw.trim_start().len();
        let from = self.at + skipped + lead;
        let raw = raw.trim();
        let span = self.file.span(from..from + raw.len());
        let is_quoted = raw.starts_with('"');
        let text = if is_quoted {
            Cow::Owned(String::from_utf8_lossy(&self.buffer[..written]).trim().to_owned())
        } else {
            Cow::Borrowed(raw)
        };
        self.at += read;
        let is_endless = is_quoted && memchr::memchr_iter(b'"', raw.as_bytes()).count() % 2 == 1;
        Some((Cell { text, span, is_endless }, ends_line))
    }
}
