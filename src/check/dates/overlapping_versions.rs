//! Reports versions of a standard that are in force on the same day, or out of order.

use std::cmp::Ordering;

use crate::check::context::Context;
use crate::check::dependency::Dependency;
use crate::diagnostic::Diagnostic;
use crate::english;
use crate::model::standard::{Standard, Version};
use crate::rule::{Rule, Topic};

pub(crate) const RULE: Rule = Rule {
    name: "overlapping-versions",
    topic: Topic::Dates,
    sentence: "At most one version of a standard is in force on any day, and versions are listed oldest first.",
    why: "With two promises for one day, residents and staff could each pick the one they like, and the pages and the feed would have to guess.",
    wrong: "\
versions:
  - {effective: 2024-05-01, until: 2027-03-01, within: 20 business days}
  - {effective: 2027-01-01, within: 15 business days}",
    right: "\
versions:
  - {effective: 2024-05-01, within: 20 business days}
  - {effective: 2027-01-01, within: 15 business days}",
};

pub(crate) const DEPENDS_ON: Dependency = Dependency::NONE;

pub(crate) fn check(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let catalog = context.catalog;
    for owned in catalog.standards() {
        let versions: Vec<&Version> = owned.standard.lasting().collect();
        for pair in versions.windows(2) {
            if let [earlier, later] = *pair {
                diagnostics.extend(fault(owned.standard, earlier, later));
            }
        }
    }
}

fn fault(standard: &Standard, earlier: &Version, later: &Version) -> Option<Diagnostic> {
    match later.effective.value.cmp(&earlier.effective.value) {
        Ordering::Less => Some(wrong_order(standard, earlier, later)),
        Ordering::Equal => Some(
            two_hold(standard, later)
                .related(earlier.effective.span, "this one takes effect on the same day")
                .help("give each version its own `effective` date, or remove the wrong version"),
        ),
        Ordering::Greater => {
            let until = earlier.own_end().filter(|until| until.value > later.effective.value)?;
            Some(
                two_hold(standard, later)
                    .related(until.span, format!("the version before it is in force until {}", english::date(until.value)))
                    .help(
                        "remove that `until` (a version ends when the next one starts), or change this version's `effective` date",
                    ),
            )
        }
    }
}

fn two_hold(standard: &Standard, later: &Version) -> Diagnostic {
    let day = english::date(later.effective.value);
    let message = format!("two versions of `{}` are in force on {day}", standard.id);
    Diagnostic::error(&RULE, later.effective.span, message)
}

fn wrong_order(standard: &Standard, earlier: &Version, later: &Version) -> Diagnostic {
    let message = format!("the versions of `{}` are not listed oldest first", standard.id);
    Diagnostic::error(&RULE, later.effective.span, message)
        .label(format!("but this one takes effect on {}", english::date(later.effective.value)))
        .related(earlier.effective.span, format!("this one takes effect on {}", english::date(earlier.effective.value)))
        .help("move the older version up, or correct the wrong date")
}
