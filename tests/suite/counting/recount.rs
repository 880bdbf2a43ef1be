//! Random logs -> the same totals as `model::due` gives when each request is asked alone, whatever else is in the log and however it is cut.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use charter::model::amount::Unit;
use charter::model::calendar::Calendar;
use charter::model::due::{Due, due, start};
use charter::model::edition::{Edition, EffectiveStandard};
use charter::model::paused::{Pause, due_after, in_order};
use charter::parse::parse;
use charter::resolve::resolve;
use jiff::civil::{Date, DateTime, date};
use jiff::{SignedDuration, ToSpan, Zoned};
use proptest::prelude::{Just, ProptestConfig, Strategy, any, prop_assert_eq, prop_oneof, proptest};
use proptest::test_runner::RngSeed;

use crate::support::logs::{Counting, city};

const MAP: &str = "\
standards:
  - {standard: pothole.complete, kinds: [Pothole]}
  - {standard: graffiti.complete, kinds: [Graffiti]}
  - {standard: water-leak.attend, kinds: [Leak]}
  - {standard: outage.complete, kinds: [Light]}
  - {standard: permit.decide, kinds: [Permit]}
  - {standard: sign.complete, kinds: [Sign]}
pauses: {from: HELD, until: RESUMED}
columns: {id: ID, kind: TYPE, start: OPENED, stop: CLOSED}
";

const STANDARDS: [(&str, &str); 6] = [
    ("Pothole", "pothole.complete"),
    ("Graffiti", "graffiti.complete"),
    ("Leak", "water-leak.attend"),
    ("Light", "outage.complete"),
    ("Permit", "permit.decide"),
    ("Sign", "sign.complete"),
];

#[derive(Debug, Clone)]
struct Request {
    kind: usize,
    opened: DateTime,
    closed: Option<DateTime>,
    pause: Option<(DateTime, DateTime)>,
    comment: String,
}

fn requests() -> impl Strategy<Value = Vec<Request>> {
    // Around closing time and midnight, where the answers change.
    let second = prop_oneof![0i64..86_400, 59_390i64..59_410, Just(0i64), 30_590i64..30_610, 86_390i64..86_400];
    let opened = (0i64..300, second).prop_map(|(day, second)| {
        date(2026, 1, 1).at(0, 0, 0, 0).saturating_add(day.days()).saturating_add(second.seconds())
    });
    let taken = prop_oneof![0i64..20_000, 0i64..900_000, Just(86_400i64 * 3)];
    let comment = prop_oneof![Just(String::new()), "[a-z ,;\"\n\r]{0,40}"];
    let pause = proptest::option::weighted(0.3, (0i64..400_000, 0i64..400_000));
    let request = (0usize..6, opened, proptest::option::weighted(0.8, taken), pause, comment);
    let request = request.prop_map(|(kind, opened, taken, pause, comment)| Request {
        kind,
        opened,
        closed: taken.map(|taken| opened.saturating_add(taken.seconds())),
        pause: pause.map(|(after, lasts)| {
            let from = opened.saturating_add(after.seconds());
            (from, from.saturating_add(lasts.seconds()))
        }),
        comment,
    });
    proptest::collection::vec(request, 1..60)
}

fn written(at: DateTime) -> String {
    at.strftime("%Y-%m-%d %H:%M:%S").to_string()
}

/// The log, as a library writes it.
fn log(requests: &[Request]) -> String {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(["COMMENT", "ID", "OPENED", "CLOSED", "TYPE", "HELD", "RESUMED"]).expect("a record");
    for (number, request) in requests.iter().enumerate() {
        let (held, resumed) = request.pause.map(|(from, until)| (written(from), written(until))).unwrap_or_default();
        let closed = request.closed.map(written).unwrap_or_default();
        let (id, opened) = (number.to_string(), written(request.opened));
        let cells = [&request.comment, &id, &opened, &closed, STANDARDS[request.kind].0, &held, &resumed];
        writer.write_record(cells).expect("a record");
    }
    String::from_utf8(writer.into_inner().expect("all is written")).expect("UTF-8")
}

/// Met and total by standard, month and revision, from the answer for each request alone.
fn expected(requests: &[Request], edition: &Edition<'_>) -> BTreeMap<String, (u32, u32)> {
    let mut all: BTreeMap<String, (u32, u32)> = BTreeMap::new();
    for request in requests {
        let id = STANDARDS[request.kind].1;
        let is_it = |one: &&EffectiveStandard<'_>| one.owned.standard.id.value.as_str() == id;
        let standard = edition.standards().find(is_it).expect("the standard is there");
        let version = standard.versions.iter().find(|version| version.period.contains(request.opened.date()));
        let version = version.expect("a version holds on each day");
        let (_, amount) = version.version.promise.target.value.range().expect("it is a time");
        let zone = &edition.catalog.site.time_zone.rules;
        let calendar = version.calendar.map(|calendar| calendar.value);
        let begins = match version.line {
            Some(line) if amount.unit.is_elapsed() => start(request.opened, line.calendar).expect("it is covered"),
            _ => request.opened,
        };
        let pauses = in_order(request.pause.into_iter().map(|(from, until)| Pause { from, until }).collect());
        let due = due_after(begins, zone, amount, calendar, &pauses).expect("it is covered");
        let day = match &due {
            Due::At(moment) => moment.date(),
            Due::On(day) => *day,
        };
        let moment = |at: DateTime| zone.to_ambiguous_zoned(at).compatible().expect("it is a moment");
        let is_kept = request.closed.is_some_and(|closed| moment(closed) <= limit(&due, calendar, &moment));
        let key = format!("{id},{},{},{}", day.year(), day.month(), version.revision);
        let counts = all.entry(key).or_default();
        counts.1 += 1;
        counts.0 += u32::from(is_kept);
    }
    all
}

