//! What a build says: little, all of it, or one document for programs.
#![expect(clippy::disallowed_methods, reason = "tests prepare folders")]

use std::fs;
use std::path::Path;

use charter::emit::build;
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::support::fixtures::fixtures;
use crate::support::program::{code, complained, copy, run, said, workplace, write};

const BUILD: &str = "build --as-of 2026-11-23 --no-sync";

const COUNTED: &str = "warning: 2 × hard-text: A text of 30 words or more reads at school grade 8 or below (`charter check` shows them)\n\
     warning: 2 × long-sentence: A sentence has at most 25 words (`charter check` shows them)\n";

/// A summary with too long a sentence, which makes it hard to read, twice.
fn with_warnings(place: &Path) {
    let roads = place.join("content/departments/roads.yaml");
    let text = fs::read_to_string(&roads).expect("it is there");
    let long = format!("Tell us about {}.", ["a hole in the road that is near you"; 4].join(" or about "));
    let service = text.split_once("  - id: ").expect("a service").1.replace("pothole-repair", "road-hole");
    let text = text + "  - id: " + &service.replace("Pothole repair", "Road hole");
    write(&roads, &text.replace("Tell us about a hole.", &long));
}

fn document(place: &Path, arguments: &str) -> (i32, Value) {
    let output = run(place, &format!("{BUILD} --format json {arguments}"));
    assert_eq!(complained(&output), "");
    let document: Value = serde_json::from_str(&said(&output)).expect("one document");
    let schema = serde_json::to_value(build::schema()).expect("a schema is JSON");
    let validator = jsonschema::options().should_validate_formats(true).build(&schema).expect("the schema is one");
    let faults: Vec<String> = validator.iter_errors(&document).map(|fault| fault.to_string()).collect();
    assert_eq!(faults, Vec::<String>::new());
    for key in document.as_object().expect("an object").keys() {
        let mut without = document.clone();
        without.as_object_mut().expect("an object").remove(key);
        assert!(!validator.is_valid(&without), "a document without `{key}` passes");
    }
    (code(&output), document)
}

#[test]
fn warnings_are_counted_by_rule_unless_they_are_asked_for() {
    let place = workplace();
    with_warnings(place.path());
    let counted = run(place.path(), BUILD);
    assert_eq!(code(&counted), 0);
    assert_eq!(complained(&counted), COUNTED);
    let whole = complained(&run(place.path(), &format!("{BUILD} --warnings")));
    assert_eq!(whole.matches("warning[long-sentence]").count(), 2, "{whole}");
    assert!(whole.ends_with("\n4 warnings\n"), "{whole}");
}

#[test]
fn a_quiet_build_says_only_what_a_person_must_know() {
    let place = workplace();
    with_warnings(place.path());
    let quiet = format!("{BUILD} --quiet");
    let output = run(place.path(), &quiet);
    assert_eq!((code(&output), said(&output).as_str(), complained(&output).as_str()), (0, "", ""));
    let roads = place.path().join("content/departments/roads.yaml");
    let sound = fs::read_to_string(&roads).expect("it is there");
    write(&roads, &sound.replacen("within: 3 weeks", "within: 3 days", 1));
    let failed = run(place.path(), &quiet);
    assert_eq!((code(&failed), said(&failed).as_str()), (1, ""));
    let words = complained(&failed);
    assert!(words.starts_with("error[bare-days]") && !words.contains("warning"), "{words}");
    assert!(words.ends_with("\n1 error\nnothing was written to `public`\n"), "{words}");
    let whole = complained(&run(place.path(), BUILD));
    assert!(whole.contains(&format!("\n{COUNTED}1 error, 4 warnings\n")), "{whole}");
    write(&roads, &sound.replacen("within: 4 weeks", "within: 5 weeks", 1));
    let accept = "--accept altered-history:pothole-repair.complete --reason Test.";
    let told = run(place.path(), &format!("{quiet} {accept} --accept altered-archive:pothole-repair.complete"));
    assert_eq!((code(&told), said(&told).as_str()), (0, ""));
    assert!(complained(&told).starts_with("accepted: "), "{}", complained(&told));
}

/// A folder with what time alone has made wrong: an exemption and a list of closed days that ended on 1 November 2026.
fn lapsed() -> TempDir {
    let place = workplace();
    copy(&fixtures("agenda").join("city"), &place.path().join("content"));
    place
}

#[test]
fn what_has_lapsed_is_shown_whole_whatever_is_asked_for() {
    let place = lapsed();
    for arguments in ["", "--quiet", "--warnings"] {
        let output = run(place.path(), &format!("{BUILD} {arguments}"));
        assert_eq!(code(&output), 0);
        let words = complained(&output);
        for whole in [
            "warning[exemption-ended]: `old-records.respond` is still weaker than the baseline `email.respond`, but its exemption ended on 1 November 2026\n  \
             --> content/departments/records.yaml:18:87\n",
            "warning[calendar-ends-soon]: the list of closures of `rink` covered only the days before 1 November 2026\n \
             --> content/calendars/rink.yaml:7:37\n",
        ] {
            assert_eq!(words.matches(whole).count(), 1, "{arguments}: {words}");
        }
        // What is only near is counted, or not told.
        assert_eq!(words.contains("warning[exemption-ends-soon]"), arguments == "--warnings", "{words}");
        assert_eq!(words.contains("warning: 1 × exemption-ends-soon: "), arguments.is_empty(), "{words}");
        assert_eq!(words.contains("warning: 2 × calendar-ends-soon: "), arguments.is_empty(), "{words}");
        assert!(!words.contains("× exemption-ended"), "{words}");
    }
}

