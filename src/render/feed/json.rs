//! Values -> JSON bytes in the feed's layout: indented, keys in the order of the types, ASCII only, with a final line break.

use std::io::{self, Write};

use memchr::memmem;
use rayon::iter::ParallelIterator;
use rayon::slice::ParallelSlice;
use serde::Serialize;
use serde_json::ser::{Formatter, Serializer};

use crate::render::chunked_file::ChunkedFile;
use crate::render::job::RenderError;

/// Serializes `value`.
pub(crate) fn bytes(value: &impl Serialize) -> Result<Vec<u8>, RenderError> {
    let mut out = written(value, 0)?;
    out.push(b'\n');
    Ok(out)
}

/// Serializes `document`, and fills its empty list `key` with items that [`item`] has serialized. An item that is in several documents is
/// serialized only once.
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

/// Hands over `document`, and fills its empty list `key` with the converted `values`: on all threads, in order.
pub(super) fn give_each<T: Sync, U: Serialize>(
    mut long: ChunkedFile<'_>,
    document: &impl Serialize,
    key: &str,
    values: &[T],
    convert: impl Fn(&T) -> U + Sync,
) -> Result<(), RenderError> {
    let chunk = |values: &[T]| row(values, &convert);
    let mut list = List::begin(document, key)?;
    for batch in values.chunks(VALUES_AT_ONCE) {
        let chunks: Vec<Vec<u8>> = batch.par_chunks(VALUES_IN_A_CHUNK).map(chunk).collect::<Result<_, _>>()?;
        for chunk in chunks {
            list.push(&chunk);
            list.offer_to(&mut long);
        }
    }
    long.end(list.end());
    Ok(())
}

/// Number of values that a thread serializes at a time.
const VALUES_IN_A_CHUNK: usize = 32;
const VALUES_AT_ONCE: usize = 1_024;

/// A document with a list that is being filled.
pub(super) struct List {
    /// Bytes that have been written but not handed over yet.
    out: Vec<u8>,
    /// The rest of the document after the list.
    tail: Vec<u8>,
    is_empty: bool,
}

impl List {
    /// Starts `document` up to its list `key`, which must be empty.
    pub(super) fn begin(document: &impl Serialize, key: &str) -> Result<Self, RenderError> {
        let mut out = bytes(document)?;
        // This can't match within a text, where a quotation mark has a backslash before it.
        let empty = format!("\"{key}\": []");
        let lacks = || RenderError { message: format!("the feed can't be written: it has no empty list `{key}`") };
        let at = memmem::find(&out, empty.as_bytes()).ok_or_else(lacks)?;
        let tail = out.split_off(at + empty.len() - 1);
        Ok(Self { out, tail, is_empty: true })
    }

    /// Makes room for so many items of so many bytes in all, so that no byte is moved while they are added.
    pub(super) fn reserve(&mut self, items: usize, bytes: usize) {
        self.out.reserve_exact(items * NEXT.len() + bytes + LINE_OF_LIST.len() + self.tail.len());
    }

    /// Adds an item, or several that [`joined`] has joined. Adds nothing if `items` is empty.
    pub(super) fn push(&mut self, items: &[u8]) {
        if items.is_empty() {
            return;
        }
        self.out.extend_from_slice(if self.is_empty { LINE_OF_ITEM } else { NEXT });
        self.out.extend_from_slice(items);
        self.is_empty = false;
    }

    /// Hands over the bytes so far if they are enough for a chunk.
    pub(super) fn offer_to(&mut self, long: &mut ChunkedFile<'_>) {
        long.offer(&mut self.out);
    }

    /// Returns the rest of the document, after what was handed over last.
    pub(super) fn end(mut self) -> Vec<u8> {
        if !self.is_empty {
            self.out.extend_from_slice(LINE_OF_LIST);
        }
        self.out.extend_from_slice(&self.tail);
        self.out
    }
}

/// Serializes the converted `values` as the joined items of a document's list.
fn row<T, U: Serialize>(values: &[T], convert: impl Fn(&T) -> U) -> Result<Vec<u8>, RenderError> {
    let mut out = Vec::with_capacity(values.len() * USUAL_ITEM);
    for value in values {
        out.extend_from_slice(if out.is_empty() { b"" } else { NEXT });
        write(&mut out, &convert(value), IN_A_LIST)?;
    }
    Ok(out)
}

/// Joins serialized items.
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

/// The bytes before the first item of a document's list, between two items, and before the closing bracket of the list.
const LINE_OF_ITEM: &[u8] = b"\n    ";
const NEXT: &[u8] = b",\n    ";
const LINE_OF_LIST: &[u8] = b"\n  ";

/// Serializes `value` as an item of a document's list.
pub(super) fn item(value: &impl Serialize) -> Result<Vec<u8>, RenderError> {
    written(value, IN_A_LIST)
}

/// Indentation level of an item: inside the brackets of the document and of the list.
const IN_A_LIST: usize = 2;

/// Typical size of an item, in bytes.
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

/// The layout of `serde_json`'s pretty formatter, with everything but ASCII escaped, so that a wrong `charset` header does no harm.
struct Pretty {
    depth: usize,
    /// Whether the current list or object has a value.
    has_value: bool,
}

/// A comma, a line break, and the deepest indentation of the documents.
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
        // Nearly every text is plain ASCII. Computing the greatest byte needs no branch for each byte, unlike a search for the first other one.
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

/// ASCII's last character, which is invisible and is escaped like everything beyond ASCII. The control characters have been escaped already,
/// as JSON requires.
const DELETE: u8 = 0x7f;
