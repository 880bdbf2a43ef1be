//! A department with defaults -> the same site as one in which every promise is written out, and messages at the line to mend.
#![expect(clippy::disallowed_methods, reason = "fixtures are read from the disk")]

use std::fs;

use charter::config::{Day, Settings};
use charter::emit::text::{Style, render};
use charter::pipeline::{self, diagnose};
use charter::source::Sources;
use charter::theme::Theme;
use jiff::civil::{Date, date};
use serde_json::{Value, json};

use crate::support::fixtures::{assert_expected, fixtures, overlaid};
use crate::support::site::{Files, of};

const TODAY: Date = date(2026, 11, 23);

const DEPARTMENT: &str = "departments/roads.yaml";

fn content(name: &str) -> Sources {
    overlaid(&fixtures("defaults").join(name))
}

fn changed(name: &str, edits: &[(&str, &str)]) -> Sources {
    let mut sources = content(name);
    let file = sources.files.iter_mut().find(|file| file.name == DEPARTMENT).expect("the department");
    for (before, after) in edits {
        assert!(file.text.contains(before), "{before}");
        file.text = file.text.replacen(before, after, 1);
    }
    sources
}

fn site(sources: &Sources) -> Files {
    let settings = Settings { day: Day::Given(TODAY), base_url: None, drafts: false };
    of(pipeline::build(sources, &Theme::built_in(), &settings).expect("the theme is sound"))
}

fn told(sources: &Sources) -> String {
    render(&diagnose(sources, Day::Given(TODAY)), sources, Style::Plain)
}

#[test]
fn a_third_of_the_lines_go_and_the_site_stays_the_same_byte_by_byte() {
    let lines = |name: &str| {
        let file = fixtures("defaults").join(name).join(DEPARTMENT);
        fs::read_to_string(file).expect("the department is there").lines().count()
    };
    assert_eq!((lines("written-out"), lines("shorter")), (131, 87));
    let (long, short) = (site(&content("written-out")), site(&content("shorter")));
    assert_eq!(long.keys().collect::<Vec<_>>(), short.keys().collect::<Vec<_>>());
    let differing: Vec<&String> = long.keys().filter(|path| long[*path] != short[*path]).collect();
    assert!(differing.is_empty(), "{differing:?}");
}

#[test]
fn a_finding_about_a_default_is_given_once_at_its_place_and_says_what_it_is() {
    assert_expected(&told(&content("faults")), &fixtures("defaults").join("faults.txt"));
}

#[test]
fn a_history_needs_its_own_days() {
    let sources = changed("shorter", &[("- {effective: 2025-01-01, within: 8 hours}", "- {within: 8 hours}")]);
    let text = told(&sources);
    assert!(text.contains("error[missing-key]: a version needs `effective`"), "{text}");
}

#[test]
fn without_a_default_a_promise_needs_its_own_day() {
    let text = told(&changed("shorter", &[("  effective: 2026-01-01\n  approved", "  approved")]));
    assert!(text.contains("error[missing-key]: a standard needs `effective`"), "{text}");
}

#[test]
fn a_default_can_be_a_beginning_that_nobody_knows() {
    let day = "  effective: 2026-01-01\n  approved: {by: Town Manager, on: 2025-11-03}\n";
    let beginning = "  effective: before 2026-01-01\n  approved: {by: Town Manager, on: 2025-11-03}\n";
    let site = site(&changed("shorter", &[(day, beginning)]));
    let one = site["api/v1/standards/pothole.respond.json"].as_slice();
    let one: Value = serde_json::from_slice(one).expect("JSON");
    assert_eq!(one["versions"][0]["effective"], json!({"from": null, "known_from": "2026-01-01", "until": null}));
}

/// The misspelt key is the only fault: what it means to say is not taken from a default.
#[test]
fn a_misspelt_key_is_not_covered_up() {
    let text = told(&changed(
        "shorter",
        &[("within: 1 business day\n", "within: 1 business day\n        efective: 2026-02-01\n")],
    ));
    assert!(text.contains("did you mean `effective`?"), "{text}");
    assert_eq!(text.matches("error[").count(), 1, "{text}");
}

#[test]
fn a_fault_in_a_default_is_reported_where_it_is_and_once() {
    for (before, after, fault) in [
        ("  share: 90%\n", "  share: often\n", "error[invalid-share]: `often` is not a valid share"),
        ("  effective: 2026-01-01\n  approved", "  effective: soon\n  approved", "error[invalid-date]"),
        ("  supports: [4.1.b]\n", "  supports: [9.9]\n", "there is no clause `9.9`"),
        ("  share: 90%\n", "  shares: 90%\n", "error[unknown-key]: `defaults` has no key `shares`"),
    ] {
        let text = told(&changed("shorter", &[(before, after)]));
        assert!(text.contains(fault), "{fault}\n{text}");
        assert_eq!(text.matches("error[").count(), 1, "{text}");
    }
    let text = told(&changed("shorter", &[("defaults: {share: 95%, supports: [4.1.b, 4.1.e]}", "defaults: {}")]));
    assert!(text.contains("`defaults` has nothing in it"), "{text}");
}
