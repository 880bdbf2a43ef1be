//! Small content folders in, diagnostics out: every rule reports its fault word for word, and nothing on a sound neighbour.
//!
//! `UPDATE_EXPECTED=1` writes the expected texts anew; read them before you keep them.
#![expect(clippy::disallowed_methods, reason = "tests read fixtures")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use charter::check::{Check, Context, RULES, check};
use charter::diagnostic::Diagnostic;
use charter::emit::text::{Style, render};
use charter::load;
use charter::parse::parse;
use charter::render::pages::site_pages;
use charter::source::Sources;
use jiff::civil::Date;

/// The day on which the fixtures are checked.
const TODAY: Date = jiff::civil::date(2026, 11, 23);

#[test]
fn every_rule_reports_its_fault_and_no_other() {
    for Check { rule, .. } in RULES {
        let sources = overlaid(&fixture(rule.name).join("fault"));
        let found = checked(&sources);
        assert!(!found.is_empty(), "`{}` says nothing about its fault", rule.name);
        for diagnostic in &found {
            assert_eq!(diagnostic.rule, rule.name, "another rule speaks up: {}", diagnostic.message);
        }
        assert_expected(&render(&found, &sources, Style::Plain), &fixture(rule.name).join("fault.txt"));
    }
}

#[test]
fn every_rule_is_silent_about_sound_content() {
    for Check { rule, .. } in RULES {
        let sources = overlaid(&fixture(rule.name).join("sound"));
        let text = render(&checked(&sources), &sources, Style::Plain);
        assert!(text.is_empty(), "the sound fixture of `{}` is not sound:\n{text}", rule.name);
    }
}

#[test]
fn every_fixture_belongs_to_a_rule_and_every_rule_has_one() {
    let rules: BTreeSet<String> = RULES.iter().map(|check| check.rule.name.to_owned()).collect();
    assert_eq!(cases(&fixtures("check")), rules);
}

#[test]
fn the_rules_stand_in_order_of_their_names() {
    let names: Vec<&str> = RULES.iter().map(|check| check.rule.name).collect();
    assert!(names.is_sorted(), "{names:?}");
}

#[test]
fn every_rule_is_explained_with_an_example_and_its_mended_form() {
    for Check { rule, .. } in RULES {
        for text in [rule.sentence, rule.why, rule.wrong, rule.right] {
            assert!(!text.trim().is_empty(), "`{}` lacks a text", rule.name);
        }
        assert_ne!(rule.wrong, rule.right, "the example of `{}` is not mended", rule.name);
    }
}

/// A YAML reference makes one text stand in several places of the content.
#[test]
fn a_text_that_is_written_once_is_spoken_of_once() {
    let mut sources = overlaid(&fixture("jargon").join("fault"));
    let before = checked(&sources);
    let roads = sources.files.iter_mut().find(|file| file.name == "departments/roads.yaml").expect("the department");
    roads.text = roads.text.replacen("exceptions: [", "exceptions: &held [", 1);
    roads.text.push_str(
        "      - stage: attend\n        we: look at the pothole\n        within: 2 business days\n        starts: we receive your request\n        exceptions: *held\n        effective: 2026-01-01\n",
    );
    let messages = |found: &[Diagnostic]| found.iter().map(|one| one.message.clone()).collect::<Vec<_>>();
    assert_eq!(messages(&checked(&sources)), messages(&before));
}

fn fixture(rule: &str) -> PathBuf {
    fixtures("check").join(rule)
}

/// What the rules find in content that can be read without a fault.
fn checked(sources: &Sources) -> Vec<Diagnostic> {
    let parsed = parse(sources);
    let faults = render(&parsed.diagnostics, sources, Style::Plain);
    assert!(faults.is_empty(), "a fixture for a rule can be read without a fault:\n{faults}");
    let catalog = parsed.catalog.expect("content without a fault makes a catalog");
    check(&Context::new(&catalog, sources, &site_pages(), TODAY))
}

/// The folder with the fixtures of a stage.
pub(crate) fn fixtures(stage: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(stage)
}

/// The names of the cases in a folder of fixtures: what its folders are called, but for `_base`.
pub(crate) fn cases(folder: &Path) -> BTreeSet<String> {
    let entries = fs::read_dir(folder).expect("the fixtures are there");
    let names = entries.map(|entry| entry.expect("a fixture can be listed").file_name().to_string_lossy().into_owned());
    names.filter(|name| !name.starts_with('_')).collect()
}

/// A small sound content folder with the files of `folder` in place of its own and beside them, as if it were called `content`.
pub(crate) fn overlaid(folder: &Path) -> Sources {
    let base = load::content(&fixtures("check").join("_base")).expect("the base can be read");
    let own = load::content(folder).expect("the fixture can be read");
    let kept = base.files.into_iter().filter(|file| own.files.iter().all(|other| other.name != file.name));
    called_content(Sources { files: kept.chain(own.files.iter().cloned()).collect(), root: String::new() })
}

/// The same files under a path that is the same on every machine.
pub(crate) fn called_content(mut sources: Sources) -> Sources {
    for file in &mut sources.files {
        file.path = format!("content/{}", file.name);
    }
    sources.files.sort_by(|a, b| a.name.split('/').cmp(b.name.split('/')));
    Sources { root: "content".to_owned(), ..sources }
}

/// Compares a text with the file that says what it has to be.
pub(crate) fn assert_expected(text: &str, file: &Path) {
    if std::env::var_os("UPDATE_EXPECTED").is_some() {
        fs::write(file, text).expect("the expected text can be written");
    }
    let expected = fs::read_to_string(file).unwrap_or_default();
    assert!(text == expected, "{} is not what comes out:\n{text}", file.display());
}
