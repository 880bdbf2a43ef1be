//! A finished site -> the links on its pages and in its feed that lead nowhere.

mod html;

use std::borrow::Cow;
use std::collections::{BTreeSet, HashMap};
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
    /// The places that links lead to: `path` or `path#anchor`.
    wanted: HashMap<String, Wanted>,
    /// Links that lead out of the site.
    outside: HashMap<String, Wanted>,
}

/// A file, and the places on it if it is a page.
struct File {
    path: SitePath,
    ids: Option<Texts>,
}

/// Who leads to a place.
struct Wanted {
    /// The files, by their number.
    on: Vec<u32>,
    /// The first of them by path, and how it writes the link.
    first: u32,
    link: Box<str>,
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
    /// To this host, but not to this site.
    Outside,
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
        let (is_page, is_json) = (artifact.path.is_page(), artifact.path.as_str().rsplit('.').next() == Some("json"));
        let mut page = Page::default();
        if is_page {
            page.read(text);
        }
        let links = if is_json { own_addresses(text, self.base_url) } else { std::mem::take(&mut page.links) };
        let links: BTreeSet<&str> = links.iter().map(|link| &**link).collect();
        let path = artifact.path.as_str();
        let targets: Vec<(&str, Target<'_>)> = links
            .into_iter()
            .map(|link| (link, self.target(path, link)))
            .filter(|(_, to)| !to.is_on(path, &page))
            .collect();
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
        let by_path: HashMap<&str, &File> = files.iter().map(|file| (file.path.as_str(), file)).collect();
        let missing = |place: &str| {
            let (path, anchor) = place.split_once('#').unwrap_or((place, ""));
            let Some(file) = by_path.get(path) else {
                return (path != MANIFEST).then(|| Missing::File(Some(path.to_owned())));
            };
            let is_there = anchor.is_empty() || file.ids.as_ref().is_none_or(|ids| ids.has(anchor));
            (!is_there).then(|| Missing::Anchor(path.to_owned(), anchor.to_owned()))
        };
        let dead = wanted.par_iter().filter_map(|(place, wanted)| Some((missing(place)?, wanted)));
        let mut dead: Vec<(Missing, &Wanted)> = dead.collect();
        dead.extend(outside.values().map(|wanted| (Missing::File(None), wanted)));
        let fault = |(missing, wanted): (Missing, &Wanted)| Fault {
            link: wanted.link.to_string(),
            missing,
            on: wanted
                .on
                .iter()
                .map(|at| files[*at as usize].path.clone())
                .collect::<BTreeSet<_>>()
                .into_iter()
                .collect(),
        };
        let mut faults: Vec<Fault> = dead.into_iter().map(fault).collect();
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
                None => return Target::Outside,
            }
        } else {
            match joined(from, address) {
                Some(path) => Cow::Owned(file(&path).into_owned()),
                None => return Target::Outside,
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
            Self::Outside => false,
        }
    }
}

impl Seen {
    fn add(&mut self, file: File, targets: &[(&str, Target<'_>)]) {
        let number = u32::try_from(self.files.len()).unwrap_or(u32::MAX);
        self.files.push(file);
        let mut place = String::new();
        for (link, target) in targets {
            place.clear();
            let wanted = match target {
                Target::Elsewhere => continue,
                Target::Outside => {
                    place.push_str(link);
                    &mut self.outside
                }
                Target::Inside { path, anchor } => {
                    place.push_str(path);
                    if !anchor.is_empty() {
                        place.push('#');
                        place.push_str(anchor);
                    }
                    &mut self.wanted
                }
            };
            match wanted.get_mut(&place) {
                Some(known) => known.add(number, link, &self.files),
                None => {
                    wanted.insert(place.clone(), Wanted { on: vec![number], first: number, link: (*link).into() });
                }
            }
        }
    }
}

impl Wanted {
    fn add(&mut self, number: u32, link: &str, files: &[File]) {
        self.on.push(number);
        if files[number as usize].path < files[self.first as usize].path {
            self.first = number;
            self.link = link.into();
        }
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
