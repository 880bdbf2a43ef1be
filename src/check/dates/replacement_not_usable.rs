//! Reports replacements that can't be used when they are needed.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::check::ahead::end;
use crate::check::context::Context;
use crate::check::dependency::Dependency;
use crate::diagnostic::Diagnostic;
use crate::english;
use crate::model::catalog::{Catalog, Owned};
use crate::model::service::Service;
use crate::model::standard::Standard;
use crate::rule::{Rule, Topic};
use crate::source::{Located, Span};

pub(crate) const RULE: Rule = Rule {
    name: "replacement-not-usable",
    topic: Topic::Dates,
    sentence: "The replacement of a retired service or standard is a different one, has started by then, and is not retired itself.",
    why: "The page of a retired service or standard sends residents to its replacement. If that is gone too, they have come in vain twice.",
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

pub(crate) const DEPENDS_ON: Dependency = Dependency::NONE;

/// Something retired: its date, and its replacement with the span.
struct Retired<'a> {
    on: Located<Date>,
    replaced_by: Option<(&'a str, Span)>,
}

pub(crate) fn check(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let catalog = context.catalog;
    for (retired, begins) in
        [(services(catalog), first_days(catalog)), (standards(catalog), first_days_of_standards(catalog))]
    {
        for (id, one) in &retired {
            let Some((replacement, span)) = one.replaced_by else { continue };
            let needed = one.on.value.max(context.today);
            if replacement == *id {
                let message = format!("`{id}` can't replace itself");
                let help = "name what residents can use instead, or remove `replaced_by`";
                diagnostics.push(Diagnostic::error(&RULE, span, message).help(help));
            } else if let Some(other) = retired.get(replacement).filter(|other| other.on.value <= needed) {
                diagnostics.push(gone((id, replacement), span, other, one.on.value));
            } else if let Some(first) = begins.get(replacement).filter(|first| first.value > needed) {
                diagnostics.push(not_yet((id, replacement), span, *first));
            }
        }
    }
}

/// Reports a replacement that starts after residents are sent to it.
fn not_yet((id, replacement): (&str, &str), span: Span, first: Located<Date>) -> Diagnostic {
    let message = format!(
        "`{replacement}` can't replace `{id}` yet: it does not take effect until {}",
        english::date(first.value)
    );
    Diagnostic::warning(&RULE, span, message)
        .related(first.span, "starts here")
        .help("correct the wrong date; or name something that residents can use in the meantime")
}

/// Reports a replacement that is retired by the day residents are sent to it. One that was there at first, and is retired since, is a
/// warning: the page sends residents on to its own replacement, or says that it has ended too.
fn gone((id, replacement): (&str, &str), span: Span, other: &Retired<'_>, needed_from: Date) -> Diagnostic {
    let since = other.on.value;
    let diagnostic = if since <= needed_from {
        let message = format!("`{replacement}` can't replace `{id}`: it is retired itself");
        Diagnostic::error(&RULE, span, message)
    } else {
        let message = format!("`{replacement}` no longer replaces `{id}`: it is retired itself");
        Diagnostic::warning(&RULE, span, message).lapsed()
    };
    let diagnostic = diagnostic.related(other.on.span, format!("retired on {}", english::date(since)));
    match other.replaced_by.filter(|(next, _)| *next != replacement) {
        Some((next, _)) => diagnostic.help(format!("name its own replacement: `{next}`")),
        None => diagnostic.help("name what residents can use instead, or remove `replaced_by`"),
    }
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

/// When a standard is retired: with its service, if not before.
fn standard(owned: Owned<'_>) -> Option<Retired<'_>> {
    let with_service = owned.service.retired.as_ref().map(|retired| retired.on);
    let Some(own) = &owned.standard.retired else {
        return with_service.map(|on| Retired { on, replaced_by: None });
    };
    let on = with_service.filter(|_| end(owned.service).is_some_and(|end| end < own.on.value)).unwrap_or(own.on);
    Some(Retired { on, replaced_by: own.replaced_by.as_ref().map(|id| (id.0.value.as_str(), id.0.span)) })
}

/// The first day of each standard, without drafts.
fn first_days_of_standards(catalog: &Catalog) -> BTreeMap<&str, Located<Date>> {
    catalog
        .standards()
        .filter_map(|owned| Some((owned.standard.id.value.as_str(), first_day(owned.standard)?)))
        .collect()
}

/// The first day on which each service promises something. Services done on the spot have none.
fn first_days(catalog: &Catalog) -> BTreeMap<&str, Located<Date>> {
    let first = |service: &Service| service.standards.iter().filter_map(first_day).min_by_key(|day| day.value);
    catalog.services().filter_map(|(_, service)| Some((service.id.value.as_str(), first(service)?))).collect()
}

fn first_day(standard: &Standard) -> Option<Located<Date>> {
    let mut public = standard.lasting().filter(|version| !standard.draft && !version.draft);
    public.next().map(|version| version.effective)
}
