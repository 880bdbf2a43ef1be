//! Reports years that a list of closures is said to cover although it lacks closures that the years before have.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use crate::check::context::Context;
use crate::check::dependency::Dependency;
use crate::diagnostic::Diagnostic;
use crate::english;
use crate::holidays::{day_like, is_moved, own_name, plain_name};
use crate::model::calendar::{Calendar, Closure, Coverage};
use crate::rule::{Rule, Topic};

pub(crate) const RULE: Rule = Rule {
    name: "missing-closure",
    topic: Topic::Calendars,
    sentence: "Each year that a list of closures covers has the closures of the years before.",
    why: "A forgotten holiday counts as a business day: due dates fall a day early, and pages say that the office is open.",
    wrong: "\
closures:
  - {date: 2027-03-26, name: Good Friday}
complete: {from: 2027-01-01, until: 2029-01-01}     # but Good Friday of 2028 is missing",
    right: "\
closures:
  - {date: 2027-03-26, name: Good Friday}
  - {date: 2028-04-14, name: Good Friday}
complete: {from: 2027-01-01, until: 2029-01-01}",
};

pub(crate) const DEPENDS_ON: Dependency = Dependency::TODAY;

pub(crate) fn check(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for calendar in context.catalog.calendars.values() {
        let Some(complete) = calendar.complete.filter(|complete| !complete.is_upside_down()) else { continue };
        let Some(last) = complete.last() else { continue };
        let closures = List::new(calendar);
        for year in complete.from.year().max(context.today.year())..=last.year() {
            let missing = closures.missing(year);
            if !missing.is_empty() {
                diagnostics.push(fault(calendar, complete, year, &missing));
            }
        }
    }
}

/// A closure that a year lacks, and its day if that can be told.
struct Missing<'a> {
    like: &'a Closure,
    day: Option<Date>,
}

/// The closures of a calendar by name, then by date.
struct List<'a> {
    calendar: &'a Calendar,
    by_name: BTreeMap<String, Vec<&'a Closure>>,
}

impl<'a> List<'a> {
    fn new(calendar: &'a Calendar) -> Self {
        let mut by_name: BTreeMap<String, Vec<&Closure>> = BTreeMap::new();
        for closure in calendar.closures.iter().filter(|closure| calendar.covers(closure.date.value)) {
            by_name.entry(plain_name(&closure.name.value)).or_default().push(closure);
        }
        Self { calendar, by_name }
    }

    fn missing(&self, year: i16) -> Vec<Missing<'a>> {
        let all = self.by_name.iter().filter_map(|(name, closures)| self.missing_of(name, closures, year));
        let mut all: Vec<Missing<'a>> = all.collect();
        all.sort_by_key(|missing| missing.day.unwrap_or(missing.like.date.value));
        all
    }

    fn missing_of(&self, name: &str, closures: &[&'a Closure], year: i16) -> Option<Missing<'a>> {
        let years: BTreeSet<i16> = closures.iter().map(|closure| closure.date.value.year()).collect();
        let before: Vec<&Closure> = closures.iter().copied().filter(|one| one.date.value.year() < year).collect();
        let like = *before.last()?;
        // A date that a holiday takes instead of its own tells nothing about its rule.
        let own = before.iter().filter(|one| !is_moved(&one.name.value)).map(|one| one.date.value);
        let own: Vec<Date> = own.filter(|day| day.year() >= year - 3).collect();
        let is_once_a_year = own.iter().map(|day| day.year()).collect::<BTreeSet<_>>().len() == own.len();
        let day_in = |year| day_like(name, &own, year).filter(|_| is_once_a_year);
        let falls_on_closed_day = |year| day_in(year).is_some_and(|day| self.is_usually_closed(day));
        let is_usual = match (years.contains(&(year - 1)), years.contains(&(year - 2))) {
            (true, true) => true,
            (true, false) => day_in(year).is_some(),
            (false, true) => years.contains(&(year - 3)) && falls_on_closed_day(year - 1),
            (false, false) => false,
        };
        if !is_usual || years.contains(&year) {
            return None;
        }
        let day = day_in(year);
        let is_there = match day {
            Some(day) => {
                !self.calendar.covers(day) || self.is_usually_closed(day) || self.calendar.closure(day).is_some()
            }
            None => self.may_be_renamed_or_outside(like, year),
        };
        (!is_there).then_some(Missing { like, day })
    }

    fn is_usually_closed(&self, day: Date) -> bool {
        self.calendar.usual_hours(day).is_empty()
    }

    /// Whether a closure with a new name is near the same day of the year, or the list doesn't cover that time.
    fn may_be_renamed_or_outside(&self, like: &Closure, year: i16) -> bool {
        let earlier = like.date.value;
        let Ok(same_day) = Date::new(year, earlier.month(), earlier.day().min(28)) else { return true };
        let is_near = |closure: &&Closure| (closure.date.value - same_day).get_days().abs() <= 10;
        let is_new = |closure: &&Closure| {
            let named = self.by_name.get(&plain_name(&closure.name.value));
            named.is_some_and(|all| all.iter().all(|one| one.date.value.year() >= year))
        };
        !self.calendar.covers(same_day) || self.calendar.closures.iter().filter(is_near).any(|closure| is_new(&closure))
    }
}

fn fault(calendar: &Calendar, complete: Coverage, year: i16, missing: &[Missing<'_>]) -> Diagnostic {
    let names: Vec<String> = missing.iter().map(|one| own_name(&one.like.name.value).to_owned()).collect();
    let message =
        format!("the list of closures of `{}` covers {year}, but doesn't have {}", calendar.id, english::list(&names));
    let lines: Vec<String> = missing.iter().map(|one| line(one, year)).collect();
    let lines = format!("\n  {}", lines.join("\n  "));
    let what = if missing.len() == 1 { "the missing day" } else { "the missing days" };
    Diagnostic::warning(&RULE, complete.until.span, message)
        .label(format!("so {} counts as open", if missing.len() == 1 { "that day" } else { "each of these days" }))
        .related(missing[0].like.date.span, format!("{} has it", missing[0].like.date.value.year()))
        .help(format!("add {what} if it is closed then, or end `complete` before {year}:{lines}"))
}

fn line(missing: &Missing<'_>, year: i16) -> String {
    let day = missing.day.map_or_else(|| format!("{year}-…"), |day| day.to_string());
    let closes = missing.like.closes.map(|time| format!(", closes: \"{}\"", time.value.strftime("%H:%M")));
    format!("- {{date: {day}, name: {}{}}}", own_name(&missing.like.name.value), closes.unwrap_or_default())
}
