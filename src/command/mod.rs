//! The command line: arguments, the clock, the terminal and exit codes. One file per subcommand.

mod arguments;
mod build;
mod check;
mod clock;
mod completions;
mod diff;
mod explain;
mod fix;
mod gone;
mod guard;
mod manual;
mod new;
mod new_files;
mod other_day;
mod outcome;
mod person;
mod progress;
mod published;
mod schema;
mod screen;
mod serve;
mod terminal;
mod values;

use std::process::ExitCode;

use clap::Parser;

use crate::command::arguments::{Cli, Command};
use crate::command::outcome::Outcome;
pub use crate::command::person::LinePerson;
use crate::command::terminal::refuse;

/// Runs the program with the arguments of this process and returns its exit code.
#[must_use]
pub fn run() -> ExitCode {
    let ran = match Cli::parse().command {
        Command::Build(arguments) => build::run(&arguments),
        Command::Serve(arguments) => serve::run(arguments),
        Command::Check(arguments) => check::run(&arguments),
        Command::Explain(arguments) => explain::run(&arguments),
        Command::Schema(kind) => schema::run(&kind),
        Command::New(kind) => new::run(&kind),
        Command::Completions(arguments) => completions::run(&arguments),
        Command::Manual(arguments) => manual::run(&arguments),
        Command::Diff(arguments) => diff::run(&arguments),
    };
    match ran {
        Ok(Outcome::Fine) => ExitCode::SUCCESS,
        Ok(Outcome::FaultyContent) => ExitCode::from(1),
        Err(reason) => {
            refuse(&reason);
            ExitCode::from(2)
        }
    }
}
