//! Dates, amounts, shares and promises in words: one place, so that pages, feed and messages can't differ.
//!
//! Most of a site's words come from here, several times each: what is only put together is put together without the machinery of formats.

use std::borrow::Cow;

use jiff::civil::{Date, DateTime, Time, Weekday};

use crate::model::amount::{Amount, Unit};
use crate::model::calendar::{Calendar, Hours};
use crate::model::channel::Channel;
use crate::model::share::Share;
use crate::model::stage::Stage;
use crate::model::standard::{Conditions, Promise};
use crate::model::target::{Count, Target};

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// The name of a month, 1 to 12.
#[must_use]
pub fn month(month: i8) -> &'static str {
    usize::try_from(month - 1).ok().and_then(|at| MONTHS.get(at)).copied().unwrap_or_default()
}

/// `1 January 2027`.
#[must_use]
pub fn date(date: Date) -> String {
    [&date.day().to_string(), " ", month(date.month()), " ", &date.year().to_string()].concat()
}

/// `Friday, 1 January 2027`.
#[must_use]
pub fn long_date(day: Date) -> String {
    [weekday(day.weekday()), ", ", &date(day)].concat()
}

/// `Friday`.
#[must_use]
pub const fn weekday(day: Weekday) -> &'static str {
    match day {
        Weekday::Monday => "Monday",
        Weekday::Tuesday => "Tuesday",
        Weekday::Wednesday => "Wednesday",
        Weekday::Thursday => "Thursday",
        Weekday::Friday => "Friday",
        Weekday::Saturday => "Saturday",
        Weekday::Sunday => "Sunday",
    }
}

/// `8:30 am`, `noon`, `midnight`.
#[must_use]
pub fn time(time: Time) -> String {
    let (hour, minute) = (time.hour(), time.minute());
    let twelve = if hour % 12 == 0 { 12 } else { hour % 12 };
    match (hour, minute) {
        (0, 0) => "midnight".to_owned(),
        (12, 0) => "noon".to_owned(),
        (_, 0) => format!("{twelve} {}", half(hour)),
        _ => format!("{twelve}:{minute:02} {}", half(hour)),
    }
}

const fn half(hour: i8) -> &'static str {
    if hour < 12 { "am" } else { "pm" }
}

/// `8:30 am on Friday, 1 January 2027`.
#[must_use]
pub fn moment(moment: DateTime) -> String {
    format!("{} on {}", time(moment.time()), long_date(moment.date()))
}

/// `8:30 am to 4:30 pm`, `all day`.
#[must_use]
pub fn hours(hours: Hours) -> String {
    match hours.to {
        None if hours.from == Time::midnight() => "all day".to_owned(),
        None => format!("{} to midnight", time(hours.from)),
        Some(to) => format!("{} to {}", time(hours.from), time(to)),
    }
}

/// The week of a calendar: `Monday to Friday, 8:30 am to 4:30 pm`.
#[must_use]
pub fn week(calendar: &Calendar) -> Vec<String> {
    if calendar.is_always_open() {
        return vec!["24 hours a day, every day".to_owned()];
    }
    let mut runs: Vec<(Weekday, Weekday, Vec<Hours>)> = Vec::new();
    for day in Weekday::Monday.cycle_forward().take(7) {
        let open = calendar.usual_hours(day);
        match runs.last_mut() {
            Some((_, last, hours)) if *hours == open => *last = day,
            _ => runs.push((day, day, open)),
        }
    }
    runs.iter()
        .filter(|(_, _, open)| !open.is_empty())
        .map(|(first, last, open)| {
            let days = match (first, last) {
                (Weekday::Monday, Weekday::Sunday) => "Every day".to_owned(),
                (first, last) if first == last => weekday(*first).to_owned(),
                (first, last) => format!("{} to {}", weekday(*first), weekday(*last)),
            };
            let open: Vec<String> = open.iter().map(|one| hours(*one)).collect();
            format!("{days}, {}", open.join(" and "))
        })
        .collect()
}

/// `3 business days`, `1 week`, `10,000 hours`.
#[must_use]
pub fn amount(amount: Amount) -> String {
    [&number(amount.value), " ", unit(amount.value, amount.unit)].concat()
}

const fn unit(count: u32, unit: Unit) -> &'static str {
    if counts_as_one(count) { unit.singular() } else { unit.plural() }
}

/// Whether a text speaks of so many as of one.
#[must_use]
pub const fn counts_as_one(count: u32) -> bool {
    count == 1
}

/// `10,000`.
#[must_use]
pub fn number(number: u32) -> String {
    if number < 1000 { number.to_string() } else { format!("{},{:03}", number / 1000, number % 1000) }
}

