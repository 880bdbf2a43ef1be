//! Dates, times of day, opening hours and days of the week.

use std::ops::{Range, RangeInclusive};

use jiff::civil::{Date, Time, Weekday};

use crate::diagnostic::Diagnostic;
use crate::english;
use crate::model::calendar::Hours;
use crate::parse::node::{Node, Value};
use crate::parse::reader::{FromNode, Reader, single};
use crate::parse::rules;
use crate::parse::scalars::number_words::figures;
use crate::parse::shape::Shape;
use crate::source::{Located, Span};
use crate::spelling::only_slip;

const HOW_A_DATE: &str = "write year, month and day in figures: 2027-01-31";
const HOW_A_TIME: &str = "write hours and minutes in figures, from 00:00 to 23:59, like 08:30";
const HOW_HOURS: &str = "write the opening and closing times like this: 08:30 to 16:30";
const HOW_DAYS: &str = "write `monday`, `monday to friday`, `every day`, or a list: [monday, wednesday]";

/// The years in which dates are accepted.
const YEARS: RangeInclusive<i16> = 1900..=2999;

/// A pattern that matches every real date in [`YEARS`].
pub(super) const DATE: &str = concat!(
    "^(((19|2[0-9])[0-9]{2})-((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)",
    "|02-(0[1-9]|1[0-9]|2[0-8]))|((19|2[0-9])(0[48]|[2468][048]|[13579][26])|2[048]00)-02-29)$"
);

const TIME: &str = "([01]?[0-9]|2[0-3]):[0-5][0-9]";

/// A pattern that matches any of the words, ignoring case.
pub(super) fn any_case(words: &[&str]) -> String {
    let letter = |c: char| match c {
        'a'..='z' => format!("[{c}{}]", c.to_ascii_uppercase()),
        _ => c.to_string(),
    };
    let words: Vec<String> = words.iter().map(|word| word.chars().map(letter).collect()).collect();
    format!("({})", words.join("|"))
}

impl FromNode for Date {
    fn from_node(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let text = single(node, "a date", reader)?;
        let date = parse_date(text);
        if date.is_none() {
            reader.report(invalid_date(node.span, text));
        }
        date
    }

    fn shape() -> Shape {
        Shape::pattern(DATE, HOW_A_DATE)
    }
}

/// Parses a date as staff write it, `2026-01-31`, and no other form.
#[must_use]
pub fn parse_date(text: &str) -> Option<Date> {
    let digits = |range: Range<usize>| text.get(range).filter(|part| part.bytes().all(|b| b.is_ascii_digit()));
    let shaped = text.len() == 10 && text.as_bytes()[4] == b'-' && text.as_bytes()[7] == b'-';
    let year: i16 = digits(0..4).filter(|_| shaped)?.parse().ok()?;
    let date = Date::new(year, digits(5..7)?.parse().ok()?, digits(8..10)?.parse().ok()?).ok()?;
    YEARS.contains(&year).then_some(date)
}

fn invalid_date(span: Span, text: &str) -> Diagnostic {
    let fault = |message: String| Diagnostic::error(&rules::INVALID_DATE, span, message);
    let parts: Vec<i16> = text.trim().split('-').filter_map(|part| figures(part)?.parse().ok()).collect();
    if let [year, 1..=12, 1..=31] = parts[..]
        && !YEARS.contains(&year)
    {
        let years = format!("dates range from {} to {}", YEARS.start(), YEARS.end());
        let year = text.trim().split('-').next().unwrap_or_default();
        return fault(format!("the year {year} is out of range")).help(format!("correct the year: {years}"));
    }
    if let [year, month @ 1..=12, day @ 1..=99] = parts[..]
        && YEARS.contains(&year)
        && let Ok(first) = Date::new(year, i8::try_from(month).unwrap_or(1), 1)
    {
        let days = first.days_in_month();
        if day > i16::from(days) {
            let month = english::month(first.month());
            return fault(format!("there is no {day} {month} {year}")).help(format!("{month} {year} has {days} days"));
        }
        let meant = format!("{year}-{month:02}-{day:02}");
        return fault(format!("`{text}` is not a date"))
            .label(format!("did you mean `{meant}`?"))
            .patch(span, meant)
            .certain();
    }
    if let [year, month @ 13..=99, 1..=31] = parts[..]
        && YEARS.contains(&year)
    {
        return fault(format!("there is no month {month}")).help(HOW_A_DATE);
    }
    let fault = fault(format!("`{text}` is not a date"));
    if let Some((one, other)) = either_order(text) {
        return match (one, other) {
            (Some(date), None) | (None, Some(date)) => {
                fault.label(format!("did you mean `{date}`?")).patch(span, date.to_string()).certain()
            }
            (Some(one), Some(other)) if one == other => {
                fault.label(format!("did you mean `{one}`?")).patch(span, one.to_string()).certain()
            }
            (Some(one), Some(other)) => fault.label("this can be read in two ways").help(format!(
                "write `{one}` if you mean {}, `{other}` if you mean {}",
                english::date(one),
                english::date(other)
            )),
            (None, None) => fault.help(HOW_A_DATE),
        };
    }
    match in_plain_signs(text).or_else(|| in_words(text)) {
        Some(date) => fault.label(format!("did you mean `{date}`?")).patch(span, date.to_string()).certain(),
        None => fault.help(HOW_A_DATE),
    }
}

