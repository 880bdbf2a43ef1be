//! An edition's last day -> data for the script that warns of an old copy of the page.

use serde::Serialize;

use crate::render::pages::frame::site::Site;

/// When the page stops being valid.
#[derive(Serialize)]
pub(crate) struct StaleView {
    /// The first day on which it is no longer valid, for programs.
    until: String,
    /// The same day in words.
    day: String,
    /// The time zone of that day.
    zone: String,
}

/// Makes the view, or returns `None` if no change is scheduled.
pub(crate) fn view(site: &Site<'_>) -> Option<StaleView> {
    let until = site.edition.in_force.until?;
    let zone = site.edition.catalog.site.time_zone.name.clone();
    Some(StaleView { until: until.to_string(), day: site.words.date(until), zone })
}
