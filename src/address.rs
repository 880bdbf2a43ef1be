//! Where pages stand, and the places on them: the one room that knows the addresses.

use jiff::civil::Date;

use crate::model::edition::Edition;
use crate::model::id::{ClauseId, Id, StandardId};

/// The pages that every site has, below its root.
pub const FIXED: [&str; 28] = [
    "",
    "about/",
    "changes/",
    "commitment/",
    "data/",
    "data/archive/",
    "data/calendars/",
    "data/changes/",
    "data/commitment/",
    "data/department/",
    "data/departments/",
    "data/due-dates/",
    "data/edition/",
    "data/every-document/",
    "data/examples/",
    "data/index/",
    "data/manifest/",
    "data/services/",
    "data/standard/",
    "data/standards/",
    "data/test-vectors/",
    "data/timeline/",
    "departments/",
    "functions/",
    "monitoring/",
    "on-the-spot/",
    "services/",
    "404.html",
];

/// The headings of the built-in theme that texts can point at: the page's address, or what it begins with, and the places on it.
pub const HEADINGS: [(&str, &[&str]); 9] = [
    ("", &["departments", "find", "promise"]),
    ("about/", &["counting", "why"]),
    ("changes/", &["past", "scheduled"]),
    ("commitment/", &["policy"]),
    ("data/", &["begin", "files", "fresh", "rely", "terms", "versions"]),
    ("departments/*", &["reach", "services", "retired"]),
    ("monitoring/", &["totals"]),
    ("services/", &["retired"]),
    ("services/*", &["ask", "details", "missed", "more", "promise", "who", "withdrawn"]),
];

/// The folder of the feed's files.
pub const FEED: &str = "api/v1/";

/// The feed's documents that pages link to, below [`FEED`].
pub const INDEX: &str = "index.json";
/// Every department.
pub const DEPARTMENTS: &str = "departments.json";
/// Every standard in force.
pub const STANDARDS: &str = "standards.json";

/// The page for addresses that lead nowhere.
pub const NOT_FOUND: &str = "404.html";

/// A file of the feed, by its path below [`FEED`].
#[must_use]
pub fn feed(path: &str) -> String {
    [FEED, path].concat()
}

/// A standard's document in the feed.
#[must_use]
pub fn standard_document(id: &StandardId) -> String {
    format!("{FEED}standards/{id}.json")
}

/// A department's document in the feed.
#[must_use]
pub fn department_document(id: &Id) -> String {
    format!("{FEED}departments/{id}.json")
}

/// A calendar's file in the feed, for calendar programs.
#[must_use]
pub fn calendar_file(id: &Id) -> String {
    format!("{FEED}calendars/{id}.ics")
}

/// The standards of an edition that is over, by its first day.
#[must_use]
pub fn archived_standards(from: Date) -> String {
    format!("{FEED}archive/{from}/standards.json")
}

/// A clause's place on the page of the commitment.
#[must_use]
pub fn clause(id: &ClauseId) -> String {
    format!("commitment/#{id}")
}

/// A calendar's place on the page about the standards.
#[must_use]
pub fn calendar(id: &Id) -> String {
    format!("about/#{}", calendar_anchor(id))
}

/// A department's page.
#[must_use]
pub fn department(id: &str) -> String {
    ["departments/", id, "/"].concat()
}

/// A service's page.
#[must_use]
pub fn service(id: &str) -> String {
    ["services/", id, "/"].concat()
}

/// A standard's place on its service's page.
#[must_use]
pub fn standard(id: &StandardId) -> String {
    ["services/", id.service(), "/#", id.anchor()].concat()
}

/// A function's place on its department's page, and on the page of all functions.
#[must_use]
pub fn function_anchor(name: &str) -> String {
    Id::nearest(name).map_or_else(|| "function".to_owned(), |id| id.to_string())
}

/// The anchor of a calendar on the page about the standards.
#[must_use]
pub fn calendar_anchor(id: &Id) -> String {
    format!("calendar-{id}")
}

/// A department's place on the page of what is kept track of.
#[must_use]
pub fn monitored_anchor(department: &Id) -> String {
    format!("department-{department}")
}

/// The page about the keys of one kind of document of the feed.
#[must_use]
pub fn document(name: &str) -> String {
    format!("data/{name}/")
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

/// The address of a file: `services/x/index.html` is found at `services/x/`.
#[must_use]
pub fn of(file: &str) -> &str {
    file.strip_suffix("index.html").filter(|folder| folder.is_empty() || folder.ends_with('/')).unwrap_or(file)
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
