//! The command line: arguments, the clock, the terminal and exit codes. One file per subcommand.

mod agenda;
mod arguments;
mod build;
mod change;
mod check;
mod clock;
mod completions;
mod diff;
mod explain;
mod fix;
mod gone;
mod guard;
mod how;
mod manual;
mod new;
mod new_files;
mod newsletter;
mod other_day;
mod outcome;
mod person;
mod print;
mod progress;
mod published;
mod random_numbers;
mod report;
mod results;
mod schema;
mod screen;
mod serve;
mod terminal;
mod threads;
mod values;
mod version;

use std::process::ExitCode;

use clap::Parser;

use crate::command::arguments::{Cli, Command};
use crate::command::outcome::{Outcome, Ran};
pub use crate::command::person::LinePerson;
use crate::command::terminal::{is_message_lost, refuse, say_about_arguments};

/// The exit code of a command that could not do its work.
const CANT_RUN: u8 = 2;

/// Runs the program with the arguments of this process and returns its exit code.
#[must_use]
pub fn run() -> ExitCode {
    let ran = match Cli::try_parse() {
        Ok(arguments) => ran(arguments.command),
        // The library has an exit code for each: 0 for help, 2 for arguments that are wrong.
        Err(error) => match say_about_arguments(&error) {
            Ok(()) if error.exit_code() == 0 => Ok(Outcome::Fine),
            Ok(()) => return ExitCode::from(CANT_RUN),
            Err(reason) => Err(reason.into()),
        },
    };
    match ran {
        // A message that nobody could be told is all there may have been to say.
        Ok(_) if is_message_lost() => ExitCode::from(CANT_RUN),
        Ok(Outcome::Fine) => ExitCode::SUCCESS,
        Ok(Outcome::FaultyContent) => ExitCode::from(1),
        Err(reason) => {
            refuse(&reason);
            ExitCode::from(CANT_RUN)
        }
    }
}

fn ran(command: Command) -> Ran {
    random_numbers::check()?;
    threads::start();
    match command {
        Command::How(arguments) => how::run(&arguments),
        Command::Build(arguments) => build::run(&arguments),
        Command::Print(arguments) => print::run(&arguments),
        Command::Serve(arguments) => serve::run(arguments),
        Command::Check(arguments) => check::run(&arguments),
        Command::Explain(arguments) => explain::run(&arguments),
        Command::Schema(kind) => schema::run(&kind),
        Command::New(kind) => new::run(&kind),
        Command::Change(kind) => change::run(&kind),
        Command::Completions(arguments) => completions::run(&arguments),
        Command::Manual(arguments) => manual::run(&arguments),
        Command::Diff(arguments) => diff::run(&arguments),
        Command::Report(arguments) => report::run(&arguments),
        Command::Agenda(arguments) => agenda::run(&arguments),
        Command::Newsletter(arguments) => newsletter::run(&arguments),
        Command::Results(kind) => results::run(&kind),
    }
}
