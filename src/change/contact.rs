//! A telephone number, or an e-mail, web or postal address, and another -> every text that has the old one, with the new one.

use std::ops::Range;

use crate::change::content::Content;
use crate::change::not_made::NotMade;
use crate::change::revision::Revision;

/// Another way to reach an office, wherever the old one is written.
#[derive(Debug, Clone)]
pub struct Contact {
    /// What is written now.
    pub from: String,
    /// What is to be written.
    pub to: String,
}

impl Contact {
    /// Makes the change.
    ///
    /// # Errors
    /// If the old one does not appear.
    pub fn revise(&self, content: &Content<'_>) -> Result<Revision, NotMade> {
        let mut revision = content.revision();
        revision.replace_everywhere(&|text| places(text, self.from.trim()), self.to.trim())?;
        if revision.files().is_empty() {
            return NotMade::unfit(format!("`{}` does not appear in `{}`", self.from.trim(), content.sources.root));
        }
        Ok(revision)
    }
}

/// Where a text has it. A telephone number is the same with other marks between its digits.
fn places(text: &str, wanted: &str) -> Vec<Range<usize>> {
    match digits_of_number(wanted) {
        Some(digits) => numbers(text, &digits),
        None => whole(text, wanted),
    }
}

/// The digits, if it is a telephone number.
fn digits_of_number(text: &str) -> Option<Vec<u8>> {
    let is_number = text.chars().all(|c| c.is_ascii_digit() || " -.()+".contains(c));
    let digits: Vec<u8> = text.bytes().filter(u8::is_ascii_digit).collect();
    (is_number && digits.len() >= 3).then_some(digits)
}

/// The most marks between two digits of a number: `(780) 962-2611`.
const MOST_MARKS: usize = 2;

/// Where the digits are written one after another, with the usual marks between them, and no other digit beside them.
fn numbers(text: &str, digits: &[u8]) -> Vec<Range<usize>> {
    let bytes = text.as_bytes();
    let mut found: Vec<Range<usize>> = Vec::new();
    for start in (0..bytes.len()).filter(|at| bytes[*at] == digits[0]) {
        let is_beside = start.checked_sub(1).is_some_and(|before| bytes[before].is_ascii_digit());
        if is_beside || found.last().is_some_and(|last| start < last.end) {
            continue;
        }
        if let Some(end) = end_of_number(bytes, start, digits) {
            found.push(opened(bytes, start)..end);
        }
    }
    found
}

fn end_of_number(bytes: &[u8], start: usize, digits: &[u8]) -> Option<usize> {
    let mut at = start;
    for (position, digit) in digits.iter().enumerate() {
        let marks = bytes[at..].iter().take(MOST_MARKS).take_while(|byte| b" -.()".contains(byte)).count();
        at += if position == 0 { 0 } else { marks };
        if bytes.get(at) != Some(digit) {
            return None;
        }
        at += 1;
    }
    let is_longer = bytes.get(at).is_some_and(|byte| byte.is_ascii_digit() || byte.is_ascii_alphabetic());
    let is_in_figures = bytes.get(at) == Some(&b'.') && bytes.get(at + 1).is_some_and(u8::is_ascii_digit);
    (!is_longer && !is_in_figures).then_some(at)
}

/// The bracket before the first digit belongs to the number.
fn opened(bytes: &[u8], start: usize) -> usize {
    match start.checked_sub(1) {
        Some(before) if bytes[before] == b'(' && bytes[start..].iter().take(6).any(|byte| *byte == b')') => before,
        _ => start,
    }
}

/// Where words are written as a whole, and not as a part of longer ones.
fn whole(text: &str, wanted: &str) -> Vec<Range<usize>> {
    let is_part = |c: char| c.is_alphanumeric() || "@_-".contains(c);
    let is_whole = |at: usize| {
        let (before, after) = (text[..at].chars().next_back(), text[at + wanted.len()..].chars().next());
        // A longer address is another one: `/report/new` is not `/report`.
        let goes_on = wanted.contains("://") && after.is_some_and(|c| c == '/') && !wanted.ends_with('/');
        !before.is_some_and(is_part) && !after.is_some_and(is_part) && !goes_on
    };
    if wanted.is_empty() {
        return Vec::new();
    }
    text.match_indices(wanted).filter(|(at, _)| is_whole(*at)).map(|(at, _)| at..at + wanted.len()).collect()
}
