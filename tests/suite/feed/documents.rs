//! The feed of the sample content and of the small city: every document keeps its own published schema, its links lead somewhere,
//! and its keys are always there with one type.
//!
//! It is long because every promise to the feed's readers is held against the same two sites.
#![expect(clippy::disallowed_methods, reason = "the released shapes are a fixture")]

use std::collections::{BTreeMap, BTreeSet};

use charter::published_feed::is_json;
use serde_json::Value;

use crate::support::site::{Files, altered, files, json, of, text};

const SMALL: &str = "tests/fixtures/sites/small/content";
const SMALL_BASE: &str = "https://www.alderbay.example/standards/";

/// Every JSON document, also those whose shape is another standard's.
fn every_json(files: &Files) -> impl Iterator<Item = (&str, Value)> {
    let is_document = |name: &&String| name.starts_with("api/v1/") && is_json(name) && !name.contains("/schema/");
    files.keys().filter(is_document).map(|name| (name.as_str(), json(files, name)))
}

/// Every document whose shape is ours.
fn documents(files: &Files) -> impl Iterator<Item = (&str, Value)> {
    every_json(files).filter(|(_, document)| envelope(document).get("api_version").is_some())
}

/// What every document starts with; in a JSON Feed, what is ours stands under a key of its own.
fn envelope(document: &Value) -> &Value {
    document.get("_charter").unwrap_or(document)
}

/// The kind of a part of the archive, which has no envelope and so names no schema.
fn schema_of_part(name: &str) -> Option<&'static str> {
    match name.strip_prefix("api/v1/archive/")? {
        "index.json" => None,
        part if part.starts_with("records/") => Some("record"),
        _ => Some("edition"),
    }
}

#[test]
fn every_document_keeps_the_schema_that_it_names() {
    let sample = ("content", "https://www.sprucegrove.org/customer-service/", "2026-11-23");
    // In 2027, the small city has a year that is no longer news.
    let small = (SMALL, SMALL_BASE, "2027-01-01");
    for (content, base, day) in [sample, small] {
        let files = files(content, day);
        let mut validators = BTreeMap::new();
        let mut checked = 0;
        let with_schemas =
            documents(&files).chain(every_json(&files).filter(|(name, _)| schema_of_part(name).is_some()));
        for (name, document) in with_schemas {
            let of_part = schema_of_part(name).map(|kind| format!("{base}api/v1/schema/{kind}.schema.json"));
            let named = || envelope(&document)["$schema"].as_str().map(str::to_owned);
            let url = of_part.or_else(named).unwrap_or_else(|| panic!("{name} names no schema"));
            let path = url.strip_prefix(base).unwrap_or_else(|| panic!("{name}: {url} is elsewhere"));
            let validator = validators.entry(path.to_owned()).or_insert_with(|| {
                let schema = json(&files, path);
                assert_eq!(schema["$id"], *url, "a schema's id is its address");
                assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
                jsonschema::options().should_validate_formats(true).build(&schema).expect("a sound schema")
            });
            let faults: Vec<String> = validator.iter_errors(&document).map(|fault| fault.to_string()).collect();
            assert!(faults.is_empty(), "{name}: {faults:#?}");
            checked += 1;
        }
        assert!(checked > 10);
        assert_eq!(validators.len(), KINDS.len(), "every kind of document was there");
    }
}

#[test]
fn a_schema_refuses_what_is_not_its_document() {
    let files = files(SMALL, "2026-11-23");
    let schema = json(&files, "api/v1/schema/standards.schema.json");
    let validator = jsonschema::options().should_validate_formats(true).build(&schema).expect("a sound schema");
    let sound = json(&files, "api/v1/standards.json");
    let spoil = |pointer: &str, value: Value| {
        let mut spoilt = sound.clone();
        *spoilt.pointer_mut(pointer).expect("a place in the document") = value;
        spoilt
    };
    assert!(validator.is_valid(&sound));
    assert!(!validator.is_valid(&spoil("/standards/0/revision", "one".into())));
    assert!(!validator.is_valid(&spoil("/standards/0/effective/from", "next week".into())));
    assert!(!validator.is_valid(&spoil("/standards/0/target", Value::Null)));
    let mut without = sound.clone();
    without["standards"][0].as_object_mut().expect("a standard").remove("promise");
    assert!(!validator.is_valid(&without), "every key is always there");
    let mut with_more = sound.clone();
    with_more["standards"][0]["new_in_version_1_1"] = "x".into();
    assert!(validator.is_valid(&with_more), "readers ignore what they do not know");
}

const KINDS: [&str; 20] = [
    "index",
    "standards",
    "standard",
    "departments",
    "department",
    "services",
    "topics",
    "answers",
    "commitment",
    "results",
    "result",
    "timeline",
    "calendars",
    "test-vectors",
    "changes",
    "changes-of-year",
    "archive",
    "edition",
    "record",
    "manifest",
];

#[test]
fn a_numbered_schema_is_the_latest_under_another_address() {
    let files = files(SMALL, "2026-11-23");
    for kind in KINDS {
        let mut latest = json(&files, &format!("api/v1/schema/{kind}.schema.json"));
        let numbered = json(&files, &format!("api/v1/schema/1.0.0/{kind}.schema.json"));
        latest["$id"] = format!("{SMALL_BASE}api/v1/schema/1.0.0/{kind}.schema.json").into();
        assert_eq!(latest, numbered);
    }
}

#[test]
fn the_bytes_are_ascii_and_end_with_a_line_end() {
    let files = files("content", "2026-11-23");
    for name in files.keys().filter(|name| name.starts_with("api/") && is_json(name)) {
        let text = text(&files, name);
        assert!(text.is_ascii(), "{name}");
        assert!(text.ends_with("}\n"), "{name}");
    }
}

/// Every key of every object, with the types that its values have, by the path to it.
fn shapes(value: &Value, path: &str, found: &mut BTreeMap<String, BTreeSet<&'static str>>) {
    match value {
        Value::Object(object) => {
            for (key, value) in object {
                let path = format!("{path}.{key}");
                found.entry(path.clone()).or_default().insert(kind(value));
                shapes(value, &path, found);
            }
        }
        Value::Array(items) => items.iter().for_each(|item| shapes(item, &format!("{path}[]"), found)),
        _ => {}
    }
}

const fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(_) => "number",
        Value::String(_) => "string",
        Value::Array(_) => "list",
        Value::Object(_) => "object",
    }
}

#[test]
fn a_key_has_one_type_everywhere() {
    for content in ["content", SMALL] {
        let mut found = BTreeMap::new();
        for (_, document) in documents(&files(content, "2026-11-23")) {
            for key in ["standards", "versions"] {
                for standard in document[key].as_array().into_iter().flatten() {
                    shapes(standard, "standard", &mut found);
                }
            }
        }
        assert!(found.len() > 60);
        for (path, kinds) in &found {
            let beside_null = kinds.iter().filter(|kind| **kind != "null").count();
            assert!(beside_null <= 1, "{path} is {kinds:?}");
        }
    }
}