/// A share as people speak: `9 times in 10`, `every time`, `99.5% of the time`.
#[must_use]
pub fn share(share: Share) -> String {
    let mut out = String::new();
    add_share(&mut out, share);
    out
}

fn add_share(out: &mut String, share: Share) {
    match share.tenths() {
        1000 => out.push_str("every time"),
        500 => out.push_str("half of the time"),
        950 => out.push_str("19 times in 20"),
        750 => out.push_str("3 times in 4"),
        250 => out.push_str("1 time in 4"),
        100 => out.push_str("1 time in 10"),
        tenths if tenths % 100 == 0 => out.extend([&(tenths / 100).to_string(), " times in 10"]),
        tenths if tenths % 10 == 0 && tenths > 900 => out.extend([&(tenths / 10).to_string(), " times in 100"]),
        tenths if tenths % 10 == 0 => out.extend([&(tenths / 10).to_string(), "% of the time"]),
        _ => out.extend([&share.percent().to_string(), "% of the time"]),
    }
}

/// What is promised by when, without who and what: `within 3 business days, 9 times in 10`.
#[must_use]
pub fn target(promise: &Promise) -> String {
    let mut out = String::with_capacity(USUAL_PROMISE);
    add_target(&mut out, promise);
    out
}

fn add_target(out: &mut String, promise: &Promise) {
    let target = &promise.target.value;
    add_measure(out, target);
    if !matches!(target, Target::None(_)) && promise.share() != Share::EVERY_TIME {
        out.push_str(", ");
        add_share(out, promise.share());
    }
}

fn add_measure(out: &mut String, target: &Target) {
    match target {
        Target::Within(Amount { value: 0, unit }) => out.push_str(at_once(*unit)),
        Target::Within(limit) => out.extend(["within ", &amount(*limit)]),
        Target::Average(mean) => out.extend(["in ", &amount(*mean), " on average"]),
        Target::Between(least, most, unit) => {
            out.extend(["in ", &number(*least), " to ", &amount(Amount::new(*most, *unit))]);
        }
        Target::Every(Amount { value: 1, unit }) => out.extend(["every ", unit.singular()]),
        Target::Every(period) => out.extend(["every ", &amount(*period)]),
        Target::AtMost(count) => add_count(out, count),
        Target::None(_) => out.push_str("no set time"),
    }
}

fn add_count(out: &mut String, Count { count, of, per }: &Count) {
    let of = if *count == 1 { one_of(of) } else { of.as_str().into() };
    let article = if *per == Unit::Hour { "an" } else { "a" };
    out.extend(["at most ", &number(*count), " ", &of, " in ", article, " ", per.singular()]);
}

/// What stands in the plural, of one: `day closed` of `days closed`.
fn one_of(many: &str) -> Cow<'_, str> {
    let first = many.split(' ').next().unwrap_or_default();
    let one = match (first.strip_suffix("ies"), first.strip_suffix('s')) {
        (Some(stem), _) => format!("{stem}y"),
        (None, Some(one)) if !one.ends_with('s') => one.to_owned(),
        _ => return many.into(),
    };
    (one + &many[first.len()..]).into()
}

const fn at_once(unit: Unit) -> &'static str {
    match unit {
        Unit::BusinessDay | Unit::BusinessHour => "on the same business day",
        Unit::Second | Unit::Minute | Unit::Hour => "at once",
        Unit::CalendarDay | Unit::Week | Unit::Month | Unit::Year => "on the same day",
    }
}

/// The promise in one sentence: `We will make the pothole safe within 3 business days, 9 times in 10.`
#[must_use]
pub fn promise(promise: &Promise, stage: Stage) -> String {
    let mut out = String::with_capacity(USUAL_PROMISE);
    out.extend([WE_WILL, action(promise, stage)]);
    match &promise.target.value {
        Target::None(_) => out.push_str(", but we do not promise a time"),
        Target::AtMost(count) => {
            out.push_str(", with ");
            add_count(&mut out, count);
        }
        _ => {
            out.push(' ');
            add_target(&mut out, promise);
        }
    }
    if let Some(conditions) = &promise.conditions {
        add_conditions(&mut out, &conditions.value);
    }
    out.push('.');
    out
}

/// `, when you pay the fee (priority-one walkways; from May to October)`.
fn add_conditions(out: &mut String, conditions: &Conditions) {
    out.extend(conditions.text.iter().flat_map(|text| [Cow::from(", "), inside_a_sentence(text)]));
    let cases = cases(conditions, out);
    out.push_str(&cases);
}

