//! A build on a terminal: a long one tells what it is at and leaves nothing behind; a short one, or one that nobody watches, is quiet.
#![expect(clippy::disallowed_methods, reason = "tests prepare folders")]

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::Command;

use crate::support::program::{complained, run, workplace};

const CLEAR: &str = "\r\u{1b}[K";

/// Enough for the unoptimised program to be at it for more than half a second, on any machine.
const MANY: usize = 300;

/// A department with many services.
fn many(place: &Path) {
    let mut text = String::from(
        "id: parks\nname: Parks\nsummary: Looks after parks.\naccountable: Director\n\
         contact: {phone: 780-555-0101, calendar: town-office}\nservices:\n",
    );
    for number in 0..MANY {
        let _ = write!(
            text,
            "  - id: bench-{number}\n    name: Bench {number}\n    summary: Tell us about a bench.\n    \
             ask: [{{phone: 780-555-0101}}]\n    supports: [4.1.e]\n    standards:\n      - stage: complete\n        \
             starts: you ask us\n        versions:\n          - {{effective: 2026-03-01, within: 4 weeks}}\n"
        );
    }
    fs::write(place.join("content/departments/parks.yaml"), text).expect("a file can be written");
}

/// What a terminal gets to see.
fn on_a_terminal(place: &Path, term: &str) -> String {
    let program = env!("CARGO_BIN_EXE_charter");
    let output = Command::new("script")
        .args(["-qec", &format!("{program} build --as-of 2026-11-23"), "/dev/null"])
        .current_dir(place)
        .env("TERM", term)
        .output()
        .expect("`script` makes a terminal");
    assert!(output.status.success(), "{output:?}");
    String::from_utf8(output.stdout).expect("UTF-8")
}

#[test]
fn a_long_build_tells_what_it_is_at_and_leaves_nothing_behind() {
    let place = workplace();
    many(place.path());
    let seen = on_a_terminal(place.path(), "xterm");
    let told: Vec<&str> = seen.split(CLEAR).collect();
    assert!(told.iter().any(|text| text.ends_with(" ...")), "{seen:?}");
    let last = told.last().expect("a text");
    assert!(last.starts_with("public: ") && !last.contains(" ..."), "{seen:?}");
}

#[test]
fn nobody_is_told_who_does_not_look_on() {
    let place = workplace();
    many(place.path());
    let plain = on_a_terminal(place.path(), "dumb");
    assert!(plain.starts_with("public: ") && !plain.contains('\u{1b}'), "{plain:?}");
    assert_eq!(complained(&run(place.path(), "build --as-of 2026-11-23")), "");
}
