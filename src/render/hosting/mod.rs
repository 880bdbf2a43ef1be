//! Edition and base URL -> ready settings for common hosts: safety, caching, the page for missing addresses. One list of headers for all.

mod apache;
mod cloud;
mod nginx;

use crate::address;
use crate::artifact::{SitePath, Take};
use crate::render::feed;
use crate::render::format::{Format, Workshop};
use crate::render::job::{Job, RenderError, artifact, give};

pub(super) const FORMAT: Format = Format { name: "hosting", render };

/// What a header is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Area {
    /// Every file.
    Site,
    /// What residents read, and what describes it to search engines.
    Pages,
    /// The files of the look.
    Assets,
    /// The feed.
    Feed,
}

/// One header of a response.
struct Header {
    area: Area,
    name: &'static str,
    value: &'static str,
}

const fn header(area: Area, name: &'static str, value: &'static str) -> Header {
    Header { area, name, value }
}

/// Pages and feed are asked for again after five minutes, so that a change is seen the day it holds. The names of the assets
/// stay the same from build to build, so they may not be kept for long either.
const HEADERS: &[Header] = &[
    header(
        Area::Site,
        "Content-Security-Policy",
        "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; connect-src 'self'; \
         form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    ),
    header(Area::Site, "X-Content-Type-Options", "nosniff"),
    header(Area::Site, "Referrer-Policy", "strict-origin-when-cross-origin"),
    header(Area::Site, "Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
    header(Area::Pages, "Cache-Control", "public, max-age=300, must-revalidate"),
    header(Area::Feed, "Cache-Control", "public, max-age=300, must-revalidate"),
    header(Area::Assets, "Cache-Control", "public, max-age=3600, must-revalidate"),
    header(Area::Feed, "Access-Control-Allow-Origin", "*"),
];

/// What the settings make a host send with a file of the site: names and values, the media type among them.
#[must_use]
pub fn headers(path: &SitePath) -> Vec<(&'static str, String)> {
    let folder = FOLDERS.iter().find(|(folder, _)| path.as_str().starts_with(folder));
    let area = folder.map_or(Area::Pages, |(_, area)| *area);
    let set = of(Area::Site).chain(of(area)).map(|header| (header.name, header.value.to_owned()));
    std::iter::once(("Content-Type", content_type(path.as_str()))).chain(set).collect()
}

/// What the settings say of a file's type, or else what every host knows by the ending; text is in UTF-8.
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

fn of(area: Area) -> impl Iterator<Item = &'static Header> {
    HEADERS.iter().filter(move |header| header.area == area)
}

/// Where the files that are not pages stand, below the site's root.
const FOLDERS: [(&str, Area); 3] = [("assets/", Area::Assets), ("api/", Area::Feed), (".well-known/", Area::Feed)];

/// The feed's one file without an ending that a server could know, and its media type.
const API_CATALOG: (&str, &str) = (".well-known/api-catalog", "application/linkset+json");

/// The endings of the feed's files and their media types, of which not every server knows each.
const MEDIA_TYPES: [(&str, &str); 4] =
    [("atom", "application/atom+xml"), ("csv", "text/csv"), ("ics", "text/calendar"), ("json", "application/json")];

fn render(&Workshop { job, .. }: &Workshop<'_>, take: &Take<'_>) -> Result<(), RenderError> {
    let path = job.base_url.path();
    give(take, artifact("_headers", cloud::file(path, &places(job), &feed::typed_files(job)).into_bytes()))?;
    give(take, artifact("hosting/apache.conf", apache::file(path).into_bytes()))?;
    give(take, artifact("hosting/nginx.conf", nginx::file(path).into_bytes()))
}

/// The files and folders right below the root that hold pages, each once.
fn places(job: Job<'_>) -> Vec<String> {
    let own = job.edition.catalog.pages.iter().map(|page| address::page(page.slug.value.as_str()));
    let files = ["robots.txt", "sitemap.xml", "data.json"].map(str::to_owned);
    let fixed = address::FIXED.iter().filter(|address| address.matches('/').count() < 2);
    fixed.map(|address| (*address).to_owned()).chain(files).chain(own).collect()
}
