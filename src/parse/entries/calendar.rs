//! A calendar as staff write it -> its hours by day of the week and season, and its closures, sorted.

use jiff::civil::{Date, Time};

use crate::diagnostic::Diagnostic;
use crate::english;
use crate::model::calendar::{Calendar, Closure, Coverage, Hours, OpenHours};
use crate::model::id::Id;
use crate::model::season::{DayOfYear, Season};
use crate::model::standard::Correction;
use crate::parse::fields::{Fields, Key};
use crate::parse::node::{Node, Value};
use crate::parse::one_or_more::OneOrMore;
use crate::parse::reader::{FromNode, Reader};
use crate::parse::record::{Property, Record, keys, read_record, record, record_shape};
use crate::parse::rules;
use crate::parse::scalars::{HoursOfADay, Weekdays};
use crate::parse::shape::Shape;
use crate::source::Located;

/// What a calendar's file says about how far its list of closures reaches.
struct Claim(Option<Coverage>);

/// The words for a list that is complete for no day.
const NOT_YET: &str = "not yet";

impl FromNode for Claim {
    fn from_node(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let Some(words) = node.scalar() else { return Coverage::from_node(node, reader).map(Some).map(Self) };
        if words.trim().eq_ignore_ascii_case(NOT_YET) {
            return Some(Self(None));
        }
        let message = format!("`{words}` doesn't say for which days the list of closures is complete");
        reader.report(Diagnostic::error(&rules::WRONG_TYPE, node.span, message).help(
            "write the first day and the day after the last one, like `{from: 2026-01-01, until: 2029-01-01}`; or `not yet`, and no business day is counted until you do",
        ));
        None
    }

    fn shape() -> Shape {
        Shape::either([Shape::word(&[NOT_YET]), Coverage::shape()])
    }
}

/// A calendar's file, before its closures are sorted.
struct CalendarFile {
    id: Located<Id>,
    name: String,
    open: Vec<OpenHours>,
    closures: Vec<Closure>,
    complete: Claim,
}

record!(CalendarFile, "a calendar", {
    id: "its permanent id",
    name: "its name in words",
    open: "the usual opening hours of a week, by season where they differ",
    closures: "the days on which it is closed or has other hours, each with its name",
    complete: "the days for which the list of closures is complete, or: not yet",
});

impl FromNode for Calendar {
    fn from_node(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let mut file = CalendarFile::from_node(node, reader)?;
        file.closures.sort_by_key(|closure| closure.date.value);
        let CalendarFile { id, name, open, closures, complete: Claim(complete) } = file;
        let open = open.into_iter().flat_map(split_at_midnight).collect();
        Some(Self { id, name, open, closures, complete })
    }

    fn shape() -> Shape {
        CalendarFile::shape()
    }
}

/// Gives the hours after midnight to the next day of the week, and to the season of the evening before.
fn split_at_midnight(mut open: OpenHours) -> Vec<OpenHours> {
    let mut after: Vec<Located<Hours>> = Vec::new();
    for hours in open.hours.iter_mut().filter(|hours| hours.value.run_past_midnight()) {
        let to = hours.value.to.take();
        after.push(Located::new(Hours { from: Time::midnight(), to }, hours.span));
    }
    after.retain(|hours| hours.value.to != Some(Time::midnight()));
    if after.is_empty() {
        return vec![open];
    }
    let days = open.days.value.iter().map(|day| day.next()).collect();
    let days = Located::new(days, open.days.span);
    let morning = OpenHours { days, hours: after, season: open.season.map(Season::a_day_later) };
    vec![open, morning]
}

impl Record for OpenHours {
    const WHAT: &'static str = "an entry in `open`";
    const KEYS: &'static [Key] = &[
        Key { name: "days", meaning: "monday, monday to friday, every day, or a list" },
        Key {
            name: "hours",
            meaning: "like 08:30 to 16:30, or a list of such ranges; 18:00 to 02:00 goes on after midnight",
        },
        Key {
            name: "season",
            meaning: "the part of the year in which they apply, like June to August; without it, the whole year",
        },
    ];

    fn properties() -> Vec<Property> {
        vec![
            Property::of::<Weekdays>(Self::KEYS[0]),
            Property::of::<HoursOfADay>(Self::KEYS[1]),
            Property::of::<Option<Season>>(Self::KEYS[2]),
        ]
    }

    fn take(fields: &mut Fields<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        let days: Option<Located<Weekdays>> = fields.take("days", reader);
        let hours: Option<HoursOfADay> = fields.take("hours", reader);
        let season: Option<Option<Season>> = fields.take("season", reader);
        let (days, HoursOfADay(mut hours)) = (days?, hours?);
        hours.sort_by_key(|hours: &Located<Hours>| hours.value.from);
        Some(Self { days: Located::new(days.value.0, days.span), hours, season: season? })
    }
}

