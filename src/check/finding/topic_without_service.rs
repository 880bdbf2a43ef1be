//! Reports topics that no service is under.

use crate::check::ahead::is_over;
use crate::check::context::Context;
use crate::check::dependency::Dependency;
use crate::diagnostic::Diagnostic;
use crate::model::files::{CORPORATE, DEPARTMENTS};
use crate::rule::{Rule, Topic};

pub(crate) const RULE: Rule = Rule {
    name: "topic-without-service",
    topic: Topic::Finding,
    sentence: "A topic has at least one service that residents can ask for.",
    why: "A resident who chooses a topic and finds nothing believes that we do nothing about it.",
    wrong: "\
# site.yaml
topics:
  - {id: garbage, name: Garbage and recycling}     # no service has `topics: [garbage]`",
    right: "\
# site.yaml
topics:
  - {id: garbage, name: Garbage and recycling}
# departments/public-works.yaml
- id: missed-garbage-pickup
  topics: [garbage]",
};

pub(crate) const DEPENDS_ON: Dependency = Dependency::NONE.and(&[DEPARTMENTS, CORPORATE]);

pub(crate) fn check(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let catalog = context.catalog;
    for topic in &catalog.site.topics {
        let id = &topic.id;
        let its = || catalog.services().map(|(_, service)| service).filter(|service| service.is_under(&id.value));
        if its().any(|service| !service.draft && !is_over(service.retired.as_ref(), context.today)) {
            continue;
        }
        let fault = Diagnostic::warning(&RULE, id.span, format!("no service is under the topic `{id}`"));
        let add = format!("add `topics: [{id}]` to its services");
        diagnostics.push(match its().next() {
            Some(service) if service.draft => fault.related(service.id.span, "this service is still a draft"),
            Some(service) => fault.related(service.id.span, "this service is no longer offered").help(add),
            None => fault.help(format!("{add}; if the site never showed this topic, you can remove it")),
        });
    }
}
