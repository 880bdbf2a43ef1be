//! The beginning of a log -> how it is written, and what its columns are called.

use std::collections::BTreeSet;

use memchr::memchr_iter;

use crate::counting::cells::{Cell, UNWANTED, record, whole_records};
use crate::counting::chunks::Unreadable;

/// How many bytes are enough to see the header.
pub(super) const ENOUGH: usize = 1 << 18;

/// How a log is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Header {
    /// What is between two cells.
    pub(super) delimiter: u8,
    /// The names of the columns, in order.
    pub(super) columns: Vec<String>,
    /// Where the first request starts.
    pub(super) end: usize,
    /// On which line that is.
    pub(super) line: u64,
}

impl Header {
    /// For each column, the place of its name among those that are wanted.
    pub(super) fn slots(&self, wanted: &[String]) -> Vec<u8> {
        // Of two columns with one name, the first is meant.
        let mut seen = BTreeSet::new();
        let mut slot = |name: &String| {
            let place = wanted.iter().position(|wanted| wanted == name.trim())?;
            u8::try_from(place).ok().filter(|place| seen.insert(*place))
        };
        self.columns.iter().map(|name| slot(name).unwrap_or(UNWANTED)).collect()
    }

    /// The names of the columns, as many as a person reads.
    pub(super) fn shown(&self) -> String {
        let some: Vec<&str> = self.columns.iter().take(SHOWN).map(String::as_str).collect();
        match self.columns.len().saturating_sub(SHOWN) {
            0 => some.join(", "),
            more => format!("{}, and {more} more", some.join(", ")),
        }
    }
}

/// So many names are told.
const SHOWN: usize = 30;

/// Why a file is no log.
#[derive(Debug, thiserror::Error)]
pub enum NoLog {
    /// It can't be read.
    #[error("{0}")]
    Unreadable(#[from] Unreadable),
    /// It has nothing in it.
    #[error("it is empty")]
    Empty,
    /// It is no text of bytes that are letters.
    #[error("it is saved as UTF-16 (\"Unicode text\"): save it as \"CSV UTF-8\"")]
    Utf16,
    /// The names of its columns are in another encoding.
    #[error("the names of its columns are not saved as UTF-8: save it as \"CSV UTF-8\"")]
    NotUtf8,
    /// It is a workbook or an archive.
    #[error("it is a workbook or a ZIP file, not a CSV file: open it and save the sheet as \"CSV UTF-8\"")]
    Workbook,
    /// Its first line has more names than a table has.
    #[error("its first line has {0} columns: is it a table?")]
    TooWide(usize),
}

/// More columns than any system exports.
const WIDEST: usize = 4_000;

/// Reads the header from the first [`ENOUGH`] bytes of a log, or from all of it.
pub(super) fn header(beginning: &[u8]) -> Result<Header, NoLog> {
    if beginning.starts_with(&[0xff, 0xfe]) || beginning.starts_with(&[0xfe, 0xff]) {
        return Err(NoLog::Utf16);
    }
    if beginning.starts_with(b"PK\x03\x04") || beginning.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]) {
        return Err(NoLog::Workbook);
    }
    let mark = if beginning.starts_with(&[0xef, 0xbb, 0xbf]) { 3 } else { 0 };
    let text = &beginning[mark..];
    // Empty lines before the names.
    let blank = text.iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
    let text = &text[blank..];
    if text.is_empty() {
        return Err(NoLog::Empty);
    }
    let delimiter = delimiter(text);
    if whole_records(text, delimiter).0 == 0 && beginning.len() >= ENOUGH {
        return Err(Unreadable::Endless(1).into());
    }
    let mut columns = Vec::new();
    let length = record(text, 0, delimiter, &[], &mut []).next;
    let wide = memchr_iter(delimiter, &text[..length]).count() + 1;
    if wide > WIDEST {
        return Err(NoLog::TooWide(wide));
    }
    for column in 0..wide {
        let mut slots = vec![UNWANTED; column + 1];
        slots[column] = 0;
        let mut kept = [Cell::default()];
        let cells = record(text, 0, delimiter, &slots, &mut kept).cells;
        let name = kept[0].read(text);
        if column >= cells {
            break;
        }
        columns.push(String::from_utf8(name.into_owned()).map_err(|_| NoLog::NotUtf8)?);
    }
    // Empty names at the end are what a spreadsheet leaves beside a table.
    while columns.len() > 1 && columns.last().is_some_and(String::is_empty) {
        columns.pop();
    }
    let end = mark + blank + length;
    let line = 1 + memchr_iter(b'\n', &beginning[..end]).count() as u64;
    Ok(Header { delimiter, columns, end, line })
}

/// What separates most cells of the first record: a comma, a semicolon or a tab.
fn delimiter(text: &[u8]) -> u8 {
    let count = |sign: u8| record(text, 0, sign, &[], &mut []).next.min(text.len());
    let in_first = |sign: u8| {
        let (mut number, mut is_inside) = (0, false);
        for byte in &text[..count(sign)] {
            is_inside ^= *byte == b'"';
            number += usize::from(*byte == sign && !is_inside);
        }
        number
    };
    // The first of those that are equally frequent.
    [b',', b';', b'\t'].into_iter().rev().max_by_key(|sign| in_first(*sign)).unwrap_or(b',')
}
