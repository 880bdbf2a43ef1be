//! A service -> its page for frames: the promises as the service's page has them, and until when they are true.

use serde::Serialize;

use crate::address;
use crate::render::pages::embed::embedded::Embedded;
use crate::render::pages::frame::Frame;
use crate::render::pages::frame::links::Link;
use crate::render::pages::frame::site::Site;
use crate::render::pages::service::courses::Courses;
use crate::render::pages::service::{self, OnTheSpotView, RetiredView};
use crate::render::pages::standard::{self, StandardView};
use crate::render::pages::theme::words::Word;

/// How many promises a frame quotes. With more, it says how many others the service's page has.
const MOST: usize = 6;

/// The page in a frame. All its links leave the frame, because no other page of the site may be shown in one.
#[derive(Serialize)]
pub(crate) struct EmbedView {
    frame: Frame,
    name: String,
    /// What the service is called now, at the address of a former id.
    moved: Option<String>,
    /// What to do in danger, as HTML.
    emergency: Option<String>,
    is_draft: bool,
    retired: Option<RetiredView>,
    on_the_spot: Option<OnTheSpotView>,
    standards: Vec<StandardView>,
    /// Number of promises that only the service's page has.
    others: usize,
    /// What the service is, as HTML, if it is offered and nothing is promised.
    summary: Option<String>,
    page: Link,
}

impl EmbedView {
    /// Returns the paragraphs below its heading, some as HTML, to estimate its height. One of an empty text takes a line.
    pub(super) fn texts<'v>(&'v self, site: &'v Site<'_>) -> Vec<&'v str> {
        let city = &site.edition.catalog.site;
        let notice = city.illustrative_short.as_ref().or(city.illustrative.as_ref());
        let around = [Some(&*city.city), notice.map(|notice| &*notice.value), Some(&self.page.name)];
        let own = [&self.moved, &self.emergency, &self.summary].map(Option::as_deref);
        let standards = self.standards.iter().flat_map(StandardView::in_short);
        // The dates for which it is valid take two lines.
        let valid = [Some(""), Some("")];
        let of_service = self.retired.iter().flat_map(RetiredView::texts);
        let on_the_spot = self.on_the_spot.iter().flat_map(OnTheSpotView::texts);
        around
            .into_iter()
            .chain(own)
            .chain(valid)
            .flatten()
            .chain(of_service)
            .chain(on_the_spot)
            .chain(standards)
            .collect()
    }
}

pub(crate) fn view(site: &Site<'_>, embedded: &Embedded<'_>) -> EmbedView {
    let effective = embedded.service;
    let service = effective.service;
    let (id, name) = (service.id.value.as_str(), &service.name.value);
    let is_moved = embedded.id != id;
    let title = site.say(if is_moved { Word::MovedTitle } else { Word::EmbedTitle }, &[name]);
    let mut frame = Frame::new(site, &embedded.address(), &title, &site.say(Word::EmbedSummary, &[name]));
    let page = address::service(id);
    frame.canonical = site.job.base_url.join(&page);
    let links = &frame.links;
    let all = Courses::of(effective).in_order();
    let others = all.len().saturating_sub(MOST);
    let standards: Vec<StandardView> = all.into_iter().take(MOST).map(|one| standard::view(site, links, one)).collect();
    let on_the_spot = service::on_the_spot(site, links, effective).filter(|_| effective.is_offered());
    let is_silent = standards.is_empty() && on_the_spot.is_none() && effective.is_offered();
    let more = if effective.is_offered() { Word::EmbedMore } else { Word::EmbedPage };
    EmbedView {
        name: name.clone(),
        moved: is_moved.then(|| site.say(Word::MovedSummary, &[name])),
        emergency: service.emergency.as_ref().map(|prose| links.html(&prose.markdown)),
        is_draft: service.draft,
        retired: service::retired(site, links, effective),
        on_the_spot,
        standards,
        others,
        summary: is_silent.then(|| links.html(&service.summary.markdown)),
        page: Link { name: site.say(more, &[]), href: links.to(&page) },
        frame,
    }
}
