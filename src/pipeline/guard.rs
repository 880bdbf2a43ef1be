//! A published copy and the feed that would replace it -> what would break a promise to those who read the feed.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use crate::address::FEED;
use crate::artifact::{Artifact, MANIFEST};
use crate::compatibility::{self, Acceptance, Context, Shapes, Verdict};
use crate::config::Day;
use crate::diagnostic::Diagnostic;
use crate::english;
use crate::model::catalog::Catalog;
use crate::pipeline::days;
use crate::pipeline::feed::feed_files;
use crate::published_feed::{Known, NotAFeed, Published};
use crate::render::RenderError;
use crate::render::pages::site_pages;

/// A published copy that must not be broken.
#[derive(Debug)]
pub struct Guard {
    files: Vec<Artifact>,
    folder: String,
    now: Day,
    accepted: Vec<Acceptance>,
    /// The copy, if it has been read as a whole.
    site: Option<Published>,
}

impl Guard {
    /// The copy whose feed consists of `files`, published in `folder`. What takes effect after `now` is no record yet. `accepted` is let
    /// through, beside what the content accepts.
    #[must_use]
    pub fn new(mut files: Vec<Artifact>, folder: String, now: Day, accepted: Vec<Acceptance>) -> Self {
        files.sort_by(|a, b| a.path.cmp(&b.path));
        Self { files, folder, now, accepted, site: None }
    }

    /// The folder of the copy, as shown in messages.
    #[must_use]
    pub fn folder(&self) -> &str {
        &self.folder
    }

    /// Reads the copy now, and refuses one that is not whole.
    ///
    /// # Errors
    /// If a document can't be read or a file is missing.
    pub fn whole(self) -> Result<Self, NotAFeed> {
        let site = Published::read_whole(&self.files)?;
        Ok(Self { site: Some(site), ..self })
    }

    /// Compares the copy with a feed made for `day`.
    pub(super) fn verdict(&self, catalog: &Catalog, day: Date, feed: &[Artifact]) -> Result<Verdict, RenderError> {
        let accepted: Vec<Acceptance> =
            catalog.site.accepted.iter().map(Acceptance::from).chain(self.accepted.iter().cloned()).collect();
        if accepted.is_empty() && is_the_same(&self.files, feed) {
            return Ok(Verdict::default());
        }
        let now = days::day(self.now, &catalog.site.time_zone);
        let same = same(&self.files, feed);
        let needless = if self.site.is_some() { BTreeSet::new() } else { self::needless(&same) };
        let (mut before, mut unread) = self.copy(&needless);
        // An edition of an earlier day leaves out what the copy tells of later ones, so the content is compared as of the copy's day.
        let compared = before.in_force.from.map_or(day, |from| from.max(day));
        let after = if compared == day {
            after(feed, &needless, Known { site: &before, same: &same })?
        } else {
            (before, unread) = self.copy(&BTreeSet::new());
            let feed = feed_files(catalog, compared, false)?;
            let same = self::same(&self.files, &feed);
            after(&feed, &BTreeSet::new(), Known { site: &before, same: &same })?
        };
        let context = Context {
            catalog,
            before: &before,
            after: &after,
            pages: &site_pages(),
            folder: &self.folder,
            // What lies ahead is a plan, even if the copy is a preview of it.
            today: compared.min(now),
            shapes: Shapes::of(&before, &after),
        };
        let mut verdict = Verdict::of(compatibility::check(&context), &accepted, &context);
        verdict.told.extend(earlier(&before, day, now, &self.folder));
        verdict.told.extend(not_compared(&unread, &self.folder));
        let in_part = if before.is_released() {
            full_editions(&before, &self.folder)
        } else {
            Some(of_earlier_program(&self.folder))
        };
        verdict.told.extend(in_part);
        Diagnostic::sort(&mut verdict.diagnostics);
        Ok(verdict)
    }

