//! The city's own pages: any Markdown under `pages/`.

use serde::Serialize;

use crate::address;
use crate::model::commitment::Page;
use crate::render::pages::frame::Frame;
use crate::render::pages::frame::site::Site;

/// One of the city's own pages.
#[derive(Serialize)]
pub(super) struct OwnPage {
    frame: Frame,
    title: String,
    body: String,
}

pub(super) fn view(site: &Site<'_>, page: &Page) -> OwnPage {
    let frame =
        Frame::new(site, &address::page(page.slug.value.as_str()), &page.title.value, &page.summary.value).below(&[]);
    OwnPage { title: page.title.value.clone(), body: frame.links.html(&page.body.markdown), frame }
}
