//! The clock, read here and nowhere else.

use jiff::Timestamp;
use jiff::civil::Date;

use crate::config::Day;

/// Returns the date to work for: the one given, or else the current moment.
pub(super) fn day_or_now(given: Option<Date>) -> Day {
    #[expect(clippy::disallowed_methods, reason = "the shell reads the clock, so that nothing else has to")]
    given.map_or_else(|| Day::At(Timestamp::now()), Day::Given)
}
