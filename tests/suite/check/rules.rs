//! Small content folders in, diagnostics out: every rule reports its fault word for word, and nothing on a sound neighbour.
//!
//! `UPDATE_EXPECTED=1` writes the expected texts anew; read them before you keep them.

use std::collections::BTreeSet;
use std::path::PathBuf;

use charter::check::{Check, Context, RULES, check};
use charter::diagnostic::Diagnostic;
use charter::emit::text::{Style, render};
use charter::parse::parse;
use charter::render::pages::site_pages;
use charter::source::Sources;
use jiff::civil::Date;

use crate::support::fixtures::{assert_expected, cases, fixtures, overlaid};

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

/// A service whose description is folded, so that it is not written as it reads.
const BULBS: &str = "  - id: bulb-repair
    name: Bulb repair
    summary: Ask us for it.
    ask: [{phone: 780-555-0101}]
    supports: [4.1.e]
    standards:
      - {stage: complete, within: 5 business days, starts: we receive your request, effective: 2026-01-01}
    description: |
";

/// If a text were read anew for each of its parts, this would take minutes.
#[test]
fn each_of_very_many_links_in_one_text_is_shown_at_its_own_place() {
    const LINKS: usize = 4_000;
    let mut sources = overlaid(&fixture("broken-link").join("sound"));
    let line = |at: usize| format!("[the page {at}](/none-{at}/#here) and [itself](#nowhere-{at})");
    let block = |margin: &str| (0..LINKS).map(line).map(|line| [margin, &line, "\n"].concat()).collect::<String>();
    let mut file = |name: &str, text: String| {
        let source = sources.files.iter_mut().find(|file| file.name == name).expect("the file");
        source.text += &text;
    };
    file("commitment.md", format!("\n{}", block("")));
    file("departments/roads.yaml", format!("{BULBS}{}", block("      ")));
    let found = checked(&sources);
    let (mut places, mut at) = (BTreeSet::new(), [0, 0]);
    for fault in found.iter().filter(|fault| fault.rule == "broken-link") {
        let span = fault.place.as_ref().expect("a place").span;
        let text = &sources.get(span.source).text[span.range()];
        assert!(places.insert(span), "two faults at `{text}`");
        let which = usize::from(text.starts_with("[itself]"));
        let number = at[which] % LINKS;
        let expected = [format!("[the page {number}](/none-{number}/#here)"), format!("[itself](#nowhere-{number})")];
        assert_eq!(text, expected[which]);
        at[which] += 1;
    }
    assert_eq!(at, [2 * LINKS, 2 * LINKS]);
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
