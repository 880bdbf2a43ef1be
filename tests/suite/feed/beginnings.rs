//! A promise whose first day nobody knows: what the feed, the table and the pages say of it.
#![expect(clippy::disallowed_methods, reason = "tests read what is published")]

use charter::load;
use charter::source::Sources;
use jiff::civil::date;
use serde_json::{Value, json};

use crate::support::published::{published, read};
use crate::support::site::path;

/// The small city's content, where a promise began before a certain day.
fn content() -> Sources {
    let mut sources = load::content(&path("tests/fixtures/sites/small/content")).expect("the content folder is there");
    let file = sources.files.iter_mut().find(|file| file.name == "departments/works.yaml").expect("the department");
    let old = "within: 75 minutes\n        share: 99.5%\n";
    let at = file.text.find(old).expect("the promise");
    let effective = at + file.text[at..].find("effective: ").expect("its first day") + "effective: ".len();
    file.text.insert_str(effective, "before ");
    sources
}

#[test]
fn nobody_is_told_a_first_day_that_nobody_knows() {
    let folder = published(&content(), date(2026, 11, 23));
    let text = |name: &str| std::fs::read_to_string(folder.path().join(name)).expect(name);
    let feed: Value = serde_json::from_str(&text("api/v1/standards.json")).expect("JSON");
    let all = feed["standards"].as_array().expect("a list");
    let unknown: Vec<&Value> = all.iter().filter(|one| one["effective"]["from"].is_null()).collect();
    let [standard] = unknown[..] else { panic!("one has no first day: {unknown:?}") };
    let known_from = standard["effective"]["known_from"].clone();
    assert_eq!(known_from, json!("2026-01-01"));
    assert_eq!(standard["effective"], json!({"from": null, "known_from": known_from, "until": null}));
    let others = all.iter().filter(|one| !one["effective"]["from"].is_null());
    others.for_each(|one| assert_eq!(one["effective"]["from"], one["effective"]["known_from"], "{}", one["id"]));
    let id = standard["id"].as_str().expect("an id");
    let page = text("services/water-leak/index.html");
    let article = page.split("<li id=").find(|part| part.starts_with("\"attend\"")).expect("the promise");
    assert!(!article.contains("<dt>Since</dt>"), "{article}");
    assert!(page.contains("This promise began before 1 January 2026, but we do not know when."), "{page}");
    let read = read(folder.path());
    let version = &read.standards[id].versions[0];
    assert!(version.effective.begins_earlier);
    assert_eq!(Value::from(version.effective.from.to_string()), known_from);
}
