//! Reports services that are under no topic, once a city has topics: all of them together, because a city that begins with topics has many.

use crate::check::ahead::is_over;
use crate::check::context::Context;
use crate::check::dependency::Dependency;
use crate::diagnostic::Diagnostic;
use crate::model::files::SITE;
use crate::model::service::Service;
use crate::rule::{Rule, Topic};

pub(crate) const RULE: Rule = Rule {
    name: "service-without-topic",
    topic: Topic::Finding,
    sentence: "If `site.yaml` has topics, each service is under one of them, or says `topics: none`.",
    why: "A resident who looks under a topic takes what is there for all that we do. A service left out is one that they will not find.",
    wrong: "\
- id: cart-replacement
  name: New or broken cart",
    right: "\
- id: cart-replacement
  name: New or broken cart
  topics: [garbage]",
};

pub(crate) const DEPENDS_ON: Dependency = Dependency::OWN_FILE.and(&[SITE]);

/// How many services are named besides the first.
const NAMED: usize = 5;

pub(crate) fn check(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let Some(topic) = context.catalog.site.topics.first() else { return };
    let services = context.catalog.services().map(|(_, service)| service);
    let is_left_out =
        |service: &&Service| service.topics.is_none() && !is_over(service.retired.as_ref(), context.today);
    let left_out: Vec<&Service> = services.filter(is_left_out).collect();
    let Some((first, others)) = left_out.split_first() else { return };
    let message = match others.len() {
        0 => format!("the service `{}` is under no topic", first.id),
        count => format!("{} services are under no topic", count + 1),
    };
    let help =
        format!("add the topics that residents would look under, like `topics: [{}]`; or `topics: none`", topic.id);
    let fault = Diagnostic::warning(&RULE, first.id.span, message).help(help);
    diagnostics.push(if others.is_empty() { fault } else { fault.label("the first one").with_note(named(others)) });
}

/// The other services by id, as far as a line has room for them.
fn named(others: &[&Service]) -> String {
    let ids: Vec<String> = others.iter().take(NAMED).map(|service| format!("`{}`", service.id)).collect();
    let more = match others.len().saturating_sub(NAMED) {
        0 => String::new(),
        more => format!(", and {more} more"),
    };
    format!("the others: {}{more}", ids.join(", "))
}
