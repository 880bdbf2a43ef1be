//! Hours and the week of a calendar -> words: `Monday to Friday, 8:30 am to 4:30 pm`.

use std::borrow::Cow;

use jiff::civil::{Time, Weekday};

use crate::language::Slot;
use crate::model::calendar::{Calendar, Closure, Hours};
use crate::model::season::Season;
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

    /// The week of a calendar: `Monday to Friday, 8:30 am to 4:30 pm`; where it changes with the seasons, each with its season. What is the
    /// same all year is said once.
    #[must_use]
    pub fn week(self, calendar: &Calendar) -> Vec<String> {
        if calendar.is_always_open() {
            return vec![self.0.week.always.to_string()];
        }
        let lines = |season: Season| (season, self.days_and_hours(&in_one_piece(calendar.week(season.from))));
        let seasons: Vec<(Season, Vec<String>)> = calendar.seasons().into_iter().map(lines).collect();
        let is_of_all = |line: &String| seasons.iter().all(|(_, lines)| lines.contains(line));
        let mut all: Vec<String> = Vec::new();
        for (season, line) in seasons.iter().flat_map(|(season, lines)| lines.iter().map(move |line| (*season, line))) {
            if !is_of_all(line) {
                all.push(self.0.week.in_season.filled(|slot, out| match slot {
                    Slot::Season => out.push_str(&self.season(season)),
                    _ => out.push_str(line),
                }));
            } else if !all.contains(line) {
                all.push(line.clone());
            }
        }
        all
    }

    /// The hours of a day that has its own; `None` if it is closed or closes early.
    #[must_use]
    pub fn hours_of(self, closure: &Closure) -> Option<String> {
        let hours: Vec<Hours> = closure.hours.iter().map(|hours| hours.value).collect();
        (!hours.is_empty()).then(|| self.hours_of_a_day(&hours))
    }

    /// The hours of a week from Monday: a line for each run of days with the same hours.
    fn days_and_hours(self, week: &[Vec<Hours>]) -> Vec<String> {
        let patterns = &self.0.week;
        let mut runs: Vec<(Weekday, Weekday, &Vec<Hours>)> = Vec::new();
        for (day, open) in Weekday::Monday.cycle_forward().zip(week) {
            match runs.last_mut() {
                Some((_, last, hours)) if *hours == open => *last = day,
                _ => runs.push((day, day, open)),
            }
        }
        let open = runs.iter().filter(|(_, _, open)| !open.is_empty());
        open.map(|(first, last, open)| {
            patterns.open.filled(|slot, out| match slot {
                Slot::Days => out.push_str(&self.days(*first, *last)),
                _ => out.push_str(&self.hours_of_a_day(open)),
            })
        })
        .collect()
    }

    /// `8:30 am to noon and 1 pm to 4:30 pm`.
    #[must_use]
    pub fn hours_of_a_day(self, hours: &[Hours]) -> String {
        let hours: Vec<String> = hours.iter().map(|one| self.hours(*one)).collect();
        hours.join(&self.0.week.and)
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

/// Joins hours that touch: 8:00 to 12:00 and 12:00 to 17:00, and those until midnight with those after it. A stretch that goes on after
/// midnight belongs to the day on which it began, if it is shorter than a day.
fn in_one_piece(week: Vec<Vec<Hours>>) -> Vec<Vec<Hours>> {
    let mut week: Vec<Vec<Hours>> = week.into_iter().map(joined).collect();
    let nights: Vec<Option<Time>> =
        (0..week.len()).map(|day| night(&week[day], &week[(day + 1) % week.len()])).collect();
    for (day, ends) in nights.iter().enumerate() {
        let Some(ends) = ends else { continue };
        let next = (day + 1) % week.len();
        week[next].remove(0);
        if let Some(last) = week[day].last_mut() {
            last.to = Some(*ends);
        }
    }
    week
}

/// Joins the hours of one day that touch.
fn joined(hours: Vec<Hours>) -> Vec<Hours> {
    let mut all: Vec<Hours> = Vec::new();
    for one in hours {
        match all.last_mut() {
            Some(last) if last.to == Some(one.from) => last.to = one.to,
            _ => all.push(one),
        }
    }
    all
}

/// When the last hours of a day end on the next one, if they go on until then and are shorter than a day.
fn night(day: &[Hours], next: &[Hours]) -> Option<Time> {
    let (evening, morning) = (day.last()?, next.first()?);
    let goes_on = evening.to.is_none() && morning.from == Time::midnight();
    morning.to.filter(|to| goes_on && *to <= evening.from)
}
