//! Finds the lengths of time in a text: `48 hours`, `two business days`.

use std::ops::Range;
use std::sync::LazyLock;

use aho_corasick::AhoCorasick;

use crate::model::amount::{Amount, Unit};
use crate::model::target::Target;

/// A length of time in a text.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Length {
    count: u32,
    /// The unit without `business` or `calendar`: `day`.
    unit: &'static str,
    /// The words as written, with the one that makes it a limit: `within 48 hours`.
    pub(super) words: String,
    /// The index of the word with the number.
    number_at: usize,
    /// The index of the word with the unit.
    unit_at: usize,
    /// Whether it is a limit (`within …`) or another form of one (`(48 hours)`).
    pub(super) is_limit: bool,
}

const NUMBERS: [&str; 13] =
    ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
const UNITS: [&str; 7] = ["second", "minute", "hour", "day", "week", "month", "year"];
const KINDS: [&str; 4] = ["business", "working", "calendar", "office"];
/// What precedes a length that is a limit.
const LIMITS: [&str; 5] = ["within", "in", "under", "every", "than"];
/// What precedes a length that tells of a time, not of a wait: the last 12 months.
const SPANS_BEFORE: [&str; 6] = ["last", "past", "next", "first", "previous", "coming"];
/// What follows a length that is none of waiting: 24 hours a day, 3 days before.
const SPANS_AFTER: [&str; 9] = ["a", "an", "per", "ahead", "before", "earlier", "ago", "old", "notice"];

impl Length {
    /// Whether it is as long as a target, whether either counts business time or not.
    pub(super) fn repeats(&self, target: &Target) -> bool {
        target.longest().is_some_and(|Amount { value, unit }| value == self.count && plain(unit) == self.unit)
    }

    /// Whether the two, in different units, can mean the same length.
    fn is_about(&self, other: &Self) -> bool {
        let ((a_least, a_most), (b_least, b_most)) = (self.hours(), other.hours());
        self.unit != other.unit && a_least <= b_most && b_least <= a_most
    }

    /// The fewest and the most hours. Days may be business days.
    fn hours(&self) -> (f64, f64) {
        let (least, most) = match self.unit {
            "second" => (1.0 / 3600.0, 1.0 / 3600.0),
            "minute" => (1.0 / 60.0, 1.0 / 60.0),
            "hour" => (1.0, 1.0),
            "day" => (24.0, 24.0 * 1.5),
            "week" => (24.0 * 7.0, 24.0 * 7.0),
            "month" => (24.0 * 28.0, 24.0 * 31.0),
            _ => (24.0 * 365.0, 24.0 * 366.0),
        };
        (f64::from(self.count) * least, f64::from(self.count) * most)
    }
}

const fn plain(unit: Unit) -> &'static str {
    match unit {
        Unit::BusinessHour => Unit::Hour.key(),
        Unit::BusinessDay | Unit::CalendarDay => "day",
        Unit::Second | Unit::Minute | Unit::Hour | Unit::Week | Unit::Month | Unit::Year => unit.key(),
    }
}

/// Whether the text names a unit at all: a fast test before [`lengths`].
pub(super) fn names_a_unit(text: &str) -> bool {
    static NAMES: LazyLock<AhoCorasick> = LazyLock::new(|| {
        let builder = AhoCorasick::builder().ascii_case_insensitive(true).build(UNITS);
        builder.expect("seven words")
    });
    NAMES.is_match(text)
}

/// Every length of time in `text` that is a wait.
pub(super) fn lengths(text: &str) -> Vec<Length> {
    lengths_in(&text.split_whitespace().collect::<Vec<_>>())
}

fn lengths_in(words: &[&str]) -> Vec<Length> {
    (0..words.len()).filter_map(|at| length(words, at)).collect()
}

/// The length of time whose number is the word at index `at`.
fn length(words: &[&str], at: usize) -> Option<Length> {
    let before = at.checked_sub(1).map(|before| bare(words[before])).unwrap_or_default();
    let count = number(words[at].trim_start_matches('('))?;
    let has_kind = words.get(at + 1).is_some_and(|word| KINDS.iter().any(|kind| kind.eq_ignore_ascii_case(word)));
    let last = at + 1 + usize::from(has_kind);
    let unit = unit(words.get(last)?)?;
    let ends_a_clause = words[last].ends_with(|c: char| !c.is_alphanumeric());
    let after = words.get(last + 1).map(|word| bare(word)).filter(|_| !ends_a_clause).unwrap_or_default();
    let tells_of_a_time = SPANS_BEFORE.contains(&before.as_str()) || SPANS_AFTER.contains(&after.as_str());
    if tells_of_a_time {
        return None;
    }
    let has_limit = LIMITS.contains(&before.as_str());
    let first = if has_limit { at - 1 } else { at };
    let is_limit = has_limit || words[at].starts_with('(');
    Some(Length { count, unit, words: phrase(&words[first..=last]), number_at: at, unit_at: last, is_limit })
}

/// The range in which `text` gives one length of time in two ways: `2 business days (48 hours)`, `2 weeks or 10 business days`.
pub(super) fn said_twice(text: &str) -> Option<Range<usize>> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let found = lengths_in(&words);
    let pairs = found.iter().zip(found.iter().skip(1));
    let (first, second) = pairs.into_iter().find(|(first, second)| is_said_again(&words, first, second))?;
    let place = |word: &str| word.as_ptr() as usize - text.as_ptr() as usize;
    let last = words[second.unit_at];
    Some(place(words[first.number_at])..place(last) + last.len())
}

fn is_said_again(words: &[&str], first: &Length, second: &Length) -> bool {
    match &words[first.unit_at + 1..=second.number_at] {
        // (48 hours), (that is 48 hours)
        [opening, rest @ ..] if opening.starts_with('(') => {
            rest.len() <= 2 && !words[first.unit_at + 1..second.number_at].iter().any(|word| word.ends_with(')'))
        }
        ["or", between @ .., _] => between.iter().all(|word| LIMITS.contains(word)) && first.is_about(second),
        _ => false,
    }
}

/// The words joined, without punctuation around them.
fn phrase(words: &[&str]) -> String {
    words.join(" ").trim_matches(|c: char| !c.is_alphanumeric()).to_owned()
}

fn bare(word: &str) -> String {
    word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase()
}

fn number(word: &str) -> Option<u32> {
    let spelled =
        || NUMBERS.iter().position(|name| name.eq_ignore_ascii_case(word)).and_then(|at| u32::try_from(at).ok());
    word.replace(',', "").parse().ok().or_else(spelled)
}

fn unit(word: &str) -> Option<&'static str> {
    let word = bare(word);
    UNITS.into_iter().find(|unit| word.strip_prefix(unit).is_some_and(|rest| rest.is_empty() || rest == "s"))
}
