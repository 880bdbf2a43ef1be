//! A document of the feed -> the addresses on this site that are values in it. An address inside a sentence is not one of them.

use memchr::memmem::find_iter;

use crate::artifact::SitePath;
use crate::model::site::BaseUrl;

/// What can stand before a value, and what ends it.
#[derive(Clone, Copy)]
pub(super) struct Marks {
    before: &'static [u8],
    behind: &'static [char],
}

/// By the ending of a file's name.
const MARKS: [(&str, Marks); 4] = [
    ("json", Marks { before: b"\"", behind: &['"'] }),
    ("atom", Marks { before: b"\">", behind: &['"', '<'] }),
    ("xml", Marks { before: b"\">", behind: &['"', '<'] }),
    ("csv", Marks { before: b"\",;\n", behind: &['"', ',', ';', '\r', '\n'] }),
];

/// How values stand in a file, or nothing if it is no document.
pub(super) fn marks(path: &SitePath) -> Option<Marks> {
    let ending = path.as_str().rsplit('.').next()?;
    MARKS.iter().find(|(known, _)| *known == ending).map(|(_, marks)| *marks)
}

/// Every address on this site, as it stands in the document. A pattern (`{id}`) is none.
pub(super) fn own_addresses<'a>(text: &'a str, marks: Marks, base_url: &'a BaseUrl) -> impl Iterator<Item = &'a str> {
    let is_value = move |at: &usize| *at > 0 && marks.before.contains(&text.as_bytes()[at - 1]);
    let values = find_iter(text.as_bytes(), base_url.as_str()).filter(is_value);
    let values = values.filter_map(move |at| text[at..].split(marks.behind).next());
    values.filter(|value| !value.contains(['{', ' ', '\\']))
}
