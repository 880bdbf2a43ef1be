//! A standard's keys in, its promise in one sentence out: as residents hear it read aloud.

use charter::load;
use charter::model::catalog::Catalog;
use charter::parse::parse;
use charter::source::Source;
use charter::wording::Wording;

use crate::support::fixtures::{called_content, fixtures};

/// The promise of a standard with these keys, at the stage `complete`.
fn sentence(keys: &str) -> String {
    let catalog = catalog(keys);
    let owned = catalog.standards().find(|owned| owned.service.id.value.as_str() == "work").expect("the service");
    Wording::new(&catalog.language).promise(&owned.standard.versions[0].promise, owned.standard.stage)
}

/// Content with a standard with these keys, for the service `work`.
fn catalog(keys: &str) -> Catalog {
    let mut sources = called_content(load::content(&fixtures("check").join("_base")).expect("the base can be read"));
    let starts = if keys.contains("starts:") { "" } else { "starts: you ask us, " };
    let text = format!(
        "id: roads\nname: Roads\nsummary: Looks after streets.\naccountable: Director\ncontact: {{phone: 780-555-0101, calendar: town-office}}\n\
         services:\n  - id: work\n    name: Work\n    summary: Ask us.\n    keywords: [work]\n    ask: [{{phone: 780-555-0101}}]\n    \
         supports: [4.1.e]\n    standards:\n      - {{stage: complete, {starts}effective: 2026-01-01, {keys}}}\n"
    );
    let name = "departments/roads.yaml".to_owned();
    sources.files.retain(|file| file.name != name);
    sources.files.push(Source { path: format!("content/{name}"), name, text, obstacle: None });
    let parsed = parse(&sources);
    assert!(parsed.diagnostics.is_empty(), "{keys}: {:?}", parsed.diagnostics);
    parsed.catalog.expect("sound content")
}

