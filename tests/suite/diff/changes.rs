//! A published site or an earlier day, and content: what changes for residents, as text, Markdown and JSON.
//!
//! `UPDATE_EXPECTED=1` writes the expected files anew; read them before you keep them.
//!
//! It is long because each kind of change brings the edit that causes it.

use charter::config::{Day, Settings};
use charter::diff::html::html;
use charter::diff::json::{DiffDocument, json};
use charter::diff::people::{markdown, text};
use charter::diff::{ChangeKind, DiffReport, Strength, SubjectKind};
use charter::published_feed::{Published, is_json};
use charter::source::Sources;
use charter::{load, pipeline};
use jiff::civil::{Date, date};
use serde_json::Value;

use crate::support::fixtures::{assert_expected, fixtures, overlaid};
use crate::support::program::{code, complained, run, said, workplace};
use crate::support::published::{published, read};
use crate::support::site::path;

const TODAY: Date = date(2026, 11, 23);

fn content(which: &str) -> Sources {
    overlaid(&fixtures("diff").join(which))
}

/// What changes from the published site of some content to other content.
fn against(before: &Sources, after: &Sources) -> DiffReport {
    let settings = Settings { day: Day::Given(TODAY), base_url: None, drafts: false };
    let site = read(published(before, TODAY).path());
    let compared = pipeline::changes_against(after, &settings, &site, "public").expect("the feed can be made");
    compared.report.unwrap_or_else(|| panic!("{:#?}", compared.diagnostics))
}

fn between(sources: &Sources, from: Date, to: Date) -> DiffReport {
    let compared = pipeline::changes_between(sources, from, to, false).expect("the feed can be made");
    compared.report.unwrap_or_else(|| panic!("{:#?}", compared.diagnostics))
}

/// The kind, day and id of each change.
fn list(report: &DiffReport) -> Vec<(ChangeKind, Option<Date>, &str)> {
    report.changes.iter().map(|change| (change.kind, change.date, change.id.as_str())).collect()
}

#[test]
fn every_kind_of_change_against_a_published_site() {
    let report = against(&content("before"), &content("after"));
    let day = |year, month, day| Some(date(year, month, day));
    let expected = [
        (ChangeKind::New, None, "bike-map"),
        (ChangeKind::New, None, "parking"),
        (ChangeKind::New, None, "schools"),
        (ChangeKind::New, day(2026, 11, 1), "sidewalk-repair.complete"),
        (ChangeKind::Changed, None, "lost-goggles.complete"),
        (ChangeKind::Changed, None, "pothole-repair.make-safe"),
        (ChangeKind::Changed, None, "street-map"),
        (ChangeKind::Changed, None, "tree-care.attend"),
        (ChangeKind::Changed, day(2026, 11, 1), "street-lights.complete"),
        (ChangeKind::Scheduled, day(2027, 1, 1), "pothole-repair.complete"),
        (ChangeKind::Scheduled, day(2027, 10, 1), "snow-clearing.complete"),
        (ChangeKind::Withdrawn, None, "dog-tag"),
        (ChangeKind::Withdrawn, None, "fence-repair.complete"),
        (ChangeKind::Withdrawn, None, "passport"),
        (ChangeKind::Withdrawn, None, "skating"),
        (ChangeKind::Withdrawn, day(2026, 12, 31), "bus-ticket"),
        (ChangeKind::Withdrawn, day(2026, 12, 31), "lost-towel.complete"),
        (ChangeKind::Withdrawn, day(2026, 12, 31), "sign-repair.complete"),
        (ChangeKind::Withdrawn, day(2027, 1, 31), "pool-rental.decide"),
        (ChangeKind::Paused, day(2027, 3, 1), "swim-lessons.decide"),
        (ChangeKind::Resumed, day(2027, 6, 1), "swim-lessons.decide"),
        (ChangeKind::CalledOff, day(2027, 3, 1), "driveway-permits.decide"),
        (ChangeKind::Moved, None, "bench-repair"),
        (ChangeKind::Renamed, None, "quick-question"),
        (ChangeKind::Renamed, None, "smell-of-gas"),
        (ChangeKind::Renamed, None, "street-lights"),
        (ChangeKind::Renamed, None, "street-sweeping"),
        (ChangeKind::Renamed, day(2026, 12, 1), "roads"),
        (ChangeKind::Contact, None, "counter"),
        (ChangeKind::Contact, None, "lost-goggles"),
        (ChangeKind::Contact, None, "lost-towel"),
        (ChangeKind::Contact, None, "pool"),
        (ChangeKind::Contact, None, "pool-rental"),
        (ChangeKind::Contact, None, "power-out"),
        (ChangeKind::Contact, None, "quick-question"),
        (ChangeKind::Contact, None, "smell-of-gas"),
        (ChangeKind::Contact, None, "swim-lessons"),
        (ChangeKind::BusinessTime, None, "pool-desk"),
        (ChangeKind::BusinessTime, None, "town-office"),
        (ChangeKind::Commitment, None, "4.1.b"),
        (ChangeKind::Commitment, None, "4.1.f"),
        (ChangeKind::Text, None, "counter"),
        (ChangeKind::Text, None, "quick-question"),
        (ChangeKind::Text, None, "smell-of-gas"),
        (ChangeKind::Wording, None, "lost-towel.complete"),
        (ChangeKind::Wording, None, "pool-rental.decide"),
        (ChangeKind::Wording, None, "snow-clearing.complete"),
        (ChangeKind::Wording, None, "swim-lessons.decide"),
    ];
    assert_eq!(list(&report), expected);
    let strengths: Vec<_> = report.changes.iter().filter_map(|change| change.strength).collect();
    let expected = [
        Strength::Weaker,
        Strength::Stronger,
        Strength::Open,
        Strength::Open,
        Strength::Weaker,
        Strength::Stronger,
        Strength::Neither,
    ];
    assert_eq!(strengths, expected);
}

