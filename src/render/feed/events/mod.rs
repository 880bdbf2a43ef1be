//! Edition -> what has happened to its standards, for the two feeds of changes.
//!
//! Every id and every date comes from the content, and what was said on a day from what was known on it. So an event is the same in every
//! build from its day on.

mod ends;
mod kind;
mod names;
mod pages;
mod places;
mod subject;
mod versions;

use jiff::civil::Date;

use crate::model::edition::Edition;
use crate::render::feed::events::subject::Subject;
use crate::wording::Wording;

pub(super) use crate::render::feed::events::kind::EventKind;
pub(super) use crate::render::feed::events::names::{moment, tag};
pub(super) use crate::render::feed::events::pages::{EventPage, pages};

/// Something that happened to a standard on a day.
pub(super) struct Event {
    pub(super) kind: EventKind,
    pub(super) date: Date,
    /// The start of its day in the city's time zone (RFC 3339).
    pub(super) moment: String,
    /// A `tag:` URI (RFC 4151).
    pub(super) id: String,
    pub(super) title: String,
    pub(super) text: String,
    pub(super) department: String,
    /// The standard's id on that day.
    pub(super) standard: String,
    /// The address of its page, relative to the site's.
    pub(super) page: String,
    /// The first day of the version, as it was known on the day of the event.
    pub(super) effective_from: Date,
    /// The day on which the version ends, for events about a pause or a withdrawal.
    pub(super) ends: Option<Date>,
}

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
