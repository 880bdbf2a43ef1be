//! The archive in, what stays the same for ever out: each record once under its own hash, and editions that no later day and no better word
//! changes.
#![expect(clippy::disallowed_methods, reason = "the words of a language are a fixture")]

use std::collections::{BTreeMap, BTreeSet};

use charter::config::{Day, Settings};
use charter::load;
use charter::parse::parse_date;
use charter::pipeline;
use charter::source::{Source, Sources};
use charter::theme::Theme;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::support::site::{Files, altered_on, json, of, path};

const SMALL: &str = "tests/fixtures/sites/small/content";
const SITE: &str = "site.yaml";
const WORKS: &str = "departments/works.yaml";
const ARCHIVE: &str = "api/v1/archive/";
const RECORDS: &str = "api/v1/archive/records/";

/// A made-up language; its tag is one of those that are nobody's.
const TAG: &str = "qaa";

/// The editions and the records, without the index.
fn archive(files: &Files) -> BTreeMap<&str, &[u8]> {
    let parts = files.iter().filter(|(name, _)| name.starts_with(ARCHIVE) && *name != "api/v1/archive/index.json");
    parts.map(|(name, bytes)| (name.as_str(), &bytes[..])).collect()
}

fn sha256(bytes: &[u8]) -> String {
    let digits: Vec<String> = Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect();
    digits.concat()
}

fn on(day: &str, edits: &[(&str, &str, &str)]) -> Files {
    of(altered_on(day, edits))
}

#[test]
fn each_record_is_kept_once_and_its_name_is_its_digest() {
    let files = on("2027-01-15", &[]);
    let mut listed = BTreeSet::new();
    let index = json(&files, "api/v1/archive/index.json");
    for edition in index["editions"].as_array().expect("a list") {
        let from = edition["in_force"]["from"].as_str().expect("a day");
        let name = format!("{ARCHIVE}{from}.json");
        assert_eq!(sha256(&files[&name]), edition["sha256"], "{name}");
        let document = json(&files, &name);
        assert_eq!(document["from"], from);
        let standards = document["standards"].as_array().expect("a list");
        assert!(standards.is_sorted_by_key(|one| one["id"].as_str()), "{name}");
        for one in standards {
            let record = one["record"].as_str().expect("a digest").to_owned();
            assert_eq!(json(&files, &format!("{RECORDS}{record}.json"))["id"], one["id"], "{name}");
            listed.insert(record);
        }
    }
    let kept: BTreeSet<String> = files
        .iter()
        .filter_map(|(name, bytes)| Some((name.strip_prefix(RECORDS)?, bytes)))
        .map(|(name, bytes)| {
            assert_eq!(name, format!("{}.json", sha256(bytes)));
            sha256(bytes)
        })
        .collect();
    assert_eq!(kept, listed, "no record is left out, and none is there in vain");
    assert_eq!(kept.len(), 14, "one for each version that has been in force, and one more for what was corrected");
}

#[test]
fn a_standard_names_its_record_once_it_has_been_in_force() {
    let files = on("2026-11-23", &[]);
    let edition = json(&files, &format!("{ARCHIVE}2026-09-01.json"));
    let all = json(&files, "api/v1/standards.json");
    let of = |list: &Value, key: &str| -> Vec<(String, Value)> {
        let list = list["standards"].as_array().expect("a list").iter();
        let mut pairs: Vec<(String, Value)> =
            list.map(|one| (one["id"].as_str().expect("an id").to_owned(), one[key].clone())).collect();
        pairs.sort_by(|a, b| a.0.cmp(&b.0));
        pairs
    };
    assert_eq!(of(&all, "record"), of(&edition, "record"), "what is in force is the last edition");
    let pothole = json(&files, "api/v1/standards/pothole.complete.json");
    let versions = pothole["versions"].as_array().expect("a list");
    let is_named: Vec<bool> = versions.iter().map(|version| version["record"].is_string()).collect();
    assert_eq!(is_named, [true, true, false], "the last one is yet to come");
}

#[test]
fn a_record_has_the_staffs_own_words_and_nothing_that_is_composed_or_named() {
    let files = on("2026-11-23", &[]);
    let all = json(&files, "api/v1/standards/pothole.make-safe.json");
    let name = all["versions"][0]["record"].as_str().expect("a digest");
    assert_eq!(
        json(&files, &format!("{RECORDS}{name}.json")),
        json!({
            "id": "pothole.make-safe", "revision": 1,
            "effective": {"from": "2026-01-01", "known_from": "2026-01-01"},
            "service": "pothole", "stage": "make_safe", "variant": null,
            "we": {"en": "make the pothole safe"},
            "clock": {
                "starts": {"code": "request_received", "text": {"en": "we receive your report"}},

                "pauses": [{"en": "the street is flooded"}, {"en": "snow covers the hole"}],
                "stops": {"en": "the hole is fenced off"},
            },
            "target": {
                "kind": "time", "comparison": "at_most", "value": 1, "upper": null, "unit": "business_day", "upper_unit": null,
                "unit_code": "E49", "calendar": "town-hall", "iso8601": null, "share_percent": 95, "counted": null,
                "counted_as": null, "denominator": null, "numerator": null, "per": null, "by": null, "before": null, "reason": null,
            },
            "channels": [], "conditions": null, "exceptions": [{"en": "A storm."}, {"en": "Two holes at once."}],
            "statutory": null, "exempt": null, "change": null, "corrected": [],
        })
    );
}

