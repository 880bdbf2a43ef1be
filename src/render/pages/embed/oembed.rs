//! A service -> its document for oEmbed (<https://oembed.com>, version 1.0), from which a program turns a pasted address into a frame.

use serde::Serialize;

use crate::artifact::Artifact;
use crate::render::feed::json;
use crate::render::job::{RenderError, artifact};
use crate::render::pages::embed::embedded::Embedded;
use crate::render::pages::embed::iframe::{self, WIDTH};
use crate::render::pages::frame::site::Site;

/// How long a program may cache the document, in seconds: a day. The promises are not in it, but in the page that it points to.
const CACHE_AGE: u32 = 24 * 60 * 60;

/// The keys of a response of the type `rich`, in the order of the specification's sections 2.3.4 and 2.3.4.4.
#[derive(Serialize)]
struct OEmbed {
    r#type: &'static str,
    version: &'static str,
    title: String,
    provider_name: String,
    provider_url: String,
    cache_age: u32,
    html: String,
    width: usize,
    height: usize,
}

/// Makes the document.
pub(crate) fn document(site: &Site<'_>, embedded: &Embedded<'_>) -> Result<Artifact, RenderError> {
    let iframe = iframe::of(site, embedded.service);
    let document = OEmbed {
        r#type: "rich",
        version: "1.0",
        title: embedded.service.service.name.value.clone(),
        provider_name: site.edition.catalog.site.city.clone(),
        provider_url: site.job.base_url.as_str().to_owned(),
        cache_age: CACHE_AGE,
        html: iframe.html,
        width: WIDTH,
        height: iframe.height,
    };
    artifact(&embedded.document(), json::bytes(&document)?)
}
