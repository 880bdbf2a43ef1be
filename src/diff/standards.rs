//! Compares a standard before and after: what changes in its promises, and when.

use jiff::civil::Date;

use crate::diff::change::{Change, ChangeKind, TextChange};
use crate::diff::pauses::{self, Pause};
use crate::diff::promise::{change, name_of};
use crate::diff::sanction::Sanction;
use crate::diff::{texts, verdict};
use crate::english;
use crate::published_feed::{Department, Published, Standard, Version};

/// The changes for a standard that did not exist before.
pub(super) fn appeared(now: &Standard, after: &Published) -> Vec<Change> {
    let current = now.current().map(|version| new(now, version));
    let announced = now.scheduled().map(|version| scheduled(now, version));
    let end = now.ends().filter(|_| now.status != "retired").and_then(|day| ended(now, day, after));
    current.into_iter().chain(announced).chain(end).collect()
}

fn new(now: &Standard, version: &Version) -> Change {
    let note = version.change.as_ref().map(ToString::to_string);
    Change {
        after: Some(version.promise.to_string()),
        note,
        approval: Some(Sanction::of(version, None)),
        ..change(ChangeKind::New, &now.id, version)
    }
}

fn scheduled(now: &Standard, version: &Version) -> Change {
    let before = now.lasting().rfind(|earlier| earlier.effective.from < version.effective.from);
    let otherwise = before.filter(|before| verdict::promises_otherwise(before, version));
    let is_back = otherwise.is_none() && Pause::before(version, now).is_some();
    Change {
        before: before.map(|before| before.promise.to_string()),
        after: Some(version.promise.to_string()),
        strength: otherwise.map(|before| verdict::verdict(before, version)),
        note: version.change.as_ref().map(ToString::to_string),
        approval: Some(Sanction::of(version, None)),
        ..change(if is_back { ChangeKind::Resumed } else { ChangeKind::Scheduled }, &now.id, version)
    }
}

/// The end of a standard on `day`, past or future: it pauses without a day on which it returns, or it is withdrawn.
fn ended(now: &Standard, day: Date, after: &Published) -> Option<Change> {
    let last = now.lasting().next_back()?;
    let pause = Pause::after(last, now).filter(|_| now.retired.is_none());
    let replaced_by = replacement(now, after);
    Some(match pause {
        Some(pause) => pause.change(now, last),
        None => Change {
            date: Some(day),
            before: Some(last.promise.to_string()),
            note: now.retired.as_ref().map(|retired| retired.reason.to_string()),
            replacement: replaced_by.and_then(|id| name_of(id, after)),
            replaced_by: replaced_by.map(str::to_owned),
            ..change(ChangeKind::Withdrawn, &now.id, last)
        },
    })
}

/// The id of what replaces a standard: its own replacement, or that of its service, which ends with all its promises.
fn replacement<'a>(standard: &'a Standard, site: &'a Published) -> Option<&'a str> {
    let retired = standard.retired.as_ref()?;
    let service = &standard.versions.last()?.service.id;
    let of_service = || {
        let service = site.services.iter().find(|one| one.id == *service)?;
        service.retired.as_ref()?.replaced_by.as_deref()
    };
    retired.replaced_by.as_deref().or_else(of_service)
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
    pub(super) before: &'a Published,
    pub(super) after: &'a Published,
}

