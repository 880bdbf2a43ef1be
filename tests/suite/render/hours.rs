//! A service's calendar -> its hours and its next closed days in words, on the pages of services that one calls or comes to.

use scraper::{Html, Selector};

use crate::support::site::{Files, altered_on, files, json, of, text};

fn hours(site: &Files, service: &str) -> Option<String> {
    let page = Html::parse_document(text(site, &format!("services/{service}/index.html")));
    let css = Selector::parse("section:has(> #ask) > p.note").expect("a selector");
    page.select(&css).next().map(|element| element.text().collect())
}

#[test]
fn they_are_those_of_the_line_or_else_of_the_service_or_its_department() {
    let site = files("content", "2026-11-23");
    let line = "Public Works 24-hour line: 24 hours a day, every day.";
    assert_eq!(hours(&site, "pothole-repair").as_deref(), Some(line));
    assert_eq!(hours(&site, "water-main-break").as_deref(), Some(line));
    let city = "City offices: Monday to Friday, 8:30 am to 4:30 pm.";
    assert_eq!(hours(&site, "zoning-question").as_deref(), Some(city));
    let desk = "Recreation desk: Monday to Friday, 6 am to 10 pm; Saturday and Sunday, 8 am to 8 pm.";
    assert_eq!(hours(&site, "ice-time").as_deref(), Some(desk));
    assert_eq!(hours(&site, "christmas-tree-drop-off"), None, "it is no longer offered");
}

#[test]
fn closed_days_of_the_edition_s_first_thirty_are_named_with_the_days_spoken_of() {
    // That edition begins on 1 January 2027; Family Day is on 15 February, more than 30 days later.
    let site = files("content", "2027-01-12");
    let expected = "City offices: Monday to Friday, 8:30 am to 4:30 pm. Closed days from Friday, 1 January 2027 to Saturday, 30 January 2027: \
         Friday, 1 January 2027 (New Year's Day).";
    assert_eq!(hours(&site, "zoning-question").as_deref(), Some(expected));
}

#[test]
fn data_for_a_clock_are_there_only_where_it_closes() {
    let site = files("content", "2026-11-23");
    let page = |service: &str| text(&site, &format!("services/{service}/index.html")).to_owned();
    let data = r#">{"city-offices":{"open":[[[510,990]],"#;
    assert!(page("zoning-question").contains(data));
    assert!(!page("water-main-break").contains("data-open"));
}

#[test]
fn the_state_is_under_the_number_and_never_under_a_form() {
    let site = files("content", "2026-11-23");
    let page = Html::parse_document(text(&site, "services/zoning-question/index.html"));
    let css = Selector::parse("ul.ask > li").expect("a selector");
    let states: Vec<(bool, bool)> = page
        .select(&css)
        .map(|way| (way.html().contains("tel:"), way.html().contains(r#"data-line="city-offices""#)))
        .collect();
    assert!(states.contains(&(true, true)), "the telephone has a state");
    assert!(!states.contains(&(true, false)) && states.contains(&(false, false)), "{states:?}");
    let line = text(&site, "services/pothole-repair/index.html");
    assert!(!line.contains("data-line"), "a line that never closes has no state that changes");
}

#[test]
fn only_hours_that_a_request_starts_wait_for_the_line() {
    let site = files("content", "2026-11-23");
    let feed = json(&site, "api/v1/standards.json");
    let standards = feed["standards"].as_array().expect("a list");
    let waits = |one: &&serde_json::Value| !one["clock"]["calendar"].is_null();
    for one in standards.iter().filter(waits) {
        assert!(["second", "minute", "hour"].iter().any(|unit| one["target"]["unit"] == *unit), "{}", one["id"]);
        let starts = &one["clock"]["starts"]["code"];
        assert!(starts.is_null() || starts == "request_received", "{}: {starts}", one["id"]);
    }
    assert!(standards.iter().filter(waits).count() > 3);
}

/// The closed days on the page about the standards, on a day.
fn closed_days(day: &str, edits: &[(&str, &str, &str)]) -> Vec<String> {
    let site = of(altered_on(day, edits));
    let page = Html::parse_document(text(&site, "about/index.html"));
    let css = Selector::parse("section:has(> #calendar-town-hall) details li").expect("a selector");
    let squeezed = |words: String| words.split_whitespace().collect::<Vec<_>>().join(" ");
    page.select(&css).map(|day| squeezed(day.text().collect())).collect()
}

#[test]
fn a_closed_day_that_was_published_wrongly_shows_its_corrections_once_they_are_made() {
    let corrected = (
        "calendars/town-hall.yaml",
        "  - {date: 2026-12-25, name: Christmas Day}",
        "  - date: 2026-03-02
    name: Snow day
    hours: [10:00 to 12:00]
    corrected:
      - {on: 2026-03-05, note: The list said that we were closed.}
      - {on: 2026-03-09, note: The list said 9 am to 12 noon.}
  - {date: 2026-12-25, name: Christmas Day}",
    );
    let days = closed_days("2026-11-23", &[corrected]);
    let snow = "Monday, 2 March 2026: Snow day, open 10 am to noon \
                Corrected 5 March 2026: The list said that we were closed. 9 March 2026: The list said 9 am to 12 noon.";
    assert_eq!(days[0], snow);
    assert_eq!(days[1], "Thursday, 24 December 2026: Christmas Eve, closes at noon");
    // Of earlier years, it alone is still listed.
    let later = closed_days("2027-01-12", &[corrected]);
    assert_eq!((later[0].as_str(), later[1].as_str()), (snow, "Friday, 1 January 2027: New Year's Day"));
    let early = closed_days("2025-03-02", &[corrected]);
    assert_eq!(early[0], "Monday, 2 March 2026: Snow day, open 10 am to noon");
}
