//! What every host has to send: headers by what a file is for, folders, and the media types that hosts may not know.

use crate::address;

/// The part of a site that a header applies to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Area {
    /// Every file.
    Site,
    /// Every file but those for frames on other sites.
    Unframed,
    /// Pages for residents, and files that describe them to search engines.
    Pages,
    /// Styles, scripts and pictures.
    Assets,
    /// The feed.
    Feed,
    /// Pages for frames on other sites, and the documents by which programs find the frames.
    Embed,
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

const CONTENT_SECURITY_POLICY: &str = "Content-Security-Policy";

/// Pages and feed are cached for five minutes, so that a change is seen on the day it takes effect. Assets keep their names from build to
/// build, so they can't be cached for long either.
const HEADERS: &[Header] = &[
    header(
        Area::Unframed,
        CONTENT_SECURITY_POLICY,
        "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; connect-src 'self'; \
         form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    ),
    // A page for frames has no script and no form. Browsers enforce each policy that they get, so it must get this one alone.
    header(
        Area::Embed,
        CONTENT_SECURITY_POLICY,
        "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors *",
    ),
    header(Area::Site, "X-Content-Type-Options", "nosniff"),
    header(Area::Site, "Referrer-Policy", "strict-origin-when-cross-origin"),
    header(Area::Site, "Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
    header(Area::Pages, "Cache-Control", "public, max-age=300, must-revalidate"),
    header(Area::Feed, "Cache-Control", "public, max-age=300, must-revalidate"),
    header(Area::Embed, "Cache-Control", "public, max-age=300, must-revalidate"),
    header(Area::Assets, "Cache-Control", "public, max-age=3600, must-revalidate"),
    header(Area::Feed, "Access-Control-Allow-Origin", "*"),
    header(Area::Embed, "Access-Control-Allow-Origin", "*"),
];

/// Returns the headers of an area alone.
pub(super) fn of(area: Area) -> impl Iterator<Item = &'static Header> {
    HEADERS.iter().filter(move |header| header.area == area)
}

/// Returns all headers of the files of an area.
pub(super) fn all_of(area: Area) -> impl Iterator<Item = &'static Header> {
    std::iter::once(Area::Site).chain(with_policy(area)).flat_map(of)
}

/// Returns an area, and before it the one that its policy comes from, unless it has a policy of its own.
pub(super) fn with_policy(area: Area) -> impl Iterator<Item = Area> {
    Some(Area::Unframed).filter(|_| area != Area::Embed).into_iter().chain([area])
}

/// The folders of the files that are not pages for residents, below the site's root.
pub(super) const FOLDERS: [(&str, Area); 4] =
    [("assets/", Area::Assets), ("api/", Area::Feed), (".well-known/", Area::Feed), (address::EMBED, Area::Embed)];

/// The feed's only file without an extension, and its media type.
pub(super) const API_CATALOG: (&str, &str) = (".well-known/api-catalog", "application/linkset+json");

/// Extensions and media types of the feed's files, which not every server knows.
pub(super) const MEDIA_TYPES: [(&str, &str); 4] =
    [("atom", "application/atom+xml"), ("csv", "text/csv"), ("ics", "text/calendar"), ("json", "application/json")];