#[test]
fn it_is_written_as_text_markdown_html_and_json() {
    let report = against(&content("before"), &content("after"));
    let expected = |name: &str| fixtures("diff").join(name);
    assert_expected(&text(&report), &expected("expected.txt"));
    assert_expected(&markdown(&report), &expected("expected.md"));
    assert_expected(&html(&report), &expected("expected.html"));
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
        let expected = "What changes for residents\nTown of Maple Bend: from the site published in public ";
        assert!(text(&report).starts_with(expected), "{}", text(&report));
        let text = text(&report);
        let expected = " to the content on 23 November 2026.\nNothing changes for residents in what was compared.\n\nCompared: promises,";
        assert!(text.contains(expected), "{text}");
        let scope = "Not compared: the texts of other pages and the site's design.\n";
        assert!(text.ends_with(scope), "{text}");
    }
}

#[test]
fn the_way_back_turns_stronger_into_weaker() {
    let report = against(&content("after"), &content("before"));
    let strength = |id: &str, kind: ChangeKind| {
        let change = report.changes.iter().find(|change| change.id == id && change.kind == kind);
        change.expect("the change is listed").strength
    };
    assert_eq!(strength("pothole-repair.make-safe", ChangeKind::Changed), Some(Strength::Weaker));
    assert_eq!(strength("street-lights.complete", ChangeKind::Changed), Some(Strength::Stronger));
}

