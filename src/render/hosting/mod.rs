//! Edition and base URL -> ready-made settings for common hosts: security, caching, the 404 page. One list of headers serves all hosts.

mod apache;
mod cloud;
mod headers;
mod nginx;

use crate::artifact::{Sink, SitePath};
use crate::render::feed;
use crate::render::format::{Format, RenderContext};
use crate::render::hosting::headers::{API_CATALOG, Area, FOLDERS, MEDIA_TYPES, all_of};
use crate::render::job::{RenderError, artifact, give};

pub(super) const FORMAT: Format = Format { name: "hosting", render };

/// Returns the headers that the settings make a host send with a file, as names and values, including the media type.
#[must_use]
pub fn headers(path: &SitePath) -> Vec<(&'static str, String)> {
    let folder = FOLDERS.iter().find(|(folder, _)| path.as_str().starts_with(folder));
    let area = folder.map_or(Area::Pages, |(_, area)| *area);
    let set = all_of(area).map(|header| (header.name, header.value.to_owned()));
    std::iter::once(("Content-Type", content_type(path.as_str()))).chain(set).collect()
}

/// Returns a file's media type: from the settings, or else from its extension. Text is UTF-8.
fn content_type(path: &str) -> String {
    let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending);
    let of_ending = MEDIA_TYPES.iter().find(|(known, _)| *known == ending).map(|(_, media_type)| *media_type);
    let of_path = (path == API_CATALOG.0).then_some(API_CATALOG.1);
    let known = || mime_guess::from_ext(ending).first_or_octet_stream().essence_str().to_owned();
    let media_type = of_path.or(of_ending).map_or_else(known, str::to_owned);
    let is_text = media_type.starts_with("text/")
        || of_path.is_some()
        || nginx::TEXT.split_whitespace().any(|text| text == media_type);
    if is_text { media_type + "; charset=utf-8" } else { media_type }
}

fn render(&RenderContext { job, .. }: &RenderContext<'_>, sink: &Sink<'_>) -> Result<(), RenderError> {
    let path = job.base_url.path();
    give(sink, artifact("_headers", cloud::file(path, feed::typed_files()).into_bytes()))?;
    give(sink, artifact("hosting/apache.conf", apache::file(path).into_bytes()))?;
    give(sink, artifact("hosting/nginx.conf", nginx::file(path).into_bytes()))
}
