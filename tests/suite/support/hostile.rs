//! Texts that mean something elsewhere, and the texts of each format as others' parsers read them.

use std::collections::BTreeSet;

use quick_xml::events::Event;
use scraper::{Html, Selector};
use serde_json::Value;

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
        "\u{e9}\u{f6} Z\u{335}\u{321}\u{327}a\u{334}\u{30d} \u{a0}\u{202f}.",
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
pub(crate) const HARMFUL: [char; 13] = [
    '\0', '\u{7}', '\u{8}', '\u{1b}', '\u{7f}', '\u{85}', '\u{9f}', '\u{2028}', '\u{202e}', '\u{2066}', '\u{feff}',
    '\u{fffe}', '\u{ffff}',
];

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

pub(crate) fn rows(bytes: &[u8]) -> Vec<csv::StringRecord> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    csv::Reader::from_reader(bytes).records().map(|row| row.expect("each row has each column")).collect()
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
