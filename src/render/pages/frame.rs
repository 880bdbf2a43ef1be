//! What surrounds every page: titles, links, the notice, the interval, the footer.

use serde::Serialize;

use crate::address;
use crate::model::contact::Contact;
use crate::model::edition::{Edition, EffectiveService, EffectiveStandard};
use crate::model::id::StandardId;
use crate::model::period::Interval;
use crate::render::Job;
use crate::render::pages::head::{Head, head};
use crate::render::pages::stale::{self, StaleView};
use crate::render::pages::strings::Strings;
use crate::render::pages::structured_data::{self, Thing};
use crate::render::pages::words::Word;
use crate::{markdown, wording};

/// What all views are made from, with the look-ups that they share.
pub(super) struct Site<'a> {
    pub(super) job: Job<'a>,
    pub(super) edition: &'a Edition<'a>,
    strings: &'a Strings,
}

impl<'a> Site<'a> {
    pub(super) fn new(job: Job<'a>, strings: &'a Strings) -> Self {
        Self { job, edition: job.edition, strings }
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

    /// The frame of the page at `address`, with plain texts.
    pub(super) fn frame(&self, address: &str, title: &str, description: &str) -> Frame {
        let links = Links::from(address);
        let site = &self.edition.catalog.site;
        let base_url = self.job.base_url;
        let policy = &self.edition.catalog.commitment.policy;
        Frame {
            lang: site.language.clone(),
            head: head(self, title, description),
            title: title.to_owned(),
            canonical: base_url.join(address),
            site_title: site.title.clone(),
            city: site.city.clone(),
            short_name: site.short_name.clone(),
            section: address.split('/').next().unwrap_or_default().to_owned(),
            breadcrumbs: Vec::new(),
            alternates: vec![links.to("api/v1/index.json")],
            about: Vec::new(),
            base_url: base_url.as_str().to_owned(),
            notice: site.illustrative.clone(),
            is_preview: self.edition.is_preview,
            interval: self.interval(self.edition.in_force),
            stale: stale::view(self),
            policy: self.say(Word::Policy, &[&policy.number, &policy.title]),
            contact: contact(&site.contact),
            licence: Link { name: site.licence.name.clone(), href: site.licence.url.to_string() },
            own_pages: self
                .edition
                .catalog
                .pages
                .iter()
                .map(|page| Link { name: page.title.clone(), href: links.to(&address::page(page.slug.value.as_str())) })
                .collect(),
            home: self.say(Word::Home, &[]),
            links,
        }
    }

    /// For which days the site is true.
    fn interval(&self, interval: Interval) -> String {
        match (interval.from.map(wording::date), interval.until.map(wording::date)) {
            (None, None) => self.say(Word::NothingInForce, &[]),
            (Some(from), None) => self.say(Word::TrueFrom, &[&from]),
            (None, Some(until)) => self.say(Word::TrueUntil, &[&until]),
            (Some(from), Some(until)) => self.say(Word::TrueFromUntil, &[&from, &until]),
        }
    }
}

/// What surrounds a page.
#[derive(Serialize)]
pub(super) struct Frame {
    pub(super) lang: String,
    pub(super) title: String,
    pub(super) head: Head,
    pub(super) canonical: String,
    pub(super) site_title: String,
    pub(super) city: String,
    pub(super) short_name: String,
    /// The first part of the address, to mark where one is.
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
    pub(super) notice: Option<String>,
    pub(super) is_preview: bool,
    /// For which days the page is true, as a sentence.
    pub(super) interval: String,
    /// When it will no longer be.
    stale: Option<StaleView>,
    pub(super) policy: String,
    pub(super) contact: ContactView,
    pub(super) licence: Link,
    pub(super) own_pages: Vec<Link>,
    /// What the home page is called among the breadcrumbs.
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
#[derive(Debug, Clone, Serialize)]
pub(super) struct Links {
    /// The way to the root: `../../`, or nothing at the root.
    pub(super) root: String,
}

impl Links {
    pub(super) fn from(address: &str) -> Self {
        Self { root: "../".repeat(address.matches('/').count()) }
    }

    /// To an address below the root.
    pub(super) fn to(&self, address: &str) -> String {
        if self.root.is_empty() && (address.is_empty() || address.starts_with('#')) {
            return format!("./{address}");
        }
        format!("{}{address}", self.root)
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

/// The page for addresses that lead nowhere. It is shown at any depth, so its links begin at the domain's root.
pub(super) fn not_found(site: &Site<'_>) -> Bare {
    let (title, summary) = (site.say(Word::NotFoundTitle, &[]), site.say(Word::NotFoundSummary, &[]));
    let mut frame = site.frame("404.html", &title, &summary);
    site.job.base_url.path().clone_into(&mut frame.links.root);
    frame.alternates.clear();
    for (page, own) in site.edition.catalog.pages.iter().zip(&mut frame.own_pages) {
        own.href = frame.links.to(&address::page(page.slug.value.as_str()));
    }
    Bare { frame: frame.below(&[]) }
}
