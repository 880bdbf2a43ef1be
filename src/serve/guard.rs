//! A request's headers -> whether the request is from a browser on this machine, for a page of the preview.

use hyper::header::{HOST, HeaderMap, HeaderName, ORIGIN};
use hyper::{Method, StatusCode, Uri};

const SITE: HeaderName = HeaderName::from_static("sec-fetch-site");
const MODE: HeaderName = HeaderName::from_static("sec-fetch-mode");

/// The addresses of the preview's buttons that change something.
const CHANGES: [&str; 2] = ["/.charter/fix", "/.charter/open"];

/// Names that always mean this machine. Any other name could be made to point here too (DNS rebinding), so none is answered.
const NAMES: [&str; 3] = ["localhost", "127.0.0.1", "[::1]"];

/// Returns the reason to refuse a request, if there is one.
pub(super) fn refusal(method: &Method, uri: &Uri, headers: &HeaderMap) -> Option<(StatusCode, &'static str)> {
    if [HOST, ORIGIN].iter().any(|name| headers.get_all(name).iter().nth(1).is_some()) {
        return Some((StatusCode::BAD_REQUEST, "the request doesn't name one host"));
    }
    let named = [uri.authority().map(hyper::http::uri::Authority::as_str), text(headers, &HOST)];
    let hosts: Vec<&str> = named.into_iter().flatten().collect();
    if hosts.is_empty() || !hosts.iter().copied().all(is_ours) {
        return Some((StatusCode::MISDIRECTED_REQUEST, "only requests to localhost are answered"));
    }
    if !hosts.iter().all(|host| host.eq_ignore_ascii_case(hosts[0])) {
        return Some((StatusCode::BAD_REQUEST, "the request doesn't name one host"));
    }
    if *method == Method::POST && CHANGES.contains(&uri.path()) {
        // A form of the preview sends both, and no other page can.
        let is_form = text(headers, &ORIGIN).is_some() || text(headers, &SITE).is_some();
        if !is_form || !is_from_here(headers) || is_stranger(headers) {
            return Some((StatusCode::FORBIDDEN, "only the preview's own buttons can change files"));
        }
        return None;
    }
    if *method != Method::GET && *method != Method::HEAD {
        return Some((StatusCode::METHOD_NOT_ALLOWED, "pages here can only be read"));
    }
    if is_stranger(headers) {
        return Some((StatusCode::FORBIDDEN, "other sites can't read this preview"));
    }
    None
}

/// Whether a page of the preview or the person at the browser sent the request. Required for requests that change something.
pub(super) fn is_from_here(headers: &HeaderMap) -> bool {
    text(headers, &SITE).is_none_or(|site| ["same-origin", "none"].contains(&site))
}

/// Whether a script on another host's page sent the request: the feed may be read from anywhere once it is published, but not before.
fn is_stranger(headers: &HeaderMap) -> bool {
    let is_fetched = text(headers, &MODE) != Some("navigate");
    let is_cross_site = text(headers, &SITE) == Some("cross-site") && is_fetched;
    let origin = headers.contains_key(ORIGIN).then(|| text(headers, &ORIGIN).unwrap_or_default());
    is_cross_site || origin.is_some_and(|origin| !origin.strip_prefix("http://").is_some_and(is_ours))
}

/// Any port is accepted, because a port of another machine may be forwarded here.
fn is_ours(authority: &str) -> bool {
    let is_port = |rest: &str| rest.is_empty() || rest.strip_prefix(':').is_some_and(is_number);
    NAMES.iter().any(|name| {
        let start = authority.get(..name.len());
        start.is_some_and(|start| start.eq_ignore_ascii_case(name)) && is_port(&authority[name.len()..])
    })
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn text<'a>(headers: &'a HeaderMap, name: &HeaderName) -> Option<&'a str> {
    headers.get(name).and_then(|value| value.to_str().ok())
}
