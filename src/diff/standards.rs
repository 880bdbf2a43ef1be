//! Compares a standard before and after: what changes in its promises, and when.

use jiff::civil::Date;

use crate::diff::change::{Change, ChangeKind, SubjectKind, TextChange};
use crate::diff::subject::Subject;
use crate::diff::{texts, verdict};
use crate::english;
use crate::published_feed::{Department, Published, Standard, Version};

/// A standard's name in residents' words: the service, then the variant's name or what is done.
fn name(version: &Version) -> String {
    let service = version.service.name.to_string();
    match (&version.name, &version.action) {
        (Some(name), _) => format!("{service}: {name}"),
        (None, Some(action)) => english::deed_of(&service, &action.to_string()),
        (None, None) => service,
    }
}

/// A change of a standard, with names and date from one of its versions and no details yet.
fn change(kind: ChangeKind, id: &str, version: &Version) -> Change {
    let department = version.department.name.to_string();
    let subject = Subject { what: SubjectKind::Standard, id: id.to_owned(), name: name(version), department };
    Change { date: Some(version.effective.from), ..subject.change(kind) }
}

/// The changes for a standard that did not exist before.
pub(super) fn appeared(now: &Standard) -> Vec<Change> {
    let current = now.current().map(|version| new(now, version));
    let announced = now.scheduled().map(|version| scheduled(now, version));
    let end = now.ends().filter(|_| now.status != "retired").and_then(|day| withdrawn(now, day));
    current.into_iter().chain(announced).chain(end).collect()
}

fn new(now: &Standard, version: &Version) -> Change {
    let note = version.change.as_ref().map(ToString::to_string);
    Change { after: Some(version.promise.to_string()), note, ..change(ChangeKind::New, &now.id, version) }
}

fn scheduled(now: &Standard, version: &Version) -> Change {
    let before = now.versions.iter().rfind(|earlier| earlier.effective.from < version.effective.from);
    Change {
        before: before.map(|before| before.promise.to_string()),
        after: Some(version.promise.to_string()),
        strength: before
            .filter(|before| verdict::promises_otherwise(before, version))
            .map(|before| verdict::verdict(before, version)),
        note: version.change.as_ref().map(ToString::to_string),
        ..change(ChangeKind::Scheduled, &now.id, version)
    }
}

/// The end of a standard on `day`, past or future.
fn withdrawn(now: &Standard, day: Date) -> Option<Change> {
    let last = now.versions.last()?;
    let retired = now.retired.as_ref();
    Some(Change {
        date: Some(day),
        before: Some(last.promise.to_string()),
        note: retired.map(|retired| retired.reason.to_string()),
        replaced_by: retired.and_then(|retired| retired.replaced_by.clone()),
        ..change(ChangeKind::Withdrawn, &now.id, last)
    })
}

/// A standard that is no longer there, without a word about why.
pub(super) fn gone(then: &Standard) -> Option<Change> {
    let last = then.current().or(then.versions.last())?;
    let note = Some("It is no longer in the content, or is now a draft.".to_owned());
    let before = Some(last.promise.to_string());
    Some(Change { date: None, before, note, ..change(ChangeKind::Withdrawn, &then.id, last) })
}

/// A standard that exists on both sides.
pub(super) struct StandardPair<'a> {
    pub(super) then: &'a Standard,
    pub(super) now: &'a Standard,
    pub(super) after: &'a Published,
}