impl FromNode for OpenHours {
    fn from_node(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        if let Some(fault) = season_in_two_keys(node) {
            reader.report(fault);
            return None;
        }
        read_record(node, reader)
    }

    fn shape() -> Shape {
        record_shape::<Self>()
    }
}

/// `from` and `until` in place of `season`, as other groups have them.
fn season_in_two_keys(node: &Node) -> Option<Diagnostic> {
    let Value::Map(entries) = &node.value else { return None };
    let of = |names: &[&str]| entries.iter().find(|(key, _)| key.scalar().is_some_and(|name| names.contains(&name)));
    let (first, last) = (of(&["from"]), of(&["until", "to"]));
    let (key, _) = first.or(last)?;
    let name = key.scalar().unwrap_or_default();
    let day = |entry: Option<&(Node<'_>, Node<'_>)>| day_of_year(entry?.1.scalar()?);
    let is_exclusive = last.is_some_and(|(key, _)| key.scalar() == Some("until"));
    let end = day(last).map(|day| if is_exclusive { day.previous() } else { day });
    let (from, to) = (day(first), end);
    let in_words = |day: DayOfYear| format!("{} {}", day.day, english::month(day.month));
    let example = match (from, to) {
        (Some(from), Some(to)) => format!("season: {} to {}", in_words(from), in_words(to)),
        _ => "season: 1 June to 31 August".to_owned(),
    };
    let fault =
        Diagnostic::error(&rules::MISPLACED_KEY, key.span, format!("`{name}` is not a key of an entry in `open`"));
    Some(fault.help(format!("write the first and the last day of the season, both included: `{example}`")))
}

/// A day of the year in figures, with or without a year: `06-01`, `2026-06-01`.
fn day_of_year(text: &str) -> Option<DayOfYear> {
    let parts: Vec<&str> = text.trim().trim_start_matches("--").split('-').collect();
    let ([month, day] | [_, month, day]) = parts[..] else { return None };
    DayOfYear::new(month.parse().ok()?, day.parse().ok()?)
}

/// A closure's keys, of which the last two exclude each other.
struct ClosureKeys {
    date: Located<Date>,
    name: Located<String>,
    closes: Option<Located<Time>>,
    hours: Option<HoursOfADay>,
    corrected: OneOrMore<Correction>,
}

keys!(ClosureKeys, "a closure", {
    date: "the day",
    name: "its name",
    closes: "the time at which it closes, if it is open for part of the day",
    hours: "the hours of that day, if they are other than usual, like 10:00 to 14:00",
    corrected: "a correction of what was published about a past day: the day of the correction and what was wrong; a list, if there were several",
});

impl FromNode for Closure {
    fn from_node(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let ClosureKeys { date, name, closes, hours, corrected } = read_record(node, reader)?;
        let mut hours = hours.map_or_else(Vec::new, |hours| hours.0);
        hours.sort_by_key(|hours| hours.value.from);
        if let (Some(closes), [_, ..]) = (&closes, &hours[..]) {
            let fault = Diagnostic::error(&rules::MISPLACED_KEY, closes.span, "`closes` can't be used with `hours`");
            reader.report(fault.help("keep `hours`, which says both when it opens and when it closes on that day"));
            return None;
        }
        if let Some(late) = hours.iter().find(|hours| hours.value.run_past_midnight()) {
            let fault =
                Diagnostic::error(&rules::HOURS_UPSIDE_DOWN, late.span, "the hours of one day can't run past midnight");
            reader.report(fault.help("end them at 24:00, and write the hours after midnight on the next day"));
            return None;
        }
        Some(Self { date, name, closes, hours, corrected: corrected.sorted_by_key(|one| one.on.value) })
    }

    fn shape() -> Shape {
        record_shape::<ClosureKeys>().and_not(Shape::having(&["closes", "hours"]))
    }
}
