//! The value of RRULE -> the days on which an event comes again, year after year (RFC 5545, 3.3.10). Other rules are refused.

use std::str::FromStr;

use jiff::civil::{Date, Weekday};

use crate::icalendar::moment::Moment;

/// A rule of the kind that holidays have: some days of some months, every year or every few years.
#[derive(Debug, Clone, Default)]
pub(super) struct Yearly {
    interval: u16,
    count: Option<usize>,
    until: Option<Date>,
    months: Vec<i8>,
    month_days: Vec<i8>,
    week_days: Vec<(i8, Weekday)>,
}

impl Yearly {
    /// # Errors
    /// The part of the rule that is not understood.
    pub(super) fn read(value: &str) -> Result<Self, String> {
        let mut rule = Self { interval: 1, ..Self::default() };
        let mut is_yearly = false;
        for part in value.split(';').filter(|part| !part.is_empty()) {
            let (key, value) = part.split_once('=').unwrap_or((part, ""));
            let is_read = match key.to_ascii_uppercase().as_str() {
                "FREQ" => {
                    is_yearly = value.eq_ignore_ascii_case("YEARLY");
                    is_yearly
                }
                "INTERVAL" => {
                    value.parse().ok().filter(|years| *years > 0).map(|years| rule.interval = years).is_some()
                }
                "COUNT" => value.parse().ok().map(|count| rule.count = Some(count)).is_some(),
                "UNTIL" => Moment::read(value).map(|until| rule.until = Some(until.date())).is_some(),
                "BYMONTH" => numbers(value, 12).map(|months| rule.months = months).is_some(),
                "BYMONTHDAY" => numbers(value, 31).map(|days| rule.month_days = days).is_some(),
                "BYDAY" => {
                    value.split(',').map(week_day).collect::<Option<_>>().map(|days| rule.week_days = days).is_some()
                }
                // On which day weeks begin makes no difference to these rules.
                "WKST" => true,
                _ => false,
            };
            if !is_read {
                return Err(part.to_owned());
            }
        }
        let is_of_no_month = rule.months.is_empty() && !(rule.month_days.is_empty() && rule.week_days.is_empty());
        if is_yearly && !is_of_no_month { Ok(rule) } else { Err(value.to_owned()) }
    }

    /// The days from `start` on, up to the end of `last_year`. The start is one of them.
    pub(super) fn days(&self, start: Date, last_year: i16) -> Vec<Date> {
        let years = (start.year()..=last_year).step_by(usize::from(self.interval));
        let later = years.flat_map(|year| self.in_year(year, start)).filter(|day| *day > start);
        let all = std::iter::once(start).chain(later).take(self.count.unwrap_or(usize::MAX));
        all.take_while(|day| self.until.is_none_or(|until| *day <= until)).collect()
    }

    fn in_year(&self, year: i16, start: Date) -> Vec<Date> {
        let mut months = if self.months.is_empty() { vec![start.month()] } else { self.months.clone() };
        months.sort_unstable();
        let days =
            months.into_iter().flat_map(|month| (1..=31).filter_map(move |day| Date::new(year, month, day).ok()));
        days.filter(|day| self.has(*day, start)).collect()
    }

    fn has(&self, day: Date, start: Date) -> bool {
        let from_end = day.day() - day.days_in_month() - 1;
        let is_month_day = self.month_days.iter().any(|wanted| *wanted == day.day() || *wanted == from_end);
        let is_week_day = self.week_days.iter().any(|(nth, weekday)| {
            let is_nth = *nth == 0 || day.first_of_month().nth_weekday_of_month(*nth, *weekday).ok() == Some(day);
            *weekday == day.weekday() && is_nth
        });
        match (self.month_days.is_empty(), self.week_days.is_empty()) {
            (true, true) => day.day() == start.day(),
            (false, true) => is_month_day,
            (true, false) => is_week_day,
            (false, false) => is_month_day && is_week_day,
        }
    }
}

/// Numbers from 1 to `most`; for days of a month also from the end, as negative numbers.
fn numbers(value: &str, most: i8) -> Option<Vec<i8>> {
    let least = if most == 31 { -most } else { 1 };
    let number = |text: &str| {
        i8::from_str(text.trim_start_matches('+')).ok().filter(|one| *one != 0 && (least..=most).contains(one))
    };
    value.split(',').map(number).collect()
}

/// `MO`, `1MO`, `-1MO`: which one of the month (0 for each) and the weekday.
fn week_day(value: &str) -> Option<(i8, Weekday)> {
    let (nth, name) = value.trim().split_at_checked(value.trim().len().checked_sub(2)?)?;
    let weekday = match name.to_ascii_uppercase().as_str() {
        "MO" => Weekday::Monday,
        "TU" => Weekday::Tuesday,
        "WE" => Weekday::Wednesday,
        "TH" => Weekday::Thursday,
        "FR" => Weekday::Friday,
        "SA" => Weekday::Saturday,
        "SU" => Weekday::Sunday,
        _ => return None,
    };
    let nth =
        if nth.is_empty() { 0 } else { i8::from_str(nth.trim_start_matches('+')).ok().filter(|nth| *nth != 0)? };
    (-5..=5).contains(&nth).then_some((nth, weekday))
}
