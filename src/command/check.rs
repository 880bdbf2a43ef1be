//! `charter check`: content folder -> every error, warning and note. Writes nothing.

use std::error::Error;

use clap::ValueEnum;

use crate::command::published::published;
use crate::command::terminal::{say, show_all, warn};
use crate::command::{CheckArguments, Outcome, Ran, day_or_now};
use crate::diagnostic::{Diagnostic, Severity};
use crate::emit::{github, json, sarif};
use crate::source::{Sources, shown_folder};
use crate::{load, pipeline};

/// Output format of `charter check`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// For people: each problem with the lines concerned, and how many there are
    #[default]
    Text,
    /// For programs: one JSON object per line; `charter schema diagnostics` writes its schema
    Json,
    /// For code scanners: SARIF 2.1.0
    Sarif,
    /// For GitHub Actions: annotations beside the lines concerned
    Github,
}

pub(super) fn run(arguments: &CheckArguments) -> Ran {
    let sources = load::content(&arguments.content)?;
    let diagnostics = diagnostics(arguments, &sources)?;
    report(&diagnostics, &sources, arguments.format)?;
    let is_fatal =
        |severity: Severity| severity == Severity::Error || (severity == Severity::Warning && arguments.deny_warnings);
    if diagnostics.iter().any(|diagnostic| is_fatal(diagnostic.severity)) {
        return Ok(Outcome::FaultyContent);
    }
    Ok(Outcome::Fine)
}

fn report(diagnostics: &[Diagnostic], sources: &Sources, format: Format) -> Result<(), serde_json::Error> {
    match format {
        Format::Text if diagnostics.is_empty() => say("no problems found\n"),
        Format::Text => show_all(diagnostics, sources),
        Format::Json => say(&json::render(diagnostics, sources)?),
        Format::Sarif => say(&sarif::render(diagnostics, sources, &pipeline::rules())?),
        Format::Github => say(&github::render(diagnostics, sources)),
    }
    Ok(())
}

/// Returns the diagnostics of the content and, if a published site is named, of the changes to its feed.
fn diagnostics(arguments: &CheckArguments, sources: &Sources) -> Result<Vec<Diagnostic>, Box<dyn Error>> {
    let day = day_or_now(arguments.as_of);
    let Some(folder) = &arguments.against else { return Ok(pipeline::diagnose(sources, day)) };
    let folder_shown = shown_folder(folder);
    let diagnosis = pipeline::diagnose_against(sources, day, &published(folder)?, &folder_shown)?;
    if !diagnosis.is_compared {
        warn(&format!("not compared with `{folder_shown}`: fix the errors first\n"));
    }
    Ok(diagnosis.diagnostics)
}
