//! `charter check`: content folder -> every error, warning and note. Writes nothing, unless it is asked to fix.

use std::error::Error;
use std::path::Path;

use crate::command::arguments::{CheckArguments, CheckFormat};
use crate::command::clock::day_or_now;
use crate::command::fix;
use crate::command::guard::PUBLIC;
use crate::command::outcome::{Outcome, Ran};
use crate::command::terminal::{say, show_all, warn};
use crate::diagnostic::{Diagnostic, Severity};
use crate::emit::{github, json, sarif};
use crate::source::Sources;
use crate::{load, pipeline};

pub(super) fn run(arguments: &CheckArguments) -> Ran {
    let all_written = !arguments.fix || fix::run(&arguments.content, day_or_now(arguments.as_of))?;
    let sources = load::content(&arguments.content)?;
    let diagnostics = diagnostics(arguments, &sources)?;
    report(&diagnostics, &sources, arguments.format)?;
    if !all_written {
        return Err("not every fix could be written".into());
    }
    let is_fatal =
        |severity: Severity| severity == Severity::Error || (severity == Severity::Warning && arguments.deny_warnings);
    if diagnostics.iter().any(|diagnostic| is_fatal(diagnostic.severity)) {
        return Ok(Outcome::FaultyContent);
    }
    Ok(Outcome::Fine)
}

fn report(diagnostics: &[Diagnostic], sources: &Sources, format: CheckFormat) -> Result<(), Box<dyn Error>> {
    match format {
        CheckFormat::Text if diagnostics.is_empty() => say("no problems found\n")?,
        CheckFormat::Text => {
            show_all(diagnostics, sources);
            fix::offer(diagnostics);
        }
        CheckFormat::Json => say(&json::render(diagnostics, sources)?)?,
        CheckFormat::Sarif => say(&sarif::render(diagnostics, sources, &pipeline::rules())?)?,
        CheckFormat::Github => say(&github::render(diagnostics, sources))?,
    }
    Ok(())
}

/// Returns the diagnostics of the content and, if there is a published copy, of the changes to its feed.
fn diagnostics(arguments: &CheckArguments, sources: &Sources) -> Result<Vec<Diagnostic>, Box<dyn Error>> {
    let day = day_or_now(arguments.as_of);
    let Some(guard) = arguments.guard.guard(Path::new(PUBLIC))? else { return Ok(pipeline::diagnose(sources, day)) };
    // A copy that is named has to be whole; what is in the usual place may be of an older version.
    let guard = if arguments.guard.against.is_some() { guard.whole()? } else { guard };
    let diagnosis = pipeline::diagnose_against(sources, day, &guard)?;
    if !diagnosis.is_compared {
        warn(&format!("not compared with `{}`: fix the errors first\n", guard.folder()));
    }
    arguments.guard.tell(&diagnosis.told, pipeline::city_day(sources, day));
    Ok(diagnosis.diagnostics)
}
