//! Sound content and each of many later days -> no error that was not there before: what builds today builds on every later day without an
//! edit, as a copy of itself of the day before too.

use std::collections::BTreeSet;

use charter::config::{Day, Settings};
use charter::diagnostic::Diagnostic;
use charter::load;
use charter::parse::parse_date;
use charter::pipeline::{self, Guard};
use charter::source::Sources;
use charter::theme::Theme;
use jiff::ToSpan;
use jiff::civil::{Date, date};

use crate::support::site::{Files, json, of, path, text};

/// Every day that the content names, the days after it, and some far ahead.
fn later_days(sources: &Sources, first: Date) -> BTreeSet<Date> {
    let mut days = BTreeSet::from([first, date(2032, 2, 29), date(2041, 7, 1), date(2080, 1, 1)]);
    for file in sources.files.iter().filter(|file| !file.name.starts_with("calendars/")) {
        days.extend(dates_in(&file.text));
    }
    // A list of closures is felt at its end alone.
    for file in sources.files.iter().filter(|file| file.name.starts_with("calendars/")) {
        days.extend(dates_in(&file.text).into_iter().max());
    }
    let next: Vec<Date> = days.iter().map(|day| day.saturating_add(1.day())).collect();
    days.extend(next);
    days.split_off(&first)
}

fn dates_in(text: &str) -> Vec<Date> {
    let starts = text.match_indices("20").map(|(at, _)| at);
    starts.filter_map(|at| parse_date(text.get(at..at + 10)?)).collect()
}

fn errors(found: &[Diagnostic]) -> Vec<&str> {
    found.iter().filter(|one| one.is_error()).map(|one| one.message.as_str()).collect()
}

fn assert_always_sound(name: &str, sources: &Sources, first: Date) {
    for day in later_days(sources, first) {
        let found = pipeline::diagnose(sources, Day::Given(day));
        assert_eq!(errors(&found), [""; 0], "{name} on {day}");
    }
}

fn city(folder: &str) -> Sources {
    load::content(&path(folder)).expect("the content folder is there")
}

#[test]
fn no_city_gets_an_error_by_time_alone() {
    let cities = [
        "content",
        "tests/fixtures/sites/small/content",
        "tests/fixtures/editions/drafts",
        "tests/fixtures/editions/history",
        "tests/fixtures/editions/inheritance",
        "tests/fixtures/readers/harsh",
    ];
    for folder in cities {
        assert_always_sound(folder, &city(folder), date(2026, 11, 23));
    }
}

/// The small city with everything that lapses: each is a file, a text in it, and what replaces that text.
const LAPSING: [(&str, &str, &str); 9] = [
    // An exemption, also one of a promise that is replaced by another one below the baseline.
    ("departments/works.yaml", "until: 2027-03-01}", "until: 2026-12-20}"),
    // What takes the place of a service, and of a standard, ends as well, with and without something in its place.
    ("departments/works.yaml", "replaced_by: pothole}", "replaced_by: water-leak}"),
    (
        "departments/works.yaml",
        "    supports: [4.1.b]\n    standards:\n      - stage: attend",
        "    supports: [4.1.b]\n    retired: {on: 2029-05-01, reason: The county does it now., replaced_by: pothole}\n    standards:\n      - stage: attend",
    ),
    ("departments/works.yaml", "replaced_by: email.respond}", "replaced_by: pothole.make-safe}"),
    (
        "departments/works.yaml",
        "        exceptions: [A storm., Two holes at once.]\n",
        "        exceptions: [A storm., Two holes at once.]\n        retired: {on: 2028-02-01, reason: The county does it now.}\n",
    ),
    // Links to parts of pages that go with what ended.
    (
        "pages/complaints.md",
        "Then write",
        "Ask [there](/services/water-leak/#ask) and [here](/departments/works/#water). Then write",
    ),
    // Hours that wait for the desk to open, beside calendar days in the baseline: the list of closures ends.
    ("corporate.yaml", "        within: 2 business days\n", "        within: 20 calendar days\n"),
    (
        "departments/works.yaml",
        "        we: answer questions about your bill\n        within: 5 business days\n",
        "        we: answer questions about your bill\n        within: 30 calendar days\n",
    ),
    (
        "departments/works.yaml",
        "      - stage: repeat\n",
        "      - {stage: respond, variant: night, we: answer you, within: 4 hours, starts: you call, calendar: town-hall, effective: 2026-01-01}\n      - stage: repeat\n",
    ),
];

fn lapsing() -> Sources {
    let mut sources = city("tests/fixtures/sites/small/content");
    for (file, from, to) in LAPSING {
        let file = sources.files.iter_mut().find(|one| one.name == file).expect("the file");
        assert!(file.text.contains(from), "{from}");
        file.text = file.text.replacen(from, to, 1);
    }
    sources
}

