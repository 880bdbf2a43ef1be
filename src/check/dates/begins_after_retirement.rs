//! Reports versions that would start once their standard or service is retired.

use jiff::civil::Date;

use crate::check::context::Context;
use crate::check::dependency::Dependency;
use crate::diagnostic::Diagnostic;
use crate::english;
use crate::model::catalog::Owned;
use crate::model::standard::Version;
use crate::rule::{Rule, Topic};
use crate::source::Located;

pub(crate) const RULE: Rule = Rule {
    name: "begins-after-retirement",
    topic: Topic::Dates,
    sentence: "A version takes effect before its standard or service is retired.",
    why: "Otherwise it never applies: the pages and the feed would announce a promise that residents wait for in vain.",
    wrong: "\
- stage: complete
  retired: {on: 2027-05-01, reason: The power company repairs the lights now.}
  versions:
    - {effective: 2025-01-01, within: 5 business days}
    - {effective: 2027-06-01, within: 3 business days}",
    right: "\
- stage: complete
  retired: {on: 2027-05-01, reason: The power company repairs the lights now.}
  versions:
    - {effective: 2025-01-01, within: 5 business days}",
};

pub(crate) const DEPENDS_ON: Dependency = Dependency::NONE;

pub(crate) fn check(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for owned in context.catalog.standards() {
        let Some((id, on)) = retirement(owned) else { continue };
        let too_late = owned.standard.lasting().filter(|version| version.effective.value >= on.value);
        diagnostics.extend(too_late.map(|version| fault(&id, on, version)));
    }
}

/// The id and date of whichever is retired first, the standard or its service.
fn retirement(owned: Owned<'_>) -> Option<(String, Located<Date>)> {
    let own = owned.standard.retired.as_ref().map(|retired| (owned.standard.id.to_string(), retired.on));
    let service = owned.service.retired.as_ref().map(|retired| (owned.service.id.to_string(), retired.on));
    own.into_iter().chain(service).min_by_key(|(_, on)| on.value)
}

fn fault(id: &str, on: Located<Date>, version: &Version) -> Diagnostic {
    let message = format!("this version never takes effect: `{id}` is retired on {}", english::date(on.value));
    Diagnostic::error(&RULE, version.effective.span, message)
        .label("on or after that day")
        .related(on.span, "retired here")
        .help("correct the wrong date; or, if the change was called off, remove this version, or add `called_off` to it if it was announced")
}
