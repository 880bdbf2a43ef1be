//! Catalog and a day -> what the content's feed says on that day.

use std::error::Error;

use jiff::civil::Date;

use crate::artifact::Artifact;
use crate::model::catalog::Catalog;
use crate::published_feed::Published;
use crate::render::{Job, RenderError, feed_alone};
use crate::resolve::resolve;
use crate::theme::Theme;

/// The content's feed on a day, read back as other programs read it.
pub(super) fn feed(catalog: &Catalog, day: Date, drafts: bool) -> Result<Published, Box<dyn Error>> {
    Ok(Published::read(&feed_files(catalog, day, drafts)?)?)
}

/// The files of the content's feed on a day.
pub(super) fn feed_files(catalog: &Catalog, day: Date, drafts: bool) -> Result<Vec<Artifact>, RenderError> {
    let catalog = &catalog.clone().known_on(day);
    let edition = resolve(catalog, day, drafts);
    let base_url = &catalog.site.base_url.value;
    feed_alone(Job { edition: &edition, theme: &Theme::built_in(), base_url })
}
