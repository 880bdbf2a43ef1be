//! What was published under an id stays there: in force, scheduled, withdrawn, or under a newer id that names it. Clauses and pages stay too.

use std::collections::BTreeSet;

use crate::address::{self, FIXED};
use crate::compatibility::{Context, error};
use crate::diagnostic::Diagnostic;
use crate::model::service::Service;
use crate::published_feed::Published;
use crate::rule::Rule;
use crate::source::Span;

pub(super) const RULE: Rule = Rule {
    name: "vanished-id",
    sentence: "An id that was published leads to something for good.",
    why: "Links, bookmarks and other software hold on to it; what is withdrawn keeps its page and its file, with the reason.",
    wrong: "\
services:                              # `road-hole` was published, and is removed or given another id
  - id: pothole-repair",
    right: "\
services:
  - id: pothole-repair
    formerly: [road-hole]              # another id now
    standards:
      - stage: complete
        formerly: [road-hole.complete]
# or, if it is no longer promised:
  - id: road-hole
    retired: {on: 2026-03-01, reason: …, replaced_by: pothole-repair}",
};

pub(super) fn check(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for (folder, kind) in [("standards/", "standard"), ("departments/", "department")] {
        for document in context.before.documents.keys().filter(|name| name.starts_with(folder)) {
            if !context.after.documents.contains_key(document) {
                let id = document.trim_start_matches(folder).trim_end_matches(".json");
                diagnostics.push(fault(context, document, kind, id));
            }
        }
    }
    listed(context, diagnostics);
    clauses(context, diagnostics);
    pages(context, diagnostics);
}

/// Clauses have no other ids: one that no longer holds says so under its own.
fn clauses(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let now = ids_of_clauses(context.after);
    for id in ids_of_clauses(context.before).difference(&now) {
        let message = format!("the clause `{id}` was published, and no heading of the commitment has this id any more");
        diagnostics.push(
            Diagnostic::nowhere(RULE.name, message)
                .with_note(format!("published in `{}`", context.file("commitment.json")))
                .help(format!(
                    "put its heading back into `commitment.md`, with `{{#{id}}}`; if the clause no longer holds, let its text say so"
                )),
        );
    }
}

fn ids_of_clauses(published: &Published) -> BTreeSet<&str> {
    let sections = published.commitment.iter().flat_map(|commitment| &commitment.sections);
    sections.filter_map(|section| section.clause.as_deref()).collect()
}

/// Pages of their own, right below the site's address; deeper ones are about something with an id.
fn pages(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let slug = |path: &'_ str| -> Option<String> {
        path.strip_suffix("/index.html").filter(|slug| !slug.contains('/')).map(str::to_owned)
    };
    let is_there = |slug: &str| {
        let own = || context.catalog.pages.iter().any(|page| page.slug.value.as_str() == slug);
        FIXED.contains(&address::page(slug).as_str()) || own()
    };
    for path in context.before.pages() {
        let Some(slug) = slug(path).filter(|slug| !is_there(slug)) else { continue };
        let message = format!("the page `{slug}/` was published, and nothing stands at its address any more");
        diagnostics.push(
            Diagnostic::nowhere(RULE.name, message)
                .with_note(format!("published as `{}/{path}`", context.folder))
                .help(format!("put `pages/{slug}.md` back, if only to say where its text stands now")),
        );
    }
}

/// Services of which no standard was published, and calendars: listed things without a file of their own.
fn listed(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let (before, after) = (context.before, context.after);
    let ids = |published: &'_ Published| -> BTreeSet<String> {
        let own = published.services.iter().map(|service| &service.id);
        let former = published.services.iter().flat_map(|service| &service.formerly).map(|former| &former.id);
        own.chain(former).cloned().collect()
    };
    let has_standards = |id: &String| before.standards.keys().any(|standard| standard.split('.').next() == Some(id));
    for id in ids(before).difference(&ids(after)).filter(|id| !has_standards(id)) {
        diagnostics.push(service(context, id));
    }
    let calendars = before.calendars.iter().filter(|one| after.calendars.iter().all(|now| now.id != one.id));
    diagnostics.extend(calendars.map(|calendar| {
        let message = format!("the calendar `{}` was published, and nothing has this id any more", calendar.id);
        Diagnostic::nowhere(RULE.name, message)
            .with_note(format!("published in `{}`", context.file("calendars.json")))
            .help("put its file back: what was promised is still counted by it, and people subscribe to it")
    }));
}

