//! Reports clauses of the commitment that no standard supports and no text explains.

use std::collections::BTreeSet;

use crate::check::ahead::is_over;
use crate::check::context::Context;
use crate::check::dependency::Dependency;
use crate::diagnostic::Diagnostic;
use crate::model::id::ClauseRef;
use crate::rule::{Rule, Topic};

pub(crate) const RULE: Rule = Rule {
    name: "unsupported-clause",
    topic: Topic::Commitment,
    sentence: "A clause of the commitment is supported by a public standard, or its section says what it means.",
    why: "Nobody can hold us to a general promise that nothing puts into practice.",
    wrong: "\
## Added value {#4.1.f}

> provide additional value",
    right: "\
## Added value {#4.1.f}

> provide additional value

We tell you about things that can help, even if you did not ask.",
};

pub(crate) const DEPENDS_ON: Dependency = Dependency::ALL_FILES;

pub(crate) fn check(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let supported = supported(context);
    for section in &context.catalog.commitment.sections {
        let Some(clause) = &section.clause else { continue };
        let is_explained = !section.body.markdown.trim().is_empty();
        if !is_explained && !supported.contains(clause.value.as_str()) {
            let message = format!("no standard supports clause {clause}, and no sentence explains it");
            diagnostics.push(Diagnostic::warning(&RULE, clause.span, message).help(format!(
                "add {clause} to `supports` of a service that puts it into practice; or write what it means below the quotation"
            )));
        }
    }
}

/// The clauses that a public standard, or a public service done on the spot, supports.
fn supported<'a>(context: &Context<'a>) -> BTreeSet<&'a str> {
    let today = context.today;
    let services = context.catalog.services().map(|(_, service)| service);
    let public = services.filter(|service| !service.draft && !is_over(service.retired.as_ref(), today));
    let clauses = public.flat_map(move |service| {
        let standards = service.standards.iter().filter(move |one| !one.draft && !is_over(one.retired.as_ref(), today));
        let theirs = standards.map(|standard| standard.supports.as_deref().unwrap_or(&service.supports));
        let at_once: Option<&[ClauseRef]> = service.on_the_spot.is_some().then_some(&service.supports);
        theirs.chain(at_once).flatten().collect::<Vec<_>>()
    });
    clauses.map(|clause| clause.0.value.as_str()).collect()
}
