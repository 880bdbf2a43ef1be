//! Finds in the words of a promise what belongs in its target: a day, a number of times, a notice, a share.

use crate::english;
use crate::model::amount::Unit;
use crate::model::recurring_day::{DayOfMonth, RecurringDay};
use crate::model::season::DayOfYear;

/// What is said, and the words without it.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Said<T> {
    pub(super) value: T,
    pub(super) rest: String,
}

const NUMBERS: [&str; 13] =
    ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

/// Whether a text has one of these words.
pub(super) fn speaks_of(text: &str, words: &[&str]) -> bool {
    text.split_whitespace().any(|word| words.contains(&&*bare(word)))
}

/// Whether a text says that the first contact settles it.
pub(super) fn first_contact(text: &str) -> bool {
    let text = text.to_lowercase();
    ["contact", "call", "visit", "e-mail"].iter().any(|what| text.contains(&format!("first {what}")))
}

/// What a text says of a time of day or of the day after: `before noon of the next day`.
pub(super) fn part_of_day(text: &str) -> Option<&'static str> {
    const SAID: [&str; 11] = [
        "before noon of the next day",
        "by noon of the next day",
        "by the end of the next day",
        "by the end of the day",
        "before noon",
        "by noon",
        "before midnight",
        "the same day",
        "the next day",
        "the next business day",
        "the next working day",
    ];
    let text = text.to_lowercase();
    SAID.into_iter().find(|said| text.contains(said))
}

/// What is counted in every hundred: `lost calls in 100` -> `lost calls`.
pub(super) fn in_hundred(things: &str) -> Option<&str> {
    let ends = [" in 100", " out of 100", " per 100", " in a hundred", " in every 100", " out of every 100"];
    ends.iter().find_map(|end| things.strip_suffix(end))
}

/// A day after `by` or `before`: `by the 10th`, `before 1 July`, `by the end of the month`.
pub(super) fn day(text: &str) -> Option<Said<RecurringDay>> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let at = words.iter().position(|word| matches!(*word, "by" | "before"))?;
    let said: Vec<String> = words[at + 1..].iter().map(|word| bare(word)).collect();
    let said: Vec<&str> = said.iter().map(String::as_str).collect();
    let skipped = usize::from(said.first() == Some(&"the"));
    let (found, length) = match said[skipped..] {
        ["last", "day", "of", "the" | "each" | "every", "month", ..] => (RecurringDay::Monthly(DayOfMonth::LAST), 5),
        ["end", "of", "the" | "each" | "every", "month", ..] => (RecurringDay::Monthly(DayOfMonth::LAST), 4),
        [day, "of", month, ..] if let Some(found) = of_year(day, month) => (found, 3),
        [day, month, ..] if let Some(found) = of_year(day, month) => (found, 2),
        [month, day, ..] if let Some(found) = of_year(day, month) => (found, 2),
        [day, "of", "the" | "each" | "every", "month", ..] => {
            (RecurringDay::Monthly(DayOfMonth::new(ordinal(day)?)?), 4)
        }
        [day, ..] => (RecurringDay::Monthly(DayOfMonth::new(ordinal(day)?)?), 1),
        [] => return None,
    };
    let value = if words[at] == "before" { found.day_before()? } else { found };
    Some(Said { value, rest: without(&words, at, skipped + length + 1)? })
}

/// `8 times`, `twice a year`.
pub(super) fn times(text: &str) -> Option<Said<(u32, Option<Unit>)>> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let small: Vec<String> = words.iter().map(|word| bare(word)).collect();
    let (at, count, length) = small.iter().enumerate().find_map(|(at, word)| match word.as_str() {
        "twice" => Some((at, 2, 1)),
        "times" if at > 0 => Some((at - 1, number(&small[at - 1])?, 2)),
        _ => None,
    })?;
    let after: Vec<&str> = small[at + length..].iter().map(String::as_str).collect();
    let (unit, longer) = match after[..] {
        ["a" | "an" | "per" | "each" | "every", unit, ..] => (Unit::ALL.into_iter().find(|one| one.key() == unit), 2),
        _ => (None, 0),
    };
    let before = usize::from(at >= 2 && small[at - 2..at] == ["at", "least"]) * 2;
    let rest = without(&words, at - before, before + length + if unit.is_some() { longer } else { 0 })?;
    Some(Said { value: (count, unit), rest })
}

/// A length of time before an event, as both are written: `48 hours` before `we turn off your water`.
pub(super) fn notice(text: &str) -> Option<Said<(String, String)>> {
    let (first, event) = text.split_once(" before ")?;
    let words: Vec<&str> = first.split_whitespace().collect();
    let lengths = (1..=words.len().min(3)).rev().map(|length| words.len() - length);
    let (start, time) = lengths.into_iter().find_map(|start| Some((start, amount(&words[start..])?)))?;
    let mut kept = words[..start].join(" ");
    for lead in ["at least", "no less than", "not less than", "a minimum of"] {
        kept = kept.strip_suffix(lead).map_or_else(|| kept.clone(), |rest| rest.trim_end().to_owned());
    }
    let event = event.trim_end_matches('.').to_owned();
    (!kept.is_empty() && !event.is_empty()).then_some(Said { value: (time, event), rest: kept })
}

/// A percentage: `80%`.
pub(super) fn share(text: &str) -> Option<&str> {
    let is_share = |word: &&str| word.strip_suffix('%').is_some_and(|number| number.parse::<f64>().is_ok());
    text.split_whitespace().find(is_share)
}

/// `48 hours`, `five business days`; days alone are taken for business days.
fn amount(words: &[&str]) -> Option<String> {
    let (count, unit) = words.split_first()?;
    let count = number(&bare(count))?;
    let unit = match &*unit.join(" ").to_lowercase() {
        "day" | "days" | "working day" | "working days" => Unit::BusinessDay,
        unit => Unit::ALL.into_iter().find(|one| one.key() == unit || one.key_of_several() == unit)?,
    };
    Some(format!("{count} {}", if count == 1 { unit.key() } else { unit.key_of_several() }))
}

fn number(word: &str) -> Option<u32> {
    let spelled = || NUMBERS.iter().position(|name| *name == word).and_then(|at| u32::try_from(at).ok());
    word.parse().ok().or_else(spelled)
}

fn of_year(day: &str, month: &str) -> Option<RecurringDay> {
    let month = (1..=12).find(|number| english::month(*number).eq_ignore_ascii_case(month))?;
    let day = ordinal(day).or_else(|| day.parse().ok())?;
    DayOfYear::new(month, day).map(RecurringDay::Yearly)
}

/// `10th` -> 10.
fn ordinal(word: &str) -> Option<i8> {
    ["st", "nd", "rd", "th"].iter().find_map(|ending| word.strip_suffix(ending))?.parse().ok()
}

/// The words without some of them; nothing if none are left.
fn without(words: &[&str], from: usize, count: usize) -> Option<String> {
    let rest: Vec<&str> = words[..from].iter().chain(words.get(from + count..)?).copied().collect();
    (!rest.is_empty()).then(|| rest.join(" "))
}

fn bare(word: &str) -> String {
    word.trim_matches(|sign: char| !sign.is_alphanumeric()).to_lowercase()
}
