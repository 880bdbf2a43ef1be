//! A finished site -> the links on its pages and in its feed that lead nowhere.

mod document;
mod html;

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::sync::{Mutex, PoisonError};

use ahash::{AHashMap, AHashSet};
use rayon::iter::{IntoParallelRefIterator, ParallelExtend, ParallelIterator};

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
    /// What it leads to: an address below the site's root, as texts write it (`/about/#why`); as it stands there if it is none.
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

/// Every link that leads nowhere, each place once. The manifest may be missing: it is made last, of all other files.
#[must_use]
pub fn faults(artifacts: &[Artifact], base_url: &BaseUrl) -> Vec<Fault> {
    let site = Site::new(base_url);
    artifacts.par_iter().for_each(|artifact| site.see(artifact));
    site.faults()
}

/// The links of a site, gathered while its files are made: none of them has to be kept for it. A place that many links lead to is kept
/// once.
pub struct Site<'a> {
    base_url: &'a BaseUrl,
    seen: Mutex<Seen>,
}

/// All that has been seen.
#[derive(Default)]
struct Seen {
    files: Vec<File>,
    /// The places that links lead to, `path` or `path#anchor`, and the files that hold the links, by their number.
    wanted: AHashMap<Box<str>, Vec<u32>>,
    /// The same of links that lead out of the site, as they stand there.
    outside: AHashMap<Box<str>, Vec<u32>>,
}

/// A file, and the places on it if it is a page.
struct File {
    path: SitePath,
    ids: Option<Texts>,
}

/// Several texts in one piece of memory: most of them are short.
struct Texts {
    all: String,
    ends: Vec<u32>,
}

impl Texts {
    fn of(texts: &[Cow<'_, str>]) -> Self {
        let all = texts.concat();
        let ends = texts.iter().scan(0, |end, text| {
            *end += text.len();
            // A page is not longer than 4 GB.
            u32::try_from(*end).ok()
        });
        Self { ends: ends.collect(), all }
    }

    fn has(&self, text: &str) -> bool {
        let starts = std::iter::once(0).chain(self.ends.iter().copied());
        starts.zip(&self.ends).any(|(start, end)| &self.all[start as usize..*end as usize] == text)
    }
}

/// Where a link leads.
enum Target<'a> {
    /// To another site.
    Elsewhere,
    /// To a file of this one, and to a place on it.
    Inside { path: Cow<'a, str>, anchor: &'a str },
    /// To this host, but not to this site: the link.
    Outside(&'a str),
}

impl<'a> Site<'a> {
    /// A site of which nothing has been seen yet.
    #[must_use]
    pub fn new(base_url: &'a BaseUrl) -> Self {
        Self { base_url, seen: Mutex::default() }
    }

    /// Takes in the links and the places of a file.
    pub fn see(&self, artifact: &Artifact) {
        // What the program renders is UTF-8; a picture of a theme is not, and has no links.
        let text = std::str::from_utf8(&artifact.bytes).unwrap_or_default();
        let is_page = artifact.path.is_page();
        let mut page = Page::default();
        if is_page {
            page.read(text);
        }
        let mut links = match document::marks(&artifact.path) {
            Some(marks) => document::own_addresses(text, marks, self.base_url),
            None => std::mem::take(&mut page.links),
        };
        let mut known = AHashSet::with_capacity(links.len());
        links.retain(|link| known.insert(link.clone()));
        let path = artifact.path.as_str();
        let targets: Vec<Target<'_>> =
            links.iter().map(|link| self.target(path, link)).filter(|to| !to.is_on(path, &page)).collect();
        let ids = is_page.then(|| Texts::of(&page.ids));
        self.seen
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .add(File { path: artifact.path.clone(), ids }, &targets);
    }

