//! The source itself -> one file per rule and format, and every name where it is looked for.
#![expect(clippy::disallowed_methods, reason = "tests read the list of slow tests")]

use std::collections::{BTreeMap, BTreeSet};

use charter::check::RULES;
use charter::render::FORMATS;
use charter::rule::Topic;
use charter::theme::Theme;

use crate::house::imports::{code, files};
use crate::support::site::path;

#[test]
fn paths_begin_at_the_crate_so_that_the_table_sees_them_all() {
    for file in code("src") {
        for line in file.lines().map(|line| line.replace("pub(super)", "")) {
            assert!(!line.contains("super::"), "src/{}: {line}", file.name);
        }
    }
}

/// Files of `src/check` that hold no rule.
const WITHOUT_RULE: &[(&str, &str)] = &[
    ("mod", "the rooms of check, and what others use of it"),
    ("ahead", "what several rules look at: the versions that staff can still mend"),
    ("baseline/mod", "a folder"),
    ("baseline/ways_out", "what two rules say: every way out of a promise below the baseline"),
    ("baseline/pairs", "what several rules look at: promises beside the corporate ones"),
    ("calendars/mod", "a folder"),
    ("certain", "which findings are there whatever else can't be read"),
    ("commitment/mod", "a folder"),
    ("contact/mod", "a folder"),
    ("context", "what all rules look at"),
    ("dates/mod", "a folder"),
    ("dates/reviews", "what two rules look at: the days of the next reviews"),
    ("defaults", "how a finding about a default is told"),
    ("dependency", "what a rule's finding concludes from"),
    ("finding/mod", "a folder"),
    ("ids/mod", "a folder"),
    ("language/mod", "a folder"),
    ("language/phrases", "what several rules look at: words and phrases in the texts that residents read"),
    ("language/times/around", "what a rule looks for: a time of day, by the words around it"),
    ("language/times/mod", "a folder"),
    ("language/times/pair", "what a rule looks for: a time of day, by the other one of its range"),
    ("language/times/reading", "what a rule looks for: a time of day in another form than the language's"),
    ("language/times/words", "what a rule looks for: a time of day, by the language's patterns"),
    ("language/times/written", "what a rule looks for: a time of day, in any form"),
    ("links/mod", "a folder"),
    ("links/undecided", "the links that only the finished site decides"),
    ("results/mod", "a folder"),
    ("results/standards", "the results of the catalog, by standard"),
    ("rules", "the table of rules"),
    ("targets/lengths", "the lengths of time that a text names"),
    ("targets/mod", "a folder"),
    ("targets/said", "what a rule looks for: a day, a number of times, a notice or a share in words"),
];

#[test]
fn every_rule_has_a_file_of_its_name_and_a_row() {
    let (mut named, mut without) = (Vec::new(), Vec::new());
    for file in code("src").iter().filter(|file| file.room() == "check") {
        let path = file.name["check/".len()..].trim_end_matches(".rs");
        if WITHOUT_RULE.iter().any(|(without, _)| *without == path) {
            assert!(!file.text.contains("const RULE: Rule"), "src/{} holds a rule", file.name);
            without.push(path.to_owned());
            continue;
        }
        let name = file.stem().replace('_', "-");
        assert_eq!(path.split('/').count(), 2, "the rule in src/{} belongs into the folder of its group", file.name);
        assert!(file.text.contains("const RULE: Rule"), "src/{} holds no rule", file.name);
        assert!(file.text.contains(&format!("name: \"{name}\"")), "the rule in src/{} is called `{name}`", file.name);
        named.push(name);
    }
    named.sort();
    without.sort();
    let listed: Vec<&str> = RULES.iter().map(|check| check.rule.name).collect();
    assert_eq!(listed, named, "the rows are the files, sorted by name");
    let mut known: Vec<&str> = WITHOUT_RULE.iter().map(|(path, _)| *path).collect();
    known.sort_unstable();
    assert_eq!(without, known, "a file of the list is not there");
}

#[test]
fn rules_are_grouped_in_folders_by_topic() {
    let topics: BTreeMap<&str, Topic> = RULES.iter().map(|check| (check.rule.name, check.rule.topic)).collect();
    let mut of_folder: BTreeMap<String, Topic> = BTreeMap::new();
    for file in code("src").iter().filter(|file| file.room() == "check" && file.text.contains("const RULE: Rule")) {
        let name = file.stem().replace('_', "-");
        let topic = topics.get(name.as_str()).unwrap_or_else(|| panic!("`{name}` has no row"));
        let (folder, _) = file.name.rsplit_once('/').expect("a folder");
        let known = of_folder.entry(folder.to_owned()).or_insert(*topic);
        assert_eq!(known, topic, "`{name}` in {folder} has another topic than the rules beside it");
    }
    let taken: BTreeSet<Topic> = of_folder.values().copied().collect();
    assert_eq!(taken.len(), of_folder.len(), "two folders share a topic: {of_folder:?}");
}

#[test]
fn every_format_has_a_file_or_folder_of_its_name_and_a_row() {
    let mut named: Vec<String> = code("src")
        .iter()
        .filter(|file| file.room() == "render" && file.text.contains("const FORMAT: Format"))
        .map(|file| file.name["render/".len()..].trim_end_matches(".rs").trim_end_matches("/mod").replace('_', "-"))
        .collect();
    let mut listed: Vec<&str> = FORMATS.iter().map(|format| format.name).collect();
    named.sort();
    listed.sort_unstable();
    assert_eq!(listed, named);
}

#[test]
fn every_file_says_first_what_it_is_for() {
    for file in code("src").into_iter().chain(code("tests/suite")) {
        let first = file.text.lines().next().unwrap_or_default();
        let words = first.strip_prefix("//! ").map_or(0, |text| text.split_whitespace().count());
        assert!(words >= 3, "{}: {first}", file.name);
    }
}

#[test]
fn nothing_is_called_after_no_purpose_and_nothing_is_imported_unnamed() {
    for file in code("src").into_iter().chain(code("tests/suite")) {
        for name in ["util", "utils", "common", "helper", "helpers", "prelude", "misc"] {
            let is_part = file.name.split(['/', '.']).any(|part| part == name);
            assert!(!is_part, "{} is called `{name}`", file.name);
        }
        assert!(!file.lines().any(|line| line.starts_with("use ") && line.ends_with("::*;")), "{}", file.name);
    }
}

#[test]
fn the_theme_inside_the_program_is_the_folder_of_the_theme() {
    let theme = Theme::built_in();
    let inside: Vec<&str> = theme.files.iter().map(|file| file.name.as_str()).collect();
    assert_eq!(inside, files("themes/civic"));
}

/// The names in `tests/slow`, and the reasons.
fn slow() -> Vec<(String, String)> {
    let text = std::fs::read_to_string(path("tests/slow")).expect("the list is there");
    let lines = text.lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(|line| line.split_once(' ')).map(|(name, why)| (name.to_owned(), why.trim().to_owned())).collect()
}

#[test]
fn every_slow_test_is_there_and_has_a_reason() {
    for (name, why) in slow() {
        assert!(why.split(' ').count() >= 3, "`{name}` has no reason");
        let (module, start) = name.rsplit_once("::").expect("a module and a test");
        let file = path("tests/suite").join(format!("{}.rs", module.replace("::", "/")));
        let text = std::fs::read_to_string(&file).unwrap_or_else(|_| panic!("there is no module `{module}`"));
        assert!(text.contains(&format!("fn {start}")), "there is no test `{name}`");
    }
}
