//! `charter agenda`: content folder and a day -> what there is to do in the days ahead.

use crate::agenda::{ics, json, text};
use crate::command::arguments::{AgendaArguments, AgendaFormat};
use crate::command::clock::day_or_now;
use crate::command::outcome::{Outcome, Ran};
use crate::command::terminal::{say, show, warn};
use crate::english;
use crate::load;
use crate::model::id::Id;
use crate::pipeline::{self, Wanted};

pub(super) fn run(arguments: &AgendaArguments) -> Ran {
    let sources = load::content(&arguments.content)?;
    let named = arguments.department.as_deref().map(|name| pipeline::department_named(&sources, name)).transpose()?;
    let wanted = Wanted {
        today: day_or_now(arguments.as_of),
        until: arguments.until,
        months: arguments.months,
        department: named.as_ref().map(Id::as_str),
    };
    let (agenda, errors) = pipeline::planned(&sources, wanted);
    let Some(agenda) = agenda.filter(|_| errors.is_empty()) else {
        show(&errors, &sources);
        warn("there is no agenda: the content has errors\n");
        return Ok(Outcome::FaultyContent);
    };
    if agenda.until <= agenda.today {
        let (until, today) = (agenda.until, english::date(agenda.today));
        return Err(format!("`--until {until}` is not after {today}, the day on which the agenda is read").into());
    }
    say(&match arguments.format {
        AgendaFormat::Text => text(&agenda),
        AgendaFormat::Json => json::json(&agenda)?,
        AgendaFormat::Ics => ics::ics(&agenda),
    })?;
    Ok(Outcome::Fine)
}