#[test]
fn two_days_of_one_content_show_what_takes_effect_between_them() {
    let history = load::content(&fixtures("editions").join("history")).expect("the fixture is there");
    let report = between(&history, date(2026, 1, 1), date(2027, 4, 1));
    let day = |year, month, day| Some(date(year, month, day));
    let expected = [
        (ChangeKind::New, day(2027, 4, 1), "street-trees.complete"),
        (ChangeKind::Changed, day(2026, 9, 1), "parking-permits.decide"),
        (ChangeKind::Changed, day(2027, 1, 1), "potholes.complete"),
        (ChangeKind::Withdrawn, day(2026, 5, 1), "fax-requests.complete"),
        (ChangeKind::Withdrawn, day(2026, 6, 1), "benches.attend"),
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
    assert_eq!(list(&pause), [(ChangeKind::Paused, Some(date(2026, 3, 1)), "parking-permits.decide")]);
    assert_eq!(pause.changes[0].note.as_deref(), Some("The office moves and takes no applications."));
    let again = between(&history, date(2026, 8, 31), date(2026, 9, 1));
    assert_eq!(list(&again), [(ChangeKind::Resumed, Some(date(2026, 9, 1)), "parking-permits.decide")]);
}

#[test]
fn a_new_name_is_listed_between_the_days_around_it() {
    let after = content("after");
    let renamed = [(ChangeKind::Renamed, Some(date(2026, 12, 1)), "roads")];
    assert_eq!(list(&between(&after, date(2026, 11, 30), date(2026, 12, 1))), renamed);
    assert_eq!(list(&between(&after, date(2026, 12, 1), date(2026, 12, 2))), []);
}

#[test]
fn an_exemption_that_runs_out_is_listed_with_its_day() {
    let sample = load::content(&path("content")).expect("the content is there");
    let report = between(&sample, date(2027, 9, 30), date(2027, 10, 1));
    assert_eq!(list(&report), [(ChangeKind::Wording, Some(date(2027, 10, 1)), "burial-plot-question.respond")]);
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

/// The feed of an older build does not say what we do: then nothing else is done.
#[test]
fn a_feed_without_actions_is_compared_with_one_that_has_them() {
    let (before, after) = (content("before"), content("after"));
    let mut files = load::published(published(&before, TODAY).path()).expect("there is a feed");
    for file in files.iter_mut().filter(|file| is_json(file.path.as_str())) {
        let mut document: Value = serde_json::from_slice(&file.bytes).expect("it is JSON");
        without_actions(&mut document);
        file.bytes = document.to_string().into_bytes();
    }
    let older = Published::read(&files).expect("it is a feed");
    assert!(older.standards().flat_map(|standard| &standard.versions).all(|version| version.action.is_none()));
    let settings = Settings { day: Day::Given(TODAY), base_url: None, drafts: false };
    let changes = |sources: &Sources| {
        let compared = pipeline::changes_against(sources, &settings, &older, "public").expect("the feed can be made");
        compared.report.expect("the content is sound").changes
    };
    assert_eq!(changes(&before), []);
    assert!(!changes(&after).is_empty());
}

fn without_actions(value: &mut Value) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(without_actions),
        Value::Object(entries) => {
            entries.remove("action");
            entries.values_mut().for_each(without_actions);
        }
        _ => {}
    }
}

#[test]
fn the_sample_content_changes_on_new_years_day() {
    let sample = load::content(&path("content")).expect("the content is there");
    let report = between(&sample, date(2026, 12, 31), date(2027, 1, 1));
    let potholes = report.changes.iter().find(|change| change.id == "pothole-repair.complete").expect("it changes");
    assert_eq!((potholes.kind, potholes.date), (ChangeKind::Changed, Some(date(2027, 1, 1))));
    assert_eq!(potholes.strength, Some(Strength::Stronger));
}

#[test]
fn the_program_ends_with_0_whether_or_not_anything_changes() {
    let place = workplace();
    assert_eq!(code(&run(place.path(), "build --as-of 2026-11-23")), 0);
    let none = run(place.path(), "diff --against public --as-of 2026-11-23");
    assert_eq!((code(&none), complained(&none).as_str()), (0, ""));
    assert!(said(&none).contains("\nNothing changes for residents in what was compared.\n"), "{}", said(&none));
    let quiet = run(place.path(), "diff --from 2026-11-23 --to 2026-11-24");
    assert!(said(&quiet).ends_with("Nothing changes for residents.\n"), "{}", said(&quiet));
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
    let expected = "error: `--from` is after `--to`: write --from 2026-01-01 --to 2027-01-01\n";
    assert_eq!((code(&wrong_way), complained(&wrong_way).as_str()), (2, expected));
    let nothing = run(place.path(), "diff");
    let expected = "error: nothing to compare with: give --against DIR, or --from YYYY-MM-DD --to YYYY-MM-DD\n";
    assert_eq!((code(&nothing), complained(&nothing).as_str()), (2, expected));
    for arguments in ["--from 2026-01-01", "--to 2026-01-01", "--from 2026-01-01 --to 2027-01-01 --against public"] {
        assert_eq!(code(&run(place.path(), &format!("diff {arguments}"))), 2, "{arguments}");
    }
}

