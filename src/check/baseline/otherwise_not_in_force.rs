//! Reports services done on the spot whose `otherwise` standard is not in force.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::check::ahead::{end, is_over};
use crate::check::context::Context;
use crate::check::dependency::Dependency;
use crate::diagnostic::Diagnostic;
use crate::english;
use crate::model::catalog::Owned;
use crate::model::service::Service;
use crate::rule::{Rule, Topic};

pub(crate) const RULE: Rule = Rule {
    name: "otherwise-not-in-force",
    topic: Topic::Baseline,
    sentence: "The standard that applies when a service can't be done on the spot is in force for as long as the service is offered.",
    why: "The policy's clause 3.1 allows a service to have no standard only because another one applies when it can't be done on the spot.",
    wrong: "\
on_the_spot: {clause: 3.1.a, otherwise: fax.respond}
# fax.respond is retired",
    right: "\
on_the_spot: {clause: 3.1.a, otherwise: telephone-calls.respond}",
};

pub(crate) const DEPENDS_ON: Dependency = Dependency::NONE;

pub(crate) fn check(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let catalog = context.catalog;
    let standards: BTreeMap<&str, Owned<'_>> =
        catalog.standards().map(|owned| (owned.standard.id.value.as_str(), owned)).collect();
    for (_, service) in catalog.services().filter(|(_, one)| !is_over(one.retired.as_ref(), context.today)) {
        let Some(otherwise) = service.on_the_spot.as_ref().map(|on_the_spot| &on_the_spot.otherwise.0) else {
            continue;
        };
        let Some(owned) = standards.get(otherwise.value.as_str()) else { continue };
        let Some(absence) = absence(context, service, *owned) else { continue };
        let why = absence.words();
        let message = format!("`{otherwise}` can't apply when `{}` is not done on the spot: {why}", service.id);
        let diagnostic = match absence {
            Absence::Ended(_) | Absence::Ends(_) => Diagnostic::error(&RULE, otherwise.span, message),
            Absence::Begins(_) => Diagnostic::warning(&RULE, otherwise.span, message),
        };
        diagnostics.push(
            diagnostic
                .related(owned.standard.id.span, "the standard")
                .help("name a standard that is in force and stays in force"),
        );
    }
}

/// Why a standard doesn't apply while the service is offered.
enum Absence {
    Ended(Date),
    Ends(Date),
    Begins(Date),
}

impl Absence {
    fn words(&self) -> String {
        match self {
            Self::Ended(day) => format!("it ended on {}", english::date(*day)),
            Self::Ends(day) => format!("it ends on {}", english::date(*day)),
            Self::Begins(day) => format!("it does not take effect until {}", english::date(*day)),
        }
    }
}

/// `None` if the standard applies, or if it is a draft, which `refers-to-draft` reports.
fn absence(context: &Context<'_>, service: &Service, owned: Owned<'_>) -> Option<Absence> {
    if !owned.is_public() {
        return None;
    }
    let periods = owned.standard.periods(end(owned.service), false);
    let (_, last) = periods.last()?;
    let for_good = last.until.filter(|until| end(service).is_none_or(|end| *until < end));
    if let Some(until) = for_good {
        return Some(if until <= context.today { Absence::Ended(until) } else { Absence::Ends(until) });
    }
    let holds = periods.iter().any(|(_, period)| period.contains(context.today));
    let next = periods.iter().map(|(_, period)| period.from).find(|from| *from > context.today);
    next.filter(|_| !holds).map(Absence::Begins)
}
