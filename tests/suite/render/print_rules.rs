//! Small content folders with publications in, diagnostics of a build out: every rule of print reports its fault word for word, and nothing on a
//! sound neighbour.
//!
//! `UPDATE_EXPECTED=1` writes the expected texts anew; read them before you keep them.
#![expect(clippy::disallowed_methods, reason = "the words of a language are read from the disk")]

use std::fs;
use std::path::PathBuf;

use charter::config::{Day, Settings};
use charter::diagnostic::Diagnostic;
use charter::emit::text::{Style, render};
use charter::pipeline;
use charter::source::{Source, Sources};
use charter::theme::Theme;

use crate::support::fixtures::{assert_expected, cases, fixtures, overlaid};
use crate::support::site::path;

const TODAY: Day = Day::Given(jiff::civil::date(2026, 11, 23));

/// The rules whose faults keep the site from being published.
const ERRORS: [&str; 3] = ["missing-glyph", "print-direction", "print-overflow"];

/// The rules that need no theme, so that a check finds their faults too.
const FORESEEN: [&str; 2] = ["print-direction", "short-lived-print"];

#[test]
fn every_rule_of_print_reports_its_fault_and_no_other() {
    for rule in cases(&fixtures("print")) {
        let sources = content(&rule, "fault");
        let (found, is_made) = built(&sources);
        assert_eq!(is_made, !ERRORS.contains(&rule.as_str()), "{rule}");
        assert!(found.iter().all(|one| one.rule == rule), "{found:?}");
        assert_expected(&render(&found, &sources, Style::Plain), &fixture(&rule).join("fault.txt"));
        let of_check = of_print(pipeline::diagnose(&sources, TODAY));
        assert_eq!(of_check, if FORESEEN.contains(&rule.as_str()) { found } else { Vec::new() }, "{rule}");
    }
}

#[test]
fn every_rule_of_print_is_silent_about_sound_content() {
    for rule in cases(&fixtures("print")) {
        let sources = content(&rule, "sound");
        let (found, is_made) = built(&sources);
        assert_eq!(render(&found, &sources, Style::Plain), "", "{rule}");
        assert!(is_made, "{rule}");
    }
}

#[test]
fn every_rule_of_print_has_an_example() {
    let all = pipeline::rules();
    let expected = all.iter().filter(|rule| rule.topic == charter::rule::Topic::Print).map(|rule| rule.name.to_owned());
    assert_eq!(cases(&fixtures("print")), expected.collect());
}

fn fixture(rule: &str) -> PathBuf {
    fixtures("print").join(rule)
}

/// A language from right to left has the words of English here: what they say makes no difference.
fn content(rule: &str, kind: &str) -> Sources {
    let mut sources = overlaid(&fixture(rule).join(kind));
    if sources.files.iter().any(|file| file.text.contains("language: ar")) {
        let text = fs::read_to_string(path("src/language/en.yaml")).expect("the words of English");
        let name = "languages/ar.yaml".to_owned();
        sources.files.push(Source { path: format!("content/{name}"), name, text, obstacle: None });
    }
    sources
}

fn built(sources: &Sources) -> (Vec<Diagnostic>, bool) {
    let settings = Settings { day: TODAY, base_url: None, drafts: false };
    let theme = Theme::built_in().in_any_language("ar");
    let theme =
        if sources.files.iter().any(|file| file.name.starts_with("languages/")) { theme } else { Theme::built_in() };
    let build = pipeline::build(sources, &theme, &settings).expect("the theme is sound");
    (of_print(build.diagnostics), build.made.is_some())
}

/// Without the warning that the words of the other language are still English.
fn of_print(diagnostics: Vec<Diagnostic>) -> Vec<Diagnostic> {
    diagnostics.into_iter().filter(|one| one.rule != "language-file").collect()
}
