//! A city in which everything comes up, and others -> their agendas: what each format says, in which order, and that no day is missing.

use std::collections::{BTreeMap, BTreeSet};

use charter::agenda::{Agenda, Item, Kind, ics, json, text};
use charter::config::Day;
use charter::load;
use charter::parse::parse;
use charter::pipeline::{Wanted, planned};
use charter::resolve::resolve;
use charter::source::Sources;
use jiff::ToSpan;
use jiff::civil::{Date, date};

use crate::support::fixtures::{assert_expected, fixtures, overlaid};
use crate::support::site::path;

const TODAY: Date = date(2026, 11, 23);

fn city() -> Sources {
    overlaid(&fixtures("agenda").join("city"))
}

/// The city with edits in its files: each replaces one text by another.
fn edited(edits: &[(&str, &str)]) -> Sources {
    let mut sources = city();
    for (from, to) in edits {
        let mut files = sources.files.iter_mut().filter(|file| file.text.contains(from));
        let file = files.next().unwrap_or_else(|| panic!("no file has {from}"));
        file.text = file.text.replacen(from, to, 1);
    }
    sources
}

fn agenda(sources: &Sources, today: Date) -> Agenda {
    ahead(sources, today, 12)
}

fn ahead(sources: &Sources, today: Date, months: i32) -> Agenda {
    let wanted = Wanted { today: Day::Given(today), until: None, months, department: None };
    let (agenda, errors) = planned(sources, wanted);
    assert_eq!(errors, []);
    agenda.expect("sound content has an agenda")
}

fn items(agenda: &Agenda) -> impl Iterator<Item = &Item> {
    agenda.items.iter().map(|(item, _)| item)
}

/// The days of all items, by their permanent keys.
fn days(agenda: &Agenda) -> BTreeMap<String, Option<Date>> {
    items(agenda).map(|item| (item.key(), item.day)).collect()
}

#[test]
fn each_format_tells_everything() {
    let agenda = agenda(&city(), TODAY);
    assert_expected(&text(&agenda), &fixtures("agenda").join("agenda.txt"));
    assert_expected(&json::json(&agenda).expect("an agenda is JSON"), &fixtures("agenda").join("agenda.json"));
    assert_expected(&ics::ics(&agenda), &fixtures("agenda").join("agenda.ics"));
    let kinds: BTreeSet<Kind> = items(&agenda).map(|item| item.kind).collect();
    assert_eq!(kinds.len(), 6, "a kind is missing: {kinds:?}");
}

#[test]
fn what_is_overdue_comes_first_and_what_has_no_day_last() {
    let agenda = agenda(&city(), TODAY);
    let group = |item: &Item| if agenda.is_overdue(item) { 0 } else { 1 + u8::from(item.day.is_none()) };
    let order: Vec<(u8, Option<Date>)> = items(&agenda).map(|item| (group(item), item.day)).collect();
    assert!(order.is_sorted(), "{order:?}");
    let overdue: Vec<String> = items(&agenda).filter(|item| agenda.is_overdue(item)).map(Item::key).collect();
    let expected = [
        "calendar.archive.more",
        "review.pothole-repair.complete.1",
        "calendar.rink.end",
        "exemption.old-records.respond.1",
    ];
    assert_eq!(overdue.iter().collect::<BTreeSet<_>>(), expected.map(str::to_owned).iter().collect());
}

#[test]
fn a_review_is_overdue_after_its_day_and_an_end_on_it() {
    let is_overdue = |key: &str, today: Date| {
        let agenda = agenda(&city(), today);
        let item = items(&agenda).find(|item| item.key() == key).unwrap_or_else(|| panic!("{key} on {today}"));
        agenda.is_overdue(item)
    };
    let review = "review.photographs.respond.1.exemption";
    assert_eq!([date(2026, 11, 23), date(2026, 11, 24)].map(|day| is_overdue(review, day)), [false, true]);
    for (key, end) in [("exemption.maps.respond.1", date(2027, 2, 15)), ("calendar.archive.end", date(2027, 1, 1))] {
        let eve = end.saturating_sub(1.day());
        assert_eq!([eve, end].map(|day| is_overdue(key, day)), [false, true], "{key}");
    }
}

#[test]
fn an_item_keeps_its_key_when_its_day_moves() {
    let before = agenda(&city(), TODAY);
    let moved = edited(&[
        ("review_by: 2027-05-01", "review_by: 2027-05-20"),
        ("until: 2027-02-15", "until: 2027-03-15"),
        (
            "{effective: 2027-06-01, within: 2 weeks, announced: 2027-02-01",
            "{effective: 2027-06-15, within: 2 weeks, announced: 2027-02-20",
        ),
        ("retired: {on: 2027-07-01, announced: 2026-12-15", "retired: {on: 2027-07-09, announced: 2026-12-16"),
        ("until: 2026-12-10", "until: 2026-12-11"),
        ("complete: {from: 2026-01-01, until: 2027-01-01}", "complete: {from: 2026-01-01, until: 2027-02-01}"),
    ]);
    let after = agenda(&moved, TODAY);
    let (before, after) = (days(&before), days(&after));
    assert_eq!(before.keys().collect::<Vec<_>>(), after.keys().collect::<Vec<_>>());
    let moved = before.iter().filter(|(key, day)| after[*key] != **day).count();
    assert_eq!(moved, 11);
}

