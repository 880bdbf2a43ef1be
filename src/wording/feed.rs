//! What happens to standards and calendars -> the texts of the feeds to subscribe to.

use jiff::civil::{Date, Time};

use crate::language::{Pattern, Slot};
use crate::model::calendar::Closure;
use crate::wording::writer::Wording;

/// What has happened to a standard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StandardEvent {
    /// It was made known.
    Announced,
    /// It took effect.
    Effective,
    /// What was published about it was put right.
    Corrected,
    /// It ended.
    Withdrawn,
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
            StandardEvent::Effective => &words.effective,
            StandardEvent::Corrected => &words.corrected,
            StandardEvent::Withdrawn => &words.withdrawn,
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
