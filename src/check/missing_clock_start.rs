//! Who counts the days of an answer has to know from when.

use crate::check::Context;
use crate::check::ahead::ahead;
use crate::diagnostic::Diagnostic;
use crate::model::stage::Stage;
use crate::model::target::Target;
use crate::rule::Rule;

pub(super) const RULE: Rule = Rule {
    name: "missing-clock-start",
    sentence: "A length of time that is counted from a request or an event says what starts the clock.",
    why: "\"Within 10 business days\" of what? From the first call, or once the form is complete: residents and staff have to count from the same day.",
    wrong: "\
- stage: decide
  we: decide on your permit
  within: 10 business days",
    right: "\
- stage: decide
  we: decide on your permit
  within: 10 business days
  starts: {event: application complete, text: we have your complete application}",
};

/// The stages that something has to come before.
const COUNTED: [Stage; 7] = [
    Stage::Acknowledge,
    Stage::Respond,
    Stage::Attend,
    Stage::MakeSafe,
    Stage::Schedule,
    Stage::Decide,
    Stage::Complete,
];

pub(super) fn check(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for one in ahead(context).filter(|one| COUNTED.contains(&one.owned.standard.stage)) {
        let promise = &one.version.promise;
        let is_counted = matches!(promise.target.value, Target::Within(_) | Target::Average(_) | Target::Between(..));
        if is_counted && promise.clock.starts.is_none() {
            let message = format!("nothing says when the clock of `{}` starts", one.owned.standard.id);
            diagnostics.push(
                Diagnostic::warning(RULE.name, promise.target.span, message)
                    .label("counted from when?")
                    .help("add `starts:` with what begins the count, like `starts: we receive your report`"),
            );
        }
    }
}
