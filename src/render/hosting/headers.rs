//! What every host has to send: headers by what a file is for, folders, and the media types that hosts may not know.

/// The part of a site that a header applies to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Area {
    /// Every file.
    Site,
    /// Pages for residents, and files that describe them to search engines.
    Pages,
    /// Styles, scripts and pictures.
    Assets,
    /// The feed.
    Feed,
}

/// A response header.
pub(super) struct Header {
    area: Area,
    pub(super) name: &'static str,
    pub(super) value: &'static str,
}

const fn header(area: Area, name: &'static str, value: &'static str) -> Header {
    Header { area, name, value }
}

/// Pages and feed are cached for five minutes, so that a change is seen on the day it takes effect. Assets keep their names from build to
/// build, so they can't be cached for long either.
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

/// The feed's only file without an extension, and its media type.
pub(super) const API_CATALOG: (&str, &str) = (".well-known/api-catalog", "application/linkset+json");

/// Extensions and media types of the feed's files, which not every server knows.
pub(super) const MEDIA_TYPES: [(&str, &str); 4] =
    [("atom", "application/atom+xml"), ("csv", "text/csv"), ("ics", "text/calendar"), ("json", "application/json")];
