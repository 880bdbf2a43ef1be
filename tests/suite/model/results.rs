//! What was promised, and counts: whether the promise was kept, and which figures are shown.

use charter::model::amount::{Amount, Unit};
use charter::model::results::{Decimal, Judged, Percent, PeriodKind, ReportedPeriod, Sum, Undecided, judge};
use charter::model::share::Share;
use charter::model::standard::{Clock, Promise};
use charter::model::target::{Bound, Count, Level, Target, Things};
use charter::source::{Located, SourceId, Span};
use jiff::civil::{Date, date};
use proptest::prelude::{any, proptest};

fn at<T>(value: T) -> Located<T> {
    Located::new(value, Span::start_of(SourceId(0)))
}

fn promise(target: Target, hundredths: u16) -> Promise {
    Promise {
        we: None,
        target: at(target),
        share: Share::from_hundredths(hundredths).map(at),
        clock: Clock::default(),
        channels: Vec::new(),
        conditions: None,
        exceptions: Vec::new(),
        statutory: None,
        calendar: None,
        exempt: None,
    }
}

fn within(hundredths: u16) -> Promise {
    promise(Target::Within(Amount::new(3, Unit::BusinessDay)), hundredths)
}

fn counts(met: u64, total: u64) -> Sum {
    Sum { met: Some(met), total, time: None }
}

const OPEN: fn(Undecided) -> Judged = Judged::Undecided;

#[test]
fn a_share_is_compared_exactly_and_nothing_is_rounded_up_to_it() {
    let rows = [
        // 89.96 % is not 90 %.
        (9000, 2249, 2500, 12, Judged::Missed),
        (9000, 2250, 2500, 12, Judged::Kept),
        (9995, 9994, 10_000, 1, Judged::Missed),
        (9995, 9995, 10_000, 1, Judged::Kept),
        // 1,203 of 1,204 would be shown as 99 %, and is never "every time".
        (10_000, 1203, 1204, 1, Judged::Missed),
        (10_000, 1204, 1204, 1, Judged::Kept),
        // Few cases: judged over twelve months, but for a promise of every time.
        (9000, 8, 9, 1, OPEN(Undecided::TooFew)),
        (9000, 9, 9, 1, OPEN(Undecided::TooFew)),
        (9000, 8, 9, 12, Judged::Missed),
        (9000, 9, 9, 12, Judged::Kept),
        (10_000, 8, 9, 1, Judged::Missed),
        (10_000, 1, 1, 1, Judged::Kept),
        (9000, 9, 10, 1, Judged::Kept),
        (9000, 0, 0, 12, OPEN(Undecided::NothingDue)),
    ];
    for (share, met, total, months, expected) in rows {
        assert_eq!(judge(&within(share), &counts(met, total), months), expected, "{met} of {total}, {share}");
    }
    let unknown = Sum { met: None, total: 40, time: None };
    assert_eq!(judge(&within(9000), &unknown, 12), OPEN(Undecided::NoFigure));
}

#[test]
fn an_average_a_number_and_a_level_are_judged_by_their_own_figures() {
    let average = promise(Target::Average(Amount::new(4, Unit::BusinessDay)), 10_000);
    let took = |thousandths: u128, total: u64| Sum { met: None, total, time: Some(thousandths * u128::from(total)) };
    assert_eq!(judge(&average, &took(4000, 7), 1), Judged::Kept);
    assert_eq!(judge(&average, &took(4001, 7), 1), Judged::Missed);
    assert_eq!(judge(&average, &took(0, 0), 1), OPEN(Undecided::NothingDue));
    let days = |count| Count { count, of: Things::plain("days out of use"), per: Unit::Year };
    let at_most = promise(Target::AtMost(days(6)), 10_000);
    let number = |total| Sum { met: None, total, time: None };
    assert_eq!(judge(&at_most, &number(6), 12), Judged::Kept);
    assert_eq!(judge(&at_most, &number(7), 12), Judged::Missed);
    // Too many after four months stay too many; few enough may still become too many.
    assert_eq!(judge(&at_most, &number(7), 4), Judged::Missed);
    assert_eq!(judge(&at_most, &number(6), 4), OPEN(Undecided::OtherPeriod));
    let at_least = promise(Target::AtLeast(days(8)), 10_000);
    assert_eq!(judge(&at_least, &number(8), 4), Judged::Kept);
    assert_eq!(judge(&at_least, &number(7), 4), OPEN(Undecided::OtherPeriod));
    assert_eq!(judge(&at_least, &number(7), 12), Judged::Missed);
    let level = |bound, hundredths, per| {
        let share = Share::from_hundredths(hundredths).expect("a share");
        promise(Target::Level(Level { bound, share, of: "calls".to_owned(), who: "are lost".to_owned(), per }), 10_000)
    };
    assert_eq!(judge(&level(Bound::AtMost, 500, None), &counts(5, 100), 1), Judged::Kept);
    assert_eq!(judge(&level(Bound::AtMost, 500, None), &counts(6, 100), 1), Judged::Missed);
    assert_eq!(judge(&level(Bound::AtLeast, 8500, None), &counts(85, 100), 1), Judged::Kept);
    assert_eq!(
        judge(&level(Bound::AtLeast, 8500, Some(Unit::Year)), &counts(85, 100), 3),
        OPEN(Undecided::OtherPeriod)
    );
}

