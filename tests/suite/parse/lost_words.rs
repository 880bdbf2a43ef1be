//! Texts that would not reach the page as they are written, in every kind of field: each is reported, and the fix that is offered is sound.

use charter::diagnostic::Diagnostic;
use charter::parse::parse;
use charter::source::{Source, Sources};

use crate::support::fixtures::{called_content, fixtures, overlaid};

/// A text, the rule that it breaks, and what the report tells people to write; nothing if the report brings the edit itself.
type Case = (&'static str, &'static str, Option<&'static str>);

/// Texts in Markdown.
const MARKDOWN: &[Case] = &[
    ("2*3*4 litres", "lost-sign", None),
    ("Für Bürger*innen und Besucher*innen", "lost-sign", None),
    ("$5*2* a day", "lost-sign", None),
    ("*5*2 a day", "lost-sign", None),
    ("10**2** a day", "lost-sign", None),
    ("- 5 °C and colder", "lost-sign", None),
    ("+ 5 °C and warmer", "lost-sign", None),
    ("* 5 to a bag", "lost-sign", Some("five to a bag")),
    ("We come on weekdays\n- not on holidays", "lost-sign", Some("We come on weekdays, not on holidays")),
    ("> 5 tonnes", "lost-sign", None),
    (">= 5 tonnes", "lost-sign", None),
    ("> = 5 tonnes", "lost-sign", None),
    ("2026. A new by-law", "lost-sign", Some("In 2026: a new by-law")),
    ("24. December is free", "lost-sign", Some("Number 24: December is free")),
    ("1. Call.\n3. Wait.", "lost-sign", Some("1. Call.\n2. Wait.")),
    ("01. Call.\n02. Wait.", "lost-sign", Some("1. Call.\n2. Wait.")),
    ("See \\\\server\\files", "lost-sign", Some("See `\\\\server\\files`")),
    ("[Closed]: https://www.example.org/", "vanished-text", None),
    ("Open.\n\n[Closed]: later", "vanished-text", None),
    ("- [Closed]: later\n- [Open]: now", "vanished-text", Some("- Closed: later\n- Open: now")),
    ("[^1]: https://www.example.org/", "vanished-text", Some("Open (https://www.example.org/)")),
    ("| a | b |\n|---|---|\n| 1 | 2 | three |", "vanished-text", Some("| a | b |\n|---|---|\n| 1 | 2, three |")),
    ("It takes 10 days.[^1]", "shown-mark", Some("It takes 10 days (of work).")),
    ("It takes ~~20~~ 10 days", "shown-mark", Some("It takes 10 days")),
    ("**Fees:**Pay here", "shown-mark", None),
    ("** Fees ** are due", "shown-mark", None),
    ("*Fees:*Pay here", "shown-mark", None),
    ("__Fees:__Pay here", "shown-mark", None),
    ("| a | b |\n|---|---|---|\n| 1 | 2 |", "shown-mark", Some("| a | b |\n|---|---|\n| 1 | 2 |")),
    ("- [ ] A form\n- [x] A fee", "shown-mark", Some("- A form\n- A fee")),
    ("pot&shy;hole", "control-character", None),
    ("Ask us&#x202E; now", "control-character", None),
    ("Ask us&#8203; now", "control-character", None),
    ("Ask&zwj; us", "control-character", None),
    ("Ask us&#0; now", "broken-letter", None),
    ("CafÃ© and crÃ¨me", "broken-letter", None),
    ("Itâ€™s 10Â km", "broken-letter", None),
    ("gar\u{fffd}on", "broken-letter", Some("garçon")),
];

/// Texts that are shown as they are written.
const PLAIN: &[Case] = &[
    ("the **best** roads", "shown-mark", None),
    ("Caf&eacute; licences", "shown-mark", None),
    ("pot&shy;hole repair", "shown-mark", None),
    ("~~old~~ new roads", "shown-mark", Some("new roads")),
    ("roads[^1]", "shown-mark", Some("roads")),
    ("`roads`", "shown-mark", None),
    ("CafÃ© licences", "broken-letter", None),
    ("caf\u{fffd} licences", "broken-letter", Some("café licences")),
];

/// Texts that reach the page as they are.
const SOUND: &[&str] = &[
    "$5*2 and 2 * 3 * 4",
    "$5* or $6*, *really* and **Fees:** Pay",
    "-5 °C, −5 °C, +5 °C, #5, <5, >5 and a > b",
    "Bring:\n- 2 pieces of ID",
    "- 2 pieces of ID\n- 3 forms",
    "1. Call.\n1. Wait.",
    "2\\*3\\*4",
    "[Closed] for now, and [the rules][rules]\n\n[rules]: https://www.example.org/rules",
    "Name: ______ and ____",
    "👩\u{200d}🚒 and می\u{200c}خواهم",
    "R&D, AT&T, &copy; and caf&eacute;",
    "snow_and_ice, 10**3, C:\\files, \\\\n, \\\\\\\\server\\\\files",
];

/// The place of a text in a field: what is before it, and the rest of the file.
fn in_field(name: &str, before: &str, text: &str, after: &str) -> Sources {
    let indented = text.lines().collect::<Vec<_>>().join("\n      ");
    let text = format!("{before} |-\n      {indented}\n{after}");
    with_file(name, &text)
}

fn with_file(name: &str, text: &str) -> Sources {
    let base = overlaid(&fixtures("check").join("_base"));
    let file = Source { path: String::new(), name: name.to_owned(), text: text.to_owned(), obstacle: None };
    let others = base.files.into_iter().filter(|other| other.name != name);
    called_content(Sources { files: others.chain([file]).collect(), root: String::new() })
}

/// A department whose field of this name is the text.
fn field(key: &str) -> impl Fn(&str) -> Sources {
    let [id, name, summary, accountable] =
        [("id", "roads"), ("name", "Roads"), ("summary", "Looks after streets."), ("accountable", "Director")]
            .map(|(known, value)| if known == key { String::new() } else { format!("{known}: {value}\n") });
    let rest = format!("{name}{summary}{accountable}contact: {{phone: 780-555-0101}}\n");
    let before = format!("{id}{key}:");
    move |text| in_field("departments/roads.yaml", &before, text, &rest)
}

fn page(text: &str) -> Sources {
    with_file("pages/parking.md", &format!("---\ntitle: Parking\nsummary: One sentence.\n---\n\n## Where\n\n{text}\n"))
}

/// The same sources after the edits of all reports.
fn mended(mut sources: Sources, found: &[Diagnostic]) -> Sources {
    for patch in found.iter().rev().filter_map(|fault| fault.patch.as_ref()) {
        sources.files[patch.span.source.0 as usize].text.replace_range(patch.span.range(), &patch.replacement);
    }
    sources
}

fn assert_told_and_mended(into: impl Fn(&str) -> Sources, (text, rule, fixed): Case) {
    let sources = into(text);
    let found = parse(&sources).diagnostics;
    assert!(!found.is_empty(), "nothing is said about {text:?}");
    for fault in &found {
        assert_eq!(fault.rule, rule, "{text:?}: {}", fault.message);
        assert!(fault.help.is_some() || fault.patch.is_some(), "{text:?}: no fix");
    }
    let fixed = if let Some(fixed) = fixed {
        into(fixed)
    } else {
        assert!(found.iter().all(|fault| fault.patch.is_some()), "{text:?}: no edit");
        mended(sources, &found)
    };
    let left = parse(&fixed).diagnostics;
    assert!(left.is_empty(), "{text:?} is not mended: {left:?}");
}

#[test]
fn whatever_a_field_in_markdown_would_lose_is_told_and_mended() {
    for case in MARKDOWN {
        assert_told_and_mended(field("summary"), *case);
    }
}

#[test]
fn whatever_a_page_would_lose_is_told_and_mended() {
    // After a heading, a list is one and a quotation begins with whatever it likes.
    let is_field_only = |text: &str| text.starts_with(['-', '+', '*', '>', '2']) && text.contains(['5', '.']);
    for case in MARKDOWN.iter().filter(|(text, ..)| !is_field_only(text)) {
        assert_told_and_mended(page, *case);
    }
}

#[test]
fn marks_in_a_text_that_is_shown_as_it_is_written_are_told_and_mended() {
    for key in ["name", "accountable"] {
        for case in PLAIN {
            assert_told_and_mended(field(key), *case);
        }
    }
}

#[test]
fn nothing_is_said_about_what_reaches_the_page() {
    for text in SOUND {
        for sources in [field("summary")(text), page(text)] {
            let found = parse(&sources).diagnostics;
            assert!(found.is_empty(), "{text:?}: {found:?}");
        }
    }
}

#[test]
fn ids_of_headings_are_there_once_and_leave_those_of_the_page_alone() {
    let ids = |text: &str| {
        let found = parse(&page(text)).diagnostics;
        found.into_iter().map(|fault| (fault.rule, fault.message)).collect::<Vec<_>>()
    };
    assert_eq!(ids("## A {#a}\n\n### B {#b}"), []);
    assert_eq!(
        ids("## A {#a}\n\n### B {#a}"),
        [("duplicate-id", "two headings of this page have the id `a`".to_owned())]
    );
    assert_eq!(ids("## A {#main}"), [("duplicate-id", "the page itself has a place with the id `main`".to_owned())]);
    assert_eq!(ids("## A {#about-main}"), []);
}

#[test]
fn two_spellings_of_an_accented_letter_are_one_name() {
    let services = "services:\n  - id: permit\n    name: Permit\n    function: Cafe\u{301}s\n    summary: Ask us.\n    ask: [{phone: 780-555-0101}]\n    supports: [4.1.e]\n    standards:\n      - {stage: complete, within: 1 week, effective: 2026-01-01}\n";
    let text = format!(
        "id: roads\nname: Roads\nsummary: Streets.\naccountable: Director\ncontact: {{phone: 780-555-0101}}\nfunctions: [{{name: Cafés, phone: 780-555-0101}}]\n{services}"
    );
    let parsed = parse(&with_file("departments/roads.yaml", &text));
    assert_eq!(parsed.diagnostics, []);
    let catalog = parsed.catalog.expect("sound content makes a catalog");
    let functions = catalog.services().filter_map(|(_, service)| Some(service.function.as_ref()?.value.as_str()));
    assert_eq!(functions.collect::<Vec<_>>(), ["Cafés"]);
}

#[test]
fn a_key_that_would_take_over_a_group_is_told_without_follow_ups() {
    let text = "id: roads\nname: Roads\nsummary: Streets.\naccountable: Director\ncontact: &c {phone: 780-555-0101}\nservices:\n  - id: permit\n    name: Permit\n    summary: Ask us.\n    supports: [4.1.e]\n    ask:\n      - <<: *c\n        note: By day\n    standards:\n      - {stage: complete, within: 1 week, effective: 2026-01-01}\n";
    let found = parse(&with_file("departments/roads.yaml", text)).diagnostics;
    let found: Vec<_> = found.iter().map(|fault| (fault.rule, fault.message.as_str())).collect();
    assert_eq!(found, [("unknown-key", "`<<` can't take over the keys of another group")]);
}
