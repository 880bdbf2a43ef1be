//! Rules in, explanations out: every rule has its words, and they are shown in full or as a list.

use std::collections::BTreeSet;

use charter::emit::explanation;
use charter::pipeline;
use charter::rule::{Rule, Topic};

use crate::support::fixtures::{assert_expected, fixtures};

const PLAIN: Rule = Rule {
    name: "late-promise",
    topic: Topic::Dates,
    sentence: "A promise takes effect after it was approved, and not a day before, whoever it was that approved it.",
    why: "Nobody can keep what was not decided.",
    wrong: "approved: {by: Council, on: 2026-05-01}\n\neffective: 2026-01-01",
    right: "effective: 2026-05-01",
};

#[test]
fn a_rule_is_explained_with_its_examples() {
    assert_expected(&explanation::full(&PLAIN), &fixtures("explain").join("rule.txt"));
}

#[test]
fn a_rule_without_examples_is_explained_without_them() {
    let text = explanation::full(&Rule { wrong: "", right: "", ..PLAIN });
    assert!(text.ends_with("\n\nNobody can keep what was not decided.\n"), "{text}");
}

#[test]
fn the_list_has_each_rule_with_its_sentence() {
    let other = Rule { name: "short", topic: Topic::Keys, sentence: "Short.", ..PLAIN };
    assert_expected(&explanation::list(&[PLAIN, other]), &fixtures("explain").join("list.txt"));
}

#[test]
fn every_rule_has_a_name_of_its_own_a_sentence_and_a_reason() {
    let rules = pipeline::rules();
    let names: BTreeSet<&str> = rules.iter().map(|rule| rule.name).collect();
    assert_eq!(names.len(), rules.len(), "two rules have one name");
    assert!(rules.is_sorted_by_key(|rule| rule.name));
    for Rule { name, sentence, why, .. } in rules {
        for text in [sentence, why] {
            let is_sentence = text.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || c == '"')
                && text.ends_with(['.', '?', '!']);
            assert!(is_sentence, "`{name}`: {text}");
        }
    }
}

#[test]
fn what_parsing_reports_is_explained_with_two_examples_that_differ() {
    let names: Vec<&str> = charter::parse::RULES.iter().map(|rule| rule.name).collect();
    assert!(names.is_sorted(), "{names:?}");
    for Rule { name, wrong, right, .. } in charter::parse::RULES {
        assert!(!wrong.is_empty() && !right.is_empty() && wrong != right, "`{name}`");
    }
}
