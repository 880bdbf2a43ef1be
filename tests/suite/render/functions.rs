//! The page of all functions, and the ways to it.

use charter::config::{Day, Settings};
use charter::load;
use charter::pipeline;
use charter::theme::Theme;
use scraper::{Html, Selector};

use crate::support::site::{Files, files, of, path, text};

const SMALL: &str = "tests/fixtures/sites/small/content";
const LISTED: &str = "functions:
  - {name: Roads, summary: Streets and signs., phone: 902-555-0111}
  - {name: Water, note: 24 hours a day}
";

fn words(page: &Html, css: &str) -> Vec<String> {
    let squeezed = |text: String| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let selector = Selector::parse(css).unwrap_or_else(|error| panic!("{css}: {error}"));
    page.select(&selector).map(|element| squeezed(element.text().collect())).collect()
}

fn page(files: &Files) -> Html {
    Html::parse_document(text(files, "functions/index.html"))
}

/// The small city, with something else in its department's file.
fn changed(line: &str, by: &str) -> Files {
    let mut sources = load::content(&path(SMALL)).expect("the content is there");
    let works = sources.files.iter_mut().find(|file| file.name == "departments/works.yaml").expect("the department");
    assert!(works.text.contains(line), "{line} is not in the file");
    works.text = works.text.replace(line, by);
    let settings = Settings { day: Day::Given(jiff::civil::date(2026, 11, 23)), base_url: None, drafts: false };
    of(pipeline::build(&sources, &Theme::built_in(), &settings).expect("the theme is sound"))
}

#[test]
fn each_function_has_its_services_with_their_promises() {
    let page = page(&files(SMALL, "2026-11-23"));
    assert_eq!(words(&page, "h2:not(footer *)")[..2], ["Roads", "Water"]);
    assert_eq!(words(&page, "section:has(> #roads) > p:not(.meta)"), ["Streets and signs."]);
    assert_eq!(
        words(&page, "section:has(> #roads) .services > li"),
        [
            "Pothole We will make the pothole safe within 1 business day, 19 times in 20. For Town streets, from May to October, we will fill the pothole within 15 business days, 9 times in 10.",
            "Road permit We will decide. The law gives us 30 calendar days after we have your plan. We have set no shorter time of our own.",
        ]
    );
    assert_eq!(words(&page, "section:has(> #water) .meta"), ["Who looks after it: Works: Water"]);
}

#[test]
fn all_functions_of_the_city_are_there_from_a_to_z() {
    let page = page(&files("content", "2026-11-23"));
    let names = words(&page, "main h2");
    assert_eq!(
        (names.first().map(String::as_str), names.last().map(String::as_str)),
        (Some("Agrena"), Some("Water and sewer"))
    );
    for name in ["Agrena", "Animal control", "City Clerk's Office", "Pioneer Cemetery", "Roads and drainage"] {
        assert!(names.iter().any(|known| known == name), "{name} is not among {names:?}");
    }
    assert!(names.is_sorted_by_key(|name| name.to_lowercase()), "{names:?}");
    assert_eq!(words(&page, "main nav a"), names);
}

#[test]
fn a_function_without_a_service_says_so_and_names_the_department() {
    let page = page(&changed(
        "  - {name: Water, note: 24 hours a day}",
        "  - {name: Water, note: 24 hours a day}\n  - {name: Parks}",
    ));
    let parks = words(&page, "section:has(> #parks) p");
    assert_eq!(
        parks,
        ["No services are listed for this line of work yet. Ask the department.", "Who looks after it: Works: Parks"]
    );
}

#[test]
fn the_function_of_a_draft_is_no_more_public_than_the_draft() {
    let line = "    name: Night market\n    function: Roads";
    let sources_with_none = changed(LISTED, "");
    assert_eq!(words(&page(&sources_with_none), "main h2"), ["Roads", "Water"]);
    let mut sources = load::content(&path(SMALL)).expect("the content is there");
    let works = sources.files.iter_mut().find(|file| file.name == "departments/works.yaml").expect("the department");
    works.text = works.text.replace(LISTED, "").replace(line, "    name: Night market\n    function: Hush");
    for (drafts, there) in [(false, false), (true, true)] {
        let settings = Settings { day: Day::Given(jiff::civil::date(2026, 11, 23)), base_url: None, drafts };
        let files = of(pipeline::build(&sources, &Theme::built_in(), &settings).expect("the theme is sound"));
        for name in ["functions/index.html", "departments/works/index.html", "departments/index.html"] {
            let is_there = text(&files, name).contains("Hush");
            assert_eq!(is_there, there && name != "departments/index.html", "{name}");
        }
    }
}

#[test]
fn the_page_is_found_from_the_lists_and_from_the_foot_of_every_page() {
    let files = files(SMALL, "2026-11-23");
    for name in ["services/index.html", "departments/index.html"] {
        let page = Html::parse_document(text(&files, name));
        assert_eq!(words(&page, "main a[href='../functions/']"), ["services by line of work"], "{name}");
    }
    let is_whole = |name: &str| name.rsplit('.').next() == Some("html") && !name.starts_with("embed/");
    for (name, bytes) in files.iter().filter(|(name, _)| is_whole(name)) {
        let page = Html::parse_document(std::str::from_utf8(bytes).expect("text"));
        let is_redirect = !words(&page, "meta[http-equiv=refresh]").is_empty();
        assert!(is_redirect || words(&page, "footer a[href$='functions/']") == ["Services by line of work"], "{name}");
    }
}

#[test]
fn texts_can_point_at_a_function_and_a_wrong_one_is_reported() {
    let summary = "Looks after *streets* & water. See [all services](/services/).";
    let link = |place: &str| {
        let mut sources = load::content(&path(SMALL)).expect("the content is there");
        let works =
            sources.files.iter_mut().find(|file| file.name == "departments/works.yaml").expect("the department");
        works.text = works.text.replace(summary, &format!("Looks after [roads](/functions/{place})."));
        let found = pipeline::diagnose(&sources, Day::Given(jiff::civil::date(2026, 11, 23)));
        found.into_iter().filter(|one| one.rule == "broken-link").map(|one| one.message).collect::<Vec<_>>()
    };
    assert_eq!(link("#roads"), Vec::<String>::new());
    assert_eq!(link("#rivers"), ["there is no `#rivers` on the page `/functions/`"]);
}

#[test]
fn two_names_with_one_anchor_get_one_each() {
    let twice = "  - {name: Water, note: 24 hours a day}\n  - {name: Water!}";
    let files = changed("  - {name: Water, note: 24 hours a day}", twice);
    let html = text(&files, "functions/index.html");
    assert!(html.contains("<h2 id=\"water\">Water</h2>") && html.contains("<h2 id=\"water-2\">Water!</h2>"));
}