/// The promise of the water leak's visit, to the key.
#[test]
fn a_standard_reads_as_promised() {
    let files = files(SMALL, "2026-11-23");
    let all = json(&files, "api/v1/standards.json");
    let standards = all["standards"].as_array().expect("a list");
    let standard = standards.iter().find(|one| one["id"] == "water-leak.attend").expect("the water leak's visit");
    let expected = serde_json::json!({
        "id": "water-leak.attend", "revision": 1, "status": "in_force",
        "record": "88d283022ddf6b4138789ed29a52e350030921520b98997b1fa8d2320c8605b8",
        "effective": {"from": "2026-01-01", "known_from": "2026-01-01", "until": null}, "approved": null, "review_by": null, "change": null, "gap": null,
        "announced": null, "changes": [], "called_off": null, "corrections": [],
        "department": {"id": "works", "name": {"en": "Works"}}, "function": {"en": "Water"},
        "service": {"id": "water-leak", "name": {"en": "Water leak (\"main break\")"}, "open311_service_code": null},
        "stage": "attend", "variant": null, "name": null,
        "promise": {"en": "We will come to you within 75 minutes, 99.5% of the time."},
        "action": {"en": "come to you"},
        "clock": {
            "starts": {"code": "request_received", "text": {"en": "you call"}}, "calendar": "town-hall", "pauses": [],
            "stops": {"code": "attended", "text": {"en": "we arrive"}},
        },
        "target": {
            "kind": "time", "comparison": "at_most", "value": 75, "upper": null, "unit": "minute", "upper_unit": null, "unit_code": "MIN",
            "calendar": null, "iso8601": "PT75M", "share_percent": 99.5, "counted": null, "counted_as": null, "denominator": null,
            "numerator": null, "per": null, "by": null, "before": null,
            "reason": null,
        },
        "channels": [], "conditions": null, "exceptions": [], "statutory": null, "exempt": null, "exemption_ended": null, "baseline": null,
        "if_missed": {"en": "Call Town Hall at 902-555-0100."}, "supports": ["4.1.b"],
        "links": {
            "self": "https://www.alderbay.example/standards/api/v1/standards/water-leak.attend.json",
            "html": "https://www.alderbay.example/standards/services/water-leak/#attend",
        },
    });
    assert_eq!(*standard, expected);
}

#[test]
fn a_business_day_has_a_calendar_and_a_unit_code_and_no_duration() {
    let files = files(SMALL, "2026-11-23");
    let target = &json(&files, "api/v1/standards/pothole.make-safe.json")["versions"][0]["target"];
    assert_eq!(target["unit"], "business_day");
    assert_eq!(target["unit_code"], "E49");
    assert_eq!(target["calendar"], "town-hall");
    assert_eq!(target["iso8601"], Value::Null);
    assert_eq!(target["share_percent"], 95);
}

#[test]
fn history_is_whole_and_what_is_withdrawn_keeps_its_file() {
    let files = files(SMALL, "2026-11-23");
    let standard = json(&files, "api/v1/standards/pothole.complete.json");
    let versions = standard["versions"].as_array().expect("a list");
    let read = |key: &str| versions.iter().map(|one| one[key].clone()).collect::<Vec<Value>>();
    assert_eq!(read("status"), ["superseded", "in_force", "scheduled"]);
    assert_eq!(read("revision"), [1, 2, 3]);
    let retired = json(&files, "api/v1/standards/road-permit.acknowledge.json");
    assert_eq!(retired["status"], "retired");
    assert_eq!(retired["retired"]["on"], "2026-09-01");
    assert_eq!(retired["retired"]["replaced_by"], "email.respond");
    let in_force = json(&files, "api/v1/standards.json");
    let ids: Vec<&str> =
        in_force["standards"].as_array().expect("a list").iter().filter_map(|one| one["id"].as_str()).collect();
    assert!(!ids.contains(&"road-permit.acknowledge") && !ids.contains(&"sand-box.complete"));
    assert_eq!(json(&files, "api/v1/standards/sand-box.complete.json")["status"], "retired");
}

#[test]
fn a_former_id_gives_the_document_of_the_new_one() {
    let files = files(SMALL, "2026-11-23");
    assert_eq!(files["api/v1/standards/road-hole.complete.json"], files["api/v1/standards/pothole.complete.json"]);
    assert_eq!(files["api/v1/departments/streets.json"], files["api/v1/departments/works.json"]);
}

#[test]
fn every_link_of_the_feed_leads_to_a_file() {
    let files = files(SMALL, "2026-11-23");
    let mut found = BTreeMap::new();
    for (name, document) in every_json(&files) {
        let mut links = Vec::new();
        collect_links(&document, &mut links);
        found.extend(links.into_iter().map(|link| (link, name.to_owned())));
    }
    assert!(found.len() > 30);
    for (link, name) in found.iter().filter(|(link, _)| !link.contains('{')) {
        let path = link[SMALL_BASE.len()..].split('#').next().expect("a path");
        let file = if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path.to_owned() };
        assert!(files.contains_key(&file), "{name}: {link}");
    }
}

fn collect_links(value: &Value, links: &mut Vec<String>) {
    match value {
        Value::String(text) if text.starts_with(SMALL_BASE) => links.push(text.clone()),
        Value::Object(object) => object.values().for_each(|value| collect_links(value, links)),
        Value::Array(items) => items.iter().for_each(|item| collect_links(item, links)),
        _ => {}
    }
}

#[test]
fn the_feed_says_that_figures_are_examples_where_they_are() {
    for (_, document) in documents(&files("content", "2026-11-23")) {
        let document = envelope(&document);
        let notice = document["illustrative"]["en"].as_str().expect("a notice");
        assert!(notice.starts_with("The figures on this site are examples"));
        assert_eq!(document["time_zone"], "America/Edmonton");
        assert_eq!(document["licence"]["url"], "https://creativecommons.org/licenses/by/4.0/");
        assert_eq!(document["publisher"]["contact"]["phone"], "780-962-2611");
    }
}

/// The example of FIPS 180-4 is not ours to test; that the digest belongs to the file is.
#[test]
fn the_manifest_lists_every_other_file() {
    let files = files(SMALL, "2026-11-23");
    let manifest = json(&files, "api/v1/manifest.json");
    let listed = manifest["files"].as_array().expect("a list");
    let paths: Vec<&str> = listed.iter().filter_map(|entry| entry["path"].as_str()).collect();
    let others: Vec<&str> = files.keys().map(String::as_str).filter(|name| *name != "api/v1/manifest.json").collect();
    assert_eq!(paths, others);
    let robots = listed.iter().find(|entry| entry["path"] == "robots.txt").expect("robots.txt");
    // sha256sum of "User-agent: *\nAllow: /\n\nSitemap: https://www.alderbay.example/standards/sitemap.xml\n"
    assert_eq!(robots["sha256"], "b4708b31afbd56e7ee226e5585360b843c69eeba8308a6deaf43e3761fe000e0");
    assert_eq!(robots["bytes"], 84);
}

/// The record of a list with an id.
fn with_id(list: &Value, id: &str) -> Value {
    let found = list.as_array().expect("a list").iter().find(|one| one["id"] == id);
    found.unwrap_or_else(|| panic!("`{id}` is in {list:#}")).clone()
}

