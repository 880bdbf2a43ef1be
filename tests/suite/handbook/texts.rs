//! The handbook's texts: all files are pages, short sentences in one order, links that lead to pages; and words that find them.
#![expect(clippy::disallowed_methods, reason = "the files of the handbook are listed")]

use std::collections::BTreeSet;
use std::fs;

use charter::handbook::{Found, PAGES, plain, search};

use crate::handbook::blocks::prose;
use crate::support::program::{charter, code, complained, said, workplace};
use crate::support::site::path;

/// What every answer has, in this order.
const HEADINGS: [&str; 4] = ["## With a command", "## By hand", "## What people see", "## If it is refused"];

/// The most words of a sentence.
const LONGEST: usize = 20;

#[test]
fn every_file_is_a_page() {
    let files = fs::read_dir(path("src/handbook/pages")).expect("the pages are there");
    let names: BTreeSet<String> =
        files.map(|file| file.expect("an entry").file_name().to_string_lossy().replace(".md", "")).collect();
    assert_eq!(names, PAGES.iter().map(|page| page.name.to_owned()).collect());
}

#[test]
fn every_page_is_a_question_with_an_answer_in_the_same_order() {
    for page in PAGES {
        let question = page.text.lines().next().unwrap_or_default();
        assert!(question.starts_with("# How do I ") && question.ends_with('?'), "{question}");
        let headings: Vec<&str> = page.text.lines().filter(|line| line.starts_with("## ")).collect();
        assert_eq!(headings, HEADINGS, "{}", page.name);
        let when = page.answer().lines().next().unwrap_or_default();
        assert!(when.starts_with("Do this "), "{}: {when}", page.name);
    }
}

#[test]
fn every_sentence_is_short() {
    for page in PAGES {
        let text = prose(page.text);
        let text =
            text.lines().map(|line| if line.starts_with('#') { "." } else { line }).collect::<Vec<_>>().join(" ");
        for sentence in text.split(['.', '?', ':']) {
            let words = sentence.split_whitespace().filter(|word| word.chars().any(char::is_alphabetic)).count();
            assert!(words <= LONGEST, "{}: {words} words: {sentence}", page.name);
        }
    }
}

#[test]
fn every_link_leads_to_a_page() {
    for page in PAGES {
        for link in prose(page.text).split("](").skip(1) {
            let target = link.split(')').next().unwrap_or_default();
            assert!(PAGES.iter().any(|other| format!("{}.md", other.name) == target), "{}: {target}", page.name);
        }
    }
}

#[test]
fn questions_in_other_words_find_their_page() {
    let questions = [
        ("pause", "pause"),
        ("add service", "add-service"),
        ("change phone number", "telephone"),
        ("telefone", "telephone"),
        ("new e-mail address", "telephone"),
        ("delete a service", "end"),
        ("the number is wrong", "correct"),
        ("cancel a plan", "plan"),
        ("postpone", "plan"),
        ("spelling mistake", "typo"),
        ("merge departments", "merge"),
        ("move a service", "move"),
        ("new id", "id"),
        ("get council to sign", "approval"),
        ("open on other times", "hours"),
        ("storm", "close-day"),
        ("next year", "add-year"),
        ("weaker than the baseline", "exemption"),
        ("build fails", "refused"),
        ("preview the future", "another-day"),
        ("put it online", "publish"),
        ("reminder", "keep-true"),
        ("deleted something by accident", "undo"),
        ("translate into French", "language"),
        ("hide it until it is ready", "draft"),
        ("start a new city", "start"),
        ("smell of gas", "answer"),
        ("who to call in an emergency", "answer"),
        ("make a poster for the counter", "print"),
        ("fonts and colours on paper", "print-design"),
        ("group services by topic", "home-page"),
        ("what is popular", "home-page"),
        ("export of the 311 system", "count-results"),
    ];
    for (question, name) in questions {
        match search(question) {
            Found::One(page) => assert_eq!(page.name, name, "{question}"),
            Found::Several(pages) => {
                panic!("{question}: {:?}", pages.iter().map(|page| page.name).collect::<Vec<_>>())
            }
        }
    }
}

#[test]
fn every_page_is_found_by_its_name_and_by_its_question() {
    for page in PAGES {
        for asked in [page.name, page.question(), page.task()] {
            assert!(matches!(search(asked), Found::One(found) if found.name == page.name), "{asked}");
        }
    }
}

fn how(question: &[&str]) -> (i32, String, String) {
    let output = charter(workplace().path()).arg("how").args(question).output().expect("the program runs");
    (code(&output), said(&output), complained(&output))
}

#[test]
fn the_command_lists_shows_offers_and_says_what_it_has_not() {
    let (code, list, _) = how(&[]);
    assert_eq!(code, 0);
    for page in PAGES {
        assert!(list.contains(&format!("  {}?\n", page.task())), "{list}");
    }
    let (code, shown, _) = how(&["change", "phone", "number"]);
    assert!(code == 0 && shown.starts_with("How do I change a telephone number everywhere?\n"), "{shown}");
    let (code, offered, _) = how(&["holiday"]);
    assert!(code == 0 && offered.contains("  close-day  ") && offered.contains("  add-year   "), "{offered}");
    let (code, shown, complaint) = how(&["xyzzy"]);
    assert_eq!((code, shown.as_str()), (2, ""));
    assert_eq!(complaint, "error: the handbook has no page on \"xyzzy\"; `charter how` lists every page\n");
}

#[test]
fn in_a_terminal_prose_is_wrapped_and_code_is_as_it_is() {
    for page in PAGES {
        let shown = plain(page);
        assert!(!shown.contains("```") && !shown.contains("](") && !shown.contains("\n## "), "{shown}");
        let long: Vec<&str> =
            shown.lines().filter(|line| !line.starts_with("    ") && line.chars().count() > 80).collect();
        assert!(long.is_empty(), "{}: {long:#?}", page.name);
        for code in page.text.split("```").skip(1).step_by(2) {
            for line in code.lines().skip(1).filter(|line| !line.is_empty()) {
                assert!(shown.contains(&format!("\n    {line}\n")), "{}: {line}", page.name);
            }
        }
    }
}

#[test]
fn the_help_leads_to_it() {
    for (argument, at_most) in [("--help", 6), ("-h", 8)] {
        let output = charter(workplace().path()).arg(argument).output().expect("the program runs");
        let shown = said(&output);
        let line = shown.lines().position(|line| line.contains(" how ") || line.contains("`charter how`"));
        assert!(line.is_some_and(|line| line <= at_most), "{shown}");
    }
}
