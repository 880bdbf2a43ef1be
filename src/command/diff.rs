//! `charter diff`: content folder, and a published site or two days -> what changes for residents.

use std::error::Error;

use crate::command::arguments::{DiffArguments, DiffFormat};
use crate::command::clock::day_or_now;
use crate::command::outcome::{Outcome, Ran};
use crate::command::published::published;
use crate::command::terminal::{say, show, warn};
use crate::config::Settings;
use crate::diff::{DiffReport, html, json, people};
use crate::load;
use crate::pipeline::{self, Compared};
use crate::source::{Sources, shown_folder};

pub(super) fn run(arguments: &DiffArguments) -> Ran {
    let sources = load::content(&arguments.content)?;
    let Compared { diagnostics, report } = compared(arguments, &sources)?;
    let Some(report) = report else {
        show(&diagnostics, &sources);
        warn("nothing was compared: the content has errors\n");
        return Ok(Outcome::FaultyContent);
    };
    say(&written(&report, arguments.format)?)?;
    Ok(Outcome::Fine)
}

fn compared(arguments: &DiffArguments, sources: &Sources) -> Result<Compared, Box<dyn Error>> {
    match (&arguments.against, arguments.from.zip(arguments.to)) {
        (Some(folder), _) => {
            let day = day_or_now(arguments.as_of);
            let settings = Settings { day, base_url: None, drafts: arguments.drafts };
            pipeline::changes_against(sources, &settings, &published(folder)?, &shown_folder(folder))
        }
        (None, Some((from, to))) if to < from => {
            Err(format!("`--from` is after `--to`: write --from {to} --to {from}").into())
        }
        (None, Some((from, to))) => pipeline::changes_between(sources, from, to, arguments.drafts),
        (None, None) => Err("nothing to compare with: give --against DIR, or --from YYYY-MM-DD --to YYYY-MM-DD".into()),
    }
}

fn written(report: &DiffReport, format: DiffFormat) -> Result<String, Box<dyn Error>> {
    Ok(match format {
        DiffFormat::Text => people::text(report),
        DiffFormat::Markdown => people::markdown(report),
        DiffFormat::Html => html::html(report),
        DiffFormat::Json => json::json(report)?,
    })
}
