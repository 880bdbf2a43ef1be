//! Reports calendars that are never open.

use crate::check::context::Context;
use crate::check::dependency::Dependency;
use crate::diagnostic::Diagnostic;
use crate::rule::{Rule, Topic};

pub(crate) const RULE: Rule = Rule {
    name: "never-open",
    topic: Topic::Calendars,
    sentence: "A calendar is open on at least one day of the week.",
    why: "Business time passes only during open hours, so a promise counted with a calendar that has none would never be due.",
    wrong: "open: []",
    right: "\
open:
  - {days: monday to friday, hours: \"08:30 to 16:30\"}",
};

pub(crate) const DEPENDS_ON: Dependency = Dependency::OWN_FILE;

pub(crate) fn check(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for calendar in context.catalog.calendars.values().filter(|calendar| calendar.is_never_open()) {
        let message = format!("`{}` is never open", calendar.id);
        diagnostics.push(
            Diagnostic::error(&RULE, calendar.id.span, message)
                .help("add the days and hours of a usual week under `open`, like `- {days: monday to friday, hours: \"08:30 to 16:30\"}`"),
        );
    }
}
