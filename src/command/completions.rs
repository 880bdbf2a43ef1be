//! `charter completions`: a shell -> a script that completes this program's commands and options.

use clap::CommandFactory;

use crate::command::arguments::{Cli, CompletionsArguments};
use crate::command::outcome::{Outcome, Ran};
use crate::command::terminal::say;

pub(super) fn run(arguments: &CompletionsArguments) -> Ran {
    let mut script = Vec::new();
    clap_complete::generate(arguments.shell, &mut Cli::command(), env!("CARGO_PKG_NAME"), &mut script);
    say(&String::from_utf8_lossy(&script))?;
    Ok(Outcome::Fine)
}
