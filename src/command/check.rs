//! `charter check`: content folder -> every fault, warning and note; nothing is written.

use clap::ValueEnum;

use crate::command::terminal::{refuse, say, show_all};
use crate::command::{CheckArguments, Outcome, day_or_now};
use crate::diagnostic::{Diagnostic, Severity};
use crate::emit::{github, json, sarif};
use crate::source::Sources;
use crate::{load, pipeline};

/// How diagnostics are written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// For people: the lines in question, and how many faults there are
    #[default]
    Text,
    /// For programs: one JSON object on each line, in the shape that `charter schema diagnostics` gives
    Json,
    /// For code scanners: SARIF 2.1.0
    Sarif,
    /// For GitHub Actions: annotations beside the lines in question
    Github,
}

pub(super) fn run(arguments: &CheckArguments) -> Outcome {
    let sources = match load::content(&arguments.content) {
        Ok(sources) => sources,
        Err(reason) => {
            refuse(&reason);
            return Outcome::CouldNotRun;
        }
    };
    let diagnostics = pipeline::diagnose(&sources, day_or_now(arguments.as_of));
    if let Err(reason) = report(&diagnostics, &sources, arguments.format) {
        refuse(&reason);
        return Outcome::CouldNotRun;
    }
    let is_fatal =
        |severity: Severity| severity == Severity::Error || (severity == Severity::Warning && arguments.deny_warnings);
    if diagnostics.iter().any(|diagnostic| is_fatal(diagnostic.severity)) {
        return Outcome::FaultyContent;
    }
    Outcome::Fine
}

fn report(diagnostics: &[Diagnostic], sources: &Sources, format: Format) -> Result<(), serde_json::Error> {
    match format {
        Format::Text if diagnostics.is_empty() => say("no faults\n"),
        Format::Text => show_all(diagnostics, sources),
        Format::Json => say(&json::render(diagnostics, sources)?),
        Format::Sarif => say(&sarif::render(diagnostics, sources, &pipeline::rules())?),
        Format::Github => say(&github::render(diagnostics, sources)),
    }
    Ok(())
}
