//! Finds dead links on the pages and in the feed of a finished site.

mod document;
mod html;
mod seen;
mod target;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Mutex, PoisonError};

use ahash::AHashMap;
use memchr::memmem::Finder;
use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use crate::address;
use crate::artifact::{Artifact, MANIFEST, SitePath};
use crate::diagnostic::Diagnostic;
use crate::links::seen::{Seen, SeenFile};
use crate::links::target::LinkResolver;
use crate::model::site::BaseUrl;
use crate::rule::{Rule, Topic};
use crate::source::Span;

/// The rule for dead links.
pub const RULE: Rule = Rule {
    name: "unresolved-link",
    topic: Topic::Links,
    sentence: "Every link on every page, and every address in the feed, leads to something that exists.",
    why: "A resident who follows a dead link gives up or calls; a program that follows one stops.",
    wrong: "description: See [the files](/data/#tables).",
    right: "description: See [the files](/data/#files).",
};

/// A dead link.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct DeadLink {
    /// Its target: an address below the site's root, as texts write it (`/about/#why`), or the link as written if it is none.
    pub link: String,
    /// What is missing at the target.
    pub missing: MissingTarget,
    /// The files that contain the link.
    pub on: Vec<SitePath>,
}

/// What is missing at the target of a link.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum MissingTarget {
    /// The file: its path, or `None` if the link leaves the site.
    File(Option<String>),
    /// The anchor on an existing page: the page's path and the anchor.
    Anchor(String, String),
}

/// A link in a text in the content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WrittenLink {
    /// The target, as written.
    pub to: String,
    /// The place in the content.
    pub span: Span,
}

impl WrittenLink {
    /// Whether it leads to the same target on every page that shows it.
    #[must_use]
    pub fn is_from_root(&self) -> bool {
        self.to.starts_with('/')
    }
}

/// Describes the dead links, at the places in the content that lead there.
#[must_use]
pub fn diagnostics(faults: &[DeadLink], written: &[WrittenLink], base_url: &BaseUrl) -> Vec<Diagnostic> {
    if faults.is_empty() {
        return Vec::new();
    }
    let mut places: BTreeMap<String, Vec<Span>> = BTreeMap::new();
    for WrittenLink { to, span } in written {
        // A `#` link leads to whichever page shows the text.
        let key = if to.starts_with('#') { to.clone() } else { address_of(to, base_url) };
        places.entry(key).or_default().push(*span);
    }
    let places_of = |fault: &DeadLink| {
        let within = fault.link.find('#').map(|at| &fault.link[at..]).filter(|_| fault.is_on_itself());
        places.get(&fault.link).or_else(|| places.get(within?)).map(Vec::as_slice).unwrap_or_default()
    };
    faults.iter().map(|fault| fault.diagnostic(places_of(fault))).collect()
}

/// The target of a text's link, as in [`DeadLink::link`].
fn address_of(to: &str, base_url: &BaseUrl) -> String {
    format!("/{}", place_of(to, base_url))
}

/// The target of a text's link, `address` or `address#anchor`. In texts, a leading slash means the site's root.
fn place_of(to: &str, base_url: &BaseUrl) -> String {
    let mut reader = LinkResolver::new(base_url, "");
    reader.read(to.strip_prefix('/').unwrap_or(to));
    reader.place
}

/// The places that the texts' links lead to, each once.
#[must_use]
pub fn places(written: &[WrittenLink], base_url: &BaseUrl) -> BTreeSet<String> {
    written.iter().map(|link| place_of(&link.to, base_url)).collect()
}

/// The addresses of the places without anchors, each once.
#[must_use]
pub fn addresses(places: &BTreeSet<String>) -> BTreeSet<String> {
    places.iter().map(|place| parts(place).0.to_owned()).collect()
}

/// Splits a place into its address and its anchor.
fn parts(place: &str) -> (&str, &str) {
    place.split_once('#').unwrap_or((place, ""))
}

impl DeadLink {
    /// Whether the page that lacks the anchor also has the link.
    fn is_on_itself(&self) -> bool {
        matches!(&self.missing, MissingTarget::Anchor(page, _) if self.on.iter().any(|on| on.as_str() == page))
    }

    /// Describes the dead link, at its places in the content.
    fn diagnostic(&self, places: &[Span]) -> Diagnostic {
        let message = match &self.missing {
            MissingTarget::File(Some(path)) => {
                format!("the link `{}` leads to `{path}`, which does not exist", self.link)
            }
            MissingTarget::File(None) => format!("the link `{}` leads outside the site", self.link),
            MissingTarget::Anchor(page, anchor) => {
                format!("the link `{}` leads to `#{anchor}`, which is not on `{page}`", self.link)
            }
        };
        let place = match self.on.as_slice() {
            [] => String::new(),
            [only] => format!("it is on `{only}`"),
            [first, rest @ ..] if rest.len() == 1 => format!("it is on `{first}` and 1 other file"),
            [first, rest @ ..] => format!("it is on `{first}` and {} other files", rest.len()),
        };
        let Some((first, others)) = places.split_first() else {
            return Diagnostic::nowhere(&RULE, message)
                .with_note(place)
                .help("find the link in the texts of that page or in the theme, and correct its address");
        };
        let fault = Diagnostic::error(&RULE, *first, message).with_note(place).help("correct the address");
        others.iter().fold(fault, |fault, other| fault.related(*other, "also here"))
    }
}

