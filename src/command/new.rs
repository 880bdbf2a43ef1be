//! `charter new`: flags, or answers at the terminal -> new content files, or an entry in one.

mod city;
mod department;
mod interview;
mod plan;
mod promise;
mod service;
mod standard;

use std::io::{IsTerminal, stderr, stdin};
use std::path::PathBuf;

use clap::{Args, Subcommand};
use jiff::civil::Date;

use crate::authoring::{Question, Questions};
use crate::command::person::LinePerson;
use crate::command::terminal::{say, warn};
use crate::command::{EXIT_CODES, Outcome, Ran, day};
use crate::serve::on_interruption;

/// What can be made.
#[derive(Debug, Subcommand)]
pub(super) enum NewKind {
    /// Begin a content folder: a small city with example texts, and comments that teach
    #[command(after_help = EXIT_CODES)]
    City(CityArguments),
    /// Add the file of a department
    #[command(after_help = EXIT_CODES)]
    Department(DepartmentArguments),
    /// Add a service, with its first standard, to a department's file; both are drafts
    #[command(after_help = EXIT_CODES)]
    Service(ServiceArguments),
    /// Add a standard to a service; it is a draft
    #[command(after_help = EXIT_CODES)]
    Standard(StandardArguments),
}

#[derive(Debug, Args)]
pub(super) struct CityArguments {
    /// The folder for the content
    #[arg(long, value_name = "DIR", default_value = "content")]
    content: PathBuf,
    /// The city's full name, like "Town of Maple Bend"
    #[arg(long)]
    name: Option<String>,
    /// Its name in a sentence, like "Maple Bend" [default: the name without "City of" or the like]
    #[arg(long, value_name = "NAME")]
    short_name: Option<String>,
    /// The telephone number that residents call
    #[arg(long)]
    phone: Option<String>,
    /// Where the site will be published
    #[arg(long, value_name = "URL")]
    base_url: Option<String>,
    /// The name of the time zone in the IANA list, like America/Edmonton
    #[arg(long, value_name = "ZONE")]
    time_zone: Option<String>,
    /// The day on which the example promises begin [default: today in the time zone]
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    as_of: Option<Date>,
}

#[derive(Debug, Args)]
pub(super) struct DepartmentArguments {
    /// The folder with the content
    #[arg(long, value_name = "DIR", default_value = "content")]
    content: PathBuf,
    /// The department's name
    #[arg(long)]
    name: Option<String>,
    /// Its permanent id, and the name of its file [default: from the name]
    #[arg(long)]
    id: Option<String>,
    /// What it looks after, in a sentence for residents
    #[arg(long, value_name = "TEXT")]
    summary: Option<String>,
    /// The role that answers for it, like "Director of Roads"
    #[arg(long, value_name = "ROLE")]
    accountable: Option<String>,
    /// Its telephone number; needed unless there is an e-mail address
    #[arg(long)]
    phone: Option<String>,
    /// Its e-mail address
    #[arg(long)]
    email: Option<String>,
    /// The id of the calendar with its hours [default: that of the first file in calendars/]
    #[arg(long, value_name = "ID")]
    calendar: Option<String>,
}

#[derive(Debug, Args)]
pub(super) struct ServiceArguments {
    /// The folder with the content
    #[arg(long, value_name = "DIR", default_value = "content")]
    content: PathBuf,
    /// The id of the department; `corporate` for what holds in all departments
    #[arg(long, value_name = "ID")]
    department: Option<String>,
    /// The service's name in residents' words
    #[arg(long)]
    name: Option<String>,
    /// Its permanent id [default: from the name]
    #[arg(long)]
    id: Option<String>,
    /// What it is, in a sentence or two
    #[arg(long, value_name = "TEXT")]
    summary: Option<String>,
    /// The telephone number to ask at; needed unless there is an e-mail or web address
    #[arg(long)]
    phone: Option<String>,
    /// The e-mail address to ask at
    #[arg(long)]
    email: Option<String>,
    /// The web address to ask at
    #[arg(long, value_name = "URL")]
    web: Option<String>,
    /// The clauses of the commitment that it makes real, like 4.1.b,4.1.e
    #[arg(long, value_name = "CLAUSES", value_delimiter = ',')]
    supports: Vec<String>,
    #[command(flatten)]
    promise: PromiseArguments,
}

#[derive(Debug, Args)]
pub(super) struct StandardArguments {
    /// The folder with the content
    #[arg(long, value_name = "DIR", default_value = "content")]
    content: PathBuf,
    /// The id of the service
    #[arg(long, value_name = "ID")]
    service: Option<String>,
    /// An id that tells it from another standard for the same stage; needed where there is one
    #[arg(long, value_name = "ID")]
    variant: Option<String>,
    #[command(flatten)]
    promise: PromiseArguments,
}

#[derive(Debug, Args)]
struct PromiseArguments {
    /// What happens by then: answer, acknowledge, respond, attend, make safe, schedule, decide, complete, …
    #[arg(long)]
    stage: Option<String>,
    /// What you do, after "We will": "repair the pothole"
    #[arg(long, value_name = "TEXT")]
    we: Option<String>,
    /// The time that it takes at most, like "3 business days"
    #[arg(long, value_name = "TIME")]
    within: Option<String>,
    /// What starts the clock, after "The clock starts when": "we receive your report"
    #[arg(long, value_name = "TEXT")]
    starts: Option<String>,
    /// The first day on which it holds [default: today in the city's time zone]
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    effective: Option<Date>,
}

pub(super) fn run(what: &NewKind) -> Ran {
    let (mut input, mut output) = (stdin().lock(), stderr());
    let is_terminal = input.is_terminal();
    let mut person = LinePerson { input: &mut input, output: &mut output };
    let questions = if is_terminal {
        // The shell's own line begins at the margin.
        on_interruption(|| warn("\n"));
        Questions::for_person(&mut person)
    } else {
        Questions::for_flags()
    };
    let plan = match what {
        NewKind::City(arguments) => city::plan(arguments, questions),
        NewKind::Department(arguments) => department::plan(arguments, questions),
        NewKind::Service(arguments) => service::plan(arguments, questions),
        NewKind::Standard(arguments) => standard::plan(arguments, questions),
    };
    say(&plan?.carry_out()?);
    Ok(Outcome::Fine)
}

/// A number that can be one, for trying an answer while there is none.
const ANY_PHONE: &str = "780-555-0100";

const fn question(flag: &'static str, words: &'static str) -> Question {
    Question { flag, words, usual: None, note: None }
}
