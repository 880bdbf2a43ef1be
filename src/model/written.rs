//! A value and the file that it is read from -> the place where a part of the value is written. The two texts differ if lines are folded
//! or indented, or if quoted text contains escapes.

use std::ops::Range;

use crate::source::Span;

/// The place in a file of a part of the value that is written at `whole`; that of the whole, if the part can't be found there.
#[must_use]
pub fn place(value: &str, part: Range<usize>, whole: Span, file: &str) -> Span {
    Written::new(value, whole, file).place(part)
}

/// A value and how it is written, read once for however many of its parts.
#[derive(Debug)]
pub struct Written<'a> {
    value: &'a str,
    whole: Span,
    how: How,
}

#[derive(Debug)]
enum How {
    AsItIs,
    /// A text that starts with a quotation mark may still be plain Markdown, so try that first.
    Read(Vec<Reading>),
}

/// What one way to read the text makes of it, from the start of the value up to the first sign that differs.
type Reading = Vec<Run>;

/// Signs of the value in a row that are written in as many bytes; or one sign that is written in more or fewer.
#[derive(Debug)]
struct Run {
    value: Range<usize>,
    text: Range<usize>,
}

impl<'a> Written<'a> {
    /// Reads the verbatim beside the value.
    #[must_use]
    pub fn new(value: &'a str, whole: Span, file: &str) -> Self {
        let Some(text) = file.get(whole.range()) else { return Self { value, whole, how: How::Read(Vec::new()) } };
        let how = if std::ptr::eq(text, value) || text == value {
            How::AsItIs
        } else {
            let quoted = quotes(text).map(|style| CharacterReader { text, at: 1, style });
            let readings = [Some(CharacterReader { text, at: 0, style: Quoting::Plain }), quoted].into_iter().flatten();
            How::Read(readings.map(|signs| read(value, signs)).collect())
        };
        Self { value, whole, how }
    }

    /// The place of a part of the value; that of the whole, if the part can't be found.
    #[must_use]
    pub fn place(&self, part: Range<usize>) -> Span {
        let Some(words) = self.value.get(part.clone()) else { return self.whole };
        let found = match &self.how {
            How::AsItIs => Some(part),
            How::Read(readings) => {
                let start = part.start + words.len() - words.trim_start().len();
                let part = start..start + words.trim().len();
                readings.iter().find_map(|reading| within(reading, &part))
            }
        };
        let start = self.whole.range().start;
        found.map_or(self.whole, |found| Span::new(self.whole.source, start + found.start, start + found.end))
    }
}

/// Goes through a value and its text side by side. White space may be of any length on either side.
fn read(value: &str, signs: CharacterReader<'_>) -> Reading {
    let is_space = |sign: char| sign.is_whitespace();
    let mut value = value.char_indices().peekable();
    let mut signs = signs.skip_while(|(_, sign)| is_space(*sign)).peekable();
    while value.next_if(|(_, sign)| is_space(*sign)).is_some() {}
    let mut reading = Reading::new();
    while let Some((at, wanted)) = value.next() {
        let Some((place, sign)) = signs.next() else { break };
        if is_space(wanted) && is_space(sign) {
            while value.next_if(|(_, sign)| is_space(*sign)).is_some() {}
            while signs.next_if(|(_, sign)| is_space(*sign)).is_some() {}
        } else if wanted != sign {
            break;
        }
        add(&mut reading, at..at + wanted.len_utf8(), place);
    }
    reading
}

fn add(reading: &mut Reading, value: Range<usize>, text: Range<usize>) {
    let is_even = |value: &Range<usize>, text: &Range<usize>| value.len() == text.len();
    match reading.last_mut() {
        Some(last)
            if (last.value.end, last.text.end) == (value.start, text.start)
                && is_even(&last.value, &last.text)
                && is_even(&value, &text) =>
        {
            last.value.end = value.end;
            last.text.end = text.end;
        }
        _ => reading.push(Run { value, text }),
    }
}

/// The bytes that a part of the value is read from, if the reading gets as far.
fn within(reading: &Reading, part: &Range<usize>) -> Option<Range<usize>> {
    let first = reading.get(reading.partition_point(|run| run.value.end <= part.start))?;
    let last = reading.get(reading.partition_point(|run| run.value.end < part.end))?;
    let is_inside = !part.is_empty() && first.value.start <= part.start && last.value.start < part.end;
    let start = first.text.start + (part.start.checked_sub(first.value.start)?);
    let end = last.text.end - (last.value.end - part.end);
    is_inside.then_some(start..end)
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

/// How characters are written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Quoting {
    /// Each character as itself.
    Plain,
    /// In single quotation marks; one inside the text is doubled.
    Single,
    /// In double quotation marks, with a backslash before what means something else.
    Double,
}

fn quotes(text: &str) -> Option<Quoting> {
    match text.bytes().next()? {
        b'\'' => Some(Quoting::Single),
        b'"' => Some(Quoting::Double),
        _ => None,
    }
}

/// The signs that a text means, each with its bytes there.
struct CharacterReader<'a> {
    text: &'a str,
    at: usize,
    style: Quoting,
}

impl Iterator for CharacterReader<'_> {
    type Item = (Range<usize>, char);

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let rest = self.text.get(self.at..)?;
            let sign = rest.chars().next()?;
            let (length, sign) = match (self.style, sign) {
                (Quoting::Single, '\'') => rest.starts_with("''").then_some((2, Some(sign)))?,
                (Quoting::Double, '"') => return None,
                (Quoting::Double, '\\') => escaped(&rest[1..])?,
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
