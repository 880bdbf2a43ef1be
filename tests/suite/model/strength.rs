//! Two promises -> which is the stronger one: comparisons decided by hand, and that no comparison contradicts the due dates.
//!
//! It is long because it is one table of comparisons, with the property that guards it.

use charter::model::amount::{Amount, Unit};
use charter::model::calendar::{Calendar, Closure, Coverage, Hours, OpenHours};
use charter::model::due::{Due, NotComputable, due};
use charter::model::id::Id;
use charter::model::prose::Prose;
use charter::model::recurring_day::RecurringDay;
use charter::model::share::Share;
use charter::model::standard::{Clock, Promise};
use charter::model::strength::{BusinessTime, Comparison, Weakness, compare, compare_on, not_longer};
use charter::model::target::{Bound, Count, Level, Target, Things};
use charter::source::{Located, SourceId, Span};
use jiff::civil::{Date, DateTime, Time, Weekday, date};
use jiff::{ToSpan, Zoned};
use proptest::array::uniform3;
use proptest::prelude::{ProptestConfig, Strategy, prop_assert, prop_assume, prop_oneof, proptest};
use proptest::sample::select;
use proptest::test_runner::RngSeed;

use crate::support::due_dates::{calendar, edmonton, moment, receipts};

const fn seconds(value: u32) -> Amount {
    Amount::new(value, Unit::Second)
}

const fn minutes(value: u32) -> Amount {
    Amount::new(value, Unit::Minute)
}

const fn hours(value: u32) -> Amount {
    Amount::new(value, Unit::Hour)
}

const fn business_hours(value: u32) -> Amount {
    Amount::new(value, Unit::BusinessHour)
}

const fn business_days(value: u32) -> Amount {
    Amount::new(value, Unit::BusinessDay)
}

const fn calendar_days(value: u32) -> Amount {
    Amount::new(value, Unit::CalendarDay)
}

const fn weeks(value: u32) -> Amount {
    Amount::new(value, Unit::Week)
}

const fn months(value: u32) -> Amount {
    Amount::new(value, Unit::Month)
}

const fn years(value: u32) -> Amount {
    Amount::new(value, Unit::Year)
}

/// How the first length of time stands to the second.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Is {
    Shorter,
    Same,
    Longer,
    /// It depends on the day or the calendar.
    Undecided,
}

fn relation(a: Amount, b: Amount) -> Is {
    match (not_longer(a, b), not_longer(b, a)) {
        (true, false) => Is::Shorter,
        (true, true) => Is::Same,
        (false, true) => Is::Longer,
        (false, false) => Is::Undecided,
    }
}

#[test]
fn lengths_of_time_compare_as_decided_by_hand() {
    let table = [
        // The clock alone.
        (minutes(60), Is::Same, hours(1)),
        (seconds(75), Is::Shorter, minutes(2)),
        (minutes(121), Is::Longer, hours(2)),
        (minutes(0), Is::Same, seconds(0)),
        // Hours and days: a day of the calendar ends at midnight after the day of receipt, so it is 24 to 48 hours.
        (hours(24), Is::Shorter, calendar_days(1)),
        (hours(48), Is::Longer, calendar_days(1)),
        (hours(47), Is::Undecided, calendar_days(1)),
        (hours(23), Is::Shorter, calendar_days(1)),
        (hours(49), Is::Longer, calendar_days(1)),
        (calendar_days(1), Is::Undecided, hours(30)),
        (hours(24), Is::Shorter, business_days(1)),
        (hours(25), Is::Undecided, business_days(1)),
        (minutes(0), Is::Shorter, business_days(0)),
        (minutes(5), Is::Undecided, calendar_days(0)),
        (hours(168), Is::Shorter, weeks(1)),
        // Hours of the clock pass while the office is closed.
        (hours(8), Is::Shorter, business_hours(8)),
        (hours(9), Is::Undecided, business_hours(8)),
        (business_hours(8), Is::Undecided, business_days(1)),
        (business_hours(1), Is::Undecided, business_days(5)),
        (calendar_days(1), Is::Undecided, business_hours(24)),
        (calendar_days(1), Is::Shorter, business_hours(48)),
        // Days of the calendar pass while the office is closed.
        (calendar_days(1), Is::Shorter, business_days(1)),
        (calendar_days(2), Is::Undecided, business_days(1)),
        (business_days(10), Is::Undecided, weeks(2)),
        (business_days(10), Is::Undecided, weeks(5)),
        (weeks(2), Is::Shorter, business_days(14)),
        (business_days(1), Is::Undecided, months(1)),
        (months(1), Is::Shorter, business_days(31)),
        // Weeks, months and years.
        (weeks(2), Is::Same, calendar_days(14)),
        (months(1), Is::Shorter, calendar_days(31)),
        (calendar_days(30), Is::Undecided, months(1)),
        (calendar_days(28), Is::Shorter, months(1)),
        (calendar_days(29), Is::Undecided, months(1)),
        (weeks(4), Is::Shorter, months(1)),
        (weeks(5), Is::Longer, months(1)),
        (months(12), Is::Same, years(1)),
        (months(11), Is::Shorter, years(1)),
        (months(25), Is::Longer, years(2)),
        (calendar_days(365), Is::Shorter, years(1)),
        (calendar_days(366), Is::Longer, years(1)),
        (calendar_days(365), Is::Shorter, months(12)),
        (calendar_days(366), Is::Longer, months(12)),
        (weeks(53), Is::Longer, months(12)),
        (weeks(52), Is::Shorter, years(1)),
    ];
    for (a, expected, b) in table {
        assert_eq!(
            relation(a, b),
            expected,
            "{} {} and {} {}",
            a.value,
            a.unit.key_of_several(),
            b.value,
            b.unit.key_of_several()
        );
    }
}