    /// Every link that leads nowhere, each place once, when all files have been seen. The manifest may be missing: it is made last.
    #[must_use]
    pub fn faults(self) -> Vec<Fault> {
        let Seen { files, wanted, outside } = self.seen.into_inner().unwrap_or_else(PoisonError::into_inner);
        let by_path: AHashMap<&str, &File> = files.iter().map(|file| (file.path.as_str(), file)).collect();
        let missing = |path: &str, anchor: &str| {
            let Some(file) = by_path.get(path) else {
                return (path != MANIFEST).then(|| Missing::File(Some(path.to_owned())));
            };
            let is_there = anchor.is_empty() || file.ids.as_ref().is_none_or(|ids| ids.has(anchor));
            (!is_there).then(|| Missing::Anchor(path.to_owned(), anchor.to_owned()))
        };
        let fault = |link: String, missing: Missing, on: &[u32]| {
            let on: BTreeSet<&SitePath> = on.iter().map(|at| &files[*at as usize].path).collect();
            Fault { link, missing, on: on.into_iter().cloned().collect() }
        };
        let dead = wanted.par_iter().filter_map(|(place, on)| {
            let (path, anchor) = place.split_once('#').unwrap_or((place, ""));
            Some(fault(address(path, anchor), missing(path, anchor)?, on))
        });
        let mut faults: Vec<Fault> = dead.collect();
        faults.par_extend(outside.par_iter().map(|(link, on)| fault(link.to_string(), Missing::File(None), on)));
        faults.sort();
        faults
    }

    fn target<'l>(&self, from: &'l str, link: &'l str) -> Target<'l> {
        let (address, anchor) = link.split_once('#').unwrap_or((link, ""));
        let address = address.split('?').next().unwrap_or_default();
        let path = if address.is_empty() {
            Cow::Borrowed(from)
        } else if let Some(own) = address.strip_prefix(self.base_url.as_str()) {
            file(own)
        } else if has_scheme(address) || address.starts_with("//") {
            return Target::Elsewhere;
        } else if address.starts_with('/') {
            match address.strip_prefix(self.base_url.path()) {
                Some(own) => file(own),
                None => return Target::Outside(link),
            }
        } else {
            match joined(from, address) {
                Some(path) => Cow::Owned(path),
                None => return Target::Outside(link),
            }
        };
        Target::Inside { path, anchor }
    }
}

impl Target<'_> {
    /// Whether it needs no look at other files: it is elsewhere, or on the page itself.
    fn is_on(&self, own: &str, page: &Page<'_>) -> bool {
        match self {
            Self::Elsewhere => true,
            Self::Inside { path, anchor } => {
                path == own && (anchor.is_empty() || page.ids.iter().any(|id| id == anchor))
            }
            Self::Outside(_) => false,
        }
    }
}

impl Seen {
    fn add(&mut self, file: File, targets: &[Target<'_>]) {
        // No site has more files than that.
        let number = u32::try_from(self.files.len()).unwrap_or(u32::MAX);
        self.files.push(file);
        let mut place = String::new();
        for target in targets {
            place.clear();
            let wanted = match target {
                Target::Elsewhere => continue,
                Target::Outside(link) => {
                    place.push_str(link);
                    &mut self.outside
                }
                Target::Inside { path, anchor } => {
                    place.extend([path.as_ref(), if anchor.is_empty() { "" } else { "#" }, anchor]);
                    &mut self.wanted
                }
            };
            match wanted.get_mut(place.as_str()) {
                Some(on) => on.push(number),
                None => {
                    wanted.insert(place.as_str().into(), vec![number]);
                }
            }
        }
    }
}

/// How texts write the address of a place on the site.
fn address(path: &str, anchor: &str) -> String {
    let page = path.strip_suffix("index.html").unwrap_or(path);
    format!("/{page}{}{anchor}", if anchor.is_empty() { "" } else { "#" })
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

/// The file that a relative link of a file leads to, or nothing if it climbs out of the site.
fn joined(from: &str, link: &str) -> Option<String> {
    let (mut base, mut rest) = (folder(from), link);
    while let Some(behind) = rest.strip_prefix("../") {
        base = above(base)?;
        rest = behind;
    }
    let mut path = String::with_capacity(base.len() + rest.len() + "index.html".len());
    path.push_str(base);
    let mut steps = rest.split('/').peekable();
    while let Some(step) = steps.next() {
        match step {
            ".." => path.truncate(above(&path)?.len()),
            "" | "." => {}
            name => path.extend([name, if steps.peek().is_some() { "/" } else { "" }]),
        }
    }
    if path.is_empty() || path.ends_with('/') {
        path.push_str("index.html");
    }
    Some(path)
}

/// The folder around a folder (`a/` of `a/b/`), or nothing above the root.
fn above(folder: &str) -> Option<&str> {
    Some(self::folder(folder.strip_suffix('/')?))
}

/// What a path begins with, up to its last slash.
fn folder(path: &str) -> &str {
    path.rfind('/').map_or("", |slash| &path[..=slash])
}
