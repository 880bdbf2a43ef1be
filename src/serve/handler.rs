//! A request -> a response: a file of the site with the headers of a real host, a redirect, or one of the preview's own files.

use std::sync::Arc;

use http_body_util::{BodyExt, Limited};
use hyper::body::{Bytes, Incoming};
use hyper::header::HeaderMap;
use hyper::{Method, Request, StatusCode};
use percent_encoding::percent_decode_str;
use tokio::sync::mpsc::Sender;
use tokio::sync::watch::Receiver;
use tokio::task::spawn_blocking;

use crate::address;
use crate::artifact::SitePath;
use crate::parse::parse_date;
use crate::serve::answer::{self, Answer, lead, not_found, own, page_of_faults, refused};
use crate::serve::bar::{self, ShownPage};
use crate::serve::cards::{Deed, Fix, TOKEN};
use crate::serve::place::{self, Place};
use crate::serve::served_edition::{Lookup, ServedEdition};
use crate::serve::state::{State, StateChannel, newest};
use crate::serve::stream::Stream;
use crate::serve::views::Choice;
use crate::serve::{guard, handbook, own_pages, query};

/// Path of the preview's own files: no path of a site starts with a dot, except `.well-known`.
const OWN: &str = "/.charter/";

/// The longest form of a button, in bytes.
const LONGEST_FORM: usize = 256 << 10;

const SCRIPT: &[u8] = include_bytes!("live.mjs");
const STYLE: &[u8] = include_bytes!("live.css");
const STYLE_OF_HANDBOOK: &[u8] = include_bytes!("handbook.css");

/// Answers requests.
pub(super) struct Handler {
    channel: StateChannel,
    /// The view whose addresses are the site's own.
    start: Choice,
    act: Box<dyn Fn(Deed) -> Result<(), String> + Send + Sync>,
}

/// The file that a request asks for.
#[derive(Clone)]
struct Asked {
    place: Place,
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
        start: Choice,
        act: Box<dyn Fn(Deed) -> Result<(), String> + Send + Sync>,
    ) -> Self {
        Self { channel, start, act }
    }

    pub(super) async fn answer(&self, request: Request<Incoming>) -> Answer {
        if let Some((status, reason)) = guard::refusal(request.method(), request.uri(), request.headers()) {
            return refused(status, reason);
        }
        if *request.method() == Method::POST {
            return self.change(request).await;
        }
        let request = &request;
        let query = request.uri().query().unwrap_or_default();
        let path = request.uri().path();
        match path.strip_prefix(OWN).filter(|_| !place::is_in_a_view(path)) {
            Some("live.mjs") => own(StatusCode::OK, "text/javascript", Bytes::from_static(SCRIPT)),
            Some("live.css") => own(StatusCode::OK, "text/css", Bytes::from_static(STYLE)),
            Some("handbook.css") => own(StatusCode::OK, "text/css", Bytes::from_static(STYLE_OF_HANDBOOK)),
            Some(own) if let Some(name) = handbook::name(own) => page_of_handbook(name, query),
            Some("events") => self.events(query),
            Some("show") if guard::is_from_here(request.headers()) => self.show(query),
            Some(_) => not_found(),
            None => match Place::of(path) {
                Some(place) => self.site(request, place).await,
                None => not_found(),
            },
        }
    }

    /// Leads to the same page on another date, with or without drafts.
    fn show(&self, query: &str) -> Answer {
        let Some(choice) = chosen(query) else {
            return refused(StatusCode::BAD_REQUEST, "write year, month and day in figures, like 2027-01-31");
        };
        let back = query::value(query, "back").and_then(|back| Place::of(&back)).map(|place| place.url);
        let back = back.filter(|back| is_path(back)).unwrap_or_else(|| "/".to_owned());
        lead(StatusCode::SEE_OTHER, &(place::prefix(choice, self.start) + &back))
    }

    /// Does what a button of a card asks for, and leads back to the page.
    async fn change(&self, request: Request<Incoming>) -> Answer {
        let action = request.uri().path().strip_prefix(OWN).unwrap_or_default().to_owned();
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
        let Some(place) = Place::of(&query::value(query, "page").unwrap_or_default()) else { return not_found() };
        let page = Asked { place, base: query::value(query, "base") };
        let states = self.channel.look();
        answer::stream(Stream::new(|sender| tell(states, page, sender)))
    }

    async fn site(&self, request: &Request<Incoming>, place: Place) -> Answer {
        let asked = Asked { place, base: None };
        let place = &asked.place;
        match find(&mut self.channel.look(), &asked).await {
            None => own(StatusCode::SERVICE_UNAVAILABLE, "text/plain", Bytes::new()),
            Some(FileOutcome::Nothing(state)) => page_of_faults(own_pages::faults(&state, place)),
            Some(FileOutcome::Failed(reason)) => page_of_faults(own_pages::broken(&reason, place)),
            Some(FileOutcome::Draft(_, edition, name)) => {
                let mut answer = page_of_faults(own_pages::draft(&name, &edition, &place.address()));
                *answer.status_mut() = StatusCode::NOT_FOUND;
                answer
            }
            Some(FileOutcome::Elsewhere(address)) => {
                let status = if place.url == "/" { StatusCode::FOUND } else { StatusCode::MOVED_PERMANENTLY };
                let query = request.uri().query().map(|query| format!("?{query}")).unwrap_or_default();
                lead(status, &(place.at(&address) + &query))
            }
            Some(FileOutcome::Found(found)) => file(found, place, request.headers()),
        }
    }
}

