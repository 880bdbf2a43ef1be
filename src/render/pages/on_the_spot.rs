//! Services done on the spot (policy clause 3.1), each with the standard that applies when it can't be done at once.

use serde::Serialize;

use crate::address;
use crate::render::pages::frame::Frame;
use crate::render::pages::frame::site::Site;
use crate::render::pages::service::{AskView, OnTheSpotView, ask, on_the_spot};

/// The page of services done on the spot.
#[derive(Serialize)]
pub(super) struct OnTheSpotPage {
    frame: Frame,
    services: Vec<SpotEntry>,
}

#[derive(Serialize)]
struct SpotEntry {
    name: String,
    href: String,
    summary: String,
    ask: Vec<AskView>,
    on_the_spot: OnTheSpotView,
}

pub(super) fn view(site: &Site<'_>) -> OnTheSpotPage {
    let frame = Frame::titled(site, "on-the-spot/", "on_the_spot").below(&[]);
    let links = &frame.links;
    let services = site
        .edition
        .offered()
        .filter_map(|effective| {
            let service = effective.service;
            Some(SpotEntry {
                on_the_spot: on_the_spot(site, links, effective)?,
                name: service.name.value.clone(),
                href: links.to(&address::service(service.id.value.as_str())),
                summary: links.html(&service.summary.markdown),
                ask: service.ask.iter().map(|one| ask(site, one)).collect(),
            })
        })
        .collect();
    OnTheSpotPage { frame, services }
}
