//! Values -> JSON bytes as the feed writes them: pretty, in the order of the types, ASCII only, with a last line end.

use std::io::{self, Write};

use memchr::memmem;
use rayon::iter::ParallelIterator;
use rayon::slice::ParallelSlice;
use serde::Serialize;
use serde_json::ser::{Formatter, Serializer};

use crate::render::job::RenderError;
use crate::render::long::Long;

/// The bytes of `value`.
pub(super) fn bytes(value: &impl Serialize) -> Result<Vec<u8>, RenderError> {
    let mut out = written(value, 0)?;
    out.push(b'\n');
    Ok(out)
}

/// The bytes of `document`, whose list `key` is empty, with items in it that [`item`] has written: what stands in several documents is
/// written once.
pub(super) fn with_items<T: AsRef<[u8]>>(
    document: &impl Serialize,
    key: &str,
    items: &[T],
) -> Result<Vec<u8>, RenderError> {
    let mut list = List::begin(document, key)?;
    for item in items {
        list.push(item.as_ref());
    }
    Ok(list.end())
}

/// Hands over `document`, whose list `key` is empty, with what `convert` makes of `values` in it: written on all threads, in their order.
pub(super) fn give_each<T: Sync, U: Serialize>(
    mut long: Long<'_>,
    document: &impl Serialize,
    key: &str,
    values: &[T],
    convert: impl Fn(&T) -> U + Sync,
) -> Result<(), RenderError> {
    let piece = |values: &[T]| row(values, &convert);
    let mut list = List::begin(document, key)?;
    for batch in values.chunks(VALUES_AT_ONCE) {
        let pieces: Vec<Vec<u8>> = batch.par_chunks(VALUES_IN_A_PIECE).map(piece).collect::<Result<_, _>>()?;
        for piece in pieces {
            list.push(&piece);
            list.offer_to(&mut long);
        }
    }
    long.end(list.end());
    Ok(())
}

/// How many values one thread writes at a time, and how many are written before they are put together.
const VALUES_IN_A_PIECE: usize = 32;
const VALUES_AT_ONCE: usize = 1_024;

/// A document with a list that grows.
pub(super) struct List {
    /// What has been written and not been handed over.
    out: Vec<u8>,
    /// What stands behind the list.
    tail: Vec<u8>,
    is_empty: bool,
}

impl List {
    /// The beginning of `document`, whose list `key` is empty, up to that list.
    pub(super) fn begin(document: &impl Serialize, key: &str) -> Result<Self, RenderError> {
        let mut out = bytes(document)?;
        // A quotation mark inside a text has a backslash before it, so this is no text.
        let empty = format!("\"{key}\": []");
        let lacks = || RenderError { message: format!("the feed can't be written: it has no empty list `{key}`") };
        let at = memmem::find(&out, empty.as_bytes()).ok_or_else(lacks)?;
        let tail = out.split_off(at + empty.len() - 1);
        Ok(Self { out, tail, is_empty: true })
    }

    /// Adds an item, or several that [`joined`] has put in a row; nothing if there is none.
    pub(super) fn push(&mut self, items: &[u8]) {
        if items.is_empty() {
            return;
        }
        self.out.extend_from_slice(if self.is_empty { LINE_OF_ITEM } else { NEXT });
        self.out.extend_from_slice(items);
        self.is_empty = false;
    }

    /// Hands over what there is, if it is enough for a piece.
    pub(super) fn offer_to(&mut self, long: &mut Long<'_>) {
        long.offer(&mut self.out);
    }

    /// The document, from what was handed over last to its end.
    pub(super) fn end(mut self) -> Vec<u8> {
        if !self.is_empty {
            self.out.extend_from_slice(LINE_OF_LIST);
        }
        self.out.extend_from_slice(&self.tail);
        self.out
    }
}

/// What `convert` makes of `values`, in a row, as it is written in a list of a document.
fn row<T, U: Serialize>(values: &[T], convert: impl Fn(&T) -> U) -> Result<Vec<u8>, RenderError> {
    let mut out = Vec::with_capacity(values.len() * USUAL_ITEM);
    for value in values {
        out.extend_from_slice(if out.is_empty() { b"" } else { NEXT });
        write(&mut out, &convert(value), IN_A_LIST)?;
    }
    Ok(out)
}

/// Items in a row, as one.
pub(super) fn joined<T: AsRef<[u8]>>(
    items: impl Iterator<Item = Result<T, RenderError>>,
) -> Result<Vec<u8>, RenderError> {
    let mut out = Vec::new();
    for item in items {
        out.extend_from_slice(if out.is_empty() { b"" } else { NEXT });
        out.extend_from_slice(item?.as_ref());
    }
    Ok(out)
}