fn nowhere<T>(value: T) -> Located<T> {
    Located::new(value, Span::start_of(SourceId(0)))
}

fn prose(text: &str) -> Prose {
    Prose { markdown: text.to_owned(), span: Span::start_of(SourceId(0)) }
}

fn promise(target: Target) -> Promise {
    Promise {
        we: None,
        target: nowhere(target),
        share: None,
        clock: Clock::default(),
        channels: Vec::new(),
        conditions: None,
        exceptions: Vec::new(),
        statutory: None,
        calendar: None,
        exempt: None,
    }
}

fn within(amount: Amount) -> Promise {
    promise(Target::Within(amount))
}

fn share(percent: u16, promise: Promise) -> Promise {
    Promise { share: Some(nowhere(Share::from_hundredths(percent * 100).expect("a share"))), ..promise }
}

fn exceptions(texts: &[&str], promise: Promise) -> Promise {
    Promise { exceptions: texts.iter().map(|text| prose(text)).collect(), ..promise }
}

fn average(amount: Amount) -> Promise {
    promise(Target::Average(amount))
}

fn every(amount: Amount) -> Promise {
    promise(Target::Every(amount))
}

fn between(least: u32, most: Amount) -> Promise {
    promise(Target::Between(Amount::new(least, most.unit), most))
}

fn at_most(count: u32, of: &str, per: Unit) -> Promise {
    promise(Target::AtMost(Count { count, of: Things::plain(of), per }))
}

fn no_target() -> Promise {
    promise(Target::None(prose("It depends on the weather.")))
}

fn weaker(weaknesses: &[Weakness]) -> Comparison {
    Comparison::Weaker(weaknesses.to_vec())
}

#[track_caller]
fn assert_compares(promise: &Promise, floor: &Promise, expected: &Comparison) {
    assert_eq!(&compare(promise, floor), expected, "{:?} against {:?}", promise.target.value, floor.target.value);
}

#[test]
fn a_limit_compares_by_its_length() {
    let floor = within(business_days(3));
    assert_compares(&within(business_days(3)), &floor, &Comparison::NotWeaker);
    assert_compares(&within(business_days(2)), &floor, &Comparison::NotWeaker);
    assert_compares(&within(calendar_days(3)), &floor, &Comparison::NotWeaker);
    assert_compares(&within(hours(72)), &floor, &Comparison::NotWeaker);
    assert_compares(&within(business_days(4)), &floor, &weaker(&[Weakness::Longer]));
    assert_compares(&within(calendar_days(4)), &floor, &Comparison::NotComparable);
    assert_compares(&within(business_hours(1)), &floor, &Comparison::NotComparable);
    assert_compares(&within(hours(24)), &within(calendar_days(1)), &Comparison::NotWeaker);
    assert_compares(&within(months(1)), &within(calendar_days(31)), &Comparison::NotWeaker);
    assert_compares(&within(months(1)), &within(calendar_days(28)), &weaker(&[Weakness::Longer]));
    assert_compares(&within(months(1)), &within(calendar_days(30)), &Comparison::NotComparable);
}

