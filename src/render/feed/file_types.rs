//! Files of the feed whose media types a server may not know from their extensions.

use std::borrow::Cow;

use crate::render::feed::documents::{JSON, OTHER_FILES};

/// Files of the site whose media type a server may not know from their extension.
pub(crate) struct FileType {
    /// The path of one file on the site, or of a folder with `*` at the end, which is every file in it.
    pub(crate) path: Cow<'static, str>,
    /// Their media type.
    pub(crate) media_type: &'static str,
}

/// Returns every such file. Files that exist once for each thing of a kind are a folder, so that their number makes no difference.
pub(crate) fn typed_files() -> impl Iterator<Item = FileType> {
    OTHER_FILES.iter().filter(|other| other.media_type != JSON).map(|other| FileType {
        path: other.path.split_once('{').map_or(Cow::Borrowed(other.path), |(folder, _)| format!("{folder}*").into()),
        media_type: other.media_type,
    })
}
