//! The rules of a place and a year -> its holidays, with the working day on which each is kept.

use std::collections::BTreeSet;

use jiff::civil::{Date, Weekday};

use crate::holidays::holiday::{Holiday, Observance};
use crate::holidays::rule::{Moves, Rule};

/// The holidays of the year, by date.
pub(super) fn holidays(rules: &[Rule], year: i16) -> Vec<Holiday> {
    let mut dated: Vec<(Date, &Rule)> = rules.iter().filter_map(|rule| Some((rule.day.in_year(year)?, rule))).collect();
    dated.sort_by_key(|(date, _)| *date);
    // Christmas Day on a Sunday passes over Boxing Day on the Monday, so days that stay where they are come first.
    let mut taken: BTreeSet<Date> = dated.iter().map(|(date, _)| *date).filter(|date| !is_weekend(*date)).collect();
    let mut kept = |(date, rule): (Date, &Rule)| Holiday {
        name: rule.name,
        date,
        observance: observance(date, rule.moves, &mut taken),
        kept: rule.kept,
    };
    dated.into_iter().map(&mut kept).collect()
}

fn observance(date: Date, moves: Moves, taken: &mut BTreeSet<Date>) -> Observance {
    if !is_weekend(date) {
        return Observance::OnTheDay;
    }
    let later = std::iter::successors(date.tomorrow().ok(), |day| day.tomorrow().ok());
    let Some(free) = later.into_iter().find(|day| !is_weekend(*day) && !taken.contains(day)) else {
        return Observance::OnTheDay;
    };
    taken.insert(free);
    let is_moved = match moves {
        Moves::Never => false,
        Moves::FromSunday => date.weekday() == Weekday::Sunday,
        Moves::FromWeekend => true,
    };
    if is_moved { Observance::MovedTo(free) } else { Observance::OftenOn(free) }
}

fn is_weekend(date: Date) -> bool {
    matches!(date.weekday(), Weekday::Saturday | Weekday::Sunday)
}
