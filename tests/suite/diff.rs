//! A published site or an earlier day, and content: what changes for residents, as text, Markdown and JSON.
//!
//! `UPDATE_EXPECTED=1` writes the expected files anew; read them before you keep them.

use charter::config::{Day, Settings};
use charter::diff::json::{DiffDocument, json};
use charter::diff::people::{markdown, text};
use charter::diff::{Kind, Report, Strength};
use charter::source::Sources;
use charter::{load, pipeline};
use jiff::civil::{Date, date};
use serde_json::Value;

use crate::against::{published, read};
use crate::check::{assert_expected, fixtures, overlaid};
use crate::cli::{code, complained, run, said, workplace};
use crate::site::path;

const TODAY: Date = date(2026, 11, 23);

fn content(which: &str) -> Sources {
    overlaid(&fixtures("diff").join(which))
}

/// What changes from the published site of some content to other content.
fn against(before: &Sources, after: &Sources) -> Report {
    let settings = Settings { day: Day::Given(TODAY), base_url: None, drafts: false };
    let site = read(published(before, TODAY).path());
    let compared = pipeline::changes_against(after, &settings, &site, "public").expect("the feed can be made");
    compared.report.unwrap_or_else(|| panic!("{:#?}", compared.diagnostics))
}

fn between(sources: &Sources, from: Date, to: Date) -> Report {
    let compared = pipeline::changes_between(sources, from, to, false).expect("the feed can be made");
    compared.report.unwrap_or_else(|| panic!("{:#?}", compared.diagnostics))
}

/// The kind, day and id of each change.
fn list(report: &Report) -> Vec<(Kind, Option<Date>, &str)> {
    report.changes.iter().map(|change| (change.kind, change.date, change.id.as_str())).collect()
}

#[test]
fn every_kind_of_change_against_a_published_site() {
    let report = against(&content("before"), &content("after"));
    let day = |year, month, day| Some(date(year, month, day));
    let expected = [
        (Kind::New, day(2026, 11, 1), "sidewalk-repair.complete"),
        (Kind::Changed, None, "pothole-repair.make-safe"),
        (Kind::Changed, day(2026, 11, 1), "street-lights.complete"),
        (Kind::Scheduled, day(2027, 1, 1), "pothole-repair.complete"),
        (Kind::Scheduled, day(2027, 10, 1), "snow-clearing.complete"),
        (Kind::Withdrawn, None, "fence-repair.complete"),
        (Kind::Withdrawn, day(2026, 12, 31), "sign-repair.complete"),
        (Kind::CalledOff, day(2027, 3, 1), "driveway-permits.decide"),
        (Kind::Renamed, None, "street-lights"),
        (Kind::Renamed, None, "street-sweeping"),
        (Kind::Renamed, day(2026, 12, 1), "roads"),
        (Kind::Wording, None, "bench-repair.complete"),
        (Kind::Wording, None, "tree-care.attend"),
    ];
    assert_eq!(list(&report), expected);
    let strengths: Vec<_> = report.changes.iter().filter_map(|change| change.strength).collect();
    assert_eq!(strengths, [Strength::Stronger, Strength::Weaker, Strength::Stronger, Strength::Neither]);
}

#[test]
fn it_is_written_as_text_markdown_and_json() {
    let report = against(&content("before"), &content("after"));
    let expected = |name: &str| fixtures("diff").join(name);
    assert_expected(&text(&report), &expected("expected.txt"));
    assert_expected(&markdown(&report), &expected("expected.md"));
    assert_expected(&json(&report).expect("it can be written"), &expected("expected.json"));
}

#[test]
fn the_json_keeps_its_schema_and_has_every_key() {
    let schema = schemars::generate::SchemaSettings::draft2020_12().for_serialize().into_generator();
    let schema = schema.into_root_schema_for::<DiffDocument>().to_value();
    let validator = jsonschema::options().should_validate_formats(true).build(&schema).expect("a sound schema");
    let report = against(&content("before"), &content("after"));
    let document: Value = serde_json::from_str(&json(&report).expect("it can be written")).expect("it is JSON");
    let faults: Vec<String> = validator.iter_errors(&document).map(|fault| fault.to_string()).collect();
    assert_eq!(faults, Vec::<String>::new());
    let mut without = document.clone();
    without["changes"][0].as_object_mut().expect("a change").remove("strength");
    assert!(!validator.is_valid(&without), "every key is always there");
}

#[test]
fn nothing_changes_between_a_site_and_its_own_content() {
    for sources in [content("before"), content("after")] {
        let report = against(&sources, &sources);
        assert_eq!(report.changes, []);
        let expected = "What changes for residents\nTown of Maple Bend: from what is published in public ";
        assert!(text(&report).starts_with(expected), "{}", text(&report));
        assert!(text(&report).ends_with(" to the content on 23 November 2026.\nNothing changes for residents.\n"));
    }
}

#[test]
fn the_way_back_turns_stronger_into_weaker() {
    let report = against(&content("after"), &content("before"));
    let strength = |id: &str, kind: Kind| {
        let change = report.changes.iter().find(|change| change.id == id && change.kind == kind);
        change.expect("the change is listed").strength
    };
    assert_eq!(strength("pothole-repair.make-safe", Kind::Changed), Some(Strength::Weaker));
    assert_eq!(strength("street-lights.complete", Kind::Changed), Some(Strength::Stronger));
}

