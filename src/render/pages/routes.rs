//! Where pages stand: the one place that knows the addresses.

use crate::model::edition::Edition;
use crate::model::id::StandardId;

/// The pages that every site has, below its root.
pub const FIXED: [&str; 9] =
    ["", "about/", "changes/", "commitment/", "data/", "departments/", "on-the-spot/", "services/", "404.html"];

/// A department's page.
#[must_use]
pub fn department(id: &str) -> String {
    format!("departments/{id}/")
}

/// A service's page.
#[must_use]
pub fn service(id: &str) -> String {
    format!("services/{id}/")
}

/// A standard's place on its service's page.
#[must_use]
pub fn standard(id: &StandardId) -> String {
    format!("services/{}/#{}", id.service(), id.anchor())
}

/// A page of its own.
#[must_use]
pub fn page(slug: &str) -> String {
    format!("{slug}/")
}

/// The file at an address: `services/x/` is `services/x/index.html`.
#[must_use]
pub fn file(address: &str) -> String {
    if address.is_empty() || address.ends_with('/') { format!("{address}index.html") } else { address.to_owned() }
}

/// Every page that a search engine should know, in order.
#[must_use]
pub fn addresses(edition: &Edition<'_>) -> Vec<String> {
    let fixed = FIXED.iter().filter(|address| **address != "404.html").map(|address| (*address).to_owned());
    let departments = edition.catalog.departments.iter().map(|one| department(one.id.value.as_str()));
    let services = edition.services.iter().map(|one| service(one.service.id.value.as_str()));
    let pages = edition.catalog.pages.iter().map(|one| page(one.slug.value.as_str()));
    fixed.chain(departments).chain(services).chain(pages).collect()
}