/// The site of the fixture before, and what changes if a text of one of its files is another.
struct Edits {
    before: Sources,
    site: Published,
}

impl Edits {
    fn new() -> Self {
        let before = content("before");
        let site = read(published(&before, TODAY).path());
        Self { before, site }
    }

    fn edited(&self, file: &str, from: &str, to: &str) -> Sources {
        let mut sources = self.before.clone();
        let edited = sources.files.iter_mut().find(|one| one.name == file).expect("it is there");
        assert!(edited.text.contains(from), "`{from}` is not in the fixture");
        edited.text = edited.text.replacen(from, to, 1);
        sources
    }

    fn report(&self, file: &str, from: &str, to: &str) -> DiffReport {
        let settings = Settings { day: Day::Given(TODAY), base_url: None, drafts: false };
        let sources = self.edited(file, from, to);
        let compared =
            pipeline::changes_against(&sources, &settings, &self.site, "public").expect("the feed can be made");
        compared.report.unwrap_or_else(|| panic!("{:#?}", compared.diagnostics))
    }
}

const ROADS: &str = "departments/roads.yaml";

#[test]
fn a_change_of_what_carries_the_promise_has_a_verdict_or_is_for_a_person_to_judge() {
    let edits = Edits::new();
    let make_safe = "        within: 3 business days\n";
    let with = |more: &str| format!("{make_safe}        {more}\n");
    for (from, to, expected) in [
        (make_safe, "        within: 3 calendar days\n".to_owned(), Strength::Stronger),
        (make_safe, "        no_target: It depends on the weather.\n".to_owned(), Strength::Weaker),
        (make_safe, "        within: 3 calendar days\n        calendar: town-office\n".to_owned(), Strength::Stronger),
        (make_safe, "        within: 40 business hours\n".to_owned(), Strength::Open),
        (make_safe, with("exceptions: [A storm.]"), Strength::Weaker),
        (make_safe, with("pauses: [it rains]"), Strength::Weaker),
        (make_safe, with("conditions: {season: from May to October}"), Strength::Weaker),
        (
            make_safe,
            with("exempt: {reason: One person does it., approved_by: Council, until: 2027-01-01}"),
            Strength::Open,
        ),
        ("we: make the pothole safe", "we: look at the pothole".to_owned(), Strength::Open),
        (
            "starts: we receive your report",
            "starts: {event: other, text: our crew has seen it}".to_owned(),
            Strength::Open,
        ),
    ] {
        let report = edits.report(ROADS, from, &to);
        let change = report.changes.iter().find(|one| one.what == SubjectKind::Standard).expect("it changes");
        assert_eq!((change.kind, change.strength), (ChangeKind::Changed, Some(expected)), "{to}: {}", text(&report));
    }
    let report = edits.report("departments/parks.yaml", "exceptions: [A storm.]", "exceptions: [Wind.]");
    let change = &report.changes[0];
    assert_eq!((change.kind, change.strength), (ChangeKind::Changed, Some(Strength::Open)));
    let shown = "a person must judge whether it is stronger or weaker\n  promise: We will look at the tree within 10 business days.\n  \
        what can delay it, before: A storm.\n  what can delay it, after: Wind.\n";
    assert!(text(&report).contains(shown), "{}", text(&report));
    let report = edits.report("departments/parks.yaml", "exceptions: [A storm.]", "exceptions: [A storm]");
    assert_eq!(report.changes[0].kind, ChangeKind::Wording, "a full stop promises nothing");
}

#[test]
fn a_lost_limit_is_weaker_and_a_new_one_is_stronger() {
    let edits = Edits::new();
    let (limit, none) = ("        within: 3 business days\n", "        no_target: It depends on the weather.\n");
    let without = edits.edited(ROADS, limit, none);
    let site = read(published(&without, TODAY).path());
    let settings = Settings { day: Day::Given(TODAY), base_url: None, drafts: false };
    let compared = pipeline::changes_against(&edits.before, &settings, &site, "public").expect("the feed can be made");
    let report = compared.report.expect("the content is sound");
    assert_eq!(report.changes[0].strength, Some(Strength::Stronger), "{}", text(&report));
}

