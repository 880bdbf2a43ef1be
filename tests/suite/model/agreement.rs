//! 10,000 random requests in each calendar of the table of due dates -> the digests of their answers. The pages' script
//! (`tests/browser/agreement.test.mjs`) and the program that the site publishes (`tests/readers/agreement_test.py`) make the same requests, and
//! have to come to the same digests: so all three answer alike.

use std::fmt::Write;

use charter::model::amount::{Amount, Unit};
use charter::model::calendar::Calendar;
use charter::model::due::{Due, NotComputable, due};
use charter::model::period::Period;
use charter::model::season::{DayOfYear, Season};
use jiff::ToSpan;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::support::due_dates::{table, zone};
use crate::support::fixtures::{assert_expected, fixtures};

const REQUESTS: usize = 10_000;
/// A digest for each so many requests, so that a difference can be found.
const IN_A_DIGEST: usize = 500;
/// A zone for each calendar, in the order of their names, whose rules all time zone data know.
const ZONES: [&str; 6] = [
    "Europe/London",
    "America/Halifax",
    "America/St_Johns",
    "Pacific/Auckland",
    "Australia/Lord_Howe",
    "America/New_York",
];
const UNITS: [Unit; 9] = [
    Unit::Second,
    Unit::Minute,
    Unit::Hour,
    Unit::BusinessHour,
    Unit::BusinessDay,
    Unit::CalendarDay,
    Unit::Week,
    Unit::Month,
    Unit::Year,
];
/// First and last days, as month and day. The first version of each standard has no season.
const SEASONS: [Option<[(i8, i8); 2]>; 4] =
    [None, Some([(5, 1), (10, 31)]), Some([(11, 15), (3, 15)]), Some([(2, 1), (2, 29)])];

/// Marsaglia's xorshift with 32 bits.
struct Random(u32);

impl Random {
    fn below(&mut self, bound: u32) -> u32 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 17;
        self.0 ^= self.0 << 5;
        self.0 % bound
    }
}

/// FNV-1a with 32 bits.
fn digest(text: &str) -> u32 {
    text.bytes().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

fn after(day: Date, days: u32) -> Date {
    day + i64::from(days).days()
}

/// A request, and the answer.
fn answer(random: &mut Random, calendar: &Calendar, zone: &TimeZone) -> String {
    let complete = calendar.complete.expect("the table's calendars are complete for some days");
    let first = complete.from;
    let covered = complete.until.value.since(first).expect("it ends after it begins");
    let days = covered.get_days().unsigned_abs();
    let day = after(first, random.below(days + 20)) - 10.days();
    let minute = random.below(24 * 60);
    let received = day.at(0, 0, 0, 0) + i64::from(minute).minutes();
    let unit = UNITS[random.below(9) as usize];
    let second = after(first, random.below(days));
    let amounts = [random.below(21), random.below(21)];
    let season = SEASONS[random.below(4) as usize];
    let calendar = Some(calendar).filter(|_| random.below(4) > 0);

    let periods = [Period { from: first, until: Some(second) }, Period { from: second, until: None }];
    let Some(version) = periods.iter().position(|period| period.contains(day)) else {
        return "not_promised".to_owned();
    };
    let is_season = season.filter(|_| version == 1).is_none_or(|days| {
        let [from, to] = days.map(|(month, day)| DayOfYear::new(month, day).expect("a day of every year"));
        Season { from, to }.contains(day)
    });
    if !is_season {
        return "out_of_season".to_owned();
    }
    match due(received, zone, Amount::new(amounts[version], unit), calendar) {
        Ok(Due::At(at)) => format!("at {}", at.timestamp().as_second()),
        Ok(Due::On(day)) => format!("on {day}"),
        Err(NotComputable::NoCalendar) => "no_calendar".to_owned(),
        Err(NotComputable::OutOfRange) => "out_of_range".to_owned(),
        Err(NotComputable::OutsideCalendar { day, .. }) => format!("outside_calendar {day}"),
    }
}

#[test]
fn ten_thousand_requests_in_each_calendar_are_answered_alike_by_everybody() {
    let mut digests = String::new();
    for (at, (name, row)) in (1..).zip(table().calendars) {
        let (calendar, zone) = (row.into_calendar(&name), zone(ZONES[at as usize - 1]));
        let mut random = Random(0x9e37_79b9_u32.wrapping_mul(at));
        let answers: Vec<String> = (0..REQUESTS).map(|_| answer(&mut random, &calendar, &zone)).collect();
        for (from, some) in (0..).step_by(IN_A_DIGEST).zip(answers.chunks(IN_A_DIGEST)) {
            writeln!(digests, "{name} {from} {:08x}", digest(&some.join("\n"))).expect("a text takes more");
        }
    }
    assert_expected(&digests, &fixtures("agreement").join("digests.txt"));
}