impl StandardPair<'_> {
    pub(super) fn changes(&self) -> Vec<Change> {
        let Self { then, now, .. } = self;
        let in_force = match (then.current(), now.current()) {
            (Some(old), Some(version)) => self.changed(old, version),
            (None, Some(version)) => Some(self.begun(version)),
            (Some(old), None) => self.stopped(old),
            (None, None) => None,
        };
        let announced = now.scheduled().filter_map(|version| self.announced(version));
        let called_off = then.scheduled().filter_map(|version| self.called_off(version));
        let planned = called_off.chain(pauses::changes(then, now)).chain(self.ending()).chain(self.ended_otherwise());
        in_force.into_iter().chain(announced).chain(planned).collect()
    }

    /// A version in force where there was none: after a pause, or as the first one.
    fn begun(&self, version: &Version) -> Change {
        let now = self.now;
        match Pause::before(version, now) {
            None => new(now, version),
            Some(_) => Change { kind: ChangeKind::Resumed, ..scheduled(now, version) },
        }
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
            approval: (is_otherwise || is_newer).then(|| Sanction::of(version, self.then.predecessor_of(version))),
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
        // A service that moves with its promises says so itself.
        let has_left_alone = old.service.id != version.service.id && self.has_moved(old, version);
        texts::changes(old, version, has_left_alone)
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
            return ended(now, now.ends()?, self.after);
        }
        let last =
            now.from(old.effective.from).or_else(|| now.versions.iter().rfind(|one| one.status != "scheduled"))?;
        let withdrawn = || Change {
            date: last.effective.until,
            before: Some(old.promise.to_string()),
            ..change(ChangeKind::Withdrawn, &now.id, last)
        };
        Some(Pause::after(last, now).map_or_else(withdrawn, |pause| pause.change(now, last)))
    }

    /// A scheduled version that was not announced, or was announced differently.
    fn announced(&self, version: &Version) -> Option<Change> {
        let change = scheduled(self.now, version);
        let Some(old) = self.then.predecessor_of(version).filter(|old| !old.is_called_off()) else {
            let (was, is) = (self.planned_before(version), english::date(version.effective.from));
            let texts = was.and_then(|day| TextChange::of("the first day", &english::date(day), &is));
            return Some(Change { texts: texts.into_iter().collect(), ..change });
        };
        let texts = self.texts(old, version);
        let is_otherwise = verdict::promises_otherwise(old, version);
        if !is_otherwise && texts.is_empty() && old.promise == version.promise {
            return None;
        }
        Some(Change {
            kind: if is_otherwise { ChangeKind::Announcement } else { ChangeKind::Wording },
            before: Some(old.promise.to_string()),
            strength: is_otherwise.then(|| verdict::verdict(old, version)),
            approval: is_otherwise.then(|| Sanction::of(version, Some(old))),
            note: change.note.filter(|_| is_otherwise && old.change == version.change),
            texts,
            ..change
        })
    }

    /// The day for which a scheduled version was announced before, if it was another one.
    fn planned_before(&self, version: &Version) -> Option<Date> {
        let mut days = version.changes.iter().rev().map(|change| change.was.effective_from);
        days.find(|day| *day != version.effective.from && self.then.scheduled().any(|old| old.effective.from == *day))
    }

    /// An announced version that is cancelled.
    fn called_off(&self, old: &Version) -> Option<Change> {
        let now = self.now.successor_of(old);
        let day = Some(old.effective.from);
        let has_moved = self.now.scheduled().any(|version| self.planned_before(version) == day);
        let stays = has_moved || now.is_some_and(|version| !version.is_called_off());
        let note = now.and_then(|version| version.called_off.as_ref()).map(|called_off| called_off.reason.to_string());
        let before = Some(old.promise.to_string());
        let after = self.now.current().map(|current| current.promise.to_string());
        (!stays).then(|| Change { before, after, note, ..change(ChangeKind::CalledOff, &self.now.id, old) })
    }

    /// An end that was not announced before, or is no longer announced.
    fn ending(&self) -> Option<Change> {
        let Self { then, now, .. } = self;
        if now.status == "retired" || then.status == "retired" || then.ends() == now.ends() {
            return None;
        }
        let last = now.lasting().next_back()?;
        // Its pause is reported as one.
        if now.retired.is_none() && last.gap.is_some() {
            return None;
        }
        if let Some(day) = now.ends() {
            return ended(now, day, self.after);
        }
        // So is the pause that it was to end with, which is called off.
        if then.retired.is_none() && then.lasting().next_back().is_some_and(|old| old.gap.is_some()) {
            return None;
        }
        let after = Some(last.promise.to_string());
        let note = Some("It was to end on that day, but continues.".to_owned());
        Some(Change { date: then.ends(), after, note, ..change(ChangeKind::CalledOff, &now.id, last) })
    }

    /// The end is the same, but its reason or the replacement is another.
    fn ended_otherwise(&self) -> Option<Change> {
        let Self { then, now, before, after } = self;
        let (old, new) = (then.retired.as_ref()?, now.retired.as_ref()?);
        if then.ends() != now.ends() {
            return None;
        }
        let named = |standard, site| {
            let id: Option<&str> = replacement(standard, site);
            id.map(|id| name_of(id, site).unwrap_or_else(|| id.to_owned())).unwrap_or_default()
        };
        let reason = TextChange::of("why it ends", &old.reason.on_one_line(), &new.reason.on_one_line());
        let instead = TextChange::of("what to use instead", &named(then, before), &named(now, after));
        let texts: Vec<TextChange> = reason.into_iter().chain(instead).collect();
        let end = ended(now, now.ends()?, after).filter(|_| !texts.is_empty())?;
        Some(Change { note: None, replaced_by: None, texts, ..end })
    }
}
