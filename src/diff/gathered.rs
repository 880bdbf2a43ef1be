//! Changes -> the same changes, with each text that changes alike in several places told once.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::diff::change::{Change, ChangeKind, TextChange};
use crate::diff::texts::IF_MISSED;

/// A text that changes alike in several places.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Repeated {
    /// The kind of change.
    pub(super) kind: ChangeKind,
    /// The day of all these changes; `None`: when they are published.
    pub(super) date: Option<Date>,
    /// Which text, if it is the same one everywhere.
    pub(super) part: Option<String>,
    /// What is replaced; empty: nothing was there.
    pub(super) before: String,
    /// What takes its place; empty: nothing.
    pub(super) after: String,
    /// The names of the services and of all else that it changes in, one for each place.
    pub(super) places: Vec<String>,
}

/// The changes with what is left of them, and what they have in common.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Gathered {
    pub(super) changes: Vec<Change>,
    pub(super) repeated: Vec<Repeated>,
}

/// Tells once what is the same in several places.
pub(super) fn gathered(changes: &[Change]) -> Gathered {
    let mut gathered = Gathered { changes: changes.to_vec(), repeated: Vec::new() };
    // The change that most places share comes first, so that a number inside a longer address does not split it.
    let mut addresses: Vec<(Address, usize)> = counted(changes, address).into_iter().collect();
    addresses.sort_by(|(first, a), (second, b)| b.cmp(a).then_with(|| first.cmp(second)));
    for ((date, before, after), _) in addresses {
        gathered.take(ChangeKind::Contact, date, None, [&before, &after], &|change, text| {
            is_free(change, text) && text.before != text.after && text.before.replace(&before, &after) == text.after
        });
    }
    for ((date, kind, part, before, after), _) in counted(&gathered.changes.clone(), whole) {
        gathered.take(kind, date, Some(part.clone()), [&before, &after], &|change, text| {
            change.kind == kind && text.part == part && text.before == before && text.after == after
        });
    }
    gathered.changes.retain(says_something);
    gathered
}

impl Gathered {
    /// Takes a text that changes alike out of all changes of one day, if there are several.
    fn take(
        &mut self,
        kind: ChangeKind,
        date: Option<Date>,
        part: Option<String>,
        [before, after]: [&String; 2],
        is_it: &dyn Fn(&Change, &TextChange) -> bool,
    ) {
        let of_the_day = |change: &&Change| change.date == date;
        let count = |change: &Change| change.texts.iter().filter(|text| is_it(change, text)).count();
        let places: Vec<String> = self
            .changes
            .iter()
            .filter(of_the_day)
            .flat_map(|change| {
                std::iter::repeat_n(change.service.as_ref().unwrap_or(&change.name).clone(), count(change))
            })
            .collect();
        if places.len() < 2 {
            return;
        }
        for change in self.changes.iter_mut().filter(|change| change.date == date) {
            let kept = change.texts.iter().filter(|text| !is_it(change, text)).cloned().collect();
            change.texts = kept;
        }
        self.repeated.push(Repeated { kind, date, part, before: before.clone(), after: after.clone(), places });
    }
}

/// What the texts that change have in common, and in how many places; only what is there more than once.
fn counted<K: Ord>(changes: &[Change], key: impl Fn(&Change, &TextChange) -> Option<K>) -> BTreeMap<K, usize> {
    let mut counts = BTreeMap::new();
    for (change, text) in changes.iter().flat_map(|change| change.texts.iter().map(move |text| (change, text))) {
        if let Some(key) = key(change, text) {
            *counts.entry(key).or_insert(0) += 1;
        }
    }
    counts.retain(|_, count| *count > 1);
    counts
}

/// The day, and a number or address before and after.
type Address = (Option<Date>, String, String);

/// The day and kind, and a whole text: which one, before and after.
type Whole = (Option<Date>, ChangeKind, String, String, String);

/// The number or address that another one replaces in a text.
fn address(change: &Change, text: &TextChange) -> Option<Address> {
    let (before, after) = replaced(&text.before, &text.after)?;
    (is_free(change, text) && is_address(before) && is_address(after))
        .then(|| (change.date, before.to_owned(), after.to_owned()))
}

/// A whole text.
fn whole(change: &Change, text: &TextChange) -> Option<Whole> {
    is_of_texts(change).then(|| (change.date, change.kind, text.part.clone(), text.before.clone(), text.after.clone()))
}

/// The words between the beginning and the end that two texts share, without the punctuation around them.
fn replaced<'a>(before: &'a str, after: &'a str) -> Option<(&'a str, &'a str)> {
    let (old, new): (Vec<&str>, Vec<&str>) = (before.split(' ').collect(), after.split(' ').collect());
    let same = old.iter().zip(&new).take_while(|(a, b)| a == b).count();
    let (old, new) = (&old[same..], &new[same..]);
    let last = old.iter().rev().zip(new.iter().rev()).take_while(|(a, b)| a == b).count();
    // One word for one word: of several, the same address may be among them.
    let ([old], [new]) = (&old[..old.len() - last], &new[..new.len() - last]) else { return None };
    let bare = |word: &'a str| word.trim_matches(|letter| ".,;:!?()[]<>\"'*".contains(letter));
    Some((bare(old), bare(new)))
}

/// Whether a word is a telephone number, an e-mail address or a web address.
fn is_address(word: &str) -> bool {
    let is_number = digits(word) >= 7 && word.parse::<Date>().is_err();
    is_number || word.contains('@') || word.contains("://") || word.starts_with("www.")
}

fn digits(word: &str) -> usize {
    word.chars().filter(char::is_ascii_digit).count()
}

/// Whether anything is left to say about a change whose texts may have been taken.
fn says_something(change: &Change) -> bool {
    !is_of_texts(change) || !change.texts.is_empty() || change.before != change.after || change.approval.is_some()
}

/// Whether a text can be told apart from its change. Most texts of another promise stay with it: they may be what makes it weaker.
fn is_free(change: &Change, text: &TextChange) -> bool {
    is_of_texts(change) || text.part == IF_MISSED
}

/// Whether a change is about texts alone.
const fn is_of_texts(change: &Change) -> bool {
    matches!(
        change.kind,
        ChangeKind::Contact
            | ChangeKind::BusinessTime
            | ChangeKind::Commitment
            | ChangeKind::Text
            | ChangeKind::Wording
    )
}
