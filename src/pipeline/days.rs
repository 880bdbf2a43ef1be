//! The clock or a given day, and a time zone -> the city's day.

use jiff::civil::Date;

use crate::config::Day;
use crate::model::site::Zone;
use crate::parse::{NotAZone, parse, parse_zone};
use crate::source::Sources;

/// The city's day.
pub(super) fn day(day: Day, zone: &Zone) -> Date {
    match day {
        Day::Given(date) => date,
        Day::At(moment) => moment.to_zoned(zone.rules.clone()).date(),
    }
}

/// The day in a time zone.
///
/// # Errors
/// Why no zone has that name, and what to write instead.
pub fn day_in(zone: &str, moment: Day) -> Result<Date, String> {
    parse_zone(zone).map(|zone| day(moment, &zone)).map_err(|NotAZone { message, meant, help }| match meant {
        Some(meant) => format!("{message}: did you mean `{meant}`?"),
        None => format!("{message}: {help}"),
    })
}

/// The city's day, or the day in UTC if its time zone can't be read; `None` if there is no content.
#[must_use]
pub fn city_day(sources: &Sources, moment: Day) -> Option<Date> {
    parse(sources).catalog.map(|catalog| day(moment, &catalog.site.time_zone))
}
