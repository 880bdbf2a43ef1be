//! A theme: its templates, texts, styles, scripts and pictures, as bytes. The theme `civic` is inside the program.

use std::borrow::Cow;

/// One file of a theme.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ThemeFile {
    /// Its path in the theme: `templates/service.html`.
    pub name: String,
    /// Its content.
    pub bytes: Cow<'static, [u8]>,
}

/// A whole theme, sorted by name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Theme {
    /// Its files.
    pub files: Vec<ThemeFile>,
}

/// The theme `civic`, compiled in: `themes/build.rs` lists its files.
const CIVIC: &[(&str, &[u8])] = include!(concat!(env!("OUT_DIR"), "/civic.rs"));

impl Theme {
    /// The built-in theme.
    #[must_use]
    pub fn built_in() -> Self {
        let file = |(name, bytes): &(&str, &'static [u8])| ThemeFile {
            name: (*name).to_owned(),
            bytes: Cow::Borrowed(*bytes),
        };
        Self { files: CIVIC.iter().map(file).collect() }
    }

    /// This theme, with the English strings for a language for which it has none.
    #[must_use]
    pub fn in_any_language(self, language: &str) -> Self {
        let name = format!("strings/{language}.yaml");
        let english = self.files.iter().find(|file| file.name == "strings/en.yaml");
        match english.filter(|_| !self.files.iter().any(|file| file.name == name)).cloned() {
            Some(english) => self.replaced_by(vec![ThemeFile { name, ..english }]),
            None => self,
        }
    }

    /// This theme, with files added or replaced.
    #[must_use]
    pub fn replaced_by(self, files: Vec<ThemeFile>) -> Self {
        let mut all: std::collections::BTreeMap<String, ThemeFile> =
            self.files.into_iter().map(|file| (file.name.clone(), file)).collect();
        all.extend(files.into_iter().map(|file| (file.name.clone(), file)));
        Self { files: all.into_values().collect() }
    }
}
