//! A page's HTML, as our own templates write it -> its links and the places on it.

use std::borrow::Cow;

use memchr::memchr;

/// The links and places on a page.
#[derive(Default)]
pub(super) struct Page<'a> {
    pub(super) links: Vec<Cow<'a, str>>,
    pub(super) ids: Vec<Cow<'a, str>>,
}

impl<'a> Page<'a> {
    pub(super) fn read(&mut self, html: &'a str) {
        let mut rest = html;
        while let Some(at) = memchr(b'<', rest.as_bytes()) {
            rest = &rest[at + 1..];
            if let Some(comment) = rest.strip_prefix("!--") {
                rest = comment.split_once("-->").map_or("", |(_, after)| after);
            } else if rest.starts_with(|c: char| c.is_ascii_alphabetic()) {
                let name = first(rest, |byte| byte.is_ascii_whitespace() || byte == b'>');
                rest = self.attributes(&rest[name..]);
            }
        }
    }

    /// Takes in the attributes of a tag; gives what stands behind it.
    fn attributes(&mut self, mut rest: &'a str) -> &'a str {
        loop {
            rest = &rest[first(rest, |byte| !byte.is_ascii_whitespace() && byte != b'/')..];
            if rest.is_empty() || rest.starts_with('>') {
                return rest;
            }
            let end = first(rest, |byte| byte.is_ascii_whitespace() || b"=>/".contains(&byte)).max(1);
            let (name, behind) = rest.split_at(rest.ceil_char_boundary(end));
            let Some(behind) = behind.strip_prefix('=') else {
                rest = behind;
                continue;
            };
            let (value, behind) = value(behind);
            match name {
                "href" | "src" => self.links.push(decoded(value)),
                "id" => self.ids.push(decoded(value)),
                _ => {}
            }
            rest = behind;
        }
    }
}

/// Where the first byte of a kind is, or the end.
fn first(text: &str, is: impl Fn(u8) -> bool) -> usize {
    text.bytes().position(is).unwrap_or(text.len())
}

fn value(text: &str) -> (&str, &str) {
    for quote in [b'"', b'\''] {
        if text.as_bytes().first() == Some(&quote) {
            let inner = &text[1..];
            return memchr(quote, inner.as_bytes()).map_or((inner, ""), |end| (&inner[..end], &inner[end + 1..]));
        }
    }
    text.split_at(text.find(|c: char| c.is_ascii_whitespace() || c == '>').unwrap_or(text.len()))
}

/// The characters behind what HTML writes with an ampersand.
fn decoded(value: &str) -> Cow<'_, str> {
    const WRITTEN: [(&str, &str); 7] = [
        ("&quot;", "\""),
        ("&#x27;", "'"),
        ("&#39;", "'"),
        ("&#x2F;", "/"),
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&amp;", "&"),
    ];
    if !value.contains('&') {
        return Cow::Borrowed(value);
    }
    Cow::Owned(WRITTEN.iter().fold(value.to_owned(), |text, (written, meant)| text.replace(written, meant)))
}
