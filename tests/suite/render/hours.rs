//! A service's calendar -> its hours and its next closed days in words, on the pages of services that one calls or comes to.

use scraper::{Html, Selector};

use crate::support::site::{Files, files, text};

fn hours(site: &Files, service: &str) -> Option<String> {
    let page = Html::parse_document(text(site, &format!("services/{service}/index.html")));
    let css = Selector::parse("section[aria-labelledby=ask] > p.note").expect("a selector");
    page.select(&css).next().map(|element| element.text().collect())
}

#[test]
fn they_are_those_of_the_service_or_else_of_its_department() {
    let site = files("content", "2026-11-23");
    let city = "City offices: Monday to Friday, 8:30 am to 4:30 pm.";
    assert_eq!(hours(&site, "pothole-repair").as_deref(), Some(city));
    let line = "Public Works 24-hour line: 24 hours a day, every day.";
    assert_eq!(hours(&site, "water-main-break").as_deref(), Some(line));
    let desk = "Recreation desk: Monday to Friday, 6 am to 10 pm; Saturday and Sunday, 8 am to 8 pm.";
    assert_eq!(hours(&site, "ice-time").as_deref(), Some(desk));
    assert_eq!(hours(&site, "christmas-tree-drop-off"), None, "it is no longer offered");
}

#[test]
fn closed_days_of_the_edition_s_first_thirty_are_named() {
    // That edition begins on 1 January 2027; Family Day is on 15 February, more than 30 days later.
    let site = files("content", "2027-01-12");
    let expected =
        "City offices: Monday to Friday, 8:30 am to 4:30 pm. Closed on Friday, 1 January 2027 (New Year's Day).";
    assert_eq!(hours(&site, "pothole-repair").as_deref(), Some(expected));
}

#[test]
fn data_for_a_clock_stand_there_only_where_it_closes() {
    let site = files("content", "2026-11-23");
    let page = |service: &str| text(&site, &format!("services/{service}/index.html")).to_owned();
    assert!(page("pothole-repair").contains(r#"<script type="application/json">{"open":[[[510,990]],"#));
    assert!(!page("water-main-break").contains(r#"<script type="application/json">{"open""#));
}
