//! `charter check --fix` as people run it: slips in content in; mended files, a line about each fix and the rest of the messages out.
#![expect(clippy::disallowed_methods, reason = "tests prepare folders")]

use std::fs;
use std::path::Path;

use crate::support::program::{ROADS, code, complained, run, said, tree, workplace, write};

/// A department with slips that can mean only one thing: a dash in a number, no space after a colon, a misspelt key, a unit, a list.
fn slips() -> String {
    ROADS
        .replace("780-555-0101, calendar", "780–555–0101, calendar")
        .replace("accountable: Director", "acountable: Director")
        .replace("supports: [4.1.e]", "supports: 4.1.e   # the clause")
        .replace("within: 4 weeks", "within: 4 wks")
        .replace('\n', "\r\n")
}

#[test]
fn every_slip_is_fixed_and_told_and_the_rest_of_the_file_stays() {
    let place = workplace();
    write(&place.path().join("content/departments/roads.yaml"), &slips());
    let before = tree(place.path());
    let times =
        |name: &str| fs::metadata(place.path().join(name)).and_then(|file| file.modified()).expect("it is there");
    let old = times("content/site.yaml");
    let output = run(place.path(), "check --fix --as-of 2026-11-23");
    let expected = "\
content/departments/roads.yaml:4: `acountable` is now `accountable`
content/departments/roads.yaml:5: `780–555–0101` is now `780-555-0101`
content/departments/roads.yaml:11: `4.1.e` is now `[4.1.e]`
content/departments/roads.yaml:16: `4 wks` is now `4 weeks`
fixed 4 slips in 1 file

";
    assert_eq!(
        (code(&output), complained(&output).as_str(), said(&output).as_str()),
        (0, expected, "no problems found\n")
    );
    let mut after = tree(place.path());
    let mended = after.insert("content/departments/roads.yaml".to_owned(), slips().into_bytes()).expect("the file");
    let wanted = ROADS.replace("supports: [4.1.e]", "supports: [4.1.e]   # the clause").replace('\n', "\r\n");
    assert_eq!(String::from_utf8(mended), Ok(wanted));
    assert_eq!(after, before, "no other file is changed, and none is left beside it");
    assert_eq!(times("content/site.yaml"), old);
}

#[test]
fn a_fault_that_needs_a_person_stays_and_decides_the_exit_code() {
    let place = workplace();
    let text = slips().replace("3 weeks", "3 days");
    write(&place.path().join("content/departments/roads.yaml"), &text);
    let output = run(place.path(), "check --fix --as-of 2026-11-23");
    assert_eq!(code(&output), 1);
    let told = complained(&output);
    assert!(told.contains("fixed 4 slips in 1 file\n\nerror[bare-days]"), "{told}");
    assert!(told.ends_with("1 error\n"), "{told}");
    let again = run(place.path(), "check --fix --as-of 2026-11-23");
    assert!(
        complained(&again).starts_with("nothing to fix without a person\n\nerror[bare-days]"),
        "{}",
        complained(&again)
    );
}

#[test]
fn without_the_option_nothing_is_written_and_the_option_is_named() {
    let place = workplace();
    write(&place.path().join("content/departments/roads.yaml"), &slips());
    let before = tree(place.path());
    let output = run(place.path(), "check --as-of 2026-11-23");
    assert_eq!(code(&output), 1);
    assert!(
        complained(&output).ends_with("4 errors\n`charter check --fix` can fix 4 of them\n"),
        "{}",
        complained(&output)
    );
    assert_eq!(tree(place.path()), before);
}

#[test]
fn slips_that_hide_each_other_are_fixed_in_one_run() {
    let place = workplace();
    let text = ROADS
        .replace("    name: Pothole", "    name:Pothole")
        .replace("name: Roads", "name: “Roads: streets”")
        .replace("summary: Looks", "sumary: Looks");
    write(&place.path().join("content/departments/roads.yaml"), &text);
    let output = run(place.path(), "check --fix --as-of 2026-11-23");
    assert_eq!((code(&output), said(&output).as_str()), (0, "no problems found\n"), "{}", complained(&output));
    let mended = fs::read_to_string(place.path().join("content/departments/roads.yaml")).expect("the file");
    assert_eq!(mended, ROADS.replace("name: Roads", "name: \"Roads: streets\""));
}

#[cfg(unix)]
#[test]
fn a_file_that_cannot_be_written_is_told_and_the_others_are_fixed() {
    use std::os::unix::fs::PermissionsExt;
    let place = workplace();
    let locked = place.path().join("content/departments/roads.yaml");
    write(&locked, &slips());
    write(&place.path().join("content/pages/help.md"), "---\ntitel: Help\nsummary: How to ask us.\n---\n\nAsk us.\n");
    fs::set_permissions(&locked, PermissionsExt::from_mode(0o444)).expect("it can be locked");
    let output = run(place.path(), "check --fix --as-of 2026-11-23");
    assert_eq!(code(&output), 2);
    let told = complained(&output);
    assert!(told.contains("it is write-protected, and is left as it is"), "{told}");
    assert!(told.contains("content/pages/help.md:2: `titel` is now `title`\nfixed 1 slip in 1 file\n"), "{told}");
    assert!(told.contains("\n4 errors\n"), "{told}");
    assert!(told.ends_with("error: not every fix could be written\n"), "{told}");
    assert_eq!(read(&locked), slips());
}

#[cfg(unix)]
fn read(path: &Path) -> String {
    fs::read_to_string(path).expect("the file can be read")
}
