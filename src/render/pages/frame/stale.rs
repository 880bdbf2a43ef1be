//! An edition's last day -> data for the script that warns of an old copy of the page.

use serde::Serialize;

use crate::render::pages::frame::site::Site;

/// When the page stops being valid.
#[derive(Serialize)]
pub(crate) struct StaleView {
    /// The moment at which the first day begins on which it is no longer valid, for programs.
    until: String,
    /// The last day on which it is valid, in words.
    day: String,
}

/// Makes the view, or returns `None` if no change is scheduled.
pub(crate) fn view(site: &Site<'_>) -> Option<StaleView> {
    let day = site.edition.in_force.until?;
    let begins = site.edition.catalog.site.time_zone.rules.to_zoned(day.into()).ok()?;
    Some(StaleView { until: begins.timestamp().to_string(), day: site.words.last_day(day) })
}
