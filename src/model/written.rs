//! A value, and the text of the file that it is read from -> where a part of the value is written. The two differ where lines are folded
//! or set in, and where quotation marks need other signs for what they hold.

use std::ops::Range;

use crate::source::Span;

/// The place in a file of a part of the value that is written at `whole`; that of the whole, if the part can't be found there.
#[must_use]
pub fn place(value: &str, part: Range<usize>, whole: Span, file: &str) -> Span {
    if value.get(part.clone()).is_none() {
        return whole;
    }
    let text = file.get(whole.range()).unwrap_or_default();
    let stands_as_it_is = std::ptr::eq(text, value) || text == value;
    let found = if stands_as_it_is { Some(part) } else { written(value, part, text) };
    let start = whole.range().start;
    found.map_or(whole, |found| Span::new(whole.source, start + found.start, start + found.end))
}

/// The bytes of `text` that the `part` of `value` is read from; nothing if it can't be told.
fn written(value: &str, part: Range<usize>, text: &str) -> Option<Range<usize>> {
    let words = value.get(part.clone())?;
    let start = part.start + words.len() - words.trim_start().len();
    let part = start..start + words.trim().len();
    // What begins with a quotation mark may be Markdown all the same, so it is read verbatim first.
    let as_it_stands = walk(value, &part, Signs { text, at: 0, style: Style::Plain });
    as_it_stands.or_else(|| walk(value, &part, Signs { text, at: 1, style: quotes(text)? }))
}

/// Goes through a value and its text side by side, up to the end of the part. White space may be of any length on either side.
fn walk(value: &str, part: &Range<usize>, signs: Signs<'_>) -> Option<Range<usize>> {
    let is_space = |sign: char| sign.is_whitespace();
    let mut value = value.char_indices().peekable();
    let mut signs = signs.skip_while(|(_, sign)| is_space(*sign)).peekable();
    while value.next_if(|(_, sign)| is_space(*sign)).is_some() {}
    let mut start = None;
    while let Some((at, wanted)) = value.next() {
        let (place, sign) = signs.next()?;
        if is_space(wanted) && is_space(sign) {
            while value.next_if(|(_, sign)| is_space(*sign)).is_some() {}
            while signs.next_if(|(_, sign)| is_space(*sign)).is_some() {}
        } else if wanted != sign {
            return None;
        }
        if at == part.start {
            start = Some(place.start);
        }
        if at + wanted.len_utf8() == part.end {
            return Some(start?..place.end);
        }
    }
    None
}

/// Where words are in a value, with white space of any length between them.
#[must_use]
pub fn find(value: &str, words: &str) -> Option<Range<usize>> {
    let (first, others) = words.split_once(' ').unwrap_or((words, ""));
    value.match_indices(first).find_map(|(start, _)| {
        if value[..start].ends_with(char::is_alphanumeric) {
            return None;
        }
        let mut rest = &value[start + first.len()..];
        for word in others.split_whitespace() {
            rest = rest.strip_prefix(char::is_whitespace)?.trim_start().strip_prefix(word)?;
        }
        Some(start..value.len() - rest.len())
    })
}

/// How signs are written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Style {
    /// Each as itself.
    Plain,
    /// In single quotation marks, which are doubled inside.
    Single,
    /// In double quotation marks, with a backslash before what means something else.
    Double,
}

fn quotes(text: &str) -> Option<Style> {
    match text.bytes().next()? {
        b'\'' => Some(Style::Single),
        b'"' => Some(Style::Double),
        _ => None,
    }
}

/// The signs that a text means, each with its bytes there.
struct Signs<'a> {
    text: &'a str,
    at: usize,
    style: Style,
}

impl Iterator for Signs<'_> {
    type Item = (Range<usize>, char);

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let rest = self.text.get(self.at..)?;
            let sign = rest.chars().next()?;
            let (length, sign) = match (self.style, sign) {
                (Style::Single, '\'') => rest.starts_with("''").then_some((2, Some(sign)))?,
                (Style::Double, '"') => return None,
                (Style::Double, '\\') => escaped(&rest[1..])?,
                (_, sign) => (sign.len_utf8(), Some(sign)),
            };
            let start = self.at;
            self.at += length;
            if let Some(sign) = sign {
                return Some((start..self.at, sign));
            }
        }
    }
}

/// What a backslash and the text after it are: how long, and the sign that they mean. At the end of a line they mean nothing.
fn escaped(text: &str) -> Option<(usize, Option<char>)> {
    let sign = text.chars().next()?;
    let hexadecimal = |digits: usize| {
        let number = u32::from_str_radix(text.get(1..=digits)?, 16).ok()?;
        Some((2 + digits, Some(char::from_u32(number)?)))
    };
    let stands_for = match sign {
        'x' => return hexadecimal(2),
        'u' => return hexadecimal(4),
        'U' => return hexadecimal(8),
        '\r' | '\n' => {
            let line_end = if text.starts_with("\r\n") { 2 } else { 1 };
            let margin = text[line_end..].len() - text[line_end..].trim_start_matches([' ', '\t']).len();
            return Some((1 + line_end + margin, None));
        }
        '0' => '\0',
        'a' => '\u{7}',
        'b' => '\u{8}',
        't' | '\t' => '\t',
        'n' => '\n',
        'v' => '\u{b}',
        'f' => '\u{c}',
        'r' => '\r',
        'e' => '\u{1b}',
        'N' => '\u{85}',
        '_' => '\u{a0}',
        'L' => '\u{2028}',
        'P' => '\u{2029}',
        ' ' | '"' | '/' | '\\' => sign,
        _ => return None,
    };
    Some((1 + sign.len_utf8(), Some(stands_for)))
}
