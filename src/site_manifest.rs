//! The bytes of a site's manifest -> the files that this program made, or what is wrong with it.

use std::str::from_utf8;

use serde_json::error::Category;
use serde_json::{Error, Value};

use crate::artifact::{GENERATOR, MANIFEST};

/// What the manifest of a folder says of the files in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SiteManifest {
    /// This program made the site.
    Ours {
        /// The paths of the site's files, the manifest among them.
        files: Vec<String>,
        /// The version of the feed.
        api_version: Option<String>,
    },
    /// Another program made it.
    Others,
    /// It can't be read, for this reason.
    Damaged(String),
}

impl SiteManifest {
    /// Reads a manifest.
    #[must_use]
    pub fn read(bytes: &[u8]) -> Self {
        Self::try_read(bytes).unwrap_or_else(Self::Damaged)
    }

    fn try_read(bytes: &[u8]) -> Result<Self, String> {
        let text = from_utf8(bytes).map_err(|error| format!("byte {} is not UTF-8", error.valid_up_to() + 1))?;
        let manifest: Value = serde_json::from_str(text).map_err(|error| not_json(&error))?;
        let manifest = manifest.as_object().ok_or("it is not a JSON object")?;
        match manifest.get("generator") {
            None => return Err("`generator` is missing".to_owned()),
            Some(Value::String(generator)) if generator == GENERATOR => {}
            Some(Value::String(_)) => return Ok(Self::Others),
            Some(_) => return Err("`generator` is not a text".to_owned()),
        }
        let api_version = match manifest.get("api_version") {
            None => None,
            Some(Value::String(version)) => Some(version.clone()),
            Some(_) => return Err("`api_version` is not a text".to_owned()),
        };
        let files = manifest.get("files").ok_or("`files` is missing")?.as_array().ok_or("`files` is not a list")?;
        let path = |(at, file): (usize, &Value)| {
            let path = file.get("path").and_then(Value::as_str).map(str::to_owned);
            path.ok_or_else(|| format!("entry {} of `files` has no `path`", at + 1))
        };
        let files = files.iter().enumerate().map(path).chain([Ok(MANIFEST.to_owned())]).collect::<Result<_, _>>()?;
        Ok(Self::Ours { files, api_version })
    }
}

fn not_json(error: &Error) -> String {
    match error.classify() {
        Category::Eof => "it ends too early".to_owned(),
        _ => format!("it is not JSON from line {}, column {} on", error.line(), error.column()),
    }
}
