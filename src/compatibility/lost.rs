//! What was published and is gone as a whole, a department or a service -> one message with all that goes with it.

use std::collections::BTreeSet;

use crate::compatibility::block;
use crate::compatibility::context::{Context, error};
use crate::compatibility::ways::{Ways, former};
use crate::diagnostic::Diagnostic;
use crate::english;
use crate::published_feed::{Published, Service, Standard};
use crate::rule::Rule;
use crate::source::Span;

/// How many names a message gives.
const NAMED: usize = 8;

/// The departments and services that are gone.
pub(super) struct Lost<'a> {
    /// The last ids of departments.
    pub(super) departments: BTreeSet<&'a str>,
    /// The ids of services, the former ones of services that are gone left out.
    services: BTreeSet<&'a str>,
}

impl<'a> Lost<'a> {
    pub(super) fn of(context: &Context<'a>) -> Self {
        let (before, after) = (context.before, context.after);
        let (departments, services) = (ids_of_departments(after), ids_of_services(after));
        let gone = before.departments.iter().map(|one| one.id.as_str()).filter(|id| !departments.contains(id));
        let departments = gone.collect();
        let last: BTreeSet<&str> = before.services.iter().map(|one| one.id.as_str()).collect();
        let is_explained = |id: &str| {
            // A former id goes with the service that had it.
            let heir = before.services.iter().find(|one| one.formerly.iter().any(|former| former.id == id));
            !last.contains(id) && heir.is_some_and(|heir| !services.contains(heir.id.as_str()))
        };
        let gone = ids_of_services(before).into_iter().filter(|id| !services.contains(id) && !is_explained(id));
        Self { departments, services: gone.collect() }
    }

    /// The services that are gone while their department is still there.
    pub(super) fn services_alone(&self, context: &Context<'a>) -> impl Iterator<Item = &'a str> {
        let is_alone = |id: &&str| {
            let department = published(context, id).map(|one| one.department.id.as_str());
            department.is_none_or(|department| !self.departments.contains(department))
        };
        self.services.iter().copied().filter(is_alone)
    }

    /// Whether the message about a service or a department tells of this standard too.
    pub(super) fn explains(&self, context: &Context<'_>, standard: &str) -> bool {
        let Some(then) = context.before.standards.get(standard) else { return false };
        service_of(then).is_some_and(|service| self.services.contains(service))
    }

    /// Whether the message about another department tells of this former id too.
    pub(super) fn explains_department(&self, context: &Context<'_>, id: &str) -> bool {
        let mut heirs =
            context.before.departments.iter().filter(|one| one.formerly.iter().any(|former| former.id == id));
        self.departments.contains(id) || heirs.any(|heir| self.departments.contains(heir.id.as_str()))
    }
}

fn ids_of_departments(site: &Published) -> BTreeSet<&str> {
    let former = site.departments.iter().flat_map(|one| &one.formerly).map(|former| former.id.as_str());
    site.departments.iter().map(|one| one.id.as_str()).chain(former).collect()
}

fn ids_of_services(site: &Published) -> BTreeSet<&str> {
    let former = site.services.iter().flat_map(|one| &one.formerly).map(|former| former.id.as_str());
    site.services.iter().map(|one| one.id.as_str()).chain(former).collect()
}

fn published<'a>(context: &Context<'a>, service: &str) -> Option<&'a Service> {
    context.before.services.iter().find(|one| one.id == service)
}

fn service_of(standard: &Standard) -> Option<&str> {
    standard.versions.last().map(|version| version.service.id.as_str())
}

/// The standards of a service, each once.
fn standards_of<'a>(context: &Context<'a>, service: &str) -> Vec<&'a Standard> {
    context.before.standards().filter(|one| service_of(one) == Some(service)).collect()
}

