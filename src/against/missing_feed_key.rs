//! Every key that was published is still there.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::against::Context;
use crate::diagnostic::Diagnostic;
use crate::published::Published;
use crate::rule::Rule;

pub(super) const RULE: Rule = Rule {
    name: "missing-feed-key",
    sentence: "A key of the published feed stays for as long as the feed's version does.",
    why: "Within a version of the feed keys are only added, so that software written for it goes on working.",
    wrong: "{\"id\": \"pothole-repair.complete\", \"revision\": 2}",
    right: "{\"id\": \"pothole-repair.complete\", \"revision\": 2, \"review_by\": null}",
};

/// The keys of each group of a kind of document, by its place in it.
type Keys<'a> = BTreeMap<(&'a str, String), BTreeSet<&'a str>>;

pub(super) fn check(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let published = keys(context.before, Extend::extend);
    let always = keys(context.after, |known, keys| known.retain(|key| keys.contains(key)));
    for ((kind, place), keys) in &published {
        let Some(now) = always.get(&(*kind, place.clone())) else { continue };
        for key in keys.difference(now) {
            let message = format!("the feed has lost the key `{place}{key}` of `{kind}`");
            diagnostics.push(
                Diagnostic::nowhere(RULE.name, message)
                    .with_note(format!("published in `{}`", context.file(kind)))
                    .help(
                        "build with a version of this program that still writes the key; content alone can't mend it",
                    ),
            );
        }
    }
}

/// The keys of all groups at the same place, joined one group after the other.
fn keys<'a>(published: &'a Published, join: fn(&mut BTreeSet<&'a str>, BTreeSet<&'a str>)) -> Keys<'a> {
    let mut keys = Keys::new();
    // What has no version of its own is no document of ours, but a description in another standard's shape.
    for (name, document) in published.documents.iter().filter(|(_, document)| document.get("api_version").is_some()) {
        let kind = match name.split_once('/') {
            Some(("standards", _)) => "standards/{id}.json",
            Some(("departments", _)) => "departments/{id}.json",
            _ => name.as_str(),
        };
        collect(document, kind, String::new(), join, &mut keys);
    }
    keys
}

fn collect<'a>(
    value: &'a Value,
    kind: &'a str,
    place: String,
    join: fn(&mut BTreeSet<&'a str>, BTreeSet<&'a str>),
    keys: &mut Keys<'a>,
) {
    match value {
        Value::Array(items) => {
            for item in items {
                collect(item, kind, place.clone(), join, keys);
            }
        }
        Value::Object(entries) => {
            for (key, value) in entries {
                collect(value, kind, format!("{place}{key}."), join, keys);
            }
            let own: BTreeSet<&str> = entries.keys().map(String::as_str).collect();
            keys.entry((kind, place)).and_modify(|known| join(known, own.clone())).or_insert(own);
        }
        _ => {}
    }
}
