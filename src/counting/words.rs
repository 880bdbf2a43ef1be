//! What is odd, and numbers, in words.

use crate::counting::oddities::Oddity;

/// What is odd about so many requests.
pub(super) fn sentence(oddity: Oddity, count: u64) -> String {
    match oddity {
        Oddity::Cells => {
            format!("{} more or fewer cells than there are columns, and {} not counted", have_records(count), is(count))
        }
        Oddity::NoStart => format!("{} no start, and {} not counted", have(count), is(count)),
        Oddity::Unreadable => {
            format!("{} a date that can't be read; `formats` in the map says how they are written", have(count))
        }
        Oddity::Future => format!("{} a date that is still to come; it counts as none", have(count)),
        Oddity::NoPromise => {
            format!("{} on a day on which nothing was promised, and {} not counted", came(count), is(count))
        }
        Oddity::OutOfSeason => {
            format!("{} outside the season of the promise, and {} not counted", came(count), is(count))
        }
        Oddity::NotCountable => {
            format!(
                "{} under a version of the promise that a log can't tell of, and {} not counted",
                came(count),
                is(count)
            )
        }
        Oddity::OutsideCalendar => {
            format!(
                "{} a deadline on a day that the calendar doesn't cover, and {} not counted",
                have(count),
                is(count)
            )
        }
        Oddity::Backwards => {
            format!(
                "{} stopped before {} started; nobody can tell when {} done, so {} as still open",
                requests(count),
                it(count),
                it_was(count),
                counts(count)
            )
        }
        Oddity::AtOnce => format!("{} stopped within a minute of the start", requests(count)),
        Oddity::NoStop => {
            format!("{} done by the state, but without a stop; {} as still open", are(count), counts(count))
        }
        Oddity::NotClosed => format!("{} a stop, but not by the state; the stop counts", have(count)),
        Oddity::Doubled => {
            format!("{} a number that was there before; only the first of each counts", have_records(count))
        }
    }
}

/// `1,204`.
pub(super) fn figure(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// The same of a sum.
pub(super) fn whole(number: i64) -> String {
    figure(u64::try_from(number).unwrap_or_default())
}

/// `1 row`, `1,204 rows`.
pub(super) fn many(number: u64, one: &str) -> String {
    format!("{} {one}{}", figure(number), if number == 1 { "" } else { "s" })
}

fn requests(count: u64) -> String {
    many(count, "request")
}

/// `1 request has`, `12 requests have`.
pub(super) fn have(count: u64) -> String {
    format!("{} {}", requests(count), if count == 1 { "has" } else { "have" })
}

fn have_records(count: u64) -> String {
    format!("{} {}", many(count, "record"), if count == 1 { "has" } else { "have" })
}

fn are(count: u64) -> String {
    format!("{} {}", requests(count), is(count))
}

/// `1 request was`, `12 requests were`.
pub(super) fn were(count: u64) -> String {
    format!("{} {}", requests(count), if count == 1 { "was" } else { "were" })
}

fn came(count: u64) -> String {
    format!("{} came in", requests(count))
}

/// `is` or `are`.
pub(super) const fn is(count: u64) -> &'static str {
    if count == 1 { "is" } else { "are" }
}

const fn it(count: u64) -> &'static str {
    if count == 1 { "it" } else { "they" }
}

const fn it_was(count: u64) -> &'static str {
    if count == 1 { "it was" } else { "they were" }
}

const fn counts(count: u64) -> &'static str {
    if count == 1 { "it counts" } else { "they count" }
}
