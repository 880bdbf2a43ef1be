//! The events of a file -> their days from a year on, how far they can be called complete, and what was left out.

use std::collections::{BTreeMap, BTreeSet};

use jiff::ToSpan;
use jiff::civil::{Date, date};

use crate::icalendar::event::{Event, events};
use crate::icalendar::lines::{content_lines, text};
use crate::icalendar::moment::{Moment, whole_days};
use crate::icalendar::recurrence::Yearly;
use crate::icalendar::unreadable::Unreadable;

/// How many years from the first a list can reach when its file has rules without an end alone.
const YEARS: i16 = 3;

/// The years that are read at most: nobody decides on closures that far ahead.
const MOST_YEARS: i16 = 10;

/// The days of an event at most.
const LONGEST: i32 = 366;

/// The events of a file at most, and the days of all of them.
const MOST: usize = 5_000;

/// What a file says about closed days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Import {
    /// The days, by date, each once.
    pub days: Vec<NamedDay>,
    /// The first day for which the file has all of them, if nothing was left out.
    pub from: Date,
    /// The first day for which it no longer has.
    pub until: Date,
    /// The events that were left out, by line.
    pub left_out: Vec<LeftOut>,
}

/// A day with the names of its events.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamedDay {
    /// The day.
    pub date: Date,
    /// The name of the event; of several, joined by "and".
    pub name: String,
}

/// An event that was left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftOut {
    /// The line on which it begins, counted from 1.
    pub line: usize,
    /// Its name.
    pub name: String,
    /// Why it was left out.
    pub reason: String,
    /// Whether it may be a closed day all the same.
    pub may_be_closed: bool,
}

impl Import {
    /// Whether nothing was left out that may be a closed day.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        !self.left_out.iter().any(|event| event.may_be_closed)
    }
}

/// Reads the file's days from the beginning of `first_year` on.
///
/// # Errors
/// If the file as a whole can't be read, or has no such day.
pub fn days(bytes: &[u8], first_year: i16) -> Result<Import, Unreadable> {
    let events = events(content_lines(text(bytes)?)?)?;
    if let Some(event) = events.get(MOST) {
        return Err(Unreadable::new(
            event.line,
            format!("there are more than {MOST} events: keep only the closed days"),
        ));
    }
    let mut left_out = Vec::new();
    let mut dated: Vec<(Event, Days)> = Vec::new();
    for event in events {
        match Days::of(&event) {
            Ok(days) => dated.push((event, days)),
            Err((reason, may_be_closed)) => {
                let name = name(&event);
                left_out.push(LeftOut { line: event.line, name, reason, may_be_closed });
            }
        }
    }
    let (reach_from, last_year) = reach(&dated, first_year);
    let replaced: BTreeSet<(&str, Date)> = replaced(&dated).collect();
    let mut named: BTreeMap<Date, Vec<String>> = BTreeMap::new();
    for (event, days) in &dated {
        for day in days.until(last_year, |day| replaced.contains(&(event.uid.as_str(), day))) {
            let of_day = named.entry(day).or_default();
            if !of_day.contains(&name(event)) {
                of_day.push(name(event));
            }
        }
        if named.len() > MOST {
            return Err(Unreadable::new(
                event.line,
                format!("there are more than {MOST} days: keep only the closed days"),
            ));
        }
    }
    let begins_earlier = named.keys().any(|day| day.year() < first_year);
    let days: Vec<NamedDay> = named
        .into_iter()
        .filter(|(day, _)| (reach_from..=last_year).contains(&day.year()))
        .map(|(date, names)| NamedDay { date, name: names.join(" and ") })
        .collect();
    let Some(first) = days.first() else {
        return Err(Unreadable::new(
            1,
            format!("there is no all-day event from {first_year} on that can be read{}", first_reason(&left_out)),
        ));
    };
    let from = if begins_earlier || reach_from > first_year { date(reach_from, 1, 1) } else { first.date };
    Ok(Import { from, until: date(last_year + 1, 1, 1), days, left_out })
}

fn first_reason(left_out: &[LeftOut]) -> String {
    left_out.first().map(|event| format!("; line {}: {}", event.line, event.reason)).unwrap_or_default()
}

fn name(event: &Event) -> String {
    if event.summary.is_empty() { "Closed".to_owned() } else { event.summary.clone() }
}

/// The days of a series that other events of the file replace.
fn replaced(dated: &[(Event, Days)]) -> impl Iterator<Item = (&str, Date)> {
    dated.iter().filter_map(|(event, days)| Some((event.uid.as_str(), days.replaces?)))
}

