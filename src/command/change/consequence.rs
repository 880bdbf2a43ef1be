//! A change that is not written yet -> what it changes for residents, on standard output; or why it can't be published.

use std::error::Error;
use std::path::Path;

use crate::command::change::arguments::Common;
use crate::command::guard::PUBLIC;
use crate::command::new::plan::FileChange;
use crate::command::terminal::{say, show};
use crate::config::Day;
use crate::diagnostic::Diagnostic;
use crate::diff::people;
use crate::pipeline::{self, Compared, Current, Guard};
use crate::source::Sources;

/// Shows what the change does. Refuses one that gives the content new errors, or that a build over the published copy would refuse.
pub(super) fn shown(
    current: &Current,
    change: &FileChange,
    (common, drafts): (&Common, bool),
    moment: Day,
) -> Result<(), Box<dyn Error>> {
    let after = change.applied_to(&current.sources);
    let guard = common.guard.guard(Path::new(PUBLIC))?;
    let errors = new_errors(current, &after, guard.as_ref(), moment, common)?;
    if !errors.is_empty() {
        show(&errors, &after);
        return Err("nothing was written, because the content would have these errors: change what you say".into());
    }
    let Compared { report, .. } = pipeline::changes_by(&current.sources, &after, current.today, drafts)?;
    if let Some(report) = report {
        say(&people::text(&report))?;
    }
    Ok(())
}

/// The errors that the content does not have already.
fn new_errors(
    current: &Current,
    after: &Sources,
    guard: Option<&Guard>,
    moment: Day,
    common: &Common,
) -> Result<Vec<Diagnostic>, Box<dyn Error>> {
    let told = |content: &Sources| -> Result<(Vec<Diagnostic>, Vec<String>), Box<dyn Error>> {
        match guard {
            Some(guard) => {
                let diagnosis = pipeline::diagnose_against(content, moment, guard)?;
                Ok((diagnosis.diagnostics, diagnosis.told))
            }
            None => Ok((pipeline::diagnose(content, moment), Vec::new())),
        }
    };
    let (found, lines) = told(after)?;
    let errors: Vec<Diagnostic> = found.into_iter().filter(Diagnostic::is_error).collect();
    if errors.is_empty() {
        common.guard.tell(&lines, Some(current.today));
        return Ok(errors);
    }
    let (known, _) = told(&current.sources)?;
    let is_known =
        |found: &Diagnostic| known.iter().any(|known| known.rule == found.rule && known.message == found.message);
    Ok(errors.into_iter().filter(|error| !is_known(error)).collect())
}
