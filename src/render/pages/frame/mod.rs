//! The parts around a page's text that differ from page to page: titles, breadcrumbs, links in the head.

pub(super) mod calendars;
pub(super) mod head;
pub(super) mod hours;
pub(crate) mod links;
mod offsets;
mod script_words;
pub(super) mod shell;
pub(crate) mod site;
mod stale;
pub(super) mod structured_data;

use serde::Serialize;

use crate::address::{self, NOT_FOUND};
use crate::render::pages::frame::head::{Head, head};
use crate::render::pages::frame::links::{Link, Links, PageLocation};
use crate::render::pages::frame::site::Site;
use crate::render::pages::frame::structured_data::Thing;
use crate::render::pages::theme::words::Word;

/// The parts around a page's text.
#[derive(Serialize)]
pub(crate) struct Frame {
    pub(crate) title: String,
    pub(crate) head: Head,
    pub(crate) canonical: String,
    pub(crate) section: String,
    pub(crate) breadcrumbs: Vec<Link>,
    /// Links to documents of the feed with the same contents.
    pub(crate) alternates: Vec<String>,
    /// The things that the page is about, serialized as the text of a JSON-LD block.
    #[serde(serialize_with = "structured_data::block")]
    about: Vec<Thing>,
    /// The address where the site is published.
    #[serde(skip)]
    base_url: String,
    /// Name of the home page in the breadcrumbs.
    #[serde(skip)]
    home: String,
    pub(crate) links: Links,
}

impl Frame {
    /// Makes the frame of the page at `address`, with the title and summary from a section of the theme's texts.
    pub(crate) fn titled(site: &Site<'_>, address: &str, section: &str) -> Self {
        Self::new(site, address, &site.title(section), &site.summary(section))
    }

    /// Makes the frame of the page at `address`. The texts are plain, not HTML.
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

    /// Adds the pages between the home page and this one: names and addresses.
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

    /// Adds links to documents of the feed with the same contents.
    pub(crate) fn with_alternates(mut self, paths: impl IntoIterator<Item = String>) -> Self {
        self.alternates = paths.into_iter().map(|path| self.links.to(&path)).collect();
        self
    }

    /// Adds things that the page is about, for search engines.
    pub(crate) fn about(mut self, things: impl IntoIterator<Item = Thing>) -> Self {
        self.about.extend(things);
        self
    }
}

/// A page that consists only of its frame.
#[derive(Serialize)]
pub(crate) struct Bare {
    frame: Frame,
}

/// Makes the 404 page.
pub(crate) fn not_found(site: &Site<'_>) -> Bare {
    let frame = Frame::titled(site, NOT_FOUND, "not_found").with_alternates([]);
    Bare { frame: frame.below(&[]) }
}
