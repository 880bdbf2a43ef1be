//! What is said about something before and after, part by part -> what is said otherwise.

use crate::diff::change::{Change, ChangeKind, TextChange};
use crate::diff::subject::Subject;

/// A labelled fact.
#[derive(Debug, Clone)]
pub(super) struct Fact {
    kind: ChangeKind,
    part: String,
    /// The values in their order; empty: nothing is stated.
    items: Vec<String>,
}

/// A fact of one or several texts; the empty ones say nothing.
pub(super) fn fact(kind: ChangeKind, part: impl Into<String>, items: impl IntoIterator<Item = String>) -> Fact {
    Fact { kind, part: part.into(), items: items.into_iter().filter(|item| !item.is_empty()).collect() }
}

/// One change for each kind of fact that differs.
pub(super) fn changes_of(subject: impl Fn() -> Subject, then: &[Fact], now: &[Fact]) -> Vec<Change> {
    let of = |kind: ChangeKind| {
        let texts = differences(kind, then, now);
        (!texts.is_empty()).then(|| Change { texts, ..subject().change(kind) })
    };
    ChangeKind::ALL.into_iter().filter_map(of).collect()
}

/// The facts of one kind that differ, in the order of the later side.
fn differences(kind: ChangeKind, then: &[Fact], now: &[Fact]) -> Vec<TextChange> {
    let same = |facts: &[Fact], part: &str| -> Vec<String> {
        let found = facts.iter().find(|fact| fact.kind == kind && fact.part == part);
        found.map(|fact| fact.items.clone()).unwrap_or_default()
    };
    let gone = then.iter().filter(|old| now.iter().all(|new| (new.kind, &new.part) != (old.kind, &old.part)));
    let parts = now.iter().chain(gone).filter(|fact| fact.kind == kind).map(|fact| fact.part.as_str());
    parts.flat_map(|part| listed(part, &same(then, part), &same(now, part))).collect()
}

/// The items added to and removed from a list. If one is added and one removed, the one replaces the other.
fn listed(part: &str, then: &[String], now: &[String]) -> Vec<TextChange> {
    let only = |these: &[String], those: &[String]| -> Vec<String> {
        these.iter().filter(|one| !those.contains(one)).cloned().collect()
    };
    let (gone, come) = (only(then, now), only(now, then));
    match (gone.as_slice(), come.as_slice()) {
        // The same items in another order.
        ([], []) => TextChange::of(part, &then.join("; "), &now.join("; ")).into_iter().collect(),
        ([old], [new]) => TextChange::of(part, old, new).into_iter().collect(),
        // The same channels, each to somewhere else.
        (gone, come) if gone.len() == come.len() && first_words(gone).eq(first_words(come)) => {
            gone.iter().zip(come).filter_map(|(old, new)| TextChange::of(part, old, new)).collect()
        }
        _ => {
            let removed = gone.iter().filter_map(|old| TextChange::of(part, old, ""));
            removed.chain(come.iter().filter_map(|new| TextChange::of(part, "", new))).collect()
        }
    }
}

/// What each item begins with, such as its channel.
fn first_words(items: &[String]) -> impl Iterator<Item = Option<&str>> {
    items.iter().map(|item| item.split_whitespace().next())
}
