//! A version, and what it is to say from now on -> its keys with that, and a record of what it said until now.

use jiff::civil::Date;

use crate::change::content::StandardAt;
use crate::change::group::Group;
use crate::change::key::Key;
use crate::change::not_made::NotMade;
use crate::change::revision::Revision;
use crate::change::words::{Words, target_names};

/// What becomes of a version: under which key the record goes, and what the record says beside `was`.
pub(super) struct Record<'r> {
    /// `changed` or `corrected`.
    pub(super) key: &'static str,
    /// The day, and the note if there is one.
    pub(super) head: &'r [Key],
}

/// Records that a day that was announced is another one since `today`.
pub(super) fn changed_day(
    revision: &mut Revision,
    plan: &Group,
    (today, was): (Date, Date),
    note: Option<&str>,
) -> Result<(), NotMade> {
    let mut keys = vec![Key::words("on", today.to_string())];
    keys.extend(note.map(|note| Key::words("note", note)));
    keys.push(Key::words("was", was.to_string()));
    plan.add_to(revision, "changed", &keys)
}

/// Writes new words, and other keys, into the version at a position, with the record of what it said. Nothing is recorded of a version that nobody
/// has been told of: then `record` is `None`.
pub(super) fn with_record(
    revision: &mut Revision,
    standard: &StandardAt<'_>,
    at: usize,
    (words, others): (&Words, &[Key]),
    record: Option<&Record<'_>>,
) -> Result<(), NotMade> {
    let version = standard.version(revision, at)?;
    let was = was(revision, standard, at, (words, others))?;
    let names = version.names(revision)?;
    if words.target.is_some() {
        version.replace(revision, &target_names(&names), &words.target_keys())?;
    }
    for key in words.other_keys().iter().chain(others) {
        version.say(revision, key, None)?;
    }
    match record {
        Some(record) if !was.is_empty() => recorded(revision, &version, record, &was),
        _ => Ok(()),
    }
}

/// What the version says now of all that is to be different.
fn was(
    revision: &Revision,
    standard: &StandardAt<'_>,
    at: usize,
    (words, others): (&Words, &[Key]),
) -> Result<Vec<Key>, NotMade> {
    let version = standard.version(revision, at)?;
    let mut was = Vec::new();
    if words.target.is_some() {
        let names = version.names(revision)?;
        for name in target_names(&names) {
            was.extend(version.key(revision, name)?);
        }
    }
    for key in words.other_keys().iter().chain(others) {
        let said = standard.said(revision, at, &key.name)?;
        was.push(said.unwrap_or_else(|| Key::words(&key.name, "none")));
    }
    let is_new =
        |key: &Key| words.keys().iter().chain(others).all(|new| new.name != key.name || new.value() != key.value());
    Ok(was.into_iter().filter(|key| is_new(key)).collect())
}

/// Adds the record after those that there are.
fn recorded(revision: &mut Revision, version: &Group, record: &Record<'_>, was: &[Key]) -> Result<(), NotMade> {
    let keys: Vec<Key> = record.head.iter().cloned().chain([Key::group("was", was)]).collect();
    version.add_to(revision, record.key, &keys)
}
