//! References to unknown names, from all files -> one diagnostic for each name, however many places refer to it.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::Diagnostic;
use crate::markdown::{self, Heading, RefusedKind, TextScope};
use crate::model::id::ClauseId;
use crate::parse::names::{Missing, NameKind, Names};
use crate::parse::rules;
use crate::parse::source_tree::Body;
use crate::source::Span;
use crate::spelling::closest;

/// The number of places shown besides the first.
const SHOWN: usize = 2;

/// The faults of all unknown names. The commitment's text helps to explain missing clauses.
pub(super) fn report(missing: Vec<Missing>, names: &Names, commitment: Option<Body<'_>>) -> Vec<Diagnostic> {
    let mut places: BTreeMap<(NameKind, String), BTreeSet<Span>> = BTreeMap::new();
    for Missing { kind, name, span } in missing {
        // A text that YAML references repeat in several places is written, and reported, once.
        places.entry((kind, name)).or_default().insert(span);
    }
    let is_any_a_clause = places.keys().any(|(kind, _)| *kind == NameKind::Clause);
    let headings = commitment.filter(|_| is_any_a_clause).map(Headings::of);
    let faults = places.into_iter().filter_map(|((kind, name), places)| {
        let places: Vec<Span> = places.into_iter().collect();
        match headings.as_ref().filter(|_| kind == NameKind::Clause) {
            Some(headings) => no_clause(&name, &places, headings),
            None => Some(nothing_called(kind, &name, &places, names)),
        }
    });
    faults.collect()
}

fn nothing_called(kind: NameKind, name: &str, places: &[Span], names: &Names) -> Diagnostic {
    let fault = there_is_no(kind, name, places);
    // Clause ids all look alike, so the nearest one is no better guess than any other.
    let called = || {
        let all: Vec<(&str, &str)> = names.all_called(kind).collect();
        let near = closest(name, all.iter().map(|(called, _)| *called))?;
        all.iter().find(|(called, _)| *called == near).map(|(_, id)| *id)
    };
    match closest(name, names.all(kind))
        .or_else(called)
        .filter(|_| !matches!(kind, NameKind::Clause | NameKind::SpotClause))
    {
        Some(meant) => {
            let fault = fault.label(format!("did you mean `{meant}`?"));
            // If there are several places, an edit of one of them doesn't fix the fault.
            if let [only] = places {
                fault.patch(*only, meant).certain_if(is_same(kind, name, meant, names))
            } else {
                fault
            }
        }
        None => fault.help(kind.where_to_look()),
    }
}

/// Whether the name is the only one with these letters, or that by which people call the thing. A slip in a name may be the name of something
/// that is yet to be added.
fn is_same(kind: NameKind, name: &str, meant: &str, names: &Names) -> bool {
    let (name, mut all) = (name.to_lowercase(), Vec::new());
    all.extend(names.all(kind).into_iter().filter(|id| id.replace('-', " ") == name.replace(['-', '_'], " ")));
    all.extend(names.all_called(kind).filter(|(called, _)| called.to_lowercase() == name).map(|(_, id)| id));
    !all.is_empty() && all.iter().all(|id| *id == meant)
}

fn there_is_no(kind: NameKind, name: &str, places: &[Span]) -> Diagnostic {
    let fault =
        Diagnostic::error(&rules::UNKNOWN_REFERENCE, places[0], format!("there is no {} `{name}`", kind.word()));
    and_where_else(fault, &places[1..])
}

/// Adds the first places, and the number of others.
fn and_where_else(fault: Diagnostic, places: &[Span]) -> Diagnostic {
    let shown = places.iter().take(SHOWN);
    let fault = shown.fold(fault, |fault, place| fault.related(*place, "also referred to here"));
    match places.len().saturating_sub(SHOWN) {
        0 => fault,
        1 => fault.with_note("1 other place refers to it"),
        others => fault.with_note(format!("{others} other places refer to it")),
    }
}

/// The headings of the commitment, whatever their level.
struct Headings<'a> {
    body: Body<'a>,
    all: Vec<Heading>,
    /// The starts of headings whose own fault has already been reported.
    faulty: Vec<usize>,
}

impl<'a> Headings<'a> {
    fn of(body: Body<'a>) -> Self {
        let refused = markdown::refused(body.text, TextScope::Page).into_iter();
        let faulty = refused.filter(|refused| refused.what == RefusedKind::HeadingAttribute);
        Self { body, all: markdown::headings(body.text), faulty: faulty.map(|refused| refused.range.start).collect() }
    }

    /// The heading that contains the name, as its id or in its text.
    fn naming(&self, name: &str) -> Option<&Heading> {
        let has_it_misspelt = |heading: &&Heading| heading.id.as_deref().is_some_and(|id| is_misspelt(id, name));
        let is_between = |sign: char| !(sign.is_alphanumeric() || sign == '.' || sign == '-');
        let names = |heading: &&Heading| {
            let words = self.body.text[heading.range.clone()].split(is_between);
            words.map(|word| word.trim_matches('.')).any(|word| word == name)
        };
        self.all.iter().find(names).or_else(|| self.all.iter().find(has_it_misspelt))
    }
}

/// Whether an invalid clause id is this one, misspelt: `4-1-B` for `4.1.b`.
fn is_misspelt(id: &str, name: &str) -> bool {
    ClauseId::new(id).is_none() && id.to_lowercase().replace('-', ".") == name
}

/// Returns `None` if the intended heading has a fault of its own.
fn no_clause(name: &str, places: &[Span], headings: &Headings<'_>) -> Option<Diagnostic> {
    let Some(heading) = headings.naming(name) else {
        return Some(there_is_no(NameKind::Clause, name, places).help(NameKind::Clause.where_to_look()));
    };
    let id = heading.id.as_deref().filter(|_| heading.level == 2);
    if headings.faulty.contains(&heading.range.start) || id.is_some_and(|id| is_misspelt(id, name)) {
        return None;
    }
    let text = &headings.body.text[heading.range.clone()];
    let at = headings.body.span(heading.range.start..heading.range.start + text.trim_end().len());
    if heading.id.as_deref() == Some(name) && heading.level != 2 {
        return Some(wrong_level(name, at, text, places));
    }
    let fault = there_is_no(NameKind::Clause, name, places).related(at, "this heading mentions it, but not as its id");
    Some(fault.help(format!("write the id after the heading: {{#{name}}}")))
}

fn wrong_level(name: &str, at: Span, text: &str, places: &[Span]) -> Diagnostic {
    let message = format!("`{name}` is not a clause, because its heading is not at the second level");
    let fault = Diagnostic::error(&rules::UNKNOWN_REFERENCE, at, message).label("start it with `## `");
    let fault = and_where_else(fault, places);
    let marks = text.len() - text.trim_start_matches('#').len();
    match marks {
        0 => fault,
        _ => fault.patch(Span::new(at.source, at.range().start, at.range().start + marks), "##"),
    }
}
