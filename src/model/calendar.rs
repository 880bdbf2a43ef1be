//! Calendars: the days and hours that count as business time, and the days for which the list of closures is complete.

use jiff::ToSpan;
use jiff::civil::{Date, Time, Weekday};

use crate::model::id::Id;
use crate::model::season::{DayOfYear, Season};
use crate::model::standard::Correction;
use crate::source::Located;

/// A calendar of business time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Calendar {
    /// Its permanent id.
    pub id: Located<Id>,
    /// Its name in words: City offices.
    pub name: String,
    /// The opening hours in a week without closures.
    pub open: Vec<OpenHours>,
    /// The days on which it is closed, or has other hours; sorted by date.
    pub closures: Vec<Closure>,
    /// The days for which the list of closures is complete, if any. Nothing is computed outside them.
    pub complete: Option<Coverage>,
}

/// Hours on some days of the week.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenHours {
    /// The days.
    pub days: Located<Vec<Weekday>>,
    /// The hours, earliest first.
    pub hours: Vec<Located<Hours>>,
    /// The part of the year in which they apply; `None` for the whole year.
    pub season: Option<Season>,
}

/// A range of time within a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hours {
    /// The opening time.
    pub from: Time,
    /// The closing time; `None` means the end of the day (24:00).
    pub to: Option<Time>,
}

impl Hours {
    /// Whether `time` is before closing.
    #[must_use]
    pub fn closes_after(self, time: Time) -> bool {
        self.to.is_none_or(|to| time < to)
    }

    /// Whether they are written with a closing time on the next day: 18:00 to 02:00. A calendar holds them as those of two days.
    #[must_use]
    pub fn run_past_midnight(self) -> bool {
        !self.closes_after(self.from)
    }

    /// Whether `outer` covers every moment of `inner`; both must be sorted, earliest first.
    #[must_use]
    pub fn are_held_by(outer: &[Self], inner: &[Self]) -> bool {
        inner.iter().all(|hours| hours.is_held_by(outer))
    }

    fn is_held_by(self, outer: &[Self]) -> bool {
        let mut held_until = self.from;
        for hours in outer {
            if hours.from <= held_until && hours.closes_after(held_until) {
                let Some(to) = hours.to else { return true };
                held_until = to;
            }
        }
        self.to.is_some_and(|to| to <= held_until)
    }

    /// The length in minutes.
    fn minutes(self) -> u32 {
        let minutes = |time: Time| u32::from(time.hour().unsigned_abs()) * 60 + u32::from(time.minute().unsigned_abs());
        self.to.map_or(24 * 60, minutes).saturating_sub(minutes(self.from))
    }

    /// The part before `time`, if any.
    fn cut_at(self, time: Time) -> Option<Self> {
        (self.from < time).then(|| Self { from: self.from, to: Some(self.to.map_or(time, |to| to.min(time))) })
    }
}

/// A day that differs from the usual week.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Closure {
    /// The day.
    pub date: Located<Date>,
    /// Its name: Good Friday.
    pub name: Located<String>,
    /// The closing time, if it is open for part of the day.
    pub closes: Option<Located<Time>>,
    /// The hours of that day in place of the usual ones, earliest first; empty if it has none of its own.
    pub hours: Vec<Located<Hours>>,
    /// Corrections of what was published about the day, earliest first.
    pub corrected: Vec<Correction>,
}

impl Closure {
    /// Whether it is closed for the whole day.
    #[must_use]
    pub const fn is_all_day(&self) -> bool {
        self.closes.is_none() && self.hours.is_empty()
    }
}

/// A range of days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Coverage {
    /// The first day.
    pub from: Date,
    /// The day after the last one.
    pub until: Located<Date>,
}

impl Coverage {
    /// Whether it contains no day.
    #[must_use]
    pub fn is_upside_down(&self) -> bool {
        self.until.value <= self.from
    }

    /// The last day.
    #[must_use]
    pub fn last(self) -> Option<Date> {
        self.until.value.yesterday().ok()
    }
}

impl Calendar {
    /// Whether the list of closures covers `day`.
    #[must_use]
    pub fn covers(&self, day: Date) -> bool {
        self.complete.is_some_and(|complete| complete.from <= day && day < complete.until.value)
    }

    /// The closure on `day`, if there is one.
    #[must_use]
    pub fn closure(&self, day: Date) -> Option<&Closure> {
        let at = self.closures.binary_search_by_key(&day, |closure| closure.date.value).ok()?;
        Some(&self.closures[at])
    }

    /// The hours on `day`, earliest first; empty if it is closed. Reliable only for covered days.
    #[must_use]
    pub fn hours(&self, day: Date) -> Vec<Hours> {
        match self.closure(day) {
            None => self.usual_hours(day),
            Some(Closure { closes: None, hours, .. }) => hours.iter().map(|hours| hours.value).collect(),
            Some(Closure { closes: Some(time), .. }) => {
                self.usual_hours(day).into_iter().filter_map(|hours| hours.cut_at(time.value)).collect()
            }
        }
    }

    /// The hours that `day` would have if it were no closure, earliest first.
    #[must_use]
    pub fn usual_hours(&self, day: Date) -> Vec<Hours> {
        self.hours_in_week(DayOfYear::of(day), day.weekday())
    }

