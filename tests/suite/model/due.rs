//! A receipt, an amount and a calendar -> when it is due: every case of a table worked out by hand, and what holds for all of them.

use std::collections::BTreeMap;

use charter::model::amount::{Amount, Unit};
use charter::model::calendar::Calendar;
use charter::model::due::{Due, NotComputable, due, skipped, skipped_before_start, start};
use charter::model::period::Period;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, ToSpan, Zoned};
use proptest::prelude::{ProptestConfig, prop_assert, prop_assert_eq, prop_assume, proptest};
use proptest::sample::select;
use proptest::test_runner::RngSeed;

use crate::support::due_dates::{Case, VersionRow, calendar, edmonton, moment, receipts, table, zone};

fn unit(code: &str) -> Unit {
    match code {
        "second" => Unit::Second,
        "minute" => Unit::Minute,
        "hour" => Unit::Hour,
        "business_hour" => Unit::BusinessHour,
        "business_day" => Unit::BusinessDay,
        "calendar_day" => Unit::CalendarDay,
        "week" => Unit::Week,
        "month" => Unit::Month,
        "year" => Unit::Year,
        other => panic!("`{other}` is no unit"),
    }
}

impl Case {
    fn expected(&self) -> String {
        match (&self.at, self.on, &self.refused) {
            (Some(at), None, None) => format!("at {at}"),
            (None, Some(on), None) => format!("on {on}"),
            (None, None, Some(reason)) => match self.day {
                Some(day) => format!("refused: {reason} {day}"),
                None => format!("refused: {reason}"),
            },
            _ => panic!("one of at, on and refused is expected: {}", self.why),
        }
    }

    fn found(&self, calendars: &BTreeMap<String, Calendar>) -> String {
        let calendar = self.calendar.as_ref().map(|name| &calendars[name]);
        let line = self.clock.as_ref().map(|name| &calendars[name]);
        let starts = line.map_or(Ok(self.received), |line| start(self.received, line));
        match starts
            .and_then(|starts| due(starts, &zone(&self.zone), Amount::new(self.amount, unit(&self.unit)), calendar))
        {
            Ok(Due::At(moment)) => format!("at {}", moment.strftime("%Y-%m-%dT%H:%M:%S%:z")),
            Ok(Due::On(day)) => format!("on {day}"),
            Err(NotComputable::NoCalendar) => "refused: no_calendar".to_owned(),
            Err(NotComputable::OutOfRange) => "refused: out_of_range".to_owned(),
            Err(NotComputable::OutsideCalendar { calendar: named, day }) => {
                assert!([&self.calendar, &self.clock].contains(&&Some(named.to_string())), "it names the calendar");
                format!("refused: outside_calendar {day}")
            }
        }
    }
}