#[test]
fn a_service_says_how_to_ask_and_what_residents_call_it() {
    let services = &json(&files(SMALL, "2026-11-23"), "api/v1/services.json")["services"];
    let expected = serde_json::json!({
        "id": "pothole", "status": "in_force", "formerly": [{"id": "road-hole", "name": {"en": "Road hole"}, "until": null}],
        "name": {"en": "Pothole"}, "department": {"id": "works", "name": {"en": "Works"}}, "function": {"en": "Roads"},
        "summary": {"en": "Tell us about a hole in a street."},
        "description": {"en": "Say where it is: the street the nearest number"},
        "keywords": ["hole", "road damage"],
        "topics": [],
        "emergency": null,
        "who_may_ask": null,
        "have_ready": [],
        "fees": null,
        "ask": [
            {"channel": "phone", "calendar": "town-hall", "to": "902-555-0111", "uri": "tel:9025550111", "note": {"en": "Leave a message at night."}},
            {"channel": "web", "calendar": null, "to": "https://www.alderbay.example/report", "uri": "https://www.alderbay.example/report", "note": null},
        ],
        "open311_service_code": "POTHOLE", "calendar": "town-hall", "on_the_spot": null,
        "standards": ["pothole.make-safe", "pothole.complete"], "supports": ["4.1.a", "4.1.b"], "retired": null,
        "links": {"html": "https://www.alderbay.example/standards/services/pothole/"},
    });
    assert_eq!(with_id(services, "pothole"), expected);
}

#[test]
fn a_service_on_the_spot_says_what_applies_otherwise_and_a_withdrawn_one_what_takes_its_place() {
    let services = &json(&files(SMALL, "2026-11-23"), "api/v1/services.json")["services"];
    let dog = with_id(services, "dog-licence");
    let promise = "We will answer your e-mail within 2 business days, 9 times in 10.";
    let otherwise = serde_json::json!({"id": "email.respond", "promise": {"en": promise}});
    assert_eq!(dog["on_the_spot"], serde_json::json!({"clause": "3.1.c", "otherwise": otherwise}));
    assert_eq!(dog["standards"], serde_json::json!([]));
    let sand = with_id(services, "sand-box");
    assert_eq!(sand["status"], "retired");
    let reason = serde_json::json!({"en": "We sand every street now."});
    let retired =
        serde_json::json!({"on": "2026-05-01", "announced": null, "reason": reason, "replaced_by": "pothole"});
    assert_eq!(sand["retired"], retired);
}

#[test]
fn an_answer_says_what_to_do_and_whom_to_call_and_danger_comes_first() {
    let document = json(&files(SMALL, "2026-11-23"), "api/v1/answers.json");
    let answers = document["answers"].as_array().expect("a list");
    let ids: Vec<&Value> = answers.iter().map(|answer| &answer["id"]).collect();
    assert_eq!(ids, ["emergency", "highways", "neighbours-tree"]);
    let danger: Vec<&Value> = answers.iter().map(|answer| &answer["emergency"]).collect();
    assert_eq!(danger, [true, false, false]);
    let ask = |channel: &str, to: &str, uri: &str, note: Value| serde_json::json!({"channel": channel, "to": to, "uri": uri, "note": note, "calendar": null});
    let expected = serde_json::json!({
        "id": "highways", "formerly": [], "name": {"en": "Highways"}, "emergency": false,
        "keywords": ["road report", "511"], "answer": null,
        "ask": [
            ask("phone", "511", "tel:511", serde_json::json!({"en": "In the whole province"})),
            ask("web", "https://511.example/", "https://511.example/", Value::Null),
        ],
        "links": {"html": "https://www.alderbay.example/standards/services/#answer-highways"},
    });
    assert_eq!(answers[1], expected);
    let tree = &answers[2];
    assert_eq!(tree["formerly"], serde_json::json!([{"id": "hedges", "name": null, "until": null}]));
    assert_eq!(
        tree["answer"]["html"]["en"],
        "<p>Talk with your neighbour first. For a hole in the street, tell us about the \
         <a href=\"https://www.alderbay.example/standards/services/pothole/\">pothole</a>.</p>\n"
    );
    assert_eq!(tree["ask"], serde_json::json!([]));
}

#[test]
fn the_commitment_stands_by_clause_as_words_and_as_html() {
    let document = json(&files(SMALL, "2026-11-23"), "api/v1/commitment.json");
    let sections = document["sections"].as_array().expect("a list");
    let clauses: Vec<&Value> = sections.iter().map(|section| &section["clause"]).collect();
    assert_eq!(clauses, [&Value::from("4.1.a"), &Value::from("4.1.b"), &Value::Null]);
    let expected = serde_json::json!({
        "clause": "4.1.a", "title": {"en": "We answer"}, "quotation": {"en": "answer every request in good time"},
        "explanation": {
            "text": {"en": "You hear from us. Our services say when."},
            "html": {"en": "<p>You hear from us. Our <a href=\"https://www.alderbay.example/standards/services/\">services</a> say when.</p>\n"},
        },
        "standards": ["email.respond", "pothole.make-safe", "pothole.complete", "road-permit.decide"],
        "html": "https://www.alderbay.example/standards/commitment/#4.1.a",
    });
    assert_eq!(sections[0], expected);
    assert_eq!(document["policy"]["number"], "12");
}

#[test]
fn the_timeline_has_every_version_and_every_name_with_its_days() {
    let document = json(&files(SMALL, "2026-11-23"), "api/v1/timeline.json");
    let days = ["2025-01-01", "2026-01-01", "2026-05-01", "2026-06-01", "2026-09-01", "2027-01-01", "2027-03-01"];
    assert_eq!(document["days"], serde_json::json!(days));
    let versions = document["versions"].as_array().expect("a list");
    let pothole: Vec<&Value> = versions.iter().filter(|version| version["id"] == "pothole.complete").collect();
    let effective: Vec<Value> = pothole.iter().map(|version| version["effective"].clone()).collect();
    assert_eq!(
        effective,
        [
            serde_json::json!({"from": "2025-01-01", "known_from": "2025-01-01", "until": "2026-06-01"}),
            serde_json::json!({"from": "2026-06-01", "known_from": "2026-06-01", "until": "2027-01-01"}),
            serde_json::json!({"from": "2027-01-01", "known_from": "2027-01-01", "until": null}),
        ]
    );
    assert_eq!(pothole[2]["target"]["value"], 10);
    assert_eq!(
        pothole[2]["promise"]["en"],
        "For Town streets, from May to October, we will fill the pothole within 10 business days, 9 times in 10."
    );
    let names = serde_json::json!([
        {"kind": "department", "id": "works", "id_then": "streets", "name": {"en": "Streets"}, "effective": {"from": null, "until": "2025-04-01"}},
        {"kind": "department", "id": "works", "id_then": "works", "name": {"en": "Works"}, "effective": {"from": "2025-04-01", "until": null}},
    ]);
    assert_eq!(document["names"], names);
    assert_eq!(document["retired_services"][0]["id"], "sand-box");
    assert_eq!(document["retired_services"][0]["retired"]["on"], "2026-05-01");
}

