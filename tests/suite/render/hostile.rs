//! Texts that mean something elsewhere, as names in sound content: each comes out as it went in, in every format, as others' parsers read it;
//! or it is refused with its place.

use std::collections::BTreeSet;

use charter::pipeline::Build;
use scraper::{Html, Selector};
use serde_json::Value;

use crate::support::hostile::{HARMFUL, elements, harmless, rows, squeezed, texts, unescaped, xml_texts};
use crate::support::site::{Files, altered, json, of, text};

/// The small city with a text in quotation marks as the name of a service and of a closure.
fn build(quoted: &str) -> Build {
    altered(&[
        ("departments/works.yaml", "name: Water leak (\"main break\")\n", &format!("name: {quoted}\n")),
        ("calendars/town-hall.yaml", "name: Christmas Day}", &format!("name: {quoted}}}")),
    ])
}

fn built(name: &str) -> Files {
    // JSON's way of writing a text is one of YAML's.
    of(build(&serde_json::to_string(name).expect("a text")))
}

fn with_ending<'a>(files: &'a Files, endings: &[&str]) -> Vec<(&'a str, &'a str)> {
    let is_one = |name: &&String| endings.iter().any(|ending| name.ends_with(ending));
    files.keys().filter(is_one).map(|name| (name.as_str(), text(files, name))).collect()
}

#[test]
fn a_page_shows_every_text_as_it_is_and_has_no_element_more() {
    let sound = built("Water leak");
    let known: BTreeSet<String> =
        with_ending(&sound, &[".html"]).iter().flat_map(|(_, page)| elements(&Html::parse_document(page))).collect();
    for name in harmless() {
        let files = built(&name);
        for (file, page) in with_ending(&files, &[".html"]) {
            let found = elements(&Html::parse_document(page));
            assert!(found.is_subset(&known), "{file}: {:?}", found.difference(&known));
        }
        let page = Html::parse_document(text(&files, "services/water-leak/index.html"));
        let one = |css: &str| page.select(&Selector::parse(css).expect("a selector")).next().expect("it is there");
        assert_eq!(squeezed(&one("h1").text().collect::<String>()), squeezed(&name));
        let data: String = one("script[type='application/ld+json']").text().collect();
        let data: Value = serde_json::from_str(&data).expect("the page's data is JSON");
        let mut found = Vec::new();
        texts(&data, &mut found);
        assert!(found.contains(&name.as_str()), "{data}");
    }
}

#[test]
fn every_json_document_says_every_text_as_it_is() {
    for name in harmless() {
        let files = built(&name);
        for (file, text) in with_ending(&files, &[".json", ".webmanifest", "api-catalog"]) {
            assert!(serde_json::from_str::<Value>(text).is_ok(), "{file}");
        }
        let services = json(&files, "api/v1/services.json");
        let service = services["services"].as_array().expect("a list").iter().find(|one| one["id"] == "water-leak");
        assert_eq!(service.expect("the service")["name"]["en"], name.as_str());
        assert_eq!(
            json(&files, "api/v1/standards/water-leak.attend.json")["versions"][0]["service"]["name"]["en"],
            name.as_str()
        );
        let closures = json(&files, "api/v1/calendars.json")["calendars"][0]["closures"].clone();
        assert!(
            closures.as_array().expect("a list").iter().any(|one| one["name"]["en"] == name.as_str()),
            "{closures}"
        );
        let events = json(&files, "api/v1/changes.json");
        let title = format!("In effect: We will come to you ({name})");
        assert!(events["items"].as_array().expect("a list").iter().any(|event| event["title"] == title.as_str()));
    }
}

#[test]
fn every_xml_document_says_every_text_as_it_is() {
    for name in harmless() {
        let files = built(&name);
        for (file, xml) in with_ending(&files, &[".xml", ".atom", ".svg"]) {
            xml_texts(file, xml);
        }
        let title = format!("In effect: We will come to you ({name})");
        assert!(xml_texts("changes.atom", text(&files, "api/v1/changes.atom")).contains(&title), "{name}");
    }
}

#[test]
fn every_table_says_every_text_as_it_is_and_a_spreadsheet_takes_none_for_a_formula() {
    for name in harmless() {
        let files = built(&name);
        let has = |file: &str, cell: &str| rows(&files[file]).iter().any(|row| row.iter().any(|own| own == cell));
        assert!(has("api/v1/standards.csv", &name));
        assert!(has("api/v1/service-std.csv", &name));
        let defused = if name.starts_with(['=', '+', '-', '@']) { format!("'{name}") } else { name.clone() };
        assert!(has("api/v1/standards.excel.csv", &defused), "{name}");
        for row in rows(&files["api/v1/standards.excel.csv"]) {
            assert!(!row.iter().any(|cell| cell.starts_with(['=', '+', '-', '@', '\t', '\r'])), "{row:?}");
        }
    }
}

#[test]
fn a_calendar_says_every_text_as_it_is_in_lines_of_75_bytes() {
    let sound = built("Christmas Day");
    let names = |ics: &str| -> Vec<String> {
        ics.split("\r\n").filter_map(|line| Some(line.split_once([':', ';'])?.0.to_owned())).collect()
    };
    let unfolded = |files: &Files| text(files, "api/v1/calendars/town-hall.ics").replace("\r\n ", "");
    for name in harmless() {
        let files = built(&name);
        let ics = text(&files, "api/v1/calendars/town-hall.ics");
        assert!(ics.split("\r\n").all(|line| line.len() <= 75 && !line.contains(['\r', '\n'])), "{name}");
        let ics = unfolded(&files);
        assert_eq!(names(&ics), names(&unfolded(&sound)), "a line more");
        let summaries = ics.split("\r\n").filter_map(|line| line.strip_prefix("SUMMARY:")).map(unescaped);
        assert!(summaries.into_iter().any(|summary| summary == format!("{name}: Town Hall closed")), "{name}");
    }
}

#[test]
fn what_could_trick_a_reader_is_refused_with_its_place() {
    for character in HARMFUL {
        let code = u32::from(character);
        for written in [character.to_string(), format!("\\u{code:04X}")] {
            let build = build(&format!("\"Water{written}leak\""));
            assert!(build.made.is_none(), "U+{code:04X} is published");
            let found: Vec<&str> = build.diagnostics.iter().filter(|one| one.is_error()).map(|one| one.rule).collect();
            assert!(found.contains(&"control-character") || found.contains(&"invalid-yaml"), "U+{code:04X}: {found:?}");
            assert!(build.diagnostics.iter().all(|one| one.place.is_some()), "U+{code:04X} has no place");
        }
    }
}