#[test]
fn every_case_of_the_table_is_due_as_worked_out_by_hand() {
    let table = table();
    let calendars: BTreeMap<String, Calendar> =
        table.calendars.into_iter().map(|(name, row)| (name.clone(), row.into_calendar(&name))).collect();
    let wrong: Vec<String> = table
        .cases
        .iter()
        .map(|case| (case, case.expected(), case.found(&calendars)))
        .filter(|(_, expected, found)| expected != found)
        .map(|(case, expected, found)| format!("{}\n  expected {expected}\n  found    {found}", case.why))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_closed_days_on_the_way_are_named_where_the_table_names_them() {
    let table = table();
    let calendars: BTreeMap<String, Calendar> =
        table.calendars.into_iter().map(|(name, row)| (name.clone(), row.into_calendar(&name))).collect();
    let mut compared = 0;
    for case in &table.cases {
        let Some(expected) = &case.skipped else { continue };
        let (zone, amount) = (zone(&case.zone), Amount::new(case.amount, unit(&case.unit)));
        let calendar = case.calendar.as_ref().map(|name| &calendars[name]);
        let line = case.clock.as_ref().map(|name| &calendars[name]);
        let found = match line {
            Some(line) => skipped_before_start(case.received, line),
            None => skipped(case.received, &zone, amount, calendar),
        };
        let found = found.expect("a date that can be given");
        let names: Vec<&str> = found.iter().map(|closure| closure.name.value.as_str()).collect();
        assert_eq!(&names, expected, "{}", case.why);
        compared += 1;
    }
    assert!(compared > 10, "{compared} rows name them");
}

#[test]
fn the_table_has_every_unit_and_every_kind_of_answer_and_no_case_twice() {
    let cases = table().cases;
    for unit in Unit::ALL {
        let code = unit.code();
        assert!(cases.iter().any(|case| case.unit == code), "{code}");
    }
    for answer in ["at ", "on ", "refused: no_calendar", "refused: outside_calendar", "refused: out_of_range"] {
        assert!(cases.iter().any(|case| case.expected().starts_with(answer)), "{answer}");
    }
    for (at, case) in cases.iter().enumerate() {
        assert!(cases[..at].iter().all(|other| other.why != case.why), "twice: {}", case.why);
    }
}

#[test]
fn the_version_counts_that_is_in_force_on_the_day_of_receipt_if_it_is_its_season() {
    let table = table();
    let calendars: BTreeMap<String, Calendar> =
        table.calendars.into_iter().map(|(name, row)| (name.clone(), row.into_calendar(&name))).collect();
    for case in &table.version_cases {
        let versions = &table.standards[&case.standard];
        let day = case.received.date();
        let version =
            versions.iter().find(|one| Period { from: one.effective.from, until: one.effective.until }.contains(day));
        assert_eq!(version.map(|one| one.effective.from), case.version, "{}", case.why);
        let is_season = |one: &VersionRow| {
            one.conditions.as_ref().is_none_or(|conditions| conditions.season.season().contains(day))
        };
        let found = match version {
            None => "refused: not_promised".to_owned(),
            Some(version) if !is_season(version) => "refused: out_of_season".to_owned(),
            Some(version) => {
                let amount = Amount::new(version.target.value, unit(&version.target.unit));
                let calendar = version.target.calendar.as_ref().map(|name| &calendars[name]);
                match due(case.received, &zone(&case.zone), amount, calendar).expect("a date") {
                    Due::At(moment) => moment.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string(),
                    Due::On(day) => day.to_string(),
                }
            }
        };
        let expected = case.at.clone().or_else(|| case.on.map(|day| day.to_string()));
        let refused = || format!("refused: {}", case.refused.as_ref().expect("one of at, on and refused"));
        assert_eq!(found, expected.unwrap_or_else(refused), "{}", case.why);
    }
}

fn few() -> ProptestConfig {
    ProptestConfig {
        cases: 300,
        failure_persistence: None,
        rng_seed: RngSeed::Fixed(6030),
        ..ProptestConfig::default()
    }
}

/// Something that grows with the due date, for two dates in the same unit.
fn order(answer: &Due) -> DateTime {
    match answer {
        Due::At(moment) => moment.with_time_zone(TimeZone::UTC).datetime(),
        Due::On(day) => day.at(0, 0, 0, 0),
    }
}

fn is_open(calendar: &Calendar, at: &Zoned) -> bool {
    calendar.hours(at.date()).iter().any(|hours| hours.from <= at.time() && hours.closes_after(at.time()))
}

proptest! {
    #![proptest_config(few())]

    #[test]
    fn nothing_is_due_before_it_is_received(
        received in receipts(), value in 0..60u32, unit in select(&Unit::ALL), name in select(&["office", "always"]),
    ) {
        prop_assume!(moment(received).is_some());
        match due(received, &edmonton(), Amount::new(value, unit), Some(&calendar(name))) {
            Ok(Due::At(at)) => prop_assert!(at >= moment(received).expect("assumed"), "{}", at),
            Ok(Due::On(day)) => prop_assert!(day >= received.date(), "{}", day),
            Err(reason) => prop_assert!(matches!(reason, NotComputable::OutsideCalendar { .. }), "{:?}", reason),
        }
    }

    #[test]
    fn more_of_a_unit_is_never_due_earlier(
        received in receipts(), value in 0..60u32, more in 0..20u32, unit in select(&Unit::ALL),
        governed in proptest::bool::ANY,
    ) {
        let office = calendar("office");
        let governing = (governed || unit.is_business()).then_some(&office);
        let less = due(received, &edmonton(), Amount::new(value, unit), governing);
        let more = due(received, &edmonton(), Amount::new(value + more, unit), governing);
        match (less, more) {
            (Ok(less), Ok(more)) => prop_assert!(order(&less) <= order(&more), "{:?} {:?}", less, more),
            (less, more) => prop_assert!(more.is_err(), "{:?} {:?}", less, more),
        }
    }

    #[test]
    fn what_arrives_later_is_never_due_earlier(
        received in receipts(), later in 0..2000i64, value in 0..40u32, unit in select(&Unit::ALL),
        governed in proptest::bool::ANY,
    ) {
        let other = received + (15 * later).minutes();
        prop_assume!(moment(received).is_some() && moment(other).is_some());
        let office = calendar("office");
        let governing = (governed || unit.is_business()).then_some(&office);
        let amount = Amount::new(value, unit);
        if let (Ok(first), Ok(second)) =
            (due(received, &edmonton(), amount, governing), due(other, &edmonton(), amount, governing))
        {
            prop_assert!(order(&first) <= order(&second), "{:?} {:?}", first, second);
        }
    }

    #[test]
    fn a_deadline_that_a_calendar_governs_is_an_open_day(
        received in receipts(), value in 0..60u32, name in select(&["office", "counter", "rink", "fortnight"]),
        unit in select(&[Unit::BusinessDay, Unit::CalendarDay, Unit::Week, Unit::Month]),
    ) {
        let calendar = calendar(name);
        if let Ok(answer) = due(received, &edmonton(), Amount::new(value, unit), Some(&calendar)) {
            let Due::On(day) = answer else { panic!("{unit:?} end on a day") };
            prop_assert!(!calendar.hours(day).is_empty(), "{}", day);
            prop_assert!(calendar.covers(day), "{}", day);
        }
    }

    /// Counted by stepping through the time between, a quarter of an hour at a time.
    #[test]
    fn so_many_business_hours_pass_while_it_is_open(
        received in receipts(), value in 1..60u32, name in select(&["office", "counter", "rink", "always"]),
    ) {
        let calendar = calendar(name);
        let unit = Unit::BusinessHour;
        if let Ok(answer) = due(received, &edmonton(), Amount::new(value, unit), Some(&calendar)) {
            let Due::At(end) = answer else { panic!("hours end at a moment") };
            let quarter = SignedDuration::from_mins(15);
            let start = edmonton().to_ambiguous_zoned(received).compatible().expect("a moment");
            let steps = std::iter::successors(Some(start), |at| Some(at + quarter)).take_while(|at| *at < end);
            let open = steps.filter(|at| is_open(&calendar, at)).count();
            prop_assert_eq!(open, 4 * value as usize);
            prop_assert!(is_open(&calendar, &(end - quarter)), "it ends in the open hours or when they do");
        }
    }
}