    /// The hours on a weekday in the part of the year that a day belongs to, earliest first.
    #[must_use]
    pub fn hours_in_week(&self, at: DayOfYear, weekday: Weekday) -> Vec<Hours> {
        let is_then = |open: &&OpenHours| {
            open.days.value.contains(&weekday) && open.season.is_none_or(|season| season.includes(at))
        };
        let mut hours: Vec<Hours> =
            self.open.iter().filter(is_then).flat_map(|open| open.hours.iter().map(|hours| hours.value)).collect();
        hours.sort_by_key(|hours| hours.from);
        hours
    }

    /// The parts of the year with a week of their own, the one that 1 January belongs to first; one, the whole year, if its hours are the
    /// same in all seasons.
    #[must_use]
    pub fn seasons(&self) -> Vec<Season> {
        let mut firsts: Vec<DayOfYear> = self
            .open
            .iter()
            .filter_map(|open| open.season)
            .flat_map(|season| [season.from, season.to.next()])
            .collect();
        firsts.sort_unstable();
        firsts.dedup();
        let before = |at: usize| firsts[(at + firsts.len() - 1) % firsts.len()];
        let changes = |at: &usize| self.week(firsts[*at]) != self.week(before(*at));
        let firsts: Vec<DayOfYear> = (0..firsts.len()).filter(changes).map(|at| firsts[at]).collect();
        let Some(last) = firsts.last() else { return vec![Season::YEAR] };
        let starts = [last].into_iter().chain(&firsts);
        starts.zip(&firsts).map(|(from, next)| Season { from: *from, to: next.previous() }).collect()
    }

    /// The hours of each day of a week, from Monday, in the part of the year that a day belongs to.
    #[must_use]
    pub fn week(&self, at: DayOfYear) -> Vec<Vec<Hours>> {
        Weekday::Monday.cycle_forward().take(7).map(|day| self.hours_in_week(at, day)).collect()
    }

    /// The hours of each day of the weeks of all seasons.
    fn usual_days(&self) -> impl Iterator<Item = Vec<Hours>> {
        self.seasons().into_iter().flat_map(|season| self.week(season.from))
    }

    /// Whether it has no hours in any week.
    #[must_use]
    pub fn is_never_open(&self) -> bool {
        self.open.iter().all(|open| open.days.value.is_empty() || open.hours.is_empty())
    }

    /// Whether `is_enough` holds for its hours and the other's, on each day of a usual week and on each of its closures that is on or after
    /// `from` and covered by both lists.
    #[must_use]
    pub fn keeps(&self, other: &Self, from: Date, is_enough: impl Fn(&[Hours], &[Hours]) -> bool) -> bool {
        let days = self.closures.iter().map(|closure| closure.date.value);
        let mut told = days.filter(|day| *day >= from && self.covers(*day) && other.covers(*day));
        let mut firsts = self.seasons().into_iter().chain(other.seasons()).map(|season| season.from);
        let is_enough_at =
            |at: DayOfYear| self.week(at).iter().zip(&other.week(at)).all(|(own, theirs)| is_enough(own, theirs));
        firsts.all(is_enough_at) && told.all(|day| is_enough(&self.hours(day), &other.hours(day)))
    }

    /// The most open days, including the first and the last, that this many business hours can span; `None` if it is never open.
    #[must_use]
    pub fn most_open_days(&self, hours: u32) -> Option<u32> {
        let days = self.usual_days();
        let early = self.closures.iter().map(|closure| self.hours(closure.date.value));
        let minutes = days.chain(early).map(|hours| hours.into_iter().map(Hours::minutes).sum::<u32>());
        let shortest = minutes.filter(|minutes| *minutes > 0).min()?;
        Some((hours * 60).div_ceil(shortest))
    }

    /// The most days that this many open days can take from the day of a request on or after `from`, or in the last year of the list of
    /// closures: a list that comes to its end tells no less than before. `None` if the list doesn't reach far enough.
    #[must_use]
    pub fn most_days(&self, open_days: u32, from: Date) -> Option<u64> {
        let complete = self.complete?;
        let last_year = complete.until.value.saturating_sub(1.year());
        let first = from.min(last_year).max(complete.from);
        let days = first.series(1.day()).take_while(|day| self.covers(*day));
        let open: Vec<Date> = days.filter(|day| !self.hours(*day).is_empty()).collect();
        // A request after closing arrives on the next open day, and that one does not count.
        let reach = usize::try_from(open_days).ok()? + 1;
        let spans = open.iter().zip(open.iter().skip(reach)).map(|(day, end)| (*end - *day).get_days());
        spans.max().and_then(|most| u64::try_from(most).ok())
    }

    /// Whether it never closes.
    #[must_use]
    pub fn is_always_open(&self) -> bool {
        self.closures.is_empty() && self.usual_days().all(|hours| last_all_day(&hours))
    }
}

/// Whether these hours of a day, earliest first, leave out no moment of it.
fn last_all_day(hours: &[Hours]) -> bool {
    hours.first().is_some_and(|first| first.from == Time::midnight())
        && hours.last().is_some_and(|last| last.to.is_none())
        && hours.windows(2).all(|two| two[0].to == Some(two[1].from))
}
