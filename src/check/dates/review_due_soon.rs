//! Reports reviews that are due soon.

use jiff::ToSpan;

use crate::check::context::Context;
use crate::check::dates::reviews::reviews;
use crate::check::dependency::Dependency;
use crate::diagnostic::Diagnostic;
use crate::english;
use crate::rule::{Rule, Topic};

pub(crate) const RULE: Rule = Rule {
    name: "review-due-soon",
    topic: Topic::Dates,
    sentence: "A review that is due within 60 days is announced.",
    why: "A review needs figures, discussions and an approval, and that takes about two months.",
    wrong: "review_by: 2027-01-15     # on 23 November 2026 that is 53 days away",
    right: "review_by: 2028-01-15     # the review is done; this is the day of the next one",
};

pub(crate) const DEPENDS_ON: Dependency = Dependency::TODAY;

pub(crate) fn check(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let soon = context.today.saturating_add(60.days());
    for review in reviews(context).filter(|review| (context.today..=soon).contains(&review.by.value)) {
        let message = format!("the review of {} is due by {}", review.of(), english::date(review.by.value));
        diagnostics.push(
            Diagnostic::note(&RULE, review.by.span, message)
                .help("plan it now; when it is done, write the date of the next review here"),
        );
    }
}
