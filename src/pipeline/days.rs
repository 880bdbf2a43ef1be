//! The clock or a given day, and a time zone -> the city's day.

use jiff::civil::Date;

use crate::config::Day;
use crate::model::site::Zone;
use crate::parse::parse;
use crate::source::Sources;

/// The city's day.
pub(super) fn day(day: Day, zone: &Zone) -> Date {
    match day {
        Day::Given(date) => date,
        Day::At(moment) => moment.to_zoned(zone.rules.clone()).date(),
    }
}

/// The day in a time zone; `None` if no zone has that name.
#[must_use]
pub fn day_in(zone: &str, moment: Day) -> Option<Date> {
    let rules = jiff::tz::TimeZone::get(zone).ok()?;
    Some(day(moment, &Zone { name: zone.to_owned(), rules }))
}

/// The city's day, or the day in UTC if its time zone can't be read; `None` if there is no content.
#[must_use]
pub fn city_day(sources: &Sources, moment: Day) -> Option<Date> {
    parse(sources).catalog.map(|catalog| day(moment, &catalog.site.time_zone))
}
