//! A finished site -> the links on its pages and in its feed that lead nowhere.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};

use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use crate::artifact::{Artifact, MANIFEST, SitePath};
use crate::diagnostic::Diagnostic;
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
    let files = artifacts.par_iter().map(|artifact| (artifact.path.as_str(), File::of(artifact, base_url))).collect();
    let site = Site { files, base_url };
    let dead = |artifact: &Artifact| site.dead(&artifact.path);
    let mut found: BTreeMap<(String, Missing), Vec<SitePath>> = BTreeMap::new();
    for (path, dead) in artifacts.par_iter().map(|artifact| (&artifact.path, dead(artifact))).collect::<Vec<_>>() {
        for fault in dead {
            let on = found.entry(fault).or_default();
            if on.last() != Some(path) {
                on.push(path.clone());
            }
        }
    }
    found.into_iter().map(|((link, missing), on)| Fault { link, missing, on }).collect()
}

struct Site<'a> {
    files: HashMap<&'a str, File<'a>>,
    base_url: &'a BaseUrl,
}

/// The links of a file, and the places on it if it is a page.
struct File<'a> {
    links: Vec<Cow<'a, str>>,
    ids: Option<Vec<Cow<'a, str>>>,
}

impl<'a> File<'a> {
    fn of(artifact: &'a Artifact, base_url: &BaseUrl) -> Self {
        // What the program renders is UTF-8; a picture of a theme is not, and has no links.
        let text = std::str::from_utf8(&artifact.bytes).unwrap_or_default();
        if artifact.path.is_page() {
            let mut page = Page::default();
            page.read(text);
            return File { links: page.links, ids: Some(page.ids) };
        }
        let is_json = artifact.path.as_str().rsplit('.').next() == Some("json");
        File { links: if is_json { own_addresses(text, base_url) } else { Vec::new() }, ids: None }
    }
}

impl Site<'_> {
    /// The links of a file that lead nowhere, and what is missing there.
    fn dead(&self, from: &SitePath) -> Vec<(String, Missing)> {
        let links = self.files.get(from.as_str()).map(|file| file.links.iter());
        let missing = |link: &Cow<'_, str>| Some((link.to_string(), self.missing(from, link)?));
        links.into_iter().flatten().filter_map(missing).collect()
    }

    /// What a link of a file doesn't find, if it leads to this site.
    fn missing(&self, from: &SitePath, link: &str) -> Option<Missing> {
        let (address, anchor) = link.split_once('#').unwrap_or((link, ""));
        let address = address.split('?').next().unwrap_or_default();
        let path = if address.is_empty() {
            from.as_str().to_owned()
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
                Some(path) => file(&path),
                None => return Some(Missing::File(None)),
            }
        };
        let Some(found) = self.files.get(path.as_str()) else {
            return (path != MANIFEST).then_some(Missing::File(Some(path)));
        };
        let ids = found.ids.as_ref()?;
        let is_there = anchor.is_empty() || ids.iter().any(|id| id == anchor);
        (!is_there).then(|| Missing::Anchor(path, anchor.to_owned()))
    }
}

/// The file behind an address below the root.
fn file(address: &str) -> String {
    crate::address::file(address)
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
    let texts = json.match_indices(&beginning).filter_map(|(at, _)| json[at + 1..].split('"').next());
    texts.filter(|text| !text.contains(['{', ' ', '\\'])).map(Cow::Borrowed).collect()
}

/// The links and places in HTML as our own templates write it.
#[derive(Default)]
struct Page<'a> {
    links: Vec<Cow<'a, str>>,
    ids: Vec<Cow<'a, str>>,
}

impl<'a> Page<'a> {
    fn read(&mut self, html: &'a str) {
        let mut rest = html;
        while let Some(at) = rest.find('<') {
            rest = &rest[at + 1..];
            if let Some(comment) = rest.strip_prefix("!--") {
                rest = comment.split_once("-->").map_or("", |(_, after)| after);
            } else if rest.starts_with(|c: char| c.is_ascii_alphabetic()) {
                let name = first(rest, |byte| byte.is_ascii_whitespace() || byte == b'>');
                rest = self.attributes(&rest[name..]);
            }
        }
    }

    /// Takes in the attributes of a tag; gives what stands behind it.
    fn attributes(&mut self, mut rest: &'a str) -> &'a str {
        loop {
            rest = &rest[first(rest, |byte| !byte.is_ascii_whitespace() && byte != b'/')..];
            if rest.is_empty() || rest.starts_with('>') {
                return rest;
            }
            let end = first(rest, |byte| byte.is_ascii_whitespace() || b"=>/".contains(&byte)).max(1);
            let (name, behind) = rest.split_at(rest.ceil_char_boundary(end));
            let Some(behind) = behind.strip_prefix('=') else {
                rest = behind;
                continue;
            };
            let (value, behind) = value(behind);
            match name {
                "href" | "src" => self.links.push(decoded(value)),
                "id" => self.ids.push(decoded(value)),
                _ => {}
            }
            rest = behind;
        }
    }
}

/// Where the first byte of a kind is, or the end.
fn first(text: &str, is: impl Fn(u8) -> bool) -> usize {
    text.bytes().position(is).unwrap_or(text.len())
}

fn value(text: &str) -> (&str, &str) {
    for quote in ['"', '\''] {
        if let Some(inner) = text.strip_prefix(quote) {
            return inner.split_once(quote).unwrap_or((inner, ""));
        }
    }
    text.split_at(text.find(|c: char| c.is_ascii_whitespace() || c == '>').unwrap_or(text.len()))
}

/// The characters behind what HTML writes with an ampersand.
fn decoded(value: &str) -> Cow<'_, str> {
    const WRITTEN: [(&str, &str); 7] = [
        ("&quot;", "\""),
        ("&#x27;", "'"),
        ("&#39;", "'"),
        ("&#x2F;", "/"),
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&amp;", "&"),
    ];
    if !value.contains('&') {
        return Cow::Borrowed(value);
    }
    Cow::Owned(WRITTEN.iter().fold(value.to_owned(), |text, (written, meant)| text.replace(written, meant)))
}