    /// The copy, but for what is needless, and what of it can't be read.
    fn copy(&self, needless: &BTreeSet<&str>) -> (Cow<'_, Published>, Vec<NotAFeed>) {
        if let Some(site) = &self.site {
            return (Cow::Borrowed(site), Vec::new());
        }
        let (site, unread) = Published::read_in_part(&self.files, &|file| needless.contains(file.path.as_str()));
        (Cow::Owned(site), unread)
    }
}

/// The documents that rules read for what they say. Of the others, they only compare the keys.
const READ: [&str; 9] = [
    "standards.json",
    "departments.json",
    "services.json",
    "topics.json",
    "answers.json",
    "calendars.json",
    "changes.json",
    "commitment.json",
    "archive/index.json",
];

/// The paths of the files that are the same on both sides.
fn same<'a>(before: &'a [Artifact], after: &[Artifact]) -> BTreeSet<&'a str> {
    let after: BTreeMap<&str, &[u8]> = after.iter().map(|file| (file.path.as_str(), &file.bytes[..])).collect();
    let is_same = |file: &&Artifact| after.get(file.path.as_str()).is_some_and(|bytes| *bytes == file.bytes);
    before.iter().filter(is_same).map(|file| file.path.as_str()).collect()
}

/// The documents among those that are the same on both sides that need not be read, because their keys are the same too.
fn needless<'a>(same: &BTreeSet<&'a str>) -> BTreeSet<&'a str> {
    let is_read = |name: &str| {
        READ.contains(&name)
            || name.starts_with("standards/")
            || name.starts_with("changes/")
            || name.starts_with("results/")
            || name == "manifest.json"
    };
    same.iter().copied().filter(|path| path.strip_prefix(FEED).is_some_and(|name| !is_read(name))).collect()
}

/// What would be published. A feed that is only checked has no list of its files, so that list is left out.
fn after(feed: &[Artifact], needless: &BTreeSet<&str>, known: Known<'_>) -> Result<Published, RenderError> {
    let is_passed_over = |file: &Artifact| needless.contains(file.path.as_str()) || file.path.as_str() == MANIFEST;
    Published::read_but(feed, &is_passed_over, known).map_err(|reason| RenderError { message: reason.to_string() })
}

/// Whether every document of the copy is there again, byte for byte, with the list of all files, so that nothing can have been broken.
fn is_the_same(before: &[Artifact], after: &[Artifact]) -> bool {
    before.len() == after.len() && before.iter().zip(after).all(|(before, after)| before == after)
}

/// A line that tells that a site of an earlier day replaces one of a later day.
fn earlier(before: &Published, day: Date, now: Date, folder: &str) -> Option<String> {
    let from = before.in_force.from.filter(|from| *from > day && *from <= now)?;
    Some(format!(
        "`{folder}` has the edition of {}, and this is an earlier one, of {}; to look at it, build it into another folder: `--out preview`",
        english::date(from),
        english::date(day)
    ))
}

/// A line about a copy whose feed can be compared only in part.
fn of_earlier_program(folder: &str) -> String {
    format!(
        "`{folder}` was made before version 1 of the feed was released; its standards are compared, but not its events, its archive and its keys, which have another form now"
    )
}

/// A line about an archive of an older build, which kept each edition in full.
fn full_editions(before: &Published, folder: &str) -> Option<String> {
    let is_only_of_those = before.archive.is_of_full_editions && before.archive.editions.is_empty();
    is_only_of_those.then(|| {
        format!(
            "not compared with the archive of `{folder}`: an older version of `charter` has written it; \
             it is compared once this version has built it"
        )
    })
}

/// A line about the documents of the copy that this program can't read.
fn not_compared(unread: &[NotAFeed], folder: &str) -> Option<String> {
    let first = unread.first()?;
    let more = match unread.len() {
        1 => String::new(),
        number => format!(", and {} more", number - 1),
    };
    let first = first.to_string();
    let reason = first.split_once(": ").map_or(first.as_str(), |(_, reason)| reason);
    Some(format!(
        "not compared with a part of `{folder}`: {reason}{more}; all of it is compared once this version of `charter` has built it"
    ))
}
