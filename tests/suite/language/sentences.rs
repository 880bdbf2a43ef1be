//! A standard's keys in, its promise in one sentence out: as residents hear it read aloud.

use charter::load;
use charter::parse::parse;
use charter::source::Source;
use charter::wording::Wording;

use crate::support::fixtures::{called_content, fixtures};

/// The promise of a standard with these keys, at the stage `complete`.
fn sentence(keys: &str) -> String {
    let mut sources = called_content(load::content(&fixtures("check").join("_base")).expect("the base can be read"));
    let text = format!(
        "id: roads\nname: Roads\nsummary: Looks after streets.\naccountable: Director\ncontact: {{phone: 780-555-0101, calendar: town-office}}\n\
         services:\n  - id: work\n    name: Work\n    summary: Ask us.\n    keywords: [work]\n    ask: [{{phone: 780-555-0101}}]\n    \
         supports: [4.1.e]\n    standards:\n      - {{stage: complete, starts: you ask us, effective: 2026-01-01, {keys}}}\n"
    );
    let name = "departments/roads.yaml".to_owned();
    sources.files.retain(|file| file.name != name);
    sources.files.push(Source { path: format!("content/{name}"), name, text, obstacle: None });
    let parsed = parse(&sources);
    assert!(parsed.diagnostics.is_empty(), "{keys}: {:?}", parsed.diagnostics);
    let catalog = parsed.catalog.expect("sound content");
    let owned = catalog.standards().find(|owned| owned.service.id.value.as_str() == "work").expect("the service");
    Wording::new(&catalog.language).promise(&owned.standard.versions[0].promise, owned.standard.stage)
}

#[test]
fn promises_read_well_aloud() {
    for (keys, expected) in [
        ("within: 3 business days", "We will finish the work within 3 business days."),
        ("within: 3 business days, share: 90%", "We will finish the work within 3 business days, 9 times in 10."),
        (
            "within: 1 week, conditions: {season: from May to October}",
            "We will finish the work within 1 week (from May to October).",
        ),
        (
            "we: clear the walk, within: 1 week, conditions: {zone: transit stops, priority: ice, season: January.}",
            "We will clear the walk within 1 week (ice; transit stops; January).",
        ),
        // What we do names the case already.
        (
            "we: clear transit stops, within: 1 week, conditions: {zone: Transit stops}",
            "We will clear transit stops within 1 week.",
        ),
        (
            "within: 1 week, conditions: {text: If you are in a hurry., season: January}",
            "We will finish the work within 1 week, if you are in a hurry (January).",
        ),
        (
            "within: 1 week, conditions: {text: with City approval}",
            "We will finish the work within 1 week, with City approval.",
        ),
        (
            "we: keep it open, at_most: {count: 6, of: days closed, per: month}",
            "We will keep it open, with at most 6 days closed in a month.",
        ),
        (
            "we: keep it open, at_most: {count: 1, of: days closed, per: year}, conditions: {season: January}",
            "We will keep it open, with at most 1 day closed in a year (January).",
        ),
        (
            "we: run it, at_most: {count: 1, of: outages, per: hour}",
            "We will run it, with at most 1 outage in an hour.",
        ),
        (
            "we: run it, at_most: {count: 1, of: deliveries late, per: month}",
            "We will run it, with at most 1 delivery late in a month.",
        ),
        (
            "we: run it, no_target: It depends., conditions: {season: January}",
            "We will run it, but we do not promise a time (January).",
        ),
    ] {
        assert_eq!(sentence(keys), expected);
    }
}