fn service(context: &Context<'_>, id: &str) -> Diagnostic {
    let note = format!("published in `{}`", context.file("services.json"));
    let draft = context.catalog.services().find(|(_, service)| service.id.value.as_str() == id);
    if let Some((_, draft)) = draft {
        let message = format!("the service `{id}` was published, and is a draft now");
        return Diagnostic::error(RULE.name, draft.id.span, message)
            .with_note(note)
            .help("remove `draft: true`; if it is no longer offered, withdraw it: `retired: {on: …, reason: …}`");
    }
    let message = format!("the service `{id}` was published, and nothing has this id any more");
    Diagnostic::nowhere(RULE.name, message).with_note(note).help(format!(
        "put it back, with `retired: {{on: …, reason: …}}` if it is no longer offered; \
         or name it under `formerly` of the service that took its place: `formerly: [{id}]`"
    ))
}

fn fault(context: &Context<'_>, document: &str, kind: &str, id: &str) -> Diagnostic {
    let note = format!("published in `{}`", context.file(document));
    if let Some(draft) = context.place(id) {
        let message = format!("the {kind} `{id}` was published, and is a draft now");
        return error(&RULE, Some(draft), message)
            .with_note(note)
            .help("remove `draft: true`; if it is no longer promised, withdraw it: `retired: {on: …, reason: …}`");
    }
    let message = format!("the {kind} `{id}` was published, and nothing has this id any more");
    let help = if kind == "department" {
        format!("put it back; or name it under `formerly` of the department that took its place: `formerly: [{id}]`")
    } else {
        format!(
            "put it back, with `retired: {{on: …, reason: …}}` if it is no longer promised; \
             or name it under `formerly` of the standard that took its place: `formerly: [{id}]`"
        )
    };
    if let Some((span, to_write)) = renamed_service(context, id) {
        let label = "this service names the former id of the service, not yet of the promise";
        return Diagnostic::error(RULE.name, span, message).label(label).with_note(note).help(to_write);
    }
    let fault = match owner(context, id) {
        Some((span, label)) => Diagnostic::error(RULE.name, span, message).label(label),
        None => Diagnostic::nowhere(RULE.name, message),
    };
    fault.with_note(note).help(help)
}

/// The service that has taken another id and says so, and what to write at its standard: each promise has an id of its own.
fn renamed_service(context: &Context<'_>, id: &str) -> Option<(Span, String)> {
    let (former, stage) = id.split_once('.')?;
    let is_it = |service: &Service| service.formerly.iter().any(|one| one.id.value.as_str() == former);
    let (_, service) = context.catalog.services().find(|(_, service)| is_it(service))?;
    let heir = format!("{}.{stage}", service.id.value);
    let has_it = service.standards.iter().any(|standard| standard.id.value.as_str() == heir);
    let to_write = if has_it {
        format!("write `formerly: [{id}]` beside the `stage` of `{heir}` too")
    } else {
        format!(
            "write `formerly: [{id}]` beside the `stage` of the promise that took its place; \
             if it is no longer promised, put it back with `retired: {{on: …, reason: …}}`"
        )
    };
    Some((service.id.span, to_write))
}

/// The service that the id is made from, or the department that had it.
fn owner(context: &Context<'_>, id: &str) -> Option<(Span, &'static str)> {
    let service_id = id.split('.').next().unwrap_or(id);
    let service = context.catalog.services().find(|(_, service)| service.id.value.as_str() == service_id);
    if let Some((_, service)) = service {
        return Some((service.id.span, "it was a promise of this service"));
    }
    let department_id = context.before.standards.get(id)?.versions.last()?.department.id.as_str();
    let department =
        context.catalog.departments.iter().find(|department| department.id.value.as_str() == department_id)?;
    Some((department.id.span, "it was a promise of this department"))
}
