//! Reports versions that take effect although nobody has approved them, in a city that asks for it.

use crate::check::ahead::Ahead;
use crate::check::context::Context;
use crate::check::dependency::Dependency;
use crate::diagnostic::Diagnostic;
use crate::english;
use crate::rule::{Rule, Topic};

pub(crate) const RULE: Rule = Rule {
    name: "missing-approval",
    topic: Topic::Dates,
    sentence: "If `site.yaml` says `require_approval: true`, every version in force or scheduled states who approved it and when.",
    why: "The city has decided that no promise goes online before someone answers for it. A version that is over stays as it was published.",
    wrong: "\
effective: 2027-01-01
within: 15 business days",
    right: "\
effective: 2027-01-01
within: 15 business days
approved: {by: City Manager, on: 2026-11-18}",
};

pub(crate) const DEPENDS_ON: Dependency = Dependency::TODAY;

pub(crate) fn check(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    if !context.catalog.site.require_approval {
        return;
    }
    let lacking = context.ahead().filter(Ahead::is_public).filter(|one| one.version.approved.is_none());
    for Ahead { owned, version, .. } in lacking {
        let message = format!("`{}` {}, but nobody has approved it", owned.standard.id, english::begins(version));
        // The day is left for a person to write: an approval that is pasted unread is none.
        let help = "once it is approved, add this line with the role and the day of the decision: \
            `approved: {by: City Manager, on: YYYY-MM-DD}`; until then, `draft: true` keeps it off the site";
        diagnostics.push(Diagnostic::error(&RULE, version.effective.span, message).help(help));
    }
}
