//! `charter diff`: content folder, and a published site or two days -> what changes for residents.

use std::error::Error;
use std::path::Path;

use crate::command::terminal::{refuse, say, show, warn};
use crate::command::{DiffArguments, DiffFormat, Outcome, day_or_now};
use crate::config::Settings;
use crate::diff::{Report, json, people};
use crate::pipeline::{self, Compared};
use crate::published::Published;
use crate::{load, source::Sources};

pub(super) fn run(arguments: &DiffArguments) -> Outcome {
    match report(arguments) {
        Err(reason) => {
            refuse(&reason);
            Outcome::CouldNotRun
        }
        Ok(None) => {
            warn("nothing was compared: the content has errors\n");
            Outcome::FaultyContent
        }
        Ok(Some(text)) => {
            say(&text);
            Outcome::Fine
        }
    }
}

/// Nothing if the content has faults, which are shown.
fn report(arguments: &DiffArguments) -> Result<Option<String>, Box<dyn Error>> {
    let sources = load::content(&arguments.content)?;
    let Compared { diagnostics, report } = compared(arguments, &sources)?;
    let Some(report) = report else {
        show(&diagnostics, &sources);
        return Ok(None);
    };
    Ok(Some(written(&report, arguments.format)?))
}

fn compared(arguments: &DiffArguments, sources: &Sources) -> Result<Compared, Box<dyn Error>> {
    match (&arguments.against, arguments.from.zip(arguments.to)) {
        (Some(folder), _) => {
            let day = day_or_now(arguments.as_of);
            let settings = Settings { day, base_url: None, drafts: arguments.drafts };
            pipeline::changes_against(sources, &settings, &published(folder)?, &shown(folder))
        }
        (None, Some((from, to))) if to < from => {
            Err(format!("the days stand the wrong way round: write --from {to} --to {from}").into())
        }
        (None, Some((from, to))) => pipeline::changes_between(sources, from, to, arguments.drafts),
        (None, None) => Err("name what to compare with: --against DIR, or --from YYYY-MM-DD --to YYYY-MM-DD".into()),
    }
}

fn written(report: &Report, format: DiffFormat) -> Result<String, Box<dyn Error>> {
    Ok(match format {
        DiffFormat::Text => people::text(report),
        DiffFormat::Markdown => people::markdown(report),
        DiffFormat::Json => json::json(report)?,
    })
}

/// What the site in a folder says.
pub(super) fn published(folder: &Path) -> Result<Published, Box<dyn Error>> {
    let files = load::published(folder)
        .map_err(|reason| format!("{reason}; --against takes the folder of a site that this program has made"))?;
    Ok(Published::read_whole(&files)?)
}

/// A folder as people should see it.
pub(super) fn shown(folder: &Path) -> String {
    folder.to_string_lossy().trim_end_matches(['/', '\\']).to_owned()
}
