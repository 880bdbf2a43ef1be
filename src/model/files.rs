//! The files of a content folder: what those of each kind are called.

use crate::model::logo::LogoFile;

/// A name that a content file can have, like `site.yaml`; with a star, any name in a folder: `pages/*.md`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FilePattern(&'static str);

/// The city and its site.
pub const SITE: FilePattern = FilePattern("site.yaml");
/// What the city promises in general.
pub const COMMITMENT: FilePattern = FilePattern("commitment.md");
/// The baseline of all departments.
pub const CORPORATE: FilePattern = FilePattern("corporate.yaml");
/// Business time, a calendar each.
pub const CALENDARS: FilePattern = FilePattern("calendars/*.yaml");
/// Departments, with their services and standards.
pub const DEPARTMENTS: FilePattern = FilePattern("departments/*.yaml");
/// Pages of their own.
pub const PAGES: FilePattern = FilePattern("pages/*.md");
/// The city's logo.
pub const LOGO: FilePattern = FilePattern(LogoFile::NAME);
/// Answers to questions that aren't about a service.
pub const ANSWERS: FilePattern = FilePattern("answers.yaml");
/// Results, from a spreadsheet.
pub const RESULTS: FilePattern = FilePattern("results/*.csv");
/// What is being done about missed promises.
pub const ACTIONS: FilePattern = FilePattern("results/actions.yaml");
/// Languages that the program doesn't have.
pub const LANGUAGES: FilePattern = FilePattern("languages/*.yaml");

impl FilePattern {
    /// The pattern as staff read it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        self.0
    }

    /// Whether it is the pattern of a file of this name.
    #[must_use]
    pub fn matches(self, name: &str) -> bool {
        match self.0.split_once('*') {
            None => name == self.0,
            Some((start, end)) => name
                .strip_prefix(start)
                .and_then(|rest| rest.strip_suffix(end))
                .is_some_and(|stem| !stem.is_empty() && !stem.contains('/')),
        }
    }

    /// Whether a file may be meant as one of these: its name begins like theirs.
    #[must_use]
    pub fn may_mean(self, name: &str) -> bool {
        name.starts_with(self.0.split('*').next().unwrap_or_default())
    }

    /// The folder of its files, if they have one.
    #[must_use]
    pub fn folder(self) -> Option<&'static str> {
        self.0.rsplit_once('/').map(|(folder, _)| folder)
    }

    /// The ending of its files: `yaml`.
    #[must_use]
    pub fn ending(self) -> &'static str {
        self.0.rsplit_once('.').map_or("", |(_, ending)| ending)
    }
}
