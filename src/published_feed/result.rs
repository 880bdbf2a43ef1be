//! The results of a published feed: what came out in each period.

use jiff::civil::Date;
use serde::Deserialize;

use crate::published_feed::text::Text;

/// `results.json`.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct LatestResults {
    /// The latest result of every standard that is measured.
    pub results: Vec<LatestResult>,
}

/// What the results of a standard say first.
#[derive(Debug, Clone, Deserialize)]
pub struct LatestResult {
    /// The standard's permanent id.
    pub id: String,
    /// In one or two sentences, as residents read it.
    pub sentence: Text,
    /// Whether the promise was kept; `None`: nobody can say.
    pub kept: Option<bool>,
}

/// `results/{id}.json`.
#[derive(Debug, Clone, Deserialize)]
pub struct ResultsOfStandard {
    /// The standard's permanent id.
    pub id: String,
    /// Its results.
    pub results: Vec<PublishedResult>,
}

/// What came out in a period, under one version.
#[derive(Debug, Clone, Deserialize)]
pub struct PublishedResult {
    /// The period.
    pub period: PublishedPeriod,
    /// The number of the version.
    pub revision: u32,
    /// `final`, `provisional` and others.
    pub status: String,
    /// How many kept the promise.
    pub met: Option<u64>,
    /// How many there were.
    pub total: Option<u64>,
    /// The average time.
    pub average: Option<f64>,
    /// What was published for the period before, earliest first.
    pub supersedes: Vec<SupersededFigures>,
}

/// A period by its name and days.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct PublishedPeriod {
    /// `2026-03`, `2026-Q1` or `2026`.
    pub name: String,
    /// Its first day.
    pub from: Date,
    /// The first day after it.
    pub until: Date,
}

/// Figures that were replaced.
#[derive(Debug, Clone, Deserialize)]
pub struct SupersededFigures {
    /// How many kept the promise.
    pub met: Option<u64>,
    /// How many there were.
    pub total: Option<u64>,
    /// The average time.
    pub average: Option<f64>,
}

impl PublishedResult {
    /// Its figures, as they are kept once they are replaced.
    #[must_use]
    pub const fn figures(&self) -> (Option<u64>, Option<u64>, Option<f64>) {
        (self.met, self.total, self.average)
    }
}

impl SupersededFigures {
    /// The same of what was replaced.
    #[must_use]
    pub const fn figures(&self) -> (Option<u64>, Option<u64>, Option<f64>) {
        (self.met, self.total, self.average)
    }
}
