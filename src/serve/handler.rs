//! A request -> a response: a file of the site with the headers of a real host, a redirect, or one of the preview's own files.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use http_body_util::{BodyExt, Either, Full, Limited};
use hyper::body::{Bytes, Incoming};
use hyper::header::{
    ALLOW, CACHE_CONTROL, CONTENT_TYPE, ETAG, HeaderMap, HeaderName, HeaderValue, IF_NONE_MATCH, LOCATION,
};
use hyper::{Method, Request, Response, StatusCode};
use percent_encoding::percent_decode_str;
use tokio::sync::mpsc::Sender;
use tokio::sync::watch::Receiver;
use tokio::task::spawn_blocking;

use crate::address;
use crate::artifact::SitePath;
use crate::parse::parse_date;
use crate::pipeline;
use crate::serve::bar::{self, ShownPage};
use crate::serve::cards::{Deed, Fix, TOKEN};
use crate::serve::served_edition::{Lookup, ServedEdition, digest};
use crate::serve::state::{Choice, State, StateChannel, ViewRequest, newest};
use crate::serve::stream::Stream;
use crate::serve::{guard, own_pages, query};

type Body = Either<Full<Bytes>, Stream>;
type Answer = Response<Body>;

/// Path of the preview's own files: no path of a site starts with a dot, except `.well-known`.
const OWN: &str = "/.charter/";

/// The longest form of a button, in bytes.
const LONGEST_FORM: usize = 256 << 10;

const SCRIPT: &[u8] = include_bytes!("live.mjs");
const STYLE: &[u8] = include_bytes!("live.css");

/// Answers requests.
pub(super) struct Handler {
    channel: StateChannel,
    ask: Box<dyn Fn(ViewRequest) + Send + Sync>,
    act: Box<dyn Fn(Deed) -> Result<(), String> + Send + Sync>,
    requests: AtomicU64,
}

/// The file that a request asks for.
#[derive(Clone)]
struct Asked {
    url: String,
    /// The site's path when the requesting page was made, if it is known.
    base: Option<String>,
}

/// A file of the site, with the state that it comes from.
struct Found {
    state: Arc<State>,
    edition: Arc<ServedEdition>,
    path: String,
    bytes: Bytes,
    status: StatusCode,
}

/// Result of looking for a file.
enum FileOutcome {
    Found(Found),
    /// The address lacks its final slash, or the site's path has changed.
    Elsewhere(String),
    /// Nothing can be shown; the state says why.
    Nothing(Arc<State>),
    /// The theme can't show this file.
    Failed(String),
    /// The page of a draft, by its name, while drafts are not shown.
    Draft(Arc<State>, Arc<ServedEdition>, String),
}

impl Handler {
    pub(super) fn new(
        channel: StateChannel,
        ask: Box<dyn Fn(ViewRequest) + Send + Sync>,
        act: Box<dyn Fn(Deed) -> Result<(), String> + Send + Sync>,
    ) -> Self {
        Self { channel, ask, act, requests: AtomicU64::new(0) }
    }

    pub(super) async fn answer(&self, request: Request<Incoming>) -> Answer {
        if let Some((status, reason)) = guard::refusal(request.method(), request.uri(), request.headers()) {
            let mut answer = own(status, "text/plain", Bytes::from(format!("{reason}\n")));
            if status == StatusCode::METHOD_NOT_ALLOWED {
                answer.headers_mut().insert(ALLOW, HeaderValue::from_static("GET, HEAD"));
            }
            return answer;
        }
        if *request.method() == Method::POST {
            return self.change(request).await;
        }
        let request = &request;
        let query = request.uri().query().unwrap_or_default();
        match request.uri().path().strip_prefix(OWN) {
            Some("live.mjs") => own(StatusCode::OK, "text/javascript", Bytes::from_static(SCRIPT)),
            Some("live.css") => own(StatusCode::OK, "text/css", Bytes::from_static(STYLE)),
            Some("events") => self.events(query),
            Some("show") if guard::is_from_here(request.headers()) => self.show(query).await,
            Some(_) => own(StatusCode::NOT_FOUND, "text/plain", Bytes::from_static(b"not found\n")),
            None => self.site(request).await,
        }
    }

    /// Shows another date, with or without drafts, and redirects back to the page.
    async fn show(&self, query: &str) -> Answer {
        let Some(choice) = chosen(query) else {
            let reason = "write year, month and day in figures, like 2027-01-31\n";
            return own(StatusCode::BAD_REQUEST, "text/plain", Bytes::from_static(reason.as_bytes()));
        };
        let back = query::value(query, "back").filter(|back| is_path(back)).unwrap_or_else(|| "/".to_owned());
        let mut states = self.channel.look();
        let number = self.requests.fetch_add(1, Ordering::Relaxed) + 1;
        (self.ask)(ViewRequest { number, choice });
        // A later request may overtake this one. Fails only while the program is ending.
        let _ = states.wait_for(|state| state.as_ref().is_some_and(|state| state.answered >= number)).await;
        lead(StatusCode::SEE_OTHER, &back)
    }

