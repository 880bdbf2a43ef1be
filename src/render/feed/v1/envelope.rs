//! The keys that every document starts with in version 1, frozen: what a single copied file needs to explain itself.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;

use crate::render::feed::v1::text::Text;

/// The keys that every document starts with.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Envelope {
    /// The address of the JSON Schema that this document follows.
    #[serde(rename = "$schema")]
    #[schemars(url)]
    pub schema: String,
    /// The version of the feed's shapes.
    pub api_version: String,
    /// The days for which this document is valid.
    pub in_force: Interval,
    /// The IANA time zone of all dates.
    pub time_zone: String,
    /// The publisher.
    pub publisher: Publisher,
    /// The terms of use.
    pub licence: Licence,
    /// A notice that the figures are examples; null: they are the publisher's own.
    pub illustrative: Option<Text>,
}

/// A half-open interval of calendar dates: the first day belongs to it, `until` does not.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Interval {
    /// The first day; null: nothing had been in force before.
    pub from: Option<Date>,
    /// The first day on which something else applies; null: nothing is scheduled. From that day on, this copy is stale.
    pub until: Option<Date>,
}

/// The publisher of the feed.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Publisher {
    /// Who publishes: a city, or another place with services.
    pub name: Text,
    /// The site's address.
    #[schemars(url)]
    pub url: String,
    /// How to reach it.
    pub contact: Contact,
}

/// Ways to get in touch.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Contact {
    /// A telephone number, as people write it; null: none.
    pub phone: Option<String>,
    /// An e-mail address; null: none.
    #[schemars(email)]
    pub email: Option<String>,
    /// A web address; null: none.
    #[schemars(url)]
    pub web: Option<String>,
    /// A postal address, line by line; empty: none.
    pub address: Vec<String>,
    /// The id of the calendar with the hours, those of the telephone line if it has its own; null: not stated.
    pub calendar: Option<String>,
}

/// Terms of use.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Licence {
    /// The licence's name.
    pub name: String,
    /// The address of its text.
    #[schemars(url)]
    pub url: String,
}
