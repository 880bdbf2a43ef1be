//! An exemption is needed only where something is weaker than the baseline.

use std::collections::BTreeSet;

use crate::check::ahead::Ahead;
use crate::check::baseline::pairs::{Pair, all_pairs};
use crate::check::context::Context;
use crate::check::dependency::Dependency;
use crate::diagnostic::Diagnostic;
use crate::model::files;
use crate::rule::{Rule, Topic};
use crate::source::Span;

pub(crate) const RULE: Rule = Rule {
    name: "exemption-without-need",
    topic: Topic::Baseline,
    sentence: "Only a standard that is weaker than the baseline has an exemption.",
    why: "Its page tells residents that we promise less here than elsewhere, which is not true.",
    wrong: "\
- stage: respond
  within: 2 business days       # the baseline is 3
  exempt: {reason: The records are on paper., approved_by: City Manager, until: 2027-07-01}",
    right: "\
- stage: respond
  within: 2 business days",
};

pub(crate) const DEPENDS_ON: Dependency = Dependency::OWN_FILE.and(&[files::CALENDARS, files::CORPORATE]);

pub(crate) fn check(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let needed: BTreeSet<Span> =
        all_pairs(context).filter(Pair::is_below).map(|pair| pair.version.promise.target.span).collect();
    for one in context.ahead().filter(Ahead::is_public) {
        let promise = &one.version.promise;
        let Some(exempt) = &promise.exempt else { continue };
        if !needed.contains(&promise.target.span) {
            let message = format!("`{}` has an exemption but is not weaker than the baseline", one.owned.standard.id);
            diagnostics.push(
                Diagnostic::warning(&RULE, exempt.place(), message)
                    .label("not needed")
                    .help("remove `exempt`; or, if a channel is missing from `channels`, add it"),
            );
        }
    }
}
