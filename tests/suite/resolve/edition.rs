//! Small content folders and a day -> what holds on that day: status of every version, the edition's interval, what is inherited and from whom.
//!
//! It is long because each case brings its content with it, so that a reader sees both.
#![expect(clippy::disallowed_methods, reason = "tests look at the folder of their fixtures")]

use std::path::{Path, PathBuf};

use charter::check::{Context, check};
use charter::config::{Day, Settings};
use charter::load;
use charter::model::catalog::Catalog;
use charter::model::edition::Status::{InForce, Retired, Scheduled, Superseded};
use charter::model::edition::{Edition, EffectiveService, EffectiveStandard, Origin, Status};
use charter::model::period::Interval;
use charter::parse::{Parsed, parse};
use charter::pipeline;
use charter::render::pages::site_pages;
use charter::resolve::resolve;
use charter::source::Sources;
use charter::theme::Theme;
use jiff::ToSpan;
use jiff::civil::Date;

fn editions() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/editions")
}

fn sources(name: &str) -> Sources {
    load::content(&editions().join(name)).expect("the fixture can be read")
}

/// The catalog of a fixture that has no faults.
fn catalog(name: &str) -> Catalog {
    let sources = sources(name);
    let Parsed { catalog, diagnostics, .. } = parse(&sources);
    assert_eq!(diagnostics, [], "{name}");
    let catalog = catalog.expect("a sound folder has a catalog");
    let found = check(&Context::new(&catalog, &sources, &site_pages(), jiff::civil::date(2026, 11, 23)));
    let errors: Vec<_> = found.iter().filter(|one| one.is_error()).collect();
    assert!(errors.is_empty(), "{name}: {errors:#?}");
    catalog
}

fn day(text: &str) -> Date {
    text.parse().expect("a date")
}

fn on<'a>(catalog: &'a Catalog, date: &str) -> Edition<'a> {
    resolve(catalog, day(date), false)
}

fn find<'e, 'a>(edition: &'e Edition<'a>, id: &str) -> Option<&'e EffectiveStandard<'a>> {
    edition.standards().find(|standard| standard.owned.standard.id.value.as_str() == id)
}

fn standard<'e, 'a>(edition: &'e Edition<'a>, id: &str) -> &'e EffectiveStandard<'a> {
    find(edition, id).unwrap_or_else(|| panic!("`{id}` is in the edition"))
}

fn service<'e, 'a>(edition: &'e Edition<'a>, id: &str) -> Option<&'e EffectiveService<'a>> {
    edition.services.iter().find(|service| service.service.id.value.as_str() == id)
}

/// The status of the standard, then of each of its versions.
fn statuses(edition: &Edition<'_>, id: &str) -> (Status, Vec<Status>) {
    let standard = standard(edition, id);
    (standard.status, standard.versions.iter().map(|version| version.status).collect())
}

/// `from` and `until` of an edition; an empty text for none.
fn interval(edition: &Edition<'_>) -> (String, String) {
    let text = |day: Option<Date>| day.map(|day| day.to_string()).unwrap_or_default();
    (text(edition.in_force.from), text(edition.in_force.until))
}

fn owned_pair(pair: (&str, &str)) -> (String, String) {
    (pair.0.to_owned(), pair.1.to_owned())
}

#[test]
fn a_scheduled_version_takes_over_on_its_first_day() {
    let catalog = catalog("history");
    let before = (InForce, vec![InForce, Scheduled]);
    let after = (InForce, vec![Superseded, InForce]);
    for (date, expected) in [("2026-12-31", &before), ("2027-01-01", &after), ("2027-01-02", &after)] {
        assert_eq!(&statuses(&on(&catalog, date), "potholes.complete"), expected, "{date}");
    }
}

#[test]
fn a_version_that_has_not_begun_is_scheduled_and_the_first_day_is_in_force() {
    let catalog = catalog("history");
    for (date, status) in [("2024-04-30", Scheduled), ("2024-05-01", InForce)] {
        assert_eq!(statuses(&on(&catalog, date), "potholes.complete").1[0], status, "{date}");
    }
    let edition = on(&catalog, "2027-03-31");
    assert_eq!(service(&edition, "street-trees").map(|service| service.status), Some(Scheduled));
    let edition = on(&catalog, "2027-04-01");
    assert_eq!(service(&edition, "street-trees").map(|service| service.status), Some(InForce));
}

