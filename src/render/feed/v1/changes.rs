//! The types of `changes.json` in version 1, frozen: JSON Feed 1.1, with an extension under `_charter`.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;

use crate::render::feed::v1::envelope::Envelope;

/// `changes.json`: a JSON Feed 1.1.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ChangesDocument {
    /// `https://jsonfeed.org/version/1.1`.
    pub version: String,
    /// The feed's name.
    pub title: String,
    /// The page for people.
    #[schemars(url)]
    pub home_page_url: String,
    /// Its own address.
    #[schemars(url)]
    pub feed_url: String,
    /// The address of the document with the events before these. The last document does not have this key; null: never.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(url)]
    pub next_url: Option<String>,
    /// What the feed is about.
    pub description: String,
    /// The language of its texts, a BCP 47 tag.
    pub language: String,
    /// The publisher.
    pub authors: Vec<Author>,
    /// The keys that every document starts with.
    #[serde(rename = "_charter")]
    pub charter: Envelope,
    /// The events, latest first.
    pub items: Vec<Item>,
}

/// The publisher of a JSON Feed.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Author {
    /// The name.
    pub name: String,
    /// The address.
    #[schemars(url)]
    pub url: String,
}

/// One event.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Item {
    /// Its permanent id, a `tag:` URI (RFC 4151), the same as in the Atom feed.
    #[schemars(url)]
    pub id: String,
    /// Where to read more.
    #[schemars(url)]
    pub url: String,
    /// What happened, and to which standard.
    pub title: String,
    /// The event in sentences.
    pub content_text: String,
    /// The start of its day in the publisher's time zone (RFC 3339).
    #[schemars(extend("format" = "date-time"))]
    pub date_published: String,
    /// The kind of event, and the department unless it is about results.
    pub tags: Vec<String>,
    /// The event for programs.
    #[serde(rename = "_charter")]
    pub charter: ItemFacts,
}

/// The facts about an event.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ItemFacts {
    /// `announced`, `changed`, `called_off`, `in_effect`, `corrected`; `pause_announced`, `pause_changed`, `pause_called_off`, `paused`;
    /// `withdrawal_announced`, `withdrawal_changed`, `withdrawal_called_off`, `withdrawn`; `moved`, `renamed`; `results` (some came out),
    /// `results_revised`. More may come.
    pub event: String,
    /// The day on which it became public. New events are never dated before the newest that was published.
    pub date: Date,
    /// The standard's id on that day. Its document is at that id, whatever its id is now; null: it is about the results of several standards,
    /// which are in `results.json`.
    pub standard: Option<String>,
    /// The first day on which the version concerned is known to be in force, as in `effective.known_from`, as it was known on the day of the event;
    /// null: it is about results.
    pub effective_from: Option<Date>,
    /// The first day on which the version is no longer in force, for events about a pause or a withdrawal; null: the event is about something
    /// else.
    pub ends: Option<Date>,
}
