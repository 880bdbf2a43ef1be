//! The folder of a published site -> its feed, for the commands that compare the content with it.

use std::error::Error;
use std::path::Path;

use crate::load;
use crate::published_feed::Published;

pub(super) fn published(folder: &Path) -> Result<Published, Box<dyn Error>> {
    let files = load::published(folder)
        .map_err(|reason| format!("{reason}; --against takes the folder of a site that charter built"))?;
    Ok(Published::read_whole(&files)?)
}
