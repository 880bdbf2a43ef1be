//! Hours and the week of a calendar -> words: `Monday to Friday, 8:30 am to 4:30 pm`.

use std::borrow::Cow;

use jiff::civil::{Time, Weekday};

use crate::language::Slot;
use crate::model::calendar::{Calendar, Hours};
use crate::wording::writer::Wording;

impl<'a> Wording<'a> {
    /// `8:30 am to 4:30 pm`, `all day`.
    #[must_use]
    pub fn hours(self, hours: Hours) -> String {
        let patterns = &self.0.hours;
        let pattern = match hours.to {
            None if hours.from == Time::midnight() => return patterns.all_day.to_string(),
            None => &patterns.until_midnight,
            Some(_) => &patterns.range,
        };
        pattern.filled(|slot, out| match slot {
            Slot::From => self.add_time(out, hours.from),
            _ => hours.to.into_iter().for_each(|to| self.add_time(out, to)),
        })
    }

    /// The week of a calendar: `Monday to Friday, 8:30 am to 4:30 pm`.
    #[must_use]
    pub fn week(self, calendar: &Calendar) -> Vec<String> {
        let patterns = &self.0.week;
        if calendar.is_always_open() {
            return vec![patterns.always.to_string()];
        }
        let mut runs: Vec<(Weekday, Weekday, Vec<Hours>)> = Vec::new();
        for day in Weekday::Monday.cycle_forward().take(7) {
            let open = calendar.usual_hours(day);
            match runs.last_mut() {
                Some((_, last, hours)) if *hours == open => *last = day,
                _ => runs.push((day, day, open)),
            }
        }
        let open = runs.iter().filter(|(_, _, open)| !open.is_empty());
        open.map(|(first, last, open)| {
            let hours: Vec<String> = open.iter().map(|one| self.hours(*one)).collect();
            patterns.open.filled(|slot, out| match slot {
                Slot::Days => out.push_str(&self.days(*first, *last)),
                _ => out.push_str(&hours.join(&patterns.and)),
            })
        })
        .collect()
    }

    fn days(self, first: Weekday, last: Weekday) -> Cow<'a, str> {
        match (first, last) {
            (Weekday::Monday, Weekday::Sunday) => Cow::Borrowed(&self.0.week.every_day),
            (first, last) if first == last => self.weekday(first).into(),
            (first, last) if first.next() == last => {
                [self.weekday(first), &self.0.list.and, self.weekday(last)].concat().into()
            }
            (first, last) => {
                let named = |slot| if slot == Slot::First { first } else { last };
                self.0.week.days.filled(|slot, out| out.push_str(self.weekday(named(slot)))).into()
            }
        }
    }
}