#[test]
fn two_days_of_one_content_show_what_takes_effect_between_them() {
    let history = load::content(&fixtures("editions").join("history")).expect("the fixture is there");
    let report = between(&history, date(2026, 1, 1), date(2027, 4, 1));
    let day = |year, month, day| Some(date(year, month, day));
    let expected = [
        (Kind::New, day(2027, 4, 1), "street-trees.complete"),
        (Kind::Changed, day(2026, 9, 1), "parking-permits.decide"),
        (Kind::Changed, day(2027, 1, 1), "potholes.complete"),
        (Kind::Withdrawn, day(2026, 5, 1), "fax-requests.complete"),
        (Kind::Withdrawn, day(2026, 6, 1), "benches.attend"),
    ];
    assert_eq!(list(&report), expected);
    let potholes = &report.changes[2];
    assert_eq!(potholes.before.as_deref(), Some("We will fill the hole within 20 business days."));
    assert_eq!(potholes.after.as_deref(), Some("We will fill the hole within 15 business days."));
    assert_eq!(
        (potholes.strength, potholes.note.as_deref()),
        (Some(Strength::Stronger), Some("A second crew starts."))
    );
    assert_eq!(list(&between(&history, date(2026, 9, 1), date(2026, 12, 31))), []);
}

#[test]
fn a_time_without_a_promise_ends_one_and_begins_one() {
    let history = load::content(&fixtures("editions").join("history")).expect("the fixture is there");
    let pause = between(&history, date(2026, 2, 28), date(2026, 3, 1));
    assert_eq!(list(&pause), [(Kind::Withdrawn, Some(date(2026, 3, 1)), "parking-permits.decide")]);
    assert_eq!(pause.changes[0].note.as_deref(), Some("The office moves and takes no applications."));
    let again = between(&history, date(2026, 8, 31), date(2026, 9, 1));
    assert_eq!(list(&again), [(Kind::New, Some(date(2026, 9, 1)), "parking-permits.decide")]);
}

#[test]
fn a_new_name_is_listed_between_the_days_around_it() {
    let after = content("after");
    let renamed = [(Kind::Renamed, Some(date(2026, 12, 1)), "roads")];
    assert_eq!(list(&between(&after, date(2026, 11, 30), date(2026, 12, 1))), renamed);
    assert_eq!(list(&between(&after, date(2026, 12, 1), date(2026, 12, 2))), []);
}

#[test]
fn an_exemption_that_runs_out_is_listed_with_its_day() {
    let sample = load::content(&path("content")).expect("the content is there");
    let report = between(&sample, date(2027, 9, 30), date(2027, 10, 1));
    assert_eq!(list(&report), [(Kind::Wording, Some(date(2027, 10, 1)), "burial-plot-question.respond")]);
}

#[test]
fn drafts_are_compared_where_they_are_asked_for() {
    let small = load::content(&path("tests/fixtures/sites/small/content")).expect("the fixture is there");
    let site = read(published(&small, TODAY).path());
    let ids = |drafts: bool| -> Vec<String> {
        let settings = Settings { day: Day::Given(TODAY), base_url: None, drafts };
        let compared = pipeline::changes_against(&small, &settings, &site, "public").expect("the feed can be made");
        compared.report.expect("the content is sound").changes.into_iter().map(|change| change.id).collect()
    };
    assert_eq!(ids(false), Vec::<String>::new());
    assert!(ids(true).contains(&"night-market.decide".to_owned()), "{:?}", ids(true));
}

#[test]
fn the_sample_content_changes_on_new_years_day() {
    let sample = load::content(&path("content")).expect("the content is there");
    let report = between(&sample, date(2026, 12, 31), date(2027, 1, 1));
    let potholes = report.changes.iter().find(|change| change.id == "pothole-repair.complete").expect("it changes");
    assert_eq!((potholes.kind, potholes.date), (Kind::Changed, Some(date(2027, 1, 1))));
    assert_eq!(potholes.strength, Some(Strength::Stronger));
}

#[test]
fn the_program_ends_with_0_whether_or_not_anything_changes() {
    let place = workplace();
    assert_eq!(code(&run(place.path(), "build --as-of 2026-11-23")), 0);
    let none = run(place.path(), "diff --against public --as-of 2026-11-23");
    assert_eq!((code(&none), complained(&none).as_str()), (0, ""));
    assert!(said(&none).ends_with("Nothing changes for residents.\n"), "{}", said(&none));
    let some = run(place.path(), "diff --from 2026-12-31 --to 2027-01-01 --format markdown");
    assert_eq!(code(&some), 0);
    assert!(said(&some).contains("**From 1 January 2027, stronger.**"), "{}", said(&some));
    let json = run(place.path(), "diff --against public --as-of 2027-01-01 --format json");
    let document: Value = serde_json::from_str(&said(&json)).expect("it is JSON");
    assert_eq!(document["changes"][0]["id"], "pothole-repair.complete");
}

#[test]
fn days_without_a_sense_are_refused_with_2() {
    let place = workplace();
    let wrong_way = run(place.path(), "diff --from 2027-01-01 --to 2026-01-01");
    let expected = "error: the days stand the wrong way round: write --from 2026-01-01 --to 2027-01-01\n";
    assert_eq!((code(&wrong_way), complained(&wrong_way).as_str()), (2, expected));
    let nothing = run(place.path(), "diff");
    let expected = "error: name what to compare with: --against DIR, or --from YYYY-MM-DD --to YYYY-MM-DD\n";
    assert_eq!((code(&nothing), complained(&nothing).as_str()), (2, expected));
    for arguments in ["--from 2026-01-01", "--to 2026-01-01", "--from 2026-01-01 --to 2027-01-01 --against public"] {
        assert_eq!(code(&run(place.path(), &format!("diff {arguments}"))), 2, "{arguments}");
    }
}