/// The last moment that is in time.
fn limit(due: &Due, calendar: Option<&Calendar>, moment: &dyn Fn(DateTime) -> Zoned) -> Zoned {
    match due {
        Due::At(at) => at.clone(),
        Due::On(day) => {
            let closes = calendar.and_then(|calendar| calendar.hours(*day).last().and_then(|hours| hours.to));
            match closes {
                Some(closes) => moment(day.to_datetime(closes)),
                None => moment(day.at(23, 59, 59, 0)),
            }
        }
    }
}

fn found(requests: &[Request], log: &str) -> BTreeMap<String, (u32, u32)> {
    let first = requests.iter().map(|request| request.opened.date()).min().unwrap_or(Date::MIN);
    let mut counting = Counting::of(MAP, log);
    counting.from = Some(first.first_of_month());
    counting.until = Some(date(2028, 1, 1));
    let rows = counting.rows().into_iter().map(|(key, cells)| {
        let cells: Vec<&str> = cells.split(',').collect();
        (key, (cells[0].parse().expect("met"), cells[1].parse().expect("total")))
    });
    rows.filter(|(_, counts)| *counts != (0, 0)).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, rng_seed: RngSeed::Fixed(14), ..ProptestConfig::default() })]

    #[test]
    fn each_request_counts_as_when_it_is_asked_alone(requests in requests()) {
        let catalog = parse(&city()).catalog.expect("the content is sound");
        let edition = resolve(&catalog, date(2029, 11, 30), false);
        prop_assert_eq!(found(&requests, &log(&requests)), expected(&requests, &edition));
    }

    #[test]
    fn a_pause_never_makes_a_deadline_earlier(
        second in 0i64..20_000_000,
        after in 0i64..900_000,
        lasts in 0i64..900_000,
        count in 0u32..12,
        unit in 0usize..8,
        has_calendar in any::<bool>(),
    ) {
        let catalog = parse(&city()).catalog.expect("the content is sound");
        let calendar = catalog.calendars.values().next().expect("a calendar");
        let unit = Unit::ALL[unit];
        let calendar = Some(calendar).filter(|_| has_calendar || unit.is_business());
        let zone = &catalog.site.time_zone.rules;
        let received = date(2026, 1, 1).at(0, 0, 0, 0).saturating_add(second.seconds());
        let amount = charter::model::amount::Amount::new(count, unit);
        let from = received.saturating_add(after.seconds());
        let pauses = in_order(vec![Pause { from, until: from.saturating_add(lasts.seconds()) }]);
        let plain = due(received, zone, amount, calendar).expect("it is covered");
        prop_assert_eq!(&due_after(received, zone, amount, calendar, &[]).expect("it is covered"), &plain);
        let paused = due_after(received, zone, amount, calendar, &pauses).expect("it is covered");
        let moment = |at: DateTime| zone.to_ambiguous_zoned(at).compatible().expect("it is a moment");
        let (plain, paused) = (limit(&plain, calendar, &moment), limit(&paused, calendar, &moment));
        proptest::prop_assert!(paused >= plain);
        // It is later by no more than the pause, and the days that were closed meanwhile.
        if unit.is_elapsed() {
            let most = SignedDuration::from_secs(lasts);
            proptest::prop_assert!(plain.duration_until(&paused) <= most);
        }
    }
}

#[test]
fn a_long_log_is_counted_as_a_short_one() {
    // More than five chunks, with lines inside quotation marks on their borders.
    let one: Vec<Request> = (0..7_000i64)
        .map(|number| {
            let opened = date(2026, 1, 1).at(7, 0, 0, 0).saturating_add((number * 3_607).seconds());
            let mut comment = String::new();
            for part in 0..number % 9 {
                let _ = write!(comment, "\"\n{number},\"\"{part};{}", "x".repeat(170));
            }
            Request {
                kind: usize::try_from(number % 6).unwrap_or_default(),
                opened,
                closed: (number % 5 > 0).then(|| opened.saturating_add((number * 7_919 % 700_000).seconds())),
                pause: None,
                comment,
            }
        })
        .collect();
    let text = log(&one);
    assert!(text.len() > 5 << 20, "{} bytes", text.len());
    let catalog = parse(&city()).catalog.expect("the content is sound");
    let edition = resolve(&catalog, date(2029, 11, 30), false);
    assert_eq!(found(&one, &text), expected(&one, &edition));
}