#[test]
fn what_has_lapsed_is_fatal_where_warnings_are_denied() {
    let place = workplace();
    let records = fs::read_to_string(fixtures("agenda").join("city/departments/records.yaml")).expect("it is there");
    let records = records
        .split("  - id: maps")
        .next()
        .expect("one service")
        .replace("calendar: archive", "calendar: town-office");
    write(&place.path().join("content/departments/records.yaml"), &records);
    let check = |day: &str, arguments: &str| run(place.path(), &format!("check --as-of {day} {arguments}"));
    let ended = "warning[exemption-ended]: ";
    for (arguments, exit) in [("", 0), ("--deny-warnings", 1)] {
        let output = check("2026-11-23", arguments);
        assert_eq!(code(&output), exit);
        let words = complained(&output);
        assert!(words.starts_with(ended) && words.ends_with("\n1 warning\n"), "nothing else is wrong: {words}");
    }
    // The same content was sound before it ended, but for the notice that it would.
    assert!(!complained(&check("2026-10-31", "--deny-warnings")).contains(ended));
}

#[test]
fn a_build_gives_programs_one_document() {
    let place = workplace();
    with_warnings(place.path());
    let (first, made) = document(place.path(), "");
    assert_eq!(first, 0);
    let total = made["files"]["total"].as_u64().expect("a number");
    assert_eq!(made["files"], json!({"total": total, "written": total, "unchanged": 0, "removed": 0}));
    assert_eq!((&made["published"], &made["out"]), (&json!(true), &json!("public")));
    assert_eq!(made["day"], "2026-11-23");
    assert_eq!(made["in_force"], json!({"from": "2026-03-01", "until": "2027-01-01"}));
    assert_eq!(made["rebuild_on"], "2027-01-01");
    assert_eq!(made["standards_in_force"], 3);
    assert_eq!((&made["compared_with"], &made["let_through"]), (&Value::Null, &json!([])));
    let check = said(&run(place.path(), "check --as-of 2026-11-23 --format json"));
    let lines: Vec<Value> = check.lines().map(|line| serde_json::from_str(line).expect("a line is JSON")).collect();
    assert_eq!(made["diagnostics"], json!(lines));
    assert_eq!(lines.len(), 4);

    write(&place.path().join("public/verification.txt"), "from somebody else");
    let (_, again) = document(place.path(), "");
    assert_eq!(again["files"], json!({"total": total, "written": 0, "unchanged": total, "removed": 0}));
    assert_eq!((&again["compared_with"], &again["kept"]), (&json!("public"), &json!(["verification.txt"])));

    let roads = place.path().join("content/departments/roads.yaml");
    let text = fs::read_to_string(&roads).expect("it is there").replacen("within: 4 weeks", "within: 5 weeks", 1);
    write(&roads, &text);
    let (refused, nothing) = document(place.path(), "");
    assert_eq!((refused, &nothing["published"], &nothing["day"]), (1, &json!(false), &json!("2026-11-23")));
    for key in ["in_force", "rebuild_on", "standards_in_force", "pages", "files"] {
        assert_eq!(nothing[key], Value::Null, "{key}");
    }
    let rules: Vec<&str> =
        nothing["diagnostics"].as_array().expect("a list").iter().filter_map(|one| one["rule"].as_str()).collect();
    assert!(rules.contains(&"altered-history"), "{rules:?}");
    let accept = "--accept altered-history:pothole-repair.complete --accept altered-archive:pothole-repair.complete --reason Test.";
    let (accepted, told) = document(place.path(), accept);
    assert_eq!(accepted, 0);
    let told = told["let_through"].as_array().expect("a list").clone();
    assert!(told[0].as_str().expect("a text").starts_with("accepted: "), "{told:?}");
    assert!(
        told.last().and_then(Value::as_str).expect("a text").starts_with("for other copies of the site"),
        "{told:?}"
    );

    let cant_run = run(place.path(), &format!("{BUILD} --format json --content nowhere"));
    assert_eq!((code(&cant_run), said(&cant_run).as_str()), (2, ""));
    let schema = said(&run(place.path(), "schema build"));
    let described: Value = serde_json::from_str(&schema).expect("a schema is JSON");
    assert_eq!(described, serde_json::to_value(build::schema()).expect("a schema is JSON"));
}

#[test]
fn a_build_is_compared_only_with_a_copy_that_is_whole() {
    let place = workplace();
    assert_eq!(code(&run(place.path(), BUILD)), 0);
    let build = || run(place.path(), &format!("{BUILD} --out other --against public"));
    assert_eq!(code(&build()), 0);
    let calendars = place.path().join("public/api/v1/calendars.json");
    let text = fs::read_to_string(&calendars).expect("it is there");
    write(&calendars, &text.replace("08:30", "09:30"));
    let reason = "error: the published site can't be read: `api/v1/calendars.json` is incomplete or was changed by hand; use the folder as the \
                  build left it\n";
    let refused = build();
    assert_eq!((code(&refused), complained(&refused).as_str()), (2, reason));
    fs::remove_file(&calendars).expect("it can be removed");
    let refused = build();
    assert_eq!(code(&refused), 2);
    assert!(complained(&refused).contains("the manifest names `api/v1/calendars.json`, which is missing"));
}
