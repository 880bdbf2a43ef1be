//! What takes something's place can be used when it is needed.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::check::Context;
use crate::check::ahead::end;
use crate::diagnostic::Diagnostic;
use crate::model::catalog::{Catalog, Owned};
use crate::rule::Rule;
use crate::source::{Located, Span};
use crate::wording;

pub(super) const RULE: Rule = Rule {
    name: "replacement-not-usable",
    sentence: "What replaces a retired service or standard is something else, and is not retired itself.",
    why: "The page of what is retired sends residents to its replacement; if that is gone too, they have asked in vain twice.",
    wrong: "\
- id: tree-drop-off
  retired: {on: 2026-01-01, reason: We pick trees up now., replaced_by: tree-depot}
- id: tree-depot
  retired: {on: 2025-01-01, reason: The depot is closed., replaced_by: tree-pickup}",
    right: "\
- id: tree-drop-off
  retired: {on: 2026-01-01, reason: We pick trees up now., replaced_by: tree-pickup}
- id: tree-depot
  retired: {on: 2025-01-01, reason: The depot is closed., replaced_by: tree-pickup}",
};

/// Something that is retired: since when, where that is written, and what it names in its place.
struct Retired<'a> {
    on: Located<Date>,
    replaced_by: Option<(&'a str, Span)>,
}

pub(super) fn check(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for retired in [services(context.catalog), standards(context.catalog)] {
        for (id, one) in &retired {
            let Some((replacement, span)) = one.replaced_by else { continue };
            if replacement == *id {
                let message = format!("`{id}` is said to replace itself");
                let help = "name what residents use instead, or remove `replaced_by`";
                diagnostics.push(Diagnostic::error(RULE.name, span, message).help(help));
            } else if let Some(other) = retired.get(replacement) {
                diagnostics.extend(fault((id, replacement), span, other, one.on.value.max(context.today)));
            }
        }
    }
}

/// A replacement that is retired on the day from which residents are sent there.
fn fault((id, replacement): (&str, &str), span: Span, other: &Retired<'_>, needed: Date) -> Option<Diagnostic> {
    let since = other.on.value;
    if since > needed {
        return None;
    }
    let message = format!("`{replacement}` can't replace `{id}`: it is retired itself");
    let diagnostic = Diagnostic::error(RULE.name, span, message)
        .related(other.on.span, format!("retired on {}", wording::date(since)));
    Some(match other.replaced_by.filter(|(next, _)| *next != replacement) {
        Some((next, _)) => diagnostic.help(format!("name what replaces that one: `{next}`")),
        None => diagnostic.help("name what residents use instead, or remove `replaced_by`"),
    })
}

fn services(catalog: &Catalog) -> BTreeMap<&str, Retired<'_>> {
    let retired = catalog.services().filter_map(|(_, service)| {
        let retired = service.retired.as_ref()?;
        let replaced_by = retired.replaced_by.as_ref().map(|id| (id.0.value.as_str(), id.0.span));
        Some((service.id.value.as_str(), Retired { on: retired.on, replaced_by }))
    });
    retired.collect()
}

fn standards(catalog: &Catalog) -> BTreeMap<&str, Retired<'_>> {
    catalog.standards().filter_map(|owned| Some((owned.standard.id.value.as_str(), standard(owned)?))).collect()
}

/// A standard is retired with its service, if not before.
fn standard(owned: Owned<'_>) -> Option<Retired<'_>> {
    let with_service = owned.service.retired.as_ref().map(|retired| retired.on);
    let Some(own) = &owned.standard.retired else {
        return with_service.map(|on| Retired { on, replaced_by: None });
    };
    let on = with_service.filter(|_| end(owned.service).is_some_and(|end| end < own.on.value)).unwrap_or(own.on);
    Some(Retired { on, replaced_by: own.replaced_by.as_ref().map(|id| (id.0.value.as_str(), id.0.span)) })
}
