//! The folder of a published site -> its feed, for the commands that compare the content with it.

use std::error::Error;
use std::path::Path;

use crate::artifact::{Artifact, MANIFEST};
use crate::command::terminal::warn;
use crate::load;
use crate::pipeline::FEED_VERSION;
use crate::published_feed::Published;
use crate::site_manifest::SiteManifest;
use crate::source::shown_folder;

pub(super) fn published(folder: &Path) -> Result<Published, Box<dyn Error>> {
    let files = named(folder)?;
    is_ours(folder, &files)?;
    Ok(Published::read_whole(&files)?)
}

/// Reads the feed in a folder that a person names.
pub(super) fn named(folder: &Path) -> Result<Vec<Artifact>, String> {
    load::published(folder)
        .map_err(|reason| format!("{reason}; --against takes the folder of a site that charter built"))
}

/// Whether this program made the site in a folder. Refuses one that can't be compared, and warns of one that a newer version has made.
pub(super) fn is_ours(folder: &Path, files: &[Artifact]) -> Result<bool, String> {
    let manifest = files.iter().find(|file| file.path.as_str() == MANIFEST);
    let folder = shown_folder(folder);
    match manifest.map(|file| SiteManifest::read(&file.bytes)) {
        None | Some(SiteManifest::Others) => Ok(false),
        Some(SiteManifest::Damaged(reason)) => Err(format!(
            "`{folder}/{MANIFEST}` is damaged: {reason}; so nothing can be compared with the site in `{folder}`: restore the whole folder as a \
             build left it"
        )),
        Some(SiteManifest::Ours { api_version, .. }) => {
            api_version.map_or(Ok(()), |version| readable(&folder, &version)).map(|()| true)
        }
    }
}

/// Refuses another version of the feed, and warns of one that has more in it than this program knows.
fn readable(folder: &str, version: &str) -> Result<(), String> {
    let parts = |version: &str| -> Option<(u32, u32)> {
        let mut parts = version.split('.').map(str::parse);
        Some((parts.next()?.ok()?, parts.next()?.ok()?))
    };
    let (theirs, ours) = (parts(version), parts(FEED_VERSION));
    if theirs.map(|(major, _)| major) != ours.map(|(major, _)| major) {
        return Err(format!(
            "the site in `{folder}` has version {version} of the feed, and this `charter` makes version {FEED_VERSION}, so they can't be \
             compared: use the version of `charter` that built that site"
        ));
    }
    if theirs > ours {
        warn(&format!(
            "warning: a newer `charter` built the site in `{folder}`: its feed has version {version}, and this one makes {FEED_VERSION}\n  \
             = help: update `charter` before you publish, or readers of the feed lose what is new in it\n"
        ));
    }
    Ok(())
}
