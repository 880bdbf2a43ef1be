//! `charter build`: content folder -> site folder.
#![expect(clippy::disallowed_methods, reason = "the shell reads the clock, so that nothing else has to")]

mod built;
mod folders;
mod report;

use std::error::Error;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use crate::artifact::Chunk;
use crate::command::arguments::BuildArguments;
use crate::command::build::built::{Built, PublishedSite};
use crate::command::build::folders::keep_apart;
use crate::command::build::report::report;
use crate::command::clock::day_or_now;
use crate::command::other_day;
use crate::command::outcome::{Outcome, Ran};
use crate::command::progress::Progress;
use crate::command::terminal::warn;
use crate::config::Settings;
use crate::load;
use crate::pipeline::{self, Build, Phase};
use crate::publish::{Durability, Publication, Step};

pub(super) fn run(arguments: &BuildArguments) -> Ran {
    let started = Instant::now();
    let built = build(arguments)?;
    report(arguments, &built, started.elapsed())?;
    Ok(if built.site.is_some() { Outcome::Fine } else { Outcome::FaultyContent })
}

/// Builds the site, and publishes it unless the content has errors.
fn build(arguments: &BuildArguments) -> Result<Built, Box<dyn Error>> {
    keep_apart(arguments)?;
    let durability = if arguments.no_sync { Durability::Unsynced } else { Durability::Synced };
    let mut stopwatch = Stopwatch::default();
    let mut hear = |step| match step {
        Step::Waiting if arguments.telling.quiet => {}
        Step::Waiting => {
            warn(&format!("waiting for another build to finish publishing to `{}`\n", arguments.out.display()));
        }
        Step::SyncBegins => stopwatch.start(),
        Step::SyncEnds => stopwatch.stop(),
    };
    // Before the content is read, so that a build that waits for another one then reads the newest content.
    let publication = Publication::begin(&arguments.out, durability, &mut hear)?;
    let progress = Progress::unless(arguments.telling.quiet);
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
    let Build { diagnostics, told, made } =
        pipeline::build_to(&|phase| progress.at(words(phase)), &sink, checked, &theme, &settings, guard.as_ref())?;
    drop(progress);
    let compared_with = guard.map(|guard| guard.folder().to_owned());
    let mut built = Built { sources, diagnostics, told, compared_with, site: None };
    let Some(facts) = made else { return Ok(built) };
    let progress = Progress::unless(arguments.telling.quiet);
    progress.at("publishing the site");
    let summary = publication.finish(&mut hear)?;
    built.site = Some(PublishedSite { facts, pages: pages.into_inner(), summary, syncing: stopwatch.total });
    Ok(built)
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

/// Returns the progress text of a phase.
fn words(phase: Phase) -> &'static str {
    match phase {
        Phase::Resolve => "working out what is in force",
        Phase::Render => "making the pages and the feed",
        Phase::FollowLinks => "checking the links",
        Phase::Compare => "comparing with what was published",
    }
}
