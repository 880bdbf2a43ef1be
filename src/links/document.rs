//! Finds the addresses on this site that are values in a document of the feed. Addresses inside sentences don't count.

use memchr::memmem::Finder;

use crate::artifact::SitePath;

/// The bytes that can come before a value, and those that end it.
struct Marks {
    before: Bytes,
    behind: Bytes,
}

/// The marks for each file extension.
static MARKS: [(&str, Marks); 4] = [
    ("json", Marks { before: bytes(b"\""), behind: bytes(b"\"") }),
    ("atom", Marks { before: bytes(b"\">"), behind: bytes(b"\"<") }),
    ("xml", Marks { before: bytes(b"\">"), behind: bytes(b"\"<") }),
    ("csv", Marks { before: bytes(b"\",;\n"), behind: bytes(b"\",;\r\n") }),
];

/// Bytes that no address contains: they mean a pattern (`{id}`) or a sentence.
static IN_NO_ADDRESS: Bytes = bytes(b"{ \\");

/// A set of bytes.
type Bytes = [bool; 256];

const fn bytes(all: &[u8]) -> Bytes {
    let mut bytes = [false; 256];
    let mut at = 0;
    while at < all.len() {
        bytes[all[at] as usize] = true;
        at += 1;
    }
    bytes
}

/// Every address that starts with `own`, as written in the document; none if the file is not a document.
pub(super) fn addresses<'a>(path: &SitePath, document: &'a [u8], own: &Finder<'_>) -> impl Iterator<Item = &'a str> {
    let ending = path.as_str().rsplit('.').next();
    let marks = MARKS.iter().find(|(known, _)| Some(*known) == ending).map(|(_, marks)| marks);
    marks.into_iter().flat_map(move |marks| {
        let is_value = move |at: &usize| *at > 0 && marks.before[usize::from(document[at - 1])];
        own.find_iter(document).filter(is_value).filter_map(move |at| value(&document[at..], &marks.behind))
    })
}

/// The address at the start of `rest`.
fn value<'a>(rest: &'a [u8], behind: &Bytes) -> Option<&'a str> {
    let is_end = |byte: &u8| behind[usize::from(*byte)] || IN_NO_ADDRESS[usize::from(*byte)];
    let value = &rest[..rest.iter().position(is_end).unwrap_or(rest.len())];
    let is_whole = rest.get(value.len()).is_none_or(|byte| behind[usize::from(*byte)]);
    is_whole.then(|| std::str::from_utf8(value).ok())?
}
