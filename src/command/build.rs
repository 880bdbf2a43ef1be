//! `charter build`: content folder -> site folder.
#![expect(clippy::disallowed_methods, reason = "the shell reads the clock, so that nothing else has to")]

use std::error::Error;
use std::path::{Component, Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use crate::artifact::Chunk;
use crate::command::progress::Progress;
use crate::command::terminal::{say, show, warn};
use crate::command::{BuildArguments, Outcome, Ran, day_or_now};
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
    say(&report(&published, &arguments.out, started.elapsed()));
    Ok(Outcome::Fine)
}

/// A site in its place.
struct PublishedSite {
    facts: Facts,
    pages: usize,
    summary: Summary,
    /// How long it took to make it durable, if it was.
    syncing: Option<Duration>,
}

/// Nothing if the content has faults, which are shown.
fn build(arguments: &BuildArguments) -> Result<Option<PublishedSite>, Box<dyn Error>> {
    keep_apart(arguments)?;
    let durability = if arguments.no_sync { Durability::Unsynced } else { Durability::Synced };
    let mut stopwatch = Stopwatch::default();
    let mut hear = |step| match step {
        Step::Waiting => {
            warn(&format!("waiting: another build is publishing to `{}`\n", arguments.out.display()));
        }
        Step::SyncBegins => stopwatch.start(),
        Step::SyncEnds => stopwatch.stop(),
    };
    // Before the content is read: a build that has to wait for another one reads what is newest then.
    let publication = Publication::begin(&arguments.out, durability, &mut hear)?;
    let progress = Progress::new();
    progress.at("reading the content");
    let mut sources = load::content(&arguments.content)?;
    let theme = load::theme(arguments.theme.as_deref())?;
    let settings =
        Settings { day: day_or_now(arguments.as_of), base_url: arguments.base_url.clone(), drafts: arguments.drafts };
    progress.at("checking the content");
    let checked = pipeline::checked(&sources, settings.day);
    // Nothing else is shown of the texts, and the site needs the room.
    sources.keep_texts_of(&checked.sources().collect());
    let pages = AtomicUsize::new(0);
    let sink = |chunk: Chunk| {
        pages.fetch_add(usize::from(chunk.is_last && chunk.artifact.path.is_page()), Ordering::Relaxed);
        publication.take(&chunk);
    };
    let build = pipeline::build_to(&|phase| progress.at(words(phase)), &sink, checked, &theme, &settings)?;
    drop(progress);
    show(&build.diagnostics, &sources);
    let Some(facts) = build.made else { return Ok(None) };
    let progress = Progress::new();
    progress.at("putting the site in its place");
    let summary = publication.finish(&mut hear)?;
    Ok(Some(PublishedSite { facts, pages: pages.into_inner(), summary, syncing: stopwatch.total }))
}

/// Adds up times.
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

/// Refuses a site that would be read as content or theme, or swallow the folder of one.
fn keep_apart(arguments: &BuildArguments) -> Result<(), String> {
    let read = [("content", Some(&arguments.content)), ("theme", arguments.theme.as_ref())];
    for (what, folder) in read.into_iter().filter_map(|(what, folder)| Some((what, folder?))) {
        if is_inside(&arguments.out, folder) {
            return Err(format!("the site can't be written into the {what} folder `{}`", folder.display()));
        }
        if is_inside(folder, &arguments.out) {
            let (out, folder) = (arguments.out.display(), folder.display());
            return Err(format!("the site can't be written to `{out}`, because the {what} folder `{folder}` is in it"));
        }
    }
    Ok(())
}

/// What a person who waits is told.
fn words(phase: Phase) -> &'static str {
    match phase {
        Phase::Resolve => "finding what holds on the day",
        Phase::Render => "making pages and feed",
        Phase::FollowLinks => "following every link",
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

fn report(published: &PublishedSite, out: &Path, total: Duration) -> String {
    let PublishedSite { facts, pages, summary, syncing } = published;
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
    let removed = match summary.removed {
        0 => String::new(),
        1 => "1 file of the earlier build no longer belongs and was removed\n".to_owned(),
        many => format!("{many} files of the earlier build no longer belong and were removed\n"),
    };
    let kept: Vec<String> =
        summary.kept.iter().map(|name| format!("kept: {} (not made by this program)\n", visible(name))).collect();
    head + &removed + &kept.concat()
}

/// What was written, and how long it took; the time that the disk needs is its own matter.
fn work(summary: &Summary, total: Duration, syncing: Option<Duration>) -> String {
    let (files, written) = (summary.files, summary.written);
    let milliseconds = total.saturating_sub(syncing.unwrap_or_default()).as_millis();
    let durable = syncing.map(|time| format!(", made durable in {} ms", time.as_millis())).unwrap_or_default();
    format!("{files} files, {written} of them written, in {milliseconds} ms{durable}")
}

fn interval(interval: Interval) -> String {
    match (interval.from, interval.until) {
        (None, None) => "true as long as nothing is scheduled".to_owned(),
        (Some(from), None) => format!("true from {}; nothing is scheduled after it", english::date(from)),
        (None, Some(until)) => format!("true until {}", english::date(until)),
        (Some(from), Some(until)) => {
            format!("true from {} until {}: build again on that day", english::date(from), english::date(until))
        }
    }
}
