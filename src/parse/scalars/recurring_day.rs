//! A day that comes again, as staff write it: `1 June`, `the 10th of each month`, `the last day of each month`.

use crate::diagnostic::Diagnostic;
use crate::english::{month as month_name, recurring_day};
use crate::model::recurring_day::{DayOfMonth, RecurringDay};
use crate::model::season::DayOfYear;
use crate::parse::node::Node;
use crate::parse::reader::{FromNode, Reader, single};
use crate::parse::rules;
use crate::parse::scalars::number_words::in_figures;
use crate::parse::scalars::season::{day_pattern, month_number, parse_day};
use crate::parse::scalars::times::parse_date;
use crate::parse::scalars::units::unit_meant;
use crate::parse::shape::Shape;

const HOW_A_DAY: &str =
    "write a day of every year, `1 June`, or of every month, `the 10th of each month` or `the last day of each month`";

impl FromNode for RecurringDay {
    fn from_node(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let text = single(node, "a day", reader)?;
        let day = parse_recurring_day(text);
        if day.is_none() {
            let meant = meant(text);
            let fault = Diagnostic::error(&rules::INVALID_DAY, node.span, meant.message);
            reader.report(match meant.instead {
                Instead::Value(value) => {
                    let fault = fault.label(format!("did you mean `{value}`?"));
                    fault.patch(node.span, reader.instead(node.span, &value)).certain_if(names_a_day_of_the_year(text))
                }
                Instead::Help(help) => fault.help(help),
            });
        }
        day
    }

    fn shape() -> Shape {
        let of_month = r"([Tt]he\s+)?((0?[1-9]|[12][0-9]|3[01])(st|nd|rd|th)|last\s+day)\s+of\s+(each|every)\s+month";
        Shape::pattern(&format!(r"^\s*({}|{of_month})\s*$", day_pattern()), HOW_A_DAY)
    }
}

/// Whether a text is a day with its month's name and nothing else, in whatever order: `June 1st`, `the 1st of June`.
fn names_a_day_of_the_year(text: &str) -> bool {
    let lower = text.to_lowercase().replace([',', '.'], " ");
    let words: Vec<&str> =
        lower.split_whitespace().filter(|word| !matches!(*word, "the" | "of" | "on" | "by")).collect();
    let number = |word: &str| ordinal(word).or_else(|| word.parse::<i8>().ok());
    let is_day = |day: &str, name: &str| number(day).is_some_and(|day| parse_day(&format!("{day} {name}")).is_some());
    matches!(words[..], [one, other] if is_day(one, other) || is_day(other, one))
}

