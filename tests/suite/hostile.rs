//! Texts that mean something elsewhere, as names in sound content: each comes out as it went in, in every format, as others' parsers read it;
//! or it is refused with its place.

use std::collections::BTreeSet;

use charter::pipeline::Build;
use quick_xml::events::Event;
use scraper::{Html, Selector};
use serde_json::Value;

use crate::site::{Files, altered, json, of, text};

/// How many of them are long: the last ones.
pub(crate) const LONG: usize = 3;

/// What residents and programs have to see as it is.
pub(crate) fn harmless() -> Vec<String> {
    let signs = [
        "</script><script>alert(1)</script>",
        "</title></head><body onload='alert(1)'><!-- <img src=x onerror=alert(1)>",
        "]]> <![CDATA[ --> <?php ?> &lt;&amp;#65;&#x41;",
        "\"double\" 'single' `back` \\ \\n \\u0041 \\\"",
        "{{ 7 * 7 }} {% raw %} {# gone #} ${x} $(x) %s",
        "\u{1f469}\u{200d}\u{1f469}\u{200d}\u{1f467} \u{1f1e8}\u{1f1e6} \u{1f600}",
        "\u{5e9}\u{5dc}\u{5d5}\u{5dd} \u{200f}abc\u{200e} \u{645}\u{631}\u{62d}\u{628}\u{627}",
        "e\u{301}o\u{308} Z\u{335}\u{321}\u{327}a\u{334}\u{30d} \u{a0}\u{2028}\u{fffd}",
        "one, two; three: BEGIN:VEVENT",
        "=HYPERLINK(\"https://evil.example/\",\"here\")",
        "+1 and more",
        "-1 and less",
        "@SUM(A1:A9)",
    ];
    let long: [String; LONG] = ["\u{e4}".repeat(10_000), "</b>\"".repeat(2_000), "\u{1f600}".repeat(10_000)];
    signs.map(str::to_owned).into_iter().chain(long).collect()
}

/// What could trick a reader, or can't be written in XML.
pub(crate) const HARMFUL: [char; 12] = [
    '\0', '\u{7}', '\u{8}', '\u{1b}', '\u{7f}', '\u{85}', '\u{9f}', '\u{202e}', '\u{2066}', '\u{feff}', '\u{fffe}',
    '\u{ffff}',
];

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

pub(crate) fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The kinds of elements of a page, each with the names of its attributes.
pub(crate) fn elements(page: &Html) -> BTreeSet<String> {
    let all = Selector::parse("*").expect("a selector");
    let kind = |element: scraper::ElementRef<'_>| {
        let names: Vec<&str> = element.value().attrs().map(|(name, _)| name).collect();
        format!("{} {}", element.value().name(), names.join(" "))
    };
    page.select(&all).map(kind).collect()
}

/// Every text of a value.
pub(crate) fn texts<'a>(value: &'a Value, found: &mut Vec<&'a str>) {
    match value {
        Value::String(text) => found.push(text),
        Value::Array(items) => items.iter().for_each(|item| texts(item, found)),
        Value::Object(entries) => entries.values().for_each(|entry| texts(entry, found)),
        _ => {}
    }
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
        let title = format!("In effect: {name}, First visit");
        assert!(events["items"].as_array().expect("a list").iter().any(|event| event["title"] == title.as_str()));
    }
}

/// The texts of an XML document as a parser reads them.
pub(crate) fn xml_texts(file: &str, xml: &str) -> Vec<String> {
    let mut reader = quick_xml::Reader::from_str(xml);
    let (mut found, mut text) = (Vec::new(), String::new());
    loop {
        match reader.read_event().unwrap_or_else(|error| panic!("{file}: {error}")) {
            Event::Text(part) => text.push_str(&part),
            Event::CData(part) => text.push_str(&part),
            Event::GeneralRef(reference) => {
                let name: &str = &reference;
                let number = reference.resolve_char_ref().expect("a character").map(String::from);
                let known = || quick_xml::escape::resolve_predefined_entity(name).expect("an entity").to_owned();
                text.push_str(&number.unwrap_or_else(known));
            }
            Event::Start(_) | Event::End(_) => found.push(std::mem::take(&mut text)),
            Event::Eof => break,
            _ => {}
        }
    }
    found
}

#[test]
fn every_xml_document_says_every_text_as_it_is() {
    for name in harmless() {
        let files = built(&name);
        for (file, xml) in with_ending(&files, &[".xml", ".atom", ".svg"]) {
            xml_texts(file, xml);
        }
        let title = format!("In effect: {name}, First visit");
        assert!(xml_texts("changes.atom", text(&files, "api/v1/changes.atom")).contains(&title), "{name}");
    }
}

pub(crate) fn rows(bytes: &[u8]) -> Vec<csv::StringRecord> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    csv::Reader::from_reader(bytes).records().map(|row| row.expect("each row has each column")).collect()
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

/// A value of iCalendar as its readers take it (RFC 5545, 3.3.11).
pub(crate) fn unescaped(value: &str) -> String {
    let mut characters = value.chars();
    let mut out = String::new();
    while let Some(character) = characters.next() {
        out.push(match character {
            '\\' => match characters.next().expect("something after a backslash") {
                'n' | 'N' => '\n',
                escaped @ ('\\' | ';' | ',') => escaped,
                other => panic!("\\{other} has no meaning"),
            },
            plain => {
                assert!(!matches!(plain, ';' | ','), "a sign of the format stands alone in {value}");
                plain
            }
        });
    }
    out
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