#[test]
fn a_calendar_day_is_longer_than_24_hours_because_it_lasts_to_midnight() {
    assert_compares(&within(calendar_days(1)), &within(hours(24)), &weaker(&[Weakness::Longer]));
    assert_compares(&within(weeks(1)), &within(hours(168)), &weaker(&[Weakness::Longer]));
    assert_compares(&within(calendar_days(1)), &within(hours(48)), &Comparison::NotWeaker);
}

#[test]
fn a_range_compares_by_its_longer_end() {
    assert_compares(&between(1, weeks(3)), &within(weeks(3)), &Comparison::NotWeaker);
    assert_compares(&between(1, weeks(4)), &within(weeks(3)), &weaker(&[Weakness::Longer]));
    assert_compares(&within(weeks(4)), &between(2, weeks(4)), &Comparison::NotWeaker);
}

#[test]
fn an_earlier_day_is_stronger_where_both_come_once_a_year_or_both_once_a_month() {
    let by = |code: &str| promise(Target::By(RecurringDay::of_code(code).expect("a code")));
    assert_compares(&by("--05-31"), &by("--06-01"), &Comparison::NotWeaker);
    assert_compares(&by("--06-01"), &by("--06-01"), &Comparison::NotWeaker);
    assert_compares(&by("--06-02"), &by("--06-01"), &weaker(&[Weakness::Longer]));
    assert_compares(&by("---09"), &by("---10"), &Comparison::NotWeaker);
    assert_compares(&by("---31"), &by("---10"), &weaker(&[Weakness::Longer]));
    assert_compares(&by("---10"), &by("--06-01"), &Comparison::NotComparable);
    assert_compares(&by("--06-01"), &within(weeks(1)), &Comparison::NotComparable);
}

#[test]
fn a_share_alone_and_a_level_compare_by_their_share() {
    let of = |hundredths: u16| Share::from_hundredths(hundredths).expect("a share");
    let alone = |hundredths: u16| promise(Target::Share(of(hundredths)));
    assert_compares(&alone(9995), &alone(9990), &Comparison::NotWeaker);
    assert_compares(&alone(9989), &alone(9990), &weaker(&[Weakness::Longer]));
    assert_compares(&alone(9990), &within(weeks(1)), &Comparison::NotComparable);
    let level = |bound: Bound, hundredths: u16, who: &str| {
        let (of_whom, who) = ("calls".to_owned(), who.to_owned());
        promise(Target::Level(Level { bound, share: of(hundredths), of: of_whom, who, per: None }))
    };
    let (least, most) = (Bound::AtLeast, Bound::AtMost);
    assert_compares(&level(least, 8600, "are answered"), &level(least, 8500, "are answered"), &Comparison::NotWeaker);
    assert_compares(
        &level(least, 8400, "are answered"),
        &level(least, 8500, "are answered"),
        &weaker(&[Weakness::Longer]),
    );
    assert_compares(&level(most, 400, "are lost"), &level(most, 500, "are lost"), &Comparison::NotWeaker);
    assert_compares(&level(most, 600, "are lost"), &level(most, 500, "are lost"), &weaker(&[Weakness::Longer]));
    assert_compares(&level(most, 500, "are lost"), &level(least, 500, "are lost"), &Comparison::NotComparable);
    assert_compares(&level(most, 500, "are lost"), &level(most, 500, "are late"), &Comparison::NotComparable);
}

#[test]
fn an_average_or_a_frequency_is_weaker_than_a_limit() {
    let floor = within(business_days(3));
    assert_compares(&average(business_days(1)), &floor, &weaker(&[Weakness::NotALimit]));
    assert_compares(&every(business_days(3)), &floor, &weaker(&[Weakness::NotALimit]));
    assert_compares(&average(weeks(1)), &between(1, weeks(2)), &weaker(&[Weakness::NotALimit]));
    assert_compares(&average(weeks(2)), &every(weeks(2)), &weaker(&[Weakness::NotALimit]));
    assert_compares(&within(business_days(3)), &average(business_days(3)), &Comparison::NotWeaker);
    assert_compares(&average(business_days(3)), &average(business_days(3)), &Comparison::NotWeaker);
    assert_compares(&every(weeks(1)), &every(weeks(2)), &Comparison::NotWeaker);
    assert_compares(&every(weeks(3)), &every(weeks(2)), &weaker(&[Weakness::Longer]));
}

