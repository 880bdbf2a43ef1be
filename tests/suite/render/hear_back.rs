//! A service's page -> when to hear back: the worked example, which promises have a date, and data that can't break out of their block.

use scraper::{Html, Selector};

use crate::support::site::{Files, altered, files, of, path, text};

fn words(page: &str, css: &str) -> Vec<String> {
    let (page, css) = (Html::parse_document(page), Selector::parse(css).expect("a selector"));
    let squeezed = |text: String| text.split_whitespace().collect::<Vec<_>>().join(" ");
    page.select(&css).map(|element| squeezed(element.text().collect())).collect()
}

fn section(files: &Files, service: &str, css: &str) -> Vec<String> {
    words(text(files, &format!("services/{service}/index.html")), &format!("section:has(> #hear-back) {css}"))
}

#[test]
fn the_example_asks_on_the_first_open_day_of_the_edition_whatever_day_it_is_built() {
    // The edition begins on Sunday, 1 March 2026. Potholes are repaired from May on: a request in March gets no date for that.
    let site = files("content", "2026-11-23");
    assert_eq!(
        section(&site, "pothole-repair", "[data-asked]"),
        ["For example, if you ask at 10 am on Monday, 2 March 2026:"]
    );
    assert_eq!(
        section(&site, "pothole-repair", "[data-answer]"),
        [
            "By 10 am on Tuesday, 3 March 2026, 9 times in 10.",
            "For a request on that day we promise nothing: this promise holds from May to October. Call 780-962-2611.",
        ]
    );
}