#[test]
fn keys_are_unique_and_hold_no_day() {
    for folder in CITIES {
        let agenda = agenda(&content(folder), TODAY);
        assert_eq!(days(&agenda).len(), agenda.items.len(), "{folder}");
        for item in items(&agenda) {
            let day = item.day.map(|day| day.to_string());
            assert!(day.is_none_or(|day| !item.key().contains(&day)), "{}", item.key());
        }
    }
}

const CITIES: [&str; 8] = [
    "tests/fixtures/agenda/city",
    "tests/fixtures/editions/drafts",
    "tests/fixtures/editions/history",
    "tests/fixtures/editions/inheritance",
    "tests/fixtures/sites/small/content",
    "tests/fixtures/readers/harsh",
    "tests/fixtures/change/town",
    "content",
];

fn content(folder: &str) -> Sources {
    if folder == CITIES[0] { city() } else { load::content(&path(folder)).expect("the content folder is there") }
}

/// The days on which a build has something else to say than on the day before, found day by day.
fn beginnings(sources: &Sources, today: Date, until: Date) -> BTreeSet<Date> {
    let catalog = parse(sources).catalog.expect("sound content");
    let ends_before =
        |day: &Date| resolve(&catalog.clone().known_on(*day), *day, false).in_force.until == day.tomorrow().ok();
    let eves = today.series(1.day()).take_while(|day| day.tomorrow().is_ok_and(|next| next < until));
    eves.filter(ends_before).filter_map(|eve| eve.tomorrow().ok()).collect()
}

#[test]
fn each_day_on_which_an_edition_begins_is_listed_and_no_other_is() {
    let mut seen = 0;
    for folder in CITIES {
        let sources = content(folder);
        // The sample has a hundred services, and one day on which something changes.
        let (starts, months) = if folder == "content" {
            (vec![date(2026, 12, 15)], 1)
        } else {
            (vec![date(2025, 6, 1), date(2026, 3, 1), TODAY], 12)
        };
        for today in starts {
            let agenda = ahead(&sources, today, months);
            let begin = beginnings(&sources, today, agenda.until);
            let listed = |is_one: fn(&Item) -> bool| -> BTreeSet<Date> {
                items(&agenda).filter(|item| is_one(item)).filter_map(|item| item.day).collect()
            };
            let missing: Vec<Date> = begin.difference(&listed(|_| true)).copied().collect();
            assert_eq!(missing, [], "{folder} on {today}: nothing is listed on these days");
            let rebuild = listed(|item| item.kind == Kind::Rebuild);
            let idle: Vec<Date> = rebuild.difference(&begin).copied().collect();
            assert_eq!(idle, [], "{folder} on {today}: no edition begins on these days");
            assert!(items(&agenda).all(|item| item.id != "site"), "{folder} on {today}: a day without a reason");
            seen += begin.len();
        }
    }
    assert!(seen > 20, "{seen}");
}

#[test]
fn a_day_that_only_a_date_in_a_draft_names_is_listed() {
    let draft = "- {stage: decide, starts: you ask us, within: 3 weeks, effective: 2027-05-01}";
    let two = "- {stage: decide, starts: you ask us, within: 3 weeks, effective: 2027-05-01, announced: 2027-01-20}\n      \
               - {stage: update, starts: you ask us, within: 3 weeks, effective: 2027-05-01, announced: 2027-01-25}";
    let sources = edited(&[(draft, two)]);
    let agenda = agenda(&sources, TODAY);
    assert!(beginnings(&sources, TODAY, agenda.until).contains(&date(2027, 1, 25)));
    let days = days(&agenda);
    assert_eq!(days["draft.night-market"], Some(date(2027, 1, 20)));
    assert_eq!(days["rebuild.site.1"], Some(date(2027, 1, 25)));
}

#[test]
fn what_is_over_or_called_off_asks_for_nothing() {
    // A review and an exemption that lie after the end of their promise, and a plan without approval that was called off.
    let agenda = agenda(&edited(&[("review_by: 2027-05-01", "review_by: 2027-07-02")]), TODAY);
    let keys = days(&agenda);
    assert!(!keys.contains_key("review.street-light.complete.1"));
    assert!(!keys.keys().any(|key| key.starts_with("approval.pothole-repair.complete.4")));
    assert!(!keys.contains_key("rebuild.pothole-repair.complete.4"));
}
