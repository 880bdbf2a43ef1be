//! Two versions of a standard -> the texts around the promise that differ.

use jiff::civil::Date;
use serde_json::Value;

use crate::english;
use crate::model::amount::{Amount, Unit};
use crate::published::Version;

/// A text that changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextChange {
    /// Which one, in words.
    pub part: String,
    /// What it says before; empty: nothing.
    pub before: String,
    /// What it says after; empty: nothing.
    pub after: String,
}

impl TextChange {
    /// The change from one text to another, if there is one.
    pub(super) fn of(part: &str, before: &str, after: &str) -> Option<Self> {
        let change = || Self { part: part.to_owned(), before: before.to_owned(), after: after.to_owned() };
        (before != after).then(change)
    }
}

/// What the exemption from the baseline is called.
pub(super) const EXEMPTION: &str = "the exemption from the baseline";

/// A text of a version: what people call it, and how it is read.
type Part = (&'static str, Read);

#[derive(Clone, Copy)]
enum Read {
    /// All the words at some places of the feed.
    At(&'static [&'static str]),
    /// A sentence of what stands at a place.
    Said(&'static str, fn(&Value) -> Option<String>),
}

use Read::{At, Said};

const PARTS: &[Part] = &[
    ("its name", At(&["/name"])),
    ("why there is no time", At(&["/target/reason"])),
    ("for requests by", At(&["/channels"])),
    ("the clock starts when", At(&["/clock/starts/text"])),
    ("the clock pauses while", At(&["/clock/pauses"])),
    ("the clock stops when", At(&["/clock/stops/text"])),
    ("the calendar that counts", Said("/target/calendar", calendar)),
    ("when it holds", At(&["/conditions/zone", "/conditions/priority", "/conditions/season", "/conditions/text"])),
    ("what can delay it", At(&["/exceptions"])),
    ("the limit set by law", Said("/statutory", law)),
    (EXEMPTION, Said("/exempt", exemption)),
    ("what to do if we miss it", At(&["/if_missed"])),
    ("the line of work", At(&["/function"])),
    ("the clauses that it supports", At(&["/supports"])),
    ("what is said to have been wrong", Said("/corrected", correction)),
];

/// What every new version has of its own.
const OF_ONE_VERSION: &[Part] = &[
    ("what changes with it", At(&["/change"])),
    ("why nothing is promised after it", At(&["/gap"])),
    ("who approved it", Said("/approved", approval)),
    ("the day of its review", Said("/review_by", day)),
];

const DEPARTMENT: Part = ("the department", At(&["/department/name"]));

/// What differs; what every version has of its own too, where both are the same one.
pub(super) fn changes(old: &Version, new: &Version, has_moved: bool) -> Vec<TextChange> {
    let own = if old.effective.from == new.effective.from { OF_ONE_VERSION } else { &[] };
    let parts = PARTS.iter().chain(own).copied().chain(has_moved.then_some(DEPARTMENT));
    parts.filter_map(|(part, read)| TextChange::of(part, &read.from(&old.whole), &read.from(&new.whole))).collect()
}

impl Read {
    fn from(self, whole: &Value) -> String {
        match self {
            At(places) => text(whole, places),
            Said(place, say) => whole.pointer(place).and_then(say).unwrap_or_default(),
        }
    }
}

/// All the words at some places.
pub(super) fn text(whole: &Value, places: &[&str]) -> String {
    let mut words = Vec::new();
    for value in places.iter().filter_map(|place| whole.pointer(place)) {
        collect(value, &mut words);
    }
    words.into_iter().fold(String::new(), |text, word| match text.chars().last() {
        None => word,
        Some('.' | '!' | '?') => format!("{text} {word}"),
        Some(_) => format!("{text}; {word}"),
    })
}

fn collect(value: &Value, words: &mut Vec<String>) {
    match value {
        Value::String(text) if is_code(text) => words.push(text.replace('_', " ")),
        Value::String(text) => words.push(text.split_whitespace().collect::<Vec<_>>().join(" ")),
        Value::Number(number) => words.push(number.to_string()),
        Value::Array(items) => items.iter().for_each(|item| collect(item, words)),
        Value::Object(entries) => entries.values().for_each(|value| collect(value, words)),
        Value::Null | Value::Bool(_) => {}
    }
}

/// Whether it is a word of the feed, like `in_person`.
fn is_code(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_')
}

/// `city-offices` as people say it.
pub(super) fn calendar(id: &Value) -> Option<String> {
    Some(id.as_str()?.replace('-', " "))
}

pub(super) fn day(value: &Value) -> Option<String> {
    Some(english::date(value.as_str()?.parse::<Date>().ok()?))
}

fn approval(value: &Value) -> Option<String> {
    Some(format!("{}, on {}", text(value, &["/by"]), day(value.get("on")?)?))
}

fn correction(value: &Value) -> Option<String> {
    Some(format!("{} (put right on {})", text(value, &["/note"]), day(value.get("on")?)?))
}

fn exemption(value: &Value) -> Option<String> {
    let until = day(value.get("until")?)?;
    Some(format!("{} (approved by {}, until {until})", text(value, &["/reason"]), text(value, &["/approved_by"])))
}

fn law(value: &Value) -> Option<String> {
    let number = u32::try_from(value.get("value")?.as_u64()?).ok()?;
    let code = text(value, &["/unit"]);
    let unit = Unit::ALL.into_iter().find(|unit| unit.code() == code)?;
    let note = text(value, &["/note"]);
    let limit = format!("{}, {}", english::amount(Amount::new(number, unit)), text(value, &["/source"]));
    Some(if note.is_empty() { limit } else { format!("{limit}. {note}") })
}
