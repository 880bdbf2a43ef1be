//! A day that comes again -> its next date, and its code in the feed.

use charter::model::recurring_day::RecurringDay;
use jiff::civil::{Date, date};

fn day(code: &str) -> RecurringDay {
    RecurringDay::of_code(code).expect("a code of the feed")
}

#[test]
fn the_next_date_is_the_day_itself_or_a_later_one() {
    let table = [
        ("--06-01", date(2026, 6, 1), date(2026, 6, 1)),
        ("--06-01", date(2026, 5, 31), date(2026, 6, 1)),
        ("--06-01", date(2026, 6, 2), date(2027, 6, 1)),
        ("--12-31", date(2026, 12, 31), date(2026, 12, 31)),
        ("--01-01", date(2026, 12, 31), date(2027, 1, 1)),
        // The last day of February.
        ("--02-29", date(2026, 2, 1), date(2026, 2, 28)),
        ("--02-29", date(2026, 3, 1), date(2027, 2, 28)),
        ("--02-29", date(2027, 3, 1), date(2028, 2, 29)),
        ("---10", date(2026, 11, 10), date(2026, 11, 10)),
        ("---10", date(2026, 11, 11), date(2026, 12, 10)),
        ("---10", date(2026, 12, 11), date(2027, 1, 10)),
        // A month that is too short ends with its last day.
        ("---31", date(2026, 11, 29), date(2026, 11, 30)),
        ("---31", date(2026, 1, 31), date(2026, 1, 31)),
        ("---31", date(2026, 2, 1), date(2026, 2, 28)),
        ("---30", date(2028, 2, 1), date(2028, 2, 29)),
    ];
    for (code, from, expected) in table {
        assert_eq!(day(code).on_or_after(from), Some(expected), "{code} from {from}");
    }
    assert_eq!(day("--06-01").on_or_after(Date::MAX), None);
}

#[test]
fn a_code_is_read_as_it_is_written_and_nothing_else_is_one() {
    for code in ["--06-01", "--02-29", "--12-31", "---01", "---10", "---31"] {
        assert_eq!(day(code).code(), code);
    }
    for text in ["", "--", "---", "--13-01", "--06-31", "--02-30", "---00", "---32", "06-01", "2026-06-01", "10"] {
        assert_eq!(RecurringDay::of_code(text), None, "{text}");
    }
}
