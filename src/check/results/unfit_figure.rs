//! Reports figures that say nothing about the kind of target, and the lack of those that would.

use crate::check::context::Context;
use crate::check::dependency::Dependency;
use crate::check::results::standards::{named, version, with_results};
use crate::diagnostic::Diagnostic;
use crate::model::results::Measured;
use crate::model::target::Target;
use crate::rule::{Rule, Topic};
use crate::source::Span;

pub(crate) const RULE: Rule = Rule {
    name: "unfit-figure",
    topic: Topic::Results,
    sentence: "A result has the figures that show whether its kind of promise was kept, and no others.",
    why: "An average says nothing about \"within 3 days\", and a share nothing about \"3 days on average\". Residents would be told that a promise was kept which nobody has measured.",
    wrong: "# while 3 business days are promised on average:\nstandard,year,month,met,total,average\npothole-repair.complete,2026,3,41,44,",
    right: "standard,year,month,met,total,average\npothole-repair.complete,2026,3,,44,2.5",
};

pub(crate) const DEPENDS_ON: Dependency = Dependency::ALL_FILES;

/// What a kind of target is measured by.
struct Needs {
    met: bool,
    average: bool,
    early: bool,
    /// What `total` then counts.
    how: &'static str,
}

pub(crate) fn check(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for (owned, entries) in with_results(context) {
        for entry in &entries {
            let (row, Some(measured)) = (entry.current, entry.current.measured()) else { continue };
            let Some(version) = version(context, &owned, row) else { continue };
            let needs = needs(&version.version.promise.target.value);
            let named = named(context, row);
            diagnostics.extend(missing(&needs, measured).map(|column| {
                let message = format!("{named} has no `{column}`");
                Diagnostic::error(&RULE, row.span, message).help(needs.how)
            }));
            diagnostics.extend(stray(&needs, measured).map(|(column, span)| {
                let message = format!("{named}: `{column}` says nothing about this promise");
                Diagnostic::error(&RULE, span, message).help(needs.how)
            }));
        }
    }
}

fn needs(target: &Target) -> Needs {
    let (met, average, early) = (false, false, false);
    match target {
        Target::Between(..) => Needs {
            met: true,
            average,
            early: true,
            how: "write in `total` how many were due, in `met` how many were done by the longer time, and in `early`, if you know it, how many of those before the shorter one",
        },
        Target::Within(_) => Needs {
            met: true,
            average,
            early,
            how: "write in `total` how many were due in the period, and in `met` how many of those were done in time",
        },
        Target::Every(_) => Needs {
            met: true,
            average,
            early,
            how: "write in `total` how many rounds were due, and in `met` how many were done in time",
        },
        Target::Ahead(_) => Needs {
            met: true,
            average,
            early,
            how: "write in `total` how many events there were, and in `met` how many had their notice in time",
        },
        Target::By(_) => Needs {
            met: true,
            average,
            early,
            how: "write in `total` how many were due by the day, and in `met` how many were done by it",
        },
        Target::Share(_) => Needs {
            met: true,
            average,
            early,
            how: "write in `total` how many cases there were, and in `met` in how many the promise was kept",
        },
        Target::Level(_) => Needs {
            met: true,
            average,
            early,
            how: "write in `total` of how many people or things you know it, and in `met` of how many of those it is true",
        },
        Target::Average(_) => Needs {
            met,
            average: true,
            early,
            how: "write in `total` how many were finished in the period, and in `average` the time that they took, in the unit of the promise",
        },
        Target::AtMost(_) | Target::AtLeast(_) => {
            Needs { met, average, early, how: "write the number itself in `total`" }
        }
        Target::None(_) => Needs {
            met,
            average,
            early,
            how: "nothing measurable is promised, so write only how many there were, in `total`",
        },
    }
}

fn missing(needs: &Needs, measured: &Measured) -> impl Iterator<Item = &'static str> {
    let met = (needs.met && measured.met.is_none()).then_some("met");
    // There is no average of nothing.
    let average = (needs.average && measured.average.is_none() && measured.total.value > 0).then_some("average");
    met.into_iter().chain(average)
}

/// The figures that have no use. The average time of requests with a limit, and its median, are worth knowing.
fn stray(needs: &Needs, measured: &Measured) -> impl Iterator<Item = (&'static str, Span)> {
    let met = measured.met.filter(|_| !needs.met).map(|one| ("met", one.span));
    let early = measured.early.filter(|_| !needs.early).map(|one| ("early", one.span));
    met.into_iter().chain(early)
}