/// A stale copy tells what applies on a later day, as that day's own build does.
#[test]
fn the_timeline_tells_what_every_later_edition_will_say() {
    let timeline = json(&files(SMALL, "2024-01-01"), "api/v1/timeline.json");
    let versions = timeline["versions"].as_array().expect("a list");
    let days: Vec<&str> = timeline["days"].as_array().expect("a list").iter().filter_map(Value::as_str).collect();
    assert!(days.len() > 5, "{days:?}");
    // On the last day an exemption runs out, which is a fault until staff act.
    for day in &days[..days.len() - 1] {
        let day = *day;
        let mut foretold: Vec<(&Value, &Value)> = versions
            .iter()
            .filter(|one| one["effective"]["from"].as_str().expect("a day") <= day)
            .filter(|one| one["effective"]["until"].as_str().is_none_or(|until| day < until))
            .map(|one| (&one["id"], &one["promise"]))
            .collect();
        let standards = json(&files(SMALL, day), "api/v1/standards.json");
        let mut built: Vec<(&Value, &Value)> = standards["standards"]
            .as_array()
            .expect("a list")
            .iter()
            .map(|one| (&one["id"], &one["promise"]))
            .collect();
        foretold.sort_by_key(|(id, _)| id.as_str());
        built.sort_by_key(|(id, _)| id.as_str());
        assert_eq!(foretold, built, "{day}");
    }
}

#[test]
fn a_calendar_has_what_counting_takes() {
    let document = json(&files(SMALL, "2026-11-23"), "api/v1/calendars.json");
    let expected = serde_json::json!([{
        "id": "town-hall", "name": {"en": "Town Hall"},
        "open": [
            {
                "days": ["monday", "tuesday", "wednesday", "thursday"],
                "hours": [{"from": "08:30", "to": "12:00"}, {"from": "13:00", "to": "16:30"}],
                "season": null,
            },
            {"days": ["friday"], "hours": [{"from": "08:30", "to": "12:00"}], "season": null},
        ],
        "closures": [
            {"date": "2026-12-24", "name": {"en": "Christmas Eve"}, "closes": "12:00", "hours": null, "corrected": null},
            {"date": "2026-12-25", "name": {"en": "Christmas Day"}, "closes": null, "hours": null, "corrected": null},
            {"date": "2027-01-01", "name": {"en": "New Year's Day"}, "closes": null, "hours": null, "corrected": null},
        ],
        "complete": {"from": "2026-01-01", "until": "2028-01-01"},
        "links": {
            "ics": "https://www.alderbay.example/standards/api/v1/calendars/town-hall.ics",
            "html": "https://www.alderbay.example/standards/about/#calendar-town-hall",
        },
    }]);
    assert_eq!(document["calendars"], expected);
}

#[test]
fn a_calendar_can_be_subscribed_to() {
    let files = files(SMALL, "2026-11-23");
    let expected = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//charter//calendars//EN\r\nNAME:Alder Bay: Town Hall\r\n\
        X-WR-CALNAME:Alder Bay: Town Hall\r\nX-WR-TIMEZONE:America/Halifax\r\n\
        DESCRIPTION:Town of Alder Bay\\, 902-555-0100\\, info@alderbay.example\\, http\r\n \
        s://www.alderbay.example/. CC BY 4.0 (https://creativecommons.org/licenses\r\n \
        /by/4.0/). All figures on this site are invented.\r\n\
        BEGIN:VTIMEZONE\r\nTZID:America/Halifax\r\n\
        BEGIN:STANDARD\r\nDTSTART:20241103T020000\r\nRRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU\r\n\
        TZOFFSETFROM:-0300\r\nTZOFFSETTO:-0400\r\nTZNAME:AST\r\nEND:STANDARD\r\n\
        BEGIN:DAYLIGHT\r\nDTSTART:20250309T020000\r\nRRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU\r\n\
        TZOFFSETFROM:-0400\r\nTZOFFSETTO:-0300\r\nTZNAME:ADT\r\nEND:DAYLIGHT\r\n\
        END:VTIMEZONE\r\n\
        BEGIN:VEVENT\r\nUID:2026-12-24.town-hall@www.alderbay.example\r\nDTSTAMP:20260101T000000Z\r\n\
        DTSTART;TZID=America/Halifax:20261224T120000\r\nDTEND;TZID=America/Halifax:20261224T163000\r\n\
        SUMMARY:Christmas Eve: Town Hall closed from 12:00\r\nTRANSP:TRANSPARENT\r\nEND:VEVENT\r\n\
        BEGIN:VEVENT\r\nUID:2026-12-25.town-hall@www.alderbay.example\r\nDTSTAMP:20260101T000000Z\r\n\
        DTSTART;VALUE=DATE:20261225\r\nDTEND;VALUE=DATE:20261226\r\n\
        SUMMARY:Christmas Day: Town Hall closed\r\nTRANSP:TRANSPARENT\r\nEND:VEVENT\r\n\
        BEGIN:VEVENT\r\nUID:2027-01-01.town-hall@www.alderbay.example\r\nDTSTAMP:20260101T000000Z\r\n\
        DTSTART;VALUE=DATE:20270101\r\nDTEND;VALUE=DATE:20270102\r\n\
        SUMMARY:New Year's Day: Town Hall closed\r\nTRANSP:TRANSPARENT\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
    assert_eq!(text(&files, "api/v1/calendars/town-hall.ics"), expected);
}

#[test]
fn the_test_vectors_are_the_table_that_this_programs_tests_run() {
    let document = json(&files(SMALL, "2026-11-23"), "api/v1/test-vectors.json");
    let table: Value = serde_json::from_str(include_str!("../../../src/render/feed/due-dates.json")).expect("a table");
    assert_eq!(document["algorithm"].as_array().expect("a list").len(), 12);
    assert_eq!(document["algorithm"], table["algorithm"]);
    let (published, ours) = (document["cases"].as_array().expect("a list"), table["cases"].as_array().expect("a list"));
    assert!(ours.len() > 50 && published.len() == ours.len());
    for (published, ours) in published.iter().zip(ours) {
        for (key, value) in published.as_object().expect("a case") {
            assert_eq!(*value, ours.get(key).cloned().unwrap_or_default(), "{key} of {}", ours["why"]);
        }
        assert!(ours.as_object().expect("a case").keys().all(|key| published.get(key).is_some()), "{ours}");
    }
    let fields = document["fields"].as_object().expect("a map");
    assert_eq!(
        fields.keys().collect::<Vec<_>>(),
        table["fields"].as_object().expect("a map").keys().collect::<Vec<_>>()
    );
    assert_eq!(document["calendars"]["office"]["complete"], table["calendars"]["office"]["complete"]);
}

/// The events about a standard, latest first.
fn events(feed: &Value, standard: &str) -> Vec<Value> {
    let items = feed["items"].as_array().expect("a list");
    items.iter().filter(|item| item["_charter"]["standard"] == standard).cloned().collect()
}