/// The first and the last year for which the file can have all days: an unbroken run of years that have single dates, because holidays that
/// move, such as Easter, have no rule. A file of rules alone reaches some years ahead.
fn reach(dated: &[(Event, Days)], first_year: i16) -> (i16, i16) {
    let most = first_year + MOST_YEARS - 1;
    let is_single = |days: &Days| days.rules.is_empty() && days.replaces.is_none();
    let single = dated.iter().filter(|(_, days)| is_single(days)).flat_map(|(_, days)| days.single());
    let years: BTreeSet<i16> = single.map(Date::year).filter(|year| (first_year..=most).contains(year)).collect();
    let Some(first) = years.first() else { return (first_year, first_year + YEARS - 1) };
    (*first, (*first..=most).take_while(|year| years.contains(year)).last().unwrap_or(*first))
}

/// On which days an event is.
struct Days {
    start: Date,
    /// How many days each time.
    length: i32,
    rules: Vec<Yearly>,
    also: Vec<Date>,
    not: BTreeSet<Date>,
    replaces: Option<Date>,
}

impl Days {
    /// # Errors
    /// Why its days can't be told, and whether they may be closed all the same.
    fn of(event: &Event) -> Result<Self, (String, bool)> {
        if event.is_cancelled {
            return Err(("it is cancelled".to_owned(), false));
        }
        let maybe = |reason: String| (reason, true);
        if let Some(unknown) = &event.unknown {
            return Err(maybe(format!("`{unknown}` is not supported")));
        }
        let start = event.start.as_deref().ok_or_else(|| maybe("it has no DTSTART".to_owned()))?;
        let read = |value: &str| Moment::read(value).ok_or_else(|| maybe(format!("`{value}` is not a date")));
        let all =
            |values: &[String]| values.iter().map(|value| Ok(read(value)?.date())).collect::<Result<Vec<Date>, _>>();
        let moment = read(start)?;
        let end = event.end.as_deref().map(read).transpose()?;
        let length = length(moment, end, event.duration.as_deref()).map_err(maybe)?;
        let rule = |value: &String| {
            Yearly::read(value)
                .map_err(|part| maybe(format!("its rule `{part}` is not one that holidays of every year have")))
        };
        Ok(Self {
            start: moment.date(),
            length,
            rules: event.rules.iter().map(rule).collect::<Result<_, _>>()?,
            also: all(&event.also)?,
            not: all(&event.not)?.into_iter().collect(),
            replaces: event.replaces.as_deref().map(read).transpose()?.map(Moment::date),
        })
    }

    /// Its days apart from rules, without exceptions.
    fn single(&self) -> impl Iterator<Item = Date> {
        let firsts = std::iter::once(self.start).chain(self.also.iter().copied());
        firsts.filter(|day| !self.not.contains(day)).flat_map(|day| run(day, self.length))
    }

    /// All of its days up to the end of `last_year`.
    fn until(&self, last_year: i16, is_replaced: impl Fn(Date) -> bool) -> Vec<Date> {
        let ruled = self.rules.iter().flat_map(|rule| rule.days(self.start, last_year));
        let firsts: BTreeSet<Date> = ruled.chain([self.start]).chain(self.also.iter().copied()).collect();
        let is_series = !self.rules.is_empty() || !self.also.is_empty();
        let takes_place = |day: &Date| !(self.not.contains(day) || is_series && is_replaced(*day));
        firsts
            .into_iter()
            .filter(takes_place)
            .flat_map(|day| run(day, self.length))
            .filter(|day| day.year() <= last_year)
            .collect()
    }
}

fn run(first: Date, length: i32) -> impl Iterator<Item = Date> {
    first.series(1.day()).take(usize::try_from(length).unwrap_or(1))
}

/// How many days an event takes, or why that can't be told. The end is not part of it.
fn length(start: Moment, end: Option<Moment>, duration: Option<&str>) -> Result<i32, String> {
    let at_a_time = || {
        "it is at a time of day: if you close early then, add the day yourself, like {date: 2026-12-24, name: Christmas Eve, closes: \"12:00\"}".to_owned()
    };
    let first = start.start_of_day().ok_or_else(at_a_time)?;
    let days = match (end, duration) {
        (Some(end), _) => (end.start_of_day().ok_or_else(at_a_time)? - first).get_days(),
        (None, Some(duration)) => whole_days(duration).ok_or_else(at_a_time)?,
        (None, None) if matches!(start, Moment::Day(_)) => 1,
        (None, None) => return Err(at_a_time()),
    };
    match days {
        // Some programs write the last day itself for an event of one day.
        0 if matches!(start, Moment::Day(_)) => Ok(1),
        1..=LONGEST => Ok(days),
        less if less <= 0 => Err("it ends before it begins".to_owned()),
        _ => Err(format!("it takes more than {LONGEST} days")),
    }
}
