//! `charter change`: what it can change, with the arguments of each.

use std::path::PathBuf;

use clap::{Args, Subcommand};
use jiff::civil::Date;

use crate::command::guard::GuardArguments;
use crate::command::new::arguments::WordsArguments;
use crate::command::values::{EXIT_CODES, day};

/// What `charter change` can change.
#[derive(Debug, Subcommand)]
pub(crate) enum ChangeKind {
    /// Promise something else from a date on, or change a promise that is planned
    ///
    /// The promise of today stays as it is until that day, and stays in the history. What is not said is promised as before.
    #[command(after_help = EXIT_CODES)]
    Promise(PromiseChange),
    /// Put a draft on the site: a service with all its promises, or one promise
    ///
    /// Removes the mark, and says since when each promise is public.
    #[command(after_help = EXIT_CODES)]
    Publish(PublishChange),
    /// Correct what was published wrongly about a promise
    ///
    /// The page says what it said before, and since when it is corrected. If the City promises something else from now on, that is a new promise: `charter change promise`.
    #[command(after_help = EXIT_CODES)]
    Correct(CorrectChange),
    /// End a service or a promise on a date, or move an end that is planned to another date
    #[command(after_help = EXIT_CODES)]
    Retire(RetireChange),
    /// Pause a promise, or all that a service promises, from one date to another
    #[command(after_help = EXIT_CODES)]
    Pause(PauseChange),
    /// Call off a promise, an end or a pause that is planned
    #[command(after_help = EXIT_CODES)]
    CallOff(CallOffChange),
    /// Give a service, a standard, a department or a function another name or id
    ///
    /// Old addresses lead to the new ones.
    #[command(after_help = EXIT_CODES)]
    Rename(RenameChange),
    /// Move a service or a function to another department, or a whole department into another
    ///
    /// What the old department's defaults gave to a service is written into it where the new one's differ, so that no promise changes.
    #[command(after_help = EXIT_CODES)]
    Move(MoveChange),
    /// Replace a telephone number or an address wherever it is written
    #[command(after_help = EXIT_CODES)]
    Contact(ContactChange),
    /// Close an office on a day, or give it other hours on it
    #[command(after_help = EXIT_CODES)]
    CloseDay(CloseDayChange),
    /// Add the closed days of another year to a calendar
    ///
    /// Without `--holidays`, takes the days on which it was closed in the years before. Days that follow no known rule become comments, to be checked.
    #[command(after_help = EXIT_CODES)]
    AddYear(AddYearChange),
    /// Fix a typo wherever it appears
    ///
    /// A promise that had it gets a correction, because the published record said something else.
    #[command(after_help = EXIT_CODES)]
    Typo(TypoChange),
}

/// What every change takes.
#[derive(Debug, Args)]
pub(crate) struct Common {
    /// Content folder
    #[arg(long, value_name = "DIR", default_value = "content")]
    pub(super) content: PathBuf,
    /// The day of the change, on which readers hear of it [default: today in the city's time zone]
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    pub(super) as_of: Option<Date>,
    /// Show what would change, and write nothing
    #[arg(long)]
    pub(super) dry_run: bool,
    /// Write without asking
    #[arg(long)]
    pub(super) yes: bool,
    #[command(flatten)]
    pub(super) guard: GuardArguments,
}

#[derive(Debug, Args)]
pub(crate) struct PromiseChange {
    /// The id of the standard, like pothole-repair.complete; or its service, if that has no other
    #[arg(long, value_name = "ID")]
    pub(super) standard: Option<String>,
    #[command(flatten)]
    pub(super) words: WordsArguments,
    /// The first day of the new promise
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    pub(super) from: Option<Date>,
    /// What changes for residents, in a sentence; of a plan that is changed, why
    #[arg(long, value_name = "TEXT")]
    pub(super) why: Option<String>,
    /// The first day of the planned promise that this one replaces
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    pub(super) planned: Option<Date>,
    /// The role of who has approved it, like "City Manager"
    #[arg(long, value_name = "ROLE", requires = "approved_on")]
    pub(super) approved_by: Option<String>,
    /// The day of the approval
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day, requires = "approved_by")]
    pub(super) approved_on: Option<Date>,
    /// The day by which it is to be reviewed
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    pub(super) review_by: Option<Date>,
    /// Keep it off the site for now: `--drafts` shows it in a preview
    #[arg(long)]
    pub(super) draft: bool,
    #[command(flatten)]
    pub(super) common: Common,
}

