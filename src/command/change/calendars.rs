//! Flags or answers about closed days -> a calendar with them.

use std::error::Error;

use crate::change::{ClosedDay, ClosedYear};
use crate::command::change::arguments::{AddYearChange, CloseDayChange};
use crate::command::change::inputs::{Inputs, calendar, day_or_tomorrow, given, made, written};
use crate::command::new::holidays;
use crate::command::new::interview::{Answers, Interview};
use crate::command::new::plan::FileChange;
use crate::command::new::question::question;
use crate::pipeline::Current;

pub(super) fn close_day(arguments: &CloseDayChange, inputs: Inputs<'_, '_>) -> Result<FileChange, Box<dyn Error>> {
    let current = inputs.current;
    let date = written(arguments.date);
    let flags = Answers::of_flags([
        ("--calendar", arguments.calendar.as_deref()),
        ("--date", date.as_deref()),
        ("--name", arguments.name.as_deref()),
        ("--closes", arguments.closes.as_deref()),
        ("--hours", arguments.hours.as_deref()),
        ("--note", arguments.note.as_deref()),
    ]);
    let make = |answers: &Answers| {
        let change = ClosedDay {
            calendar: chosen(current, answers)?,
            date: day_or_tomorrow(current, answers, "--date")?,
            name: answers.or("--name", "Closed"),
            closes: given(answers, "--closes"),
            hours: given(answers, "--hours"),
            note: given(answers, "--note"),
        };
        made(current, |content| change.revise(content))
    };
    let mut interview = inputs.interview(flags, &make)?;
    ask_calendar(current, &mut interview)?;
    interview.ask(question("--date", "The day, like 2027-02-15"))?;
    interview.ask(question("--name", "What the day is called, for residents"))?;
    interview.finish()
}

pub(super) fn add_year(arguments: &AddYearChange, inputs: Inputs<'_, '_>) -> Result<FileChange, Box<dyn Error>> {
    let current = inputs.current;
    let year = arguments.year.map(|year| year.to_string());
    let flags = Answers::of_flags([
        ("--calendar", arguments.calendar.as_deref()),
        ("--year", year.as_deref()),
        ("--holidays", arguments.holidays.as_deref()),
    ]);
    let make = |answers: &Answers| {
        let first_year = arguments.year.unwrap_or_else(|| current.today.year());
        let days = given(answers, "--holidays").map(|answer| holidays::closed_days(&answer, first_year)).transpose()?;
        let change = ClosedYear { calendar: chosen(current, answers)?, year: arguments.year, days };
        made(current, |content| change.revise(content))
    };
    let mut interview = inputs.interview(flags, &make)?;
    ask_calendar(current, &mut interview)?;
    interview.finish()
}

/// Asks for the calendar, if there are several.
fn ask_calendar(current: &Current, interview: &mut Interview<'_, '_>) -> Result<(), Box<dyn Error>> {
    if current.catalog.calendars.len() == 1 {
        return Ok(());
    }
    interview.ask(question("--calendar", "The id or the name of the calendar"))
}

/// The calendar that is meant. As long as there is no answer, any will do.
fn chosen(current: &Current, answers: &Answers) -> Result<String, String> {
    let first = || current.catalog.calendars.keys().next().map(ToString::to_string);
    match answers.get("--calendar") {
        Some(wanted) => calendar(current, wanted),
        None => first().ok_or_else(|| "there is no calendar".to_owned()),
    }
}
