//! Edits of an office in; the changed lines of its files, and what staff read, out.
#![expect(clippy::disallowed_methods, reason = "tests look at folders")]

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::path::Path;
use std::process::Output;

use jiff::civil::Date;
use serde::Deserialize;
use serde_json::Value;
use tempfile::TempDir;

use crate::support::fixtures::{assert_expected, fixtures};
use crate::support::person::Person;
use crate::support::program::{charter, code, complained, copy, said, tree, write};

/// An edit as staff make it.
#[derive(Deserialize)]
struct Edit {
    #[serde(default = "first_day")]
    on: Date,
    what: String,
    change: String,
    #[serde(default)]
    with: BTreeMap<String, String>,
}

/// A day of the office, before any of its plans.
fn first_day() -> Date {
    jiff::civil::date(2025, 1, 6)
}

fn edits(file: &str) -> Vec<Edit> {
    let text = fs::read_to_string(fixtures("change").join(file)).expect("the edits are there");
    serde_yaml::from_str(&text).expect("they can be read")
}

fn town() -> TempDir {
    let place = TempDir::new().expect("a temporary folder can be made");
    copy(&fixtures("change").join("town"), &place.path().join("content"));
    place
}

fn made(place: &Path, Edit { on, change, with, .. }: &Edit) -> Output {
    let options = with.iter().flat_map(|(key, value)| [format!("--{key}"), value.clone()]);
    let day = on.to_string();
    let arguments = ["change", change, "--as-of", &day].map(str::to_owned).into_iter().chain(options);
    charter(place).args(arguments).write_stdin("").output().expect("the program runs")
}

fn built(place: &Path, on: Date) -> Output {
    // The office's days are long past, and its site is nobody's.
    let arguments = ["build", "--as-of", &on.to_string(), "--other-day", "--no-sync"];
    charter(place).args(arguments).output().expect("the program runs")
}

fn content(place: &Path) -> BTreeMap<String, Vec<u8>> {
    tree(&place.join("content"))
}

/// The lines that go, and those that come.
fn difference(before: &BTreeMap<String, Vec<u8>>, after: &BTreeMap<String, Vec<u8>>) -> String {
    let text = |bytes: Option<&Vec<u8>>| String::from_utf8(bytes.cloned().unwrap_or_default()).expect("it is text");
    let mut out = String::new();
    for name in before.keys().chain(after.keys().filter(|name| !before.contains_key(*name))) {
        let (old, new) = (text(before.get(name)), text(after.get(name)));
        if old == new {
            continue;
        }
        let _ = writeln!(out, "  {name}{}", if after.contains_key(name) { "" } else { " is removed" });
        for line in only_in(&old, &new) {
            let _ = writeln!(out, "  - {line}");
        }
        for line in only_in(&new, &old) {
            let _ = writeln!(out, "  + {line}");
        }
    }
    out
}

/// The lines of one text that the other has not, or not as often.
fn only_in<'t>(text: &'t str, other: &str) -> Vec<&'t str> {
    let mut others: Vec<&str> = other.lines().collect();
    let is_only = |line: &&str| match others.iter().position(|one| one == line) {
        Some(at) => {
            others.remove(at);
            false
        }
        None => true,
    };
    text.lines().filter(is_only).collect()
}

#[test]
fn each_edit_changes_the_fewest_lines_and_says_what_it_changes_for_residents() {
    let mut table = String::new();
    for edit in edits("edits.yaml") {
        let place = town();
        assert_eq!(code(&built(place.path(), first_day())), 0, "the site of the first day");
        let before = content(place.path());
        let output = made(place.path(), &edit);
        let _ = writeln!(table, "# {}\n", edit.what);
        let _ = writeln!(table, "  charter change {}{}\n", edit.change, options(&edit.with));
        for line in (said(&output) + &complained(&output)).lines() {
            let _ = writeln!(table, "{}", format!("  | {line}").trim_end());
        }
        let after = content(place.path());
        let _ = writeln!(table, "\n{}", difference(&before, &after));
        if code(&output) == 0 {
            let build = built(place.path(), edit.on);
            assert_eq!(code(&build), 0, "{}: {}", edit.what, complained(&build));
        } else {
            assert_eq!(before, after, "{}: what is refused leaves the files as they are", edit.what);
        }
    }
    assert_expected(&table, &fixtures("change").join("edits.txt"));
}

fn options(with: &BTreeMap<String, String>) -> String {
    with.iter().map(|(key, value)| format!(" --{key} {value:?}")).collect::<Vec<_>>().concat()
}

#[test]
fn a_year_of_a_town_office_is_published_edit_by_edit_and_its_history_is_what_a_clerk_would_tell() {
    let place = town();
    assert_eq!(code(&built(place.path(), first_day())), 0, "the site of the first day");
    for edit in edits("year.yaml") {
        let output = made(place.path(), &edit);
        assert_eq!(code(&output), 0, "{} on {}: {}", edit.what, edit.on, complained(&output));
        let build = built(place.path(), edit.on);
        assert_eq!(code(&build), 0, "{} on {}: {}", edit.what, edit.on, complained(&build));
    }
    let last = jiff::civil::date(2025, 12, 31);
    let build = built(place.path(), last);
    assert_eq!(code(&build), 0, "{}", complained(&build));
    assert_expected(&history(place.path()), &fixtures("change").join("history.txt"));
}