#[test]
fn better_names_contacts_and_advice_change_nothing_in_the_archive() {
    let plain = on("2027-01-15", &[]);
    for (what, edits) in [
        ("a telephone number", &[(SITE, "902-555-0100", "902-555-0199"), (WORKS, "902-555-0111", "902-555-0198")][..]),
        ("an address", &[(SITE, "www.alderbay.example/standards", "standards.alderbay.example")]),
        ("a licence", &[(SITE, "CC BY 4.0", "Open Government Licence")]),
        ("a service's name", &[(WORKS, "name: Pothole\n", "name: Holes in the street\n")]),
        ("a department's name", &[(WORKS, "name: Works\n", "name: Public works\n")]),
        ("a variant's name", &[(WORKS, "name: Service line", "name: Pipe to the house")]),
        ("what to do if it is missed", &[(WORKS, "if_missed: Call the Director of Works.", "if_missed: Call us.")]),
        (
            "who approved it",
            &[(WORKS, "approved: {by: Chief Administrative Officer, on", "approved: {by: Council, on")],
        ),
        ("the end of an exemption that lasts", &[(WORKS, "until: 2027-03-01}", "until: 2028-03-01}")]),
        ("the notice about the figures", &[(SITE, "illustrative: All figures on this site are invented.\n", "")]),
    ] {
        let now = on("2027-01-15", edits);
        assert_ne!(now, plain, "{what} is told somewhere");
        assert!(archive(&now) == archive(&plain), "{what} changes the archive");
    }
    let words = [(WORKS, "exceptions: [A storm., ", "exceptions: [A gale., ")];
    assert!(archive(&on("2027-01-15", &words)) != archive(&plain), "a word of an exception is part of the record");
}

/// The small city in a language of its own, with this pattern for a promise.
fn in_own_language(timed: &str) -> Files {
    let mut sources = load::content(&path(SMALL)).expect("the content folder is there");
    let site = sources.files.iter_mut().find(|file| file.name == SITE).expect("the city");
    site.text = site.text.replace("language: en", &format!("language: {TAG}"));
    let english = std::fs::read_to_string(path("src/language/en.yaml")).expect("the program's English");
    let pattern = "timed: \"We will {action} {target}[ after {start}][, {share}].\"";
    assert!(english.contains(pattern));
    let text = english.replace(pattern, &format!("timed: \"{timed}\""));
    let name = format!("languages/{TAG}.yaml");
    let own = Source { path: format!("{}/{name}", sources.root), name, text, obstacle: None };
    let at = sources.files.partition_point(|file| file.name < own.name);
    sources.files.insert(at, own);
    built(&sources, "2027-01-15", &Theme::built_in().in_any_language(TAG))
}

fn built(sources: &Sources, day: &str, theme: &Theme) -> Files {
    let settings = Settings { day: Day::Given(parse_date(day).expect("a date")), base_url: None, drafts: false };
    of(pipeline::build(sources, theme, &settings).expect("the theme is sound"))
}

#[test]
fn a_better_sentence_changes_nothing_in_the_archive() {
    let plain = in_own_language("We will {action} {target}[ after {start}][, {share}].");
    let better = in_own_language("{target}[ after {start}], we {action}[, {share}].");
    assert_ne!(plain["api/v1/standards.json"], better["api/v1/standards.json"]);
    assert!(archive(&plain) == archive(&better));
}

/// The second version of filling potholes with more of a life, and a promise that gets a new id.
const LIFE: &[(&str, &str, &str)] = &[
    (
        WORKS,
        "          - {effective: 2026-06-01, within: 15 business days, change: A new crew started.}\n",
        "          - effective: 2026-06-01\n            within: 15 business days\n            announced: 2026-05-15\n            \
         change: A new crew started.\n            \
         changed: {on: 2026-05-20, was: {effective: 2026-07-01}}\n            \
         corrected:\n              - {on: 2026-07-10, note: We left out the exceptions., was: {exceptions: none}}\n              \
         - {on: 2026-08-10, note: The site said 12 business days., was: {within: 12 business days}}\n            \
         exceptions: [A storm.]\n",
    ),
    (
        WORKS,
        "        every: 1 year\n        effective: 2026-01-01\n",
        "        every: 1 year\n        variant: hydrants\n        formerly: [{id: water-leak.repeat, until: 2026-10-05}]\n        \
         effective: 2026-01-01\n        \
         retired: {on: 2026-12-05, reason: The hydrants are gone., announced: 2026-11-05, changed: {on: 2026-11-20, was: 2026-11-28}}\n",
    ),
    (
        WORKS,
        "        within: 5 business days\n        channels: [email]\n        starts: we receive your question\n        effective: 2026-01-01\n",
        "        within: 2 business days\n        share: 90%\n        channels: [email]\n        starts: we receive your question\n        \
         effective: 2026-01-01\n        announced: 2026-02-01\n",
    ),
    (WORKS, "until: 2027-03-01}", "until: 2026-04-01}"),
];

