//! Every key that was published is still there.

use crate::compatibility::Context;
use crate::compatibility::shape::shape;
use crate::diagnostic::Diagnostic;
use crate::rule::Rule;

pub(super) const RULE: Rule = Rule {
    name: "missing-feed-key",
    sentence: "A key of the published feed stays for as long as the feed's version does.",
    why: "Within a version of the feed keys are only added, so that software written for it goes on working.",
    wrong: "{\"id\": \"pothole-repair.complete\", \"revision\": 2}",
    right: "{\"id\": \"pothole-repair.complete\", \"revision\": 2, \"review_by\": null}",
};

pub(super) fn check(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let (published, now) = (shape(context.before), shape(context.after));
    for ((kind, place), group) in &published {
        // A document that is gone is another rule's; a place without an object now says nothing.
        let Some(now) = now.get(&(*kind, place.clone())) else { continue };
        for (key, _) in group.keys().filter(|(key, _)| now.always(key).is_none()) {
            let message = format!("the feed has lost the key `{place}{key}` of `{kind}`");
            diagnostics.push(
                Diagnostic::nowhere(&RULE, message).with_note(format!("published in `{}`", context.file(kind))).help(
                    "build with a version of this program that still writes the key; content alone can't mend it",
                ),
            );
        }
    }
}