#[test]
fn an_average_is_not_comparable_with_a_share() {
    let average = average(seconds(30));
    assert_compares(&share(70, within(seconds(20))), &average, &Comparison::NotComparable);
    assert_compares(&average, &share(90, within(seconds(30))), &Comparison::NotComparable);
    assert_compares(&within(seconds(20)), &average, &Comparison::NotWeaker);
}

#[test]
fn a_smaller_share_is_weaker_and_no_share_means_every_time() {
    let floor = share(90, within(business_days(3)));
    assert_compares(&share(80, within(business_days(3))), &floor, &weaker(&[Weakness::SmallerShare]));
    assert_compares(&share(95, within(business_days(3))), &floor, &Comparison::NotWeaker);
    assert_compares(&within(business_days(3)), &floor, &Comparison::NotWeaker);
    assert_compares(&share(99, within(hours(1))), &within(hours(2)), &weaker(&[Weakness::SmallerShare]));
    let days_out_of_use = at_most(6, "days out of use", Unit::Year);
    assert_compares(&share(90, days_out_of_use.clone()), &days_out_of_use, &weaker(&[Weakness::SmallerShare]));
}

#[test]
fn more_exceptions_are_weaker() {
    let floor = exceptions(&["Snow."], within(hours(2)));
    assert_compares(&exceptions(&["Rain."], within(hours(2))), &floor, &Comparison::NotWeaker);
    assert_compares(&within(hours(2)), &floor, &Comparison::NotWeaker);
    assert_compares(&exceptions(&["Snow.", "Rain."], within(hours(1))), &floor, &weaker(&[Weakness::MoreExceptions]));
}

#[test]
fn every_weakness_is_named_at_once() {
    let promise = exceptions(&["Snow."], share(50, every(weeks(3))));
    let all = [Weakness::Longer, Weakness::NotALimit, Weakness::SmallerShare, Weakness::MoreExceptions];
    assert_compares(&promise, &within(weeks(2)), &weaker(&all));
}

#[test]
fn no_target_is_weaker_than_any_and_nothing_is_weaker_than_no_target() {
    assert_compares(&no_target(), &within(years(1)), &weaker(&[Weakness::NoTarget]));
    assert_compares(&no_target(), &at_most(6, "days out of use", Unit::Year), &weaker(&[Weakness::NoTarget]));
    assert_compares(&no_target(), &no_target(), &Comparison::NotWeaker);
    assert_compares(&within(years(1)), &no_target(), &Comparison::NotWeaker);
    assert_compares(&share(50, average(years(1))), &no_target(), &Comparison::NotWeaker);
    assert_compares(&exceptions(&["Snow."], within(years(1))), &no_target(), &Comparison::NotWeaker);
}

#[test]
fn counts_compare_only_where_they_count_the_same() {
    let floor = at_most(6, "days out of use", Unit::Year);
    assert_compares(&at_most(5, "days out of use", Unit::Year), &floor, &Comparison::NotWeaker);
    assert_compares(&at_most(7, "days out of use", Unit::Year), &floor, &weaker(&[Weakness::Longer]));
    assert_compares(&at_most(1, "days out of use", Unit::Month), &floor, &Comparison::NotComparable);
    assert_compares(&at_most(6, "cancelled classes", Unit::Year), &floor, &Comparison::NotComparable);
    assert_compares(&within(hours(1)), &floor, &Comparison::NotComparable);
    assert_compares(&floor, &within(hours(1)), &Comparison::NotComparable);
}

/// A calendar that is open at these hours on the days of one weekday to another.
fn open(id: &str, days: std::ops::RangeInclusive<i8>, hours: (i8, i8), closures: &[Date]) -> Calendar {
    let weekday = |number| Weekday::from_monday_one_offset(number).expect("a day of the week");
    let hours = Hours { from: Time::constant(hours.0, 0, 0, 0), to: Some(Time::constant(hours.1, 0, 0, 0)) };
    let closure = |day: &Date| Closure {
        date: nowhere(*day),
        name: nowhere("Closed".to_owned()),
        closes: None,
        hours: Vec::new(),
        corrected: Vec::new(),
    };
    Calendar {
        id: nowhere(Id::new(id).expect("an id")),
        name: id.to_owned(),
        open: vec![OpenHours { days: nowhere(days.map(weekday).collect()), hours: vec![nowhere(hours)], season: None }],
        closures: closures.iter().map(closure).collect(),
        complete: Some(Coverage { from: date(2026, 1, 1), until: nowhere(date(2029, 1, 1)) }),
    }
}

