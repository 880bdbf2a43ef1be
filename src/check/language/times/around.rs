//! A place in a text -> whether the words around it speak of a time of day.

use crate::check::language::times::words::Words;

/// What the words before a number say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Before {
    /// A time follows: "until", or a day.
    Time,
    /// A time can follow: "the", a sign, or the beginning of the text.
    Any,
    /// A word that says nothing.
    Word,
    /// Another number, or what may be a name: "Matthew".
    Name,
}

/// What comes before a time of day.
const BEFORE_TIMES: [&str; 12] =
    ["about", "after", "around", "at", "before", "between", "by", "from", "since", "till", "to", "until"];

/// What can come before one.
const BEFORE_ANY: [&str; 22] = [
    "a", "and", "are", "begins", "closed", "closes", "daily", "ends", "holidays", "hours", "is", "open", "opens", "or",
    "our", "starts", "the", "today", "tomorrow", "weekdays", "weekends", "your",
];

/// Words of texts whose numbers with colons are no times.
const OTHER_NUMBERS: [&str; 24] = [
    "aspect",
    "beat",
    "bet",
    "chapter",
    "grade",
    "gradient",
    "lost",
    "mix",
    "odds",
    "proportion",
    "proportions",
    "psalm",
    "ratio",
    "ratios",
    "scale",
    "score",
    "scored",
    "scores",
    "slope",
    "slopes",
    "steepness",
    "verse",
    "verses",
    "won",
];

/// What a number is counted in, when it is no time of day.
const UNITS: [&str; 22] = [
    "cm", "days", "dollars", "h", "hour", "hours", "hr", "hrs", "kg", "km", "litres", "m", "meters", "metres", "min",
    "mins", "minutes", "mm", "percent", "seconds", "weeks", "years",
];

/// Whether a number can begin here: not inside of an address, an id, a telephone number or another number.
pub(super) fn can_begin(text: &str, at: usize) -> bool {
    text[..at].chars().next_back().is_none_or(|before| before.is_whitespace() || "([\"'“‘«—".contains(before))
}

pub(super) fn before(text: &str, at: usize, words: &Words<'_>) -> Before {
    let text = text[..at].trim_end();
    let word = last_word(text);
    if word.is_empty() {
        return Before::Any;
    }
    let small = word.to_lowercase();
    let is_listed = |list: &[&str]| words.is_english && list.contains(&small.as_str());
    let begins_a_condition = || words.language.beginnings.iter().any(|one| one.to_lowercase() == small);
    if words.is_day(word) || is_listed(&BEFORE_TIMES) || !words.is_english && begins_a_condition() {
        Before::Time
    } else if is_listed(&BEFORE_ANY) {
        Before::Any
    } else if word.chars().any(|c| c.is_uppercase() || c.is_numeric()) {
        Before::Name
    } else {
        Before::Word
    }
}

/// Whether the word before a place is this one.
pub(super) fn is_after(word: &str, text: &str, at: usize) -> bool {
    last_word(text[..at].trim_end()).eq_ignore_ascii_case(word)
}

/// Whether a unit comes after a number: it is a length of time then, or of something else.
pub(super) fn has_unit(text: &str, end: usize, words: &Words<'_>) -> bool {
    let word = next_word(&text[end..]).to_lowercase();
    words.is_english && UNITS.contains(&word.as_str())
}

/// Whether nothing that could be counted comes after a number: a sign, the end, or a day.
pub(super) fn has_end(text: &str, end: usize, words: &Words<'_>) -> bool {
    let word = next_word(&text[end..]);
    word.is_empty() || words.is_day(word)
}

/// Whether the text is about ratios, scores or verses.
pub(super) fn has_other_numbers(text: &str, words: &Words<'_>) -> bool {
    let mut all = text.split(|c: char| !c.is_alphanumeric()).map(str::to_lowercase);
    words.is_english && all.any(|word| OTHER_NUMBERS.contains(&word.as_str()))
}

/// The word at the end of a text, without its sign.
fn last_word(text: &str) -> &str {
    let start = text.rfind(|c: char| !c.is_alphanumeric() && c != '’' && c != '\'');
    let word = start.map_or(text, |at| &text[at..]);
    word.trim_start_matches(|c: char| !c.is_alphanumeric())
}

/// The word at the beginning of a text, if only space is before it.
pub(super) fn next_word(text: &str) -> &str {
    let text = text.trim_start();
    &text[..text.find(|c: char| !c.is_alphanumeric()).unwrap_or(text.len())]
}
