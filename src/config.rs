//! Settings of a run, as plain data: what the command line says beyond what `site.yaml` says.

use jiff::Timestamp;
use jiff::civil::Date;

use crate::model::site::BaseUrl;

/// How to build.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The day to build for.
    pub day: Day,
    /// Where the site will be published, if not where `site.yaml` says.
    pub base_url: Option<BaseUrl>,
    /// Whether to show what is not public yet.
    pub drafts: bool,
}

/// A day, or a moment that is a day once the city's time zone is known.
#[derive(Debug, Clone, Copy)]
pub enum Day {
    /// This day.
    Given(Date),
    /// The day that it is in the city at this moment.
    At(Timestamp),
}
