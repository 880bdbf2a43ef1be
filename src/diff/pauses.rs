//! Compares the times for which a standard promises nothing, between two of its versions or after the last.

use jiff::civil::Date;

use crate::diff::change::{Change, ChangeKind, TextChange};
use crate::diff::promise::change;
use crate::english;
use crate::published_feed::{Standard, Version};

/// A time without a promise that has a reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Pause {
    from: Date,
    /// The day on which something is promised again.
    until: Option<Date>,
    reason: String,
}

impl Pause {
    /// The pause after a version of a standard.
    pub(super) fn after(version: &Version, standard: &Standard) -> Option<Self> {
        let (from, reason) = (version.effective.until?, version.gap.as_ref()?.on_one_line());
        let next = standard.versions.iter().find(|one| one.effective.from >= from);
        Some(Self { from, until: next.map(|next| next.effective.from), reason })
    }

    /// The pause before a version of a standard.
    pub(super) fn before(version: &Version, standard: &Standard) -> Option<Self> {
        let earlier = standard.versions.iter().rfind(|one| one.effective.from < version.effective.from)?;
        Self::after(earlier, standard)
    }

    /// The change: nothing is promised for this time.
    pub(super) fn change(self, standard: &Standard, version: &Version) -> Change {
        Change {
            date: Some(self.from),
            resumes: self.until,
            before: Some(version.promise.to_string()),
            note: Some(self.reason),
            ..change(ChangeKind::Paused, &standard.id, version)
        }
    }

    fn in_words(&self) -> String {
        let until = self.until.map(|until| format!(" until {}", english::date(until))).unwrap_or_default();
        format!("from {}{until}: {}", english::date(self.from), self.reason)
    }
}

/// The pauses that are planned otherwise than before, after versions that have not ended yet.
pub(super) fn changes(then: &Standard, now: &Standard) -> Vec<Change> {
    let is_ahead = |version: &&Version| matches!(version.status.as_str(), "in_force" | "scheduled");
    let planned = |version: &Version| {
        let old = then.from(version.effective.from).and_then(|old| Pause::after(old, then));
        match (old, Pause::after(version, now)) {
            (None, Some(pause)) => Some(pause.change(now, version)),
            (Some(old), Some(pause)) if old != pause => {
                let texts = TextChange::of("the time without a promise", &old.in_words(), &pause.in_words());
                Some(Change { texts: texts.into_iter().collect(), ..pause.change(now, version) })
            }
            // An end in its place is reported as an end.
            (Some(old), None) if now.retired.is_none() => Some(Change {
                date: Some(old.from),
                after: Some(version.promise.to_string()),
                note: Some("It was to pause on that day, but continues.".to_owned()),
                ..change(ChangeKind::CalledOff, &now.id, version)
            }),
            _ => None,
        }
    };
    now.versions.iter().filter(is_ahead).filter_map(planned).collect()
}