#[test]
fn a_shown_percentage_is_rounded_against_the_city() {
    let shown =
        |met, total, decimals, bound| Percent::of(met, total, bound).expect("there are cases").rounded(decimals, bound);
    assert_eq!(shown(999, 1000, 0, Bound::AtLeast), 99);
    assert_eq!(shown(1000, 1000, 0, Bound::AtLeast), 100);
    assert_eq!(shown(412, 446, 0, Bound::AtLeast), 92);
    assert_eq!(shown(412, 446, 2, Bound::AtLeast), 9237);
    assert_eq!(shown(1, 1000, 0, Bound::AtMost), 1);
    assert_eq!(shown(0, 1000, 0, Bound::AtMost), 0);
    assert_eq!(Percent::of(0, 0, Bound::AtLeast), None);
    assert_eq!(Percent::of(1, 3, Bound::AtLeast).map(Percent::ten_thousandths), Some(333_333));
    assert_eq!(Percent::of(1, 3, Bound::AtMost).map(Percent::ten_thousandths), Some(333_334));
}

#[test]
fn a_fiscal_year_has_the_name_of_the_year_in_which_it_starts() {
    let days = |text: &str, fiscal: i8| {
        let period = ReportedPeriod::parse(text).unwrap_or_else(|| panic!("{text} is a period"));
        (period.from(fiscal), period.until(fiscal))
    };
    assert_eq!(days("2026-03", 4), (date(2026, 3, 1), date(2026, 4, 1)));
    assert_eq!(days("2026-12", 1), (date(2026, 12, 1), date(2027, 1, 1)));
    assert_eq!(days("2026", 1), (date(2026, 1, 1), date(2027, 1, 1)));
    assert_eq!(days("2026", 4), (date(2026, 4, 1), date(2027, 4, 1)));
    assert_eq!(days("2026-Q1", 4), (date(2026, 4, 1), date(2026, 7, 1)));
    assert_eq!(days("2026-Q4", 4), (date(2027, 1, 1), date(2027, 4, 1)));
    assert_eq!(days("2026-q4", 10), (date(2027, 7, 1), date(2027, 10, 1)));
    for text in ["26", "2026-13", "2026-3", "2026-Q5", "2026-Q", "2026-", "1899", "2026-03-01", "+2026"] {
        assert_eq!(ReportedPeriod::parse(text), None, "{text}");
    }
}

#[test]
fn a_decimal_is_read_exactly_or_not_at_all() {
    for (text, thousandths) in [("4", 4000), ("4.5", 4500), ("0.125", 125), ("004.050", 4050)] {
        assert_eq!(Decimal::parse(text).map(Decimal::thousandths), Some(thousandths), "{text}");
    }
    for text in ["", ".", "4.", ".5", "-4", "4,5", "4.1234", "1e3", "4.5.1", " 4"] {
        assert_eq!(Decimal::parse(text), None, "{text}");
    }
    assert_eq!(Decimal::from_thousandths(4050).to_string(), "4.05");
    assert_eq!(Decimal::from_thousandths(4000).to_string(), "4");
}

proptest! {
    #[test]
    fn every_day_is_in_the_period_around_it(days in 0..40_000_i64, fiscal in 1..=12_i8) {
        let day = Date::constant(1950, 1, 1).checked_add(jiff::Span::new().days(days)).expect("a day");
        for kind in PeriodKind::ALL {
            let period = ReportedPeriod::around(day, kind, fiscal);
            assert!(period.days(fiscal).contains(day), "{day} {period}");
            assert_eq!(ReportedPeriod::parse(&period.to_string()), Some(period));
        }
    }

    #[test]
    fn more_kept_cases_never_turn_a_kept_promise_into_a_missed_one(
        share in 1..=10_000_u16, met in any::<u32>(), missed in any::<u32>(), more in any::<u32>(),
    ) {
        let (met, total) = (u64::from(met), u64::from(met) + u64::from(missed));
        let before = judge(&within(share), &counts(met, total), 12);
        let after = judge(&within(share), &counts(met + u64::from(more), total + u64::from(more)), 12);
        assert!(before != Judged::Kept || after == Judged::Kept);
    }
}
