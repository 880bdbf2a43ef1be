//! Which days and hours count as business time, and how far the list of closures reaches.

use jiff::civil::{Date, Time, Weekday};

use crate::model::id::Id;
use crate::source::Located;

/// Business time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Calendar {
    /// Its permanent id.
    pub id: Located<Id>,
    /// Its name in words: City offices.
    pub name: String,
    /// When it is open in a week without closures.
    pub open: Vec<OpenHours>,
    /// The days on which it is closed, or closes early, against the rule; sorted by date.
    pub closures: Vec<Closure>,
    /// The days for which the list of closures is complete. Nothing is computed outside them.
    pub complete: Coverage,
}

/// Hours on some days of the week.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenHours {
    /// The days.
    pub days: Located<Vec<Weekday>>,
    /// The hours, earliest first.
    pub hours: Vec<Located<Hours>>,
}

/// From one time of a day to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hours {
    /// Opening.
    pub from: Time,
    /// Closing. Nothing: the end of the day (24:00).
    pub to: Option<Time>,
}

impl Hours {
    /// Whether `time` is before closing.
    #[must_use]
    pub fn closes_after(self, time: Time) -> bool {
        self.to.is_none_or(|to| time < to)
    }

    /// The part before `time`, if there is one.
    fn cut_at(self, time: Time) -> Option<Self> {
        (self.from < time).then(|| Self { from: self.from, to: Some(self.to.map_or(time, |to| to.min(time))) })
    }
}

/// A day that is an exception from the week.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Closure {
    /// The day.
    pub date: Located<Date>,
    /// What it is called: Good Friday.
    pub name: Located<String>,
    /// When it closes, if it is open before that.
    pub closes: Option<Located<Time>>,
}

/// From one day up to, not including, another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Coverage {
    /// The first day.
    pub from: Date,
    /// The first day that is not covered.
    pub until: Located<Date>,
}

impl Calendar {
    /// Whether the list of closures says anything about `day`.
    #[must_use]
    pub fn covers(&self, day: Date) -> bool {
        self.complete.from <= day && day < self.complete.until.value
    }

    /// The closure on `day`, if there is one.
    #[must_use]
    pub fn closure(&self, day: Date) -> Option<&Closure> {
        let at = self.closures.binary_search_by_key(&day, |closure| closure.date.value).ok()?;
        Some(&self.closures[at])
    }

    /// The hours on `day`, earliest first; none if it is closed. True only of covered days.
    #[must_use]
    pub fn hours(&self, day: Date) -> Vec<Hours> {
        let usual = self.usual_hours(day.weekday());
        match self.closure(day) {
            None => usual,
            Some(Closure { closes: None, .. }) => Vec::new(),
            Some(Closure { closes: Some(time), .. }) => {
                usual.into_iter().filter_map(|hours| hours.cut_at(time.value)).collect()
            }
        }
    }

    /// The hours on a weekday without closures, earliest first.
    #[must_use]
    pub fn usual_hours(&self, weekday: Weekday) -> Vec<Hours> {
        let mut hours: Vec<Hours> = self
            .open
            .iter()
            .filter(|open| open.days.value.contains(&weekday))
            .flat_map(|open| open.hours.iter().map(|hours| hours.value))
            .collect();
        hours.sort_by_key(|hours| hours.from);
        hours
    }

    /// Whether it never closes.
    #[must_use]
    pub fn is_always_open(&self) -> bool {
        let whole_day = |weekday| self.usual_hours(weekday) == [Hours { from: Time::midnight(), to: None }];
        self.closures.is_empty() && Weekday::Monday.cycle_forward().take(7).all(whole_day)
    }
}
