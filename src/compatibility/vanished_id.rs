//! Reports published ids, clauses and pages that no longer lead anywhere.

use std::collections::BTreeSet;

use crate::address;
use crate::authoring::inside;
use crate::compatibility::block;
use crate::compatibility::context::{Break, Context, error};
use crate::compatibility::lost::{Lost, department, service};
use crate::compatibility::ways::{Ways, former};
use crate::diagnostic::Diagnostic;
use crate::model::service::Service;
use crate::published_feed::{Answer, Calendar, Named, Published, Standard};
use crate::rule::{Rule, Topic};
use crate::source::Span;

pub(super) const RULE: Rule = Rule {
    name: "vanished-id",
    topic: Topic::Published,
    sentence: "A published id leads to something for good.",
    why: "Links, bookmarks and other software keep using it. What is withdrawn keeps its page and its file, with the reason. \
          If the site never went online, build with `--never-online`.",
    wrong: "\
services:                              # `road-hole` was published, and is removed or given another id
  - id: pothole-repair",
    right: "\
services:
  - id: pothole-repair
    formerly: [{id: road-hole, until: 2026-03-01}]     # a new id
    standards:
      - stage: complete
        formerly: [{id: road-hole.complete, until: 2026-03-01}]
# or, if it is no longer promised:
  - id: road-hole
    retired: {on: 2026-03-01, reason: …, replaced_by: pothole-repair}",
};

pub(super) fn check(context: &Context<'_>, breaks: &mut Vec<Break>) {
    let lost = Lost::of(context);
    breaks.extend(lost.departments.iter().map(|id| Break::of(*id, department(&RULE, context, &lost, id))));
    breaks.extend(lost.services_alone(context).map(|id| Break::of(id, service(&RULE, context, id))));
    for document in context.before.files.difference(&context.after.files) {
        if let Some(id) = id_of(document, "standards/").filter(|id| !lost.explains(context, id)) {
            breaks.push(Break::of(id, fault(context, document, "standard", id)));
        }
        if let Some(id) = id_of(document, "departments/").filter(|id| !lost.explains_department(context, id)) {
            breaks.push(Break::of(id, fault(context, document, "department", id)));
        }
    }
    answers(context, breaks);
    calendars(context, breaks);
    topics(context, breaks);
    clauses(context, breaks);
    pages(context, breaks);
}

/// The id of a document in a folder of the feed.
fn id_of<'a>(document: &'a str, folder: &str) -> Option<&'a str> {
    document.strip_prefix(folder)?.strip_suffix(".json")
}

/// Reports missing clauses. They have no former ids: a clause that no longer applies keeps its id and says so.
fn clauses(context: &Context<'_>, breaks: &mut Vec<Break>) {
    let now = ids_of_clauses(context.after);
    for id in ids_of_clauses(context.before).difference(&now) {
        let message = format!("the clause `{id}` was published, but no heading of the commitment has this id any more");
        let fault = Diagnostic::nowhere(&RULE, message)
            .with_note(format!("published in `{}`", context.file("commitment.json")))
            .help(format!(
                "put its heading back into `commitment.md`, with `{{#{id}}}`; if the clause no longer applies, say so in its text"
            ));
        breaks.push(Break::of(*id, fault));
    }
}

fn ids_of_clauses(published: &Published) -> BTreeSet<&str> {
    let sections = published.commitment.iter().flat_map(|commitment| &commitment.sections);
    sections.filter_map(|section| section.clause.as_deref()).collect()
}

/// Reports missing topics: they have no file of their own.
fn topics(context: &Context<'_>, breaks: &mut Vec<Break>) {
    let is_gone = |old: &&Named| context.after.topics.iter().all(|now| now.id != old.id);
    breaks.extend(context.before.topics.iter().filter(is_gone).map(|topic| {
        let message = format!("the topic `{}` was published, but nothing has this id any more", topic.id);
        let line = format!("- {{id: {}, name: {}}}", topic.id, inside(&topic.name.on_one_line()));
        let fault = Diagnostic::nowhere(&RULE, message)
            .with_note(format!("published in `{}`", context.file("topics.json")))
            .help(format!("put it back below `topics` in `site.yaml`: `{line}`. Its name may change, but not its id"));
        Break::of(&topic.id, fault)
    }));
}