/// What stands before the first item of a document's list, between two of them, and before the bracket that ends the list.
const LINE_OF_ITEM: &[u8] = b"\n    ";
const NEXT: &[u8] = b",\n    ";
const LINE_OF_LIST: &[u8] = b"\n  ";

/// `value` as it is written in a list of a document.
pub(super) fn item(value: &impl Serialize) -> Result<Vec<u8>, RenderError> {
    written(value, IN_A_LIST)
}

/// How deep an item is: inside the brackets of the document and of the list.
const IN_A_LIST: usize = 2;

/// As many bytes as most items have.
const USUAL_ITEM: usize = 3_072;

fn written(value: &impl Serialize, depth: usize) -> Result<Vec<u8>, RenderError> {
    let mut out = Vec::with_capacity(USUAL_ITEM);
    write(&mut out, value, depth)?;
    Ok(out)
}

fn write(out: &mut Vec<u8>, value: &impl Serialize, depth: usize) -> Result<(), RenderError> {
    let failed = |error| RenderError { message: format!("the feed can't be written: {error}") };
    value.serialize(&mut Serializer::with_formatter(out, Pretty { depth, has_value: false })).map_err(failed)
}

/// The layout of `serde_json`'s own pretty formatter, with what is not ASCII escaped, so that a wrong `charset` header can't harm it.
struct Pretty {
    depth: usize,
    /// Whether the list or object that is being written has something in it.
    has_value: bool,
}

/// A comma, a line's end, and the indentation of as many levels as documents have.
const LINE: &[u8; 66] = b",\n                                                                ";

impl Pretty {
    fn begin(&mut self, out: &mut (impl Write + ?Sized), bracket: u8) -> io::Result<()> {
        self.depth += 1;
        self.has_value = false;
        out.write_all(&[bracket])
    }

    fn end(&mut self, out: &mut (impl Write + ?Sized), bracket: u8) -> io::Result<()> {
        self.depth -= 1;
        if self.has_value {
            self.line(out, false)?;
        }
        out.write_all(&[bracket])
    }

    fn line(&self, out: &mut (impl Write + ?Sized), after_comma: bool) -> io::Result<()> {
        let (begin, width) = (usize::from(!after_comma), 2 * self.depth);
        match LINE.get(begin..2 + width) {
            Some(line) => out.write_all(line),
            None => out.write_all(&LINE[begin..2]).and_then(|()| write!(out, "{:width$}", "")),
        }
    }
}

impl Formatter for Pretty {
    fn begin_array<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.begin(out, b'[')
    }

    fn end_array<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.end(out, b']')
    }

    fn begin_array_value<W: ?Sized + Write>(&mut self, out: &mut W, first: bool) -> io::Result<()> {
        self.line(out, !first)
    }

    fn end_array_value<W: ?Sized + Write>(&mut self, _: &mut W) -> io::Result<()> {
        self.has_value = true;
        Ok(())
    }

    fn begin_object<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.begin(out, b'{')
    }

    fn end_object<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.end(out, b'}')
    }

    fn begin_object_key<W: ?Sized + Write>(&mut self, out: &mut W, first: bool) -> io::Result<()> {
        self.line(out, !first)
    }

    fn begin_object_value<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        out.write_all(b": ")
    }

    fn end_object_value<W: ?Sized + Write>(&mut self, _: &mut W) -> io::Result<()> {
        self.has_value = true;
        Ok(())
    }

    fn write_string_fragment<W: ?Sized + Write>(&mut self, out: &mut W, fragment: &str) -> io::Result<()> {
        // Nearly every text is plain. Looking for the greatest byte, not for the first that is not plain, needs no decision byte by byte.
        if fragment.bytes().fold(0, u8::max) < DELETE {
            return out.write_all(fragment.as_bytes());
        }
        let mut rest = fragment;
        while let Some(at) = rest.bytes().position(|byte| !byte.is_ascii() || byte == DELETE) {
            out.write_all(&rest.as_bytes()[..at])?;
            let mut behind = rest[at..].chars();
            if let Some(character) = behind.next() {
                for unit in character.encode_utf16(&mut [0; 2]) {
                    write!(out, "\\u{unit:04x}")?;
                }
            }
            rest = behind.as_str();
        }
        out.write_all(rest.as_bytes())
    }
}

/// ASCII's last character, which nobody sees: it is escaped like what is not ASCII. Those before the first visible one have been escaped
/// already, as JSON demands.
const DELETE: u8 = 0x7f;
