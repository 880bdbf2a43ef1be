//! The text of a log -> its records and their cells, as RFC 4180 has them. Only the cells that are wanted are kept, and only their places.
//!
//! A quotation mark opens a cell only as its first character; anywhere else it is a character like others. Inside a quoted cell, two of them
//! mean one.

use std::borrow::Cow;

use memchr::{memchr, memchr2, memrchr};

/// A place that no column has: the cell is not kept.
pub(super) const UNWANTED: u8 = u8::MAX;

/// The place of a cell in a text.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Cell {
    start: usize,
    end: usize,
    is_quoted: bool,
}

/// A record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Record {
    /// Where the next one starts.
    pub(super) next: usize,
    /// How many cells it has, without empty ones at the end beyond what was expected.
    pub(super) cells: usize,
    /// Whether there is nothing in it at all.
    pub(super) is_blank: bool,
}

/// Reads the record that starts at `at`. The cell of column `n` goes to the place `slots[n]` of `kept`, unless that is [`UNWANTED`].
pub(super) fn record(text: &[u8], at: usize, delimiter: u8, slots: &[u8], kept: &mut [Cell]) -> Record {
    let begin = at;
    let (mut start, mut column, mut last_full) = (at, 0, 0);
    loop {
        let is_quoted = text.get(start) == Some(&b'"');
        let after = if is_quoted { closing(text, start + 1).map_or(text.len(), |quote| quote + 1) } else { start };
        let end = memchr2(delimiter, b'\n', &text[after..]).map_or(text.len(), |found| after + found);
        let is_last = text.get(end) != Some(&delimiter);
        let content = if is_last && end > start && text[end - 1] == b'\r' { end - 1 } else { end };
        if let Some(slot) = slots.get(column).filter(|slot| **slot != UNWANTED) {
            kept[usize::from(*slot)] = Cell { start, end: content, is_quoted };
        }
        column += 1;
        if content > start || column <= slots.len() {
            last_full = column;
        }
        if is_last {
            let is_blank = column == 1 && content == begin;
            return Record { next: text.len().min(end + 1), cells: last_full, is_blank };
        }
        start = end + 1;
    }
}

/// The closing quotation mark of a cell whose content starts at `at`.
fn closing(text: &[u8], mut at: usize) -> Option<usize> {
    loop {
        let quote = at + memchr(b'"', &text[at..])?;
        if text.get(quote + 1) != Some(&b'"') {
            return Some(quote);
        }
        at = quote + 2;
    }
}

impl Cell {
    /// What the cell says, without its quotation marks and the spaces around it.
    pub(super) fn read(self, text: &[u8]) -> Cow<'_, [u8]> {
        let raw = &text[self.start..self.end];
        if !self.is_quoted {
            return Cow::Borrowed(raw.trim_ascii());
        }
        match closing(raw, 1) {
            Some(end) if end + 1 == raw.len() && memchr(b'"', &raw[1..end]).is_none() => {
                Cow::Borrowed(raw[1..end].trim_ascii())
            }
            end => {
                let end = end.unwrap_or(raw.len());
                let mut said = Vec::with_capacity(raw.len());
                let mut quotes = 0;
                for byte in &raw[1..end] {
                    quotes = if *byte == b'"' { quotes + 1 } else { 0 };
                    if quotes % 2 == 0 || *byte != b'"' {
                        said.push(*byte);
                    }
                }
                said.extend_from_slice(raw.get(end + 1..).unwrap_or_default());
                Cow::Owned(said.trim_ascii().to_vec())
            }
        }
    }
}

/// How far a text that starts with a record goes in whole ones, and whether what is left is inside quotation marks at the end.
pub(super) fn whole_records(text: &[u8], delimiter: u8) -> (usize, bool) {
    let (mut at, mut whole) = (0, 0);
    loop {
        let opening = opening(text, at, delimiter);
        let outside = &text[at..opening.unwrap_or(text.len())];
        let end = match outside {
            [b'\n'] => Some(0),
            [_] => None,
            _ => memrchr(b'\n', outside),
        };
        whole = end.map_or(whole, |found| at + found + 1);
        let Some(opening) = opening else { return (whole, false) };
        let Some(quote) = closing(text, opening + 1) else { return (whole, true) };
        // Two marks at the end of what has been read may be one of a pair.
        at = quote + 1;
    }
}

/// The next quotation mark that opens a cell.
fn opening(text: &[u8], from: usize, delimiter: u8) -> Option<usize> {
    let mut at = from;
    loop {
        let quote = at + memchr(b'"', &text[at..])?;
        if quote == 0 || text[quote - 1] == delimiter || text[quote - 1] == b'\n' {
            return Some(quote);
        }
        at = quote + 1;
    }
}