#[test]
fn what_changes_is_announced_takes_effect_is_corrected_and_withdrawn() {
    let feed = json(&files(SMALL, "2026-11-23"), "api/v1/changes.json");
    let pothole = events(&feed, "pothole.complete");
    let read = |key: &str| pothole.iter().map(|item| item["_charter"][key].clone()).collect::<Vec<Value>>();
    assert_eq!(read("event"), ["announced", "in_effect", "corrected", "in_effect"]);
    assert_eq!(read("date"), ["2026-10-01", "2026-06-01", "2025-03-03", "2025-01-01"]);
    let announced = serde_json::json!({
        "id": "tag:www.alderbay.example,2026:road-hole.complete/2027-01-01/announced/2026-10-01",
        "url": "https://www.alderbay.example/standards/services/pothole/#complete",
        "title": "Announced: We will fill the pothole (Pothole)",
        "content_text": "From 1 January 2027: For Town streets, from May to October, we will fill the pothole within 10 business days, 9 times in 10. \
            Before: For Town streets, from May to October, we will fill the pothole within 15 business days, 9 times in 10. A second truck arrives.",
        "date_published": "2026-10-01T00:00:00-03:00",
        "tags": ["announced", "Works"],
        "_charter": {
            "event": "announced", "date": "2026-10-01", "standard": "pothole.complete", "effective_from": "2027-01-01", "ends": null,
        },
    });
    assert_eq!(pothole[0], announced);
    assert_eq!(pothole[2]["id"], "tag:www.alderbay.example,2026:road-hole.complete/2025-01-01/corrected/2025-03-03");
    assert!(
        pothole[2]["content_text"]
            .as_str()
            .expect("a text")
            .starts_with("The site said 25 business days. It now reads: ")
    );
    let withdrawn = &events(&feed, "road-permit.acknowledge")[0];
    assert_eq!(withdrawn["_charter"]["event"], "withdrawn");
    assert_eq!(withdrawn["_charter"]["date"], "2026-09-01");
    assert!(withdrawn["content_text"].as_str().expect("a text").ends_with(" The form now answers at once."));
}

#[test]
fn each_correction_is_told_under_an_id_of_its_own_also_on_one_day() {
    let one = "corrected: {on: 2025-03-03, note: The site said 25 business days.}";
    let four = "corrected: [{on: 2025-03-03, note: The site said 25 business days.}, \
        {on: 2025-03-02, note: The site said 30 business days.}, \
        {on: 2025-03-03, note: The site said every time.}, {on: 2025-03-03, note: The site said for ever.}]";
    let files = of(altered(&[("departments/works.yaml", one, four)]));
    let all = events(&json(&files, "api/v1/changes.json"), "pothole.complete");
    let corrected = all.iter().filter(|item| item["_charter"]["event"] == "corrected");
    let told: Vec<(&str, &str)> = corrected
        .map(|item| (item["id"].as_str().expect("an id"), item["content_text"].as_str().expect("a text")))
        .collect();
    let id = |which: &str| format!("tag:www.alderbay.example,2026:road-hole.complete/2025-01-01/corrected/{which}");
    let now = "It now reads: For Town streets, from May to October, we will fill the pothole within 20 business days, 9 times in 10.";
    assert_eq!(
        told,
        [
            (id("2025-03-03").as_str(), "The site said 25 business days."),
            (id("2025-03-03/2").as_str(), "The site said every time."),
            (id("2025-03-03/3").as_str(), format!("The site said for ever. {now}").as_str()),
            (id("2025-03-02").as_str(), "The site said 30 business days."),
        ]
    );
    for (id, _) in told {
        assert_eq!(text(&files, "api/v1/changes.atom").matches(&format!("<id>{id}</id>")).count(), 1);
    }
}

#[test]
fn atom_tells_the_same_events_under_the_same_ids() {
    let files = files(SMALL, "2026-11-23");
    let atom = text(&files, "api/v1/changes.atom");
    let feed = json(&files, "api/v1/changes.json");
    let ids: Vec<&str> = atom
        .match_indices("<id>")
        .map(|(at, _)| &atom[at + 4..][..atom[at..].find("</id>").expect("an end") - 4])
        .collect();
    assert_eq!(ids[0], "tag:www.alderbay.example,2026:changes");
    let items: Vec<&str> =
        feed["items"].as_array().expect("a list").iter().filter_map(|item| item["id"].as_str()).collect();
    assert!(items.len() > 10);
    assert_eq!(ids[1..], items);
    assert!(atom.starts_with(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xmlns:fh=\"http://purl.org/syndication/history/1.0\" xml:lang=\"en\">\n"
    ));
    assert!(atom.contains("\n  <updated>2026-10-01T00:00:00-03:00</updated>\n"), "the day of the latest event");
    assert!(
        atom.contains("<title>In effect: We will come to you (Water leak (&quot;main break&quot;))")
            || atom.contains("<title>In effect: We will come to you (Water leak (\"main break\"))")
    );
}

/// The files of the archive, and the events.
fn history(files: &Files) -> BTreeMap<String, Value> {
    let editions =
        files.keys().filter(|name| schema_of_part(name).is_some()).map(|name| (name.clone(), json(files, name)));
    let pages = files.keys().filter(|name| name.starts_with("api/v1/changes") && is_json(name));
    let events = pages.flat_map(|name| {
        let page = json(files, name);
        let items = page["items"].as_array().expect("a list").clone();
        items.into_iter().map(|item| (item["id"].as_str().expect("an id").to_owned(), item))
    });
    editions.chain(events).collect()
}

/// A build from nothing gives the same history as builds over the years.
#[test]
fn ten_builds_give_the_history_that_one_gives() {
    let whole = history(&files(SMALL, "2027-01-01"));
    let days = [
        "2024-06-01",
        "2025-01-01",
        "2025-07-01",
        "2026-01-01",
        "2026-03-01",
        "2026-05-01",
        "2026-06-01",
        "2026-09-01",
        "2026-12-31",
        "2027-01-01",
    ];
    let mut collected = BTreeMap::new();
    for day in days {
        for (name, then) in history(&files(SMALL, day)) {
            assert_eq!(whole.get(&name), Some(&then), "{name}, as built on {day}");
            collected.insert(name, then);
        }
    }
    assert_eq!(collected, whole);
    let archive: Vec<&str> =
        whole.keys().filter(|name| name.starts_with("api/v1/archive/2")).map(String::as_str).collect();
    let editions = ["2025-01-01", "2025-03-03", "2026-01-01", "2026-05-01", "2026-06-01", "2026-09-01", "2027-01-01"];
    assert_eq!(archive, editions.map(|day| format!("api/v1/archive/{day}.json")));
}

/// What is announced later was not known in the editions before, and doesn't change them.
#[test]
fn a_version_that_is_announced_later_leaves_the_archive_as_it_is() {
    let mut sources = charter::load::content(&crate::support::site::path(SMALL)).expect("the content folder is there");
    let works = sources.files.iter_mut().find(|file| file.name == "departments/works.yaml").expect("the department");
    let start = works.text.find("          - effective: 2027-01-01\n").expect("the version");
    let end = works.text.find("  - id: water-leak\n").expect("what follows");
    works.text = format!("{}{}", &works.text[..start], &works.text[end..]);
    let day = charter::config::Day::Given(jiff::civil::date(2026, 11, 23));
    let settings = charter::config::Settings { day, base_url: None, drafts: false };
    let build =
        charter::pipeline::build(&sources, &charter::theme::Theme::built_in(), &settings).expect("the theme is sound");
    let before: Files = crate::support::site::of(build);
    let after = files(SMALL, "2026-11-23");
    let archive = |files: &Files| {
        files
            .iter()
            .filter(|(name, _)| schema_of_part(name).is_some())
            .map(|(n, b)| (n.clone(), b.clone()))
            .collect::<Files>()
    };
    assert_ne!(before["api/v1/standards.json"], after["api/v1/standards.json"], "an end is known now");
    assert_eq!(archive(&before).keys().filter(|name| !name.contains("/records/")).count(), 6);
    assert_eq!(archive(&before), archive(&after));
}

