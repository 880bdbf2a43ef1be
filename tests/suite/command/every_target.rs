//! Every kind of target, by flags and by a person at a terminal -> an entry that is valid at once; and every habit of writing is taken.
#![expect(clippy::disallowed_methods, reason = "tests look at folders")]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Output;

use charter::authoring::TARGET_KINDS;

use crate::support::person::Person;
use crate::support::program::{charter, code, complained, workplace};

/// A kind, its flags with their values, and what is written.
type Row = (&'static str, &'static [(&'static str, &'static str)], &'static str);

/// A kind's name, the questions with their answers, and what is written.
type Asked = (&'static str, &'static [(&'static str, &'static str)], &'static str);

const ROWS: [Row; 22] = [
    ("within", &[("--within", "3 business days")], "within: 3 business days"),
    ("within", &[("--within", "1 hour")], "within: 1 hour"),
    ("within", &[("--within", "same business day")], "within: same business day"),
    ("within", &[("--within", "next business day")], "within: next business day"),
    ("within", &[("--within", "10 business days"), ("--share", "90%")], "share: 90%"),
    ("average", &[("--average", "5 minutes")], "average: 5 minutes"),
    ("between", &[("--between", "2 and 4 weeks")], "between: 2 and 4 weeks"),
    ("between", &[("--between", "10 business days and 8 weeks")], "between: 10 business days and 8 weeks"),
    ("every", &[("--every", "2 weeks")], "every: 2 weeks"),
    ("at_most", &[("--at-most", "6 days out of use per year")], "at_most: {count: 6, of: days out of use, per: year}"),
    ("at_most", &[("--at-most", "2 errors a month")], "at_most: {count: 2, of: errors, per: month}"),
    ("at_least", &[("--at-least", "8 times per year")], "at_least: {count: 8, of: times, per: year}"),
    ("at_least", &[("--at-least", "4 inspections each year")], "at_least: {count: 4, of: inspections, per: year}"),
    ("ahead", &[("--ahead", "5 business days"), ("--before", "the meeting")], "before: the meeting"),
    ("by", &[("--by", "1 June")], "by: 1 June"),
    ("by", &[("--by", "the 10th of each month")], "by: the 10th of each month"),
    ("share", &[("--share", "95%")], "share: 95%"),
    ("level", &[("--level", "at least 85% of callers"), ("--who", "say that they are satisfied")], "at_least: 85%"),
    ("level", &[("--level", "at most 5% of calls"), ("--who", "are lost")], "at_most: 5%"),
    ("no_target", &[("--no-target", "Each street is different.")], "no_target: Each street is different."),
    ("no_target", &[("--no-target", "It depends: on the weather.")], "no_target: 'It depends: on the weather.'"),
    ("by", &[("--by", "15 March"), ("--share", "90%")], "by: 15 March"),
];

fn run(place: &Path, arguments: &[&str]) -> Output {
    charter(place).args(arguments).write_stdin("").output().expect("the program runs")
}

fn roads(place: &Path) -> String {
    fs::read_to_string(place.join("content/departments/roads.yaml")).expect("the file is there")
}

fn assert_made(place: &Path, what: &str, written: &str) {
    assert!(roads(place).contains(&format!("  {written}\n")), "{what}: {written}\n{}", roads(place));
    let check = run(place, &["check", "--as-of", "2026-11-23"]);
    assert_eq!(code(&check), 0, "{what}: {}", complained(&check));
}

#[test]
fn each_kind_is_made_by_its_flags() {
    for (kind, flags, written) in ROWS {
        let place = workplace();
        let mut arguments = vec!["new", "standard", "--service", "Pothole repair", "--stage", "publish"];
        arguments.extend(["--we", "do the work", "--effective", "2026-11-01"]);
        arguments.extend(flags.iter().flat_map(|(flag, value)| [*flag, *value]));
        if ["within", "average", "between"].contains(&kind) {
            arguments.extend(["--starts", "you call us"]);
        }
        let made = run(place.path(), &arguments);
        assert_eq!(code(&made), 0, "{kind}: {}", complained(&made));
        assert_made(place.path(), kind, written);
    }
    let tried: BTreeSet<&str> = ROWS.iter().map(|(kind, ..)| *kind).collect();
    assert_eq!(tried, TARGET_KINDS.into_iter().collect(), "a kind is not tried");
}

#[test]
fn each_kind_is_made_by_a_person_who_names_it() {
    let time = "The time limit, like 3 business days";
    let questions: [Asked; 10] = [
        ("average", &[("The average time, like 5 minutes", "5 minutes")], "average: 5 minutes"),
        ("between", &[("The range, like 2 and 4 weeks", "2 and 4 weeks")], "between: 2 and 4 weeks"),
        ("every", &[("How often it happens, like 2 weeks", "2 weeks")], "every: 2 weeks"),
        (
            "at most",
            &[("The most in a period, like 6 days out of use per year", "2 errors a month")],
            "at_most: {count: 2, of: errors, per: month}",
        ),
        (
            "at_least",
            &[("How often at least, like 8 times per year", "8 times per year")],
            "at_least: {count: 8, of: times, per: year}",
        ),
        (
            "ahead",
            &[
                ("The shortest time before the event, like 5 business days", "5 business days"),
                ("The event that it comes before, like the meeting", "the meeting"),
            ],
            "before: the meeting",
        ),
        ("by", &[("The day, like 1 June or the 10th of each month", "1 June")], "by: 1 June"),
        ("Share", &[("The share of all cases, like 95%", "95%")], "share: 95%"),
        (
            "level",
            &[
                (
                    "The share, and of whom, like at least 85% of callers who answer our survey",
                    "at least 85% of callers",
                ),
                ("What they do or are, like say that they are satisfied", "are satisfied"),
            ],
            "who: are satisfied",
        ),
        (
            "no target",
            &[("Why there is no target, for residents", "Each street is different.")],
            "no_target: Each street is different.",
        ),
    ];
    for (kind, asked, written) in questions {
        let place = workplace();
        let given = ["new", "standard", "--service", "pothole repair", "--stage", "publish", "--we", "do the work"];
        let mut person = Person::running(place.path(), &given);
        person.is_asked_and_answers(time, kind);
        for (question, answer) in asked {
            person.is_asked_and_answers(question, answer);
        }
        if ["average", "between"].contains(&kind) {
            person.is_asked_and_answers("The clock starts when", "you call us");
        }
        assert_eq!(person.sees_the_end().0, Some(0), "{kind}");
        assert_made(place.path(), kind, written);
    }
}