#[derive(Debug, Args)]
pub(crate) struct PublishChange {
    /// The id or the name of a service, or the id of a standard
    #[arg(long, value_name = "ID")]
    pub(super) what: Option<String>,
    #[command(flatten)]
    pub(super) common: Common,
}

#[derive(Debug, Args)]
pub(crate) struct CorrectChange {
    /// The id of the standard, like pothole-repair.complete; or its service, if that has no other
    #[arg(long, value_name = "ID")]
    pub(super) standard: Option<String>,
    /// The first day of the version that is wrong [default: the one in force]
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    pub(super) version: Option<Date>,
    #[command(flatten)]
    pub(super) words: WordsArguments,
    /// What was wrong, for residents, in a sentence
    #[arg(long, value_name = "TEXT")]
    pub(super) note: Option<String>,
    #[command(flatten)]
    pub(super) common: Common,
}

#[derive(Debug, Args)]
pub(crate) struct RetireChange {
    /// The id or the name of a service, or the id of a standard
    #[arg(long, value_name = "ID")]
    pub(super) what: Option<String>,
    /// The first day on which it is no longer promised
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    pub(super) on: Option<Date>,
    /// Why it ends, for residents, in a sentence; of an end that is planned, why its day changes
    #[arg(long, value_name = "TEXT")]
    pub(super) why: Option<String>,
    /// The id of what to use instead
    #[arg(long, value_name = "ID")]
    pub(super) replaced_by: Option<String>,
    #[command(flatten)]
    pub(super) common: Common,
}

#[derive(Debug, Args)]
pub(crate) struct PauseChange {
    /// The id or the name of a service, or the id of a standard
    #[arg(long, value_name = "ID")]
    pub(super) what: Option<String>,
    /// The first day of the pause
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    pub(super) from: Option<Date>,
    /// The first day after it, on which the promise holds again
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    pub(super) until: Option<Date>,
    /// Why it pauses, for residents, in a sentence; of a pause that is planned, why its days change
    #[arg(long, value_name = "TEXT")]
    pub(super) why: Option<String>,
    /// What residents read of its return, in a sentence
    #[arg(long, value_name = "TEXT")]
    pub(super) then: Option<String>,
    #[command(flatten)]
    pub(super) common: Common,
}

#[derive(Debug, Args)]
pub(crate) struct CallOffChange {
    /// The id or the name of a service, or the id of a standard
    #[arg(long, value_name = "ID")]
    pub(super) what: Option<String>,
    /// The day of the plan, if there are several
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    pub(super) planned: Option<Date>,
    /// Why it will not come, for residents, in a sentence
    #[arg(long, value_name = "TEXT")]
    pub(super) why: Option<String>,
    #[command(flatten)]
    pub(super) common: Common,
}

#[derive(Debug, Args)]
#[group(id = "named", multiple = false)]
pub(crate) struct RenameWhat {
    /// The id or the name of the service
    #[arg(long, value_name = "ID")]
    pub(super) service: Option<String>,
    /// The id of the standard; its new id is that of another variant
    #[arg(long, value_name = "ID")]
    pub(super) standard: Option<String>,
    /// The id or the name of the department
    #[arg(long, value_name = "ID")]
    pub(super) department: Option<String>,
    /// The name of the function
    #[arg(long, value_name = "NAME")]
    pub(super) function: Option<String>,
}

#[derive(Debug, Args)]
pub(crate) struct RenameChange {
    #[command(flatten)]
    pub(super) what: RenameWhat,
    /// The department of `--function`
    #[arg(long, value_name = "ID", requires = "function")]
    pub(super) of: Option<String>,
    /// The new name
    #[arg(long)]
    pub(super) name: Option<String>,
    /// The new id; of a standard, the new variant [default: the id stays]
    #[arg(long)]
    pub(super) id: Option<String>,
    #[command(flatten)]
    pub(super) common: Common,
}

#[derive(Debug, Args)]
#[group(id = "moved", multiple = false)]
pub(crate) struct MoveWhat {
    /// The id or the name of the service
    #[arg(long, value_name = "ID")]
    pub(super) service: Option<String>,
    /// The name of a function, which moves with all its services
    #[arg(long, value_name = "NAME")]
    pub(super) function: Option<String>,
    /// The id or the name of a department that becomes a part of another
    #[arg(long, value_name = "ID")]
    pub(super) department: Option<String>,
}

