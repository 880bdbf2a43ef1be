//! Events -> `changes.json` (JSON Feed 1.1).

use crate::address;
use crate::render::chunked_file::ChunkedFile;
use crate::render::feed::convert::Convert;
use crate::render::feed::events::{self, Event, EventPage};
use crate::render::feed::{documents, json, v1};
use crate::render::job::RenderError;

/// Returns the path of a page of events below the feed's root: of a year, or the one to subscribe to.
pub(super) fn path(year: Option<i16>) -> String {
    let of_year = |year: i16| documents::CHANGES_OF_YEAR.path.replace("{year}", &year.to_string());
    year.map_or_else(|| documents::CHANGES.path.to_owned(), of_year)
}

pub(super) fn give(convert: &Convert<'_>, page: EventPage<'_>, long: ChunkedFile<'_>) -> Result<(), RenderError> {
    let url = |year: Option<i16>| convert.url(&address::feed(&path(year)));
    let site = &convert.edition().catalog.site;
    let document = v1::ChangesDocument {
        version: "https://jsonfeed.org/version/1.1".to_owned(),
        title: convert.words().changes_title(&site.short_name, &site.title),
        home_page_url: convert.url("changes/"),
        feed_url: url(page.year),
        next_url: page.older.map(|older| url(Some(older))),
        description: convert.words().changes_subtitle().to_owned(),
        language: site.language.value.as_str().to_owned(),
        authors: vec![v1::Author { name: site.city.clone(), url: convert.url("") }],
        charter: convert.envelope(page.year.map_or(documents::CHANGES, |_| documents::CHANGES_OF_YEAR)),
        items: Vec::new(),
    };
    json::give_each(long, &document, "items", page.events, |event| item(convert, event))
}

fn item(convert: &Convert<'_>, event: &Event) -> v1::Item {
    v1::Item {
        id: event.id.clone(),
        url: convert.url(&event.page),
        title: event.title.clone(),
        content_text: event.text.clone(),
        date_published: event.moment.clone(),
        tags: std::iter::once(events::code(event.kind).to_owned()).chain(event.department.clone()).collect(),
        charter: v1::ItemFacts {
            event: events::code(event.kind).to_owned(),
            date: event.date,
            standard: event.standard.clone(),
            effective_from: event.effective_from,
            ends: event.ends,
        },
    }
}
