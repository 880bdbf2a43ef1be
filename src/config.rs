//! The settings of a run that the command line adds to `site.yaml`, as plain data.

use jiff::Timestamp;
use jiff::civil::Date;

use crate::model::site::BaseUrl;

/// The settings of a build.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The day to build for.
    pub day: Day,
    /// The address where the site will be published, if that differs from `site.yaml`.
    pub base_url: Option<BaseUrl>,
    /// Whether to include drafts.
    pub drafts: bool,
}

/// A day, or a moment that becomes a day once the city's time zone is known.
#[derive(Debug, Clone, Copy)]
pub enum Day {
    /// This day.
    Given(Date),
    /// The day in the city at this moment.
    At(Timestamp),
}