#[track_caller]
fn assert_compares_on(promise: (Amount, &Calendar), floor: (Amount, &Calendar), expected: &Comparison) {
    let time = BusinessTime { promise: Some(promise.1), floor: Some(floor.1), from: date(2026, 11, 23), waits: false };
    let found = compare_on(&within(promise.0), &within(floor.0), time);
    assert_eq!(&found, expected, "{:?} on {} against {:?} on {}", promise.0, promise.1.id, floor.0, floor.1.id);
}

#[test]
fn business_days_on_two_calendars_compare_where_one_is_open_on_all_days_of_the_other() {
    let office = open("office", 1..=5, (8, 16), &[]);
    let line = open("line", 1..=7, (9, 15), &[]);
    let mondays = open("mondays", 1..=1, (8, 16), &[]);
    let weekend = open("weekend", 5..=7, (8, 16), &[]);
    let longer = weaker(&[Weakness::Longer]);
    let three = business_days(3);
    assert_compares_on((three, &line), (three, &office), &Comparison::NotWeaker);
    assert_compares_on((three, &office), (three, &line), &longer);
    assert_compares_on((three, &mondays), (three, &office), &longer);
    assert_compares_on((business_days(4), &mondays), (three, &office), &longer);
    assert_compares_on((business_days(4), &line), (three, &office), &Comparison::NotComparable);
    assert_compares_on((business_days(1), &mondays), (three, &office), &Comparison::NotComparable);
    assert_compares_on((three, &weekend), (three, &office), &Comparison::NotComparable);
}

#[test]
fn closures_that_are_over_or_outside_one_of_the_lists_don_t_count() {
    let office = open("office", 1..=5, (8, 16), &[]);
    let two = business_days(2);
    for day in [date(2026, 11, 20), date(2029, 1, 2)] {
        let other = open("other", 1..=5, (8, 16), &[day]);
        assert_compares_on((two, &other), (two, &office), &Comparison::NotWeaker);
    }
    let training = open("training", 1..=5, (8, 16), &[date(2026, 11, 23)]);
    assert_compares_on((two, &training), (two, &office), &weaker(&[Weakness::Longer]));
    assert_compares_on((two, &office), (two, &training), &Comparison::NotWeaker);
}

#[test]
fn business_hours_on_two_calendars_compare_by_the_hour() {
    let office = open("office", 1..=5, (8, 16), &[]);
    let short = open("short", 1..=5, (9, 15), &[]);
    let late = open("late", 1..=5, (9, 17), &[]);
    let two = business_hours(2);
    assert_compares_on((two, &office), (two, &short), &Comparison::NotWeaker);
    assert_compares_on((two, &short), (two, &office), &weaker(&[Weakness::Longer]));
    assert_compares_on((two, &late), (two, &office), &Comparison::NotComparable);
}

/// From Friday after closing to Wednesday are 5 days; over a long weekend they are 6.
#[test]
fn what_is_longer_than_the_floor_can_take_on_its_calendar_is_longer() {
    let office = open("office", 1..=5, (8, 16), &[]);
    let holiday = open("holiday", 1..=5, (8, 16), &[date(2027, 3, 29)]);
    let longer = weaker(&[Weakness::Longer]);
    let two = business_days(2);
    assert_compares_on((years(1), &office), (business_days(3), &office), &longer);
    assert_compares_on((calendar_days(6), &office), (two, &office), &longer);
    assert_compares_on((calendar_days(5), &office), (two, &office), &Comparison::NotComparable);
    assert_compares_on((calendar_days(6), &holiday), (two, &holiday), &Comparison::NotComparable);
    assert_compares_on((hours(145), &office), (two, &office), &longer);
    assert_compares_on((hours(144), &office), (two, &office), &Comparison::NotComparable);
    assert_compares_on((weeks(1), &office), (business_hours(8), &office), &longer);
    // The list of closures ends before a thousand open days are over.
    assert_compares_on((years(9), &office), (business_days(1000), &office), &Comparison::NotComparable);
}

