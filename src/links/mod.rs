//! A finished site -> the links on its pages and in its feed that lead nowhere.

mod html;

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::{Mutex, PoisonError};

use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use crate::artifact::{Artifact, MANIFEST, SitePath};
use crate::diagnostic::Diagnostic;
use crate::links::html::Page;
use crate::model::site::BaseUrl;
use crate::rule::Rule;

/// Every link leads somewhere.
pub const RULE: Rule = Rule {
    name: "unresolved-link",
    sentence: "Every link on every page, and every address in the feed, leads to something that is there.",
    why: "A resident who follows a dead link gives up or calls; a program that follows one stops.",
    wrong: "description: See [the files](/data/#tables).",
    right: "description: See [the files](/data/#files).",
};

/// A link that leads nowhere.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fault {
    /// What it leads to, as it is written.
    pub link: String,
    /// What is missing there.
    pub missing: Missing,
    /// The files that hold it.
    pub on: Vec<SitePath>,
}

/// What a link doesn't find.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Missing {
    /// The file: its path on the site, if the link stays on the site.
    File(Option<String>),
    /// The place on a page that is there: the page and the place.
    Anchor(String, String),
}

impl Fault {
    /// The fault in words.
    #[must_use]
    pub fn diagnostic(&self) -> Diagnostic {
        let message = match &self.missing {
            Missing::File(Some(path)) => format!("the link `{}` leads to `{path}`, which is not there", self.link),
            Missing::File(None) => format!("the link `{}` leads out of the site", self.link),
            Missing::Anchor(page, anchor) => {
                format!("the link `{}` leads to the place `#{anchor}`, which is not on `{page}`", self.link)
            }
        };
        let place = match self.on.as_slice() {
            [] => String::new(),
            [only] => format!("it is on `{only}`"),
            [first, rest @ ..] if rest.len() == 1 => format!("it is on `{first}` and 1 other page"),
            [first, rest @ ..] => format!("it is on `{first}` and {} other pages", rest.len()),
        };
        Diagnostic::nowhere(RULE.name, message)
            .with_note(place)
            .help("look for the link in the texts of that page, or in the theme, and correct where it leads")
    }
}

/// Every link that leads nowhere, each once. The manifest may be missing: it is made last, of all other files.
#[must_use]
pub fn faults(artifacts: &[Artifact], base_url: &BaseUrl) -> Vec<Fault> {
    let site = Site::new(base_url);
    artifacts.par_iter().for_each(|artifact| site.see(artifact));
    site.faults()
}

/// The links of a site, gathered while its files are made: none of them has to be kept for it.
pub struct Site<'a> {
    base_url: &'a BaseUrl,
    seen: Mutex<HashMap<SitePath, File>>,
}

/// The links of a file, and the places on it if it is a page.
struct File {
    links: Texts,
    ids: Option<Texts>,
}

impl File {
    fn of(artifact: &Artifact, base_url: &BaseUrl) -> Self {
        // What the program renders is UTF-8; a picture of a theme is not, and has no links.
        let text = std::str::from_utf8(&artifact.bytes).unwrap_or_default();
        if artifact.path.is_page() {
            let mut page = Page::default();
            page.read(text);
            return Self { links: Texts::of(&page.links), ids: Some(Texts::of(&page.ids)) };
        }
        let is_json = artifact.path.as_str().rsplit('.').next() == Some("json");
        Self { links: if is_json { Texts::of(&own_addresses(text, base_url)) } else { Texts::default() }, ids: None }
    }
}

/// Several texts in one piece of memory: a site has a hundred thousand links, most of them short.
#[derive(Default)]
struct Texts {
    all: String,
    ends: Vec<usize>,
}

impl Texts {
    fn of(texts: &[Cow<'_, str>]) -> Self {
        let all = texts.concat();
        let ends = texts.iter().scan(0, |end, text| {
            *end += text.len();
            Some(*end)
        });
        Self { ends: ends.collect(), all }
    }

    fn iter(&self) -> impl Iterator<Item = &str> {
        let starts = std::iter::once(0).chain(self.ends.iter().copied());
        starts.zip(&self.ends).map(|(start, end)| &self.all[start..*end])
    }
}

impl<'a> Site<'a> {
    /// A site of which nothing has been seen yet.
    #[must_use]
    pub fn new(base_url: &'a BaseUrl) -> Self {
        Self { base_url, seen: Mutex::default() }
    }

    /// Takes in the links and the places of a file.
    pub fn see(&self, artifact: &Artifact) {
        let file = File::of(artifact, self.base_url);
        self.seen.lock().unwrap_or_else(PoisonError::into_inner).insert(artifact.path.clone(), file);
    }

