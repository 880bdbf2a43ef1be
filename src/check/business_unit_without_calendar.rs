//! Business days and hours need a calendar that says which they are.

use crate::check::Context;
use crate::diagnostic::Diagnostic;
use crate::model::amount::Unit;
use crate::rule::Rule;

pub(super) const RULE: Rule = Rule {
    name: "business-unit-without-calendar",
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

pub(super) fn check(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let catalog = context.catalog;
    for owned in catalog.standards() {
        for version in &owned.standard.versions {
            let target = &version.promise.target;
            let without =
                target.value.unit().is_some_and(Unit::is_business) && owned.calendar(&version.promise).is_none();
            if without {
                let message =
                    format!("`{}` counts business time, but no calendar says what that is", owned.standard.id);
                diagnostics.push(
                    Diagnostic::error(RULE.name, target.span, message)
                        .help("add `calendar:` to the department's contact, to the service or to the standard"),
                );
            }
        }
    }
}
