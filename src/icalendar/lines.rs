//! The bytes of a file -> its content lines, unfolded, each with its name, its parameters and its value (RFC 5545, 3.1).

use crate::icalendar::unreadable::Unreadable;

/// A line such as `DTSTART;VALUE=DATE:20261225`.
#[derive(Debug)]
pub(super) struct ContentLine {
    /// Where it starts, counted from 1.
    pub(super) number: usize,
    /// Its name in capitals: `DTSTART`.
    pub(super) name: String,
    pub(super) value: String,
}

/// Returns the file's text without a byte order mark.
pub(super) fn text(bytes: &[u8]) -> Result<&str, Unreadable> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    std::str::from_utf8(bytes).map_err(|error| {
        let line = 1 + memchr::memchr_iter(b'\n', &bytes[..error.valid_up_to()]).count();
        Unreadable::new(line, "this is not text in UTF-8: save the file again with the encoding UTF-8")
    })
}

/// Returns the lines. A line that begins with a space or a tab continues the one before it.
pub(super) fn content_lines(text: &str) -> Result<Vec<ContentLine>, Unreadable> {
    let mut whole: Vec<(usize, String)> = Vec::new();
    for (at, line) in physical(text).enumerate() {
        match (line.strip_prefix([' ', '\t']), whole.last_mut()) {
            (Some(rest), Some((_, before))) => before.push_str(rest),
            _ if line.trim().is_empty() => {}
            _ => whole.push((at + 1, line.to_owned())),
        }
    }
    whole.into_iter().map(|(number, line)| content_line(number, &line)).collect()
}

/// Splits at line breaks of every kind.
fn physical(text: &str) -> impl Iterator<Item = &str> {
    text.split('\n').flat_map(|line| line.strip_suffix('\r').unwrap_or(line).split('\r'))
}

fn content_line(number: usize, line: &str) -> Result<ContentLine, Unreadable> {
    let mut is_quoted = false;
    let colon = line.char_indices().find(|(_, character)| {
        is_quoted ^= *character == '"';
        *character == ':' && !is_quoted
    });
    let (at, _) = colon.ok_or_else(|| Unreadable::new(number, "this line has no colon after its name"))?;
    let (name, _) = line[..at].split_once(';').unwrap_or((&line[..at], ""));
    Ok(ContentLine { number, name: name.trim().to_ascii_uppercase(), value: line[at + 1..].trim().to_owned() })
}

/// Takes the backslashes out of a text (RFC 5545, 3.3.11). A line break becomes a space.
pub(super) fn unescaped(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    let mut characters = value.chars();
    while let Some(character) = characters.next() {
        match character {
            '\\' => match characters.next() {
                Some('n' | 'N') => out.push(' '),
                Some(other) => out.push(other),
                None => {}
            },
            other => out.push(other),
        }
    }
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}
