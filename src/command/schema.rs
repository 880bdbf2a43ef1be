//! `charter schema`: what the program writes for other programs -> its JSON Schema, on standard output.

use clap::Subcommand;

use crate::command::Outcome;
use crate::command::terminal::{refuse, say};
use crate::emit::json;

/// What a schema can be had of.
#[derive(Debug, Clone, Copy, Subcommand)]
pub(super) enum Of {
    /// The schema of each line that `charter check --format json` writes
    Diagnostics,
}

pub(super) fn run(of: Of) -> Outcome {
    let schema = match of {
        Of::Diagnostics => json::schema(),
    };
    match serde_json::to_string_pretty(&schema) {
        Ok(text) => {
            say(&(text + "\n"));
            Outcome::Fine
        }
        Err(reason) => {
            refuse(&reason);
            Outcome::CouldNotRun
        }
    }
}
