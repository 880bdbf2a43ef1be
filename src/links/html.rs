//! Reads the links and ids of a page, from HTML as our own templates write it.

use std::borrow::Cow;
use std::ops::Range;

use memchr::memchr;
use memchr::memmem;

/// A link or an id in a tag.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Mark<'a> {
    /// The value of `href` or `src`.
    Link(Cow<'a, str>),
    /// The value of `id`.
    Id(Cow<'a, str>),
}

/// Calls `tell` with every link and every id, in order.
pub(super) fn read<'a>(html: &'a [u8], mut tell: impl FnMut(Mark<'a>)) {
    let mut at = 0;
    while let Some(tag) = memchr(b'<', &html[at..]) {
        at += tag + 1;
        match html.get(at) {
            Some(b'!') if html[at..].starts_with(b"!--") => {
                at = memmem::find(&html[at..], b"-->").map_or(html.len(), |end| at + end);
            }
            Some(letter) if letter.is_ascii_alphabetic() => {
                at = until(html, at, |byte| byte.is_ascii_whitespace() || byte == b'>');
                at = attributes(html, at, &mut tell);
            }
            _ => {}
        }
    }
}

/// Reads the attributes from `at` and returns the end of their tag.
fn attributes<'a>(html: &'a [u8], mut at: usize, tell: &mut impl FnMut(Mark<'a>)) -> usize {
    loop {
        at = until(html, at, |byte| !byte.is_ascii_whitespace() && byte != b'/');
        if html.get(at).is_none_or(|byte| *byte == b'>') {
            return at;
        }
        let name = at;
        at = until(html, at + 1, |byte| byte.is_ascii_whitespace() || matches!(byte, b'=' | b'>' | b'/'));
        if html.get(at) != Some(&b'=') {
            continue;
        }
        let name = &html[name..at];
        let value = value(html, at + 1);
        match name {
            b"href" | b"src" => tell(Mark::Link(decoded(&html[value.clone()]))),
            b"id" => tell(Mark::Id(decoded(&html[value.clone()]))),
            _ => {}
        }
        let is_quoted = value.start > at + 1;
        at = (value.end + usize::from(is_quoted)).min(html.len());
    }
}

/// The range of the value at `at`, without its quotes.
fn value(html: &[u8], at: usize) -> Range<usize> {
    match html.get(at) {
        Some(&quote @ (b'"' | b'\'')) => {
            let begin = at + 1;
            begin..memchr(quote, &html[begin..]).map_or(html.len(), |length| begin + length)
        }
        _ => at..until(html, at, |byte| byte.is_ascii_whitespace() || byte == b'>'),
    }
}

/// The position of the first matching byte from `at`, or the end.
fn until(html: &[u8], at: usize, is: impl Fn(u8) -> bool) -> usize {
    html[at..].iter().position(|byte| is(*byte)).map_or(html.len(), |length| at + length)
}

/// Decodes the HTML entities that our templates write.
fn decoded(value: &[u8]) -> Cow<'_, str> {
    const WRITTEN: [(&str, &str); 7] = [
        ("&quot;", "\""),
        ("&#x27;", "'"),
        ("&#39;", "'"),
        ("&#x2F;", "/"),
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&amp;", "&"),
    ];
    // Pages are UTF-8.
    let value = std::str::from_utf8(value).unwrap_or_default();
    if memchr(b'&', value.as_bytes()).is_none() {
        return Cow::Borrowed(value);
    }
    Cow::Owned(WRITTEN.iter().fold(value.to_owned(), |text, (written, meant)| text.replace(written, meant)))
}
