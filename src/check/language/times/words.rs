//! A language's patterns -> how it writes a time of day, what such a time ends with, and what joins two of them.

use jiff::civil::Time;

use crate::language::{Language, Pattern, Slot};
use crate::wording::Wording;

/// Half of a day, in languages that count to 12.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Half {
    Morning,
    Afternoon,
}

/// What a time of day can end with, such as `am`: its letters in lower case, and the half of the day that they name.
struct End {
    letters: String,
    half: Option<Half>,
}

/// What a language says about times of day.
pub(in crate::check::language) struct Words<'a> {
    pub(super) language: &'a Language,
    pub(super) is_english: bool,
    /// What is before the numbers: nothing in most languages.
    pub(super) beginning: String,
    /// What is between the times of a range.
    pub(super) joiner: String,
    /// Whether a range has words before or after its times, too.
    pub(super) has_frame: bool,
    ends: Vec<End>,
}

/// Where a value is, in a pattern that is filled to be looked at.
const VALUE: char = '\0';

impl<'a> Words<'a> {
    pub(in crate::check::language) fn new(language: &'a Language, is_english: bool) -> Self {
        let (morning, afternoon) = (&language.time.morning, &language.time.afternoon);
        let (range_start, range) = around(&language.hours.range);
        let (joiner, range_end) =
            range.rsplit_once(VALUE).map_or((range.as_str(), ""), |(before, after)| (before, after));
        let ends = |pattern: &Pattern| letters(around(pattern).1.rsplit(VALUE).next().unwrap_or_default());
        let of =
            |half, patterns: [&Pattern; 2]| patterns.map(|pattern| End { letters: ends(pattern), half: Some(half) });
        let mut all: Vec<End> = of(Half::Morning, [&morning.hour, &morning.minute]).into();
        for end in of(Half::Afternoon, [&afternoon.hour, &afternoon.minute]) {
            // What both halves end with, such as "Uhr", names neither.
            let mut is_of_both = false;
            for other in all.iter_mut().filter(|other| other.letters == end.letters && other.half != end.half) {
                other.half = None;
                is_of_both = true;
            }
            all.push(if is_of_both { End { half: None, ..end } } else { end });
        }
        all.retain(|end| !end.letters.is_empty());
        Self {
            language,
            is_english,
            beginning: around(&afternoon.minute).0,
            joiner: joiner.to_owned(),
            has_frame: !range_start.is_empty() || !range_end.is_empty(),
            ends: all,
        }
    }

    /// Whether the language counts to 12.
    pub(super) fn counts_to_12(&self) -> bool {
        self.language.time.afternoon.minute.slots().contains(&Slot::Hour12)
    }

    /// Whether a time ends with a full stop of its own, as in `p. m.`.
    pub(super) fn ends_with_stop(&self) -> bool {
        around(&self.language.time.afternoon.minute).1.ends_with('.')
    }

    /// A time as the language writes it.
    pub(super) fn time(&self, time: Time) -> String {
        Wording::new(self.language).time(time)
    }

    /// What ends a time at this place, after a space or none: the half of the day, and where it ends itself.
    pub(super) fn end_at(&self, text: &str, at: usize) -> Option<(Option<Half>, usize)> {
        let at = at + space(&text[at..]);
        self.ends.iter().find_map(|end| Some((end.half, letters_at(text, at, &end.letters)?)))
    }

    /// The words for noon and midnight, if one is at this place: the hour, and where the word ends.
    pub(super) fn name_at(&self, text: &str, at: usize) -> Option<(i8, usize)> {
        let names = [(12, &self.language.time.noon), (0, &self.language.time.midnight)];
        names.into_iter().find_map(|(hour, name)| {
            let end = at + name.len();
            let is_word = name.chars().next().is_some_and(char::is_alphabetic);
            let is_here = text.get(at..end).is_some_and(|here| here.to_lowercase() == name.to_lowercase());
            (is_word && is_here && !text[end..].starts_with(char::is_alphanumeric)).then_some((hour, end))
        })
    }

    /// Whether a word is a day of the week or a month, in full or short.
    pub(super) fn is_day(&self, word: &str) -> bool {
        let word = word.to_lowercase();
        let names = self.language.weekdays.iter().chain(&self.language.months);
        word.chars().count() > 2
            && names.map(|name| name.to_lowercase()).any(|name| name.starts_with(&word) || word == format!("{name}s"))
    }
}

/// What is before the first value of a pattern, and what comes after it, in which [`VALUE`] is each other one.
fn around(pattern: &Pattern) -> (String, String) {
    let filled = pattern.filled(|_, out| out.push(VALUE));
    let (before, after) = filled.split_once(VALUE).unwrap_or_default();
    (before.to_owned(), after.to_owned())
}

fn letters(end: &str) -> String {
    end.chars().filter(|c| c.is_alphabetic()).flat_map(char::to_lowercase).collect()
}

/// Where these letters end, with or without full stops: `pm`, `P.M.`, `p. m.`.
fn letters_at(text: &str, start: usize, letters: &str) -> Option<usize> {
    let mut at = start;
    let mut has_stop = false;
    for letter in letters.chars() {
        at += if has_stop { space(&text[at..]) } else { 0 };
        let here = text[at..].chars().next().filter(|here| here.to_lowercase().eq([letter]))?;
        at += here.len_utf8();
        has_stop = text[at..].starts_with('.');
        at += usize::from(has_stop);
    }
    (!text[at..].starts_with(char::is_alphanumeric)).then_some(at)
}

/// The length of the space at the beginning: one sign, which may be one at which no line breaks.
pub(super) fn space(text: &str) -> usize {
    text.chars().next().filter(|c| c.is_whitespace()).map_or(0, char::len_utf8)
}
