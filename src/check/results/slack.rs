//! Reports promises that are kept with so much to spare that more could be promised.

use crate::check::context::Context;
use crate::check::dependency::Dependency;
use crate::check::results::standards::{fiscal, promised, with_results};
use crate::diagnostic::Diagnostic;
use crate::english;
use crate::model::recent::{Recent, recent};
use crate::model::results::{Judged, PeriodKind};
use crate::model::target::{Bound, Target};
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

/// Fewer cases than these prove nothing.
const ENOUGH: u64 = 50;

/// A promise is easy if it is missed this many times less often than it may be.
const EASY: u128 = 4;

pub(crate) fn check(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for (owned, entries) in with_results(context) {
        let Some(recent) = recent(&owned, &entries, fiscal(context)).filter(is_easy) else { continue };
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

fn is_easy(recent: &Recent<'_>) -> bool {
    let promise = &recent.version.version.promise;
    let total = u128::from(recent.sum.total);
    if recent.judged != Judged::Kept || recent.measured < PeriodKind::Year.months() || recent.sum.total < ENOUGH {
        return false;
    }
    match &promise.target.value {
        Target::Average(limit) => {
            recent.sum.time.is_some_and(|time| time * 2 <= u128::from(limit.value) * 1000 * total)
        }
        Target::Level(level) if level.bound == Bound::AtMost => false,
        target => {
            let allowed = target.share(promise.share()).map(|share| u128::from(10_000 - share.hundredths()) * total);
            let missed = recent.sum.met.map(|met| total - u128::from(met));
            allowed.zip(missed).is_some_and(|(allowed, missed)| allowed > 0 && missed * 10_000 * EASY <= allowed)
        }
    }
}
