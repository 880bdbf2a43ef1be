//! `charter agenda` as people run it: its flags, names in place of ids, faulty content, and an exit code that says only whether it ran.
#![expect(clippy::disallowed_methods, reason = "tests prepare folders")]

use std::fs;
use std::path::Path;

use charter::agenda::json;
use serde_json::Value;
use tempfile::TempDir;

use crate::support::fixtures::{assert_expected, fixtures};
use crate::support::program::{charter, code, complained, copy, run, said, workplace, write};

const AGENDA: &str = "agenda --as-of 2026-11-23";

/// A folder with the city in which everything comes up.
fn place() -> TempDir {
    let place = workplace();
    copy(&fixtures("agenda").join("city"), &place.path().join("content"));
    place
}

fn told(place: &Path, arguments: &str) -> String {
    let output = run(place, &format!("{AGENDA} {arguments}"));
    assert_eq!((code(&output), complained(&output).as_str()), (0, ""), "{arguments}");
    said(&output)
}

/// The days of the items, in order, with what they are about.
fn document(place: &Path, arguments: &str) -> Value {
    serde_json::from_str(&told(place, &format!("{arguments} --format json"))).expect("one document")
}

fn each(document: &Value, key: &str) -> Vec<String> {
    let items = document["items"].as_array().expect("a list");
    items.iter().filter_map(|item| Some(item[key].as_str()?.to_owned())).collect()
}

#[test]
fn it_says_what_each_format_has_to() {
    let place = place();
    let expected = fixtures("agenda");
    assert_expected(&told(place.path(), ""), &expected.join("agenda.txt"));
    assert_expected(&told(place.path(), "--format json"), &expected.join("agenda.json"));
    assert_expected(&told(place.path(), "--format ics"), &expected.join("agenda.ics"));
    // Today, whichever day it is.
    let output = run(place.path(), "agenda");
    assert_eq!((code(&output), complained(&output).as_str()), (0, ""));
}

#[test]
fn its_document_is_as_its_schema_says() {
    let place = place();
    let schema: Value = serde_json::from_str(&said(&run(place.path(), "schema agenda"))).expect("a schema is JSON");
    assert_eq!(schema, serde_json::to_value(json::schema()).expect("a schema is JSON"));
    let validator = jsonschema::options().should_validate_formats(true).build(&schema).expect("the schema is one");
    let document = document(place.path(), "");
    let faults: Vec<String> = validator.iter_errors(&document).map(|fault| fault.to_string()).collect();
    assert_eq!(faults, Vec::<String>::new());
    for key in document["items"][0].as_object().expect("an object").keys() {
        let mut without = document.clone();
        without["items"][0].as_object_mut().expect("an object").remove(key);
        assert!(!validator.is_valid(&without), "an item without `{key}` passes");
    }
}

#[test]
fn it_reaches_as_far_as_is_asked() {
    let place = place();
    let last = |arguments: &str| each(&document(place.path(), arguments), "day").into_iter().max();
    assert_eq!(last("--until 2026-12-10").as_deref(), Some("2026-12-01"));
    assert_eq!(last("--until 2026-12-11").as_deref(), Some("2026-12-10"));
    assert_eq!(last("--months 2").as_deref(), Some("2027-01-15"));
    assert_eq!(document(place.path(), "--months 2")["until"], "2027-01-23");
    assert_eq!(document(place.path(), "")["until"], "2027-11-23");
    for (arguments, reason) in [
        (
            "--until 2026-11-23",
            "error: `--until 2026-11-23` is not after 23 November 2026, the day on which the agenda is read\n",
        ),
        (
            "--until 2027-01-01 --months 2",
            "the argument '--until <YYYY-MM-DD>' cannot be used with '--months <NUMBER>'",
        ),
        ("--months 0", "invalid value '0' for '--months <NUMBER>'"),
        ("--until soon", "invalid value 'soon' for '--until <YYYY-MM-DD>'"),
    ] {
        let output = run(place.path(), &format!("{AGENDA} {arguments}"));
        assert_eq!((code(&output), said(&output).as_str()), (2, ""), "{arguments}");
        assert!(complained(&output).contains(reason), "{}", complained(&output));
    }
}

