//! The page of changes: what is scheduled and what is in effect, a day each, in the words of the page.

use scraper::{ElementRef, Html, Selector};

use crate::support::site::{Files, altered_on, json, of, text};

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
    let lines = selector(&format!("section:has(> #{part}) > :is(h3, p), section:has(> #{part}) li"));
    page.select(&lines).map(words).collect()
}

fn site(day: &str, edits: &[(&str, &str, &str)]) -> Files {
    of(altered_on(day, edits))
}

/// What comes after the pause is known before it begins.
const ANNOUNCED: (&str, &str, &str) = (WORKS, "announced: 2026-10-01", "announced: 2026-09-01");

#[test]
fn a_pause_is_listed_on_its_first_day_before_it_and_after_it_has_come() {
    let paused = [
        "1 October 2026",
        "Paused Pothole: we will fill the pothole Before: For Town streets, from May to October, we will fill the pothole within 15 business days, 9 times in 10. \
         After: No promise applies before 1 January 2027. The truck is in repair",
    ];
    for (day, part) in [("2026-09-15", "scheduled"), ("2026-11-23", "past"), ("2027-01-01", "past")] {
        let all = listed(&site(day, &[PAUSED, ANNOUNCED]), part);
        assert!(all.windows(2).any(|lines| lines == paused), "{day}: {all:#?}");
    }
}

/// The next day on which something else holds, by the feed and by the page of changes.
fn next_change(files: &Files) -> [Option<String>; 2] {
    let until = json(files, "api/v1/standards.json")["in_force"]["until"].as_str().map(str::to_owned);
    let page = Html::parse_document(text(files, "changes/index.html"));
    let day = selector("section:has(> #scheduled) time");
    [until, page.select(&day).find_map(|time| time.attr("datetime")).map(str::to_owned)]
}

#[test]
fn the_next_change_of_the_footer_is_the_first_of_the_page_whatever_it_is() {
    let on_the_spot = "    on_the_spot: {clause: 3.1.c, otherwise: email.respond}";
    let ended = format!("{on_the_spot}\n    retired: {{on: 2027-02-01, reason: Dogs need no licence.}}");
    let edits = [PAUSED, ("corporate.yaml", on_the_spot, &ended)];
    let mut days = vec!["2024-12-31".to_owned()];
    // From the end of the exemption on, the promise is weaker than it may be.
    while days.last().is_some_and(|day| day != "2027-03-01") {
        let day = &days[days.len() - 1];
        let [until, first] = next_change(&site(day, &edits));
        // From the day of a correction, an approval or a result on, the site tells it; nothing else holds then.
        let told = ["2025-03-03", "2025-12-01", "2026-06-20", "2026-07-01", "2026-07-02", "2026-08-01", "2026-11-01"];
        let is_told = until.as_deref().is_some_and(|until| told.contains(&until));
        assert!(until == first || is_told, "{day}: {until:?} {first:?}");
        days.extend(until);
    }
    let first_half = ["2025-01-01", "2025-03-03", "2025-12-01", "2026-01-01", "2026-05-01", "2026-06-01"];
    let results = ["2026-06-20", "2026-07-01", "2026-07-02", "2026-08-01", "2026-09-01", "2026-10-01", "2026-11-01"];
    assert_eq!(days[1..], [&first_half[..], &results, &["2027-01-01", "2027-02-01", "2027-03-01"]].concat());
}

#[test]
fn the_end_of_an_exemption_names_who_approved_it() {
    let files = site("2027-01-01", &[]);
    assert_eq!(
        listed(&files, "scheduled"),
        [
            "1 March 2027",
            "Exemption ends Water leak (\"main break\"): we will answer questions about your bill Before: This is less than the standard for all departments. \
             Approved by: Chief Administrative Officer. After: The standard for all departments applies here too. \
             One person reads all meters.",
        ]
    );
    assert!(text(&files, "index.html").contains("<a href=\"changes/\">1 change is scheduled</a>"));
}

#[test]
fn what_was_put_right_is_listed_on_its_day_with_what_it_says_now() {
    let once = "            corrected: {on: 2025-03-03, note: The site said 25 business days.}";
    let twice = "            corrected:\n              - {on: 2025-03-03, note: The site said 25 business days.}\n              \
                 - {on: 2025-04-04, note: The share was missing.}";
    let all = listed(&site("2026-11-23", &[(WORKS, once, twice)]), "past");
    let from_then_on = all.iter().position(|line| line == "4 April 2025").expect("the day is listed");
    assert_eq!(
        all[from_then_on..][..2],
        [
            "4 April 2025",
            "Corrected Pothole: we will fill the pothole The share was missing. The promise of 1 January 2025 now reads: For Town \
             streets, from May to October, we will fill the pothole within 20 business days, 9 times in 10.",
        ]
    );
    let first = all.iter().position(|line| line == "3 March 2025").expect("the day is listed");
    assert_eq!(all[first + 1], "Corrected Pothole: we will fill the pothole The site said 25 business days.");
}

#[test]
fn a_change_shows_what_is_measured_before_and_after_or_how_often_it_is_kept() {
    let figures = |edits: &[(&str, &str, &str)]| -> Vec<String> {
        let files = site("2026-11-23", edits);
        let page = Html::parse_document(text(&files, "changes/index.html"));
        page.select(&selector("section:has(> #scheduled) .figures[aria-hidden=true] > *")).map(words).collect()
    };
    assert_eq!(figures(&[]), ["15 business days", "10 business days"]);
    let line = "within: 10 business days\n";
    let share = "within: 15 business days\n            share: 95%\n";
    assert_eq!(figures(&[(WORKS, line, share)]), ["9 times in 10", "19 times in 20"]);
    let words_alone = "within: 15 business days\n            we: fill the hole\n";
    assert_eq!(figures(&[(WORKS, line, words_alone)]), Vec::<String>::new(), "nothing measured changes");
}