#[test]
fn the_version_to_show_is_the_one_in_force_else_the_next_else_the_last() {
    let catalog = catalog("history");
    let shown = |date: &str, id: &str| {
        let edition = on(&catalog, date);
        let standard = standard(&edition, id);
        (
            standard.shown().revision,
            standard.next().map(|version| version.revision),
            standard.past().map(|version| version.revision).collect::<Vec<_>>(),
        )
    };
    assert_eq!(shown("2024-01-01", "potholes.complete"), (1, Some(1), vec![]));
    assert_eq!(shown("2026-12-31", "potholes.complete"), (1, Some(2), vec![]));
    assert_eq!(shown("2027-01-01", "potholes.complete"), (2, None, vec![1]));
    assert_eq!(shown("2026-05-01", "parking-permits.decide"), (2, Some(2), vec![1]));
    assert_eq!(shown("2026-06-01", "benches.attend"), (1, None, vec![1]));
}

#[test]
fn in_a_gap_nothing_is_in_force_and_the_reason_is_known() {
    let catalog = catalog("history");
    for (date, expected) in [
        ("2026-02-28", (InForce, vec![InForce, Scheduled])),
        ("2026-03-01", (Scheduled, vec![Superseded, Scheduled])),
        ("2026-08-31", (Scheduled, vec![Superseded, Scheduled])),
        ("2026-09-01", (InForce, vec![Superseded, InForce])),
    ] {
        assert_eq!(statuses(&on(&catalog, date), "parking-permits.decide"), expected, "{date}");
    }
    let edition = on(&catalog, "2026-05-01");
    let gap =
        standard(&edition, "parking-permits.decide").versions[0].version.gap.as_ref().map(|gap| gap.value.as_str());
    assert_eq!(gap, Some("The office moves and takes no applications."));
    assert!(
        edition.standards_in_force().all(|(standard, _)| standard.owned.service.id.value.as_str() != "parking-permits")
    );
}

#[test]
fn a_retired_standard_stays_in_the_edition_and_its_service_goes_on() {
    let catalog = catalog("history");
    assert_eq!(statuses(&on(&catalog, "2026-05-31"), "benches.attend"), (InForce, vec![InForce]));
    for date in ["2026-06-01", "2030-01-01"] {
        let edition = on(&catalog, date);
        assert_eq!(statuses(&edition, "benches.attend"), (Retired, vec![Retired]), "{date}");
        assert_eq!(standard(&edition, "benches.attend").ends(), Some(day("2026-06-01")));
        assert_eq!(statuses(&edition, "benches.complete"), (InForce, vec![InForce]), "{date}");
        assert_eq!(service(&edition, "benches").map(|service| service.status), Some(InForce), "{date}");
    }
}

#[test]
fn a_retired_service_stays_in_the_edition_with_its_standards_retired() {
    let catalog = catalog("history");
    for (date, status) in [("2026-04-30", InForce), ("2026-05-01", Retired), ("2030-01-01", Retired)] {
        let edition = on(&catalog, date);
        assert_eq!(service(&edition, "fax-requests").map(|service| service.status), Some(status), "{date}");
        assert_eq!(statuses(&edition, "fax-requests.complete"), (status, vec![status]), "{date}");
    }
}

#[test]
fn the_interval_reaches_from_the_last_change_to_the_next() {
    let history = catalog("history");
    for (date, expected) in [
        // The policy takes effect within the time before the first promise, and is told differently from then on.
        ("2000-01-01", ("", "2020-01-01")),
        ("2020-01-01", ("", "2024-01-01")),
        ("2024-01-01", ("2024-01-01", "2024-05-01")),
        ("2024-04-30", ("2024-01-01", "2024-05-01")),
        ("2024-05-01", ("2024-05-01", "2025-01-01")),
        ("2025-07-01", ("2025-01-01", "2026-03-01")),
        ("2026-03-01", ("2026-03-01", "2026-05-01")),
        ("2026-05-31", ("2026-05-01", "2026-06-01")),
        ("2026-06-01", ("2026-06-01", "2026-09-01")),
        ("2026-12-31", ("2026-09-01", "2027-01-01")),
        ("2027-01-01", ("2027-01-01", "2027-04-01")),
        ("2027-04-01", ("2027-04-01", "")),
        ("2999-12-31", ("2027-04-01", "")),
    ] {
        assert_eq!(interval(&on(&history, date)), owned_pair(expected), "{date}");
    }
}