#[test]
fn a_department_is_named_by_its_id_or_its_name() {
    let place = place();
    let own = document(place.path(), "--department records");
    assert_eq!(own, document(place.path(), "--department Records"));
    let ids = each(&own, "id");
    assert_eq!(ids, ["old-records.respond", "photographs.respond", "maps.respond", "maps.respond"]);
    let unknown = run(place.path(), &format!("{AGENDA} --department recordz"));
    assert_eq!((code(&unknown), said(&unknown).as_str()), (2, ""));
    let reason = "error: there is no department `recordz` in `content`: did you mean `records` (Records)?\n";
    assert_eq!(complained(&unknown), reason);
}

#[test]
fn faulty_content_has_no_agenda() {
    let place = place();
    let roads = place.path().join("content/departments/roads.yaml");
    let sound = fs::read_to_string(&roads).expect("it is there");
    write(&roads, &sound.replacen("within: 4 weeks", "within: 4 days", 1));
    let output = run(place.path(), AGENDA);
    assert_eq!((code(&output), said(&output).as_str()), (1, ""));
    let words = complained(&output);
    assert!(words.starts_with("error[bare-days]") && !words.contains("warning"), "{words}");
    assert!(words.ends_with("\n1 error\nthere is no agenda: the content has errors\n"), "{words}");
    let nowhere = run(place.path(), &format!("{AGENDA} --content nowhere"));
    assert_eq!((code(&nowhere), said(&nowhere).as_str()), (2, ""));
}

#[test]
fn an_empty_agenda_says_so() {
    let place = workplace();
    let until = "--until 2026-11-24";
    assert_eq!(told(place.path(), until), "nothing to do before 24 November 2026\n");
    assert_eq!(document(place.path(), until)["items"].as_array().map(Vec::len), Some(0));
    let events = told(place.path(), &format!("{until} --format ics"));
    assert_eq!(events.matches("BEGIN:VEVENT").count(), 1);
    assert!(events.contains("\r\nUID:nothing@www.example.org\r\n") && events.contains("\r\nSUMMARY:Nothing to do\r\n"));
}

#[test]
fn the_commands_that_it_names_do_what_it_says() {
    let place = place();
    let commands = each(&document(place.path(), ""), "command");
    let named: Vec<&str> = commands.iter().map(String::as_str).collect();
    for command in [
        "charter build",
        "charter change add-year --calendar archive",
        "charter change promise --standard maps.respond",
        "charter diff --from 2026-11-23 --to 2027-06-01 --format html > request.html",
    ] {
        assert!(named.contains(&command), "{command} is not among {named:?}");
    }
    let request = said(&run(place.path(), "diff --from 2026-11-23 --to 2027-06-01 --format html"));
    assert!(request.contains("within 2 weeks") && request.contains("nobody yet"), "{request}");
    let changes: [&[&str]; 2] = [
        &["add-year", "--calendar", "archive"],
        &[
            "promise",
            "--standard",
            "maps.respond",
            "--within",
            "24 hours",
            "--share",
            "90%",
            "--from",
            "2027-02-15",
            "--why",
            "The maps are scanned.",
        ],
    ];
    for change in changes {
        let common = ["--as-of", "2026-11-23", "--yes"];
        let output = charter(place.path()).arg("change").args(change).args(common).output().expect("the program runs");
        assert_eq!(code(&output), 0, "{}", complained(&output));
    }
    let left = document(place.path(), "");
    let item = |key: &str| left["items"].as_array().and_then(|items| items.iter().find(|item| item["key"] == key));
    assert_eq!(item("calendar.archive.end"), None);
    assert_eq!(item("calendar.archive.more").map(|item| &item["day"]), Some(&Value::from("2027-01-01")));
    assert_eq!(item("exemption.maps.respond.1"), None);
}
