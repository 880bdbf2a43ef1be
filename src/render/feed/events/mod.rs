//! Edition -> what has happened to its standards and their results, for the two feeds of changes.
//!
//! Every id and every date comes from the content, and what was said on a day from what was known on it. So an event is the same in every
//! build from its day on.

mod ends;
mod event;
mod kind;
mod names;
mod pages;
mod places;
mod results;
mod subject;
mod versions;

use crate::model::edition::Edition;
use crate::render::feed::events::subject::Subject;
use crate::render::released::released;
use crate::wording::Wording;

pub(super) use crate::render::feed::events::event::Event;
pub(super) use crate::render::feed::events::kind::code;
pub(super) use crate::render::feed::events::names::{moment, tag};
pub(super) use crate::render::feed::events::pages::{EventPage, pages};

/// Returns all events, latest first.
pub(super) fn events(edition: &Edition<'_>) -> Vec<Event> {
    let site = &edition.catalog.site;
    let words = Wording::new(&edition.catalog.language);
    let tag = tag(site, "");
    let mut events: Vec<Event> = Vec::new();
    for standard in edition.standards() {
        let subject = Subject { words, tag: &tag, standard, catalog: edition.catalog };
        for version in &standard.versions {
            versions::add(subject, version, &mut events);
        }
        ends::add(subject, &mut events);
        places::add(subject, &mut events);
    }
    results::add(released(edition, words), words, &tag, &mut events);
    // What is dated after the day of the edition has not happened yet.
    events.retain(|event| !edition.is_ahead(event.date));
    events.sort_by(|a, b| b.date.cmp(&a.date).then_with(|| a.id.cmp(&b.id)));
    events.dedup_by(|a, b| a.id == b.id);
    for same_day in events.chunk_by_mut(|a, b| a.date == b.date) {
        let moment = moment(site, same_day[0].date);
        for event in same_day.iter_mut() {
            event.moment.clone_from(&moment);
        }
    }
    events
}