/// Reports a department with everything that is gone with it.
pub(super) fn department(rule: &Rule, context: &Context<'_>, lost: &Lost<'_>, id: &str) -> Diagnostic {
    let services: Vec<&str> = lost
        .services
        .iter()
        .copied()
        .filter(|service| published(context, service).is_some_and(|one| one.department.id == id))
        .collect();
    let standards: usize = services.iter().map(|service| standards_of(context, service).len()).sum();
    let with = match services.len() {
        0 => String::new(),
        number => format!(
            ", and with it {} of {}: {}",
            counted(standards, "standard"),
            counted(number, "service"),
            names(&services)
        ),
    };
    let heir = if services.is_empty() {
        format!("list the old one beside that department's `id`: `formerly: [{id}]`")
    } else {
        format!(
            "move its services below `services:` there, and list the old id beside that department's `id`: `formerly: [{id}]`"
        )
    };
    let ways = Ways::of(context)
        .when(
            "its file was lost",
            &format!("put the file back from your last backup, probably `departments/{id}.yaml`"),
        )
        .when("it has another id, or another department has taken over its work", &heir);
    let then = context.before.departments.iter().find(|one| one.id == id);
    let ways = match then {
        Some(then) => {
            let next = if services.is_empty() { "" } else { "; the next check has its services to paste" };
            let what = format!("write it again, in `departments/{id}.yaml`{next}");
            ways.paste("nobody has a copy of its file", &what, &block::department(then))
        }
        None => ways,
    };
    Diagnostic::nowhere(rule, format!("the department `{id}` is gone{with}"))
        .with_note(format!("published in `{}`", context.file(&format!("departments/{id}.json"))))
        .help(ways.words())
}

/// Reports a service with its standards.
pub(super) fn service(rule: &Rule, context: &Context<'_>, id: &str) -> Diagnostic {
    let note = format!("published in `{}`", context.file("services.json"));
    let in_content = context.catalog.services().find(|(_, service)| service.id.value.as_str() == id);
    if let Some((_, draft)) = in_content {
        let message = format!("the service `{id}` was published, but is now a draft");
        return Diagnostic::error(rule, draft.id.span, message)
            .with_note(note)
            .help("remove `draft: true`; if it is no longer offered, withdraw it: `retired: {on: …, reason: …}`");
    }
    let standards = standards_of(context, id);
    let with = match &standards[..] {
        [] => String::new(),
        [one] => format!(", and with it the standard `{}`", one.id),
        many => {
            let ids: Vec<&str> = many.iter().map(|one| one.id.as_str()).collect();
            format!(", and with it {}: {}", counted(many.len(), "standard"), names(&ids))
        }
    };
    let message = format!("the service `{id}` was published, but nothing has this id any more{with}");
    let (place, label) = place(context, id);
    error(rule, place, message).label(label).with_note(note).help(put_back(context, id, &standards))
}

fn put_back(context: &Context<'_>, id: &str, standards: &[&Standard]) -> String {
    let former = former(context, id);
    let heir =
        format!("list the old one there, `{former}`, and those of its standards at each stage, with the same day");
    let ways = Ways::of(context).by_mistake().when("it only has a new id", &heir);
    let block = published(context, id).and_then(|then| block::service(context.before, then, standards, context.today));
    let case = "it is no longer offered";
    match block {
        Some(lines) => {
            ways.paste(case, "put it back below `services:` with its end, and the reason in your words", &lines)
        }
        None => ways.when(case, "put it back with `retired: {on: …, reason: …}`"),
    }
    .words()
}

/// The department that had the service.
fn place(context: &Context<'_>, service: &str) -> (Option<Span>, &'static str) {
    let id = published(context, service).map(|one| one.department.id.as_str());
    let department = context.catalog.departments.iter().find(|one| Some(one.id.value.as_str()) == id);
    (department.map(|one| one.id.span), "the service belonged to this department")
}

fn counted(number: usize, noun: &str) -> String {
    if number == 1 { format!("1 {noun}") } else { format!("{number} {noun}s") }
}

fn names(ids: &[&str]) -> String {
    let mut names: Vec<String> = ids.iter().take(NAMED).map(|id| format!("`{id}`")).collect();
    if ids.len() > NAMED {
        names.push(format!("{} more", ids.len() - NAMED));
    }
    english::list(&names)
}