#[test]
fn another_announcement_is_set_against_what_was_announced() {
    let edits = Edits::new();
    let permits = "2027-03-01, within: 5 business days";
    let weaker = edits.report(ROADS, permits, "2027-03-01, within: 8 business days");
    let expected = [(ChangeKind::Announcement, Some(date(2027, 3, 1)), "driveway-permits.decide")];
    assert_eq!(list(&weaker), expected);
    assert_eq!(
        weaker.changes[0].strength,
        Some(Strength::Weaker),
        "stronger than what is in force, and yet less than was announced"
    );
    let shown = "from 1 March 2027, weaker than was announced\n  \
        announced before: We will decide on your application within 5 business days.\n  \
        announced now: We will decide on your application within 8 business days.\n";
    assert!(text(&weaker).contains(shown), "{}", text(&weaker));
    let reworded = edits.report(ROADS, "change: Applications go online.", "change: You can apply online.");
    assert_eq!(list(&reworded), [(ChangeKind::Wording, Some(date(2027, 3, 1)), "driveway-permits.decide")]);
    assert_eq!((reworded.changes[0].strength, reworded.changes[0].texts.len()), (None, 1));
}

#[test]
fn a_service_that_names_its_former_id_keeps_its_promises() {
    let edits = Edits::new();
    let report = edits.report(ROADS, "id: sign-repair\n", "id: street-signs\n    formerly: [sign-repair]\n");
    assert_eq!(list(&report), []);
}

#[test]
fn other_topics_and_what_to_do_in_danger_are_told() {
    let edits = Edits::new();
    let told = |file: &str, from: &str, to: &str| -> Vec<(ChangeKind, String, String)> {
        let report = edits.report(file, from, to);
        let of = |change: &charter::diff::Change| {
            let texts = change.texts.iter();
            texts.map(|text| (change.kind, text.part.clone(), text.after.clone())).collect::<Vec<_>>()
        };
        report.changes.iter().flat_map(of).collect()
    };
    let expected = |part: &str, after: &str| vec![(ChangeKind::Text, part.to_owned(), after.to_owned())];
    assert_eq!(
        told("site.yaml", "language: en\n", "language: en\ntopics: [{id: roads, name: Roads and snow}]\n"),
        expected("the topics", "Roads and snow")
    );
    assert_eq!(
        told(
            ROADS,
            "    name: Pothole repair\n",
            "    name: Pothole repair\n    emergency: If someone is hurt, call [911](tel:911).\n"
        ),
        expected("what to do in danger", "If someone is hurt, call 911.")
    );
}

#[test]
fn markdown_takes_nothing_of_a_text_as_its_own() {
    let edits = Edits::new();
    let report = edits.report(
        "departments/parks.yaml",
        "if_missed: Call Parks.",
        "if_missed: \"Call &amp;copy; ~~now~~ #1 | 2 #\"",
    );
    let expected = r"- What to do if we miss it, after: Call \&copy; \~\~now\~\~ \#1 \| 2 \#";
    assert!(markdown(&report).contains(expected), "{}", markdown(&report));
}

#[test]
fn an_exemption_and_a_correction_are_told_in_sentences() {
    let edits = Edits::new();
    let to = "        within: 3 business days\n        exempt: {reason: One person does it., approved_by: Council, until: 2027-01-01}\n        \
        corrected: {on: 2026-11-20, note: The site said two.}\n";
    let report = edits.report(ROADS, "        within: 3 business days\n", to);
    let text = text(&report);
    let exemption =
        "the exemption from the baseline, added: One person does it. (approved by Council, until 1 January 2027)\n";
    let correction = "the correction, added: The site said two. (corrected on 20 November 2026)\n";
    assert!(text.contains(exemption) && text.contains(correction), "{text}");
}
