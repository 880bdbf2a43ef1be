//! Texts and days -> the lines of an iCalendar file (RFC 5545), escaped and folded.

use jiff::civil::Date;

/// Maximum length of a line in bytes, without the line break (RFC 5545, 3.1).
const LONGEST_LINE: usize = 75;

/// Writes a line, folded between characters. A continuation starts with a space.
pub fn line(out: &mut String, content: &str) {
    let mut length = 0;
    for character in content.chars() {
        if length + character.len_utf8() > LONGEST_LINE {
            out.push_str("\r\n ");
            length = 1;
        }
        out.push(character);
        length += character.len_utf8();
    }
    out.push_str("\r\n");
}

/// Writes the begin and the end of an event that lasts a whole day.
pub fn all_day(out: &mut String, day: Date) {
    line(out, &format!("DTSTART;VALUE=DATE:{}", digits(day)));
    line(out, &format!("DTEND;VALUE=DATE:{}", digits(day.tomorrow().unwrap_or(day))));
}

/// `20261225`.
#[must_use]
pub fn digits(day: Date) -> String {
    day.strftime("%Y%m%d").to_string()
}

/// Escapes a text as a value (RFC 5545, 3.3.11).
#[must_use]
pub fn text(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    for character in value.chars() {
        match character {
            '\\' | ';' | ',' => out.extend(['\\', character]),
            '\n' => out.push_str("\\n"),
            control if control.is_control() => {}
            other => out.push(other),
        }
    }
    out
}
