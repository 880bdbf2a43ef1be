//! What happens to standards and calendars -> the texts of the feeds to subscribe to.

use jiff::civil::{Date, Time};

use crate::language::{Pattern, Slot};
use crate::model::calendar::Closure;
use crate::model::period::Period;
use crate::wording::writer::Wording;

/// What has happened to a standard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StandardEvent {
    /// It was made known.
    Announced,
    /// The plan for it was changed.
    Changed,
    /// The plan for it was called off.
    CalledOff,
    /// It took effect.
    InEffect,
    /// What was published about it was put right.
    Corrected,
    /// That nothing will be promised for some time was made known.
    PauseAnnounced,
    /// The plan to pause it was changed.
    PauseChanged,
    /// The plan to pause it was called off.
    PauseCalledOff,
    /// Nothing is promised for some time.
    Paused,
    /// That it will end was made known.
    WithdrawalAnnounced,
    /// The plan to end it was changed.
    WithdrawalChanged,
    /// The plan to end it was called off.
    WithdrawalCalledOff,
    /// It ended.
    Withdrawn,
    /// Another department is responsible for it.
    Moved,
    /// It has another id.
    Renamed,
}

impl<'a> Wording<'a> {
    /// What the feeds of changes are called.
    #[must_use]
    pub fn changes_title(self, city: &str, title: &str) -> String {
        self.0.feed.title.filled(|slot, out| out.push_str(if slot == Slot::City { city } else { title }))
    }

    /// What is in them.
    #[must_use]
    pub fn changes_subtitle(self) -> &'a str {
        &self.0.feed.subtitle
    }

    /// `In effect: We will make the pothole safe (Pothole repair)`.
    #[must_use]
    pub fn event(self, event: StandardEvent, service: &str, standard: &str) -> String {
        let words = &self.0.feed;
        let event = match event {
            StandardEvent::Announced => &words.announced,
            StandardEvent::Changed => &words.changed,
            StandardEvent::CalledOff => &words.called_off,
            StandardEvent::InEffect => &words.in_effect,
            StandardEvent::Corrected => &words.corrected,
            StandardEvent::PauseAnnounced => &words.pause_announced,
            StandardEvent::PauseChanged => &words.pause_changed,
            StandardEvent::PauseCalledOff => &words.pause_called_off,
            StandardEvent::Paused => &words.paused,
            StandardEvent::WithdrawalAnnounced => &words.withdrawal_announced,
            StandardEvent::WithdrawalChanged => &words.withdrawal_changed,
            StandardEvent::WithdrawalCalledOff => &words.withdrawal_called_off,
            StandardEvent::Withdrawn => &words.withdrawn,
            StandardEvent::Moved => &words.moved,
            StandardEvent::Renamed => &words.renamed,
        };
        words.event.filled(|slot, out| {
            out.push_str(match slot {
                Slot::Event => event,
                Slot::Service => service,
                _ => standard,
            });
        })
    }

    /// `From 1 January 2027: We will …`.
    #[must_use]
    pub fn promise_from(self, date: Date, promise: &str) -> String {
        self.dated_promise(&self.0.feed.from, date, promise)
    }

    /// `Until 1 January 2027: We will …`.
    #[must_use]
    pub fn promise_until(self, date: Date, promise: &str) -> String {
        self.dated_promise(&self.0.feed.until, date, promise)
    }

    fn dated_promise(self, pattern: &Pattern, date: Date, promise: &str) -> String {
        pattern.filled(|slot, out| match slot {
            Slot::Date => self.add_date(out, date),
            _ => out.push_str(promise),
        })
    }

    /// `Before: We will …`.
    #[must_use]
    pub fn promise_before(self, promise: &str) -> String {
        self.0.feed.before.filled(|_, out| out.push_str(promise))
    }

    /// `It now says: We will …`.
    #[must_use]
    pub fn promise_now(self, promise: &str) -> String {
        self.0.feed.now.filled(|_, out| out.push_str(promise))
    }

    /// `Now with Public Works. Before: Parks.`.
    #[must_use]
    pub fn moved(self, department: &str, before: &str) -> String {
        self.0.feed.moved_from.filled(|slot, out| out.push_str(if slot == Slot::To { department } else { before }))
    }

    /// `Now pothole.complete. Before: road-hole.complete.`.
    #[must_use]
    pub fn renamed(self, id: &str, before: &str) -> String {
        self.0.feed.renamed_from.filled(|slot, out| out.push_str(if slot == Slot::To { id } else { before }))
    }

    /// `Results: October 2026`.
    #[must_use]
    pub fn results(self, months: Period) -> String {
        self.0.feed.results.filled(|_, out| out.push_str(&self.months(months)))
    }

    /// `Promises kept: 41. Promises missed: 9.`.
    #[must_use]
    pub fn results_counted(self, kept: usize, missed: usize) -> String {
        self.0.feed.results_counted.filled(|slot, out| {
            out.push_str(&self.number((if slot == Slot::Met { kept } else { missed }) as u64));
        })
    }

    /// `Results revised`.
    #[must_use]
    pub fn results_revised(self) -> &'a str {
        &self.0.feed.results_revised
    }

    /// `We will make the pothole safe (Pothole repair), October 2026: Two repairs had been entered late.`.
    #[must_use]
    pub fn result_revised(self, service: &str, standard: &str, months: Period, reason: &str) -> String {
        self.0.feed.result_revised.filled(|slot, out| {
            out.push_str(match slot {
                Slot::Standard => standard,
                Slot::Service => service,
                Slot::Months => return out.push_str(&self.months(months)),
                _ => reason,
            });
        })
    }

    /// Under what terms the feeds may be used, with a notice if there is one.
    #[must_use]
    pub fn rights(self, city: &str, licence: &str, notice: &str) -> String {
        self.0.feed.rights.filled(|slot, out| {
            out.push_str(match slot {
                Slot::City => city,
                Slot::Licence => licence,
                _ => notice,
            });
        })
    }

    /// What a calendar to subscribe to is called.
    #[must_use]
    pub fn calendar_title(self, city: &str, calendar: &str) -> String {
        self.0.feed.calendar.filled(|slot, out| out.push_str(if slot == Slot::City { city } else { calendar }))
    }

    /// Whose calendar it is, how to reach them, the terms of use, and a notice if there is one.
    #[must_use]
    pub fn about_calendar(self, city: &str, ways: &str, licence: &str, notice: &str) -> String {
        self.0.feed.about.filled(|slot, out| {
            out.push_str(match slot {
                Slot::City => city,
                Slot::Ways => ways,
                Slot::Licence => licence,
                _ => notice,
            });
        })
    }

    /// `New Year's Day: City offices closed`; on a day that closes early, from when; on a day with hours of its own, those.
    #[must_use]
    pub fn closed(self, closure: &Closure, calendar: &str) -> String {
        let time = |time: Time| time.strftime("%H:%M").to_string();
        let from = closure.closes.map(|closes| time(closes.value)).unwrap_or_default();
        let hours = self.hours_of(closure);
        let pattern = match (closure.closes, &hours) {
            (Some(_), _) => &self.0.feed.closes,
            (None, Some(_)) => &self.0.feed.opens,
            (None, None) => &self.0.feed.closed,
        };
        pattern.filled(|slot, out| {
            out.push_str(match slot {
                Slot::Name => &closure.name.value,
                Slot::Calendar => calendar,
                Slot::Hours => hours.as_deref().unwrap_or_default(),
                _ => &from,
            });
        })
    }
}
