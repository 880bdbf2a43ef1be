//! The folder of a published site -> what its feed says, for the commands that compare the content with it.

use std::error::Error;
use std::path::Path;

use crate::load;
use crate::published_feed::Published;

pub(super) fn published(folder: &Path) -> Result<Published, Box<dyn Error>> {
    let files = load::published(folder)
        .map_err(|reason| format!("{reason}; --against takes the folder of a site that this program has made"))?;
    Ok(Published::read_whole(&files)?)
}
