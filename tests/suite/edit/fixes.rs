//! Every fix that a message of the fixtures offers: it can be applied, its fault is gone, and it leads into no other.

use std::collections::BTreeSet;

use charter::config::Day;
use charter::diagnostic::{Applicability, Diagnostic};
use charter::edit::{Splice, applied, certain_fixes};
use charter::pipeline;
use charter::source::Sources;

use crate::support::fixtures::{cases, fixtures, overlaid};

/// The day on which the fixtures are checked.
const TODAY: Day = Day::Given(jiff::civil::date(2026, 11, 23));

/// The content folders with a fault, each with its name.
fn faulty() -> impl Iterator<Item = (String, Sources)> {
    ["check", "parse"].into_iter().flat_map(|stage| {
        let folders = cases(&fixtures(stage))
            .into_iter()
            .map(move |name| (name.clone(), fixtures(stage).join(name).join("fault")));
        folders.filter(|(_, folder)| folder.is_dir()).map(|(name, folder)| (name, overlaid(&folder)))
    })
}

/// What tells a diagnostic from others in content that has been edited: not its place, which may have moved.
fn told(diagnostic: &Diagnostic) -> (&'static str, String) {
    (diagnostic.rule, diagnostic.message.clone())
}

fn count(all: &[Diagnostic], one: &Diagnostic) -> usize {
    all.iter().filter(|other| told(other) == told(one)).count()
}

/// The content with the fix of one diagnostic.
fn with_fix(sources: &Sources, diagnostic: &Diagnostic) -> Option<Sources> {
    let patch = diagnostic.patch.as_ref()?;
    let mut after = sources.clone();
    let text = &mut after.files[patch.span.source.0 as usize].text;
    *text = applied(text, &[Splice { range: patch.span.range(), with: patch.replacement.clone() }]);
    Some(after)
}

/// What is wrong with a fix: its fault is still there, or there is another of the same weight or more. What the fault hid may come to light: all
/// that a file says which could not be read, and what a promise says of days and baselines once its form is right.
fn failure(before: &[Diagnostic], after: &[Diagnostic], fixed: &Diagnostic) -> Option<String> {
    if count(after, fixed) >= count(before, fixed) {
        return Some("its fault is still there".to_owned());
    }
    let of_form = |name: &str| charter::parse::RULES.iter().any(|rule| rule.name == name);
    let was_hidden = |found: &Diagnostic| match fixed.rule {
        "invalid-yaml" => found.rule != "invalid-yaml",
        rule => of_form(rule) && !of_form(found.rule),
    };
    let others =
        after.iter().filter(|found| count(after, found) > count(before, found) && found.severity <= fixed.severity);
    let worse = others.into_iter().find(|found| !was_hidden(found));
    worse.map(|found| format!("it leads into {}: {}", found.rule, found.message))
}

#[test]
fn every_fix_that_is_offered_removes_its_fault_and_leads_into_no_other() {
    let (mut failures, mut certain, mut suggested) = (Vec::new(), 0, 0);
    for (name, sources) in faulty() {
        let before = pipeline::diagnose(&sources, TODAY);
        for diagnostic in &before {
            let Some(fixed) = with_fix(&sources, diagnostic) else { continue };
            match diagnostic.patch.as_ref().map(|patch| patch.applicability) {
                Some(Applicability::Certain) => certain += 1,
                _ => suggested += 1,
            }
            let after = pipeline::diagnose(&fixed, TODAY);
            if let Some(failure) = failure(&before, &after, diagnostic) {
                let place = diagnostic.place.as_ref().map(|label| sources.line_column(label.span));
                failures.push(format!(
                    "{name} {place:?}: {}\n    {:?}\n    {failure}",
                    diagnostic.message, diagnostic.patch
                ));
            }
        }
    }
    assert!(failures.is_empty(), "{} failures:\n{}", failures.len(), failures.join("\n"));
    assert!(certain > 50 && suggested > 50, "{certain} certain, {suggested} suggested");
}

#[test]
fn the_certain_fixes_of_each_folder_leave_none_and_change_nothing_else() {
    for (name, sources) in faulty() {
        let fixing = pipeline::fixed(&sources, TODAY);
        let left = pipeline::diagnose(&fixing.sources, TODAY);
        let certain: Vec<_> = left.iter().filter(|found| found.certain_patch().is_some()).map(told).collect();
        assert!(certain.is_empty(), "{name}: {certain:?}");
        for (file, after) in sources.files.iter().zip(&fixing.sources.files) {
            let at = sources.files.iter().position(|other| other.name == file.name);
            let is_fixed = fixing.fixed.iter().any(|fixed| Some(fixed.file.0 as usize) == at);
            assert_eq!(file.text != after.text, is_fixed, "{}", file.path);
        }
    }
}

/// The fixes of one round are made together: each of them alone would have been made, too.
#[test]
fn no_certain_fix_is_refused_because_it_would_change_something_else() {
    for (name, sources) in faulty() {
        let before = pipeline::diagnose(&sources, TODAY);
        let wanted: BTreeSet<_> = before.iter().filter_map(Diagnostic::certain_patch).map(|patch| patch.span).collect();
        let made = certain_fixes(&sources, &before).fixed.len();
        assert_eq!(made, wanted.len(), "{name}");
    }
}
