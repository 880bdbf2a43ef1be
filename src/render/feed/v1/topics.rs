//! The types of `topics.json` in version 1, frozen.

use schemars::JsonSchema;
use serde::Serialize;

use crate::render::feed::v1::envelope::Envelope;
use crate::render::feed::v1::text::Text;

/// `topics.json`: what residents look under.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct TopicsDocument {
    /// The keys that every document starts with.
    #[serde(flatten)]
    pub envelope: Envelope,
    /// The topics, in the publisher's order; empty: the publisher has none.
    pub topics: Vec<Topic>,
}

/// A subject that residents look under, whichever department is responsible.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Topic {
    /// Its permanent id.
    pub id: String,
    /// Its name, in residents' words.
    pub name: Text,
    /// What is in it, in a sentence; null: the name says it all.
    pub summary: Option<Text>,
    /// The ids of its services, including withdrawn and scheduled ones, by department.
    pub services: Vec<String>,
    /// Where to read more about it.
    pub links: TopicLinks,
}

/// Where to read more about a topic.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct TopicLinks {
    /// Its page.
    #[schemars(url)]
    pub html: String,
}
