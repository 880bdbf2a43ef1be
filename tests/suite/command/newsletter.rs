//! `charter newsletter` as people run it: the three texts of a city in which everything happens, which say the same, and nothing untrue.
#![expect(clippy::disallowed_methods, reason = "tests read what the program has written")]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use pulldown_cmark::{Event, Parser};
use tempfile::TempDir;

use crate::support::fixtures::{assert_expected, fixtures};
use crate::support::program::{charter, code, complained, copy, run, said, workplace, write};

/// The small city, in which promises have changed, were corrected, pause and end.
fn place() -> TempDir {
    let place = TempDir::new().expect("a temporary folder can be made");
    copy(&fixtures("sites/small/content"), &place.path().join("content"));
    place
}

fn told(place: &Path, arguments: &str) -> String {
    let output = run(place, &format!("newsletter {arguments}"));
    assert_eq!((code(&output), complained(&output).as_str()), (0, ""), "{arguments}");
    said(&output)
}

fn written(place: &Path, arguments: &str) -> BTreeMap<String, Vec<u8>> {
    told(place, &format!("{arguments} --out out"));
    let entries = fs::read_dir(place.join("out")).expect("a folder").map(|entry| entry.expect("an entry").path());
    entries
        .map(|path| {
            let name = path.file_name().expect("a name").to_string_lossy().into_owned();
            (name, fs::read(&path).expect("a file"))
        })
        .collect()
}

const YEAR: &str = "--since 2026-01-01 --as-of 2026-11-23";

#[test]
fn it_tells_the_news_of_a_year_in_each_form() {
    let place = place();
    let (text, markdown) = (told(place.path(), YEAR), told(place.path(), &format!("{YEAR} --format markdown")));
    assert_expected(&text, &fixtures("newsletter").join("year.txt"));
    assert_expected(&markdown, &fixtures("newsletter").join("year.md"));
    let files = written(place.path(), YEAR);
    assert_eq!(files.keys().collect::<Vec<_>>(), ["newsletter.docx", "newsletter.md", "newsletter.txt"]);
    assert_eq!(files["newsletter.txt"], text.as_bytes());
    assert_eq!(files["newsletter.md"], markdown.as_bytes());
    // The same bytes again, whoever writes them.
    assert_eq!(written(place.path(), YEAR), files);
}

#[test]
fn no_line_is_longer_than_72_characters_but_for_an_address() {
    for line in told(place().path(), YEAR).lines() {
        assert!(line.chars().count() <= 72 || line.starts_with("https://"), "{line}");
    }
}

#[test]
fn if_nothing_has_changed_it_says_so() {
    let place = workplace();
    let text = told(place.path(), "--since 2026-11-01 --as-of 2026-11-23");
    let nothing = "Nothing changed since 1 November 2026 in what we promise when you ask\nfor a service.\n";
    assert!(text.contains(nothing), "{text}");
    // What comes is no news of the past, and is told all the same.
    assert!(text.contains("\nComing up\n---------\n\nPothole repair"), "{text}");
    assert!(text.contains("\nFrom 1 January 2027: "), "{text}");
    let told = told(place.path(), "--since 2026-11-01 --as-of 2026-11-23 --out out");
    assert_eq!(told, "out: newsletter.txt, newsletter.md, newsletter.docx; nothing changed since that day\n");
}

#[test]
fn the_first_day_counts_and_the_day_before_it_does_not() {
    let place = workplace();
    let told = |since: &str, today: &str| told(place.path(), &format!("--since {since} --as-of {today}"));
    let change = "Since 1 January 2027: We will complete it within 3 weeks";
    let has = |text: &str| text.contains("\nChanged\n") && text.contains("Since 1 January 2027: ");
    assert!(has(&told("2027-01-01", "2027-01-01")), "{change}");
    assert!(has(&told("2026-12-31", "2027-02-01")), "{change}");
    assert!(!has(&told("2027-01-02", "2027-02-01")), "{change}");
    assert!(!has(&told("2026-12-01", "2026-12-31")), "{change}");
}

