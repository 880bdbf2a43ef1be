//! Reports floors that are not below what is promised.

use crate::check::context::Context;
use crate::check::dependency::Dependency;
use crate::diagnostic::Diagnostic;
use crate::english;
use crate::model::standard::Version;
use crate::model::target::Bound;
use crate::rule::{Rule, Topic};

pub(crate) const RULE: Rule = Rule {
    name: "floor-above-promise",
    topic: Topic::Results,
    sentence: "A floor is a smaller share than the one that is promised.",
    why: "A floor tells the city manager which missed promises cannot wait. One at the promise or above it would name promises that were kept.",
    wrong: "- stage: complete\n  within: 5 business days\n  share: 90%\n  floor: 90%",
    right: "- stage: complete\n  within: 5 business days\n  share: 90%\n  floor: 80%",
};

pub(crate) const DEPENDS_ON: Dependency = Dependency::NONE;

pub(crate) fn check(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let versions = context.catalog.standards().flat_map(|owned| &owned.standard.versions);
    diagnostics.extend(versions.filter_map(fault));
}

fn fault(version: &Version) -> Option<Diagnostic> {
    let floor = version.floor?;
    // Of a level of at most a share, less is better.
    let promised = version.promise.promised_share().filter(|(_, bound)| *bound == Bound::AtLeast);
    let (message, help) = match promised {
        None => (
            "this promise has a floor, but no share of cases is promised".to_owned(),
            "remove `floor`: it fits what each case keeps or misses, and levels of at least a share",
        ),
        Some((share, _)) if floor.value < share => return None,
        Some(_) => (
            format!("the floor is not below what is promised: {}", english::target(&version.promise)),
            "write a smaller share as `floor`, or remove it",
        ),
    };
    Some(Diagnostic::error(&RULE, floor.span, message).help(help))
}
