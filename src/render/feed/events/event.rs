//! An event, as both feeds of changes tell it.

use jiff::civil::Date;

use crate::render::feed::events::kind::EventKind;

/// Something that happened on a day: to a standard, or to the results of several.
pub(crate) struct Event {
    pub(crate) kind: EventKind,
    pub(crate) date: Date,
    /// The start of its day in the city's time zone (RFC 3339).
    pub(crate) moment: String,
    /// A `tag:` URI (RFC 4151).
    pub(crate) id: String,
    pub(crate) title: String,
    pub(crate) text: String,
    /// The department's name; `None` for results, as the next two.
    pub(crate) department: Option<String>,
    /// The standard's id on that day.
    pub(crate) standard: Option<String>,
    /// The first day of the version, as it was known on the day of the event.
    pub(crate) effective_from: Option<Date>,
    /// The address of its page, relative to the site's.
    pub(crate) page: String,
    /// The day on which the version ends, for events about a pause or a withdrawal.
    pub(crate) ends: Option<Date>,
}

impl Event {
    /// The same, after others of its kind on these days: from the second of a day on, its number is a part of its id.
    pub(super) fn after(mut self, earlier: impl Iterator<Item = Date>) -> Self {
        let on_its_day = earlier.filter(|day| *day == self.date).count();
        if on_its_day > 0 {
            self.id = format!("{}/{}", self.id, on_its_day + 1);
        }
        self
    }
}