#[test]
fn an_archived_edition_says_what_was_in_force_and_its_index_proves_it() {
    let files = files(SMALL, "2026-11-23");
    let index = json(&files, "api/v1/archive/index.json");
    let third = &index["editions"][2];
    assert_eq!(third["in_force"], serde_json::json!({"from": "2026-01-01", "until": "2026-05-01"}));
    let edition = json(&files, "api/v1/archive/2026-01-01.json");
    assert_eq!(edition["from"], third["in_force"]["from"]);
    let standards = edition["standards"].as_array().expect("a list");
    assert_eq!(third["standards"], standards.len());
    let listed = with_id(&edition["standards"], "pothole.complete");
    let pothole = listed["record"].as_str().expect("a digest");
    let record = json(&files, &format!("api/v1/archive/records/{pothole}.json"));
    assert_eq!((&record["revision"], &record["target"]["value"]), (&1.into(), &20.into()));
    assert_eq!(record["effective"], serde_json::json!({"from": "2025-01-01", "known_from": "2025-01-01"}));
    let document = json(&files, "api/v1/standards/pothole.complete.json");
    let records: Vec<&Value> =
        document["versions"].as_array().expect("a list").iter().map(|one| &one["record"]).collect();
    assert_eq!((records[0].as_str(), records[2]), (Some(pothole), &Value::Null), "the last version is yet to come");
    let manifest = json(&files, "api/v1/manifest.json");
    let listed = manifest["files"].as_array().expect("a list").iter().find(|file| file["url"] == third["url"]);
    assert_eq!(listed.expect("the file")["sha256"], third["sha256"]);
}

/// The rows of a table by the names of its columns.
fn rows(bytes: &[u8]) -> Vec<BTreeMap<String, String>> {
    csv::Reader::from_reader(bytes).deserialize().collect::<Result<_, _>>().expect("a table of records of one length")
}

#[test]
fn the_table_says_what_the_document_says() {
    let files = files(SMALL, "2026-11-23");
    let table = rows(&files["api/v1/standards.csv"]);
    let document = json(&files, "api/v1/standards.json");
    let ids: Vec<&str> = table.iter().map(|row| row["id"].as_str()).collect();
    let standards = document["standards"].as_array().expect("a list");
    assert_eq!(ids, standards.iter().filter_map(|one| one["id"].as_str()).collect::<Vec<_>>());
    let pothole = table.iter().find(|row| row["id"] == "pothole.make-safe").expect("the row");
    for (column, cell) in [
        ("revision", "1"),
        ("effective_from", "2026-01-01"),
        ("effective_until", ""),
        ("service", "Pothole"),
        ("stage", "make_safe"),
        ("promise", "We will make the pothole safe within 1 business day, 19 times in 20."),
        ("kind", "time"),
        ("comparison", "at_most"),
        ("value", "1"),
        ("unit", "business_day"),
        ("calendar", "town-hall"),
        ("share_percent", "95"),
        ("clock_pauses", "the street is flooded|snow covers the hole"),
        ("clock_stops", "the hole is fenced off"),
        ("channels", ""),
        ("exceptions", "A storm.|Two holes at once."),
        ("if_missed", "Call the Director of Works."),
        ("supports", "4.1.a|4.1.b"),
        ("html", "https://www.alderbay.example/standards/services/pothole/#make-safe"),
    ] {
        assert_eq!(pothole[column], cell, "{column}");
    }
    let text = text(&files, "api/v1/standards.csv");
    assert_eq!(text.matches("\r\n").count(), text.matches('\n').count(), "RFC 4180 ends lines with both");
    assert!(text.contains(",\"Water leak (\"\"main break\"\")\","), "a quotation mark is doubled");
}

#[test]
fn the_governments_columns_are_there_and_blank_means_unknown() {
    let files = files(SMALL, "2026-11-23");
    let header = "fiscal_yr,service_id,service_name_en,service_name_fr,service_standard_id,service_standard_en,service_standard_fr,type,channel,\
        channel_comments_en,channel_comments_fr,target,volume_meeting_target,total_volume,performance,comments_en,comments_fr,target_met,\
        standards_targets_uri_en,standards_targets_uri_fr,performance_results_uri_en,performance_results_uri_fr,owner_org,owner_org_title";
    let text = text(&files, "api/v1/service-std.csv");
    let email = ",email,E-mail,,email.respond,\"We will answer your e-mail within 2 business days, 9 times in 10.\",,TML,EML,,,0.9,,,,,,,\
        https://www.alderbay.example/standards/services/email/#respond,,,,town,All departments";
    assert_eq!(text.split("\r\n").take(2).collect::<Vec<_>>(), [header, email]);
    let table = rows(text.as_bytes());
    let of = |id: &str| table.iter().find(|row| row["service_standard_id"] == id).expect("the row");
    assert_eq!(
        (of("water-leak.available")["type"].as_str(), of("water-leak.available")["target"].as_str()),
        ("ACS", "")
    );
    assert_eq!((of("road-permit.decide")["type"].as_str(), of("road-permit.decide")["target"].as_str()), ("OTH", ""));
    let attend = of("water-leak.attend");
    assert_eq!((attend["channel"].as_str(), attend["channel_comments_en"].as_str()), ("OTH", "All channels"));
    assert_eq!(attend["target"], "0.995");
}

#[test]
fn the_governments_columns_hold_the_results_of_the_last_fiscal_year() {
    let starts = |month: &str| {
        let line = format!("time_zone: America/Halifax\nfiscal_year_starts: {month}\n");
        of_table(&of(altered(&[("site.yaml", "time_zone: America/Halifax\n", &line)])))
    };
    let of_table = |row: &BTreeMap<String, String>| {
        ["fiscal_yr", "volume_meeting_target", "total_volume", "performance", "comments_en", "target_met"]
            .map(|column| row[column].clone())
    };
    // The year from October 2025: June to September are under the version in force.
    assert_eq!(of_table(&starts("October")), ["2025-2026", "129", "137", "0.9416", "Counted in 4 of 12 months", "Y"]);
    // The year from July 2025 ended before any of them but June.
    assert_eq!(of_table(&starts("July")), ["2025-2026", "40", "41", "0.9756", "Counted in 1 of 12 months", "Y"]);
    // The calendar year is not over.
    assert_eq!(of_table(&starts("January")), ["", "", "", "", "", ""]);
}

fn of_table(files: &Files) -> BTreeMap<String, String> {
    let table = rows(text(files, "api/v1/service-std.csv").as_bytes());
    table.into_iter().find(|row| row["service_standard_id"] == "pothole.complete").expect("the row")
}

#[test]
fn the_tables_columns_are_described_in_both_ways() {
    let files = files(SMALL, "2026-11-23");
    let package = json(&files, "api/v1/datapackage.json");
    for resource in package["resources"].as_array().expect("a list") {
        let bytes = &files[&format!("api/v1/{}", resource["path"].as_str().expect("a path"))];
        let header: Vec<&str> =
            std::str::from_utf8(bytes).expect("text").lines().next().expect("a line").split(',').collect();
        let fields = resource["schema"]["fields"].as_array().expect("a list");
        assert_eq!(fields.iter().filter_map(|field| field["name"].as_str()).collect::<Vec<_>>(), header);
        assert_eq!(resource["bytes"], bytes.len());
    }
    let metadata = json(&files, "api/v1/standards.csv-metadata.json");
    assert_eq!(metadata["url"], "standards.csv");
    let columns = metadata["tableSchema"]["columns"].as_array().expect("a list");
    let fields = package["resources"][0]["schema"]["fields"].as_array().expect("a list");
    assert_eq!(
        columns.iter().map(|one| &one["name"]).collect::<Vec<_>>(),
        fields.iter().map(|one| &one["name"]).collect::<Vec<_>>()
    );
    let pauses = columns.iter().find(|column| column["name"] == "clock_pauses").expect("the column");
    assert_eq!(pauses["separator"], "|");
}