/// Reports missing pages directly below the site's root. Deeper pages belong to something with an id, and so does the page of all topics. The
/// page of all results is there as long as there are results, and another rule sees to those.
fn pages(context: &Context<'_>, breaks: &mut Vec<Break>) {
    let slug = |path: &'_ str| -> Option<String> {
        path.strip_suffix("/index.html").filter(|slug| !slug.contains('/')).map(str::to_owned)
    };
    let is_there = |slug: &str| {
        let own = || context.catalog.pages.iter().any(|page| page.slug.value.as_str() == slug);
        let is_of_results = address::page(slug) == address::RESULTS;
        let is_of_topics = address::page(slug) == address::TOPICS && !context.before.topics.is_empty();
        context.pages.iter().any(|page| page.address == address::page(slug)) || own() || is_of_topics || is_of_results
    };
    for path in context.before.pages() {
        let Some(slug) = slug(path).filter(|slug| !is_there(slug)) else { continue };
        let message = format!("the page `{slug}/` was published, but there is nothing at its address any more");
        let fault = Diagnostic::nowhere(&RULE, message)
            .with_note(format!("published as `{}/{path}`", context.folder))
            .help(format!("put `pages/{slug}.md` back, if only to say where its text is now"));
        breaks.push(Break::of(slug, fault));
    }
}

/// Reports missing answers: they have no file of their own.
fn answers(context: &Context<'_>, breaks: &mut Vec<Break>) {
    let now: BTreeSet<&str> = context.after.answers.iter().flat_map(ids_of_answer).collect();
    // Former ids go with the answer that had them.
    let gone = |answer: &'_ Answer| ids_of_answer(answer).filter(|id| !now.contains(id)).map(str::to_owned).next();
    breaks.extend(context.before.answers.iter().filter_map(gone).map(|id| {
        let message = format!("the answer `{id}` was published, but nothing has this id any more");
        let former = former(context, &id);
        let fault = Diagnostic::nowhere(&RULE, message)
            .with_note(format!("published in `{}`", context.file("answers.json")))
            .help(format!(
                "put it back into `answers.yaml`; if another answer has taken its place, list it there: `{former}`; if it no longer applies, say so in its `text`"
            ));
        Break::of(id, fault)
    }));
}

/// The id of an answer, then those that it used to have.
fn ids_of_answer(answer: &Answer) -> impl Iterator<Item = &str> {
    std::iter::once(answer.id.as_str()).chain(answer.formerly.iter().map(|former| former.id.as_str()))
}

/// Reports missing calendars: they have no file of their own.
fn calendars(context: &Context<'_>, breaks: &mut Vec<Break>) {
    let is_gone = |old: &&Calendar| context.after.calendars.iter().all(|now| now.id != old.id);
    breaks.extend(context.before.calendars.iter().filter(is_gone).map(|calendar| {
        let message = format!("the calendar `{}` was published, but nothing has this id any more", calendar.id);
        let fault = Diagnostic::nowhere(&RULE, message)
            .with_note(format!("published in `{}`", context.file("calendars.json")))
            .help("put its file back: past promises are still counted with it, and people subscribe to it");
        Break::of(&calendar.id, fault)
    }));
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
    let then = context.before.standards.get(id).filter(|_| kind == "standard");
    let help = if let Some(then) = then {
        put_back(context, then, id)
    } else {
        let former = former(context, id);
        format!("put it back; or list it under `formerly` of the {kind} that replaced it: `{former}`")
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

/// How to put a standard back.
fn put_back(context: &Context<'_>, then: &Standard, id: &str) -> String {
    let heir = format!("list the old one there: `{}`", former(context, id));
    let ways = Ways::of(context).by_mistake().when("it only has a new id", &heir);
    let case = "it is no longer promised";
    match block::standard(context.before, then, context.today) {
        Some(lines) => {
            ways.paste(case, "put it back below `standards:` with its end, and the reason in your words", &lines)
        }
        None => ways.when(case, "put it back with `retired: {on: …, reason: …}`"),
    }
    .words()
}

/// The service that lists `id`'s service under `formerly`, and what to write at its standard, because each promise has its own id.
fn renamed_service(context: &Context<'_>, id: &str) -> Option<(Span, String)> {
    let (former, stage) = id.split_once('.')?;
    let is_it = |service: &Service| service.formerly.iter().any(|one| one.id.value.as_str() == former);
    let (_, service) = context.catalog.services().find(|(_, service)| is_it(service))?;
    let heir = format!("{}.{stage}", service.id.value);
    let has_it = service.standards.iter().any(|standard| standard.id.value.as_str() == heir);
    let dated = service.formerly.iter().find(|one| one.id.value.as_str() == former).and_then(|one| one.until);
    let until = dated.map_or(context.today, |until| until.value);
    let former = format!("formerly: [{{id: {id}, until: {until}}}]");
    let to_write = if has_it {
        format!("write `{former}` beside the `stage` of `{heir}` as well")
    } else {
        format!(
            "write `{former}` beside the `stage` of the promise that replaced it; \
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
