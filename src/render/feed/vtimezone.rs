//! A time zone and the years of some events -> when its clocks change in those years, as iCalendar (RFC 5545, 3.6.5).

use std::ops::RangeInclusive;

use jiff::civil::{Date, DateTime, Time, Weekday};
use jiff::tz::{Dst, Offset, TimeZone};
use jiff::{SignedDuration, Timestamp};

use crate::model::site::Zone;

/// Returns the lines of the component. It is right from the year before the first event to the year after the last one.
pub(super) fn lines(zone: &Zone, years: RangeInclusive<i16>) -> Vec<String> {
    let mut lines = vec!["BEGIN:VTIMEZONE".to_owned(), format!("TZID:{}", zone.name)];
    let last = years.end().saturating_add(1);
    for run in runs(onsets(&zone.rules, years.start().saturating_sub(1), last)) {
        lines.extend(run.lines(last));
    }
    lines.push("END:VTIMEZONE".to_owned());
    lines
}

/// A moment at which other rules begin to apply.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Onset {
    moment: Timestamp,
    before: Offset,
    after: Offset,
    is_daylight: bool,
    name: String,
}

impl Onset {
    /// The last reading of the clocks under the old rules.
    fn reading(&self) -> DateTime {
        self.before.to_datetime(self.moment)
    }

    fn day(&self) -> Date {
        self.reading().date()
    }

    /// Whether both are the same change of the clocks, in different years, if they are on the same day.
    fn is_like(&self, other: &Self) -> bool {
        let what = |one: &Self| (one.before, one.after, one.is_daylight, one.day().month(), one.day().weekday());
        what(self) == what(other) && self.reading().time() == other.reading().time() && self.name == other.name
    }
}

/// Returns the onset that the first year begins with, and those until the end of the last one.
fn onsets(rules: &TimeZone, first: i16, last: i16) -> Vec<Onset> {
    let [first, earlier] = [first, first.saturating_sub(1)].map(start);
    let mut before = rules.to_offset(earlier);
    let mut onsets: Vec<Onset> = rules
        .following(earlier)
        .take_while(|change| change.timestamp() < start(last.saturating_add(1)))
        .map(|change| {
            let onset = Onset {
                moment: change.timestamp(),
                before,
                after: change.offset(),
                is_daylight: change.dst() == Dst::Yes,
                name: change.abbreviation().to_owned(),
            };
            before = onset.after;
            onset
        })
        .collect();
    let of_earlier_years = onsets.iter().filter(|onset| onset.moment <= first).count();
    if of_earlier_years == 0 {
        // The clocks have not changed for at least a year.
        let now = rules.to_offset_info(first);
        let onset = Onset {
            moment: first,
            before: now.offset(),
            after: now.offset(),
            is_daylight: now.dst() == Dst::Yes,
            name: now.abbreviation().to_owned(),
        };
        onsets.insert(0, onset);
    }
    onsets.drain(..of_earlier_years.saturating_sub(1));
    onsets
}

/// The start of a year in UTC: near enough for a window that is a year wider than the events.
fn start(year: i16) -> Timestamp {
    let day = Date::new(year, 1, 1).unwrap_or(if year > 0 { Date::MAX } else { Date::MIN });
    TimeZone::UTC.to_timestamp(day.to_datetime(Time::midnight())).unwrap_or(Timestamp::MAX)
}

/// Onsets on the same day of successive years, such as each second Sunday of March.
struct Run {
    first: Onset,
    last: Onset,
    /// The weeks of the month that the onsets have in common, as in `BYDAY`.
    weeks: Vec<i8>,
}

/// Puts together what one rule can say. Onsets that follow no such rule stay single, so that each year is right whatever was decided in it.
fn runs(onsets: Vec<Onset>) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for onset in onsets {
        let weeks = weeks(onset.day());
        let goes_on = |run: &&mut Run| {
            run.last.is_like(&onset)
                && run.last.day().year() + 1 == onset.day().year()
                && run.weeks.iter().any(|week| weeks.contains(week))
        };
        if let Some(run) = runs.iter_mut().find(goes_on) {
            run.weeks.retain(|week| weeks.contains(week));
            run.last = onset;
        } else {
            runs.push(Run { first: onset.clone(), last: onset, weeks });
        }
    }
    runs
}

/// Returns which of its weekday a day is in its month: from the start, and -1 if it is the last.
fn weeks(day: Date) -> Vec<i8> {
    let from_the_start = Some((day.day() - 1) / 7 + 1).filter(|week| *week <= 4);
    let is_last = day.day() + 7 > day.days_in_month();
    from_the_start.into_iter().chain(is_last.then_some(-1)).collect()
}

impl Run {
    fn lines(&self, last_year: i16) -> Vec<String> {
        let Self { first, last, .. } = self;
        let kind = if first.is_daylight { "DAYLIGHT" } else { "STANDARD" };
        let mut lines = vec![format!("BEGIN:{kind}"), format!("DTSTART:{}", first.reading().strftime("%Y%m%dT%H%M%S"))];
        lines.extend(self.rule(last.day().year() == last_year));
        lines.push(format!("TZOFFSETFROM:{}", offset(first.before)));
        lines.push(format!("TZOFFSETTO:{}", offset(first.after)));
        lines.push(format!("TZNAME:{}", first.name));
        lines.push(format!("END:{kind}"));
        lines
    }

    /// Returns the rule of a run. One that still applies in the last year has no end, as other programs write it.
    fn rule(&self, is_open: bool) -> Option<String> {
        let day = self.first.day();
        let week = self.weeks.first().filter(|_| self.first != self.last)?;
        // A day later than need be: some readers compare it, although it is in UTC, with local time.
        let until = self.last.moment.saturating_add(SignedDuration::from_hours(24)).unwrap_or(self.last.moment);
        let until = if is_open { String::new() } else { format!(";UNTIL={}", until.strftime("%Y%m%dT%H%M%SZ")) };
        Some(format!("RRULE:FREQ=YEARLY{until};BYMONTH={};BYDAY={week}{}", day.month(), weekday(day.weekday())))
    }
}

fn offset(offset: Offset) -> String {
    let seconds = offset.seconds();
    let (sign, all) = (if seconds < 0 { '-' } else { '+' }, seconds.abs());
    let rest = match all % 60 {
        0 => String::new(),
        rest => format!("{rest:02}"),
    };
    format!("{sign}{:02}{:02}{rest}", all / 3600, all / 60 % 60)
}

const fn weekday(day: Weekday) -> &'static str {
    match day {
        Weekday::Monday => "MO",
        Weekday::Tuesday => "TU",
        Weekday::Wednesday => "WE",
        Weekday::Thursday => "TH",
        Weekday::Friday => "FR",
        Weekday::Saturday => "SA",
        Weekday::Sunday => "SU",
    }
}
