//! The closed days of another year -> a calendar with them, and a list that is complete for a year more.

use jiff::civil::{Date, Time};

use crate::authoring::ClosedDays;
use crate::change::content::Content;
use crate::change::group::Group;
use crate::change::key::{Key, braces};
use crate::change::not_made::NotMade;
use crate::change::revision::Revision;
use crate::edit::{Change, Entry, Path};
use crate::english;
use crate::holidays::{day_like, is_moved, own_name, plain_name};
use crate::model::calendar::{Calendar, Closure};

/// Another year of a calendar.
#[derive(Debug, Clone)]
pub struct ClosedYear {
    /// The calendar's id.
    pub calendar: String,
    /// The year; none: the one that follows the last complete one.
    pub year: Option<i16>,
    /// Its public holidays, or the days of a file; none: the days on which it was closed in the years before.
    pub days: Option<ClosedDays>,
}

impl ClosedYear {
    /// Makes the change.
    ///
    /// # Errors
    /// If there is no such calendar, or it has that year.
    pub fn revise(&self, content: &Content<'_>) -> Result<Revision, NotMade> {
        let calendar = content.calendar(&self.calendar)?;
        let year = self.year_of(content, calendar);
        if calendar.closures.iter().any(|closure| closure.date.value.year() == year) {
            return NotMade::unfit(format!(
                "`{}` has closed days in {year} already: add single days with `charter change close-day`",
                self.calendar
            ));
        }
        let own: Vec<&str> = last_year(calendar).map(|closure| closure.name.value.as_str()).collect();
        let entries = match &self.days {
            Some(days) => days.year(year, &own).map(|public| public + &as_before(calendar, year, &days.names(year))),
            None => Some(format!("# {year}\n") + &as_before(calendar, year, &[])),
        };
        let Some(entries) = entries.filter(|entries| entries.lines().any(|line| line.starts_with('-'))) else {
            return NotMade::unfit(format!(
                "no closed day of {year} is known: name a place or a file with `--holidays`"
            ));
        };
        let mut revision = content.revision();
        let list = Group { file: calendar.id.span.source, path: Path::root().key("closures") };
        revision.edit(list.file, &Change::Insert { at: list.path, entry: Entry::new(entries) })?;
        complete(calendar, year, &mut revision)?;
        Ok(revision)
    }

    /// The year that is added.
    fn year_of(&self, content: &Content<'_>, calendar: &Calendar) -> i16 {
        let next = || calendar.complete.as_ref().map(|complete| complete.until.value.year());
        let last = || calendar.closures.last().map(|closure| closure.date.value.year().saturating_add(1));
        self.year.or_else(next).or_else(last).unwrap_or(content.today.year())
    }
}

/// The closed days of the last year that has some.
fn last_year(calendar: &Calendar) -> impl Iterator<Item = &Closure> {
    let last = calendar.closures.last().map(|closure| closure.date.value.year());
    calendar.closures.iter().filter(move |closure| Some(closure.date.value.year()) == last)
}

/// The days of the last year in another one, as lines, without those whose names are in `known`. A day that follows no known rule, or falls on a
/// day on which the office is closed anyway, is a comment, to be decided by a person.
fn as_before(calendar: &Calendar, year: i16, known: &[String]) -> String {
    let is_known = |one: &&Closure| known.iter().any(|name| plain_name(name) == plain_name(&one.name.value));
    let own = last_year(calendar).filter(|one| !is_known(one));
    let mut lines: Vec<(Date, String)> = own.filter_map(|one| line_as_before(calendar, one, year)).collect();
    lines.sort();
    lines.dedup_by(|one, other| one.0 == other.0);
    lines.into_iter().map(|(_, line)| line).collect()
}

fn line_as_before(calendar: &Calendar, closure: &Closure, year: i16) -> Option<(Date, String)> {
    let name = own_name(&closure.name.value);
    let is_same = |one: &&Closure| plain_name(&one.name.value) == plain_name(name);
    // A day that was taken in place of another says nothing about the rule.
    let on_its_day = calendar.closures.iter().filter(is_same).filter(|one| !is_moved(&one.name.value));
    let dates: Vec<Date> = on_its_day.map(|one| one.date.value).collect();
    let known = day_like(name, &dates, year);
    let then = closure.date.value;
    let day = known.or_else(|| Date::new(year, then.month(), then.day()).ok())?;
    let mut keys = vec![Key::words("date", day.to_string()), Key::words("name", name)];
    keys.extend(closure.closes.as_ref().map(|time| Key::written("closes", clock(time.value))));
    if let [hours] = &closure.hours[..] {
        let to = hours.value.to.map_or_else(|| "24:00".to_owned(), |to| to.strftime("%H:%M").to_string());
        keys.push(Key::written("hours", format!("\"{} to {to}\"", hours.value.from.strftime("%H:%M"))));
    }
    let line = format!("- {}", braces(&keys));
    let weekday = day.strftime("%A");
    let line = match known {
        None => format!("# {line}   # check the day: it follows no rule that is known"),
        Some(_) if calendar.usual_hours(day).is_empty() => {
            format!("# {line}   # a {weekday}, when you are closed anyway: write the day that you give for it, if any")
        }
        Some(_) => line,
    };
    Some((day, format!("{line}\n")))
}

/// A time in quotation marks: without them, other programs read a number.
fn clock(time: Time) -> String {
    format!("\"{}\"", time.strftime("%H:%M"))
}

/// Says that the list is complete for that year too, if it is complete up to it.
fn complete(calendar: &Calendar, year: i16, revision: &mut Revision) -> Result<(), NotMade> {
    let Some(complete) = &calendar.complete else { return Ok(()) };
    let until = complete.until.value;
    if until.year() != year || until.day_of_year() != 1 {
        return NotMade::unfit(format!(
            "the list is complete until {}, so {year} does not follow it",
            english::date(until)
        ));
    }
    let group = Group { file: calendar.id.span.source, path: Path::root().key("complete") };
    group.say(revision, &Key::words("until", format!("{}-01-01", year.saturating_add(1))), None)
}