#[test]
fn an_edition_is_final_once_its_first_day_is_over() {
    let last = on("2027-01-15", LIFE);
    let days: Vec<String> = archive(&last)
        .keys()
        .filter(|name| !name.starts_with(RECORDS))
        .map(|name| name[ARCHIVE.len()..].trim_end_matches(".json").to_owned())
        .collect();
    let expected = [
        "2025-01-01", // filling potholes
        "2025-03-03", // a correction
        "2026-01-01", // most promises
        "2026-02-01", // questions about bills, announced late
        "2026-04-01", // the exemption ends
        "2026-05-01", // the sand box ends
        "2026-06-01", // the second version
        "2026-07-10", // its first correction
        "2026-08-10", // its second
        "2026-09-01", // another end
        "2026-10-05", // a new id
        "2026-12-05", // the hydrants
        "2027-01-01", // the third version
    ];
    assert_eq!(days, expected);
    let others = ["2026-05-16", "2026-05-25", "2026-07-11", "2026-11-06", "2026-11-25", "2026-11-30"];
    for day in expected.into_iter().chain(others) {
        let then = on(day, LIFE);
        let then = archive(&then);
        for (name, bytes) in &then {
            assert!(last.get(*name).is_some_and(|now| now == bytes), "{name}, as built on {day}");
        }
        let begun = expected.iter().filter(|first| **first <= day).count();
        assert_eq!(then.keys().filter(|name| !name.starts_with(RECORDS)).count(), begun, "built on {day}");
    }
    let of = |day: &str, id: &str| -> Option<Value> {
        let edition = json(&last, &format!("{ARCHIVE}{day}.json"));
        let one = edition["standards"].as_array().expect("a list").iter().find(|one| one["id"] == id)?;
        Some(json(&last, &format!("{RECORDS}{}.json", one["record"].as_str().expect("a digest"))))
    };
    let pothole = |day: &str| {
        let record = of(day, "pothole.complete").expect("it is in force");
        let corrected = record["corrected"].as_array().expect("a list").len();
        (record["target"]["value"].clone(), record["exceptions"].as_array().expect("a list").len(), corrected)
    };
    assert_eq!(
        ["2026-06-01", "2026-07-10", "2026-08-10"].map(pothole),
        [(12.into(), 0, 0), (12.into(), 1, 1), (15.into(), 1, 2)]
    );
    let before = of("2026-09-01", "water-leak.repeat").expect("its id of then");
    assert_eq!(
        (&before["service"], &before["stage"], &before["variant"]),
        (&"water-leak".into(), &"repeat".into(), &Value::Null)
    );
    assert_eq!(of("2026-10-05", "water-leak.repeat.hydrants").expect("its new id")["variant"], "hydrants");
    assert!(of("2026-10-05", "water-leak.repeat").is_none());
}

#[test]
fn a_correction_that_says_what_was_published_leaves_the_earlier_editions_as_they_were() {
    let safe = "        within: 1 business day\n        share: 95%\n";
    let with = |within: &str, corrected: &str| format!("        within: {within}\n        share: 95%\n{corrected}");
    let label =
        "        corrected: {on: 2026-11-10, note: The site said 1 business day., was: {within: 1 business day}}\n";
    let published = on("2026-11-09", &[]);
    let corrected = on("2026-11-23", &[(WORKS, safe, &with("2 business days", label))]);
    let (published, corrected) = (archive(&published), archive(&corrected));
    let changed: Vec<&&str> =
        published.iter().filter(|(name, bytes)| corrected.get(*name) != Some(bytes)).map(|(name, _)| name).collect();
    assert_eq!(changed, Vec::<&&str>::new());
    let new: Vec<&&str> =
        corrected.keys().filter(|name| !published.contains_key(*name) && !name.starts_with(RECORDS)).collect();
    assert_eq!(new, [&"api/v1/archive/2026-11-10.json"]);
    let unlabelled = on("2026-11-23", &[(WORKS, safe, &with("2 business days", ""))]);
    assert!(published.iter().any(|(name, bytes)| archive(&unlabelled).get(name) != Some(bytes)), "they are compared");
}
