//! Edition -> files by which programs find the feed and its paths: `OpenAPI`, DCAT, the API catalogue of RFC 9727 and `data.json`.

mod api_catalog;
mod data_json;
mod dcat;
mod forms;
mod language;
mod openapi;

use jiff::civil::Date;

use crate::artifact::Sink;
use crate::render::feed::convert::Convert;
use crate::render::feed::documents::{API_CATALOG, DATA_JSON, DCAT, OPENAPI};
use crate::render::feed::events::Event;
use crate::render::feed::history::History;
use crate::render::feed::json;
use crate::render::job::{RenderError, artifact, give};

pub(super) fn files(
    convert: &Convert<'_>,
    history: &History,
    events: &[Event],
    sink: &Sink<'_>,
) -> Result<(), RenderError> {
    let modified = modified(convert, events);
    give(sink, artifact(OPENAPI.path, json::bytes(&openapi::document(convert, history))?))?;
    give(sink, artifact(DCAT.path, json::bytes(&dcat::document(convert, modified))?))?;
    give(sink, artifact(API_CATALOG.path, json::bytes(&api_catalog::document(convert))?))?;
    // DCAT-US asks for an e-mail address, so a city without one has no such file.
    if let Some(email) = convert.edition().catalog.email() {
        give(sink, artifact(DATA_JSON.path, json::bytes(&data_json::document(convert, email, modified))?))?;
    }
    Ok(())
}

/// Returns the day on which the feed last said something new: the first of the edition, or that of a later event, such as an announcement.
/// Before the first standard, it is the date of the policy.
fn modified(convert: &Convert<'_>, events: &[Event]) -> Date {
    let edition = convert.edition();
    let latest = events.iter().map(|event| event.date).max();
    edition.in_force.from.max(latest).unwrap_or(edition.catalog.commitment.policy.effective.value)
}
