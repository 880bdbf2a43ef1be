//! Reports published keys that are no longer written.

use crate::compatibility::context::{Break, Context};
use crate::compatibility::shape::Shapes;
use crate::diagnostic::Diagnostic;
use crate::rule::{Rule, Topic};

pub(super) const RULE: Rule = Rule {
    name: "missing-feed-key",
    topic: Topic::Published,
    sentence: "A key of the published feed stays for as long as the feed's version does.",
    why: "Within a version of the feed, keys are only added, so software written for it keeps working.",
    wrong: "{\"id\": \"pothole-repair.complete\", \"revision\": 2}",
    right: "{\"id\": \"pothole-repair.complete\", \"revision\": 2, \"review_by\": null}",
};

/// The key that the last page of events does not have: JSON Feed 1.1 has no null for it.
const NOT_ALWAYS: &str = "next_url";

pub(super) fn check(context: &Context<'_>, breaks: &mut Vec<Break>) {
    let Shapes { before: published, after: now } = &context.shapes;
    for ((kind, place), group) in published {
        // `missing-feed-file` reports missing documents. Without an object at this place, nothing can be said about its keys.
        let Some(now) = now.get(&(*kind, place.clone())) else { continue };
        for (key, _) in group.keys().filter(|(key, _)| *key != NOT_ALWAYS && now.always(key).is_none()) {
            let message = format!("the feed would lose the key `{place}{key}` of `{kind}`");
            breaks.push(Break::of(
                format!("{kind}/{place}{key}"),
                Diagnostic::nowhere(&RULE, message).with_note(format!("published in `{}`", context.file(kind))).help(
                    "build with a version of `charter` that still writes the key; changing the content can't fix this",
                ),
            ));
        }
    }
}
