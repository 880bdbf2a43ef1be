//! Reports scheduled changes that nothing explains to residents.

use std::ptr;

use crate::check::context::Context;
use crate::check::dependency::Dependency;
use crate::diagnostic::Diagnostic;
use crate::english;
use crate::rule::{Rule, Topic};

pub(crate) const RULE: Rule = Rule {
    name: "scheduled-change-without-note",
    topic: Topic::Dates,
    sentence: "A version that will replace another says in one sentence what changes for residents.",
    why: "The list of changes announces it. Without that sentence, residents see two figures and no reason.",
    wrong: "\
versions:
  - {effective: 2024-05-01, within: 20 business days}
  - {effective: 2027-01-01, within: 15 business days}",
    right: "\
versions:
  - {effective: 2024-05-01, within: 20 business days}
  - effective: 2027-01-01
    within: 15 business days
    change: A second crew starts in 2027, so the wait gets shorter.",
};

pub(crate) const DEPENDS_ON: Dependency = Dependency::NONE;

pub(crate) fn check(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for coming in context.ahead().filter(|one| one.period.from > context.today && one.version.change.is_none()) {
        let is_first = coming.owned.standard.versions.first().is_some_and(|first| ptr::eq(first, coming.version));
        if !is_first {
            let (id, day) = (&coming.owned.standard.id, english::date(coming.period.from));
            let message = format!("`{id}` changes on {day}, but nothing says what that means for residents");
            diagnostics.push(
                Diagnostic::warning(&RULE, coming.version.effective.span, message)
                    .help("add `change:` to this version, with one sentence for residents"),
            );
        }
    }
}
