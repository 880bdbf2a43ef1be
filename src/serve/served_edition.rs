//! A preview -> its files as bytes: each page on request, and everything once it has been made in the background.

use std::collections::BTreeMap;
use std::sync::{Mutex, OnceLock, PoisonError};

use hyper::body::Bytes;
use sha2::{Digest, Sha256};

use crate::diagnostic::Diagnostic;
use crate::pipeline::{Guard, Preview, Whole};

/// A site in memory, made from content without errors.
pub struct ServedEdition {
    preview: Preview,
    look: Vec<(String, Bytes)>,
    look_digest: String,
    pages: Mutex<BTreeMap<String, Option<Bytes>>>,
    whole: OnceLock<Result<BTreeMap<String, Bytes>, String>>,
}

/// What is known about a path.
pub(super) enum Lookup {
    Found(Bytes),
    Missing,
    /// It may be one of the files that are still being made.
    NotYet,
    /// The theme can't show it: the reason.
    Failed(String),
}

impl ServedEdition {
    /// Makes an edition. Its assets and smallest page are made at once, to check that the theme works.
    ///
    /// # Errors
    /// If the theme can't be used: the reason.
    pub fn new(preview: Preview) -> Result<Self, String> {
        let look = preview.assets().map_err(|reason| reason.to_string())?;
        let look: Vec<(String, Bytes)> =
            look.into_iter().map(|file| (file.path.to_string(), file.bytes.into())).collect();
        let look_digest = digest(look.iter().flat_map(|(path, bytes)| [path.as_bytes(), bytes]));
        let edition = Self { preview, look, look_digest, pages: Mutex::default(), whole: OnceLock::new() };
        match edition.page("404.html") {
            Lookup::Failed(reason) => Err(reason),
            _ => Ok(edition),
        }
    }

    /// Returns the preview that is shown.
    #[must_use]
    pub fn preview(&self) -> &Preview {
        &self.preview
    }

    /// Makes all files, and returns what would stop a build: dead links, and changes to what was published.
    ///
    /// # Errors
    /// If the theme can't be used: the reason.
    pub fn finish(&self, guard: Option<&Guard>) -> Result<Vec<Diagnostic>, String> {
        match self.preview.whole(guard) {
            Ok(Whole { artifacts, faults }) => {
                let files = artifacts.into_iter().map(|file| (file.path.to_string(), file.bytes.into()));
                // It can be set already only by an earlier call, with the same value.
                let _ = self.whole.set(Ok(files.collect()));
                Ok(faults)
            }
            Err(reason) => {
                let _ = self.whole.set(Err(reason.to_string()));
                Err(reason.to_string())
            }
        }
    }

    /// Returns a file of the site.
    pub(super) fn file(&self, path: &str) -> Lookup {
        if let Some((_, bytes)) = self.look.iter().find(|(name, _)| name == path) {
            return Lookup::Found(bytes.clone());
        }
        match self.whole.get() {
            Some(Ok(files)) => files.get(path).map_or(Lookup::Missing, |bytes| Lookup::Found(bytes.clone())),
            Some(Err(reason)) => Lookup::Failed(reason.clone()),
            None => self.page(path),
        }
    }

    fn page(&self, path: &str) -> Lookup {
        let made = self.pages.lock().unwrap_or_else(PoisonError::into_inner).get(path).cloned();
        let page = if let Some(page) = made {
            page
        } else {
            match self.preview.page(path) {
                Err(reason) => return Lookup::Failed(reason.to_string()),
                Ok(page) => {
                    let page = page.map(|page| Bytes::from(page.bytes));
                    let mut pages = self.pages.lock().unwrap_or_else(PoisonError::into_inner);
                    pages.insert(path.to_owned(), page.clone());
                    page
                }
            }
        };
        page.map_or(Lookup::NotYet, Lookup::Found)
    }

    /// Returns the paths of the assets that all pages share.
    pub(super) fn look_paths(&self) -> impl Iterator<Item = &str> {
        self.look.iter().map(|(path, _)| path.as_str())
    }

    /// Returns a digest of the assets that all pages share.
    pub(super) fn look_digest(&self) -> &str {
        &self.look_digest
    }
}

/// Returns a short hexadecimal digest of the parts.
pub(super) fn digest<'a>(parts: impl IntoIterator<Item = &'a [u8]>) -> String {
    let mut whole = Sha256::new();
    for part in parts {
        whole.update(part.len().to_le_bytes());
        whole.update(part);
    }
    whole.finalize().iter().take(12).fold(String::new(), |digits, byte| digits + &format!("{byte:02x}"))
}
