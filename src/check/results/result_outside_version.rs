//! Reports results of periods in which nothing was promised, or in which several versions were.

use crate::check::context::Context;
use crate::check::dependency::Dependency;
use crate::check::results::standards::{fiscal, named, with_results};
use crate::diagnostic::Diagnostic;
use crate::english;
use crate::model::promised::{Numbered, Promised};
use crate::rule::{Rule, Topic};

pub(crate) const RULE: Rule = Rule {
    name: "result-outside-version",
    topic: Topic::Results,
    sentence: "A result is about a promise that was made by the end of its period.",
    why: "Only what was promised can be kept or missed. If a promise changes in the middle of a period, there is a row for each version, because the two are counted differently.",
    wrong: "# while the promise changed on 15 March:\nstandard,year,month,met,total\npothole-repair.complete,2026,3,41,44",
    right: "standard,year,month,revision,met,total\npothole-repair.complete,2026,3,1,20,21\npothole-repair.complete,2026,3,2,21,23",
};

pub(crate) const DEPENDS_ON: Dependency = Dependency::ALL_FILES;

pub(crate) fn check(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for (owned, entries) in with_results(context) {
        // While versions overlap, nobody can tell which one a result is about, and another rule says so.
        if owned.numbered().windows(2).any(|pair| pair[0].version.effective.value >= pair[1].version.effective.value) {
            continue;
        }
        for entry in &entries {
            let row = entry.current;
            let at = row.revision.map_or(row.period.span, |revision| revision.span);
            let named = named(context, row);
            let fault = |message: String| Diagnostic::error(&RULE, at, message);
            diagnostics.push(match owned.promised(row, fiscal(context)) {
                Promised::One(_) => continue,
                Promised::Nothing => {
                    fault(format!("{named}: nothing was promised in this period")).help(when(&owned.numbered()))
                }
                Promised::Several(versions) => fault(format!("{named}: the promise changed in this period"))
                    .help(format!("write a row for each version, with its number in `revision`: {}", list(&versions))),
                Promised::Another(versions) => fault(format!(
                    "{named}: version {} had not begun in this period",
                    entry.revision.unwrap_or_default()
                ))
                .help(format!("write the number of the version that was: {}", list(&versions))),
            });
        }
    }
}

/// `1 (from 1 January 2024), 2 (from 15 March 2026)`.
fn list(versions: &[Numbered<'_>]) -> String {
    let each = |one: &Numbered<'_>| format!("{} (from {})", one.revision, english::date(one.period.from));
    versions.iter().map(each).collect::<Vec<_>>().join(", ")
}

fn when(versions: &[Numbered<'_>]) -> String {
    if versions.is_empty() {
        return "remove the row, or publish the standard first: it is a draft".to_owned();
    }
    format!("remove the row, or correct its period; the versions are {}", list(versions))
}
