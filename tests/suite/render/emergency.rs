//! What to do in danger: on a service's page with its numbers as links, and in the feed as words.

use charter::config::{Day, Settings};
use charter::load;
use charter::parse::parse_date;
use charter::pipeline;
use charter::theme::Theme;
use serde_json::json;

use crate::support::site::{Files, json, of, path, text};

/// The small city, with what a service says about danger.
fn shown(emergency: &str) -> Files {
    let mut sources = load::content(&path("tests/fixtures/sites/small/content")).expect("the content folder is there");
    let works = sources.files.iter_mut().find(|one| one.name == "departments/works.yaml").expect("the department");
    works.text = works.text.replacen("    name: Pothole\n", &format!("    name: Pothole\n{emergency}"), 1);
    let settings =
        Settings { day: Day::Given(parse_date("2026-11-23").expect("a date")), base_url: None, drafts: false };
    of(pipeline::build(&sources, &Theme::built_in(), &settings).expect("the theme is sound"))
}

/// What is between the title of the page and its promises, in the place for danger.
fn on_page(files: &Files) -> &str {
    let page = text(files, "services/pothole/index.html");
    let (above, _) = page.split_once("<h2 id=\"promise\">").expect("the promises");
    let place = above.split_once("<div class=\"emergency\">").map(|(_, rest)| rest);
    place.and_then(|rest| rest.split("</div>").next()).unwrap_or_default().trim()
}

fn in_feed(files: &Files) -> serde_json::Value {
    let services = json(files, "api/v1/services.json");
    let all = services["services"].as_array().expect("a list");
    all.iter().find(|one| one["id"] == "pothole").expect("the service")["emergency"].clone()
}

#[test]
fn what_to_do_in_danger_has_its_number_as_a_link() {
    let files = shown("    emergency: If someone is hurt, call [911](tel:911).\n");
    assert_eq!(on_page(&files), "<p>If someone is hurt, call <a href=\"tel:911\">911</a>.</p>");
    assert_eq!(in_feed(&files), json!({"en": "If someone is hurt, call 911."}));
}

#[test]
fn a_service_without_danger_says_nothing() {
    let files = shown("");
    assert_eq!(on_page(&files), "");
    assert_eq!(in_feed(&files), serde_json::Value::Null);
}
