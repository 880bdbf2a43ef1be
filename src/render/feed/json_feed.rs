//! Events -> `changes.json` (JSON Feed 1.1).

use crate::address;
use crate::render::chunked_file::ChunkedFile;
use crate::render::feed::convert::Convert;
use crate::render::feed::events::Event;
use crate::render::feed::{documents, json, v1};
use crate::render::job::RenderError;

pub(super) fn give(convert: &Convert<'_>, events: &[Event], long: ChunkedFile<'_>) -> Result<(), RenderError> {
    let site = &convert.edition().catalog.site;
    let document = v1::ChangesDocument {
        version: "https://jsonfeed.org/version/1.1".to_owned(),
        title: convert.words().changes_title(&site.short_name, &site.title),
        home_page_url: convert.url("changes/"),
        feed_url: convert.url(&address::feed(documents::CHANGES.path)),
        description: convert.words().changes_subtitle().to_owned(),
        language: site.language.value.as_str().to_owned(),
        authors: vec![v1::Author { name: site.city.clone(), url: convert.url("") }],
        charter: convert.envelope(documents::CHANGES),
        items: Vec::new(),
    };
    json::give_each(long, &document, "items", events, |event| item(convert, event))
}

fn item(convert: &Convert<'_>, event: &Event) -> v1::Item {
    v1::Item {
        id: event.id.clone(),
        url: convert.url(&event.page),
        title: event.title.clone(),
        content_text: event.text.clone(),
        date_published: event.moment.clone(),
        tags: vec![event.kind.word().to_owned(), event.department.clone()],
        charter: v1::ItemFacts {
            event: event.kind.word().to_owned(),
            date: event.date,
            standard: event.standard.clone(),
            revision: event.revision,
            effective_from: event.effective_from,
        },
    }
}
