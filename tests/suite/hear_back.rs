//! A service's page -> when to hear back: the worked example, which promises have a date, and data that can't break out of their block.

use scraper::{Html, Selector};

use crate::site::{Files, files, of, path, text};

fn words(page: &str, css: &str) -> Vec<String> {
    let (page, css) = (Html::parse_document(page), Selector::parse(css).expect("a selector"));
    let squeezed = |text: String| text.split_whitespace().collect::<Vec<_>>().join(" ");
    page.select(&css).map(|element| squeezed(element.text().collect())).collect()
}

fn section(files: &Files, service: &str, css: &str) -> Vec<String> {
    words(text(files, &format!("services/{service}/index.html")), &format!("section[aria-labelledby=hear-back] {css}"))
}

#[test]
fn the_example_asks_on_the_first_open_day_of_the_edition_whatever_day_it_is_built() {
    // The edition begins on Sunday, 1 March 2026. 20 business days after 2 March, with no closed day among them.
    let site = files("content", "2026-11-23");
    assert_eq!(
        section(&site, "pothole-repair", "[data-asked]"),
        ["For example, if you ask at 10 am on Monday, 2 March 2026:"]
    );
    assert_eq!(
        section(&site, "pothole-repair", "[data-answer]"),
        ["By 10 am on Tuesday, 3 March 2026, 9 times in 10.", "By Monday, 30 March 2026, 9 times in 10."]
    );
}

#[test]
fn closed_days_on_the_way_are_named_in_the_example() {
    // From Friday, 1 January 2027, which is closed: Monday, 4 January and 15 business days. Then Family Day is 15 February.
    let site = with("2027-02-12", "within: 15 business days", "within: 1 business day");
    assert_eq!(
        section(&site, "pothole-repair", "[data-answer]").last().map(String::as_str),
        Some("By Tuesday, 16 February 2027, 9 times in 10. Not counted, because we are closed: Family Day.")
    );
}

/// The site of the content with another text in one place, in effect since a Friday before a long weekend.
fn with(day: &str, old: &str, new: &str) -> Files {
    let mut sources = charter::load::content(&path("content")).expect("the content folder is there");
    let file = sources.files.iter_mut().find(|file| file.text.contains("id: pothole-repair")).expect("the department");
    let at = file.text.find("id: pothole-repair").expect("just found");
    let (before, after) = file.text.split_at(at);
    let after = after.replacen(old, new, 1).replacen("effective: 2027-01-01", &format!("effective: {day}"), 1);
    file.text = format!("{before}{after}");
    build(&sources, day)
}

fn build(sources: &charter::source::Sources, day: &str) -> Files {
    let day = charter::config::Day::Given(charter::parse::parse_date(day).expect("a date"));
    let settings = charter::config::Settings { day, base_url: None, drafts: false };
    let theme = charter::theme::Theme::built_in();
    of(charter::pipeline::build(sources, &theme, &settings).expect("the theme is sound"))
}

#[test]
fn an_average_and_a_range_are_told_as_such_and_the_start_of_the_clock_is_named() {
    let site = files("content", "2026-11-23");
    let all: Vec<String> = site
        .keys()
        .filter_map(|name| name.strip_prefix("services/")?.strip_suffix("/index.html"))
        .flat_map(|service| section(&site, service, "dd"))
        .collect();
    assert!(all.iter().any(|text| text.starts_with("On average by ") && text.contains("It can be sooner or later.")));
    assert!(all.iter().any(|text| text.starts_with("Between ") && text.contains(" and ")));
    assert!(all.iter().any(|text| text.contains(" We count from when your application is complete.")));
    assert!(all.iter().all(|text| !text.contains("the snowfall ends")), "that time is not when one asked");
}

#[test]
fn a_page_whose_promises_have_no_date_has_no_such_section() {
    let site = files("content", "2026-11-23");
    for service in ["snow-walkways", "building-permit-new-non-residential"] {
        assert!(section(&site, service, "h2").is_empty(), "{service}");
    }
}

#[test]
fn no_name_in_the_data_can_end_their_block() {
    let mut sources = charter::load::content(&path("tests/fixtures/sites/small/content")).expect("it is there");
    let file = sources.files.iter_mut().find(|file| file.name.starts_with("calendars/")).expect("a calendar");
    file.text = file.text.replace("name: Christmas Day", "name: \"</script><b>Christmas</b>\"");
    let site = build(&sources, "2026-11-23");
    let data = section(&site, "pothole", "script[type='application/json']").concat();
    let data: serde_json::Value = serde_json::from_str(&data).expect("JSON");
    assert_eq!(data["calendars"]["town-hall"]["closed"]["2026-12-25"][0], "</script><b>Christmas</b>");
}