impl StandardPair<'_> {
    pub(super) fn changes(&self) -> Vec<Change> {
        let Self { then, now, .. } = self;
        let in_force = match (then.current(), now.current()) {
            (Some(old), Some(version)) => self.changed(old, version),
            (None, Some(version)) => Some(new(now, version)),
            (Some(old), None) => self.stopped(old),
            (None, None) => None,
        };
        let announced = now.scheduled().filter_map(|version| self.announced(version));
        let called_off = then.scheduled().filter_map(|version| self.called_off(version));
        in_force.into_iter().chain(announced).chain(called_off).chain(self.ending()).collect()
    }

    fn changed(&self, old: &Version, version: &Version) -> Option<Change> {
        let texts = self.texts(old, version);
        let is_otherwise = verdict::promises_otherwise(old, version);
        if !is_otherwise && texts.is_empty() && old.promise == version.promise {
            return None;
        }
        let is_newer = old.effective.from != version.effective.from;
        let kind = if is_otherwise { ChangeKind::Changed } else { ChangeKind::Wording };
        Some(Change {
            date: if is_newer { Some(version.effective.from) } else { self.lapse(old, &texts) },
            before: Some(old.promise.to_string()),
            after: Some(version.promise.to_string()),
            strength: is_otherwise.then(|| verdict::verdict(old, version)),
            note: version.change.as_ref().filter(|_| is_newer).map(ToString::to_string),
            texts,
            ..change(kind, &self.now.id, version)
        })
    }

    /// The day on which an exemption ended, if nothing else differs.
    fn lapse(&self, old: &Version, texts: &[TextChange]) -> Option<Date> {
        let [text] = texts else { return None };
        let until = old.exempt_until().filter(|until| Some(*until) <= self.after.in_force.from)?;
        (text.part == texts::EXEMPTION && text.after.is_empty()).then_some(until)
    }

    fn texts(&self, old: &Version, version: &Version) -> Vec<TextChange> {
        texts::changes(old, version, self.has_moved(old, version))
    }

    /// Whether another department has taken the standard over. A renamed department is the same one.
    fn has_moved(&self, old: &Version, version: &Version) -> bool {
        let is_theirs = |department: &Department| {
            department.id == old.department.id
                || department.formerly.iter().any(|former| former.id == old.department.id)
        };
        !self.after.departments.iter().any(|department| department.id == version.department.id && is_theirs(department))
    }

    /// No version is in force any more: the standard is withdrawn, or it has a gap.
    fn stopped(&self, old: &Version) -> Option<Change> {
        let now = self.now;
        if now.status == "retired" {
            return withdrawn(now, now.ends()?);
        }
        let last =
            now.from(old.effective.from).or_else(|| now.versions.iter().rfind(|one| one.status != "scheduled"))?;
        Some(Change {
            date: last.effective.until,
            before: Some(old.promise.to_string()),
            note: last.gap.as_ref().map(ToString::to_string),
            ..change(ChangeKind::Withdrawn, &now.id, last)
        })
    }

    /// A scheduled version that was not announced, or was announced differently.
    fn announced(&self, version: &Version) -> Option<Change> {
        let change = scheduled(self.now, version);
        let Some(old) = self.then.from(version.effective.from) else { return Some(change) };
        let texts = self.texts(old, version);
        let is_otherwise = verdict::promises_otherwise(old, version);
        if !is_otherwise && texts.is_empty() && old.promise == version.promise {
            return None;
        }
        Some(Change {
            kind: if is_otherwise { ChangeKind::Announcement } else { ChangeKind::Wording },
            before: Some(old.promise.to_string()),
            strength: is_otherwise.then(|| verdict::verdict(old, version)),
            note: change.note.filter(|_| is_otherwise && old.change == version.change),
            texts,
            ..change
        })
    }

    /// An announced version that is cancelled.
    fn called_off(&self, old: &Version) -> Option<Change> {
        let stays = self.now.from(old.effective.from).is_some();
        let before = Some(old.promise.to_string());
        let after = self.now.current().map(|current| current.promise.to_string());
        (!stays).then(|| Change { before, after, ..change(ChangeKind::CalledOff, &self.now.id, old) })
    }

    /// An end that was not announced before, or is no longer announced.
    fn ending(&self) -> Option<Change> {
        let Self { then, now, .. } = self;
        if now.status == "retired" || then.status == "retired" || then.ends() == now.ends() {
            return None;
        }
        if let Some(day) = now.ends() {
            return withdrawn(now, day);
        }
        let last = now.versions.last()?;
        let after = Some(last.promise.to_string());
        let note = Some("It was to end on that day, but continues.".to_owned());
        Some(Change { date: then.ends(), after, note, ..change(ChangeKind::CalledOff, &now.id, last) })
    }
}