const FORMULA: &str = "=HYPERLINK(\"https://evil.example\",\"a; b\")";
const HOSTILE: &str = "</script><b>&amp;]]> \u{5e9}\u{5dc}\u{5d5}\u{5dd} \u{1f600}, \\n; end";

/// The site of the small city where a service is called by a formula, and another service and a closure by signs that mean something elsewhere.
fn hostile() -> Files {
    let mut sources = charter::load::content(&crate::support::site::path(SMALL)).expect("the content folder is there");
    let mut replace = |file: &str, from: &str, to: &str| {
        let file = sources.files.iter_mut().find(|one| one.name == file).expect("the file");
        assert!(file.text.contains(from), "{from}");
        file.text = file.text.replace(from, to);
    };
    replace("departments/works.yaml", "name: Pothole\n", &format!("name: '{FORMULA}'\n"));
    replace("departments/works.yaml", "name: Water leak (\"main break\")\n", &format!("name: '{HOSTILE}'\n"));
    replace("calendars/town-hall.yaml", "name: Christmas Day}", &format!("name: '{HOSTILE}'}}"));
    let day = charter::config::Day::Given(jiff::civil::date(2026, 11, 23));
    let settings = charter::config::Settings { day, base_url: None, drafts: false };
    crate::support::site::of(
        charter::pipeline::build(&sources, &charter::theme::Theme::built_in(), &settings).expect("the theme is sound"),
    )
}

#[test]
fn texts_that_mean_something_elsewhere_mean_nothing_here() {
    let files = hostile();
    let services = &json(&files, "api/v1/services.json")["services"];
    assert_eq!(with_id(services, "pothole")["name"]["en"], FORMULA);
    assert_eq!(with_id(services, "water-leak")["name"]["en"], HOSTILE);
    let service = |name: &str, id: &str| {
        let bytes = files[name].strip_prefix(b"\xef\xbb\xbf").unwrap_or(&files[name]);
        rows(bytes).into_iter().find(|row| row["id"] == id).expect("the row")["service"].clone()
    };
    assert_eq!(service("api/v1/standards.csv", "pothole.complete"), FORMULA);
    assert_eq!(service("api/v1/standards.csv", "water-leak.attend"), HOSTILE);
    assert_eq!(service("api/v1/standards.excel.csv", "pothole.complete"), format!("'{FORMULA}"));
    assert_eq!(service("api/v1/standards.excel.csv", "water-leak.attend"), HOSTILE);
    assert!(files["api/v1/standards.excel.csv"].starts_with(b"\xef\xbb\xbfid,"));
    let atom = text(&files, "api/v1/changes.atom");
    assert!(
        atom.contains(
            "In effect: We will come to you (&lt;/script&gt;&lt;b&gt;&amp;amp;]]&gt; \u{5e9}\u{5dc}\u{5d5}\u{5dd} \u{1f600}, \\n; end)"
        ),
        "{atom}"
    );
    let ics = text(&files, "api/v1/calendars/town-hall.ics");
    assert!(ics.split("\r\n").all(|line| line.len() <= 75), "{ics}");
    let unfolded = ics.replace("\r\n ", "");
    assert!(unfolded.contains("\r\nSUMMARY:</script><b>&amp\\;]]> \u{5e9}\u{5dc}\u{5d5}\u{5dd} \u{1f600}\\, \\\\n\\; end: Town Hall closed\r\n"));
    let feed = json(&files, "api/v1/changes.json");
    assert!(events(&feed, "water-leak.attend")[0]["title"].as_str().expect("a title").contains(HOSTILE));
}

/// Whether a path of the feed's description is that of a file: what stands in braces is one name.
fn describes(path: &str, file: &str) -> bool {
    let (path, file): (Vec<&str>, Vec<&str>) = (path.split('/').collect(), file.split('/').collect());
    let is_one = |(part, name): (&&str, &&str)| match part.split_once('{') {
        None => part == name,
        Some((before, rest)) => {
            name.starts_with(before) && name.ends_with(rest.split_once('}').expect("a closing brace").1)
        }
    };
    path.len() == file.len() && path.iter().zip(&file).all(is_one)
}

#[test]
fn openapi_and_index_describe_every_file_of_the_feed_and_nothing_else() {
    let files = files(SMALL, "2026-11-23");
    let openapi = json(&files, "api/v1/openapi.json");
    assert_eq!(openapi["openapi"], "3.1.1");
    let server = openapi["servers"][0]["url"].as_str().expect("an address");
    assert_eq!(format!("{server}/"), SMALL_BASE);
    let paths: Vec<&str> = openapi["paths"].as_object().expect("a map").keys().map(|path| &path[1..]).collect();
    let index = json(&files, "api/v1/index.json");
    let listed: BTreeSet<&str> = index["documents"]
        .as_array()
        .expect("a list")
        .iter()
        .filter_map(|one| one["url"].as_str())
        .map(|url| &url[SMALL_BASE.len()..])
        .collect();
    assert_eq!(listed, paths.iter().copied().collect::<BTreeSet<_>>());
    let is_of_the_feed =
        |name: &&String| name.starts_with("api/") || name.starts_with(".well-known/") || *name == "data.json";
    for file in files.keys().filter(is_of_the_feed) {
        assert!(paths.iter().any(|path| describes(path, file)), "{file}");
    }
    // The city is too young for a year that is no longer news.
    for path in paths.iter().filter(|path| !path.contains("{year}")) {
        assert!(files.keys().any(|file| describes(path, file)), "{path}");
        let get = &openapi["paths"][format!("/{path}")]["get"];
        let example = get["parameters"][0]["example"].as_str().unwrap_or_default();
        let (before, after) = path
            .split_once('{')
            .map_or((*path, ""), |(before, rest)| (before, rest.split_once('}').expect("a brace").1));
        assert!(files.contains_key(&format!("{before}{example}{after}")), "{path} with {example}");
    }
}

