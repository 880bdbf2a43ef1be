//! Reports published ids, clauses and pages that no longer lead anywhere.

use std::collections::BTreeSet;

use crate::address;
use crate::compatibility::context::{Context, error};
use crate::diagnostic::Diagnostic;
use crate::model::service::Service;
use crate::published_feed::Published;
use crate::rule::{Rule, Topic};
use crate::source::Span;

pub(super) const RULE: Rule = Rule {
    name: "vanished-id",
    topic: Topic::Published,
    sentence: "A published id leads to something for good.",
    why: "Links, bookmarks and other software keep using it. What is withdrawn keeps its page and its file, with the reason.",
    wrong: "\
services:                              # `road-hole` was published, and is removed or given another id
  - id: pothole-repair",
    right: "\
services:
  - id: pothole-repair
    formerly: [road-hole]              # a new id
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

/// Reports missing clauses. They have no former ids: a clause that no longer applies keeps its id and says so.
fn clauses(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let now = ids_of_clauses(context.after);
    for id in ids_of_clauses(context.before).difference(&now) {
        let message = format!("the clause `{id}` was published, but no heading of the commitment has this id any more");
        diagnostics.push(
            Diagnostic::nowhere(&RULE, message)
                .with_note(format!("published in `{}`", context.file("commitment.json")))
                .help(format!(
                    "put its heading back into `commitment.md`, with `{{#{id}}}`; if the clause no longer applies, say so in its text"
                )),
        );
    }
}

fn ids_of_clauses(published: &Published) -> BTreeSet<&str> {
    let sections = published.commitment.iter().flat_map(|commitment| &commitment.sections);
    sections.filter_map(|section| section.clause.as_deref()).collect()
}

/// Reports missing pages directly below the site's root. Deeper pages belong to something with an id.
fn pages(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let slug = |path: &'_ str| -> Option<String> {
        path.strip_suffix("/index.html").filter(|slug| !slug.contains('/')).map(str::to_owned)
    };
    let is_there = |slug: &str| {
        let own = || context.catalog.pages.iter().any(|page| page.slug.value.as_str() == slug);
        context.pages.iter().any(|page| page.address == address::page(slug)) || own()
    };
    for path in context.before.pages() {
        let Some(slug) = slug(path).filter(|slug| !is_there(slug)) else { continue };
        let message = format!("the page `{slug}/` was published, but there is nothing at its address any more");
        diagnostics.push(
            Diagnostic::nowhere(&RULE, message)
                .with_note(format!("published as `{}/{path}`", context.folder))
                .help(format!("put `pages/{slug}.md` back, if only to say where its text is now")),
        );
    }
}

/// Reports missing services without a published standard, and missing calendars: both have no file of their own.
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
        let message = format!("the calendar `{}` was published, but nothing has this id any more", calendar.id);
        Diagnostic::nowhere(&RULE, message)
            .with_note(format!("published in `{}`", context.file("calendars.json")))
            .help("put its file back: past promises are still counted with it, and people subscribe to it")
    }));
}

fn service(context: &Context<'_>, id: &str) -> Diagnostic {
    let note = format!("published in `{}`", context.file("services.json"));
    let draft = context.catalog.services().find(|(_, service)| service.id.value.as_str() == id);
    if let Some((_, draft)) = draft {
        let message = format!("the service `{id}` was published, but is now a draft");
        return Diagnostic::error(&RULE, draft.id.span, message)
            .with_note(note)
            .help("remove `draft: true`; if it is no longer offered, withdraw it: `retired: {on: …, reason: …}`");
    }
    let message = format!("the service `{id}` was published, but nothing has this id any more");
    Diagnostic::nowhere(&RULE, message).with_note(note).help(format!(
        "put it back, with `retired: {{on: …, reason: …}}` if it is no longer offered; \
         or list it under `formerly` of the service that replaced it: `formerly: [{id}]`"
    ))
}

fn fault(context: &Context<'_>, document: &str, kind: &str, id: &str) -> Diagnostic {
    let note = format!("published in `{}`", context.file(document));
    if let Some(draft) = context.place(id) {
        let message = format!("the {kind} `{id}` was published, but is now a draft");
        return error(&RULE, Some(draft), message)
            .with_note(note)
            .help("remove `draft: true`; if it is no longer promised, withdraw it: `retired: {on: …, reason: …}`");
    }
    let message = format!("the {kind} `{id}` was published, but nothing has this id any more");
    let help = if kind == "department" {
        format!("put it back; or list it under `formerly` of the department that replaced it: `formerly: [{id}]`")
    } else {
        format!(
            "put it back, with `retired: {{on: …, reason: …}}` if it is no longer promised; \
             or list it under `formerly` of the standard that replaced it: `formerly: [{id}]`"
        )
    };
    if let Some((span, to_write)) = renamed_service(context, id) {
        let label = "this service lists its own former id, but not the promise's";
        return Diagnostic::error(&RULE, span, message).label(label).with_note(note).help(to_write);
    }
    let fault = match owner(context, id) {
        Some((span, label)) => Diagnostic::error(&RULE, span, message).label(label),
        None => Diagnostic::nowhere(&RULE, message),
    };
    fault.with_note(note).help(help)
}

/// The service that lists `id`'s service under `formerly`, and what to write at its standard, because each promise has its own id.
fn renamed_service(context: &Context<'_>, id: &str) -> Option<(Span, String)> {
    let (former, stage) = id.split_once('.')?;
    let is_it = |service: &Service| service.formerly.iter().any(|one| one.id.value.as_str() == former);
    let (_, service) = context.catalog.services().find(|(_, service)| is_it(service))?;
    let heir = format!("{}.{stage}", service.id.value);
    let has_it = service.standards.iter().any(|standard| standard.id.value.as_str() == heir);
    let to_write = if has_it {
        format!("write `formerly: [{id}]` beside the `stage` of `{heir}` as well")
    } else {
        format!(
            "write `formerly: [{id}]` beside the `stage` of the promise that replaced it; \
             if it is no longer promised, put it back with `retired: {{on: …, reason: …}}`"
        )
    };
    Some((service.id.span, to_write))
}

/// The service that the id is made from, or the department that had it, with a label.
fn owner(context: &Context<'_>, id: &str) -> Option<(Span, &'static str)> {
    let service_id = id.split('.').next().unwrap_or(id);
    let service = context.catalog.services().find(|(_, service)| service.id.value.as_str() == service_id);
    if let Some((_, service)) = service {
        return Some((service.id.span, "the promise belonged to this service"));
    }
    let department_id = context.before.standards.get(id)?.versions.last()?.department.id.as_str();
    let department =
        context.catalog.departments.iter().find(|department| department.id.value.as_str() == department_id)?;
    Some((department.id.span, "the promise belonged to this department"))
}