#[test]
fn closed_days_on_the_way_are_named_in_the_example() {
    // In effect since Friday, 21 May 2027, before Victoria Day on 24 May.
    let site = with("2027-05-21", "within: 15 business days", "within: 1 business day");
    assert_eq!(
        section(&site, "pothole-repair", "[data-answer]").last().map(String::as_str),
        Some("By Tuesday, 25 May 2027, 9 times in 10. Not counted, because we are closed: Victoria Day.")
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
    assert!(all.iter().any(|text| text.contains(" We start counting when your application is complete.")));
}

#[test]
fn a_page_on_which_no_promise_has_a_date_says_them_once_without_a_form() {
    let site = files("content", "2026-11-23");
    for service in ["snow-walkways", "building-permit-new-non-residential"] {
        assert!(section(&site, service, "h2").is_empty(), "{service}");
        assert!(!words(text(&site, &format!("services/{service}/index.html")), ".promises .sentence").is_empty());
    }
}

#[test]
fn every_promise_is_in_the_answer_also_those_without_a_date() {
    let site = files("content", "2026-11-23");
    let mut undated = 0;
    for service in site.keys().filter_map(|name| name.strip_prefix("services/")?.strip_suffix("/index.html")) {
        let answers = section(&site, service, "[data-answer]");
        if answers.is_empty() {
            continue;
        }
        let page = text(&site, &format!("services/{service}/index.html"));
        assert_eq!(answers.len(), words(page, ".promises .sentence").len(), "{service}");
        for answer in answers.iter().filter(|answer| answer.contains("No date here: ")) {
            undated += 1;
            assert!(answer.starts_with("We will ") || answer.contains(", we will "), "{answer}");
            assert!(!answer.contains("Call "), "something is promised: {answer}");
        }
    }
    assert!(undated > 5, "{undated}");
}

#[test]
fn the_heading_has_the_conditions_of_the_version_that_answers() {
    let works = "departments/works.yaml";
    let site = of(altered(&[
        (works, "        conditions: {season: May to October, zone: Town streets}\n", ""),
        (works, "within: 20 business days\n", "within: 20 business days\n            conditions: {zone: Lanes}\n"),
        (
            works,
            "2026-06-01, within: 15 business days",
            "2026-06-01, within: 15 business days, conditions: {zone: Streets}",
        ),
    ]));
    let data = section(&site, "pothole", "script[type='application/json']").concat();
    let data: serde_json::Value = serde_json::from_str(&data).expect("JSON");
    let promise = data["promises"][1].as_array().expect("stretches");
    let headings: Vec<Option<&str>> = promise.iter().map(|stretch| stretch["heading"].as_str()).collect();
    assert_eq!(section(&site, "pothole", "dt").last().map(String::as_str), Some("We will fill the pothole (Streets)"));
    assert_eq!(
        headings,
        [
            Some("We will fill the pothole"),
            Some("We will fill the pothole (Lanes)"),
            None,
            Some("We will fill the pothole")
        ]
    );
}

/// What the data of a page say of the dates of its promises, each over time: from when on, and the sentence or why there is no date.
fn over_time(files: &Files, service: &str) -> Vec<Vec<String>> {
    let data = section(files, service, "script[type='application/json']").concat();
    let data: serde_json::Value = serde_json::from_str(&data).expect("JSON");
    let said = |stretch: &serde_json::Value| {
        let text = |key: &str| stretch[key].as_str().unwrap_or_default().to_owned();
        let count = stretch["amounts"].as_array().map_or_else(String::new, |all| format!("{all:?} "));
        format!("{} {count}{}{}", text("from"), text("said"), text("refused"))
    };
    let of = |promise: &serde_json::Value| promise.as_array().expect("stretches").iter().map(said).collect();
    data["promises"].as_array().expect("promises").iter().map(of).collect()
}

#[test]
fn the_data_have_each_promise_over_time() {
    let site = files("content", "2026-11-23");
    assert_eq!(
        over_time(&site, "pothole-repair")[1],
        [
            " We can't give a date for that time: this promise starts on 1 May 2024.",
            "2024-05-01 [Number(20)] By {last}, 9 times in 10.",
            "2027-01-01 [Number(15)] By {last}, 9 times in 10.",
        ]
    );
}

#[test]
fn where_nothing_is_promised_and_where_a_promise_has_no_date_the_data_say_why() {
    let works = "departments/works.yaml";
    let twice = "  - {effective: 2026-06-01, within: 15 business days, change: A new crew started.}";
    let paused =
        "  - {effective: 2026-06-01, within: 15 business days, until: 2026-12-01, gap: The truck is in repair.}";
    let then = "within: 10 business days";
    let edits = [
        (works, twice, paused),
        (works, then, "no_target: Nobody knows."),
        (works, "        share: 90%\n", ""),
        (
            works,
            "        exceptions: [A storm., Two holes at once.]",
            "        retired: {on: 2026-12-15, reason: One promise is enough.}",
        ),
    ];
    let site = of(altered(&edits));
    let no_date = "We can't give a date for that time";
    assert_eq!(
        over_time(&site, "pothole"),
        [
            vec![
                format!(" {no_date}: this promise starts on 1 January 2026."),
                "2026-01-01 [Number(1)] By {last}, 19 times in 20.".to_owned(),
                format!("2026-12-15 {no_date}: this promise ends on 15 December 2026."),
            ],
            vec![
                format!(" {no_date}: this promise starts on 1 January 2025."),
                "2025-01-01 [Number(20)] By {last}.".to_owned(),
                "2026-06-01 [Number(15)] By {last}.".to_owned(),
                format!("2026-12-01 {no_date}: no promise applies from 1 December 2026 to 31 December 2026."),
                "2027-01-01 For Town streets, from May to October, we will fill the pothole, but we do not promise a time."
                    .to_owned(),
            ],
        ]
    );
}

#[test]
fn promises_of_one_stage_without_names_are_told_apart_by_their_own_words() {
    let first = "      - stage: make safe\n";
    let bare = |we: &str, time: &str, variant: &str| {
        format!(
            "      - stage: complete\n        variant: {variant}\n        we: {we}\n        within: {time}\n        \
             starts: you ask\n        effective: 2026-01-01\n"
        )
    };
    let more = [bare("mark the hole", "1 hour", "a"), bare("sweep", "2 hours", "b"), bare("sweep", "3 hours", "c")];
    let site = of(altered(&[("departments/works.yaml", first, &(more.concat() + first))]));
    assert_eq!(
        section(&site, "pothole", "dt"),
        [
            "We will make the pothole safe",
            "We will fill the pothole (Town streets; from May to October)",
            "We will mark the hole",
            "We will sweep within 2 hours.",
            "We will sweep within 3 hours."
        ]
    );
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
