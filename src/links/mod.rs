//! A finished site -> the links on its pages and in its feed that lead nowhere.

mod document;
mod html;

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::sync::{Mutex, MutexGuard, PoisonError};

use ahash::AHashMap;
use rayon::iter::{IntoParallelRefIterator, ParallelExtend, ParallelIterator};

use crate::address;
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
    /// The places that links lead to, `address` or `address#anchor`, and the files that hold the links, by their number.
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
    /// To an address below the root of this one, and to a place there.
    Inside { address: Cow<'a, str>, anchor: &'a str },
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
        let path = &artifact.path;
        // What the program renders is UTF-8; a picture of a theme is not, and has no links.
        let text = std::str::from_utf8(&artifact.bytes).unwrap_or_default();
        if path.is_page() {
            let mut page = Page::default();
            page.read(text);
            let number = self.file(File { path: path.clone(), ids: Some(Texts::of(&page.ids)) });
            let targets = page.links.iter().map(|link| self.target(path, link));
            self.want(number, targets.filter(|to| !to.is_on(path, &page)));
        } else {
            let number = self.file(File { path: path.clone(), ids: None });
            let addresses = document::marks(path).map(|marks| document::own_addresses(text, marks, self.base_url));
            self.want(number, addresses.into_iter().flatten().map(|link| self.target(path, link)));
        }
    }

    /// The number of a file that has been made.
    fn file(&self, file: File) -> u32 {
        let files = &mut self.seen().files;
        files.push(file);
        // No site has more files than that.
        u32::try_from(files.len() - 1).unwrap_or(u32::MAX)
    }

    /// Remembers where a file's links lead: some at a time, so that those of a long document are never together in memory.
    fn want<'l>(&self, number: u32, targets: impl Iterator<Item = Target<'l>>) {
        let mut targets = targets.peekable();
        while targets.peek().is_some() {
            let some: Vec<Target<'_>> = targets.by_ref().take(LINKS_AT_ONCE).collect();
            self.seen().want(number, &some);
        }
    }

    fn seen(&self) -> MutexGuard<'_, Seen> {
        self.seen.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Every link that leads nowhere, each place once, when all files have been seen. The manifest may be missing: it is made last.
    #[must_use]
    pub fn faults(self) -> Vec<Fault> {
        let Seen { files, wanted, outside } = self.seen.into_inner().unwrap_or_else(PoisonError::into_inner);
        let by_address: AHashMap<&str, &File> =
            files.iter().map(|file| (address::of(file.path.as_str()), file)).collect();
        let missing = |address: &str, anchor: &str| {
            let path = || address::file(address);
            let Some(file) = by_address.get(address) else {
                return (address != MANIFEST).then(|| Missing::File(Some(path())));
            };
            let is_there = anchor.is_empty() || file.ids.as_ref().is_none_or(|ids| ids.has(anchor));
            (!is_there).then(|| Missing::Anchor(path(), anchor.to_owned()))
        };
        let fault = |link: String, missing: Missing, on: &[u32]| {
            let on: BTreeSet<&SitePath> = on.iter().map(|at| &files[*at as usize].path).collect();
            Fault { link, missing, on: on.into_iter().cloned().collect() }
        };
        let dead = wanted.par_iter().filter_map(|(place, on)| {
            let (address, anchor) = place.split_once('#').unwrap_or((place, ""));
            Some(fault(format!("/{place}"), missing(address, anchor)?, on))
        });
        let mut faults: Vec<Fault> = dead.collect();
        faults.par_extend(outside.par_iter().map(|(link, on)| fault(link.to_string(), Missing::File(None), on)));
        faults.sort();
        faults
    }

    fn target<'l>(&self, from: &'l SitePath, link: &'l str) -> Target<'l> {
        let (way, anchor) = link.split_once('#').unwrap_or((link, ""));
        let way = way.split('?').next().unwrap_or_default();
        let address = if way.is_empty() {
            Cow::Borrowed(address::of(from.as_str()))
        } else if let Some(own) = way.strip_prefix(self.base_url.as_str()) {
            Cow::Borrowed(address::of(own))
        } else if has_scheme(way) || way.starts_with("//") {
            return Target::Elsewhere;
        } else if way.starts_with('/') {
            match way.strip_prefix(self.base_url.path()) {
                Some(own) => Cow::Borrowed(address::of(own)),
                None => return Target::Outside(link),
            }
        } else {
            match joined(from.as_str(), address::of(way)) {
                Some(address) => Cow::Owned(address),
                None => return Target::Outside(link),
            }
        };
        Target::Inside { address, anchor }
    }
}

/// How many links of a file are taken in at a time.
const LINKS_AT_ONCE: usize = 1_024;

impl Target<'_> {
    /// Whether it needs no look at other files: it is elsewhere, or on the page itself.
    fn is_on(&self, own: &SitePath, page: &Page<'_>) -> bool {
        match self {
            Self::Elsewhere => true,
            Self::Inside { address, anchor } => {
                address == address::of(own.as_str()) && (anchor.is_empty() || page.ids.iter().any(|id| id == anchor))
            }
            Self::Outside(_) => false,
        }
    }
}

impl Seen {
    fn want(&mut self, number: u32, targets: &[Target<'_>]) {
        let mut place = String::new();
        for target in targets {
            place.clear();
            let wanted = match target {
                Target::Elsewhere => continue,
                Target::Outside(link) => {
                    place.push_str(link);
                    &mut self.outside
                }
                Target::Inside { address, anchor } => {
                    place.extend([address.as_ref(), if anchor.is_empty() { "" } else { "#" }, anchor]);
                    &mut self.wanted
                }
            };
            match wanted.get_mut(place.as_str()) {
                Some(on) if on.last() == Some(&number) => {}
                Some(on) => on.push(number),
                None => {
                    wanted.insert(place.as_str().into(), vec![number]);
                }
            }
        }
    }
}

fn has_scheme(link: &str) -> bool {
    let scheme = link.split(['/', '?', '#']).next().unwrap_or_default();
    scheme.split_once(':').is_some_and(|(name, _)| {
        name.starts_with(|c: char| c.is_ascii_alphabetic())
            && name.chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c))
    })
}

/// The address below the root that a relative link of a file leads to, or nothing if it climbs out of the site.
fn joined(from: &str, link: &str) -> Option<String> {
    let (mut base, mut rest) = (folder(from), link);
    while let Some(behind) = rest.strip_prefix("../") {
        base = above(base)?;
        rest = behind;
    }
    let mut path = String::with_capacity(base.len() + rest.len());
    path.push_str(base);
    let mut steps = rest.split('/').peekable();
    while let Some(step) = steps.next() {
        match step {
            ".." => path.truncate(above(&path)?.len()),
            "" | "." => {}
            name => path.extend([name, if steps.peek().is_some() { "/" } else { "" }]),
        }
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