#[test]
fn the_feed_can_be_found_from_the_root() {
    let files = files(SMALL, "2026-11-23");
    let at = |path: &str| format!("{SMALL_BASE}{path}");
    let catalog: Value = serde_json::from_slice(&files[".well-known/api-catalog"]).expect("JSON");
    let json_at = |path: &str| serde_json::json!([{"href": at(path), "type": "application/json"}]);
    let expected = serde_json::json!({"linkset": [
        {"anchor": at(".well-known/api-catalog"), "item": json_at("api/v1/index.json")},
        {
            "anchor": at("api/v1/index.json"),
            "service-desc": json_at("api/v1/openapi.json"),
            "service-doc": [{"href": at("data/"), "type": "text/html"}],
            "service-meta": json_at("api/v1/catalog.json"),
        },
    ]});
    assert_eq!(catalog, expected);
    let data = &json(&files, "data.json")["dataset"][0];
    // The edition began on September 1, and on October 1 a promise of the next year was announced.
    assert_eq!((&data["modified"], &data["accessLevel"]), (&"2026-10-01".into(), &"public".into()));
    assert_eq!(data["contactPoint"]["hasEmail"], "mailto:info@alderbay.example");
    let dcat = json(&files, "api/v1/catalog.json");
    for about in [&dcat, &dcat["dcat:dataset"]] {
        assert_eq!(about["dct:modified"], serde_json::json!({"@value": "2026-10-01", "@type": "xsd:date"}));
        assert_eq!(about["dct:language"]["@id"], "http://id.loc.gov/vocabulary/iso639-1/en");
    }
    let forms = dcat["dcat:dataset"]["dcat:distribution"].as_array().expect("a list");
    let urls: Vec<&Value> = forms.iter().map(|form| &form["dcat:downloadURL"]["@id"]).collect();
    assert!(urls.contains(&&at("api/v1/standards.json").into()) && urls.contains(&&at("api/v1/standards.csv").into()));
    assert_eq!(
        urls,
        data["distribution"].as_array().expect("a list").iter().map(|form| &form["downloadURL"]).collect::<Vec<_>>()
    );
    let period = &dcat["dcat:dataset"]["dct:temporal"];
    assert_eq!(
        (&period["dcat:startDate"]["@value"], &period["dcat:endDate"]["@value"]),
        (&"2026-09-01".into(), &"2026-12-31".into())
    );
}

/// A service that is gone, of which a standard went on in another service, still leads somewhere.
#[test]
fn the_page_of_a_service_that_only_a_standard_remembers_leads_to_the_standards_new_page() {
    let mut sources = charter::load::content(&crate::support::site::path(SMALL)).expect("the content folder is there");
    let works = sources.files.iter_mut().find(|file| file.name == "departments/works.yaml").expect("the department");
    works.text =
        works.text.replace("formerly: [road-hole.complete]", "formerly: [road-hole.complete, street-hole.complete]");
    let day = charter::config::Day::Given(jiff::civil::date(2026, 11, 23));
    let settings = charter::config::Settings { day, base_url: None, drafts: false };
    let build =
        charter::pipeline::build(&sources, &charter::theme::Theme::built_in(), &settings).expect("the theme is sound");
    let files: Files = crate::support::site::of(build);
    assert_eq!(files["api/v1/standards/street-hole.complete.json"], files["api/v1/standards/pothole.complete.json"]);
    let page = text(&files, "services/street-hole/index.html");
    assert!(
        page.contains("<link rel=\"canonical\" href=\"https://www.alderbay.example/standards/services/pothole/\">"),
        "{page}"
    );
}

/// The kind of a document, from the schema that it names.
fn named_kind(document: &Value) -> String {
    let schema = envelope(document)["$schema"].as_str().expect("a schema");
    schema.rsplit('/').next().expect("a name").trim_end_matches(".schema.json").to_owned()
}

type Shapes = BTreeMap<String, BTreeMap<String, BTreeSet<String>>>;

/// Every key of every kind of document of the small city, with the types that its values have, on days before, between and after its changes.
fn all_shapes() -> Shapes {
    let mut all = Shapes::new();
    for day in ["2024-06-01", "2026-03-01", "2026-11-23", "2027-01-01"] {
        let files = files(SMALL, day);
        let parts = every_json(&files).filter(|(name, _)| schema_of_part(name).is_some());
        for (name, document) in documents(&files).chain(parts) {
            let kind = schema_of_part(name).map_or_else(|| named_kind(&document), str::to_owned);
            let mut found = BTreeMap::new();
            shapes(&document, "", &mut found);
            let known = all.entry(kind).or_default();
            for (path, kinds) in found {
                known.entry(path).or_default().extend(kinds.into_iter().map(str::to_owned));
            }
        }
    }
    all
}

/// Version 1 as it was first released: every later build still has its keys, with no other types. New keys are welcome; `UPDATE_EXPECTED=1`
/// takes them up, and never drops one.
#[test]
fn version_1_keeps_the_shape_in_which_it_was_released() {
    let file = crate::support::site::path("tests/fixtures/feed/v1-shapes.json");
    let now = all_shapes();
    let released: Shapes =
        serde_json::from_slice(&std::fs::read(&file).unwrap_or_else(|_| b"{}".to_vec())).expect("shapes");
    for (kind, keys) in &released {
        for (path, kinds) in keys {
            let found =
                now.get(kind).and_then(|keys| keys.get(path)).unwrap_or_else(|| panic!("{kind} has lost {path}"));
            // Whether a key can be null its schema says; the small city may not have shown it yet.
            let types =
                |kinds: &BTreeSet<String>| kinds.iter().filter(|one| *one != "null").cloned().collect::<BTreeSet<_>>();
            let (was, is) = (types(kinds), types(found));
            assert!(was.is_empty() || is.is_subset(&was), "{path} of {kind} was {kinds:?} and is {found:?}");
        }
    }
    if std::env::var_os("UPDATE_EXPECTED").is_some() {
        let mut text = serde_json::to_string_pretty(&now).expect("shapes can be written");
        text.push('\n');
        std::fs::create_dir_all(file.parent().expect("a folder")).expect("a folder to write to");
        std::fs::write(&file, text).expect("a file to write");
    } else {
        assert_eq!(now, released, "new keys are to be taken up: UPDATE_EXPECTED=1");
    }
}

/// The keys that are not explained, and those that can be null without saying what that means.
fn unexplained(schema: &Value) -> Vec<String> {
    let properties = schema.get("properties").and_then(Value::as_object);
    let own = properties.into_iter().flatten().filter(|(_, of)| {
        let description = of["description"].as_str().unwrap_or_default();
        let can_be_null = of["anyOf"]
            .as_array()
            .or_else(|| of["type"].as_array())
            .is_some_and(|kinds| kinds.iter().any(|kind| kind == "null" || kind["type"] == "null"));
        description.is_empty() || can_be_null && !description.contains("null: ")
    });
    let below = schema["$defs"].as_object().into_iter().flatten();
    own.map(|(key, _)| key.clone())
        .chain(below.flat_map(|(name, of)| unexplained(of).into_iter().map(move |key| format!("{name}.{key}"))))
        .collect()
}

#[test]
fn every_key_of_every_schema_is_explained_and_so_is_its_null() {
    let files = files(SMALL, "2026-11-23");
    let schemas = files.keys().filter(|name| name.ends_with(".schema.json"));
    let left: Vec<_> = schemas.clone().map(|name| (name, unexplained(&json(&files, name)))).collect();
    assert!(left.len() >= 28, "only {} schemas", left.len());
    assert!(left.iter().all(|(_, keys)| keys.is_empty()), "{left:#?}");
    let bare = serde_json::json!({"properties": {"a": {"type": "string"}, "b": {"type": ["string", "null"], "description": "B."}}});
    assert_eq!(unexplained(&bare), ["a", "b"]);
}

#[test]
fn a_city_without_an_e_mail_address_has_no_data_json_which_must_name_one() {
    let files = of(altered(&[("site.yaml", "email: info@alderbay.example, ", "")]));
    assert!(!files.contains_key("data.json"));
    for document in ["api/v1/index.json", "api/v1/catalog.json", "data/index.html", "api/v1/openapi.json"] {
        assert!(!text(&files, document).contains("/data.json"), "{document}");
    }
}