/// A date with spaces around it, or with the dashes of a word processor.
fn in_plain_signs(text: &str) -> Option<Date> {
    parse_date(text.replace(['–', '—', '‑', '−'], "-").trim())
}

/// A date with its year last, in figures: read with the day first, and with the month first.
fn either_order(text: &str) -> Option<(Option<Date>, Option<Date>)> {
    let parts: Vec<&str> = text.trim().split(['/', '.', '-']).collect();
    let [first, second, year] = parts[..] else { return None };
    let year: i16 = figures(year).filter(|year| year.len() == 4)?.parse().ok().filter(|year| YEARS.contains(year))?;
    let small = |part: &str| figures(part).filter(|part| part.len() <= 2)?.parse::<i8>().ok();
    let (first, second) = (small(first)?, small(second)?);
    let of = |month: i8, day: i8| Date::new(year, month, day).ok();
    let (day_first, month_first) = (of(second, first), of(first, second));
    // With points between its parts, a date has its day first.
    Some((day_first, month_first.filter(|_| !text.contains('.'))))
}

/// A date with the name of its month, which can be read in one way only: `January 31, 2027`, `31 Jan. 2027`.
fn in_words(text: &str) -> Option<Date> {
    let plain = text.replace([',', '.', '\u{a0}'], " ");
    let words: Vec<&str> = plain.split_whitespace().filter(|word| !word.eq_ignore_ascii_case("of")).collect();
    let [one, other, year] = words[..] else { return None };
    let year = figures(year).filter(|year| year.len() == 4)?.parse().ok().filter(|year| YEARS.contains(year))?;
    let number = |word: &str| {
        let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        let is_day = matches!(&word[digits.len()..], "" | "st" | "nd" | "rd" | "th");
        figures(digits).filter(|_| is_day)?.parse::<i8>().ok()
    };
    let (day, name) = number(one).map(|day| (day, other)).or_else(|| Some((number(other)?, one)))?;
    Date::new(year, named_month(name)?, day).ok()
}

/// The month whose name a word is, or the beginning of at least three letters.
fn named_month(word: &str) -> Option<i8> {
    let lower = word.to_lowercase();
    let is_it = |month: &i8| lower.len() >= 3 && english::month(*month).to_lowercase().starts_with(&lower);
    (1..=12).find(is_it)
}

impl FromNode for Time {
    fn from_node(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let time = parse_time(single(node, "a time of day", reader)?).flatten();
        if time.is_none() {
            let fault = Diagnostic::error(&rules::INVALID_TIME, node.span, "this is not a time of day");
            reader.report(fault.help(HOW_A_TIME));
        }
        time
    }

    fn shape() -> Shape {
        Shape::pattern(&format!(r"^\s*{TIME}\s*$"), HOW_A_TIME)
    }
}

/// Parses a time of day; `Some(None)` is 24:00, the end of the day.
#[expect(clippy::option_option, reason = "no time, the end of the day, and a time are three answers")]
fn parse_time(text: &str) -> Option<Option<Time>> {
    let (hour, minute) = text.trim().split_once(':')?;
    let sound = (1..=2).contains(&hour.len()) && minute.len() == 2;
    let (hour, minute): (i8, i8) = (figures(hour)?.parse().ok().filter(|_| sound)?, figures(minute)?.parse().ok()?);
    if (hour, minute) == (24, 0) {
        return Some(None);
    }
    Time::new(hour, minute, 0, 0).ok().map(Some)
}

