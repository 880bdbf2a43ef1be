//! `charter check`: content folder -> every fault, warning and note; nothing is written.

use std::error::Error;

use crate::command::diff::{published, shown};
use crate::command::terminal::{refuse, say, show_all, warn};
use crate::command::{CheckArguments, Outcome, day_or_now};
use crate::diagnostic::{Diagnostic, Severity};
use crate::source::Sources;
use crate::{load, pipeline};

pub(super) fn run(arguments: &CheckArguments) -> Outcome {
    let sources = match load::content(&arguments.content) {
        Ok(sources) => sources,
        Err(reason) => {
            refuse(&reason);
            return Outcome::CouldNotRun;
        }
    };
    let diagnostics = match diagnostics(arguments, &sources) {
        Ok(diagnostics) => diagnostics,
        Err(reason) => {
            refuse(&reason);
            return Outcome::CouldNotRun;
        }
    };
    show_all(&diagnostics, &sources);
    let is_fatal =
        |severity: Severity| severity == Severity::Error || (severity == Severity::Warning && arguments.deny_warnings);
    if diagnostics.iter().any(|diagnostic| is_fatal(diagnostic.severity)) {
        return Outcome::FaultyContent;
    }
    if diagnostics.is_empty() {
        say("no faults\n");
    }
    Outcome::Fine
}

/// What is to be said about the content, and about what it would do to the published site if one is named.
fn diagnostics(arguments: &CheckArguments, sources: &Sources) -> Result<Vec<Diagnostic>, Box<dyn Error>> {
    let day = day_or_now(arguments.as_of);
    let Some(folder) = &arguments.against else { return Ok(pipeline::diagnose(sources, day)) };
    let folder_shown = shown(folder);
    let diagnosis = pipeline::diagnose_against(sources, day, &published(folder)?, &folder_shown)?;
    if !diagnosis.is_compared {
        warn(&format!("not compared with `{folder_shown}`: mend the errors first\n"));
    }
    Ok(diagnosis.diagnostics)
}
