//! Permanent ids, and references to things by id.

use std::borrow::Cow;
use std::fmt::{Display, Formatter};

use deunicode::deunicode;

use crate::source::Located;

/// A permanent id: lower-case letters, digits and single hyphens (`pothole-repair`). Part of URLs, and never reused.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id(String);

impl Id {
    /// The greatest length of an id, which must fit into URLs and file names.
    pub const LONGEST: usize = 80;

    /// Returns the id, or `None` if `text` is not a valid one.
    #[must_use]
    pub fn new(text: &str) -> Option<Self> {
        let sound_part =
            |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
        (text.len() <= Self::LONGEST && text.split('-').all(sound_part)).then(|| Self(text.to_owned()))
    }

    /// Turns any text into an id: `Café, priority one` becomes `cafe-priority-one`, and `City Manager's Office` becomes
    /// `city-managers-office`. Returns `None` if no letter or digit is left.
    #[must_use]
    pub fn nearest(text: &str) -> Option<Self> {
        let plain = if text.is_ascii() { Cow::Borrowed(text) } else { Cow::Owned(deunicode(text)) };
        let words: Vec<String> = plain
            .split(|c: char| !c.is_ascii_alphanumeric() && c != '\'')
            .map(|word| word.replace('\'', "").to_ascii_lowercase())
            .filter(|word| !word.is_empty())
            .collect();
        let mut joined = words.join("-");
        joined.truncate(Self::LONGEST);
        Self::new(joined.trim_end_matches('-'))
    }

    /// The id as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Display for Id {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// A standard's permanent id: the service, the stage and, if there are several for it, a variant, joined by dots
/// (`pothole-repair.make-safe`, `snow-clearing.complete.priority-one`).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct StandardId(String);

impl StandardId {
    /// The id of a standard of `service` for a stage (its slug) and a variant.
    #[must_use]
    pub fn of(service: &Id, stage: &str, variant: Option<&Id>) -> Self {
        Self(match variant {
            Some(variant) => format!("{service}.{stage}.{variant}"),
            None => format!("{service}.{stage}"),
        })
    }

    /// Returns the id, or `None` if `text` is not two or three ids joined by dots.
    #[must_use]
    pub fn new(text: &str) -> Option<Self> {
        let parts = text.split('.').count();
        ((2..=3).contains(&parts) && text.split('.').all(|part| Id::new(part).is_some())).then(|| Self(text.to_owned()))
    }

    /// The id as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The part that is the service's id.
    #[must_use]
    pub fn service(&self) -> &str {
        self.0.split_once('.').map_or(self.0.as_str(), |(service, _)| service)
    }

    /// What follows the service's part: an anchor on the service's page.
    #[must_use]
    pub fn anchor(&self) -> &str {
        self.0.split_once('.').map_or(self.0.as_str(), |(_, rest)| rest)
    }
}

impl Display for StandardId {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// A clause of the policy: numbers and letters joined by dots (`4.1.b`).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ClauseId(String);

impl ClauseId {
    /// Returns the id, or `None` if `text` is not a valid one.
    #[must_use]
    pub fn new(text: &str) -> Option<Self> {
        let sound_part = |part: &str| {
            (1..=4).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
        };
        let starts_with_digit = text.starts_with(|c: char| c.is_ascii_digit());
        (starts_with_digit && text.contains('.') && text.split('.').all(sound_part)).then(|| Self(text.to_owned()))
    }

    /// The id as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Display for ClauseId {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// A reference to a calendar that exists.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CalendarRef(pub Located<Id>);

/// A reference to a service that exists.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ServiceRef(pub Located<Id>);

/// A reference to a topic that exists.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TopicRef(pub Located<Id>);

/// A reference to a page from `pages/` that exists.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageRef(pub Located<Id>);

/// A reference to a standard that exists.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StandardRef(pub Located<StandardId>);

/// A reference to a clause of the policy that gives an example of a service done on the spot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SpotClauseRef(pub Located<ClauseId>);

/// A reference to a clause of the commitment that exists.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClauseRef(pub Located<ClauseId>);