/// Every dead link, one for each target. The manifest may be missing: it is made last, from all other files.
#[must_use]
pub fn faults(artifacts: &[Artifact], base_url: &BaseUrl) -> Vec<DeadLink> {
    let site = SiteLinks::new(base_url);
    artifacts.par_iter().for_each(|artifact| site.see(artifact));
    site.faults()
}

/// Collects the links of a site while its files are made, so that no file has to be kept.
pub struct SiteLinks<'a> {
    base_url: &'a BaseUrl,
    own: Finder<'a>,
    /// The links and places that each thread has seen, so that no thread waits.
    seen: Vec<Mutex<Seen>>,
}

impl<'a> SiteLinks<'a> {
    /// A site whose files have not been seen yet.
    #[must_use]
    pub fn new(base_url: &'a BaseUrl) -> Self {
        let seen = (0..=rayon::current_num_threads()).map(|_| Mutex::default()).collect();
        Self { base_url, own: Finder::new(base_url.as_str()), seen }
    }

    /// Records the links and places of a file, or the links of a piece of a document. No address may be cut in two.
    pub fn see(&self, artifact: &Artifact) {
        let thread = rayon::current_thread_index().map_or(0, |index| index + 1) % self.seen.len();
        self.seen[thread].lock().unwrap_or_else(PoisonError::into_inner).see(artifact, self.base_url, &self.own);
    }

    /// Whether the files seen so far have all these places.
    #[must_use]
    pub fn has(self, places: &BTreeSet<String>) -> bool {
        let seen = self.into_seen();
        let files = by_address(&seen);
        places.iter().map(|place| parts(place)).all(|(address, anchor)| missing(address, anchor, &files).is_none())
    }

    /// Those of these places that the files seen so far have.
    #[must_use]
    pub fn present(self, places: &BTreeSet<String>) -> BTreeSet<String> {
        let seen = self.into_seen();
        let files = by_address(&seen);
        let is_there = |place: &&String| {
            let (address, anchor) = parts(place);
            missing(address, anchor, &files).is_none()
        };
        places.iter().filter(is_there).cloned().collect()
    }

    /// Every dead link, one for each target, once all files have been seen. The manifest may be missing: it is made last.
    #[must_use]
    pub fn faults(self) -> Vec<DeadLink> {
        let seen = self.into_seen();
        let files = by_address(&seen);
        let mut dead: BTreeMap<(String, MissingTarget), BTreeSet<&SitePath>> = BTreeMap::new();
        for seen in &seen {
            for (link, missing, on) in dead_among(seen, &files) {
                dead.entry((link, missing)).or_default().extend(on.iter().map(|at| seen.path(*at)));
            }
        }
        let fault = |((link, missing), on): (_, BTreeSet<&SitePath>)| DeadLink {
            link,
            missing,
            on: on.into_iter().cloned().collect(),
        };
        dead.into_iter().map(fault).collect()
    }

    fn into_seen(self) -> Vec<Seen> {
        self.seen.into_iter().map(|seen| seen.into_inner().unwrap_or_else(PoisonError::into_inner)).collect()
    }
}

fn by_address(seen: &[Seen]) -> AHashMap<&str, &SeenFile> {
    seen.iter().flat_map(|seen| &seen.files).map(|file| (address::of(file.path.as_str()), file)).collect()
}

/// A dead link as reported, what is missing, and the numbers of the files that contain it.
type Dead<'a> = (String, MissingTarget, &'a [u32]);

fn dead_among<'a>(seen: &'a Seen, files: &AHashMap<&str, &SeenFile>) -> Vec<Dead<'a>> {
    let inside = seen.wanted.par_iter().filter_map(|(place, on)| {
        let (address, anchor) = parts(place);
        let missing = missing(address, anchor, files)?;
        Some((format!("/{place}"), missing, on.as_slice()))
    });
    let outside =
        seen.outside.par_iter().map(|(link, on)| (link.to_string(), MissingTarget::File(None), on.as_slice()));
    inside.chain(outside).collect()
}

/// What is missing at a place, if anything is.
fn missing(address: &str, anchor: &str, files: &AHashMap<&str, &SeenFile>) -> Option<MissingTarget> {
    let path = || address::file(address);
    match files.get(address) {
        None => (address != MANIFEST).then(|| MissingTarget::File(Some(path()))),
        Some(file) => (!file.has(anchor)).then(|| MissingTarget::Anchor(path(), anchor.to_owned())),
    }
}
