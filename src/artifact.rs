//! The output of a build: files, each with its path on the site and its bytes.

use std::borrow::Borrow;
use std::collections::BTreeMap;
use std::fmt::{Display, Formatter};
use std::sync::{Mutex, PoisonError};

/// A file's path on the site: `/`-separated, relative, without `..` (`services/index.html`).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SitePath(String);

impl SitePath {
    /// Returns the path, or `None` if the text is empty, absolute, climbs with `..` or has an empty part.
    #[must_use]
    pub fn new(text: impl Into<String>) -> Option<Self> {
        let text = text.into();
        let sound = |part: &str| {
            !part.is_empty()
                && part != "."
                && part != ".."
                && !part.contains(|character: char| matches!(character, '\\' | ':') || character.is_control())
        };
        text.split('/').all(sound).then_some(Self(text))
    }

    /// The path as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether it is an HTML page.
    #[must_use]
    pub fn is_page(&self) -> bool {
        std::path::Path::new(&self.0).extension().is_some_and(|ending| ending == "html")
    }

    /// The relative path from this page to the site's root: `../../` from `services/pothole-repair/index.html`.
    #[must_use]
    pub fn to_root(&self) -> String {
        "../".repeat(self.0.matches('/').count())
    }
}

/// Allows lookups by text in a map with paths as keys.
impl Borrow<str> for SitePath {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl Display for SitePath {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// The path of the list of a site's files, which says that this program made them.
pub const MANIFEST: &str = "api/v1/manifest.json";

/// The name of this program in the list.
pub const GENERATOR: &str = "charter";

/// One file of the site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Artifact {
    /// Its path on the site.
    pub path: SitePath,
    /// Its content.
    pub bytes: Vec<u8>,
}

/// A file of the site; or a chunk of one that is so long that it is never in memory whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chunk {
    /// The file's path, and the bytes of this chunk. No value is split between two chunks.
    pub artifact: Artifact,
    /// Whether it is the first piece of its file.
    pub is_first: bool,
    /// Whether it is the last piece of its file.
    pub is_last: bool,
    /// The SHA-256 of a whole file, if whoever made it has computed that.
    pub sha256: Option<[u8; 32]>,
}

impl Chunk {
    /// How many bytes every chunk has at least, but the last one.
    pub const LEAST: usize = 256 << 10;

    /// Whether it is a whole file.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.is_first && self.is_last
    }
}

/// A file in one chunk.
impl From<Artifact> for Chunk {
    fn from(artifact: Artifact) -> Self {
        Self { artifact, is_first: true, is_last: true, sha256: None }
    }
}

/// Receives files as they are made: from several threads and in any order, but the chunks of one file in sequence.
pub type Sink<'a> = dyn Fn(Chunk) + Sync + 'a;

/// Files put together from their chunks.
#[derive(Debug, Default)]
pub struct Gathered(Mutex<BTreeMap<SitePath, Vec<u8>>>);

impl Gathered {
    /// Adds a chunk.
    pub fn add(&self, Chunk { artifact: Artifact { path, bytes }, is_first, .. }: Chunk) {
        let mut files = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if is_first {
            files.insert(path, bytes);
        } else {
            files.entry(path).or_default().extend(bytes);
        }
    }

    /// Every file, sorted by path.
    #[must_use]
    pub fn into_artifacts(self) -> Vec<Artifact> {
        let files = self.0.into_inner().unwrap_or_else(PoisonError::into_inner);
        files.into_iter().map(|(path, bytes)| Artifact { path, bytes }).collect()
    }
}
