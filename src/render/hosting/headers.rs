//! What every host has to send: headers by what a file is for, folders, and the media types that hosts may not know.

/// What a header is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Area {
    /// Every file.
    Site,
    /// What residents read, and what describes it to search engines.
    Pages,
    /// Styles, scripts and pictures.
    Assets,
    /// The feed.
    Feed,
}

/// One header of a response.
pub(super) struct Header {
    area: Area,
    pub(super) name: &'static str,
    pub(super) value: &'static str,
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

pub(super) fn of(area: Area) -> impl Iterator<Item = &'static Header> {
    HEADERS.iter().filter(move |header| header.area == area)
}

/// The folders of the files that are not pages, below the site's root.
pub(super) const FOLDERS: [(&str, Area); 3] =
    [("assets/", Area::Assets), ("api/", Area::Feed), (".well-known/", Area::Feed)];

/// The feed's one file without an ending that a server could know, and its media type.
pub(super) const API_CATALOG: (&str, &str) = (".well-known/api-catalog", "application/linkset+json");

/// The endings of the feed's files and their media types, of which not every server knows each.
pub(super) const MEDIA_TYPES: [(&str, &str); 4] =
    [("atom", "application/atom+xml"), ("csv", "text/csv"), ("ics", "text/calendar"), ("json", "application/json")];