    /// Does what a button of a card asks for, and leads back to the page.
    async fn change(&self, request: Request<Incoming>) -> Answer {
        let action = request.uri().path().strip_prefix(OWN).unwrap_or_default().to_owned();
        let refused = |status, reason: &str| own(status, "text/plain", Bytes::from(format!("{reason}\n")));
        let Ok(body) = Limited::new(request.into_body(), LONGEST_FORM).collect().await else {
            return refused(StatusCode::PAYLOAD_TOO_LARGE, "the form is too long");
        };
        let body = body.to_bytes();
        let form = String::from_utf8_lossy(&body);
        if query::value(&form, "token").as_deref() != Some(TOKEN.as_str()) {
            return refused(StatusCode::FORBIDDEN, "this page is of an earlier preview: load it again");
        }
        let Some(deed) = deed(&action, &form) else {
            return refused(StatusCode::BAD_REQUEST, "the form lacks a field");
        };
        match (self.act)(deed) {
            Ok(()) => {
                let back = query::value(&form, "back").filter(|back| is_path(back)).unwrap_or_else(|| "/".to_owned());
                lead(StatusCode::SEE_OTHER, &back)
            }
            Err(reason) => refused(StatusCode::CONFLICT, &reason),
        }
    }

    /// Sends a page the current state and each change, as long as it listens.
    fn events(&self, query: &str) -> Answer {
        let page = Asked { url: query::value(query, "page").unwrap_or_default(), base: query::value(query, "base") };
        let states = self.channel.look();
        let mut answer = Response::new(Either::Right(Stream::new(|sender| tell(states, page, sender))));
        dress(answer.headers_mut(), "text/event-stream");
        answer
    }

    async fn site(&self, request: &Request<Incoming>) -> Answer {
        let url = request.uri().path();
        let asked = Asked { url: url.to_owned(), base: None };
        match find(&mut self.channel.look(), &asked).await {
            None => own(StatusCode::SERVICE_UNAVAILABLE, "text/plain", Bytes::new()),
            Some(FileOutcome::Nothing(state)) => page_of_faults(own_pages::faults(&state, url)),
            Some(FileOutcome::Failed(reason)) => page_of_faults(own_pages::broken(&reason, url)),
            Some(FileOutcome::Draft(_, edition, name)) => {
                let mut answer = page_of_faults(own_pages::draft(&name, &edition, url));
                *answer.status_mut() = StatusCode::NOT_FOUND;
                answer
            }
            Some(FileOutcome::Elsewhere(address)) => {
                let status = if url == "/" { StatusCode::FOUND } else { StatusCode::MOVED_PERMANENTLY };
                let query = request.uri().query().map(|query| format!("?{query}")).unwrap_or_default();
                lead(status, &(address + &query))
            }
            Some(FileOutcome::Found(found)) => file(found, url, request.headers()),
        }
    }
}

fn deed(action: &str, form: &str) -> Option<Deed> {
    let file = query::value(form, "file")?;
    match action {
        "fix" => {
            let start = query::value(form, "start")?.parse().ok()?;
            Some(Deed::Fix(Fix { file, start, replacement: query::value(form, "replacement")? }))
        }
        _ => Some(Deed::Open(file)),
    }
}

/// Returns the view that staff chose, or `None` if the date is not valid.
fn chosen(query: &str) -> Option<Choice> {
    let day = query::value(query, "day").filter(|day| !day.is_empty());
    let day = day.map(|day| parse_date(&day).ok_or(())).transpose().ok()?;
    Some(Choice { day, drafts: query::value(query, "drafts").is_some() })
}

/// Whether the text is a path that no browser takes for an address on another host.
fn is_path(text: &str) -> bool {
    text.starts_with('/')
        && !text.starts_with("//")
        && text.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\')
}

/// Looks for the file at an address. Files other than pages are waited for until all files are made.
async fn find(states: &mut Receiver<Option<Arc<State>>>, asked: &Asked) -> Option<FileOutcome> {
    loop {
        let state = newest(states).await?;
        let Some(edition) = state.edition.clone() else { return Some(FileOutcome::Nothing(state)) };
        let asked = asked.clone();
        // Making a page takes too long to block other connections.
        let outcome = spawn_blocking(move || look_up(&state, &edition, &asked)).await.ok()?;
        if outcome.is_some() {
            return outcome;
        }
        states.changed().await.ok()?;
    }
}

impl Asked {
    /// Returns the file's new address if the site's path has changed.
    fn under(&self, base: &str) -> Option<String> {
        let before = self.base.as_deref().filter(|before| *before != base)?;
        Some(format!("{base}{}", self.url.strip_prefix(before)?))
    }
}