#[test]
fn after_a_pause_it_does_not_say_that_the_old_promise_held_until_then() {
    let place = workplace();
    let roads = crate::support::program::ROADS.replace(
        "{effective: 2026-03-01, within: 4 weeks}",
        "{effective: 2026-03-01, within: 4 weeks, until: 2026-10-01, gap: The truck is in repair.}",
    );
    write(&place.path().join("content/departments/roads.yaml"), &roads);
    let text = told(place.path(), "--since 2026-09-01 --as-of 2026-11-23");
    assert!(text.contains("\nPaused\n------\n") && text.contains("Paused on 1 October 2026."), "{text}");
    let (_, coming) = text.split_once("Coming up").expect("what is coming up");
    assert!(coming.contains("Before: ") && !coming.contains("Until then"), "{coming}");
}

#[test]
fn a_promise_that_no_longer_holds_is_not_said_to_hold_since() {
    let place = workplace();
    let text = told(place.path(), "--since 2026-01-01 --as-of 2027-02-01");
    assert!(text.contains("\nFrom 1 March 2026 to 31 December 2026: "), "{text}");
    assert!(text.contains("\nSince 1 January 2027: ") && !text.contains("Since 1 March 2026: "), "{text}");
}

#[test]
fn markdown_shows_every_text_as_it_is() {
    let place = workplace();
    let hostile = "1. *Pot* _hole_ [a](b) <b>x</b> `c` # d | e ~f~ & g \\ h";
    let roads = crate::support::program::ROADS.replace("name: Pothole repair", &format!("name: '{hostile}'"));
    write(&place.path().join("content/departments/roads.yaml"), &roads);
    let markdown = told(place.path(), "--since 2026-01-01 --as-of 2026-11-23 --format markdown");
    let shown: String = Parser::new(&markdown)
        .map(|event| match event {
            Event::Text(text) => text.into_string(),
            Event::Code(_) | Event::Html(_) | Event::InlineHtml(_) => panic!("{event:?} in {markdown}"),
            Event::End(_) => "\n".to_owned(),
            _ => String::new(),
        })
        .collect();
    assert!(shown.contains(hostile), "{shown}");
}

#[test]
fn with_many_new_promises_it_says_how_many_there_are() {
    let place = TempDir::new().expect("a temporary folder can be made");
    copy(&crate::support::site::path("content"), &place.path().join("content"));
    let text = told(place.path(), "--since 2026-01-01 --as-of 2026-11-23");
    let (_, new) = text.split_once("\nNew\n---\n").expect("a group");
    assert!(new.starts_with("\n111 standards took effect for the first time.\n\n"), "{new}");
    assert!(text.contains("The figures on this site are examples until the City confirms its own."), "{text}");
}

#[test]
fn days_that_cannot_be_and_faulty_content_are_refused() {
    let place = workplace();
    let output = run(place.path(), "newsletter --since 2026-12-01 --as-of 2026-11-23");
    let refused = "error: `--since 2026-12-01` is after 23 November 2026, the day of the newsletter\n";
    assert_eq!((code(&output), complained(&output).as_str()), (2, refused));
    assert_eq!(code(&run(place.path(), "newsletter --since yesterday")), 2);
    assert_eq!(code(&run(place.path(), "newsletter")), 2, "nobody knows when the last one was");
    let roads = crate::support::program::ROADS.replace("4 weeks", "4 days");
    write(&place.path().join("content/departments/roads.yaml"), &roads);
    let output = charter(place.path()).args(["newsletter", "--since", "2026-01-01", "--out", "out"]).output();
    let output = output.expect("the program runs");
    assert_eq!(code(&output), 1);
    assert!(
        complained(&output).ends_with("there is no newsletter: the content has errors\n"),
        "{}",
        complained(&output)
    );
    assert!(!place.path().join("out").exists(), "nothing is written");
}
