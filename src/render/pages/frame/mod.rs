//! What differs from page to page around its text: titles, breadcrumbs, what it links to from its head.

pub(super) mod calendars;
pub(super) mod head;
pub(super) mod links;
mod script_words;
pub(super) mod shell;
pub(super) mod site;
mod stale;
pub(super) mod structured_data;

use serde::Serialize;

use crate::address::{self, NOT_FOUND};
use crate::render::pages::frame::head::{Head, head};
use crate::render::pages::frame::links::{Link, Links, PageLocation};
use crate::render::pages::frame::site::Site;
use crate::render::pages::frame::structured_data::Thing;
use crate::render::pages::theme::words::Word;

/// What surrounds a page.
#[derive(Serialize)]
pub(crate) struct Frame {
    pub(crate) title: String,
    pub(crate) head: Head,
    pub(crate) canonical: String,
    pub(crate) section: String,
    pub(crate) breadcrumbs: Vec<Link>,
    /// The same in the feed.
    pub(crate) alternates: Vec<String>,
    /// What the page is about, as the text of a JSON-LD block.
    #[serde(serialize_with = "structured_data::block")]
    about: Vec<Thing>,
    /// Where the site is published.
    #[serde(skip)]
    base_url: String,
    /// What the home page is called among the breadcrumbs.
    #[serde(skip)]
    home: String,
    pub(crate) links: Links,
}

impl Frame {
    /// The frame of the page at `address` whose title and summary are in a section of the theme's texts.
    pub(crate) fn titled(site: &Site<'_>, address: &str, section: &str) -> Self {
        Self::new(site, address, &site.title(section), &site.summary(section))
    }

    /// The frame of the page at `address`, with plain texts.
    pub(crate) fn new(site: &Site<'_>, address: &str, title: &str, description: &str) -> Self {
        let PageLocation { links, section } = PageLocation::new(address, site.job.base_url);
        Self {
            head: head(site, title, description),
            title: title.to_owned(),
            canonical: site.job.base_url.join(address),
            section,
            breadcrumbs: Vec::new(),
            alternates: vec![links.to(&address::feed(address::INDEX))],
            about: Vec::new(),
            base_url: site.job.base_url.as_str().to_owned(),
            home: site.say(Word::Home, &[]),
            links,
        }
    }

    /// Adds what lies between the home page and this one: names and addresses.
    pub(crate) fn below(mut self, above: &[(&str, &str)]) -> Self {
        let home = Link { name: self.home.clone(), href: self.links.to("") };
        let between =
            above.iter().map(|(name, address)| Link { name: (*name).to_owned(), href: self.links.to(address) });
        self.breadcrumbs = std::iter::once(home).chain(between).collect();
        let whole = |name: &str, address: &str| Link { name: name.to_owned(), href: self.base_url.clone() + address };
        let mut way = vec![whole(&self.home, "")];
        way.extend(above.iter().map(|(name, address)| whole(name, address)));
        way.push(Link { name: self.title.clone(), href: self.canonical.clone() });
        self.about.push(structured_data::breadcrumbs(way));
        self
    }

    /// Names the documents of the feed that say the same.
    pub(crate) fn with_alternates(mut self, paths: impl IntoIterator<Item = String>) -> Self {
        self.alternates = paths.into_iter().map(|path| self.links.to(&path)).collect();
        self
    }

    /// Says to machines what the page is about.
    pub(crate) fn about(mut self, things: impl IntoIterator<Item = Thing>) -> Self {
        self.about.extend(things);
        self
    }
}

/// A page with nothing but its frame.
#[derive(Serialize)]
pub(crate) struct Bare {
    frame: Frame,
}

/// The page for addresses that lead nowhere.
pub(crate) fn not_found(site: &Site<'_>) -> Bare {
    let frame = Frame::titled(site, NOT_FOUND, "not_found").with_alternates([]);
    Bare { frame: frame.below(&[]) }
}
