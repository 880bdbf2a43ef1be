//! `charter build`: content folder -> site folder.
#![expect(clippy::disallowed_methods, reason = "the shell reads the clock, so that nothing else has to")]

use std::path::{Component, Path, PathBuf};
use std::time::Instant;

use crate::command::progress::Progress;
use crate::command::terminal::{refuse, say, show, warn};
use crate::command::{BuildArguments, Outcome, day_or_now};
use crate::config::Settings;
use crate::load;
use crate::model::period::Interval;
use crate::pipeline::{self, Made, Stage};
use crate::publish::{self, Summary};
use crate::theme::Theme;
use crate::wording;

pub(super) fn run(arguments: &BuildArguments) -> Outcome {
    let started = Instant::now();
    match build(arguments) {
        Err(reason) => {
            refuse(&reason);
            Outcome::CouldNotRun
        }
        Ok(None) => {
            warn(&format!("nothing was written to `{}`\n", arguments.out.display()));
            Outcome::FaultyContent
        }
        Ok(Some((made, summary))) => {
            let milliseconds = started.elapsed().as_millis();
            say(&report(&made, &summary, &arguments.out, milliseconds));
            Outcome::Fine
        }
    }
}

/// Nothing if the content has faults, which are shown.
fn build(arguments: &BuildArguments) -> Result<Option<(Made, Summary)>, Box<dyn std::error::Error>> {
    if is_inside(&arguments.out, &arguments.content) {
        return Err(
            format!("the site can't be written into the content folder `{}`", arguments.content.display()).into()
        );
    }
    let progress = Progress::new();
    progress.at("reading the content");
    let sources = load::content(&arguments.content)?;
    let theme = match &arguments.theme {
        Some(folder) => load::theme(folder)?,
        None => Theme::built_in(),
    };
    let settings =
        Settings { day: day_or_now(arguments.as_of), base_url: arguments.base_url.clone(), drafts: arguments.drafts };
    let build = pipeline::build_telling(&|stage| progress.at(words(stage)), &sources, &theme, &settings)?;
    drop(progress);
    show(&build.diagnostics, &sources);
    let Some(made) = build.made else { return Ok(None) };
    let progress = Progress::new();
    progress.at("writing the site");
    let summary = publish::publish(&made.artifacts, &arguments.out)?;
    Ok(Some((made, summary)))
}

/// What a person who waits is told.
fn words(stage: Stage) -> &'static str {
    match stage {
        Stage::Check => "checking the content",
        Stage::Resolve => "finding what holds on the day",
        Stage::Render => "making pages and feed",
        Stage::FollowLinks => "following every link",
    }
}

fn is_inside(inner: &Path, outer: &Path) -> bool {
    whole(inner).zip(whole(outer)).is_some_and(|(inner, outer)| inner.starts_with(outer))
}

/// The path from the root, without links and dots, whether or not it is there yet.
fn whole(path: &Path) -> Option<PathBuf> {
    let path = std::path::absolute(path).ok()?;
    let (there, real) = path.ancestors().find_map(|above| Some((above, above.canonicalize().ok()?)))?;
    let rest = path.strip_prefix(there).ok()?;
    Some(rest.components().fold(real, |mut whole, part| {
        match part {
            Component::ParentDir => {
                whole.pop();
            }
            part => whole.push(part),
        }
        whole
    }))
}

fn report(made: &Made, summary: &Summary, out: &Path, milliseconds: u128) -> String {
    let pages = made.artifacts.iter().filter(|artifact| artifact.path.is_page()).count();
    let head = format!(
        "{}: {pages} pages, {} standards in force on {}\n{}\n{} files in {milliseconds} ms\n",
        out.display(),
        made.facts.standards_in_force,
        wording::date(made.facts.day),
        interval(made.facts.in_force),
        summary.files,
    );
    let removed = match summary.removed {
        0 => String::new(),
        1 => "1 file of the earlier build no longer belongs and was removed\n".to_owned(),
        many => format!("{many} files of the earlier build no longer belong and were removed\n"),
    };
    let kept: Vec<String> =
        summary.kept.iter().map(|name| format!("kept: {name} (not made by this program)\n")).collect();
    head + &removed + &kept.concat()
}

fn interval(interval: Interval) -> String {
    match (interval.from, interval.until) {
        (None, None) => "true as long as nothing is scheduled".to_owned(),
        (Some(from), None) => format!("true from {}; nothing is scheduled after it", wording::date(from)),
        (None, Some(until)) => format!("true until {}", wording::date(until)),
        (Some(from), Some(until)) => {
            format!("true from {} until {}: build again on that day", wording::date(from), wording::date(until))
        }
    }
}
