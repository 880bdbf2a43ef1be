//! The pages of topics, and the ways to them: in the city's order, and nowhere in a city without topics.

use scraper::{Html, Selector};

use crate::support::site::{Files, altered, files, json, of, text};

const SMALL: &str = "tests/fixtures/sites/small/content";

/// The small city with topics: one with two services, one that no service is under.
const TOPICS: [(&str, &str, &str); 3] = [
    (
        "site.yaml",
        "language: en\n",
        "language: en\ntopics:\n  - {id: water, name: Water in & out, summary: Taps and *drains*.}\n  - {id: main, name: Bees}\n",
    ),
    ("departments/works.yaml", "    name: Pothole\n", "    name: Pothole\n    topics: [water]\n"),
    (
        "departments/works.yaml",
        "    summary: Ask to close a street.\n",
        "    summary: Ask to close a street.\n    topics: [Water in & out]\n",
    ),
];

fn with_topics() -> Files {
    of(altered(&TOPICS))
}

fn words(page: &str, css: &str) -> Vec<String> {
    let squeezed = |text: String| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let selector = Selector::parse(css).unwrap_or_else(|error| panic!("{css}: {error}"));
    Html::parse_document(page).select(&selector).map(|element| squeezed(element.text().collect())).collect()
}

#[test]
fn all_topics_are_listed_in_the_citys_order_each_service_with_its_first_promise() {
    let files = with_topics();
    let page = text(&files, "topics/index.html");
    assert_eq!(words(page, "main h2"), ["Water in & out", "Bees"]);
    assert_eq!(words(page, "main nav a[href='../topics/main/']"), ["Bees"]);
    assert_eq!(
        words(page, "section:has(> #topic-water) li"),
        [
            "Pothole We will make the pothole safe within 1 business day, 19 times in 20.",
            "Road permit We will decide. The law gives us 30 calendar days after we have your plan. We have set no shorter time of our own.",
        ]
    );
    assert_eq!(words(page, "section:has(> #topic-main) p"), ["We offer no services under this topic at the moment."]);
}

#[test]
fn each_topic_has_a_page_with_every_promise_of_its_services() {
    let files = with_topics();
    let page = text(&files, "topics/water/index.html");
    assert_eq!(words(page, "h1"), ["Water in & out"]);
    assert_eq!(words(page, ".lead em"), ["drains"]);
    assert_eq!(words(page, ".services > li:first-child p").len(), 2);
    assert!(page.contains("<meta name=\"description\" content=\"Taps and drains. What"), "{page}");
    assert_eq!(words(page, ".crumbs li"), ["Home", "Services", "Services by topic", "Water in & out"]);
    let bees = text(&files, "topics/main/index.html");
    assert!(bees.contains("content=\"Bees: our services, what we promise for each, and how to ask. "), "{bees}");
}

#[test]
fn every_page_leads_to_the_topics_and_search_engines_know_them() {
    let files = with_topics();
    for name in ["services/index.html", "departments/index.html"] {
        assert_eq!(words(text(&files, name), "main a[href='../topics/']"), ["services by topic"], "{name}");
    }
    assert_eq!(words(text(&files, "about/index.html"), "footer a[href='../topics/']"), ["Topics"]);
    let sitemap = text(&files, "sitemap.xml");
    for address in ["topics/", "topics/water/", "topics/main/"] {
        assert!(sitemap.contains(&format!("/standards/{address}</loc>")), "{sitemap}");
    }
}

#[test]
fn a_search_finds_the_topics_with_services_on_the_page_of_all_services() {
    let files = with_topics();
    let page = text(&files, "services/index.html");
    assert_eq!(words(page, "[data-list] li[data-topic]"), ["Water in & out Topic Taps and drains."], "not Bees");
    assert_eq!(words(page, "li[data-topic] > a.name[href='../topics/water/']"), ["Water in & out"]);
}

#[test]
fn a_city_without_topics_has_no_page_of_them_and_no_link_there() {
    let files = files(SMALL, "2026-11-23");
    assert!(!files.keys().any(|name| name.starts_with("topics/")));
    for (name, bytes) in files.iter().filter(|(name, _)| name.rsplit('.').next() == Some("html")) {
        let page = std::str::from_utf8(bytes).expect("text");
        let is_of_the_document = name == "data/index.html" || name == "data/topics/index.html";
        assert!(is_of_the_document || !page.contains("topics/\""), "{name}");
    }
    assert_eq!(json(&files, "api/v1/topics.json")["topics"], serde_json::json!([]));
}

#[test]
fn the_feed_names_the_topics_and_says_what_is_under_each() {
    let files = with_topics();
    let topics = json(&files, "api/v1/topics.json");
    assert_eq!(
        topics["topics"][0],
        serde_json::json!({
            "id": "water", "name": {"en": "Water in & out"}, "summary": {"en": "Taps and drains."},
            "services": ["pothole", "road-permit"],
            "links": {"html": "https://www.alderbay.example/standards/topics/water/"},
        })
    );
    let services = json(&files, "api/v1/services.json");
    let of = |id: &str| {
        let all = services["services"].as_array().expect("a list");
        all.iter().find(|one| one["id"] == id).expect("the service")["topics"].clone()
    };
    assert_eq!(of("road-permit"), serde_json::json!(["water"]));
    assert_eq!(of("water-leak"), serde_json::json!([]));
}

#[test]
fn texts_can_point_at_a_topic() {
    let link = (
        "pages/complaints.md",
        "Then write",
        "See [water](/topics/water/) and [bees](/topics/#topic-main). Then write",
    );
    let edits: Vec<_> = TOPICS.into_iter().chain([link]).collect();
    assert!(altered(&edits).made.is_some());
    assert!(altered(&[link]).made.is_none(), "there are no topics");
}
