//! Reports promises that are kept with so much to spare that more could be promised.

use crate::check::context::Context;
use crate::check::dependency::Dependency;
use crate::check::results::standards::{fiscal, promised, with_results};
use crate::diagnostic::Diagnostic;
use crate::english;
use crate::model::recent::{Recent, recent};
use crate::rule::{Rule, Topic};

pub(crate) const RULE: Rule = Rule {
    name: "slack",
    topic: Topic::Results,
    sentence: "A promise that is kept with much to spare for a year is looked at again: perhaps more can be promised.",
    why: "Residents plan by what is promised. A promise that is far too easy tells them to wait longer than they have to.",
    wrong: "# while 8 times in 10 are promised, the sum of twelve months is:\nmet,total\n498,500",
    right: "- stage: complete\n  within: 5 business days\n  share: 95%",
};

pub(crate) const DEPENDS_ON: Dependency = Dependency::ALL_FILES;

pub(crate) fn check(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for (owned, entries) in with_results(context) {
        let Some(recent) = recent(&owned, &entries, fiscal(context)).filter(Recent::is_easy) else { continue };
        let message =
            format!("`{}` was kept with much to spare {}", owned.standard.id.value, english::in_months(recent.months));
        let shown = match recent.sum.met {
            Some(met) => format!(
                "promised: {}; kept {} of {} times",
                promised(&recent.version),
                english::number(met),
                english::number(recent.sum.total)
            ),
            None => format!("promised: {}", promised(&recent.version)),
        };
        let fault = Diagnostic::note(&RULE, recent.version.version.span, message).with_note(shown);
        diagnostics
            .push(fault.help("ask those who do the work whether a shorter time or a larger share can be promised"));
    }
}
