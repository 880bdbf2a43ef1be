//! Artifacts or content in, a published site out, and what its feed says.

use std::path::Path;

use charter::artifact::Artifact;
use charter::config::{Day, Settings};
use charter::emit::text::{Style, render};
use charter::pipeline::Guard;
use charter::publish::{Durability, Publication, PublishError, Summary};
use charter::published_feed::Published;
use charter::source::Sources;
use charter::theme::Theme;
use charter::{load, pipeline};
use jiff::civil::Date;
use tempfile::TempDir;

/// As `charter build` does it, but without a wait for the disk.
pub(crate) fn publish(artifacts: &[Artifact], target: &Path) -> Result<Summary, PublishError> {
    let publication = Publication::begin(target, Durability::Unsynced, &mut |_| {})?;
    for artifact in artifacts {
        publication.take(&artifact.clone().into());
    }
    publication.finish(&mut |_| {})
}

/// The site of some content on a day, in a folder of its own.
pub(crate) fn published(sources: &Sources, day: Date) -> TempDir {
    let settings = Settings { day: Day::Given(day), base_url: None, drafts: false };
    let build = pipeline::build(sources, &Theme::built_in(), &settings).expect("the theme is sound");
    let made = build.made.unwrap_or_else(|| panic!("{}", render(&build.diagnostics, sources, Style::Plain)));
    let folder = TempDir::new().expect("a folder to publish to");
    publish(&made.artifacts, folder.path()).expect("the site can be published");
    folder
}

/// A published copy in a folder, as a guard of what it promises: `public` in messages.
pub(crate) fn guard(folder: &Path, today: Date) -> Guard {
    let files = load::published(folder).expect("there is a feed");
    Guard::new(files, "public".to_owned(), Day::Given(today), Vec::new())
}

/// What the site in a folder says.
pub(crate) fn read(folder: &Path) -> Published {
    Published::read(&load::published(folder).expect("there is a feed")).expect("it is a feed")
}