impl FromNode for Hours {
    fn from_node(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let text = single(node, "a range of hours", reader)?;
        let Some(hours) = parse_hours(text) else {
            let fault = Diagnostic::error(&rules::INVALID_TIME, node.span, "these are not opening hours");
            reader.report(match meant_hours(text) {
                Some(meant) => fault
                    .label(format!("did you mean `{meant}`?"))
                    .patch(node.span, reader.instead(node.span, &meant))
                    .certain(),
                None => fault.help(HOW_HOURS),
            });
            return None;
        };
        let fault = hours_upside_down(node.span, &hours, reader);
        if let Some(fault) = fault {
            reader.report(fault);
            return None;
        }
        Some(hours)
    }

    fn shape() -> Shape {
        Shape::pattern(&format!(r"^\s*{TIME}\s*( to |-)\s*({TIME}|24:00)\s*$"), HOW_HOURS)
    }
}

/// The latest time at which hours that begin after noon can end on the next day, like 18:00 to 02:00. Others that end before they begin are
/// rather a slip.
const LATEST_MORNING: Time = Time::constant(6, 0, 0, 0);

fn hours_upside_down(span: Span, hours: &Hours, reader: &Reader<'_>) -> Option<Diagnostic> {
    let fault = |message: &str| Diagnostic::error(&rules::HOURS_UPSIDE_DOWN, span, message);
    let Hours { from, to: Some(to) } = *hours else { return None };
    if from == to {
        return Some(
            fault("the opening and closing times are the same").help(
                "write another closing time; for a whole day, write 00:00 to 24:00; leave out a day without hours",
            ),
        );
    }
    if from < to || (from.hour() > 12 && to <= LATEST_MORNING) {
        return None;
    }
    let clock = |hour: i8, time: Time| format!("{hour:02}:{:02}", time.minute());
    let (opens, closes) = (clock(from.hour(), from), clock(to.hour(), to));
    let fault = fault("the closing time is before the opening time");
    let two = format!("two entries: `{opens} to 24:00`, and `00:00 to {closes}` for the days after");
    let in_the_afternoon = to.hour() + 12;
    if from.hour() > 12 || to.hour() >= 12 || in_the_afternoon <= from.hour() {
        return Some(fault.help(format!("write the opening time first; if it closes on the next day, write {two}")));
    }
    let meant = format!("{opens} to {}", clock(in_the_afternoon, to));
    let help =
        format!("write `{meant}` if it closes in the afternoon or evening; if it closes on the next day, write {two}");
    Some(
        fault
            .label(format!("on the 24-hour clock, {closes} is before noon"))
            .help(help)
            .patch(span, reader.instead(span, &meant)),
    )
}

/// Hours on the 24-hour clock with another sign between them: a dash of a word processor, or `until`.
fn meant_hours(text: &str) -> Option<String> {
    let plain = text.replace(['–', '—', '‑', '−'], " to ").replace(" until ", " to ").replace('\u{a0}', " ");
    let meant = plain.split_whitespace().collect::<Vec<_>>().join(" ");
    let is_other = |meant: &String| meant != text && parse_hours(meant).is_some();
    Some(meant).filter(is_other).or_else(|| on_the_24_hour_clock(&plain).filter(is_other))
}

/// Hours with `am`, `pm` or `noon`, on the 24-hour clock: `8:30 am - 4:30 p.m.`
fn on_the_24_hour_clock(text: &str) -> Option<String> {
    let plain = text.to_lowercase().replace('.', "");
    let (from, to) = plain.split_once(" to ").or_else(|| plain.split_once('-'))?;
    Some(format!("{} to {}", of_half_a_day(from)?, of_half_a_day(to)?))
}

/// A time with `am` or `pm`.
fn of_half_a_day(text: &str) -> Option<String> {
    let text = text.trim();
    if text == "noon" {
        return Some("12:00".to_owned());
    }
    let (clock, later) = match (text.strip_suffix("am"), text.strip_suffix("pm")) {
        (Some(clock), _) => (clock.trim_end(), 0),
        (_, Some(clock)) => (clock.trim_end(), 12),
        (None, None) => return None,
    };
    let (hour, minute) = clock.split_once(':').unwrap_or((clock, "00"));
    let hour: u8 = figures(hour)?.parse().ok().filter(|hour| (1..=12).contains(hour))?;
    let minute = figures(minute).filter(|minute| minute.len() == 2)?;
    Some(format!("{:02}:{minute}", hour % 12 + later))
}

