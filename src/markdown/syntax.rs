//! A Markdown text -> which syntax is read, and whether a text has any.

use pulldown_cmark::Options;

pub(super) const fn options() -> Options {
    Options::ENABLE_TABLES.union(Options::ENABLE_HEADING_ATTRIBUTES)
}

/// Whether the text is one line of words and punctuation without any Markdown. Most texts are, and need no parser.
pub(super) fn is_plain(markdown: &str) -> bool {
    let is_stop = |byte: u8| {
        matches!(
            byte,
            b' ' | b',' | b'.' | b':' | b';' | b'!' | b'?' | b'\'' | b'"' | b'(' | b')' | b'/' | b'%' | b'$' | b'-'
        )
    };
    let is_harmless = |byte: u8| byte.is_ascii_alphanumeric() || is_stop(byte) || !byte.is_ascii();
    markdown.starts_with(|c: char| c.is_ascii_alphabetic()) && markdown.bytes().all(is_harmless)
}