    /// Every link that leads nowhere, each once, when all files have been seen. The manifest may be missing: it is made last.
    #[must_use]
    pub fn faults(self) -> Vec<Fault> {
        let seen =
            Seen { base_url: self.base_url, files: self.seen.into_inner().unwrap_or_else(PoisonError::into_inner) };
        let dead = |(from, file): (&SitePath, &File)| -> Vec<((String, Missing), SitePath)> {
            seen.dead(from, file).into_iter().map(|fault| (fault, from.clone())).collect()
        };
        let mut found: BTreeMap<(String, Missing), BTreeSet<SitePath>> = BTreeMap::new();
        for (fault, on) in seen.files.par_iter().flat_map_iter(dead).collect::<Vec<_>>() {
            found.entry(fault).or_default().insert(on);
        }
        let fault = |((link, missing), on): ((String, Missing), BTreeSet<SitePath>)| Fault {
            link,
            missing,
            on: on.into_iter().collect(),
        };
        found.into_iter().map(fault).collect()
    }
}

/// All files of a site.
struct Seen<'a> {
    base_url: &'a BaseUrl,
    files: HashMap<SitePath, File>,
}

impl Seen<'_> {
    /// The links of a file that lead nowhere, and what is missing there.
    fn dead(&self, from: &SitePath, file: &File) -> Vec<(String, Missing)> {
        let missing = |link: &str| Some((link.to_owned(), self.missing(from, link)?));
        file.links.iter().filter_map(missing).collect()
    }

    /// What a link of a file doesn't find, if it leads to this site.
    fn missing(&self, from: &SitePath, link: &str) -> Option<Missing> {
        let (address, anchor) = link.split_once('#').unwrap_or((link, ""));
        let address = address.split('?').next().unwrap_or_default();
        let path = if address.is_empty() {
            Cow::Borrowed(from.as_str())
        } else if let Some(own) = address.strip_prefix(self.base_url.as_str()) {
            file(own)
        } else if has_scheme(address) || address.starts_with("//") {
            return None;
        } else if address.starts_with('/') {
            match address.strip_prefix(self.base_url.path()) {
                Some(own) => file(own),
                None => return Some(Missing::File(None)),
            }
        } else {
            match joined(from.as_str(), address) {
                Some(path) => Cow::Owned(file(&path).into_owned()),
                None => return Some(Missing::File(None)),
            }
        };
        let Some(found) = self.files.get(&*path) else {
            return (path != MANIFEST).then_some(Missing::File(Some(path.into_owned())));
        };
        let ids = found.ids.as_ref()?;
        let is_there = anchor.is_empty() || ids.iter().any(|id| id == anchor);
        (!is_there).then(|| Missing::Anchor(path.into_owned(), anchor.to_owned()))
    }
}

/// The file behind an address below the root.
fn file(address: &str) -> Cow<'_, str> {
    if address.is_empty() || address.ends_with('/') {
        Cow::Owned(crate::address::file(address))
    } else {
        Cow::Borrowed(address)
    }
}

fn has_scheme(link: &str) -> bool {
    let scheme = link.split(['/', '?', '#']).next().unwrap_or_default();
    scheme.split_once(':').is_some_and(|(name, _)| {
        name.starts_with(|c: char| c.is_ascii_alphabetic())
            && name.chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c))
    })
}

/// Where a relative link of a file leads, or nothing if it climbs out of the site.
fn joined(from: &str, link: &str) -> Option<String> {
    let mut path = folder(from).to_owned();
    let mut steps = link.split('/').peekable();
    while let Some(step) = steps.next() {
        match step {
            ".." if path.is_empty() => return None,
            ".." => path.truncate(folder(&path[..path.len() - 1]).len()),
            "" | "." => {}
            name => {
                path.push_str(name);
                if steps.peek().is_some() {
                    path.push('/');
                }
            }
        }
    }
    Some(path)
}

/// What a path begins with, up to its last slash.
fn folder(path: &str) -> &str {
    path.rfind('/').map_or("", |slash| &path[..=slash])
}

/// The texts of a JSON document that are addresses on this site. A pattern (`{id}`) is none.
fn own_addresses<'a>(json: &'a str, base_url: &BaseUrl) -> Vec<Cow<'a, str>> {
    let beginning = format!("\"{}", base_url.as_str());
    let finder = memchr::memmem::Finder::new(&beginning);
    let texts = finder.find_iter(json.as_bytes()).filter_map(|at| json[at + 1..].split('"').next());
    texts.filter(|text| !text.contains(['{', ' ', '\\'])).map(Cow::Borrowed).collect()
}