#[test]
fn the_end_of_an_exemption_is_a_change() {
    let inheritance = catalog("inheritance");
    for (date, expected) in [
        ("2025-06-01", ("2025-01-01", "2026-02-01")),
        ("2026-09-30", ("2026-02-01", "2026-10-01")),
        ("2026-10-01", ("2026-10-01", "")),
    ] {
        assert_eq!(interval(&on(&inheritance, date)), owned_pair(expected), "{date}");
    }
}

#[test]
fn an_exemption_counts_until_its_end() {
    let catalog = catalog("inheritance");
    for (date, expected) in [("2026-09-30", Some("The gardener's post is vacant.")), ("2026-10-01", None)] {
        let edition = on(&catalog, date);
        let exempt = standard(&edition, "trees.respond.email").shown().exempt;
        assert_eq!(exempt.map(|exempt| exempt.reason.markdown.as_str()), expected, "{date}");
    }
}

#[test]
fn drafts_are_left_out_of_the_public_edition() {
    let catalog = catalog("drafts");
    let edition = on(&catalog, "2026-11-23");
    let ids: Vec<&str> = edition.standards().map(|standard| standard.owned.standard.id.value.as_str()).collect();
    assert_eq!(ids, ["email.respond", "potholes.acknowledge", "potholes.attend", "potholes.complete"]);
    let services: Vec<&str> = edition.services.iter().map(|service| service.service.id.value.as_str()).collect();
    assert_eq!(services, ["email", "potholes"], "a service of which every standard is a draft has nothing to show");
    assert_eq!(statuses(&edition, "potholes.complete"), (InForce, vec![InForce]));
    assert_eq!(interval(&edition), owned_pair(("2025-01-01", "")), "a draft's dates change nothing");
    assert!(!edition.is_preview);
}

#[test]
fn a_preview_shows_drafts_where_they_would_be() {
    let catalog = catalog("drafts");
    let edition = resolve(&catalog, day("2026-11-23"), true);
    let ids: Vec<&str> = edition.standards().map(|standard| standard.owned.standard.id.value.as_str()).collect();
    assert_eq!(
        ids,
        [
            "email.acknowledge",
            "email.respond",
            "chat.attend",
            "potholes.acknowledge",
            "potholes.attend",
            "potholes.make-safe",
            "potholes.complete",
            "street-trees.complete",
            "new-lights.decide",
        ]
    );
    assert_eq!(statuses(&edition, "potholes.complete"), (InForce, vec![Superseded, InForce]));
    assert_eq!(interval(&edition), owned_pair(("2026-07-01", "")));
    assert!(edition.is_preview);
}

/// The id of the corporate standard below one, or an empty text.
fn baseline(edition: &Edition<'_>, id: &str) -> String {
    standard(edition, id).baseline.map(|owned| owned.standard.id.to_string()).unwrap_or_default()
}

#[test]
fn a_draft_is_no_baseline_of_what_is_public() {
    let catalog = catalog("drafts");
    let public = on(&catalog, "2026-11-23");
    assert_eq!(baseline(&public, "potholes.acknowledge"), "", "the standard is a draft");
    assert_eq!(baseline(&public, "potholes.attend"), "", "its service is a draft");
    let preview = resolve(&catalog, day("2026-11-23"), true);
    assert_eq!(baseline(&preview, "potholes.acknowledge"), "email.acknowledge");
    assert_eq!(baseline(&preview, "potholes.attend"), "chat.attend");
}

#[test]
fn the_baseline_is_the_corporate_standard_of_the_same_stage_and_channel() {
    let catalog = catalog("inheritance");
    let edition = on(&catalog, "2026-01-01");
    for (id, expected) in [
        ("trees.respond.voicemail", "contact.respond.phone"),
        ("trees.respond.any", "contact.respond.phone"),
        ("trees.respond.letter", ""),
        ("trees.acknowledge", "contact.acknowledge"),
        ("potholes.complete", ""),
        ("contact.respond.email", ""),
    ] {
        assert_eq!(baseline(&edition, id), expected, "{id}");
    }
}

#[test]
fn a_promise_for_a_stated_case_is_no_baseline() {
    let catalog = catalog("inheritance");
    let edition = on(&catalog, "2026-01-01");
    assert_eq!(baseline(&edition, "trees.respond.email"), "contact.respond.email");
    assert_eq!(baseline(&edition, "potholes.respond"), "contact.respond.email");
}

#[test]
fn only_what_is_in_force_is_a_baseline() {
    let catalog = catalog("inheritance");
    for (date, expected) in [
        ("2024-12-31", ""),
        ("2025-01-01", "contact.acknowledge"),
        ("2026-01-31", "contact.acknowledge"),
        ("2026-02-01", ""),
    ] {
        assert_eq!(baseline(&on(&catalog, date), "trees.acknowledge"), expected, "{date}");
    }
}

