//! Ireland's public holidays.

use jiff::civil::Weekday::Monday;

use crate::holidays::day_of_year::DayOfYear::{Easter, Fixed, Nth, StBrigid};
use crate::holidays::jurisdiction::Jurisdiction;
use crate::holidays::rule::{by_law, often};

/// Ireland. The law moves none of them: a worker who is off on the day itself gets another one from the employer.
pub(super) const IRELAND: &[Jurisdiction] = &[Jurisdiction {
    code: "IE",
    name: "Ireland",
    law: "Organisation of Working Time Act 1997, Second Schedule, as amended in 2022",
    moved: "in lieu",
    time_zones: &["Europe/Dublin"],
    rules: &[
        by_law("New Year's Day", Fixed(1, 1)),
        by_law("St Brigid's Day", StBrigid),
        by_law("St Patrick's Day", Fixed(3, 17)),
        often("Good Friday", Easter(-2)),
        by_law("Easter Monday", Easter(1)),
        by_law("May bank holiday", Nth(1, Monday, 5)),
        by_law("June bank holiday", Nth(1, Monday, 6)),
        by_law("August bank holiday", Nth(1, Monday, 8)),
        by_law("October bank holiday", Nth(-1, Monday, 10)),
        by_law("Christmas Day", Fixed(12, 25)),
        by_law("St Stephen's Day", Fixed(12, 26)),
    ],
}];
