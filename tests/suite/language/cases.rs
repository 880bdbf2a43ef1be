//! What public bodies promise: what staff write first and are told, what they write then, and the sentence that residents read.
//! The table is `tests/fixtures/language/cases.yaml`.

use charter::config::Day;
use charter::diagnostic::Diagnostic;
use charter::load;
use charter::parse::parse;
use charter::pipeline::diagnose;
use charter::source::{Source, Sources};
use charter::wording::Wording;
use jiff::civil::date;
use serde::Deserialize;

use crate::support::fixtures::{called_content, fixtures};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    #[serde(rename = "case")]
    called: String,
    /// What staff tried first, and a part of what they are told.
    first: Option<String>,
    told: Option<String>,
    /// What they write then, and the sentences of it.
    written: Vec<String>,
    sentences: Vec<String>,
}

/// Content with one service and these standards. A standard that doesn't say since when it holds does so since 2026.
fn content(standards: &[String]) -> Sources {
    let mut sources = called_content(load::content(&fixtures("check").join("_base")).expect("the base can be read"));
    let entry = |keys: &String| {
        let keys =
            keys.trim_end_matches('}').to_owned() + &"}".repeat(keys.len() - keys.trim_end_matches('}').len() - 1);
        let first_day = if keys.contains("effective:") { "" } else { ", effective: 2026-01-01" };
        format!("      - {}{first_day}}}\n", keys.replace(", effective: null", ""))
    };
    let text = format!(
        "id: roads\nname: Roads\nsummary: Looks after streets.\naccountable: Director\ncontact: {{phone: 780-555-0101, calendar: town-office}}\n\
         if_missed: Call us again.\nservices:\n  - id: work\n    name: Work\n    summary: Ask us.\n    keywords: [work]\n    \
         ask: [{{phone: 780-555-0101}}]\n    supports: [4.1.e]\n    standards:\n{}",
        standards.iter().map(entry).collect::<String>()
    );
    let name = "departments/roads.yaml".to_owned();
    sources.files.retain(|file| file.name != name);
    sources.files.push(Source { path: format!("content/{name}"), name, text, obstacle: None });
    sources
}

fn found(standards: &[String]) -> Vec<Diagnostic> {
    diagnose(&content(standards), Day::Given(date(2026, 11, 28)))
}

/// Everything that a message says, its fix included.
fn all_of(found: &[Diagnostic]) -> String {
    format!("{found:#?}").replace("\\\"", "\"")
}

fn sentences(standards: &[String]) -> Vec<String> {
    let parsed = parse(&content(standards));
    assert!(parsed.diagnostics.iter().all(|one| !one.is_error()), "{standards:?}: {:#?}", parsed.diagnostics);
    let catalog = parsed.catalog.expect("sound content");
    let owned = catalog.standards().filter(|owned| owned.service.id.value.as_str() == "work");
    owned
        .map(|one| Wording::new(&catalog.language).promise(&one.standard.versions[0].promise, one.standard.stage))
        .collect()
}

#[test]
fn what_cities_promise_comes_out_right_or_is_refused_with_the_right_form() {
    let table = include_str!("../../fixtures/language/cases.yaml");
    let cases: Vec<Case> = serde_yaml::from_str(table).expect("a table of cases");
    assert!(cases.len() >= 45, "{} cases", cases.len());
    for Case { called: case, first, told, written, sentences: expected } in cases {
        if let Some(first) = first {
            let first = found(&[first]);
            let told = told.unwrap_or_else(|| panic!("{case}: what is told"));
            assert!(first.iter().any(Diagnostic::is_error), "{case} is refused: {first:#?}");
            assert!(all_of(&first).contains(&told), "{case}: {told}\n{first:#?}");
        }
        let faults: Vec<Diagnostic> = found(&written).into_iter().filter(Diagnostic::is_error).collect();
        assert!(faults.is_empty(), "{case}: {faults:#?}");
        assert_eq!(sentences(&written), expected, "{case}");
    }
}
