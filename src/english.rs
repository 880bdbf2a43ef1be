//! What staff read -> English, whatever language a city publishes in: the words of messages, apart from the words of pages.

use jiff::civil::{Date, Time, Weekday};

use crate::language;
use crate::model::amount::Amount;
use crate::model::calendar::Hours;
use crate::model::period::Period;
use crate::model::recurring_day::{DayOfMonth, RecurringDay};
use crate::model::season::DayOfYear;
use crate::model::standard::{Promise, Version};
use crate::wording::Wording;
pub use crate::wording::capital;

fn words() -> Wording<'static> {
    Wording::new(language::english())
}

/// When a version begins, as a clause: `takes effect on 1 January 2027`, `began before 1 January 2026`.
#[must_use]
pub fn begins(version: &Version) -> String {
    let day = date(version.effective.value);
    if version.begins_earlier { format!("began before {day}") } else { format!("takes effect on {day}") }
}

/// The name of a month, 1 to 12.
#[must_use]
pub fn month(month: i8) -> &'static str {
    words().month(month)
}

/// `Friday`.
#[must_use]
pub fn weekday(day: Weekday) -> &'static str {
    words().weekday(day)
}

/// `1 January 2027`.
#[must_use]
pub fn date(date: Date) -> String {
    words().date(date)
}

/// `8:30 am`, `noon`, `midnight`.
#[must_use]
pub fn time(time: Time) -> String {
    words().time(time)
}

/// `8:30 am to 4:30 pm`, `all day`.
#[must_use]
pub fn hours(hours: Hours) -> String {
    words().hours(hours)
}

/// `3 business days`, `1 week`, `10,000 hours`.
#[must_use]
pub fn amount(amount: Amount) -> String {
    words().amount(amount)
}

/// `10,000`.
#[must_use]
pub fn number(number: u64) -> String {
    words().number(number)
}

/// Whole months: `March 2026`, `April to June 2026`, `2025`.
#[must_use]
pub fn months(period: Period) -> String {
    words().months(period)
}

/// The same in a sentence: `in March 2026`, `from April to June 2026`.
#[must_use]
pub fn in_months(period: Period) -> String {
    words().in_months(period)
}

/// What is promised by when: `within 3 business days, 9 times in 10`.
#[must_use]
pub fn target(promise: &Promise) -> String {
    words().target(promise)
}

/// What is done, after whose deed it is: `Pothole repair: we will make the pothole safe`.
#[must_use]
pub fn deed_of(name: &str, action: &str) -> String {
    words().deed_of(name, action)
}

/// `a`, `a and b`, `a, b and c`.
#[must_use]
pub fn list(items: &[String]) -> String {
    words().list(items)
}

/// A day that comes again, as staff write it: `1 June`, `the 10th of each month`.
#[must_use]
pub fn recurring_day(day: RecurringDay) -> String {
    match day {
        RecurringDay::Yearly(DayOfYear { month, day }) => format!("{day} {}", self::month(month)),
        RecurringDay::Monthly(DayOfMonth::LAST) => "the last day of each month".to_owned(),
        RecurringDay::Monthly(day) => {
            let number = day.number();
            let ending = match (number % 10, number) {
                (1, 1 | 21) => "st",
                (2, 2 | 22) => "nd",
                (3, 3 | 23) => "rd",
                _ => "th",
            };
            format!("the {number}{ending} of each month")
        }
    }
}
