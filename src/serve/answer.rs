//! Bytes -> a response: a file with the headers of a real host, a redirect, or one of the preview's own files.

use http_body_util::{Either, Full};
use hyper::body::Bytes;
use hyper::header::{
    ALLOW, CACHE_CONTROL, CONTENT_TYPE, ETAG, HeaderMap, HeaderName, HeaderValue, IF_NONE_MATCH, LOCATION,
};
use hyper::{Response, StatusCode};

use crate::artifact::SitePath;
use crate::pipeline;
use crate::serve::served_edition::digest;
use crate::serve::stream::Stream;

/// Keeps search engines from listing any file of a preview, though a port of it may be forwarded to where they come.
const ROBOTS: HeaderName = HeaderName::from_static("x-robots-tag");

type Body = Either<Full<Bytes>, Stream>;
pub(super) type Answer = Response<Body>;

/// Returns a file of the site, or only its tag if that is what the browser has.
pub(super) fn file(path: &str, bytes: Bytes, status: StatusCode, asked: &HeaderMap) -> Answer {
    let tag = format!("\"{}\"", digest([bytes.as_ref()]));
    let is_known = status == StatusCode::OK && asked.get(IF_NONE_MATCH).is_some_and(|known| is_among(known, &tag));
    let mut answer = if is_known { whole(StatusCode::NOT_MODIFIED, Bytes::new()) } else { whole(status, bytes) };
    real(answer.headers_mut(), path);
    insert(answer.headers_mut(), ETAG, &tag);
    if status == StatusCode::NOT_FOUND {
        // The next save may create it.
        insert(answer.headers_mut(), CACHE_CONTROL, "no-store");
    }
    answer
}

fn is_among(known: &HeaderValue, tag: &str) -> bool {
    let known = known.to_str().unwrap_or_default();
    known.split(',').map(str::trim).any(|one| one == "*" || one.strip_prefix("W/").unwrap_or(one) == tag)
}

pub(super) fn not_found() -> Answer {
    own(StatusCode::NOT_FOUND, "text/plain", Bytes::from_static(b"not found\n"))
}

/// Returns the reason why a request is refused.
pub(super) fn refused(status: StatusCode, reason: &str) -> Answer {
    let mut answer = own(status, "text/plain", Bytes::from(format!("{reason}\n")));
    if status == StatusCode::METHOD_NOT_ALLOWED {
        insert(answer.headers_mut(), ALLOW, "GET, HEAD");
    }
    answer
}

/// Returns messages that are sent as they come.
pub(super) fn stream(messages: Stream) -> Answer {
    let mut answer = Response::new(Either::Right(messages));
    dress(answer.headers_mut(), "text/event-stream");
    answer
}

/// Returns a page of the preview's own, which no browser keeps.
pub(super) fn page_of_faults(html: String) -> Answer {
    let mut answer = own(StatusCode::SERVICE_UNAVAILABLE, "text/html", Bytes::from(html));
    real(answer.headers_mut(), "index.html");
    insert(answer.headers_mut(), CACHE_CONTROL, "no-store");
    answer
}

pub(super) fn lead(status: StatusCode, to: &str) -> Answer {
    let mut answer = own(status, "text/plain", Bytes::new());
    insert(answer.headers_mut(), LOCATION, to);
    answer
}

/// Returns one of the preview's own files, which browsers must not cache.
pub(super) fn own(status: StatusCode, media_type: &str, bytes: Bytes) -> Answer {
    let mut answer = whole(status, bytes);
    dress(answer.headers_mut(), media_type);
    answer
}

fn dress(headers: &mut HeaderMap, media_type: &str) {
    real(headers, "index.html");
    insert(headers, CONTENT_TYPE, &format!("{media_type}; charset=utf-8"));
    insert(headers, CACHE_CONTROL, "no-store");
}

/// Sets the headers that the generated hosting settings make a host send.
fn real(headers: &mut HeaderMap, path: &str) {
    insert(headers, ROBOTS, "noindex");
    for (name, value) in SitePath::new(path).map(|path| pipeline::headers(&path)).unwrap_or_default() {
        if let Ok(name) = HeaderName::from_bytes(name.as_bytes()) {
            insert(headers, name, &value);
        }
    }
}

fn insert(headers: &mut HeaderMap, name: HeaderName, value: &str) {
    if let Ok(value) = HeaderValue::from_str(value) {
        headers.insert(name, value);
    }
}

fn whole(status: StatusCode, bytes: Bytes) -> Answer {
    let mut answer = Response::new(Either::Left(Full::new(bytes)));
    *answer.status_mut() = status;
    answer
}