/// Looks for the file in an edition. Returns `None` if the result is not known yet.
fn look_up(state: &Arc<State>, edition: &Arc<ServedEdition>, asked: &Asked) -> Option<FileOutcome> {
    let base = edition.preview().base_url().path().to_owned();
    if let Some(address) = asked.under(&base) {
        return Some(FileOutcome::Elsewhere(address));
    }
    let url = asked.url.as_str();
    if url == "/" && base != "/" || url.strip_suffix('/').is_none() && format!("{url}/") == base {
        return Some(FileOutcome::Elsewhere(base));
    }
    let asked = url.strip_prefix(&base).and_then(|rest| percent_decode_str(rest).decode_utf8().ok());
    let path = asked.as_ref().map(|asked| address::file(asked)).and_then(SitePath::new);
    let (path, status) = match &path {
        Some(path) => (path.as_str(), StatusCode::OK),
        None => ("404.html", StatusCode::NOT_FOUND),
    };
    let found = |path: &str, bytes: Bytes, status| {
        let (state, edition) = (Arc::clone(state), Arc::clone(edition));
        Some(FileOutcome::Found(Found { state, edition, path: path.to_owned(), bytes, status }))
    };
    match edition.file(path) {
        Lookup::Found(bytes) => found(path, bytes, status),
        Lookup::Failed(reason) if state.is_whole => Some(FileOutcome::Failed(reason)),
        Lookup::NotYet | Lookup::Missing if matches!(edition.file(&format!("{path}/index.html")), Lookup::Found(_)) => {
            Some(FileOutcome::Elsewhere(format!("{url}/")))
        }
        // As soon as an edition is known to fail, the last good one replaces it.
        Lookup::NotYet | Lookup::Failed(_) => None,
        Lookup::Missing if let Some(name) = edition.preview().draft(path) => {
            Some(FileOutcome::Draft(Arc::clone(state), Arc::clone(edition), name.to_owned()))
        }
        Lookup::Missing => match edition.file("404.html") {
            Lookup::Found(bytes) => found("404.html", bytes, StatusCode::NOT_FOUND),
            _ => Some(FileOutcome::Failed("the theme has no page for addresses that don't exist".to_owned())),
        },
    }
}

/// Returns a file as a host would send it; a page also gets the bar.
fn file(found: Found, url: &str, asked: &HeaderMap) -> Answer {
    let Found { state, edition, path, bytes, status } = found;
    let is_page = SitePath::new(&*path).is_some_and(|path| path.is_page());
    let bytes = if is_page {
        Bytes::from(bar::with_bar(&bytes, &ShownPage { state: &state, edition: &edition, url }))
    } else {
        bytes
    };
    let tag = format!("\"{}\"", digest([bytes.as_ref()]));
    let is_known = status == StatusCode::OK && asked.get(IF_NONE_MATCH).is_some_and(|known| is_among(known, &tag));
    let mut answer = if is_known { whole(StatusCode::NOT_MODIFIED, Bytes::new()) } else { whole(status, bytes) };
    real(answer.headers_mut(), &path);
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

/// Sends messages to a page until it stops listening.
async fn tell(mut states: Receiver<Option<Arc<State>>>, page: Asked, sender: Sender<Bytes>) {
    let mut told = None;
    while let Some(outcome) = find(&mut states, &page).await {
        let url = page.url.clone();
        // The digest of a page takes time, because it covers the whole page.
        let Ok(message) = spawn_blocking(move || message(&outcome, &url)).await else { return };
        if let Some(text) = message.as_ref().filter(|_| message != told) {
            if sender.send(Bytes::from(format!("data: {text}\n\n"))).await.is_err() {
                return;
            }
            told = message;
        }
        if states.changed().await.is_err() {
            return;
        }
    }
}

/// Returns the message for a page, or `None` while it is not known what the page will show.
fn message(outcome: &FileOutcome, url: &str) -> Option<String> {
    match outcome {
        FileOutcome::Found(Found { state, edition, bytes, .. }) => {
            bar::message(&bar::look(bytes, &ShownPage { state, edition, url }), state)
        }
        FileOutcome::Nothing(state) => bar::message(&own_pages::look_of_faults(state), state),
        FileOutcome::Draft(state, _, name) => bar::message(&own_pages::look_of_draft(name), state),
        FileOutcome::Elsewhere(address) => bar::message_of_move(address),
        FileOutcome::Failed(_) => None,
    }
}

fn page_of_faults(html: String) -> Answer {
    let mut answer = own(StatusCode::SERVICE_UNAVAILABLE, "text/html", Bytes::from(html));
    real(answer.headers_mut(), "index.html");
    insert(answer.headers_mut(), CACHE_CONTROL, "no-store");
    answer
}

fn lead(status: StatusCode, to: &str) -> Answer {
    let mut answer = own(status, "text/plain", Bytes::new());
    insert(answer.headers_mut(), LOCATION, to);
    answer
}

/// Returns one of the preview's own files, which browsers must not cache.
fn own(status: StatusCode, media_type: &str, bytes: Bytes) -> Answer {
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
