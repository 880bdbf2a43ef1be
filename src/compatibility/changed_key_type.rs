//! Reports keys of the feed whose values would change their type.

use std::collections::BTreeSet;

use crate::compatibility::context::{Break, Context};
use crate::compatibility::shape::Shapes;
use crate::diagnostic::Diagnostic;
use crate::english;
use crate::rule::{Rule, Topic};

pub(super) const RULE: Rule = Rule {
    name: "changed-key-type",
    topic: Topic::Published,
    sentence: "A key of the published feed keeps the type of its values.",
    why: "Software that expects a number fails when it finds a text, even though every key is still there.",
    wrong: "{\"id\": \"pothole-repair.complete\", \"revision\": \"2\"}",
    right: "{\"id\": \"pothole-repair.complete\", \"revision\": 2}",
};

pub(super) fn check(context: &Context<'_>, breaks: &mut Vec<Break>) {
    let Shapes { before: published, after: now } = &context.shapes;
    for ((kind, place), group) in published {
        let Some(now) = now.get(&(*kind, place.clone())) else { continue };
        for (name, old) in group.keys() {
            let Some(new) = now.always(name) else { continue };
            // A key that was null everywhere has no known type.
            if old.types.is_empty() || new.types.is_subset(&old.types) {
                continue;
            }
            let message = format!(
                "the key `{place}{name}` of `{kind}` was {} and would become {}",
                list(&old.types),
                list(&new.types)
            );
            breaks.push(Break::of(format!("{kind}/{place}{name}"),
                Diagnostic::nowhere(&RULE, message).with_note(format!("published in `{}`", context.file(kind))).help(
                    "build with a version of `charter` that writes the key as before; changing the content can't fix this",
                ),
            ));
        }
    }
}

fn list(types: &BTreeSet<&'static str>) -> String {
    let types: Vec<String> = types.iter().map(|one| (*one).to_owned()).collect();
    english::list(&types)
}