/// A day as staff are to write it.
pub(super) fn parse_recurring_day(text: &str) -> Option<RecurringDay> {
    if let Some(day) = parse_day(text) {
        return Some(RecurringDay::Yearly(day));
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    let words = match words.as_slice() {
        ["the" | "The", rest @ ..] => rest,
        all => all,
    };
    match words {
        ["last", "day", "of", "each" | "every", "month"] => Some(RecurringDay::Monthly(DayOfMonth::LAST)),
        [day, "of", "each" | "every", "month"] => ordinal(day).and_then(DayOfMonth::new).map(RecurringDay::Monthly),
        _ => None,
    }
}

/// `10th` -> 10.
pub(super) fn ordinal(word: &str) -> Option<i8> {
    let number = ["st", "nd", "rd", "th"].iter().find_map(|ending| word.strip_suffix(ending))?;
    number.bytes().all(|byte| byte.is_ascii_digit()).then(|| number.parse().ok())?
}

/// What is wrong with a text, and what to write.
struct Meant {
    message: String,
    instead: Instead,
}

enum Instead {
    Value(String),
    Help(String),
}

fn meant(text: &str) -> Meant {
    let no_day = || format!("`{text}` is not a day that comes every year or every month");
    let value = |message: String, value: String| Meant { message, instead: Instead::Value(value) };
    let help = |help: String| Meant { message: no_day(), instead: Instead::Help(help) };
    if let Some(date) = parse_date(text) {
        let message = "a promise for every year has no year in its date".to_owned();
        return value(message, recurring_day(RecurringDay::Yearly(DayOfYear { month: date.month(), day: date.day() })));
    }
    if is_a_length(text) {
        return help(format!(
            "a length of time is `within: {text}`, with what starts it under `starts`; for a day, {HOW_A_DAY}"
        ));
    }
    let lower = text.to_lowercase().replace([',', '.'], " ");
    let is_before = lower.split_whitespace().any(|word| word == "before");
    let words: Vec<&str> = lower.split_whitespace().filter(|word| !FILLERS.contains(word)).collect();
    match named_day(&words) {
        Found::Day(day) if is_before => match day.day_before() {
            Some(day) => value(format!("{}: `by` includes its day", no_day()), recurring_day(day)),
            None => help(HOW_A_DAY.to_owned()),
        },
        Found::Day(day) => value(no_day(), recurring_day(day)),
        Found::NoSuchDay(message, day) => value(message, recurring_day(day)),
        Found::Month(month) => {
            let name = month_name(month);
            let last = DayOfYear::last_of(month).map_or(28, |last| last.day);
            help(format!("write the day: `1 {name}` for its first day, `{last} {name}` for its last"))
        }
        Found::Nothing => help(HOW_A_DAY.to_owned()),
    }
}

/// Whether a text is a length of time, like `5 business days`.
fn is_a_length(text: &str) -> bool {
    let figures = in_figures(&text.to_lowercase());
    let unit = figures.split_once(' ').map_or("", |(count, unit)| if count.parse::<u32>().is_ok() { unit } else { "" });
    unit_meant(unit).is_some() || matches!(unit, "day" | "days")
}

/// The day that a text under another key names, as staff write it: `by the 10th of each month`. A number alone names none.
pub(super) fn day_in_words(text: &str) -> Option<String> {
    let lower = text.to_lowercase().replace([',', '.'], " ");
    let words: Vec<&str> = lower.split_whitespace().filter(|word| !FILLERS.contains(word)).collect();
    let is_before = lower.split_whitespace().any(|word| word == "before");
    let has_name = lower.split_whitespace().any(|word| ordinal(word).is_some() || month_number(word).is_some());
    match named_day(&words) {
        Found::Day(day) if is_before => day.day_before().map(recurring_day),
        Found::Day(day) if has_name || lower.contains("month") => Some(recurring_day(day)),
        Found::Day(_) | Found::NoSuchDay(..) | Found::Month(_) | Found::Nothing => None,
    }
}

/// Words without which a day is the same.
const FILLERS: [&str; 13] =
    ["the", "of", "by", "on", "before", "in", "each", "every", "per", "year", "annually", "yearly", "day"];

enum Found {
    Day(RecurringDay),
    /// What is wrong, and the day that is nearest.
    NoSuchDay(String, RecurringDay),
    Month(i8),
    Nothing,
}

fn named_day(words: &[&str]) -> Found {
    let number = |word: &str| ordinal(word).or_else(|| word.parse().ok().filter(|number| (0..100).contains(number)));
    let is_year = |word: &str| word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit());
    let is_month_word = |word: &&str| matches!(*word, "month" | "monthly");
    let of_month: Vec<&str> = words.iter().copied().filter(|word| !is_month_word(word)).collect();
    match *words {
        [month] if let Some(month) = month_number(month) => return Found::Month(month),
        [one, other] | [one, other, _] if words.len() == 2 || is_year(words[2]) => {
            let pair = [(one, other), (other, one)];
            let found = pair.iter().find_map(|(day, month)| Some((*day, month_number(month)?)));
            if let Some((day, month)) = found {
                return if matches!(day, "end" | "last") {
                    DayOfYear::last_of(month).map_or(Found::Nothing, |day| Found::Day(RecurringDay::Yearly(day)))
                } else {
                    number(day).map_or(Found::Nothing, |day| of_year(day, month))
                };
            }
        }
        _ => {}
    }
    match of_month[..] {
        ["end" | "last"] if of_month.len() < words.len() => Found::Day(RecurringDay::Monthly(DayOfMonth::LAST)),
        [day] => number(day).map_or(Found::Nothing, |day| {
            DayOfMonth::new(day).map_or_else(
                || Found::NoSuchDay(format!("no month has a day {day}"), RecurringDay::Monthly(DayOfMonth::LAST)),
                |day| Found::Day(RecurringDay::Monthly(day)),
            )
        }),
        _ => Found::Nothing,
    }
}

fn of_year(day: i8, month: i8) -> Found {
    match (DayOfYear::new(month, day), DayOfYear::last_of(month)) {
        (Some(day), _) => Found::Day(RecurringDay::Yearly(day)),
        (None, Some(last)) => Found::NoSuchDay(
            format!("{} has no day {day}: its last is {}", month_name(month), last.day),
            RecurringDay::Yearly(last),
        ),
        (None, None) => Found::Nothing,
    }
}
