//! Small logs with one behaviour each -> the rows and the words, byte for byte; and nothing about people in any of them.
//!
//! `UPDATE_EXPECTED=1` writes the expected texts anew; work the figures out by hand before you keep them.
#![expect(clippy::disallowed_methods, reason = "tests read fixtures")]

use std::fs;
use std::path::Path;

use charter::config::Day;
use charter::counting::Count;
use charter::diagnostic::Severity;
use charter::emit::text::{Style, render};
use charter::pipeline::diagnose;
use charter::source::Source;
use jiff::civil::date;

use crate::support::fixtures::{assert_expected, cases, fixtures};
use crate::support::logs::{Counting, city, why};

/// The count of a case, or why there is none.
fn counted(case: &Path) -> Result<Count, String> {
    let map = fs::read_to_string(case.join("map.yaml")).expect("a case has a map");
    let mut counting = Counting::of(&map, "");
    let names = ["log.csv", "log-1.csv", "log-2.csv"];
    counting.logs = names.into_iter().filter_map(|name| Some((name, fs::read(case.join(name)).ok()?))).collect();
    counting.run().map_err(|reason| why(&reason, &map))
}

/// What a count of a case says.
fn told(case: &Path) -> String {
    counted(case).map_or_else(|reason| reason, |count| format!("{}\n{}", count.rows, count.told))
}

#[test]
fn every_case_is_counted_and_told_as_expected() {
    let all = cases(&fixtures("counting"));
    assert!(all.len() > 15);
    for case in all {
        let folder = fixtures("counting").join(case);
        assert_expected(&told(&folder), &folder.join("expected.txt"));
    }
}

#[test]
fn nothing_about_people_is_told() {
    let mut with_people = 0;
    for case in cases(&fixtures("counting")) {
        let folder = fixtures("counting").join(case);
        let log = fs::read(folder.join("log.csv")).unwrap_or_default();
        with_people += usize::from(String::from_utf8_lossy(&log).contains("PERSON-"));
        let told = told(&folder);
        assert!(!told.contains("PERSON") && !told.contains("555-01"), "{told}");
    }
    assert!(with_people >= 8, "only {with_people} of the logs have people in them");
}

#[test]
fn what_is_counted_can_be_published() {
    for case in cases(&fixtures("counting")) {
        let Ok(count) = counted(&fixtures("counting").join(&case)) else { continue };
        let name = "results/counted.csv".to_owned();
        let mut content = city();
        content.files.push(Source { path: format!("content/{name}"), name, text: count.rows, obstacle: None });
        let mut faults = diagnose(&content, Day::Given(date(2026, 11, 30)));
        faults.retain(|fault| fault.severity == Severity::Error);
        assert!(faults.is_empty(), "{case}:\n{}", render(&faults, &content, Style::Plain));
    }
}
