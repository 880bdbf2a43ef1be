//! Reports answers that residents find by the same words as a service.

use std::collections::BTreeMap;

use crate::check::context::Context;
use crate::check::dependency::Dependency;
use crate::diagnostic::Diagnostic;
use crate::model::id::Id;
use crate::model::service::Service;
use crate::rule::{Rule, Topic};

pub(crate) const RULE: Rule = Rule {
    name: "answer-like-service",
    topic: Topic::Contact,
    sentence: "An answer has no name and no keyword that a service has, unless it is about danger.",
    why: "Both are found by these words. Residents who need the City would be sent elsewhere, or the other way round. An answer about danger may share words: it comes first, and nobody should have to look for it.",
    wrong: "\
# answers.yaml, while the service `tree-pruning` has the keyword \"tree\":
- id: neighbours-tree
  name: A neighbour's tree
  keywords: [tree, hedge]",
    right: "\
- id: neighbours-tree
  name: A neighbour's tree
  keywords: [neighbour's tree, tree next door, hedge]",
};

pub(crate) const DEPENDS_ON: Dependency = Dependency::NONE;

pub(crate) fn check(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let answers = || context.catalog.answers.iter().filter(|answer| !answer.emergency);
    if answers().next().is_none() {
        return;
    }
    let services = services_by_words(context);
    for answer in answers() {
        for words in answer.keywords.iter().chain([&answer.name]) {
            let Some(service) = plain(&words.value).and_then(|plain| services.get(&plain)) else { continue };
            let message = format!("\"{}\" also leads to the service `{}`", words.value, service.id);
            let fault = Diagnostic::warning(&RULE, words.span, message)
                .label("residents find both by these words")
                .related(service.name.span, "the service")
                .help("keep the words where most people who use them should go, and choose others here or there");
            diagnostics.push(fault);
        }
    }
}

/// The first service that has each name or keyword. A service that ends may be replaced by an answer with the same words.
fn services_by_words<'a>(context: &Context<'a>) -> BTreeMap<Id, &'a Service> {
    let mut services = BTreeMap::new();
    for (_, service) in context.catalog.services().filter(|(_, service)| service.retired.is_none()) {
        for words in service.keywords.iter().chain([&service.name.value]) {
            if let Some(plain) = plain(words) {
                services.entry(plain).or_insert(service);
            }
        }
    }
    services
}

/// Words without their capitals, accents and marks, all of which the search ignores.
fn plain(words: &str) -> Option<Id> {
    Id::nearest(words)
}
