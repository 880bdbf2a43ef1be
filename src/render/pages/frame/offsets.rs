//! A city's time zone -> its offsets, for the scripts of its pages. They never ask the browser, whose own table of time zones may be older
//! than the city's last decision about its clocks.

use jiff::civil::Date;
use jiff::tz::Offset;
use jiff::{Timestamp, ToSpan, Zoned};
use serde::{Serialize, Serializer};

use crate::model::edition::Edition;

/// The years before and after the edition's first day for which the offsets are told, if no calendar covers more.
const YEARS: (i32, i32) = (2, 10);

/// From a minute on, the offset in minutes; the last entry is the end and has none. Minutes are counted from 1970 in UTC.
pub(super) struct Entry {
    minute: i64,
    offset: Option<i32>,
}

impl Serialize for Entry {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.offset {
            Some(offset) => (self.minute, offset).serialize(serializer),
            None => [self.minute].serialize(serializer),
        }
    }
}

/// Returns the offsets for the days that the edition's calendars cover and for some years around its first day; nothing for an edition
/// without a first day, in which nothing is in force.
pub(super) fn of(edition: &Edition<'_>) -> Vec<Entry> {
    let moments = days(edition).and_then(|(from, until)| Some((start(edition, from)?, start(edition, until)?)));
    let Some((from, until)) = moments else { return Vec::new() };
    let rules = &edition.catalog.site.time_zone.rules;
    let changes = rules.following(from.timestamp()).take_while(|change| change.timestamp() < until.timestamp());
    let changes = changes.map(|change| entry(change.timestamp(), Some(change.offset())));
    let mut all = vec![entry(from.timestamp(), Some(from.offset()))];
    all.extend(changes);
    // A change of the zone's name alone is none of its clocks.
    all.dedup_by_key(|entry| entry.offset);
    all.push(entry(until.timestamp(), None));
    all
}

/// The first day, and the first day after the last: two more on each side, since a script looks a day ahead and back for a change.
fn days(edition: &Edition<'_>) -> Option<(Date, Date)> {
    let first = edition.in_force.from?;
    let around = (first.saturating_sub(YEARS.0.years()), first.saturating_add(YEARS.1.years()));
    let covered = edition.catalog.calendars.values().filter_map(|calendar| calendar.complete);
    let (from, until) = covered.fold(around, |(from, until), one| (from.min(one.from), until.max(one.until.value)));
    Some((from.saturating_sub(2.days()), until.saturating_add(2.days())))
}

/// The start of a day.
fn start(edition: &Edition<'_>, day: Date) -> Option<Zoned> {
    edition.catalog.site.time_zone.rules.to_zoned(day.into()).ok()
}

fn entry(at: Timestamp, offset: Option<Offset>) -> Entry {
    Entry { minute: at.as_second().div_euclid(60), offset: offset.map(|offset| offset.seconds() / 60) }
}
