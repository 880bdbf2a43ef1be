//! `charter print` as people run it: what it writes, what it leaves alone, and what it says.
#![expect(clippy::disallowed_methods, reason = "tests read what was written")]

use std::fs;

use crate::support::program::{code, complained, run, said, workplace, write};

#[test]
fn it_writes_what_is_asked_for_and_leaves_other_files_alone() {
    let place = workplace();
    fs::create_dir(place.path().join("publications")).expect("a folder");
    write(&place.path().join("publications/notes.txt"), "ours");
    let output = run(place.path(), "print --as-of 2026-11-23 --only insert,charter --paper a4");
    assert_eq!(code(&output), 0, "{}", complained(&output));
    assert!(said(&output).starts_with("publications: 3 files, "), "{}", said(&output));
    let mut names: Vec<String> = fs::read_dir(place.path().join("publications"))
        .expect("the folder is there")
        .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    assert_eq!(names, ["charter.pdf", "insert.pdf", "insert.txt", "notes.txt"]);
    let text = fs::read_to_string(place.path().join("publications/insert.txt")).expect("the text");
    assert!(text.lines().all(|line| line.chars().count() <= 72), "{text}");
    assert!(!text.contains("&#"), "{text}");
}

#[test]
fn a_name_that_there_is_not_is_refused_with_those_that_there_are() {
    let place = workplace();
    let output = run(place.path(), "print --only flyers");
    assert_eq!(code(&output), 2);
    let all = "(charter, departments, posters, leaflets, insert, staff-cards)";
    assert!(
        complained(&output).contains(&format!("`--only flyers` is neither a publication {all}")),
        "{}",
        complained(&output)
    );
    assert!(!place.path().join("publications").exists());
}

#[test]
fn faulty_content_is_not_printed() {
    let place = workplace();
    write(&place.path().join("content/site.yaml"), "city: Nowhere\n");
    let output = run(place.path(), "print");
    assert_eq!(code(&output), 1);
    assert!(complained(&output).ends_with("nothing was printed: the content has errors\n"), "{}", complained(&output));
}
