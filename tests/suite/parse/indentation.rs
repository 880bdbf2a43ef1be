//! A line that is out of line -> how many spaces it has, how many belong there, and the line to write.

use charter::config::Day;
use charter::load;
use charter::pipeline::diagnose;
use jiff::civil::date;

use crate::support::fixtures::called_content;
use crate::support::site::path;

const DEPARTMENT: &str = "departments/city-managers-office.yaml";

/// What is said of the sample with a line of a department changed, and the file with the fix.
fn told(before: &str, after: &str) -> (String, String) {
    let mut sources = called_content(load::content(&path("content")).expect("the sample"));
    let file = sources.files.iter_mut().find(|file| file.name == DEPARTMENT).expect("the department");
    assert!(file.text.contains(before), "{before}");
    file.text = file.text.replacen(before, after, 1);
    let text = file.text.clone();
    let found = diagnose(&sources, Day::Given(date(2026, 11, 23)));
    let [fault] = &found.iter().filter(|one| one.is_error()).collect::<Vec<_>>()[..] else { panic!("one: {found:#?}") };
    let patch = fault.patch.as_ref().unwrap_or_else(|| panic!("a fix: {fault:#?}"));
    let range = patch.span.range();
    let label = fault.place.as_ref().map(|place| place.text.clone()).unwrap_or_default();
    (label, [&text[..range.start], &patch.replacement, &text[range.end..]].concat())
}

#[test]
fn a_line_that_is_out_of_line_is_told_with_its_spaces_and_those_that_belong_there() {
    let sample = load::content(&path("content")).expect("the sample");
    let sound = &sample.files.iter().find(|file| file.name == DEPARTMENT).expect("the department").text;
    for (before, after, label) in [
        ("    summary: Tell us when", "     summary: Tell us when", "5 spaces before it, where 4 spaces belong"),
        ("    summary: Tell us when", "   summary: Tell us when", "3 spaces before it, where 4 spaces belong"),
        ("        we: give you the", "       we: give you the", "7 spaces before it, where 8 spaces belong"),
        ("        within: 1 bus", "          within: 1 bus", "10 spaces before it, where 8 spaces belong"),
        ("      - stage: complete\n", "     - stage: complete\n", "5 spaces before it, where 6 spaces belong"),
        ("  - id: business-start-help", "   - id: business-start-help", "3 spaces before it, where 2 spaces belong"),
        ("  - id: business-start-help", " - id: business-start-help", "1 space before it, where 2 spaces belong"),
        ("    supports: [4.1.a, 4.1.b]", "  supports: [4.1.a, 4.1.b]", "2 spaces before it, where 4 spaces belong"),
    ] {
        assert_eq!(told(before, after), (label.to_owned(), sound.clone()), "{after}");
    }
}
