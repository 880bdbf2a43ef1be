//! What every document of the feed begins with.

use serde::Deserialize;

use crate::published_feed::directory::Contact;
use crate::published_feed::text::Text;

/// What every document begins with. Whether it is complete is for a rule of compatibility to judge.
#[derive(Debug, Clone, Deserialize)]
pub struct Envelope {
    /// The IANA time zone in which all dates are meant.
    pub time_zone: Option<String>,
    /// Who publishes it.
    pub publisher: Option<Publisher>,
    /// Under what terms it may be used.
    pub licence: Option<Licence>,
    /// The notice that figures are examples.
    pub illustrative: Option<Text>,
}

/// Who publishes the feed.
#[derive(Debug, Clone, Deserialize)]
pub struct Publisher {
    /// The city.
    pub name: Text,
    /// How to reach it.
    pub contact: Contact,
}

/// Terms of use.
#[derive(Debug, Clone, Deserialize)]
pub struct Licence {
    /// What the licence is called.
    pub name: String,
    /// Its address.
    pub url: String,
}
