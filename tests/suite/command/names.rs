//! Names in place of ids on the command line -> the thing that is meant, or the ones that are near.
#![expect(clippy::disallowed_methods, reason = "tests look at folders")]

use std::fs;
use std::path::Path;
use std::process::Output;

use charter::load;
use charter::pipeline::{Unnamed, calendar_named, department_named, service_named};
use tempfile::TempDir;

use crate::support::program::{charter, code, complained, workplace, write};

const PARKS: &str = "\
id: parks
name: Parks & trails
summary: Looks after parks.
accountable: Director of Parks
contact: {phone: 780-555-0101, calendar: town-office}
services:
  - id: roads
    name: Park roads
    summary: Ask about roads in parks.
    ask: [{phone: 780-555-0101}]
    supports: [4.1.e]
    standards: [{stage: complete, starts: you ask us, effective: 2026-03-01, within: 4 weeks}]
  - id: pothole-in-park
    name: pothole  repair
    summary: Tell us about a hole in a park.
    ask: [{phone: 780-555-0101}]
    supports: [4.1.e]
    standards: [{stage: complete, starts: you ask us, effective: 2026-03-01, within: 4 weeks}]
";

fn run(place: &Path, arguments: &[&str]) -> Output {
    charter(place).args(arguments).write_stdin("").output().expect("the program runs")
}

fn parks(place: &Path) {
    write(&place.join("content/departments/parks.yaml"), PARKS);
}

#[test]
fn a_name_in_any_case_is_as_good_as_an_id() {
    let place = workplace();
    let content = load::content(&place.path().join("content")).expect("the content can be read");
    for wanted in ["pothole-repair", "Pothole-Repair", "Pothole repair", " pothole  REPAIR "] {
        assert_eq!(service_named(&content, wanted).map(|id| id.to_string()), Ok("pothole-repair".to_owned()));
    }
    assert_eq!(department_named(&content, "ROADS").map(|id| id.to_string()), Ok("roads".to_owned()));
    assert_eq!(calendar_named(&content, "town office").map(|id| id.to_string()), Ok("town-office".to_owned()));
}

#[test]
fn what_names_nothing_or_several_is_told_with_the_ids() {
    let place = workplace();
    parks(place.path());
    let content = load::content(&place.path().join("content")).expect("the content can be read");
    let several = "2 services are called `Pothole Repair`: write the id of one: `pothole-in-park`, `pothole-repair`";
    assert_eq!(service_named(&content, "Pothole Repair"), Err(Unnamed::Several(several.to_owned())));
    // An id is that of one service, even if it is also another's name.
    assert_eq!(service_named(&content, "pothole-repair").map(|id| id.to_string()), Ok("pothole-repair".to_owned()));
    assert_eq!(department_named(&content, "parks & TRAILS").map(|id| id.to_string()), Ok("parks".to_owned()));

    let messages = [
        (
            service_named(&content, "potholes"),
            "there is no service `potholes` in `CONTENT`\nthese are near: `pothole-repair` (Pothole repair), `pothole-in-park` (pothole  repair)",
        ),
        (
            service_named(&content, "parkroads"),
            "there is no service `parkroads` in `CONTENT`: did you mean `roads` (Park roads)?",
        ),
        (service_named(&content, "zoo"), "there is no service `zoo` in `CONTENT`: add it with `charter new service`"),
        (
            department_named(&content, "trails"),
            "there is no department `trails` in `CONTENT`: did you mean `parks` (Parks & trails)?",
        ),
        (
            calendar_named(&content, "zoo"),
            "there is no calendar `zoo` in `CONTENT`\nthere are: `town-office` (Town office)",
        ),
    ];
    for (found, expected) in messages {
        let expected = expected.replace("CONTENT", &content.root);
        assert_eq!(found, Err(Unnamed::Unknown(expected)));
    }
}

#[test]
fn new_takes_names_for_service_department_calendar_and_variant() {
    let place = workplace();
    let of = |name: &str| fs::read_to_string(place.path().join("content/departments").join(name)).expect("a file");
    let promise = ["--we", "repair it", "--within", "3 weeks", "--starts", "you ask us"];
    let standard =
        ["new", "standard", "--service", "pothole Repair", "--stage", "complete", "--variant", "Priority one"];
    let made = run(place.path(), &[&standard[..], &promise].concat());
    assert_eq!(code(&made), 0, "{}", complained(&made));
    assert!(of("roads.yaml").contains("\n        variant: priority-one\n"), "{}", of("roads.yaml"));

    let service = ["new", "service", "--department", "Roads", "--name", "Fallen trees", "--summary", "Tell us."];
    let rest = ["--phone", "780-555-0100", "--supports", "4.1.e", "--stage", "complete"];
    let made = run(place.path(), &[&service[..], &rest, &promise].concat());
    assert_eq!(code(&made), 0, "{}", complained(&made));
    assert!(of("roads.yaml").contains("id: fallen-trees"));

    let department = ["new", "department", "--name", "Ponds", "--summary", "Looks after ponds.", "--accountable"];
    let rest = ["Director of Ponds", "--phone", "780-555-0100", "--calendar", "Town Office"];
    let made = run(place.path(), &[&department[..], &rest].concat());
    assert_eq!(code(&made), 0, "{}", complained(&made));
    assert!(of("ponds.yaml").contains("calendar: town-office"));
}

#[test]
fn an_unknown_calendar_is_told_and_nothing_is_written() {
    let place: TempDir = workplace();
    let department = ["new", "department", "--name", "Ponds", "--summary", "Looks after ponds.", "--accountable"];
    let rest = ["Director of Ponds", "--phone", "780-555-0100", "--calendar", "town hall"];
    let refused = run(place.path(), &[&department[..], &rest].concat());
    assert_eq!(code(&refused), 2);
    let expected = "error: there is no calendar `town hall` in `content`\nthere are: `town-office` (Town office)\n";
    assert_eq!(complained(&refused), expected);
    assert!(!place.path().join("content/departments/ponds.yaml").exists());
}
