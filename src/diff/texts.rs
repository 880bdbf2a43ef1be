//! Two versions of a standard -> the texts around the promise that differ.

use serde_json::Value;

use crate::published::Version;

/// A text that changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextChange {
    /// Which one, in words.
    pub part: &'static str,
    /// What it says before; empty: nothing.
    pub before: String,
    /// What it says after; empty: nothing.
    pub after: String,
}

impl TextChange {
    /// The change from one text to another, if there is one.
    pub(super) fn of(part: &'static str, before: &str, after: &str) -> Option<Self> {
        (before != after).then(|| Self { part, before: before.to_owned(), after: after.to_owned() })
    }
}

/// What the exemption from the baseline is called.
pub(super) const EXEMPTION: &str = "the exemption from the baseline";

/// The texts of a version: what people call them, and where the feed has them.
const PARTS: &[(&str, &[&str])] = &[
    ("its name", &["/name"]),
    ("why there is no time", &["/target/reason"]),
    ("for requests by", &["/channels"]),
    ("the clock starts when", &["/clock/starts/text"]),
    ("the clock pauses while", &["/clock/pauses"]),
    ("the clock stops when", &["/clock/stops/text"]),
    ("the calendar that counts", &["/target/calendar"]),
    ("when it holds", &["/conditions/zone", "/conditions/priority", "/conditions/season", "/conditions/text"]),
    ("what can delay it", &["/exceptions"]),
    ("the limit set by law", &["/statutory/value", "/statutory/unit", "/statutory/source", "/statutory/note"]),
    (EXEMPTION, &["/exempt/reason", "/exempt/approved_by", "/exempt/until"]),
    ("what to do if we miss it", &["/if_missed"]),
    ("the line of work", &["/function"]),
    ("what is said to have been wrong", &["/corrected/on", "/corrected/note"]),
];

const CHANGE: (&str, &[&str]) = ("what changes with it", &["/change"]);
const DEPARTMENT: (&str, &[&str]) = ("the department", &["/department/name"]);

/// What differs; the sentence about the change too where both are the same version.
pub(super) fn changes(old: &Version, new: &Version, has_moved: bool) -> Vec<TextChange> {
    let is_same = old.effective.from == new.effective.from;
    let parts = PARTS.iter().copied().chain(is_same.then_some(CHANGE)).chain(has_moved.then_some(DEPARTMENT));
    parts
        .filter_map(|(part, places)| TextChange::of(part, &text(&old.whole, places), &text(&new.whole, places)))
        .collect()
}

/// All the words at some places.
fn text(whole: &Value, places: &[&str]) -> String {
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