fn few() -> ProptestConfig {
    ProptestConfig {
        cases: 1500,
        max_global_rejects: 1_000_000,
        failure_persistence: None,
        rng_seed: RngSeed::Fixed(6030),
        ..ProptestConfig::default()
    }
}

/// Amounts that are about as long as each other, so that comparisons are close.
fn close_amounts() -> impl Strategy<Value = [Amount; 3]> {
    select(&[0, 1, 30, 59, 364, 365, 730, 1096]).prop_flat_map(|days| uniform3(amount_near(days)))
}

fn amount_near(days: u32) -> impl Strategy<Value = Amount> {
    (select(&Unit::ALL), 0..50u32).prop_map(move |(unit, more)| {
        let value = match unit {
            Unit::Second => days * 86_400 + more * 3_600,
            Unit::Minute => days * 1_440 + more * 60,
            Unit::Hour | Unit::BusinessHour => days * 24 + more,
            Unit::BusinessDay | Unit::CalendarDay => days + more % 3,
            Unit::Week => days / 7 + more % 2,
            Unit::Month => days / 30 + more % 2,
            Unit::Year => days / 365 + more % 2,
        };
        Amount::new(value, unit)
    })
}

fn far_amounts() -> impl Strategy<Value = [Amount; 3]> {
    uniform3((0..50u32, select(&Unit::ALL)).prop_map(|(value, unit)| Amount::new(value, unit)))
}

const fn ends_with_a_day(unit: Unit) -> bool {
    matches!(unit, Unit::BusinessDay | Unit::CalendarDay | Unit::Week | Unit::Month | Unit::Year)
}

/// The calendar that governs an amount: always one in business time, else only if the standards name it.
fn end(received: DateTime, amount: Amount, calendar: &Calendar, is_named: bool) -> Result<Zoned, NotComputable> {
    let governing = (is_named || amount.unit.is_business()).then_some(calendar);
    due(received, &edmonton(), amount, governing).map(|answer| match answer {
        Due::At(moment) => moment,
        Due::On(day) => (day + 1.day()).to_zoned(edmonton()).expect("a midnight"),
    })
}

proptest! {
    #![proptest_config(few())]

    #[test]
    fn a_length_is_not_longer_than_itself([a, ..] in far_amounts()) {
        prop_assert!(not_longer(a, a));
    }

    #[test]
    fn what_is_not_longer_than_a_shorter_one_is_not_longer_than_a_longer_one(
        [a, b, c] in prop_oneof![close_amounts(), far_amounts()],
    ) {
        if not_longer(a, b) && not_longer(b, c) {
            prop_assert!(not_longer(a, c), "{:?} {:?} {:?}", a, b, c);
        }
    }

    /// What is not longer is never due later, for the same receipt. Three conventions set limits to that:
    /// - Where a day is meant, its end is midnight here. An office that closes at noon on 24 December closes before 24 hours are over that
    ///   began in the afternoon of the 23rd: the promise in hours then ends later, though on the same day.
    /// - Hours are compared with days as if every day had 24: on the two nights of a clock change a receipt in the first or last hour of its day
    ///   can be an hour off.
    /// - A calendar that a standard names moves a deadline in days, and never one in hours: days and hours are then compared as if it had not.
    #[test]
    fn what_is_not_longer_is_never_due_later(
        received in receipts(), [a, b, _] in prop_oneof![close_amounts(), far_amounts()],
        name in select(&["office", "rink", "always"]), is_named in proptest::bool::ANY,
    ) {
        let mixed = ends_with_a_day(a.unit) != ends_with_a_day(b.unit);
        let clear_of_midnight = Time::constant(1, 0, 0, 0)..=Time::constant(23, 0, 0, 0);
        prop_assume!(moment(received).is_some() && (!mixed || clear_of_midnight.contains(&received.time())));
        prop_assume!(!(is_named && ends_with_a_day(a.unit) && b.unit.is_elapsed()));
        let calendar = calendar(name);
        if let (true, Ok(b_ends)) = (not_longer(a, b), end(received, b, &calendar, is_named)) {
            let a_ends = end(received, a, &calendar, is_named);
            prop_assert!(a_ends.is_ok(), "{:?} is computed, but not {:?}", b, a);
            let a_ends = a_ends.expect("computed");
            prop_assert!(a_ends <= b_ends, "{:?} ends at {}, and {:?} at {}", a, a_ends, b, b_ends);
        }
    }
}
