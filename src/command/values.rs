//! Text on the command line -> values; and what every command's help ends with.

use jiff::civil::Date;

use crate::authoring::FirstDay;
use crate::model::site::BaseUrl;
use crate::parse::parse_date;

/// The last line of every command's help.
pub(super) const EXIT_CODES: &str = "Exit codes: 0 success, 1 errors in the content, 2 could not run.";

/// A date.
pub(super) fn day(text: &str) -> Result<Date, String> {
    parse_date(text).ok_or_else(|| {
        "write year, month and day in figures, like 2027-01-31, with a year from 1900 to 2999".to_owned()
    })
}

/// The first day of a promise.
pub(super) fn first_day(text: &str) -> Result<FirstDay, String> {
    let first_day = match text.strip_prefix("before ") {
        Some(day) => parse_date(day.trim()).map(|before| FirstDay::Unknown { before }),
        None => parse_date(text).map(FirstDay::Known),
    };
    first_day.ok_or_else(|| {
        "write year, month and day in figures, like 2027-01-31; if nobody knows the first day, a day by which it had begun: \"before 2026-01-01\""
            .to_owned()
    })
}

/// The address of a site.
pub(super) fn base_url(text: &str) -> Result<BaseUrl, String> {
    BaseUrl::new(text).ok_or_else(|| "write it like https://www.example.org/customer-service/".to_owned())
}
