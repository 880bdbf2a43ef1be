//! The name and the dates of a closure in some years -> its date in another year, if one of the known rules explains them all.

use jiff::civil::Date;

use crate::holidays::day_of_year::DayOfYear;
use crate::holidays::jurisdiction::Jurisdiction;
use crate::holidays::rule::Rule;

/// Returns the day in `year` of the holiday with this name that fell on all these dates.
///
/// Names differ from place to place and from file to file, so two dates are enough without a known name; of rules that fit, one with this
/// name counts. A date that a holiday took instead of its own, because that was on a weekend, tells nothing about the rule: leave it out.
#[must_use]
pub fn day_like(name: &str, dates: &[Date], year: i16) -> Option<Date> {
    let name = plain_name(name);
    let fits = |day: DayOfYear| dates.iter().all(|date| day.in_year(date.year()) == Some(*date));
    let fitting = || rules().filter(|rule| fits(rule.day)).map(|rule| (rule, rule.day));
    let named: Vec<DayOfYear> =
        fitting().filter(|(rule, _)| plain_name(rule.name) == name).map(|(_, day)| day).collect();
    let day = match (named.first(), dates) {
        // Places give the same name to different days: without a date to tell them apart, none is sure.
        (Some(first), _) if named.iter().all(|day| day == first) => *first,
        (_, [one, _, ..]) => {
            let fixed = DayOfYear::Fixed(one.month(), one.day());
            let known = fitting().map(|(_, day)| day).next();
            known.or_else(|| fits(fixed).then_some(fixed))?
        }
        _ => return None,
    };
    day.in_year(year)
}

/// The name by which closures of different years are compared: `Boxing Day (observed)` -> `boxing day`.
#[must_use]
pub fn plain_name(name: &str) -> String {
    own_name(name).to_lowercase()
}

/// The name without the note that another day is taken: `Boxing Day (observed)` -> `Boxing Day`.
#[must_use]
pub fn own_name(name: &str) -> &str {
    let bare = name.rsplit_once('(').filter(|_| is_moved(name)).map_or(name, |(bare, _)| bare);
    bare.trim()
}

/// Whether the name says that the day is taken instead of another: `Boxing Day (observed)`.
#[must_use]
pub fn is_moved(name: &str) -> bool {
    let lower = name.to_lowercase();
    ["observed", "substitute", "in lieu"].iter().any(|word| lower.contains(word))
}

fn rules() -> impl Iterator<Item = &'static Rule> {
    Jurisdiction::all().flat_map(|place| place.rules)
}