#[test]
fn what_to_do_if_it_is_missed_comes_from_the_nearest_that_says_so() {
    let catalog = catalog("inheritance");
    let edition = on(&catalog, "2026-01-01");
    for (id, text, origin) in [
        ("potholes.respond", "The standard's way.", Origin::Standard),
        ("potholes.complete", "The service's way.", Origin::Service),
        ("signs.complete", "The department's way.", Origin::Department),
        ("trees.acknowledge", "The corporate way.", Origin::Corporate),
    ] {
        let sourced = standard(&edition, id).if_missed.expect("somebody says so");
        assert_eq!((sourced.value.markdown.as_str(), sourced.origin), (text, origin), "{id}");
    }
}

#[test]
fn where_nobody_says_what_to_do_nothing_is_made_up() {
    let catalog = catalog("history");
    assert_eq!(standard(&on(&catalog, "2026-12-01"), "potholes.complete").if_missed, None);
}

#[test]
fn business_time_is_counted_in_the_nearest_calendar_and_other_time_in_a_named_one_only() {
    let catalog = catalog("inheritance");
    let edition = on(&catalog, "2026-01-01");
    for (id, expected) in [
        ("potholes.complete", Some(("depot", Origin::Department))),
        ("signs.complete", Some(("office", Origin::Service))),
        ("signs.attend", Some(("rink", Origin::Standard))),
        ("signs.publish", Some(("rink", Origin::Standard))),
        ("signs.decide", None),
        ("trees.respond.letter", None),
        ("contact.respond.email", Some(("office", Origin::Department))),
    ] {
        let found = standard(&edition, id).shown().calendar;
        assert_eq!(found.map(|sourced| (sourced.value.id.value.as_str(), sourced.origin)), expected, "{id}");
    }
}

#[test]
fn a_standard_supports_its_own_clauses_or_else_its_services() {
    let catalog = catalog("inheritance");
    let edition = on(&catalog, "2026-01-01");
    for (id, expected) in
        [("potholes.respond", vec!["4.1.b"]), ("potholes.complete", vec!["4.1.a"]), ("signs.complete", vec![])]
    {
        let found: Vec<&str> = standard(&edition, id).supports.iter().map(|clause| clause.0.value.as_str()).collect();
        assert_eq!(found, expected, "{id}");
    }
}

/// Path and bytes of every file of the site.
fn built(sources: &Sources, day: Date, drafts: bool) -> (Interval, Vec<(String, Vec<u8>)>) {
    let settings = Settings { day: Day::Given(day), base_url: None, drafts };
    let build = pipeline::build(sources, &Theme::built_in(), &settings).expect("the theme is sound");
    let made = build.made.expect("the content is sound");
    let files = made.artifacts.into_iter().map(|artifact| (artifact.path.to_string(), artifact.bytes)).collect();
    (made.facts.in_force, files)
}

/// Goes from interval to interval: each begins where the one before ends, or before if only something more is told from then on, such as a
/// correction; it has one site from its first day to its last, and changes something.
fn assert_one_site_per_interval(name: &str, drafts: bool) {
    let sources = sources(name);
    let (mut first, mut from, mut earlier) = (day("2000-01-01"), None, Vec::new());
    loop {
        let (interval, files) = built(&sources, first, drafts);
        assert!(interval.from == from || interval.from < from && from.is_some(), "{name}: {interval:?} {from:?}");
        assert!(files != earlier, "{name}: nothing changes on {first}");
        let last = interval.until.map_or(day("2990-01-01"), |until| until - 1.day());
        assert!(files == built(&sources, last, drafts).1, "{name}: {first} and {last} differ");
        let Some(until) = interval.until else { break };
        (first, from, earlier) = (until, Some(until), files);
    }
}

#[test]
fn two_days_of_one_interval_give_the_same_bytes_and_the_next_interval_gives_others() {
    assert_one_site_per_interval("history", false);
    assert_one_site_per_interval("inheritance", false);
    assert_one_site_per_interval("drafts", false);
    assert_one_site_per_interval("drafts", true);
}

#[test]
fn every_folder_of_editions_is_tested() {
    let mut names: Vec<String> = std::fs::read_dir(editions())
        .expect("the fixtures can be read")
        .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    assert_eq!(names, ["drafts", "history", "inheritance"]);
}
