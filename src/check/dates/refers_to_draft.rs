//! Reports public content that refers to a draft.

use std::collections::BTreeMap;

use crate::check::context::Context;
use crate::check::dependency::Dependency;
use crate::diagnostic::Diagnostic;
use crate::model::id::ServiceRef;
use crate::rule::{Rule, Topic};
use crate::source::Span;

pub(crate) const RULE: Rule = Rule {
    name: "refers-to-draft",
    topic: Topic::Dates,
    sentence: "Nothing public refers to a draft.",
    why: "A draft is left out of the site, so the link would lead nowhere.",
    wrong: "\
- id: road-map
  on_the_spot: {clause: 3.1.a, otherwise: map-requests.complete}
- id: map-requests
  draft: true",
    right: "\
- id: road-map
  on_the_spot: {clause: 3.1.a, otherwise: map-requests.complete}
- id: map-requests",
};

pub(crate) const DEPENDS_ON: Dependency = Dependency::NONE;

pub(crate) fn check(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let catalog = context.catalog;
    let services: BTreeMap<&str, Span> = catalog
        .services()
        .filter(|(_, service)| service.draft)
        .map(|(_, service)| (service.id.value.as_str(), service.id.span))
        .collect();
    let standards: BTreeMap<&str, Span> = catalog
        .standards()
        .filter(|owned| {
            let versions = &owned.standard.versions;
            owned.service.draft || owned.standard.draft || versions.iter().all(|version| version.draft)
        })
        .map(|owned| (owned.standard.id.value.as_str(), owned.standard.id.span))
        .collect();
    let mut report = |id: &str, span: Span, draft: Option<&Span>| {
        if let Some(draft) = draft {
            diagnostics.push(
                Diagnostic::error(&RULE, span, format!("`{id}` is a draft, so nothing public can refer to it"))
                    .related(*draft, "the draft")
                    .help("refer to something public, or remove `draft: true` there"),
            );
        }
    };
    for ServiceRef(id) in &catalog.site.popular {
        report(id.value.as_str(), id.span, services.get(id.value.as_str()));
    }
    for (_, service) in catalog.services().filter(|(_, service)| !service.draft) {
        if let Some(on_the_spot) = &service.on_the_spot {
            let id = &on_the_spot.otherwise.0;
            report(id.value.as_str(), id.span, standards.get(id.value.as_str()));
        }
        if let Some(id) = service.retired.as_ref().and_then(|retired| retired.replaced_by.as_ref()) {
            report(id.0.value.as_str(), id.0.span, services.get(id.0.value.as_str()));
        }
    }
    for owned in catalog.standards().filter(|owned| owned.is_public()) {
        if let Some(id) = owned.standard.retired.as_ref().and_then(|retired| retired.replaced_by.as_ref()) {
            report(id.0.value.as_str(), id.0.span, standards.get(id.0.value.as_str()));
        }
    }
}
