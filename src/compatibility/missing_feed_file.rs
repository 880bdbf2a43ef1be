//! Reports published files of the feed that are no longer written.

use crate::compatibility::context::{Break, Context};
use crate::diagnostic::Diagnostic;
use crate::published_feed::MANIFEST;
use crate::rule::{Rule, Topic};

pub(super) const RULE: Rule = Rule {
    name: "missing-feed-file",
    topic: Topic::Published,
    sentence: "A file of the published feed stays at its address for as long as the feed's version does.",
    why: "Software fetches it from that address every day. Without it, the software shows its users nothing, or its last copy for ever.",
    wrong: "api/v1/standards.json     # published beside api/v1/standards.csv, which is no longer written",
    right: "\
api/v1/standards.json
api/v1/standards.csv",
};

/// Folders whose files come and go with the content. Other rules cover these.
const OF_THINGS: [&str; 6] = ["archive/", "calendars/", "changes/", "departments/", "results/", "standards/"];

pub(super) fn check(context: &Context<'_>, breaks: &mut Vec<Break>) {
    let is_of_a_thing = |name: &str| OF_THINGS.iter().any(|folder| name.starts_with(folder)) && !is_fixed(name);
    for name in &context.before.files {
        if is_of_a_thing(name) || name == MANIFEST || context.after.files.contains(name) {
            continue;
        }
        let file = context.file(name);
        breaks.push(Break::of(
            name,
            Diagnostic::nowhere(&RULE, format!("the feed would lose the file `{name}`"))
                .with_note(format!("published as `{file}`"))
                .help(
                    "build with a version of `charter` that still writes the file; changing the content can't fix this",
                ),
        ));
    }
}

/// Whether a file in one of these folders exists whatever the content.
fn is_fixed(name: &str) -> bool {
    matches!(name, "archive/index.json" | "test-vectors.json")
}