#[test]
fn what_lapses_is_told_and_stops_nothing() {
    let sources = lapsing();
    assert_always_sound("the lapsing city", &sources, date(2026, 11, 23));
    let days = [date(2028, 6, 1), date(2030, 1, 1)];
    let found = days.into_iter().flat_map(|day| pipeline::diagnose(&sources, Day::Given(day)));
    let found: Vec<Diagnostic> = found.filter(|one| !one.is_error()).collect();
    let warned: BTreeSet<&str> = found.iter().map(|one| one.rule).collect();
    for rule in ["exemption-ended", "replacement-not-usable", "unresolved-link", "calendar-ends-soon", "review-overdue"]
    {
        assert!(warned.contains(rule), "{rule} is not among {warned:?}");
    }
    // What a build shows whole: the page says something that is out of date. An overdue review is counted.
    let lapsed: BTreeSet<&str> = found.iter().filter(|one| one.has_lapsed).map(|one| one.rule).collect();
    let whole = ["calendar-ends-soon", "exemption-ended", "replacement-not-usable", "stale-results", "unresolved-link"];
    assert_eq!(lapsed, BTreeSet::from(whole));
    let before = pipeline::diagnose(&sources, Day::Given(date(2026, 11, 23)));
    assert!(before.iter().all(|one| !one.has_lapsed), "nothing has lapsed yet");
}

fn files(sources: &Sources, day: Date) -> Files {
    let settings = Settings { day: Day::Given(day), base_url: None, drafts: false };
    of(pipeline::build(sources, &Theme::built_in(), &settings).expect("the theme is sound"))
}

#[test]
fn the_page_and_the_feed_say_what_has_lapsed() {
    let sources = lapsing();
    let (before, after) = (files(&sources, date(2026, 12, 19)), files(&sources, date(2026, 12, 20)));
    let page = "services/water-leak/index.html";
    let less = "This is less than the standard for all departments";
    let ended = "The exemption from it ended on 20 December 2026, so that standard applies here too.";
    assert!(text(&before, page).contains(less) && text(&before, page).contains("To 19 December 2026."));
    assert!(text(&after, page).contains(less) && text(&after, page).contains(ended));
    assert!(!text(&before, page).contains(ended));
    let standard = "api/v1/standards/water-leak.respond.json";
    assert!(json(&before, standard)["versions"][0]["exemption_ended"].is_null());
    assert_eq!(json(&after, standard)["versions"][0]["exemption_ended"], "2026-12-20");
    assert!(json(&after, standard)["versions"][0]["exempt"].is_null());
    // A promise that has become at least as strong as the baseline says nothing of the kind.
    let mut sources = sources;
    let town = sources.files.iter_mut().find(|file| file.name == "corporate.yaml").expect("the file");
    town.text = town.text.replace("within: 20 calendar days", "within: 40 calendar days");
    let after = files(&sources, date(2026, 12, 20));
    assert!(!text(&after, page).contains(less));
    assert!(json(&after, standard)["versions"][0]["exemption_ended"].is_null());
}

#[test]
fn a_replacement_that_ended_too_is_told_as_such() {
    let sources = lapsing();
    let (then, later) = (files(&sources, date(2028, 6, 1)), files(&sources, date(2029, 6, 1)));
    let link = |files: &Files, page: &str, words: &str| text(files, page).contains(words);
    let sand = "services/sand-box/index.html";
    assert!(link(&then, sand, "Use this instead: <a href=\"../../services/water-leak/\">"), "{}", text(&then, sand));
    // What took its place ended, and something else has taken the place of that.
    assert!(link(&later, sand, "Use this instead: <a href=\"../../services/pothole/\">"), "{}", text(&later, sand));
    let permit = "services/road-permit/index.html";
    let words = "took its place until 1 February 2028, when it ended too.";
    assert!(link(&then, permit, words), "{}", text(&then, permit));
}

#[test]
fn each_day_may_replace_the_site_of_the_day_before() {
    let sources = lapsing();
    let settings = |day| Settings { day: Day::Given(day), base_url: None, drafts: false };
    let mut before: Option<Guard> = None;
    for day in later_days(&sources, date(2026, 11, 23)) {
        if let Some(guard) = &before {
            let diagnosis = pipeline::diagnose_against(&sources, Day::Given(day), guard).expect("the feed can be made");
            assert_eq!(errors(&diagnosis.diagnostics), [""; 0], "{day}");
        }
        let build = pipeline::build(&sources, &Theme::built_in(), &settings(day)).expect("the theme is sound");
        let made = build.made.unwrap_or_else(|| panic!("{day}: {:#?}", build.diagnostics));
        let is_feed = |file: &charter::artifact::Artifact| file.path.as_str().starts_with("api/v1/");
        let files = made.artifacts.into_iter().filter(is_feed).collect();
        before = Some(Guard::new(files, "public".to_owned(), Day::Given(day), Vec::new()));
    }
}