/// Returns a page of the handbook, with a link to the page that one came from.
fn page_of_handbook(name: &str, query: &str) -> Answer {
    let back = query::value(query, "back").filter(|back| is_path(back)).unwrap_or_else(|| "/".to_owned());
    match handbook::page(name, &back) {
        Some(page) => own(StatusCode::OK, "text/html", Bytes::from(page)),
        None => not_found(),
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
        let asked = asked.clone();
        // Making a page takes too long to block other connections.
        let outcome = spawn_blocking(move || look_up(&state, &asked)).await.ok()?;
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
        Some(format!("{base}{}", self.place.url.strip_prefix(before)?))
    }
}

/// Looks for the file in the view that is asked for. Returns `None` if the result is not known yet.
fn look_up(state: &Arc<State>, asked: &Asked) -> Option<FileOutcome> {
    let state = &asked.place.choice.map_or_else(|| Arc::clone(state), |choice| Arc::new(state.seen(choice)));
    let Some(edition) = &state.edition else { return Some(FileOutcome::Nothing(Arc::clone(state))) };
    let base = edition.preview().base_url().path().to_owned();
    if let Some(address) = asked.under(&base) {
        return Some(FileOutcome::Elsewhere(address));
    }
    let url = asked.place.url.as_str();
    if url == "/" && base != "/" || url.strip_suffix('/').is_none() && format!("{url}/") == base {
        return Some(FileOutcome::Elsewhere(base));
    }
    let below = url.strip_prefix(&base).and_then(|rest| percent_decode_str(rest).decode_utf8().ok());
    let path = below.as_ref().map(|asked| address::file(asked)).and_then(SitePath::new);
    let (path, status) = match &path {
        Some(path) => (path.as_str(), StatusCode::OK),
        None => (address::NOT_FOUND, StatusCode::NOT_FOUND),
    };
    let found = |path: &str, bytes: Bytes, status| {
        let bytes = if path == address::NOT_FOUND { asked.place.with_its_links(bytes, &base) } else { bytes };
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
        Lookup::Missing => match edition.file(address::NOT_FOUND) {
            Lookup::Found(bytes) => found(address::NOT_FOUND, bytes, StatusCode::NOT_FOUND),
            _ => Some(FileOutcome::Failed("the theme has no page for addresses that don't exist".to_owned())),
        },
    }
}

/// Returns a file as a host would send it; a page also gets the bar, unless it is for frames on other sites, whose policy lets no script run.
fn file(found: Found, place: &Place, asked: &HeaderMap) -> Answer {
    let Found { state, edition, path, bytes, status } = found;
    let is_page = SitePath::new(&*path).is_some_and(|path| path.is_page());
    let bytes = if is_page && !path.starts_with(address::EMBED) {
        Bytes::from(bar::with_bar(&bytes, &ShownPage { state: &state, edition: &edition, place }))
    } else {
        bytes
    };
    answer::file(&path, bytes, status, asked)
}

/// Sends messages to a page until it stops listening.
async fn tell(mut states: Receiver<Option<Arc<State>>>, page: Asked, sender: Sender<Bytes>) {
    let mut told = None;
    while let Some(outcome) = find(&mut states, &page).await {
        let place = page.place.clone();
        // The digest of a page takes time, because it covers the whole page.
        let Ok(message) = spawn_blocking(move || message(&outcome, &place)).await else { return };
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
fn message(outcome: &FileOutcome, place: &Place) -> Option<String> {
    match outcome {
        FileOutcome::Found(Found { state, edition, bytes, .. }) => {
            bar::message(&bar::look(bytes, &ShownPage { state, edition, place }), state)
        }
        FileOutcome::Nothing(state) => bar::message(&own_pages::look_of_faults(state), state),
        FileOutcome::Draft(state, _, name) => bar::message(&own_pages::look_of_draft(name), state),
        FileOutcome::Elsewhere(address) => bar::message_of_move(&place.at(address)),
        FileOutcome::Failed(_) => None,
    }
}
