//! What a published site says, as a whole.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::civil::Date;
use serde::Deserialize;
use serde_json::Value;

use crate::model::period::Interval;
use crate::published_feed::answer::Answer;
use crate::published_feed::archive::{Archive, Record};
use crate::published_feed::calendar::Calendar;
use crate::published_feed::commitment::Commitment;
use crate::published_feed::directory::{Department, Named, Retirement, Service};
use crate::published_feed::envelope::Envelope;
use crate::published_feed::event::Event;
use crate::published_feed::result::{LatestResult, PublishedResult};
use crate::published_feed::version::Version;

/// The list of a site's files, below [`FEED`](crate::address::FEED): a feed that is not published yet has none.
pub const MANIFEST: &str = "manifest.json";

/// A site, as its feed describes it.
#[derive(Debug, Clone, Default)]
pub struct Published {
    /// The days for which it is valid.
    pub in_force: Interval,
    /// The standard that each id and former id leads to.
    pub standards: BTreeMap<String, Arc<Standard>>,
    /// The departments, in the city's order.
    pub departments: Vec<Department>,
    /// The services.
    pub services: Vec<Service>,
    /// The topics, in the city's order.
    pub topics: Vec<Named>,
    /// The answers.
    pub answers: Vec<Answer>,
    /// What the results of each standard say first, in the order of the documents.
    pub latest_results: Vec<LatestResult>,
    /// The results of each standard, by its id.
    pub results: BTreeMap<String, Vec<PublishedResult>>,
    /// The calendars.
    pub calendars: Vec<Calendar>,
    /// The commitment.
    pub commitment: Option<Commitment>,
    /// The events, latest first.
    pub events: Vec<Event>,
    /// The editions and the records.
    pub archive: Archive,
    /// What each document whose shape is ours begins with, by its path below [`FEED`](crate::address::FEED).
    pub envelopes: BTreeMap<String, Envelope>,
    /// Every document of the feed by its path below [`FEED`](crate::address::FEED), for whoever compares their keys.
    pub documents: BTreeMap<String, Arc<Value>>,
    /// The columns of every table by its path below [`FEED`](crate::address::FEED).
    pub tables: BTreeMap<String, Vec<String>>,
    /// The path of every file below [`FEED`](crate::address::FEED).
    pub files: BTreeSet<String>,
    /// The path of every file of the site, as its manifest names them; empty for a feed that is not published yet.
    pub listed: Vec<String>,
}

impl Published {
    /// The documents whose shape is ours, by their paths below [`FEED`](crate::address::FEED).
    pub fn own_documents(&self) -> impl Iterator<Item = (&str, &Value)> {
        let documents = self.documents.iter().map(|(name, document)| (name.as_str(), &**document));
        documents.filter(|(name, _)| self.envelopes.contains_key(*name))
    }

    /// The last record of a version.
    #[must_use]
    pub fn record(&self, version: &Version) -> Record {
        let recorded = version.record.as_ref().and_then(|sha256| self.archive.record(sha256));
        recorded.unwrap_or_else(|| Record::of(version))
    }

    /// Every standard once, by id.
    pub fn standards(&self) -> impl Iterator<Item = &Standard> {
        self.standards.iter().filter(|(id, standard)| **id == standard.id).map(|(_, standard)| &**standard)
    }

    /// Whether a program made it since version 1 of the feed was released. Before, the kinds and ids of events were others.
    #[must_use]
    pub fn is_released(&self) -> bool {
        self.events.iter().all(|event| event.facts.event != "effective")
    }

    /// What the city says of itself in every document.
    #[must_use]
    pub fn city(&self) -> Option<&Envelope> {
        self.envelopes.get("standards.json")
    }
}

/// A standard with all its versions.
#[derive(Debug, Clone, Deserialize)]
pub struct Standard {
    /// The permanent id; under a former id, the new one.
    pub id: String,
    /// `in_force`, `scheduled` or `retired`.
    pub status: String,
    /// Its former ids.
    pub formerly: Vec<String>,
    /// Its end, past or future.
    pub retired: Option<Retirement>,
    /// Every version, oldest first.
    pub versions: Vec<Version>,
}

impl Standard {
    /// The versions that were not called off, oldest first.
    #[must_use]
    pub fn lasting(&self) -> impl DoubleEndedIterator<Item = &Version> {
        self.versions.iter().filter(|version| !version.is_called_off())
    }

    /// The version in force.
    #[must_use]
    pub fn current(&self) -> Option<&Version> {
        self.versions.iter().find(|version| version.status == "in_force")
    }

    /// The versions that have been announced, earliest first.
    pub fn scheduled(&self) -> impl Iterator<Item = &Version> {
        self.versions.iter().filter(|version| version.status == "scheduled")
    }

    /// The version that starts on `day`; of several, the one that was not called off.
    #[must_use]
    pub fn from(&self, day: Date) -> Option<&Version> {
        let all = || self.versions.iter().filter(|version| version.effective.from == day);
        all().find(|version| !version.is_called_off()).or_else(|| all().next())
    }

    /// What an earlier version of it is by now: the one from the same day, which may have been called off since.
    #[must_use]
    pub fn successor_of(&self, old: &Version) -> Option<&Version> {
        let all = || self.versions.iter().filter(|version| version.effective.from == old.effective.from);
        all().find(|version| version.is_called_off() == old.is_called_off()).or_else(|| all().next())
    }

    /// What a later version of it was before. A plan for the day of one that had been called off is a new one.
    #[must_use]
    pub fn predecessor_of(&self, new: &Version) -> Option<&Version> {
        let mut all = self.versions.iter().filter(|version| version.effective.from == new.effective.from);
        all.find(|version| !version.is_called_off() || new.is_called_off())
    }

    /// The day on which it ends, past or future.
    #[must_use]
    pub fn ends(&self) -> Option<Date> {
        self.lasting().next_back().and_then(|version| version.effective.until)
    }
}