#[test]
#[expect(clippy::too_many_lines, reason = "a table")]
fn promises_read_well_aloud() {
    for (keys, expected) in [
        ("within: 3 business days", "We will finish the work within 3 business days."),
        ("within: 3 business days, share: 90%", "We will finish the work within 3 business days, 9 times in 10."),
        // The start is said, unless it is the request.
        (
            "within: 24 hours, starts: {event: condition ends, text: the snowfall ends}, share: 90%",
            "We will finish the work within 24 hours after the snowfall ends, 9 times in 10.",
        ),
        (
            "between: 2 and 4 weeks, starts: {event: application complete, text: your application is complete.}",
            "We will finish the work 2 to 4 weeks after your application is complete.",
        ),
        // What limits it comes first, and once.
        (
            "within: 1 week, conditions: {season: from May to October}",
            "From May to October, we will finish the work within 1 week.",
        ),
        (
            "within: 1 week, conditions: {season: 15 April to June 15}",
            "From 15 April to 15 June, we will finish the work within 1 week.",
        ),
        (
            "we: clear the walk, within: 1 week, conditions: {zone: transit stops, season: January}",
            "For transit stops, in January, we will clear the walk within 1 week.",
        ),
        (
            "we: collect it, every: 1 week, conditions: {zone: North of Main Street, text: On Mondays}",
            "North of Main Street, on Mondays, we will collect it every week.",
        ),
        // A name keeps its capital, wherever it is.
        (
            "we: sweep it, every: 1 week, conditions: {zone: North Edmonton, text: When Edmonton Trail is open}",
            "For North Edmonton, when Edmonton Trail is open, we will sweep it every week.",
        ),
        (
            "we: sweep it, within: 1 week, starts: {event: meeting ends, text: Council meets}",
            "We will sweep it within 1 week after Council meets.",
        ),
        // What we do names the case already.
        (
            "we: clear transit stops, within: 1 week, conditions: {zone: Transit stops}",
            "We will clear transit stops within 1 week.",
        ),
        (
            "within: 1 week, conditions: {text: If you are in a hurry., season: {from: 1 January, to: 31 January}}",
            "In January, if you are in a hurry, we will finish the work within 1 week.",
        ),
        (
            "within: 1 week, conditions: {text: with City approval}",
            "With City approval, we will finish the work within 1 week.",
        ),
        // The law's limit is no time of our own.
        (
            "we: decide, no_target: We have none., starts: {event: application complete, text: your application is complete}, statutory: {within: 40 calendar days, source: Municipal Government Act}",
            "We will decide. The law gives us 40 calendar days after your application is complete. We have set no shorter time of our own.",
        ),
        (
            "we: keep it open, at_most: {count: 6, of: days closed, per: month}",
            "We will keep it open, with at most 6 days closed in a month.",
        ),
        (
            "we: keep it open, at_most: {count: 1, of: {one: day closed, other: days closed}, per: year}, conditions: {season: January}",
            "In January, we will keep it open, with at most 1 day closed in a year.",
        ),
        // How often at least.
        (
            "we: mow each park, at_least: {count: 8, of: times, per: year}",
            "We will mow each park at least 8 times in a year.",
        ),
        (
            "we: flush the hydrants, at_least: {count: 1, of: rounds, per: year}, conditions: {season: May to June}",
            "From May to June, we will flush the hydrants at least once in a year.",
        ),
        // A number of times, in words of the language's own.
        (
            "we: close the pool, at_most: {count: 2, of: times, per: year}",
            "We will close the pool at most 2 times in a year.",
        ),
        (
            "we: close the pool, at_most: {count: 1, of: times, per: year}",
            "We will close the pool at most once in a year.",
        ),
        // A day that comes again.
        ("we: mail your tax bill, by: 1 June", "We will mail your tax bill by 1 June."),
        ("we: mail your tax bill, by: June 1, share: 99%", "We will mail your tax bill by 1 June, 99 times in 100."),
        ("we: pay you, by: 29 February", "We will pay you by the last day of February."),
        ("we: send your bill, by: the 10th of each month", "We will send your bill by the 10th of each month."),
        ("we: send your bill, by: the 22nd of every month", "We will send your bill by the 22nd of each month."),
        ("we: send your bill, by: the 11th of each month", "We will send your bill by the 11th of each month."),
        ("we: pay you, by: the last day of each month", "We will pay you by the last day of each month."),
        ("we: pay you, by: the 31st of each month", "We will pay you by the last day of each month."),
        // A share without a time.
        ("we: pay you the right amount, share: 95%", "We will pay you the right amount, 19 times in 20."),
        ("we: pay you the right amount, share: 100%", "We will pay you the right amount, every time."),
        ("we: keep the services up, share: 99.95%", "We will keep the services up, 99.95% of the time."),
        // A level.
        (
            "level: {at_least: 85%, of: callers who answer our survey, who: say that they are satisfied}",
            "At least 85% of callers who answer our survey say that they are satisfied.",
        ),
        (
            "we: answer calls, level: {at_most: 0.5%, of: calls, who: are abandoned, per: month}",
            "Every month, at most 0.5% of calls are abandoned.",
        ),
        (
            "level: {at_least: 100%, of: restaurants, who: are inspected}, conditions: {season: May to June}",
            "From May to June, all restaurants are inspected.",
        ),
        // From one unit to another.
        (
            "we: decide, between: 10 business days and 8 weeks, starts: {event: application complete, text: your application is complete}",
            "We will decide 10 business days to 8 weeks after your application is complete.",
        ),
        // Nothing of the unit may pass.
        ("we: call you back, within: same business day", "We will call you back on the same business day."),
        ("we: come, within: at once", "We will come at once."),
        (
            "we: decide, within: 0 business days, starts: {event: application complete, text: your application is complete}",
            "We will decide on the same business day as your application is complete.",
        ),
        (
            "we: make it safe, within: 0 minutes, starts: {event: other, text: the power fails}",
            "We will make it safe as soon as the power fails.",
        ),
        // Notice before something.
        (
            "we: publish the agenda, ahead: 5 business days, before: the meeting, share: 95%",
            "We will publish the agenda at least 5 business days before the meeting, 19 times in 20.",
        ),
        (
            "we: run it, at_most: {count: 1, of: {one: outage, other: outages}, per: hour}",
            "We will run it, with at most 1 outage in an hour.",
        ),
        (
            "we: run it, at_most: {count: 1, of: {one: bus that runs late, other: buses that run late}, per: month}",
            "We will run it, with at most 1 bus that runs late in a month.",
        ),
        (
            "we: run it, at_most: {count: 2, of: {one: bus that runs late, other: buses that run late}, per: month}",
            "We will run it, with at most 2 buses that run late in a month.",
        ),
        (
            "we: run it, no_target: It depends., conditions: {season: January}",
            "In January, we will run it, but we do not promise a time.",
        ),
    ] {
        assert_eq!(sentence(keys), expected);
    }
}

/// The heading of a standard with these keys.
fn heading(keys: &str, name: Option<&str>) -> String {
    let catalog = catalog(keys);
    let owned = catalog.standards().find(|owned| owned.service.id.value.as_str() == "work").expect("the service");
    let standard = &owned.standard;
    Wording::new(&catalog.language).heading(&standard.versions[0].promise, standard.stage, name)
}

#[test]
fn a_heading_says_what_residents_get_in_the_words_of_the_service() {
    for (keys, name, expected) in [
        ("within: 1 week", None, "We will finish the work"),
        ("we: send you the certificate, within: 1 week", None, "We will send you the certificate"),
        (
            "we: send you the certificate, within: 1 week",
            Some("Rush service"),
            "Rush service: we will send you the certificate",
        ),
        ("we: come, within: 1 week", Some("A dog that bites"), "A dog that bites: we will come"),
        ("we: clear transit stops, within: 1 week", Some("Transit stops"), "We will clear transit stops"),
        ("we: care for it, within: 1 week", Some("Car"), "Car: we will care for it"),
    ] {
        assert_eq!(heading(keys, name), expected);
    }
}
