//! A page's address -> its location, and links from there: to other pages, and to people.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::address::NOT_FOUND;
use crate::markdown;
use crate::model::contact::Contact;
use crate::model::site::BaseUrl;

/// A link's text and target.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Link {
    pub(crate) name: String,
    pub(crate) href: String,
}

/// Makes relative links from one page, so that the site works both at a domain's root and under any path.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub(crate) struct Links {
    /// The relative path to the root: `../../`, or empty at the root.
    root: String,
}

impl Links {
    /// Makes links from outside of the site.
    pub(crate) fn from_elsewhere(base_url: &BaseUrl) -> Self {
        Self { root: base_url.as_str().to_owned() }
    }

    /// Returns the link to an address below the root.
    pub(crate) fn to(&self, address: &str) -> String {
        if self.root.is_empty() && (address.is_empty() || address.starts_with('#')) {
            return ["./", address].concat();
        }
        [self.root.as_str(), address].concat()
    }

    /// Converts Markdown to HTML, with links relative to this page.
    pub(crate) fn html(&self, markdown: &str) -> String {
        markdown::to_html(markdown, &self.root)
    }

    /// Converts Markdown to HTML, with a link on each of these telephone numbers.
    pub(crate) fn html_with_numbers(&self, markdown: &str, numbers: &BTreeMap<String, String>) -> String {
        markdown::to_html_with_numbers(markdown, &self.root, numbers)
    }

    /// Converts Markdown to HTML for use inside a sentence.
    pub(crate) fn inline_html(&self, markdown: &str) -> String {
        markdown::to_inline_html(markdown, &self.root)
    }
}

/// The depth and the section of a page.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub(crate) struct PageLocation {
    pub(crate) links: Links,
    /// The first part of the address, to mark the current section.
    pub(crate) section: String,
}

impl PageLocation {
    /// Returns the location of the page at `address`. The 404 page is shown at any depth, so its links start at the domain's root.
    pub(crate) fn new(address: &str, base_url: &BaseUrl) -> Self {
        let root =
            if address == NOT_FOUND { base_url.path().to_owned() } else { "../".repeat(address.matches('/').count()) };
        Self { links: Links { root }, section: address.split('/').next().unwrap_or_default().to_owned() }
    }
}

/// Contact details with links.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct ContactView {
    pub(crate) phone: Option<Link>,
    email: Option<Link>,
    web: Option<Link>,
    address: Vec<String>,
    /// The calendar that says whether the telephone is answered now, where a page shows that.
    pub(crate) state: Option<String>,
}

pub(crate) fn contact(contact: &Contact) -> ContactView {
    let link = |name: String, href: String| Link { name, href };
    ContactView {
        phone: contact.phone.as_ref().map(|phone| link(phone.to_string(), format!("tel:{}", phone.value.dial()))),
        email: contact.email.as_ref().map(|email| link(email.to_string(), format!("mailto:{email}"))),
        web: contact.web.as_ref().map(|web| link(shown_address(web.value.as_str()), web.to_string())),
        address: contact.address.clone(),
        state: None,
    }
}

/// Returns a web address as people write it: without the scheme and the final slash.
pub(crate) fn shown_address(url: &str) -> String {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    rest.trim_end_matches('/').to_owned()
}
