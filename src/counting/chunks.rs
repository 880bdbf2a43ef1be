//! The bytes of a log, as they are read -> chunks of whole records, each with the number of its first line.
//!
//! Where a chunk ends depends on the bytes alone, so that everything that is said of a log is the same on any number of threads.

use std::io::{self, Read};

use memchr::memchr_iter;

use crate::counting::cells::whole_records;

/// About how many bytes a chunk has.
const SIZE: usize = 1 << 20;

/// The longest record. A longer one is a quotation mark that nobody closed.
const LONGEST: usize = 8 << 20;

/// Some records.
#[derive(Debug, Default)]
pub(super) struct Chunk {
    /// Their text.
    pub(super) text: Vec<u8>,
    /// The line on which the first one starts, from 1.
    pub(super) line: u64,
    /// How many lines there are.
    pub(super) lines: u64,
}

impl Chunk {
    /// The line on which a byte is.
    pub(super) fn line_of(&self, at: usize) -> u64 {
        self.line + lines(&self.text[..at])
    }
}

fn lines(text: &[u8]) -> u64 {
    memchr_iter(b'\n', text).count() as u64
}

/// Why a log can't be read on.
#[derive(Debug, thiserror::Error)]
pub enum Unreadable {
    /// The machine says so.
    #[error("{0}")]
    Io(#[from] io::Error),
    /// A quotation mark is opened in the record on this line and never closed.
    #[error("the record on line {0} opens a quotation mark and doesn't close it")]
    Open(u64),
    /// A record that nobody can have meant.
    #[error("the record on line {0} has more than 8 MB: is this a table of requests, one on each line?")]
    Endless(u64),
}

/// The chunks of a log.
pub(super) struct Chunks<R> {
    reader: R,
    delimiter: u8,
    rest: Vec<u8>,
    line: u64,
    is_over: bool,
}

impl<R: Read> Chunks<R> {
    /// Chunks of a log whose reader comes right after `rest`, which starts on this line.
    pub(super) fn new(reader: R, delimiter: u8, rest: Vec<u8>, line: u64) -> Self {
        Self { reader, delimiter, rest, line, is_over: false }
    }

    /// The next chunk; nothing after the last one.
    pub(super) fn next(&mut self) -> Result<Option<Chunk>, Unreadable> {
        let mut text = std::mem::take(&mut self.rest);
        let mut wanted = SIZE;
        while !self.is_over {
            self.fill(&mut text, wanted)?;
            let (whole, _) = whole_records(&text, self.delimiter);
            // A mark at the very end may be the first of a pair: the record that it is in is not whole.
            if whole > 0 && !self.is_over {
                self.rest.reserve(SIZE + text.len() - whole);
                self.rest.extend_from_slice(&text[whole..]);
                text.truncate(whole);
                return Ok(Some(self.chunk(text)));
            }
            if !self.is_over && text.len() > LONGEST {
                let is_open = whole_records(&text, self.delimiter).1;
                return Err(if is_open { Unreadable::Open(self.line) } else { Unreadable::Endless(self.line) });
            }
            wanted = text.len() + SIZE;
        }
        if text.is_empty() {
            return Ok(None);
        }
        let (whole, is_open) = whole_records(&text, self.delimiter);
        if is_open {
            return Err(Unreadable::Open(self.line + lines(&text[..whole])));
        }
        Ok(Some(self.chunk(text)))
    }

    fn chunk(&mut self, text: Vec<u8>) -> Chunk {
        let (line, lines) = (self.line, lines(&text));
        self.line += lines;
        Chunk { text, line, lines }
    }

    /// Reads until there are `wanted` bytes, or no more.
    fn fill(&mut self, text: &mut Vec<u8>, wanted: usize) -> io::Result<()> {
        let missing = wanted.saturating_sub(text.len());
        text.reserve_exact(missing);
        let read = self.reader.by_ref().take(missing as u64).read_to_end(text)?;
        self.is_over = read < missing;
        Ok(())
    }
}