/// The cases that a promise is for, behind what is said of it: ` (priority-one walkways; from May to October)`. Not those that are said
/// already.
#[must_use]
pub fn cases(Conditions { zone, priority, season, .. }: &Conditions, said: &str) -> String {
    let said = said.to_lowercase();
    let cases = [priority, zone, season].into_iter().flatten().map(|case| without_stop(case));
    let cases: Vec<&str> = cases.filter(|case| !said.contains(&case.to_lowercase())).collect();
    if cases.is_empty() { String::new() } else { format!(" ({})", cases.join("; ")) }
}

fn without_stop(text: &str) -> &str {
    text.trim_end().trim_end_matches('.')
}

/// How a condition begins that is written like a sentence of its own.
const BEGINNINGS: [&str; 12] =
    ["After", "Before", "During", "For", "From", "If", "In", "On", "Unless", "Until", "When", "While"];

/// A condition as it stands behind a comma: `if you are in a hurry`.
fn inside_a_sentence(text: &str) -> Cow<'_, str> {
    let text = without_stop(text);
    let first = text.split(' ').next().unwrap_or_default();
    if BEGINNINGS.contains(&first) { (first.to_lowercase() + &text[first.len()..]).into() } else { text.into() }
}

/// What we do, after "We will": the promise's own words, else those of its stage: `make the pothole safe`.
#[must_use]
pub fn action(promise: &Promise, stage: Stage) -> &str {
    promise.we.as_ref().map_or_else(|| stage_words(stage), |we| we.value.as_str())
}

/// What we do, without when: `We will make the pothole safe`.
#[must_use]
pub fn we_will(promise: &Promise, stage: Stage) -> String {
    [WE_WILL, action(promise, stage)].concat()
}

/// How every promise begins.
const WE_WILL: &str = "We will ";

/// As many bytes as most promises have.
const USUAL_PROMISE: usize = 128;

/// What we do at a stage, after "We will", where a standard doesn't say it better.
const fn stage_words(stage: Stage) -> &'static str {
    match stage {
        Stage::Answer => "answer you",
        Stage::Acknowledge => "tell you that we have your request",
        Stage::Respond => "reply to you",
        Stage::Attend => "come to you",
        Stage::MakeSafe => "make it safe",
        Stage::Schedule => "agree on a date with you",
        Stage::Decide => "decide",
        Stage::Complete => "finish the work",
        Stage::Update => "tell you how it stands",
        Stage::Publish => "publish it",
        Stage::Available => "keep it available",
        Stage::Repeat => "do this",
    }
}

/// A stage as a heading: what residents get.
#[must_use]
pub const fn stage_heading(stage: Stage) -> &'static str {
    match stage {
        Stage::Answer => "Answer",
        Stage::Acknowledge => "Confirmation that we have your request",
        Stage::Respond => "Reply",
        Stage::Attend => "First visit",
        Stage::MakeSafe => "Making it safe",
        Stage::Schedule => "Setting a date",
        Stage::Decide => "Decision",
        Stage::Complete => "Work done",
        Stage::Update => "Progress report",
        Stage::Publish => "Publication",
        Stage::Available => "Availability",
        Stage::Repeat => "Regular work",
    }
}

/// What stops the clock at a stage, after "when", where a standard doesn't say it better.
#[must_use]
pub const fn stage_stops(stage: Stage) -> &'static str {
    match stage {
        Stage::Answer => "a person answers",
        Stage::Acknowledge => "we confirm that we have your request",
        Stage::Respond => "we reply",
        Stage::Attend => "we arrive",
        Stage::MakeSafe => "the danger is gone",
        Stage::Schedule => "a date is set",
        Stage::Decide => "we send you the decision",
        Stage::Complete => "the work is done",
        Stage::Update => "we tell you how it stands",
        Stage::Publish => "it can be read",
        Stage::Available => "it can be used",
        Stage::Repeat => "each round is done",
    }
}

/// A channel in words.
#[must_use]
pub const fn channel(channel: Channel) -> &'static str {
    match channel {
        Channel::Phone => "telephone",
        Channel::Voicemail => "voicemail",
        Channel::Email => "e-mail",
        Channel::Web => "web form",
        Channel::Mail => "letter",
        Channel::InPerson => "in person",
        Channel::SocialMedia => "social media",
    }
}

/// The same text with a capital first letter.
#[must_use]
pub fn capital(text: &str) -> String {
    let mut rest = text.chars();
    rest.next().map_or_else(String::new, |first| first.to_uppercase().chain(rest).collect())
}

/// `a`, `a and b`, `a, b and c`.
#[must_use]
pub fn list(items: &[String]) -> String {
    match items {
        [] => String::new(),
        [one] => one.clone(),
        [most @ .., last] => format!("{} and {last}", most.join(", ")),
    }
}
