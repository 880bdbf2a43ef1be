//! `charter check`: content folder -> every fault, warning and note; nothing is written.

use crate::command::terminal::{refuse, say, show_all};
use crate::command::{CheckArguments, Outcome, day_or_now};
use crate::diagnostic::Severity;
use crate::{load, pipeline};

pub(super) fn run(arguments: &CheckArguments) -> Outcome {
    let sources = match load::content(&arguments.content) {
        Ok(sources) => sources,
        Err(reason) => {
            refuse(&reason);
            return Outcome::CouldNotRun;
        }
    };
    let diagnostics = pipeline::diagnose(&sources, day_or_now(arguments.as_of));
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
