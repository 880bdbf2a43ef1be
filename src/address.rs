//! The addresses of pages and of the feed's files, and the places on pages: put together here alone.

use std::borrow::Cow;

use jiff::civil::Date;

use crate::model::id::{ClauseId, Id, StandardId};
use crate::model::results::ReportedPeriod;

/// A page that every site has; or, with `*` for an id, the pages of a kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SitePage {
    /// Its address below the site's root.
    pub address: Cow<'static, str>,
    /// The headings of the built-in theme that texts can point at.
    pub anchors: &'static [&'static str],
}

impl SitePage {
    /// Whether it means the pages of a kind.
    #[must_use]
    pub fn is_kind(&self) -> bool {
        self.address.ends_with('*')
    }

    /// Whether it is the page at an address, or of the kind of that page.
    #[must_use]
    pub fn is_at(&self, address: &str) -> bool {
        match self.address.strip_suffix('*') {
            Some(folder) => address.len() > folder.len() && address.starts_with(folder),
            None => address == self.address,
        }
    }
}

/// The folder of the feed's files.
pub const FEED: &str = "api/v1/";

/// The feed's documents that pages link to, below [`FEED`].
pub const INDEX: &str = "index.json";
/// Every department.
pub const DEPARTMENTS: &str = "departments.json";
/// Every standard in force.
pub const STANDARDS: &str = "standards.json";
/// Every topic.
pub const TOPICS_DOCUMENT: &str = "topics.json";

/// The page with all services and answers, and the folder of the page of each service.
pub const SERVICES: &str = "services/";

/// Every standard with results.
pub const RESULTS_DOCUMENT: &str = "results.json";

/// The page with all results, and the folder of the page of each service. Only a city that publishes results has them.
pub const RESULTS: &str = "results/";

/// The page with the results of a service.
#[must_use]
pub fn results_of(service: &str) -> String {
    [RESULTS, service, "/"].concat()
}

/// The folder of the reports to the city manager. Only a city that publishes them has it.
pub const REPORTS: &str = "reports/";

/// The page of the report on a period, and the folder of its files.
#[must_use]
pub fn report(period: ReportedPeriod) -> String {
    format!("{REPORTS}{period}/")
}

/// The results of a standard, on the page of its service's results.
#[must_use]
pub fn result(id: &StandardId) -> String {
    format!("{RESULTS}{}/#{}", id.service(), id.anchor())
}

/// The anchor of a department on the page with all results.
#[must_use]
pub fn results_anchor(department: &Id) -> String {
    format!("results-{department}")
}

/// The results of a standard in the feed.
#[must_use]
pub fn result_document(id: &StandardId) -> String {
    format!("{FEED}results/{id}.json")
}

/// The folder of the pages that other sites show in a frame.
pub const EMBED: &str = "embed/";

/// The address of a service's page for frames.
#[must_use]
pub fn embed(service: &str) -> String {
    [EMBED, service, "/"].concat()
}

/// The document that says how a service is framed.
#[must_use]
pub fn oembed(service: &str) -> String {
    [EMBED, service, "/oembed.json"].concat()
}
/// The folder of publications, to download and print.
pub const PUBLICATIONS: &str = "publications/";

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

/// An edition in the archive, by its first day.
#[must_use]
pub fn archived_edition(from: Date) -> String {
    format!("{FEED}archive/{from}.json")
}

/// A record in the archive, by its SHA-256.
#[must_use]
pub fn archived_record(sha256: &str) -> String {
    format!("{FEED}archive/records/{sha256}.json")
}

/// A clause's place on the page of the commitment.
#[must_use]
pub fn clause(id: &ClauseId) -> String {
    format!("commitment/#{id}")
}

/// The anchor of a calendar on the page about the standards.
#[must_use]
pub fn calendar(id: &Id) -> String {
    format!("about/#{}", calendar_anchor(id))
}

/// The address of a department's page.
#[must_use]
pub fn department(id: &str) -> String {
    ["departments/", id, "/"].concat()
}

/// The address of a service's page.
#[must_use]
pub fn service(id: &str) -> String {
    [SERVICES, id, "/"].concat()
}

/// The page of all topics, and the folder of the page of each. Only a city that has topics has them.
pub const TOPICS: &str = "topics/";

/// The address of a topic's page.
#[must_use]
pub fn topic(id: &Id) -> String {
    format!("{TOPICS}{id}/")
}

/// The anchor of a topic on the page of all topics.
#[must_use]
pub fn topic_anchor(id: &Id) -> String {
    format!("topic-{id}")
}

/// The anchor of an answer on the page with all services.
#[must_use]
pub fn answer_anchor(id: &Id) -> String {
    format!("answer-{id}")
}

/// The address of an answer.
#[must_use]
pub fn answer(id: &Id) -> String {
    format!("{SERVICES}#{}", answer_anchor(id))
}

/// The address of a standard on its service's page.
#[must_use]
pub fn standard(id: &StandardId) -> String {
    [SERVICES, id.service(), "/#", id.anchor()].concat()
}

/// The places that a department's page has whatever its functions are called.
const OF_A_DEPARTMENT: [&str; 4] = ["main", "reach", "retired", "services"];

/// The anchor of a function on its department's page and on the page of all functions.
#[must_use]
pub fn function_anchor(name: &str) -> String {
    let Some(id) = Id::nearest(name) else { return "function".to_owned() };
    if OF_A_DEPARTMENT.contains(&id.as_str()) { format!("function-{id}") } else { id.to_string() }
}

/// The anchor of a calendar on the page about the standards.
#[must_use]
pub fn calendar_anchor(id: &Id) -> String {
    format!("calendar-{id}")
}

/// The anchor of a department on the monitoring page.
#[must_use]
pub fn monitored_anchor(department: &Id) -> String {
    format!("department-{department}")
}

/// The address of the page that describes one kind of document in the feed.
#[must_use]
pub fn document(name: &str) -> String {
    format!("data/{name}/")
}

/// The address of a page from `pages/`.
#[must_use]
pub fn page(slug: &str) -> String {
    format!("{slug}/")
}

/// The file at an address: `services/x/` is `services/x/index.html`.
#[must_use]
pub fn file(address: &str) -> String {
    if address.is_empty() || address.ends_with('/') { format!("{address}index.html") } else { address.to_owned() }
}

/// The address of a file: `services/x/index.html` has the address `services/x/`.
#[must_use]
pub fn of(file: &str) -> &str {
    file.strip_suffix("index.html").filter(|folder| folder.is_empty() || folder.ends_with('/')).unwrap_or(file)
}
