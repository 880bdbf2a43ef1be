//! What the rules found -> one message for each line of `defaults`, however many promises leave the key to it.

use crate::diagnostic::{Diagnostic, Label};
use crate::model::catalog::Catalog;
use crate::model::department::Defaults;
use crate::source::Span;

/// The findings, sorted; those about a default say that it is one, and are given once.
pub(super) fn about_defaults(catalog: &Catalog, found: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let of_departments = catalog.departments.iter().flat_map(|department| {
        department.functions.iter().map(|function| &function.defaults).chain([&department.defaults])
    });
    let all: Vec<Defaults> = of_departments.flatten().copied().collect();
    if all.is_empty() {
        return found;
    }
    let is_default = |span: Span| all.iter().any(|defaults| contains(defaults.span, span));
    let mut told: Vec<(Diagnostic, usize)> = Vec::with_capacity(found.len());
    for mut one in found {
        for label in one.related.iter_mut().filter(|label| is_default(label.span) && !label.text.is_empty()) {
            label.text.push_str(", by `defaults`");
        }
        match told.last_mut() {
            Some((last, others)) if is_about_a_default(&one, is_default) && is_the_same(last, &one) => *others += 1,
            _ => told.push((one, 0)),
        }
    }
    let explained = |(one, others): (Diagnostic, usize)| {
        if is_about_a_default(&one, is_default) { one.with_note(note(others)) } else { one }
    };
    told.into_iter().map(explained).collect()
}

fn contains(outer: Span, inner: Span) -> bool {
    let (outer_range, inner_range) = (outer.range(), inner.range());
    outer.source == inner.source && outer_range.start <= inner_range.start && inner_range.end <= outer_range.end
}

fn is_about_a_default(found: &Diagnostic, is_default: impl Fn(Span) -> bool) -> bool {
    found.place.as_ref().is_some_and(|place| is_default(place.span))
}

/// Whether two findings differ in no more than the promise they name.
fn is_the_same(one: &Diagnostic, other: &Diagnostic) -> bool {
    let place = |found: &Diagnostic| found.place.as_ref().map(|label| label.span);
    let related = |found: &Diagnostic| found.related.iter().map(|Label { span, .. }| *span).collect::<Vec<_>>();
    (one.rule, place(one), related(one)) == (other.rule, place(other), related(other))
}

fn note(others: usize) -> String {
    let also = match others {
        0 => String::new(),
        1 => "; the same is true of 1 other promise".to_owned(),
        others => format!("; the same is true of {others} other promises"),
    };
    format!("this is a default, for every promise that does not write the key itself{also}")
}
