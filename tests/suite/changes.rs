//! The page of changes: what is scheduled and what is in effect, a day each, in the words of the page.

use scraper::{ElementRef, Html, Selector};

use crate::site::{Files, altered_on, of, text};

const WORKS: &str = "departments/works.yaml";

/// A promise that pauses from October to January.
const PAUSED: (&str, &str, &str) = (
    WORKS,
    "  - {effective: 2026-06-01, within: 15 business days, change: A new crew started.}",
    "  - {effective: 2026-06-01, within: 15 business days, until: 2026-10-01, gap: The truck is in repair}",
);

fn selector(css: &str) -> Selector {
    Selector::parse(css).unwrap_or_else(|error| panic!("{css}: {error}"))
}

fn words(element: ElementRef<'_>) -> String {
    element.text().collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The page's parts `scheduled` or `past`, a line for each day and each change of it.
fn listed(files: &Files, part: &str) -> Vec<String> {
    let page = Html::parse_document(text(files, "changes/index.html"));
    let lines = selector(&format!("section[aria-labelledby={part}] > :is(h3, p), section[aria-labelledby={part}] li"));
    page.select(&lines).map(words).collect()
}

fn site(day: &str, edits: &[(&str, &str, &str)]) -> Files {
    of(altered_on(day, edits))
}

#[test]
fn a_pause_is_listed_on_its_first_day_before_it_and_after_it_has_come() {
    let paused = [
        "1 October 2026",
        "Paused Pothole: work done Before We will fill the pothole within 15 business days, 9 times in 10. \
         After Until 1 January 2027 nothing is promised. The truck is in repair",
    ];
    for (day, part) in [("2026-09-15", "scheduled"), ("2026-11-23", "past"), ("2027-01-01", "past")] {
        let all = listed(&site(day, &[PAUSED]), part);
        assert!(all.windows(2).any(|lines| lines == paused), "{day}: {all:#?}");
    }
}
