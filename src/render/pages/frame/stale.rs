//! An edition's last day -> what a script needs to say that a copy of the page is old.

use serde::Serialize;

use crate::render::pages::frame::site::Site;

/// When the page will no longer be true.
#[derive(Serialize)]
pub(crate) struct StaleView {
    /// The first such day, for programs.
    until: String,
    /// The first such day, in words.
    day: String,
    /// The zone in which that day begins.
    zone: String,
}

/// Nothing where no change is known.
pub(crate) fn view(site: &Site<'_>) -> Option<StaleView> {
    let until = site.edition.in_force.until?;
    let zone = site.edition.catalog.site.time_zone.name.clone();
    Some(StaleView { until: until.to_string(), day: site.words.date(until), zone })
}
