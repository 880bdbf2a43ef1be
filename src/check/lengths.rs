//! Text -> the lengths of time that it names: `48 hours`, `two business days`.

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
    /// How it reads, with the word that makes it a limit: `within 48 hours`.
    pub(super) words: String,
    /// Whether it is said as a limit (`within …`) or as another way to say one (`(48 hours)`).
    pub(super) is_limit: bool,
}

const NUMBERS: [&str; 13] =
    ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
const UNITS: [&str; 7] = ["second", "minute", "hour", "day", "week", "month", "year"];
const KINDS: [&str; 4] = ["business", "working", "calendar", "office"];
/// What stands before a length that is a limit.
const LIMITS: [&str; 5] = ["within", "in", "under", "every", "than"];
/// What stands before a length that tells of a time, not of a wait: the last 12 months.
const SPANS_BEFORE: [&str; 6] = ["last", "past", "next", "first", "previous", "coming"];
/// What stands behind a length that is none of waiting: 24 hours a day, 3 days before.
const SPANS_AFTER: [&str; 9] = ["a", "an", "per", "ahead", "before", "earlier", "ago", "old", "notice"];

impl Length {
    /// Whether it is as long as a target says, whatever kind of days or hours either counts.
    pub(super) fn repeats(&self, target: &Target) -> bool {
        target.longest().is_some_and(|Amount { value, unit }| value == self.count && plain(unit) == self.unit)
    }
}

const fn plain(unit: Unit) -> &'static str {
    match unit {
        Unit::BusinessHour => Unit::Hour.singular(),
        Unit::BusinessDay | Unit::CalendarDay => "day",
        other => other.singular(),
    }
}

/// A quick look: whether the name of a unit is there at all.
pub(super) fn names_a_unit(text: &str) -> bool {
    static NAMES: LazyLock<AhoCorasick> = LazyLock::new(|| {
        let builder = AhoCorasick::builder().ascii_case_insensitive(true).build(UNITS);
        builder.expect("seven words")
    });
    NAMES.is_match(text)
}

/// Every length of time that `text` says somebody waits.
pub(super) fn lengths(text: &str) -> Vec<Length> {
    let words: Vec<&str> = text.split_whitespace().collect();
    (0..words.len()).filter_map(|at| length(&words, at)).collect()
}

/// The length of time whose number is the word at `at`.
fn length(words: &[&str], at: usize) -> Option<Length> {
    let before = at.checked_sub(1).map(|before| bare(words[before])).unwrap_or_default();
    let count = number(words[at].trim_start_matches('('))?;
    let has_kind = words.get(at + 1).is_some_and(|word| KINDS.contains(word));
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
    Some(Length { count, unit, words: phrase(&words[first..=last]), is_limit: has_limit || words[at].starts_with('(') })
}

/// Words as they read, without what encloses or ends them.
fn phrase(words: &[&str]) -> String {
    words.join(" ").trim_matches(|c: char| !c.is_alphanumeric()).to_owned()
}

fn bare(word: &str) -> String {
    word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase()
}

fn number(word: &str) -> Option<u32> {
    let spelled = || NUMBERS.iter().position(|name| *name == word).and_then(|at| u32::try_from(at).ok());
    word.replace(',', "").parse().ok().or_else(spelled)
}

fn unit(word: &str) -> Option<&'static str> {
    let word = bare(word);
    UNITS.into_iter().find(|unit| word.strip_prefix(unit).is_some_and(|rest| rest.is_empty() || rest == "s"))
}
