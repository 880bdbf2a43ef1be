//! What a build makes: a path on the site and the bytes that belong there.

use std::borrow::Borrow;
use std::fmt::{Display, Formatter};

/// Where a file stands on the site: `/`-separated, relative, never climbing (`services/index.html`).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SitePath(String);

impl SitePath {
    /// A path from its text, or nothing if the text is empty, absolute, climbs or has an empty part.
    #[must_use]
    pub fn new(text: impl Into<String>) -> Option<Self> {
        let text = text.into();
        let sound = |part: &str| {
            !part.is_empty()
                && part != "."
                && part != ".."
                && !part.contains(['\\', '\0', ':'])
                && !part.chars().any(char::is_control)
        };
        text.split('/').all(sound).then_some(Self(text))
    }

    /// The path as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether a browser shows it as a page.
    #[must_use]
    pub fn is_page(&self) -> bool {
        std::path::Path::new(&self.0).extension().is_some_and(|ending| ending == "html")
    }

    /// How a page at this path reaches the site's root: `../../` from `services/pothole-repair/index.html`.
    #[must_use]
    pub fn to_root(&self) -> String {
        "../".repeat(self.0.matches('/').count())
    }
}

/// So that a map by path can be asked with a text.
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

/// Where the list of a site's files stands: it says that this program made them.
pub const MANIFEST: &str = "api/v1/manifest.json";

/// What the list calls this program.
pub const GENERATOR: &str = "charter";

/// One file of the site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Artifact {
    /// Where.
    pub path: SitePath,
    /// What.
    pub bytes: Vec<u8>,
}

/// Where finished files go: one by one, from several threads, in no order.
pub type Take<'a> = dyn Fn(Artifact) + Sync + 'a;