#[derive(Debug, Args)]
pub(crate) struct MoveChange {
    #[command(flatten)]
    pub(super) what: MoveWhat,
    /// The department of `--function`
    #[arg(long, value_name = "ID", requires = "function")]
    pub(super) of: Option<String>,
    /// The id or the name of the other department
    #[arg(long, value_name = "ID")]
    pub(super) to: Option<String>,
    /// The function that the service belongs to there [default: the one of the same name]
    #[arg(long, value_name = "NAME")]
    pub(super) to_function: Option<String>,
    #[command(flatten)]
    pub(super) common: Common,
}

#[derive(Debug, Args)]
pub(crate) struct ContactChange {
    /// The telephone number or the address that is written now
    #[arg(long, value_name = "TEXT")]
    pub(super) from: Option<String>,
    /// The one to write instead
    #[arg(long, value_name = "TEXT")]
    pub(super) to: Option<String>,
    #[command(flatten)]
    pub(super) common: Common,
}

#[derive(Debug, Args)]
pub(crate) struct CloseDayChange {
    /// The id or the name of the calendar [default: the only one]
    #[arg(long, value_name = "ID")]
    pub(super) calendar: Option<String>,
    /// The day
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    pub(super) date: Option<Date>,
    /// What the day is called, for residents, like "Civic Holiday" or "Storm closure"
    #[arg(long)]
    pub(super) name: Option<String>,
    /// The time at which it closes, like 12:00, if it opens in the morning
    #[arg(long, value_name = "HH:MM", conflicts_with = "hours")]
    pub(super) closes: Option<String>,
    /// The hours of that day, like "10:00 to 14:00", if it is open at other times than usual
    #[arg(long)]
    pub(super) hours: Option<String>,
    /// Of a day that is over: what was published wrongly, for residents
    #[arg(long, value_name = "TEXT")]
    pub(super) note: Option<String>,
    #[command(flatten)]
    pub(super) common: Common,
}

#[derive(Debug, Args)]
pub(crate) struct AddYearChange {
    /// The id or the name of the calendar [default: the only one]
    #[arg(long, value_name = "ID")]
    pub(super) calendar: Option<String>,
    /// The year [default: the one after the last that is complete]
    #[arg(long)]
    pub(super) year: Option<i16>,
    /// The public holidays of a place, like CA-AB, or an iCalendar file (.ics) [default: the days of the years before]
    #[arg(long, value_name = "CODE|FILE")]
    pub(super) holidays: Option<String>,
    #[command(flatten)]
    pub(super) common: Common,
}

#[derive(Debug, Args)]
pub(crate) struct TypoChange {
    /// What is written
    #[arg(long, value_name = "TEXT")]
    pub(super) from: Option<String>,
    /// What was meant
    #[arg(long, value_name = "TEXT")]
    pub(super) to: Option<String>,
    /// Only in this service, by its id or name
    #[arg(long, value_name = "ID")]
    pub(super) service: Option<String>,
    /// What was wrong, for residents, where a promise had the typo
    #[arg(long, value_name = "TEXT")]
    pub(super) note: Option<String>,
    #[command(flatten)]
    pub(super) common: Common,
}

impl ChangeKind {
    /// Whether what it writes is kept off the site for now.
    pub(super) fn is_of_draft(&self) -> bool {
        matches!(self, Self::Promise(PromiseChange { draft: true, .. }))
    }

    pub(super) fn common(&self) -> &Common {
        match self {
            Self::Promise(PromiseChange { common, .. })
            | Self::Publish(PublishChange { common, .. })
            | Self::Correct(CorrectChange { common, .. })
            | Self::Retire(RetireChange { common, .. })
            | Self::Pause(PauseChange { common, .. })
            | Self::CallOff(CallOffChange { common, .. })
            | Self::Rename(RenameChange { common, .. })
            | Self::Move(MoveChange { common, .. })
            | Self::Contact(ContactChange { common, .. })
            | Self::CloseDay(CloseDayChange { common, .. })
            | Self::AddYear(AddYearChange { common, .. })
            | Self::Typo(TypoChange { common, .. }) => common,
        }
    }
}
