//! `charter new`: flags, or answers in the terminal -> new content files, or a new entry in one.

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

/// What `charter new` can make.
#[derive(Debug, Subcommand)]
pub(super) enum What {
    /// Start a content folder: a small city with example texts and explanatory comments
    #[command(after_help = EXIT_CODES)]
    City(CityArguments),
    /// Add a department, with its own file
    #[command(after_help = EXIT_CODES)]
    Department(DepartmentArguments),
    /// Add a service and its first standard to a department's file, as drafts
    #[command(after_help = EXIT_CODES)]
    Service(ServiceArguments),
    /// Add a standard to a service, as a draft
    #[command(after_help = EXIT_CODES)]
    Standard(StandardArguments),
}

#[derive(Debug, Args)]
pub(super) struct CityArguments {
    /// Folder for the content
    #[arg(long, value_name = "DIR", default_value = "content")]
    content: PathBuf,
    /// The city's full name, like "Town of Maple Bend"
    #[arg(long)]
    name: Option<String>,
    /// Its short name, used in sentences, like "Maple Bend" [default: the name without "City of" or similar]
    #[arg(long, value_name = "NAME")]
    short_name: Option<String>,
    /// The telephone number that residents call
    #[arg(long)]
    phone: Option<String>,
    /// The address where the site will be published
    #[arg(long, value_name = "URL")]
    base_url: Option<String>,
    /// The time zone, by its name in the IANA list, like America/Edmonton
    #[arg(long, value_name = "ZONE")]
    time_zone: Option<String>,
    /// The date on which the example promises take effect [default: today in the time zone]
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    as_of: Option<Date>,
}

#[derive(Debug, Args)]
pub(super) struct DepartmentArguments {
    /// Content folder
    #[arg(long, value_name = "DIR", default_value = "content")]
    content: PathBuf,
    /// The department's name
    #[arg(long)]
    name: Option<String>,
    /// Its permanent id, also the name of its file [default: made from the name]
    #[arg(long)]
    id: Option<String>,
    /// What it looks after, in a sentence for residents
    #[arg(long, value_name = "TEXT")]
    summary: Option<String>,
    /// The role accountable for it, like "Director of Roads"
    #[arg(long, value_name = "ROLE")]
    accountable: Option<String>,
    /// Its telephone number; required unless there is an e-mail address
    #[arg(long)]
    phone: Option<String>,
    /// Its e-mail address
    #[arg(long)]
    email: Option<String>,
    /// The id of the calendar with its hours [default: the first one in calendars/]
    #[arg(long, value_name = "ID")]
    calendar: Option<String>,
}

#[derive(Debug, Args)]
pub(super) struct ServiceArguments {
    /// Content folder
    #[arg(long, value_name = "DIR", default_value = "content")]
    content: PathBuf,
    /// The id of the department, or `corporate` for what applies to all departments
    #[arg(long, value_name = "ID")]
    department: Option<String>,
    /// The service's name in residents' words
    #[arg(long)]
    name: Option<String>,
    /// Its permanent id [default: made from the name]
    #[arg(long)]
    id: Option<String>,
    /// What it is, in a sentence or two
    #[arg(long, value_name = "TEXT")]
    summary: Option<String>,
    /// The telephone number to call; required unless there is an e-mail or web address
    #[arg(long)]
    phone: Option<String>,
    /// The e-mail address to write to
    #[arg(long)]
    email: Option<String>,
    /// The web page to ask on
    #[arg(long, value_name = "URL")]
    web: Option<String>,
    /// The clauses of the commitment that it supports, like 4.1.b,4.1.e
    #[arg(long, value_name = "CLAUSES", value_delimiter = ',')]
    supports: Vec<String>,
    #[command(flatten)]
    promise: PromiseArguments,
}

#[derive(Debug, Args)]
pub(super) struct StandardArguments {
    /// Content folder
    #[arg(long, value_name = "DIR", default_value = "content")]
    content: PathBuf,
    /// The id of the service
    #[arg(long, value_name = "ID")]
    service: Option<String>,
    /// An id that tells it apart from another standard for the same stage; required if there is one
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
    /// What you will do, after "We will": "repair the pothole"
    #[arg(long, value_name = "TEXT")]
    we: Option<String>,
    /// The time limit, like "3 business days"
    #[arg(long, value_name = "TIME")]
    within: Option<String>,
    /// What starts the clock, after "The clock starts when": "we receive your report"
    #[arg(long, value_name = "TEXT")]
    starts: Option<String>,
    /// The date on which it takes effect [default: today in the city's time zone]
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    effective: Option<Date>,
}

pub(super) fn run(what: &What) -> Ran {
    let (mut input, mut output) = (stdin().lock(), stderr());
    let is_terminal = input.is_terminal();
    let mut person = LinePerson { input: &mut input, output: &mut output };
    let questions = if is_terminal {
        // Start a new line for the shell's prompt.
        on_interruption(|| warn("\n"));
        Questions::for_person(&mut person)
    } else {
        Questions::for_flags()
    };
    let plan = match what {
        What::City(arguments) => city::plan(arguments, questions),
        What::Department(arguments) => department::plan(arguments, questions),
        What::Service(arguments) => service::plan(arguments, questions),
        What::Standard(arguments) => standard::plan(arguments, questions),
    };
    say(&plan?.carry_out()?);
    Ok(Outcome::Fine)
}

/// A valid telephone number, as a placeholder while there is no answer.
const ANY_PHONE: &str = "780-555-0100";

const fn question(flag: &'static str, words: &'static str) -> Question {
    Question { flag, words, usual: None, note: None }
}
