//! Reports times that do not say when the clock starts.

use crate::check::context::Context;
use crate::check::dependency::Dependency;
use crate::diagnostic::Diagnostic;
use crate::model::stage::Stage;
use crate::model::standard::Promise;
use crate::rule::{Rule, Topic};
use crate::source::Span;

pub(crate) const RULE: Rule = Rule {
    name: "missing-clock-start",
    topic: Topic::Targets,
    sentence: "A time counted from a request or an event, or a limit set by law, says what starts the clock.",
    why: "\"Within 10 business days\" of what: the first call, or the complete form? Residents and staff have to count from the same day.",
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

pub(crate) const DEPENDS_ON: Dependency = Dependency::OWN_FILE;

pub(crate) fn check(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for one in context.ahead().filter(|one| one.version.promise.clock.starts.is_none()) {
        let Some((at, what)) = counted(one.owned.standard.stage, &one.version.promise) else { continue };
        let message = format!("nothing says when the clock of `{}` starts", one.owned.standard.id);
        diagnostics.push(
            Diagnostic::warning(&RULE, at, message)
                .label(what)
                .help("add `starts:` with what starts the clock, like `starts: we receive your report`"),
        );
    }
}

/// The target, or else the limit set by law, that needs a clock start, with a label.
fn counted(stage: Stage, promise: &Promise) -> Option<(Span, &'static str)> {
    let is_time = promise.target.value.is_counted_from_a_start();
    let target = (is_time && stage.follows_a_request()).then_some((promise.target.span, "counted from when?"));
    let law = promise.statutory.as_ref().map(|limit| (limit.within.span, "the law counts from when?"));
    target.or(law)
}
