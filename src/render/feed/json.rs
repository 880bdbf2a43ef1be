//! Values -> JSON bytes as the feed writes them: pretty, in the order of the types, ASCII only, with a last line end.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::ser::{Formatter, Serializer};

use crate::render::RenderError;

/// The bytes of `value`.
pub(super) fn bytes(value: &impl Serialize) -> Result<Vec<u8>, RenderError> {
    let mut out = written(value, 0)?;
    out.push(b'\n');
    Ok(out)
}

/// The bytes of `document`, whose list `key` is empty, with the items in it. What stands in several documents is written once, by [`item`].
pub(super) fn with_items<T: AsRef<[u8]>>(
    document: &impl Serialize,
    key: &str,
    items: Vec<T>,
) -> Result<Vec<u8>, RenderError> {
    let whole = bytes(document)?;
    // A quotation mark inside a text has a backslash before it, so this is no text.
    let empty = format!("\"{key}\": []");
    let lacks = || RenderError { message: format!("the feed can't be written: it has no empty list `{key}`") };
    let at = whole.windows(empty.len()).position(|part| part == empty.as_bytes()).ok_or_else(lacks)?;
    let (head, tail) = whole.split_at(at + empty.len() - 1);
    let mut out = Vec::with_capacity(whole.len() + length(&items) + LINE_OF_ITEM.len() + LINE_OF_LIST.len());
    out.extend_from_slice(head);
    let before = out.len();
    append(&mut out, items, LINE_OF_ITEM);
    if out.len() > before {
        out.extend_from_slice(LINE_OF_LIST);
    }
    out.extend_from_slice(tail);
    Ok(out)
}

/// Items in a row, as one.
pub(super) fn joined<T: AsRef<[u8]>>(items: Vec<T>) -> Vec<u8> {
    let mut out = Vec::with_capacity(length(&items));
    append(&mut out, items, b"");
    out
}

/// What stands before an item of a document's list, and before the bracket that ends the list.
const LINE_OF_ITEM: &[u8] = b"\n    ";
const LINE_OF_LIST: &[u8] = b"\n  ";

/// As many bytes as the items need, with what stands between them.
fn length<T: AsRef<[u8]>>(items: &[T]) -> usize {
    items.iter().map(|item| item.as_ref().len() + 1 + LINE_OF_ITEM.len()).sum()
}

/// Each item goes as soon as it is copied, so that a long list is never there twice.
fn append<T: AsRef<[u8]>>(out: &mut Vec<u8>, items: Vec<T>, first: &[u8]) {
    let mut before = first;
    for item in items {
        if !item.as_ref().is_empty() {
            out.extend_from_slice(before);
            out.extend_from_slice(item.as_ref());
            before = b",\n    ";
        }
    }
}

/// `value` as it is written in a list of a document.
pub(super) fn item(value: &impl Serialize) -> Result<Vec<u8>, RenderError> {
    // Inside the brackets of the document and of the list.
    written(value, 2)
}

fn written(value: &impl Serialize, depth: usize) -> Result<Vec<u8>, RenderError> {
    let mut out = Vec::with_capacity(2_048);
    let failed = |error| RenderError { message: format!("the feed can't be written: {error}") };
    value.serialize(&mut Serializer::with_formatter(&mut out, Pretty { depth, has_value: false })).map_err(failed)?;
    Ok(out)
}

/// The layout of `serde_json`'s own pretty formatter, with what is not ASCII escaped, so that a wrong `charset` header can't harm it.
struct Pretty {
    depth: usize,
    /// Whether the list or object that is being written has something in it.
    has_value: bool,
}

/// A line's end, and the indentation of as many levels as documents have.
const LINE: &[u8; 65] = b"\n                                                                ";

impl Pretty {
    fn begin(&mut self, out: &mut (impl Write + ?Sized), bracket: u8) -> io::Result<()> {
        self.depth += 1;
        self.has_value = false;
        out.write_all(&[bracket])
    }

    fn end(&mut self, out: &mut (impl Write + ?Sized), bracket: u8) -> io::Result<()> {
        self.depth -= 1;
        if self.has_value {
            self.line(out)?;
        }
        out.write_all(&[bracket])
    }

    fn next(&self, out: &mut (impl Write + ?Sized), first: bool) -> io::Result<()> {
        if !first {
            out.write_all(b",")?;
        }
        self.line(out)
    }

    fn line(&self, out: &mut (impl Write + ?Sized)) -> io::Result<()> {
        let width = 2 * self.depth;
        match LINE.get(..=width) {
            Some(line) => out.write_all(line),
            None => write!(out, "\n{:width$}", ""),
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
        self.next(out, first)
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
        self.next(out, first)
    }

    fn begin_object_value<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        out.write_all(b": ")
    }

    fn end_object_value<W: ?Sized + Write>(&mut self, _: &mut W) -> io::Result<()> {
        self.has_value = true;
        Ok(())
    }

    fn write_string_fragment<W: ?Sized + Write>(&mut self, out: &mut W, fragment: &str) -> io::Result<()> {
        let mut rest = fragment;
        while let Some(at) = rest.bytes().position(|byte| !(b' '..0x7f).contains(&byte)) {
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
