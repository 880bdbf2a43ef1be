//! Templates, words and files of the site's look, as bytes. The theme `civic` is inside the program.

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

macro_rules! built_in {
    ($($name:literal),* $(,)?) => {
        &[$(($name, include_bytes!(concat!("../themes/civic/", $name)))),*]
    };
}

/// The theme `civic`, compiled in.
const CIVIC: &[(&str, &[u8])] = built_in![
    "assets/favicon.svg",
    "assets/share.png",
    "scripts/due.mjs",
    "scripts/find.mjs",
    "scripts/hear-back.mjs",
    "scripts/open.mjs",
    "scripts/search.mjs",
    "scripts/site.mjs",
    "scripts/stale.mjs",
    "scripts/words.mjs",
    "scripts/zone.mjs",
    "strings/en.yaml",
    "styles/a-identity.css",
    "styles/base.css",
    "styles/hear-back.css",
    "styles/hours.css",
    "styles/monitoring.css",
    "styles/print.css",
    "styles/programmers.css",
    "styles/search.css",
    "styles/stale.css",
    "styles/timeline.css",
    "templates/404.html",
    "templates/about.html",
    "templates/base.html",
    "templates/changes.html",
    "templates/commitment.html",
    "templates/data.html",
    "templates/department.html",
    "templates/departments.html",
    "templates/due-dates.html",
    "templates/examples.html",
    "templates/functions.html",
    "templates/home.html",
    "templates/monitoring.html",
    "templates/on-the-spot.html",
    "templates/page.html",
    "templates/parts/answer.html",
    "templates/parts/ask.html",
    "templates/parts/bottom.html",
    "templates/parts/code.html",
    "templates/parts/contact.html",
    "templates/parts/day.html",
    "templates/parts/department-card.html",
    "templates/parts/entry.html",
    "templates/parts/hear-back-refusal.html",
    "templates/parts/hear-back.html",
    "templates/parts/hours.html",
    "templates/parts/licence.html",
    "templates/parts/open-graph.html",
    "templates/parts/period.html",
    "templates/parts/policy.html",
    "templates/parts/promise.html",
    "templates/parts/search-results.html",
    "templates/parts/search.html",
    "templates/parts/stale.html",
    "templates/parts/standard.html",
    "templates/parts/top.html",
    "templates/parts/totals.html",
    "templates/redirect.html",
    "templates/reference.html",
    "templates/service.html",
    "templates/services.html",
];

impl Theme {
    /// The theme inside the program.
    #[must_use]
    pub fn built_in() -> Self {
        let file = |(name, bytes): &(&str, &'static [u8])| ThemeFile {
            name: (*name).to_owned(),
            bytes: Cow::Borrowed(*bytes),
        };
        Self { files: CIVIC.iter().map(file).collect() }
    }

    /// This theme with English words for a language that it has none of.
    #[must_use]
    pub fn in_any_language(self, language: &str) -> Self {
        let name = format!("strings/{language}.yaml");
        let english = self.files.iter().find(|file| file.name == "strings/en.yaml");
        match english.filter(|_| !self.files.iter().any(|file| file.name == name)).cloned() {
            Some(english) => self.replaced_by(vec![ThemeFile { name, ..english }]),
            None => self,
        }
    }

    /// This theme with some of its files replaced, and others added.
    #[must_use]
    pub fn replaced_by(self, files: Vec<ThemeFile>) -> Self {
        let mut all: std::collections::BTreeMap<String, ThemeFile> =
            self.files.into_iter().map(|file| (file.name.clone(), file)).collect();
        all.extend(files.into_iter().map(|file| (file.name.clone(), file)));
        Self { files: all.into_values().collect() }
    }
}
