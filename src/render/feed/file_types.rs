//! Files of the feed whose media types a server may not know from their extensions.

use crate::render::feed::documents::{JSON, OTHER_FILES, OtherFile};
use crate::render::job::Job;

/// A file of the site whose media type a server may not know from its extension.
pub(crate) struct FileType {
    /// Its path on the site.
    pub(crate) path: String,
    /// Its media type.
    pub(crate) media_type: &'static str,
}

/// Returns every such file.
pub(crate) fn typed_files(job: Job<'_>) -> Vec<FileType> {
    let typed = |other: &OtherFile| {
        let at = |path: String| FileType { path, media_type: other.media_type };
        if other.path.contains("{id}") {
            let ids =
                job.edition.catalog.calendars.values().filter(|one| !one.closures.is_empty()).map(|one| &one.id.value);
            ids.map(|id| at(other.path.replace("{id}", id.as_str()))).collect()
        } else {
            vec![at(other.path.to_owned())]
        }
    };
    OTHER_FILES.iter().filter(|other| other.media_type != JSON).flat_map(typed).collect()
}