fn parse_hours(text: &str) -> Option<Hours> {
    let (from, to) = text.split_once(" to ").or_else(|| text.split_once('-'))?;
    Some(Hours { from: parse_time(from)??, to: parse_time(to)? })
}

/// Hours written as one range or as a list of ranges.
pub(crate) struct HoursOfADay(pub(crate) Vec<Located<Hours>>);

impl FromNode for HoursOfADay {
    fn from_node(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        match node.value {
            Value::List(_) => Vec::from_node(node, reader).map(Self),
            _ => Located::from_node(node, reader).map(|hours| Self(vec![hours])),
        }
    }

    fn shape() -> Shape {
        Shape::either([Hours::shape(), Vec::<Hours>::shape()])
    }
}

/// Days of the week: `monday`, `monday to friday`, `every day`, or a list.
pub(crate) struct Weekdays(pub(crate) Vec<Weekday>);

impl FromNode for Weekdays {
    fn from_node(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let days = match &node.value {
            Value::List(items) => items
                .iter()
                .map(|item| item.scalar().and_then(parse_days))
                .collect::<Option<Vec<_>>>()
                .map(|days| days.concat())
                .filter(|days| !days.is_empty()),
            _ => parse_days(single(node, "a day of the week", reader)?),
        };
        if days.is_none() {
            let fault = Diagnostic::error(&rules::UNKNOWN_WORD, node.span, "these are not days of the week");
            reader.report(match node.scalar().and_then(meant_days) {
                Some(meant) => fault
                    .label(format!("did you mean `{meant}`?"))
                    .patch(node.span, reader.instead(node.span, &meant))
                    .certain(),
                None => fault.help(HOW_DAYS),
            });
        }
        days.map(Self)
    }

    fn shape() -> Shape {
        let day = any_case(&WEEKDAYS.map(|(word, _)| word));
        let every_day = any_case(&["every day"]);
        // The words come first, because editors offer them; the pattern allows other ways to write them.
        let words: Vec<&str> = WEEKDAYS.iter().map(|(word, _)| *word).chain(["every day"]).collect();
        let pattern = format!(r"^\s*({every_day}|{day}(\s* [Tt][Oo] \s*{day})?)\s*$");
        let days = Shape::either([Shape::word(&words), Shape::pattern(&pattern, HOW_DAYS)]);
        Shape::either([days.clone(), Shape::full_list(days)])
    }
}

const WEEKDAYS: [(&str, Weekday); 7] = [
    ("monday", Weekday::Monday),
    ("tuesday", Weekday::Tuesday),
    ("wednesday", Weekday::Wednesday),
    ("thursday", Weekday::Thursday),
    ("friday", Weekday::Friday),
    ("saturday", Weekday::Saturday),
    ("sunday", Weekday::Sunday),
];

/// Days of the week with short names, a dash between them, or one slip in a name: `Mon-Fri`, `firday`.
fn meant_days(text: &str) -> Option<String> {
    let names = || WEEKDAYS.iter().map(|(name, _)| *name);
    let one = |word: &str| {
        let word = word.trim().trim_end_matches('.');
        let is_short = |name: &&str| word.len() >= 3 && name.starts_with(word);
        names().find(is_short).or_else(|| only_slip(word, names()))
    };
    let text = text.to_lowercase().replace(['–', '—', '‑', '−'], "-");
    let Some((first, last)) = text.split_once(" to ").or_else(|| text.split_once('-')) else {
        return match text.trim() {
            "daily" | "everyday" | "all days" => Some("every day".to_owned()),
            "weekdays" => Some("monday to friday".to_owned()),
            "weekends" | "weekend" => Some("saturday to sunday".to_owned()),
            word => one(word).map(str::to_owned),
        };
    };
    Some(format!("{} to {}", one(first)?, one(last)?))
}

fn parse_days(text: &str) -> Option<Vec<Weekday>> {
    let text = text.trim().to_lowercase();
    let one = |name: &str| WEEKDAYS.iter().find(|(word, _)| *word == name.trim()).map(|(_, day)| *day);
    if text == "every day" {
        return Some(WEEKDAYS.iter().map(|(_, day)| *day).collect());
    }
    let Some((first, last)) = text.split_once(" to ") else {
        return one(&text).map(|day| vec![day]);
    };
    let (first, last) = (one(first)?, one(last)?);
    let mut days: Vec<Weekday> = first.cycle_forward().take_while(|day| *day != last).take(7).collect();
    days.push(last);
    Some(days)
}
