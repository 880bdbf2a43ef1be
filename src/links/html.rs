//! A page's HTML, as our own templates write it -> its links and the places on it.

use std::borrow::Cow;
use std::ops::Range;

use memchr::memchr;
use memchr::memmem;

/// What a tag says that matters here.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Mark<'a> {
    /// Where it leads, or what it shows.
    Link(Cow<'a, str>),
    /// What it is called.
    Id(Cow<'a, str>),
}

/// Tells every link and every place, in order.
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

/// Tells what the attributes from `at` on say; gives where their tag ends.
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

/// Where the value is that begins at `at`, without its quotes.
fn value(html: &[u8], at: usize) -> Range<usize> {
    match html.get(at) {
        Some(&quote @ (b'"' | b'\'')) => {
            let begin = at + 1;
            begin..memchr(quote, &html[begin..]).map_or(html.len(), |length| begin + length)
        }
        _ => at..until(html, at, |byte| byte.is_ascii_whitespace() || byte == b'>'),
    }
}

/// Where the first byte of a kind is, from `at` on, or the end.
fn until(html: &[u8], at: usize, is: impl Fn(u8) -> bool) -> usize {
    html[at..].iter().position(|byte| is(*byte)).map_or(html.len(), |length| at + length)
}

/// The characters behind what HTML writes with an ampersand.
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
