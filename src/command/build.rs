//! `charter build`: content folder -> site folder.
#![expect(clippy::disallowed_methods, reason = "the shell reads the clock, so that nothing else has to")]

use std::error::Error;
use std::path::{Component, Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use crate::artifact::Chunk;
use crate::command::arguments::BuildArguments;
use crate::command::clock::day_or_now;
use crate::command::gone;
use crate::command::other_day;
use crate::command::outcome::{Outcome, Ran};
use crate::command::progress::Progress;
use crate::command::terminal::{say, show, warn};
use crate::config::Settings;
use crate::english;
use crate::load;
use crate::model::period::Interval;
use crate::pipeline::{self, Facts, Phase};
use crate::publish::{Durability, Publication, Step, Summary};
use crate::source::visible;

pub(super) fn run(arguments: &BuildArguments) -> Ran {
    let started = Instant::now();
    let Some(published) = build(arguments)? else {
        warn(&format!("nothing was written to `{}`\n", arguments.out.display()));
        return Ok(Outcome::FaultyContent);
    };
    arguments.guard.tell(&published.told, Some(published.facts.day));
    if published.is_uncompared && arguments.as_of.is_none() {
        warn(
            "compared with nothing, as no site was published here; if one is online, name a copy of it: --against DIR\n",
        );
    }
    say(&report(&published, &arguments.out, started.elapsed()))?;
    if let Some(warning) = gone::warning(&published.summary.removed) {
        warn(&warning);
    }
    Ok(Outcome::Fine)
}

/// A site that has been published.
struct PublishedSite {
    facts: Facts,
    /// What was let through, one line each.
    told: Vec<String>,
    /// Whether there was no published copy to compare with.
    is_uncompared: bool,
    pages: usize,
    summary: Summary,
    /// Time spent syncing to disk; `None` with `--no-sync`.
    syncing: Option<Duration>,
}

/// Builds and publishes the site. Returns `None` if the content has errors, after showing them.
fn build(arguments: &BuildArguments) -> Result<Option<PublishedSite>, Box<dyn Error>> {
    keep_apart(arguments)?;
    let durability = if arguments.no_sync { Durability::Unsynced } else { Durability::Synced };
    let mut stopwatch = Stopwatch::default();
    let mut hear = |step| match step {
        Step::Waiting => {
            warn(&format!("waiting for another build to finish publishing to `{}`\n", arguments.out.display()));
        }
        Step::SyncBegins => stopwatch.start(),
        Step::SyncEnds => stopwatch.stop(),
    };
    // Before the content is read, so that a build that waits for another one then reads the newest content.
    let publication = Publication::begin(&arguments.out, durability, &mut hear)?;
    let progress = Progress::new();
    progress.at("reading the content");
    let guard = if arguments.drafts { None } else { arguments.guard.guard(&arguments.out)? };
    let mut sources = load::content(&arguments.content)?;
    let theme = load::theme(arguments.theme.as_deref())?;
    let settings =
        Settings { day: day_or_now(arguments.as_of), base_url: arguments.base_url.clone(), drafts: arguments.drafts };
    progress.at("checking the content");
    let checked = pipeline::checked(&sources, settings.day);
    other_day::refuse(arguments, &checked, &settings)?;
    // Only these texts can still appear in messages; free the memory of the others.
    sources.keep_texts_of(&checked.sources().collect());
    let pages = AtomicUsize::new(0);
    let sink = |chunk: Chunk| {
        pages.fetch_add(usize::from(chunk.is_last && chunk.artifact.path.is_page()), Ordering::Relaxed);
        publication.take(&chunk);
    };
    let build =
        pipeline::build_to(&|phase| progress.at(words(phase)), &sink, checked, &theme, &settings, guard.as_ref())?;
    drop(progress);
    show(&build.diagnostics, &sources);
    let Some(facts) = build.made else {
        arguments.guard.tell(&build.told, None);
        return Ok(None);
    };
    let progress = Progress::new();
    progress.at("publishing the site");
    let summary = publication.finish(&mut hear)?;
    let is_uncompared = guard.is_none() && !arguments.guard.never_online && !arguments.drafts;
    let told = build.told;
    Ok(Some(PublishedSite { facts, told, is_uncompared, pages: pages.into_inner(), summary, syncing: stopwatch.total }))
}

/// Adds up time spans.
#[derive(Default)]
struct Stopwatch {
    since: Option<Instant>,
    total: Option<Duration>,
}

impl Stopwatch {
    fn start(&mut self) {
        self.since = Some(Instant::now());
    }

    fn stop(&mut self) {
        let time = self.since.take().map(|since| since.elapsed()).unwrap_or_default();
        self.total = Some(self.total.unwrap_or_default() + time);
    }
}

/// Refuses an output folder that is inside the content or theme folder, or contains it.
fn keep_apart(arguments: &BuildArguments) -> Result<(), String> {
    let read = [("content", Some(&arguments.content)), ("theme", arguments.theme.as_ref())];
    for (what, folder) in read.into_iter().filter_map(|(what, folder)| Some((what, folder?))) {
        if is_inside(&arguments.out, folder) {
            return Err(format!("the site can't be written into the {what} folder `{}`", folder.display()));
        }
        if is_inside(folder, &arguments.out) {
            let (out, folder) = (arguments.out.display(), folder.display());
            return Err(format!(
                "the site can't be written to `{out}`, because it contains the {what} folder `{folder}`"
            ));
        }
    }
    Ok(())
}

/// Returns the progress text of a phase.
fn words(phase: Phase) -> &'static str {
    match phase {
        Phase::Resolve => "working out what is in force",
        Phase::Render => "making the pages and the feed",
        Phase::FollowLinks => "checking the links",
        Phase::Compare => "comparing with what was published",
    }
}

