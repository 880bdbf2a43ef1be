//! Reports targets in business time that have no calendar.

use crate::check::context::Context;
use crate::check::dependency::Dependency;
use crate::diagnostic::Diagnostic;
use crate::english;
use crate::model::catalog::Owned;
use crate::model::department::Department;
use crate::model::files;
use crate::model::standard::{Standard, Version};
use crate::rule::{Rule, Topic};
use crate::source::Span;

pub(crate) const RULE: Rule = Rule {
    name: "business-unit-without-calendar",
    topic: Topic::Targets,
    sentence: "A promise in business days or hours has a calendar: its own, its service's or its department's.",
    why: "Without a calendar nobody can say which days count, so nobody can say when an answer is due.",
    wrong: "\
contact: {phone: 780-555-0100}
services:
  - id: pothole-repair
    standards:
      - {stage: complete, within: 3 business days}",
    right: "\
contact: {phone: 780-555-0100, calendar: city-offices}
services:
  - id: pothole-repair
    standards:
      - {stage: complete, within: 3 business days}",
};

pub(crate) const DEPENDS_ON: Dependency = Dependency::OWN_FILE.and(&[files::CALENDARS]);

pub(crate) fn check(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for department in &context.catalog.departments {
        match &without(department)[..] {
            [] => {}
            [(standard, target)] => {
                let message = format!("`{}` counts business time but has no calendar", standard.id);
                diagnostics.push(
                    Diagnostic::error(&RULE, *target, message)
                        .help("add `calendar:` to the department's contact, to the service or to the standard"),
                );
            }
            several => diagnostics.push(fault(department, several)),
        }
    }
}

/// A department's standards that count business time without a calendar, each with the first such target.
fn without(department: &Department) -> Vec<(&Standard, Span)> {
    let services = department.services.iter();
    let standards = services
        .flat_map(|service| service.standards.iter().map(move |standard| Owned { department, service, standard }));
    let first = |owned: Owned<'_>, version: &Version| {
        let promise = &version.promise;
        let counts_business_time = promise.target.value.counts_business_time();
        (counts_business_time && owned.calendar(promise).is_none()).then_some(promise.target.span)
    };
    standards
        .filter_map(|owned| {
            let target = owned.standard.versions.iter().find_map(|version| first(owned, version))?;
            Some((owned.standard, target))
        })
        .collect()
}

/// How many standards a message names.
const NAMED: usize = 3;

fn fault(department: &Department, without: &[(&Standard, Span)]) -> Diagnostic {
    let id = &department.id;
    let message = format!("{} standards of `{id}` count business time but have no calendar", without.len());
    let mut names: Vec<String> = without.iter().map(|(standard, _)| format!("`{}`", standard.id)).collect();
    if names.len() > NAMED + 1 {
        let others = names.split_off(NAMED).len();
        names.push(format!("{others} others"));
    }
    Diagnostic::error(&RULE, id.span, message)
        .related(without[0].1, "the first of them")
        .with_note(format!("this affects {}", english::list(&names)))
        .help("add `calendar:` to the department's contact, or to each service or standard that uses another calendar")
}
