//! Version 1's beginning of every document, frozen: what a copy that travels alone needs.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;

use crate::render::feed::v1::text::Text;

/// What every document begins with.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Envelope {
    /// The address of the JSON Schema that this document keeps.
    #[serde(rename = "$schema")]
    #[schemars(url)]
    pub schema: String,
    /// The version of the feed's shapes.
    pub api_version: String,
    /// The days for which this document is true.
    pub in_force: Interval,
    /// The IANA time zone in which all dates are meant.
    pub time_zone: String,
    /// Who publishes it.
    pub publisher: Publisher,
    /// Under what terms it may be used.
    pub licence: Licence,
    /// The notice that figures are examples; null: they are the publisher's own.
    pub illustrative: Option<Text>,
}

/// A half-open interval of civil dates.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Interval {
    /// The first day; null: nothing had been in force before.
    pub from: Option<Date>,
    /// The first day on which something else holds; null: nothing is scheduled. On or after it, this copy is stale.
    pub until: Option<Date>,
}

/// Who publishes the feed.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Publisher {
    /// The city.
    pub name: Text,
    /// The site's address.
    #[schemars(url)]
    pub url: String,
    /// How to reach it.
    pub contact: Contact,
}

/// Ways to reach somebody.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Contact {
    /// A telephone number as people read it; null: none.
    pub phone: Option<String>,
    /// An e-mail address; null: none.
    #[schemars(email)]
    pub email: Option<String>,
    /// A web address; null: none.
    #[schemars(url)]
    pub web: Option<String>,
    /// A postal address, line by line; empty: none.
    pub address: Vec<String>,
    /// The id of the calendar with the hours; null: not stated.
    pub calendar: Option<String>,
}

/// Terms of use.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Licence {
    /// What the licence is called.
    pub name: String,
    /// Where it can be read.
    #[schemars(url)]
    pub url: String,
}
