//! Reports former ids that something else uses.

use std::collections::BTreeMap;

use crate::check::context::Context;
use crate::check::dependency::Dependency;
use crate::diagnostic::Diagnostic;
use crate::model::id::{Id, StandardId};
use crate::model::life_cycle::Former;
use crate::rule::{Rule, Topic};
use crate::source::{Located, Span};

pub(crate) const RULE: Rule = Rule {
    name: "reused-id",
    topic: Topic::Keys,
    sentence: "An id that something used to have is never given to anything else.",
    why: "Old links, and copies in other software, mean whatever had the id first. They would lead to the wrong thing.",
    wrong: "\
- id: pothole-repair
  formerly: [road-repair]
- id: road-repair               # a new service",
    right: "\
- id: pothole-repair
  formerly: [road-repair]
- id: road-resurfacing          # a new service",
};

pub(crate) const DEPENDS_ON: Dependency = Dependency::NONE;

pub(crate) fn check(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let departments = || context.catalog.departments.iter();
    let services = || context.catalog.services().map(|(_, service)| service);
    let standards = || context.catalog.standards().map(|owned| owned.standard);
    let (now, before) = (departments().map(|one| &one.id), departments().flat_map(|one| &one.formerly));
    diagnostics.extend(faults("department", now, before, Id::as_str));
    let (now, before) = (services().map(|one| &one.id), services().flat_map(|one| &one.formerly));
    diagnostics.extend(faults("service", now, before, Id::as_str));
    let answers = || context.catalog.answers.iter();
    let (now, before) = (answers().map(|one| &one.id), answers().flat_map(|one| &one.formerly));
    diagnostics.extend(faults("answer", now, before, Id::as_str));
    let (now, before) = (standards().map(|one| &one.id), standards().flat_map(|one| &one.formerly));
    diagnostics.extend(faults("standard", now, before, StandardId::as_str));
}

/// Reports the reused former ids of one `kind`.
fn faults<'a, I: 'a>(
    kind: &'static str,
    now: impl Iterator<Item = &'a Located<I>>,
    before: impl Iterator<Item = &'a Former<I>>,
    text: fn(&I) -> &str,
) -> Vec<Diagnostic> {
    let mut ids: BTreeMap<&str, Span> = now.map(|id| (text(&id.value), id.span)).collect();
    let mut faults = Vec::new();
    for former in before {
        let (id, span) = (text(&former.id.value), former.id.span);
        if let Some(other) = ids.get(id) {
            let message = format!("the former id `{id}` is also another {kind}'s id");
            let fault = Diagnostic::error(&RULE, span, message).related(*other, "used here");
            faults.push(fault.help("give the newer of the two a different id"));
        } else {
            ids.insert(id, span);
        }
    }
    faults
}