/// The events of the year, oldest first.
fn history(place: &Path) -> String {
    let text = fs::read_to_string(place.join("public/api/v1/changes.json")).expect("the feed has changes");
    let feed: Value = serde_json::from_str(&text).expect("they are JSON");
    let items = feed["items"].as_array().expect("there are items");
    let line = |item: &Value| {
        let text = |key: &str| item[key].as_str().unwrap_or_default().to_owned();
        let day: String = text("date_published").chars().take(10).collect();
        format!("{day}  {}\n            {}\n", text("title"), text("content_text").replace('\n', " "))
    };
    items.iter().rev().map(line).collect()
}

#[test]
fn a_person_is_asked_and_sees_what_changes_before_anything_is_written() {
    let place = town();
    let before = content(place.path());
    let mut person = Person::running(place.path(), &["change", "promise", "--as-of", "2025-01-06"]);
    person.is_asked_and_answers("The id of the standard, like pothole-repair.complete", "Pothole");
    let refused = person.is_asked("The id of the standard, like pothole-repair.complete");
    assert!(refused.contains("write the id of one: `pothole.make-safe`, `pothole.complete`"), "{refused}");
    person.answers("pothole.complete");
    person.is_asked_and_answers("The time limit, like 3 business days", "15 days");
    let refused = person.is_asked("The time limit, like 3 business days");
    assert!(refused.contains("write `15 business days` if closed days don't count"), "{refused}");
    person.answers("15 business days");
    person.is_asked_and_answers("The first day of the new promise, like 2027-01-01", "2025-03-01");
    person.is_asked_and_answers("What changes for residents, in a sentence", "A second crew starts.");
    person.is_asked_and_answers("Who has approved it, as a role (leave empty if nobody has yet)", "");
    let shown = person.is_asked("Write this? yes or no [yes]");
    assert!(shown.contains("STRONGER PROMISES"), "{shown}");
    assert_eq!(content(place.path()), before, "nothing is written before the answer");
    person.answers("no");
    let (code, end) = person.sees_the_end();
    assert_eq!((code, end.as_str()), (Some(0), "nothing was written\n"));
    assert_eq!(content(place.path()), before);
}

#[test]
fn without_a_person_what_is_missing_is_named_and_a_dry_run_writes_nothing() {
    let place = town();
    let before = content(place.path());
    let run = |arguments: &[&str]| charter(place.path()).args(arguments).write_stdin("").output().expect("it runs");
    let missing = run(&["change", "retire", "--what", "pothole"]);
    assert_eq!(code(&missing), 2);
    assert!(complained(&missing).contains("`--on`, `--why` are missing"), "{}", complained(&missing));
    let dry = run(&["change", "contact", "--from", "902-555-0110", "--to", "902-555-0117", "--dry-run"]);
    assert_eq!(code(&dry), 0, "{}", complained(&dry));
    assert!(said(&dry).contains("902-555-0117"), "{}", said(&dry));
    assert_eq!(content(place.path()), before);
}

#[test]
fn content_that_is_broken_elsewhere_can_still_be_changed_and_what_is_broken_there_can_not() {
    let place = town();
    write(&place.path().join("content/departments/parks.yaml"), "id: parks\nname: Parks\nservices: [\n");
    let run = |what: &str| {
        let arguments = ["change", "retire", "--what", what, "--on", "2027-01-01", "--why", "It ends."];
        charter(place.path()).args(arguments).write_stdin("").output().expect("it runs")
    };
    let elsewhere = run("pothole");
    assert_eq!(code(&elsewhere), 0, "{}", complained(&elsewhere));
    let there = run("bench");
    assert_eq!(code(&there), 2);
    assert!(complained(&there).contains("there is no service `bench`"), "{}", complained(&there));
}

#[test]
fn a_plan_is_called_off_by_the_name_of_its_service_if_no_other_promise_of_it_has_one() {
    let place = town();
    let run = |change: &str, with: &[(&str, &str)]| {
        let with = with.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect();
        let edit = Edit { on: first_day(), what: String::new(), change: change.to_owned(), with };
        made(place.path(), &edit)
    };
    let plan = |standard, within| {
        let with = [("standard", standard), ("within", within), ("from", "2025-03-01"), ("why", "We are more.")];
        assert_eq!(code(&run("promise", &with)), 0);
    };
    let call_off = || run("call-off", &[("what", "pothole"), ("why", "We are not.")]);
    plan("pothole.complete", "15 business days");
    let made = call_off();
    assert_eq!(code(&made), 0, "{}", complained(&made));
    assert!(said(&made).contains("still applies: We will fill the hole within 20 business days"), "{}", said(&made));
    plan("pothole.make-safe", "12 hours");
    plan("pothole.complete", "10 business days");
    let refused = call_off();
    assert_eq!(code(&refused), 2);
    let reason = "several promises of `pothole` have plans; name one of them: `pothole.make-safe`, `pothole.complete`";
    assert!(complained(&refused).contains(reason), "{}", complained(&refused));
}
