//! Reports reviews that are overdue.

use crate::check::context::Context;
use crate::check::dates::reviews::reviews;
use crate::check::dependency::Dependency;
use crate::diagnostic::Diagnostic;
use crate::english;
use crate::rule::{Rule, Topic};

pub(crate) const RULE: Rule = Rule {
    name: "review-overdue",
    topic: Topic::Dates,
    sentence: "A standard in force, and an exemption from the baseline, is reviewed by its `review_by` date.",
    why: "Its page tells residents when we will review it. Once that day has passed, the page shows that we did not.",
    wrong: "review_by: 2026-06-01     # that day has passed, and the standard is still in force",
    right: "review_by: 2027-06-01     # reviewed in May 2026; this is the day of the next review",
};

pub(crate) const DEPENDS_ON: Dependency = Dependency::TODAY;

pub(crate) fn check(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for review in reviews(context).filter(|review| review.by.value < context.today) {
        let message = format!("the review of {} was due by {}", review.of(), english::date(review.by.value));
        let help = format!("review {}, then write the date of the next review here", review.subject());
        diagnostics.push(Diagnostic::warning(&RULE, review.by.span, message).help(help));
    }
}
