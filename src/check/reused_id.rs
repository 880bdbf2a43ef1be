//! An id that something used to have leads to it for good.

use std::collections::BTreeMap;

use crate::check::Context;
use crate::diagnostic::Diagnostic;
use crate::model::department::Former;
use crate::rule::Rule;
use crate::source::{Located, Span};

pub(super) const RULE: Rule = Rule {
    name: "reused-id",
    sentence: "An id that something used to have is never given to anything else.",
    why: "Old links and other software's copies lead to the thing that had the id first; they would reach the wrong one.",
    wrong: "\
- id: pothole-repair
  formerly: [road-repair]
- id: road-repair               # a new service",
    right: "\
- id: pothole-repair
  formerly: [road-repair]
- id: road-resurfacing          # a new service",
};

/// An id of one of the three kinds, and whether it is a former one.
type Ids = BTreeMap<(&'static str, String), Span>;

pub(super) fn check(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let catalog = context.catalog;
    let mut ids = Ids::new();
    for department in &catalog.departments {
        now(&mut ids, "department", &department.id);
    }
    for (_, service) in catalog.services() {
        now(&mut ids, "service", &service.id);
    }
    for owned in catalog.standards() {
        now(&mut ids, "standard", &owned.standard.id);
    }
    for department in &catalog.departments {
        before(&mut ids, "department", &department.formerly, diagnostics);
    }
    for (_, service) in catalog.services() {
        before(&mut ids, "service", &service.formerly, diagnostics);
    }
    for owned in catalog.standards() {
        before(&mut ids, "standard", &owned.standard.formerly, diagnostics);
    }
}

fn now<I: ToString>(ids: &mut Ids, kind: &'static str, id: &Located<I>) {
    ids.insert((kind, id.value.to_string()), id.span);
}

fn before<I: ToString>(ids: &mut Ids, kind: &'static str, formers: &[Former<I>], diagnostics: &mut Vec<Diagnostic>) {
    for former in formers {
        let key = (kind, former.id.value.to_string());
        if let Some(other) = ids.get(&key) {
            let message = format!("the former id `{}` is also another {kind}'s id", key.1);
            diagnostics.push(
                Diagnostic::error(RULE.name, former.id.span, message)
                    .related(*other, "given here")
                    .help("give the newer of the two another id"),
            );
        } else {
            ids.insert(key, former.id.span);
        }
    }
}
