//! Reports services that can't be among the popular ones.

use std::collections::BTreeMap;

use crate::check::ahead::end;
use crate::check::context::Context;
use crate::check::dependency::Dependency;
use crate::diagnostic::Diagnostic;
use crate::english;
use crate::model::id::{Id, ServiceRef};
use crate::model::service::Service;
use crate::model::site::Site;
use crate::rule::{Rule, Topic};
use crate::source::{Located, Span};

pub(crate) const RULE: Rule = Rule {
    name: "popular-service",
    topic: Topic::Finding,
    sentence: "At most eight services are named as popular, each once, and residents can still ask for them.",
    why: "The home page shows these services first. More of them, or one that has ended, would be in the way of those who came for something else.",
    wrong: "popular: [pothole-repair, street-light-out, pothole-repair]",
    right: "popular: [pothole-repair, street-light-out]",
};

pub(crate) const DEPENDS_ON: Dependency = Dependency::TODAY;

pub(crate) fn check(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let popular = &context.catalog.site.popular;
    if let Some(ServiceRef(first)) = popular.get(Site::MOST_POPULAR) {
        let message = format!("{} services are named as popular, and the home page has room for eight", popular.len());
        diagnostics.push(
            Diagnostic::error(&RULE, first.span, message)
                .label("the ninth")
                .help("keep the eight that residents ask for most"),
        );
    }
    let services: BTreeMap<&Id, &Service> =
        context.catalog.services().map(|(_, service)| (&service.id.value, service)).collect();
    let mut seen: BTreeMap<&Id, Span> = BTreeMap::new();
    for ServiceRef(id) in popular {
        if let Some(earlier) = seen.get(&id.value) {
            let fault = Diagnostic::error(&RULE, id.span, format!("`{id}` is named as popular twice"));
            diagnostics.push(fault.related(*earlier, "first named here").help("remove one of the two"));
            continue;
        }
        seen.insert(&id.value, id.span);
        diagnostics.extend(services.get(&id.value).and_then(|service| ended(context, id, service)));
    }
}

/// A service that has ended since: the home page leaves it out, so it stops no build.
fn ended(context: &Context<'_>, id: &Located<Id>, service: &Service) -> Option<Diagnostic> {
    let on = end(service).filter(|on| *on <= context.today)?;
    let message = format!("`{id}` is named as popular, but it ended on {}", english::date(on));
    let fault = Diagnostic::warning(&RULE, id.span, message).label("left out on the home page").lapsed();
    let instead = service.retired.as_ref().and_then(|retired| retired.replaced_by.as_ref());
    Some(match instead {
        Some(ServiceRef(other)) => fault.help(format!("name what took its place, `{other}`, or remove it here")),
        None => fault.help("remove it here, or name another service"),
    })
}
