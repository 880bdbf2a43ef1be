//! A way to ask -> its type in the feed.

use crate::model::id::CalendarRef;
use crate::model::service::Ask;
use crate::render::feed::convert::converter::Convert;
use crate::render::feed::v1;

impl Convert<'_> {
    /// A way to ask, of something whose own calendar is `own`.
    pub(crate) fn ask(&self, ask: &Ask, own: Option<&CalendarRef>) -> v1::Ask {
        let way = &ask.way.value;
        v1::Ask {
            channel: way.channel().code().to_owned(),
            to: way.to().to_owned(),
            uri: way.link(),
            note: self.some(ask.note.as_ref().map(|note| &note.value)),
            calendar: self.edition().catalog.hours_of(way, own).map(|hours| hours.calendar.id.to_string()),
        }
    }
}
