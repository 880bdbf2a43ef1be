//! Reports reviews that are due before their version takes effect.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::check::ahead::Ahead;
use crate::check::context::Context;
use crate::check::dependency::Dependency;
use crate::diagnostic::Diagnostic;
use crate::english;
use crate::rule::{Rule, Topic};
use crate::source::{Located, Span};

pub(crate) const RULE: Rule = Rule {
    name: "review-before-effective",
    topic: Topic::Dates,
    sentence: "A version is reviewed after it has taken effect.",
    why: "Before it takes effect, there is nothing to review. Usually one of the two dates is wrong, and the review is forgotten.",
    wrong: "effective: 2027-01-01\nreview_by: 2026-06-01",
    right: "effective: 2027-01-01\nreview_by: 2028-01-01",
};

pub(crate) const DEPENDS_ON: Dependency = Dependency::NONE;

pub(crate) fn check(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    // A date written once for several versions is about the first of them.
    let mut about: BTreeMap<Span, (Ahead<'_>, Located<Date>)> = BTreeMap::new();
    for one in context.ahead() {
        let Some(review) = one.version.review_by else { continue };
        let first = about.entry(review.span).or_insert((one, review));
        if one.version.effective.value < first.0.version.effective.value {
            first.0 = one;
        }
    }
    let too_early = about.into_values().filter(|(one, review)| review.value <= one.version.effective.value);
    diagnostics.extend(too_early.map(|(one, review)| fault(&one, review)));
}

fn fault(one: &Ahead<'_>, review: Located<Date>) -> Diagnostic {
    let (id, begins) = (&one.owned.standard.id, one.version.effective);
    let message =
        format!("the review of `{id}` is due by {}, before this version takes effect", english::date(review.value));
    Diagnostic::warning(&RULE, review.span, message)
        .related(begins.span, english::begins(one.version))
        .help("correct the wrong date")
}
