//! Reports a short notice that is too long for its place, or alone.

use crate::check::context::Context;
use crate::check::dependency::Dependency;
use crate::diagnostic::Diagnostic;
use crate::model::files::SITE;
use crate::model::site::Site;
use crate::rule::{Rule, Topic};

pub(crate) const RULE: Rule = Rule {
    name: "short-notice",
    topic: Topic::Language,
    sentence: "The short notice (`illustrative_short`) goes with a full one, and is one line of at most 60 characters.",
    why: "It is at the top of every page, where a phone has room for one line. It leads to the full notice, so there must be one.",
    wrong: "\
illustrative: The figures on this site are examples until the City confirms its own.
illustrative_short: The figures on this site are examples until the City confirms its own.",
    right: "\
illustrative: The figures on this site are examples until the City confirms its own.
illustrative_short: Example figures unless stated by the City",
};

/// The full notice is in the same file.
pub(crate) const DEPENDS_ON: Dependency = Dependency::NONE.and(&[SITE]);

pub(crate) fn check(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let site = &context.catalog.site;
    let Some(short) = &site.illustrative_short else { return };
    if site.illustrative.is_none() {
        let fault = Diagnostic::error(&RULE, short.span, "there is no full notice for this short one");
        diagnostics.push(fault.help("write the full notice under `illustrative`, or remove this line"));
    }
    let length = short.value.chars().count();
    let message = if short.value.contains('\n') {
        "the short notice has more than one line".to_owned()
    } else if length > Site::LONGEST_SHORT_NOTICE {
        format!("the short notice has {length} characters, and there is room for {}", Site::LONGEST_SHORT_NOTICE)
    } else {
        return;
    };
    let help = "write a few words that still say which figures are real; the full notice can say more";
    diagnostics.push(Diagnostic::error(&RULE, short.span, message).help(help));
}
