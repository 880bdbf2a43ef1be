//! Reports results that were revised without a reason, and revisions of nothing.

use crate::check::context::Context;
use crate::check::dependency::Dependency;
use crate::check::results::standards::{named, with_results};
use crate::diagnostic::Diagnostic;
use crate::rule::{Rule, Topic};

pub(crate) const RULE: Rule = Rule {
    name: "unexplained-revision",
    topic: Topic::Results,
    sentence: "A revised result says why it was revised, and the result that it replaced stays in the table.",
    why: "A figure that changes without a word costs the trust in all others.",
    wrong: "standard,year,month,met,total,revised,note\npothole-repair.complete,2026,3,40,44,2026-05-04,",
    right: "standard,year,month,met,total,revised,note\npothole-repair.complete,2026,3,41,44,,\npothole-repair.complete,2026,3,40,44,2026-05-04,One repair had been closed too early.",
};

pub(crate) const DEPENDS_ON: Dependency = Dependency::OWN_FILE;

pub(crate) fn check(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for (_, entries) in with_results(context) {
        for entry in entries {
            let rows = entry.replaced.iter().copied().chain([entry.current]);
            for (at, row) in rows.enumerate() {
                let Some(revised) = row.revised else { continue };
                if row.note.is_none() {
                    let message = format!("{} was revised without a reason", named(context, row));
                    diagnostics.push(
                        Diagnostic::error(&RULE, revised.span, message)
                            .help("write in `note`, for residents, what was wrong with the earlier figures"),
                    );
                }
                if at == 0 {
                    let message = format!("{} was revised, but the earlier result is not there", named(context, row));
                    diagnostics.push(Diagnostic::error(&RULE, revised.span, message).help(
                        "put the earlier row back above this one; or, if nothing was published before, remove the day",
                    ));
                }
            }
        }
    }
}
