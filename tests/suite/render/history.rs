//! A service's page: its promises step by step, and each of them over time.

use charter::config::{Day, Settings};
use charter::load;
use charter::pipeline;
use charter::theme::Theme;
use scraper::{ElementRef, Html, Selector};

use crate::support::site::{files, of, path, text};

const SMALL: &str = "tests/fixtures/sites/small/content";

fn selector(css: &str) -> Selector {
    Selector::parse(css).unwrap_or_else(|error| panic!("{css}: {error}"))
}

fn squeezed(element: ElementRef<'_>) -> String {
    element.text().collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

fn words(page: &Html, css: &str) -> Vec<String> {
    page.select(&selector(css)).map(squeezed).collect()
}

fn page(content: &str, day: &str, service: &str) -> Html {
    Html::parse_document(text(&files(content, day), &format!("services/{service}/index.html")))
}

/// The small city's pothole page on a day, with one line of its department's file changed.
fn changed(day: jiff::civil::Date, line: &str, by: &str) -> Html {
    changed_page(day, line, by, "pothole")
}

/// The page of a service after a line of the content is replaced.
fn changed_page(day: jiff::civil::Date, line: &str, by: &str, service: &str) -> Html {
    let mut sources = load::content(&path(SMALL)).expect("the content is there");
    let works = sources.files.iter_mut().find(|file| file.name == "departments/works.yaml").expect("the department");
    assert!(works.text.contains(line), "{line} is not in the file");
    works.text = works.text.replace(line, by);
    let settings = Settings { day: Day::Given(day), base_url: None, drafts: false };
    let files = of(pipeline::build(&sources, &Theme::built_in(), &settings).expect("the theme is sound"));
    Html::parse_document(text(&files, &format!("services/{service}/index.html")))
}

#[test]
fn a_promise_over_time_says_what_was_what_is_and_what_is_to_come() {
    let page = page(SMALL, "2026-11-23", "pothole");
    assert_eq!(
        words(&page, "#complete .timeline > li"),
        [
            "Before From 1 January 2025 to 31 May 2026 For Town streets, from May to October, we will fill the pothole within 20 business days, 9 times in 10. \
             Corrected 3 March 2025: The site said 25 business days.",
            "Now From 1 June 2026 to 31 December 2026 For Town streets, from May to October, we will fill the pothole within 15 business days, 9 times in 10. \
             A new crew started.",
            "Announced From 1 January 2027 For Town streets, from May to October, we will fill the pothole within 10 business days, 9 times in 10. \
             A second truck arrives.",
        ]
    );
    let days: Vec<&str> =
        page.select(&selector("#complete .timeline time")).filter_map(|time| time.attr("datetime")).collect();
    assert_eq!(days, ["2025-01-01", "2026-05-31", "2026-06-01", "2026-12-31", "2027-01-01"]);
    assert_eq!(words(&page, "#complete .timeline > .now strong"), ["Now"]);
}

#[test]
fn what_never_changed_has_no_history() {
    let page = page(SMALL, "2026-11-23", "pothole");
    assert_eq!(words(&page, "#make-safe").len(), 1);
    assert_eq!(words(&page, "#make-safe .timeline, #make-safe h4"), Vec::<String>::new());
}

#[test]
fn what_the_history_says_stands_nowhere_else_in_the_details() {
    let page = page(SMALL, "2026-11-23", "pothole");
    let facts = words(&page, "#complete dt");
    assert!(facts.contains(&"Since".to_owned()), "{facts:?}");
    assert!(facts.iter().all(|fact| fact != "Changes on" && fact != "Corrected"), "{facts:?}");
}

#[test]
fn days_without_a_promise_are_in_the_history_with_their_reason() {
    let line = "  - {effective: 2026-06-01, within: 15 business days, change: A new crew started.}";
    let by = "  - {effective: 2026-06-01, within: 15 business days, until: 2026-10-01, gap: The truck is in repair.}";
    let page = changed(jiff::civil::date(2026, 11, 23), line, by);
    assert_eq!(
        words(&page, "#complete .timeline > li")[1..],
        [
            "Before From 1 June 2026 to 30 September 2026 For Town streets, from May to October, we will fill the pothole within 15 business days, 9 times in 10.",
            "No promise From 1 October 2026 to 31 December 2026 The truck is in repair.",
            "Announced From 1 January 2027 For Town streets, from May to October, we will fill the pothole within 10 business days, 9 times in 10. \
             A second truck arrives.",
        ]
    );
    assert_eq!(words(&page, "ol.promises"), Vec::<String>::new(), "one promise in force is no step");
}

#[test]
fn the_top_of_the_page_tells_of_a_pause_before_it_and_in_it() {
    let line = "  - {effective: 2026-06-01, within: 15 business days, change: A new crew started.}";
    let by = "  - {effective: 2026-06-01, within: 15 business days, until: 2026-12-01, gap: The truck is in repair}";
    let pause = "No promise applies from 1 December 2026 to 31 December 2026. The truck is in repair.";
    let before = changed(jiff::civil::date(2026, 11, 23), line, by);
    assert_eq!(
        words(&before, ".promises .meta"),
        [
            pause,
            "Changes on 1 January 2027: For Town streets, from May to October, we will fill the pothole within 10 business days, 9 times in 10."
        ]
    );
    let during = changed(jiff::civil::date(2026, 12, 15), line, by);
    assert_eq!(words(&during, ".promises .meta"), [format!("This promise starts on 1 January 2027. {pause}")]);
}

#[test]
fn a_promise_that_will_end_says_why_at_the_top_of_the_page() {
    let line = "        exceptions: [A storm., Two holes at once.]";
    let by = "        retired: {on: 2026-12-15, reason: 'One *promise* is enough.', replaced_by: pothole.complete}";
    let day = jiff::civil::date(2026, 11, 23);
    let ends = "Ends on 15 December 2026.";
    assert_eq!(words(&changed(day, line, by), ".promises .meta")[0], format!("{ends} One promise is enough."));
    let by = "        until: 2026-12-15\n        gap: The truck is sold";
    assert_eq!(words(&changed(day, line, by), ".promises .meta")[0], format!("{ends} The truck is sold."));
    let ended = changed(jiff::civil::date(2026, 12, 15), line, by);
    let callout = "This promise ended on 15 December 2026. The truck is sold.";
    assert_eq!(words(&ended, "#make-safe .callout"), [callout]);
}

#[test]
fn promises_that_follow_each_other_are_steps_and_what_comes_round_again_is_not() {
    let page = page(SMALL, "2026-11-23", "water-leak");
    assert_eq!(words(&page, ".promises > li > .case"), ["Service line"]);
    assert_eq!(
        words(&page, "ol.promises > li > .sentence"),
        [
            "We will answer questions about your bill within 5 business days.",
            "We will come to you within 75 minutes, 99.5% of the time.",
        ]
    );
    assert_eq!(
        words(&page, "ul.promises > li > .sentence"),
        [
            "We will finish the work 2 to 4 weeks after the permit is there.",
            "We will flush each hydrant every year.",
            "We will keep the water on, with at most 2 days without water in a year.",
        ]
    );
    assert_eq!(
        words(&page, ".promises summary .hidden"),
        [
            ": We will answer questions about your bill",
            ": We will come to you",
            ": Service line: we will finish the work",
            ": We will flush each hydrant",
            ": We will keep the water on"
        ]
    );
}

#[test]
fn one_stage_for_several_cases_is_no_sequence() {
    let walkways = page("content", "2026-11-23", "snow-walkways");
    assert_eq!(words(&walkways, "ul.promises > li").len(), 4);
    assert_eq!(words(&walkways, "ol.promises"), Vec::<String>::new());
    let permit = page("content", "2026-11-23", "building-permit-new-home");
    assert_eq!(words(&permit, "ol.promises > li").len(), 2);
}

/// A service's page with these standards: of each the stage, and the other keys.
fn with_standards(standards: &[(&str, &str)]) -> Html {
    let entry = |(stage, keys): &(&str, &str)| {
        format!("      - {{stage: {stage}, starts: you call, effective: 2026-01-01, {keys}}}\n")
    };
    let all: String = standards.iter().map(entry).collect();
    let line = "      - stage: attend\n        within: 75 minutes\n";
    changed_page(jiff::civil::date(2026, 11, 23), line, &(all + line), "water-leak")
}

#[test]
fn each_case_has_steps_of_its_own() {
    let page = with_standards(&[
        ("attend", "variant: p1, name: Priority 1, within: 1 hour, conditions: {priority: priority 1}"),
        ("attend", "variant: p2, name: Priority 2, within: 2 hours, conditions: {priority: priority 2}"),
        ("complete", "variant: p1, name: Priority 1, within: 4 hours, conditions: {priority: priority 1}"),
        ("complete", "variant: p2-done, within: 8 hours, conditions: {priority: priority 2}"),
    ]);
    assert_eq!(words(&page, "section:has(> #promise) h3"), ["Priority 1", "Priority 2", "Service line"]);
    assert_eq!(
        words(&page, "h3 + ol.promises > li > .sentence"),
        [
            "For priority 1, we will come to you within 1 hour.",
            "For priority 1, we will finish the work within 4 hours.",
            "For priority 2, we will come to you within 2 hours.",
            "For priority 2, we will finish the work within 8 hours.",
            "We will finish the work 2 to 4 weeks after the permit is there.",
        ]
    );
    assert_eq!(words(&page, "ol.single > li").len(), 1);
}

#[test]
fn the_next_stage_of_a_complaint_has_steps_of_its_own() {
    let page = with_standards(&[
        ("acknowledge", "within: 2 business days"),
        ("acknowledge", "variant: stage-two, name: If you ask for a review, within: 3 business days"),
        ("respond", "variant: stage-two, name: If you ask for a review, we: review our reply, within: 2 business days"),
    ]);
    assert_eq!(words(&page, "#details > ol:first-child > li").len(), 3);
    assert_eq!(words(&page, "section:has(> #promise) h3"), ["If you ask for a review", "Service line"]);
}

#[test]
fn the_time_is_beside_what_limits_it_and_what_speaks_the_page_hears_the_sentence_alone() {
    let page = with_standards(&[
        (
            "acknowledge",
            "within: 2 business days, share: 90%, conditions: {zone: Town streets, season: May to October}",
        ),
        ("answer", "within: 0 business days"),
        ("publish", "average: 3 hours"),
        ("decide", "no_target: Each street is different."),
    ]);
    let of = |stage: &str, part: &str| words(&page, &format!("#{stage} > {part}"));
    assert_eq!(of("acknowledge", ".limits[aria-hidden=true]"), ["For Town streets, from May to October"]);
    assert_eq!(of("acknowledge", ".figure[aria-hidden=true]"), ["2 business days 9 times in 10"]);
    let figure = page.select(&selector("#acknowledge > .figure")).next().expect("the figure");
    assert!(figure.text().next().is_some_and(|text| text.starts_with("2\u{a0}business\u{a0}days")), "it doesn't break");
    assert_eq!(of("answer", ".figure"), ["On the same business day"]);
    assert_eq!(of("publish", ".figure"), ["An average of 3 hours"]);
    assert_eq!(of("decide", ":is(.figure, .limits)"), Vec::<String>::new(), "nothing is set");
}

#[test]
fn a_link_to_no_more_than_a_home_page_says_so() {
    let line = "      - {web: \"https://www.alderbay.example/report\"}\n";
    let by = "      - web: https://www.alderbay.example/\n      - web: https://www.alderbay.example/report\n      - {web: 'https://example.org', note: Choose Roads.}\n";
    let page = changed(jiff::civil::date(2026, 11, 23), line, by);
    assert_eq!(
        words(&page, ".ask > li")[1..],
        [
            "Online www.alderbay.example This opens the home page.",
            "Online www.alderbay.example/report",
            "Online example.org Choose Roads.",
        ]
    );
}

#[test]
fn the_city_s_numbers_are_links_in_what_to_do_if_a_promise_is_missed() {
    let line = "    if_missed: Call the Director of Works.\n";
    let by = "    if_missed: Call 902-555-0111 or 902-555-9999.\n";
    let page = changed(jiff::civil::date(2026, 11, 23), line, by);
    let links: Vec<&str> = page.select(&selector("#missed ~ p a")).filter_map(|link| link.attr("href")).collect();
    assert_eq!(links, ["tel:9025550111"]);
}
