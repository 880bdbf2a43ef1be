//! A document of the feed -> the addresses on this site that are values in it. An address inside a sentence is not one of them.

use memchr::memmem::Finder;

use crate::artifact::SitePath;

/// What can stand before a value, and what ends it.
struct Marks {
    before: &'static [u8],
    behind: &'static [u8],
}

/// By the ending of a file's name.
const MARKS: [(&str, Marks); 4] = [
    ("json", Marks { before: b"\"", behind: b"\"" }),
    ("atom", Marks { before: b"\">", behind: b"\"<" }),
    ("xml", Marks { before: b"\">", behind: b"\"<" }),
    ("csv", Marks { before: b"\",;\n", behind: b"\",;\r\n" }),
];

/// No address has one of these: what has one is a pattern (`{id}`) or a sentence.
const IN_NO_ADDRESS: &[u8] = b"{ \\";

/// Every address that begins as `own` says, as it stands in the document; none if the file is no document.
pub(super) fn addresses<'a>(path: &SitePath, document: &'a [u8], own: &Finder<'_>) -> impl Iterator<Item = &'a str> {
    let ending = path.as_str().rsplit('.').next();
    let marks = MARKS.iter().find(|(known, _)| Some(*known) == ending).map(|(_, marks)| marks);
    marks.into_iter().flat_map(move |marks| {
        let is_value = move |at: &usize| *at > 0 && marks.before.contains(&document[at - 1]);
        own.find_iter(document).filter(is_value).filter_map(move |at| value(&document[at..], marks.behind))
    })
}

/// The address that `rest` begins with.
fn value<'a>(rest: &'a [u8], behind: &[u8]) -> Option<&'a str> {
    let end = rest.iter().position(|byte| behind.contains(byte) || IN_NO_ADDRESS.contains(byte));
    let value = &rest[..end.unwrap_or(rest.len())];
    let is_whole = rest.get(value.len()).is_none_or(|byte| behind.contains(byte));
    is_whole.then(|| std::str::from_utf8(value).ok())?
}