fn is_inside(inner: &Path, outer: &Path) -> bool {
    whole(inner).zip(whole(outer)).is_some_and(|(inner, outer)| inner.starts_with(outer))
}

/// Returns the absolute path without links and dots, whether or not it exists yet.
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

fn report(published: &PublishedSite, out: &Path, total: Duration) -> String {
    let PublishedSite { facts, pages, summary, syncing, .. } = published;
    let head = format!(
        "{}: {pages} pages, {} in force on {}\n{}\n{}\n",
        out.display(),
        match facts.standards_in_force {
            1 => "1 standard".to_owned(),
            many => format!("{many} standards"),
        },
        english::date(facts.day),
        interval(facts.in_force),
        work(summary, total, *syncing),
    );
    let removed = match summary.removed.len() {
        0 => String::new(),
        1 => "removed 1 file of the previous build\n".to_owned(),
        many => format!("removed {many} files of the previous build\n"),
    };
    let kept: Vec<String> =
        summary.kept.iter().map(|name| format!("kept: {} (not made by charter)\n", visible(name))).collect();
    head + &removed + &kept.concat()
}

/// Says what was written and how long it took, with the time for syncing apart.
fn work(summary: &Summary, total: Duration, syncing: Option<Duration>) -> String {
    let (files, written) = (summary.files, summary.written);
    let milliseconds = total.saturating_sub(syncing.unwrap_or_default()).as_millis();
    let durable = syncing.map(|time| format!(", synced to disk in {} ms", time.as_millis())).unwrap_or_default();
    format!("{files} files ({written} written) in {milliseconds} ms{durable}")
}

fn interval(interval: Interval) -> String {
    match (interval.from, interval.until) {
        (None, None) => "valid on any date; no change is scheduled".to_owned(),
        (Some(from), None) => format!("valid from {}; no later change is scheduled", english::date(from)),
        (None, Some(until)) => format!("valid until {}", english::date(until)),
        (Some(from), Some(until)) => {
            format!("valid from {} until {}; rebuild on that date", english::date(from), english::date(until))
        }
    }
}
