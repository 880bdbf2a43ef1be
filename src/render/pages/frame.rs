//! What differs from page to page around its text: titles, breadcrumbs, what it links to from its head.

use serde::Serialize;

use crate::markdown;
use crate::model::contact::Contact;
use crate::model::edition::{Edition, EffectiveService, EffectiveStandard};
use crate::model::id::StandardId;
use crate::render::pages::calendars::Calendars;
use crate::render::pages::head::{Head, head};
use crate::render::pages::strings::Strings;
use crate::render::pages::structured_data::{self, Thing};
use crate::render::pages::surroundings::Stand;
use crate::render::pages::words::Word;
use crate::render::{Job, RenderError};
use crate::wording::Wording;

/// What all views are made from, with the look-ups that they share.
pub(super) struct Site<'a> {
    pub(super) job: Job<'a>,
    pub(super) edition: &'a Edition<'a>,
    pub(super) calendars: Calendars<'a>,
    pub(super) words: Wording<'a>,
    strings: &'a Strings,
}

impl<'a> Site<'a> {
    pub(super) fn new(job: Job<'a>, strings: &'a Strings) -> Result<Self, RenderError> {
        let edition = job.edition;
        let all = edition.catalog.calendars.values();
        let words = Wording::new(&edition.catalog.language);
        let calendars = Calendars::new(all, edition.in_force.from, &edition.catalog.site.time_zone, words, strings)?;
        Ok(Self { job, edition, calendars, words, strings })
    }

    /// Something in the theme's words, filled in.
    pub(super) fn say(&self, word: Word, values: &[&str]) -> String {
        self.strings.word(word, values)
    }

    /// A standard of the edition.
    pub(super) fn standard(&self, id: &StandardId) -> Option<&'a EffectiveStandard<'a>> {
        self.edition.standards().find(|standard| standard.owned.standard.id.value == *id)
    }

    /// A service of the edition.
    pub(super) fn service(&self, id: &str) -> Option<&'a EffectiveService<'a>> {
        self.edition.services.iter().find(|service| service.service.id.value.as_str() == id)
    }

    /// Links from the page at `address`. The page for addresses that lead nowhere is shown at any depth, so its links begin at the
    /// domain's root.
    pub(super) fn links(&self, address: &str) -> Links {
        if address == NOT_FOUND {
            return Links { root: self.job.base_url.path().to_owned() };
        }
        Links { root: "../".repeat(address.matches('/').count()) }
    }

    /// Where the page at `address` stands.
    pub(super) fn stand(&self, address: &str) -> Stand {
        Stand { links: self.links(address), section: address.split('/').next().unwrap_or_default().to_owned() }
    }

    /// The frame of the page at `address`, with plain texts.
    pub(super) fn frame(&self, address: &str, title: &str, description: &str) -> Frame {
        let Stand { links, section } = self.stand(address);
        Frame {
            head: head(self, title, description),
            title: title.to_owned(),
            canonical: self.job.base_url.join(address),
            section,
            breadcrumbs: Vec::new(),
            alternates: vec![links.to("api/v1/index.json")],
            about: Vec::new(),
            base_url: self.job.base_url.as_str().to_owned(),
            home: self.say(Word::Home, &[]),
            links,
        }
    }
}

/// Where the page for addresses that lead nowhere stands.
const NOT_FOUND: &str = "404.html";

/// What surrounds a page.
#[derive(Serialize)]
pub(super) struct Frame {
    pub(super) title: String,
    pub(super) head: Head,
    pub(super) canonical: String,
    pub(super) section: String,
    pub(super) breadcrumbs: Vec<Link>,
    /// The same in the feed.
    pub(super) alternates: Vec<String>,
    /// What the page is about, as the text of a JSON-LD block.
    #[serde(serialize_with = "structured_data::block")]
    about: Vec<Thing>,
    /// Where the site is published.
    #[serde(skip)]
    base_url: String,
    /// What the home page is called among the breadcrumbs.
    #[serde(skip)]
    home: String,
    pub(super) links: Links,
}

impl Frame {
    /// Adds what lies between the home page and this one: names and addresses.
    pub(super) fn below(mut self, above: &[(&str, &str)]) -> Self {
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
    pub(super) fn with_alternates(mut self, paths: impl IntoIterator<Item = String>) -> Self {
        self.alternates = paths.into_iter().map(|path| self.links.to(&path)).collect();
        self
    }

    /// Says to machines what the page is about.
    pub(super) fn about(mut self, things: impl IntoIterator<Item = Thing>) -> Self {
        self.about.extend(things);
        self
    }
}

/// A name and where it leads.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Link {
    pub(super) name: String,
    pub(super) href: String,
}

/// Relative links from one page, so that the site works at a domain's root and under any path.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub(super) struct Links {
    /// The way to the root: `../../`, or nothing at the root.
    pub(super) root: String,
}

impl Links {
    /// To an address below the root.
    pub(super) fn to(&self, address: &str) -> String {
        if self.root.is_empty() && (address.is_empty() || address.starts_with('#')) {
            return ["./", address].concat();
        }
        [self.root.as_str(), address].concat()
    }

    /// HTML of Markdown, with its links made right for this page.
    pub(super) fn html(&self, markdown: &str) -> String {
        markdown::to_html(markdown, &self.root)
    }

    /// The same for use inside a sentence.
    pub(super) fn inline_html(&self, markdown: &str) -> String {
        markdown::to_inline_html(markdown, &self.root)
    }
}

/// How to reach somebody, with links.
#[derive(Debug, Clone, Serialize)]
pub(super) struct ContactView {
    pub(super) phone: Option<Link>,
    pub(super) email: Option<Link>,
    pub(super) web: Option<Link>,
    pub(super) address: Vec<String>,
}

pub(super) fn contact(contact: &Contact) -> ContactView {
    let link = |name: String, href: String| Link { name, href };
    ContactView {
        phone: contact.phone.as_ref().map(|phone| link(phone.to_string(), format!("tel:{}", phone.value.dial()))),
        email: contact.email.as_ref().map(|email| link(email.to_string(), format!("mailto:{email}"))),
        web: contact.web.as_ref().map(|web| link(shown_address(web.value.as_str()), web.to_string())),
        address: contact.address.clone(),
    }
}

/// A web address as people say it: without scheme and last slash.
pub(super) fn shown_address(url: &str) -> String {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    rest.trim_end_matches('/').to_owned()
}

/// A page with nothing but its frame.
#[derive(Serialize)]
pub(super) struct Bare {
    frame: Frame,
}

/// The page for addresses that lead nowhere.
pub(super) fn not_found(site: &Site<'_>) -> Bare {
    let (title, summary) = (site.say(Word::NotFoundTitle, &[]), site.say(Word::NotFoundSummary, &[]));
    let frame = site.frame(NOT_FOUND, &title, &summary).with_alternates([]);
    Bare { frame: frame.below(&[]) }
}
