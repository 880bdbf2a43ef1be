//! A site built before and on the date of an approval, of a correction or of the policy -> it speaks of them from that date on only.

use crate::support::site::{Files, altered_on, json, of, text};

const WORKS: &str = "departments/works.yaml";

/// The version in force of filling potholes.
const VERSION: &str = "  - {effective: 2026-06-01, within: 15 business days, change: A new crew started.}";

fn site(day: &str, end: &str) -> Files {
    written(day, &VERSION.replace("started.}", &format!("started., {end}}}")))
}

fn written(day: &str, version: &str) -> Files {
    of(altered_on(day, &[(WORKS, VERSION, version)]))
}

/// Every text of the site about which somebody could be misled.
fn told(files: &Files, words: &str) -> Vec<String> {
    let names = files
        .iter()
        .filter(|(name, bytes)| !name.contains("/schema/") && String::from_utf8_lossy(bytes).contains(words));
    names.map(|(name, _)| name.clone()).collect()
}

#[test]
fn an_approval_is_told_from_its_day_on() {
    let version = format!(
        "{VERSION}
          - {{effective: 2026-12-15, within: 10 business days, change: A second crew starts., \
         approved: {{by: Chief of Everything, on: 2026-11-25}}}}"
    );
    let before = written("2026-11-24", &version);
    assert_eq!(told(&before, "Chief of Everything"), Vec::<String>::new());
    assert_eq!(json(&before, "api/v1/standards.json")["in_force"]["until"], "2026-11-25");
    for day in ["2026-11-25", "2026-11-26"] {
        let then = told(&written(day, &version), "Chief of Everything");
        assert!(then.contains(&"api/v1/standards/pothole.complete.json".to_owned()), "{day}: {then:?}");
    }
}

#[test]
fn a_correction_is_told_from_its_day_on() {
    let end = "corrected: {on: 2026-11-25, note: The page said three dozen days.}";
    let before = site("2026-11-24", end);
    assert_eq!(told(&before, "three dozen"), Vec::<String>::new());
    assert_eq!(json(&before, "api/v1/standards.json")["in_force"]["until"], "2026-11-25");
    let then = told(&site("2026-11-25", end), "three dozen");
    for file in ["api/v1/standards.json", "api/v1/changes.json", "api/v1/changes.atom", "changes/index.html"] {
        assert!(then.contains(&file.to_owned()), "{file}: {then:?}");
    }
}

#[test]
fn the_archive_has_the_same_days_whatever_is_ahead() {
    let days = |files: &Files| json(files, "api/v1/archive/index.json");
    let plain = of(altered_on("2026-11-24", &[]));
    for end in ["approved: {by: Council, on: 2026-05-20}", "corrected: {on: 2026-11-25, note: It said 3 weeks.}"] {
        let editions = |files: &Files| days(files)["editions"].as_array().map(Vec::len);
        assert_eq!(editions(&site("2026-11-24", end)), editions(&plain), "{end}");
    }
}

#[test]
fn a_policy_that_is_not_in_effect_yet_is_not_said_to_be() {
    let page = |day: &str| {
        let edits = [("commitment.md", "effective: 2020-03-01", "effective: 2026-11-25")];
        text(&of(altered_on(day, &edits)), "commitment/index.html").to_owned()
    };
    assert!(page("2026-11-24").contains("<dt>In effect from</dt><dd>25 November 2026</dd>"));
    assert!(page("2026-11-25").contains("<dt>In effect since</dt><dd>25 November 2026</dd>"));
}
