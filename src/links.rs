//! A finished site -> the links on its pages and in its feed that lead nowhere.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::artifact::{Artifact, SitePath};
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
            .help("look for the link in the texts of that page, and correct where it leads")
    }
}

/// Every link that leads nowhere, each once.
#[must_use]
pub fn faults(artifacts: &[Artifact], base_url: &BaseUrl) -> Vec<Fault> {
    let files: BTreeMap<&str, &Artifact> =
        artifacts.iter().map(|artifact| (artifact.path.as_str(), artifact)).collect();
    let pages: BTreeMap<&str, Page> = artifacts
        .iter()
        .filter(|artifact| artifact.path.is_page())
        .map(|artifact| (artifact.path.as_str(), page(&String::from_utf8_lossy(&artifact.bytes))))
        .collect();
    let site = Site { files, pages, base_url };
    let mut found: BTreeMap<(String, Missing), Vec<SitePath>> = BTreeMap::new();
    for artifact in artifacts {
        for link in site.links(artifact) {
            if let Some(missing) = site.missing(&artifact.path, &link) {
                found.entry((link, missing)).or_default().push(artifact.path.clone());
            }
        }
    }
    found.into_iter().map(|((link, missing), on)| Fault { link, missing, on }).collect()
}

struct Site<'a> {
    files: BTreeMap<&'a str, &'a Artifact>,
    pages: BTreeMap<&'a str, Page>,
    base_url: &'a BaseUrl,
}

/// The links of a page and the places on it.
#[derive(Default)]
struct Page {
    links: BTreeSet<String>,
    ids: BTreeSet<String>,
}

impl Site<'_> {
    fn links(&self, artifact: &Artifact) -> BTreeSet<String> {
        if let Some(page) = self.pages.get(artifact.path.as_str()) {
            return page.links.clone();
        }
        let mut links = BTreeSet::new();
        if artifact.path.as_str().rsplit('.').next() == Some("json")
            && let Ok(document) = serde_json::from_slice(&artifact.bytes)
        {
            own_addresses(&document, self.base_url, &mut links);
        }
        links
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
        } else if let Some(from_root) = address.strip_prefix('/') {
            match format!("/{from_root}").strip_prefix(self.base_url.path()) {
                Some(own) => file(own),
                None => return Some(Missing::File(None)),
            }
        } else {
            match joined(from.as_str(), address) {
                Some(path) => file(&path),
                None => return Some(Missing::File(None)),
            }
        };
        if !self.files.contains_key(path.as_str()) {
            return Some(Missing::File(Some(path)));
        }
        let page = self.pages.get(path.as_str())?;
        let is_there = anchor.is_empty() || page.ids.contains(anchor);
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
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    let mut steps = link.split('/').peekable();
    let mut is_folder = false;
    while let Some(step) = steps.next() {
        is_folder = steps.peek().is_none() && matches!(step, "" | "." | "..");
        match step {
            ".." => {
                parts.pop()?;
            }
            "" | "." => {}
            name => parts.push(name),
        }
    }
    let path = parts.join("/");
    Some(if is_folder && !path.is_empty() { path + "/" } else { path })
}

/// The texts of a document that are addresses on this site. A pattern (`{id}`) is none.
fn own_addresses(value: &Value, base_url: &BaseUrl, links: &mut BTreeSet<String>) {
    match value {
        Value::String(text) if text.starts_with(base_url.as_str()) && !text.contains(['{', ' ']) => {
            links.insert(text.clone());
        }
        Value::Array(items) => items.iter().for_each(|item| own_addresses(item, base_url, links)),
        Value::Object(members) => members.values().for_each(|member| own_addresses(member, base_url, links)),
        _ => {}
    }
}

/// The links and places in HTML as our own templates write it.
fn page(html: &str) -> Page {
    let mut page = Page::default();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        if let Some(comment) = rest.strip_prefix("!--") {
            rest = comment.split_once("-->").map_or("", |(_, after)| after);
        } else if rest.starts_with(|c: char| c.is_ascii_alphabetic()) {
            let name = rest.find(|c: char| c.is_ascii_whitespace() || c == '>').unwrap_or(rest.len());
            rest = attributes(&rest[name..], &mut page);
        }
    }
    page
}

/// Takes in the attributes of a tag; gives what stands behind it.
fn attributes<'a>(mut rest: &'a str, page: &mut Page) -> &'a str {
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '/');
        if rest.is_empty() || rest.starts_with('>') {
            return rest;
        }
        let end = rest.find(|c: char| c.is_ascii_whitespace() || "=>/".contains(c)).unwrap_or(rest.len()).max(1);
        let (name, behind) = rest.split_at(rest.ceil_char_boundary(end));
        let Some(behind) = behind.strip_prefix('=') else {
            rest = behind;
            continue;
        };
        let (value, behind) = value(behind);
        match name {
            "href" | "src" => page.links.insert(decoded(value)),
            "id" => page.ids.insert(decoded(value)),
            _ => false,
        };
        rest = behind;
    }
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
fn decoded(value: &str) -> String {
    [("&quot;", "\""), ("&#x27;", "'"), ("&#39;", "'"), ("&#x2F;", "/"), ("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")]
        .iter()
        .fold(value.to_owned(), |text, (written, meant)| text.replace(written, meant))
}
