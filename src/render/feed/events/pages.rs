//! All events -> the documents that they are divided into: the last two years of news, and each year before (RFC 5005, section 4).

use crate::render::feed::events::event::Event;

/// A document of events.
#[derive(Clone, Copy)]
pub(crate) struct EventPage<'e> {
    /// The year that it archives; nothing for the one that readers subscribe to.
    pub(crate) year: Option<i16>,
    /// Its events, latest first.
    pub(crate) events: &'e [Event],
    /// The year of the page with the events before these.
    pub(crate) older: Option<i16>,
}

/// Divides events, latest first. The page to subscribe to has those of the newest event's year and of the year before, so that nobody who
/// reads now and then misses what was new in December. A year before those is complete, and its page stays as it is.
pub(crate) fn pages(events: &[Event]) -> Vec<EventPage<'_>> {
    let newest = events.first().map(|event| event.date.year());
    let archived =
        newest.map_or(events.len(), |newest| events.partition_point(|event| event.date.year() + 1 >= newest));
    let (current, older) = events.split_at(archived);
    let years = older.chunk_by(|a, b| a.date.year() == b.date.year());
    let mut pages = vec![EventPage { year: None, events: current, older: None }];
    pages.extend(years.map(|events| EventPage { year: Some(events[0].date.year()), events, older: None }));
    for at in 1..pages.len() {
        pages[at - 1].older = pages[at].year;
    }
    pages
}
