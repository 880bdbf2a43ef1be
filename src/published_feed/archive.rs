//! The archive of a published feed: the editions, and the records that they consist of. Each is read when it is asked for, because there are
//! many, and most of them are the same on both sides of a comparison.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use jiff::civil::Date;
use serde::Deserialize;

use crate::published_feed::target::Target;
use crate::published_feed::text::{Text, sorted_words};
use crate::published_feed::version::{ClockEvent, Correction, Measure, PublishedSeason, Statutory, Version};

/// Every edition and every record.
#[derive(Debug, Clone, Default)]
pub struct Archive {
    /// The SHA-256 of each edition by its first day, from the index.
    pub editions: BTreeMap<Date, String>,
    /// Whether it is of an older build, which kept each edition in full.
    pub is_of_full_editions: bool,
    /// The documents of the editions, unread.
    pub(super) lists: BTreeMap<Date, Arc<Vec<u8>>>,
    /// The records by their SHA-256, unread.
    pub(super) records: BTreeMap<String, Arc<Vec<u8>>>,
    /// All lists, read; empty until somebody asks for them.
    all: OnceLock<Vec<(Date, InForce)>>,
}

/// For each standard in force, by its id, the SHA-256 of its record.
pub type InForce = BTreeMap<String, String>;

impl Archive {
    /// The first day of the edition in force on a day; nothing if none was.
    #[must_use]
    pub fn edition_on(&self, day: Date) -> Option<Date> {
        self.editions.range(..=day).next_back().map(|(from, _)| *from)
    }

    /// What an edition consists of; nothing if it can't be read.
    #[must_use]
    pub fn list(&self, edition: Date) -> Option<InForce> {
        let EditionDocument { standards } = serde_json::from_slice(self.lists.get(&edition)?).ok()?;
        Some(standards.into_iter().map(|one| (one.id, one.record)).collect())
    }

    /// What every edition consists of, earliest first.
    pub fn all(&self) -> &[(Date, InForce)] {
        self.all.get_or_init(|| self.editions.keys().filter_map(|day| Some((*day, self.list(*day)?))).collect())
    }

    /// A record; nothing if it is not there or can't be read.
    #[must_use]
    pub fn record(&self, sha256: &str) -> Option<Record> {
        serde_json::from_slice(self.records.get(sha256)?).ok()
    }
}

#[derive(Deserialize)]
struct EditionDocument {
    standards: Vec<EditionEntry>,
}

#[derive(Deserialize)]
struct EditionEntry {
    id: String,
    record: String,
}

/// What a version of a standard promised, as it was in force.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Record {
    /// The standard's id then.
    pub id: String,
    /// The version's number then.
    pub revision: u32,
    /// Since when it applied.
    pub effective: Since,
    /// The code of its stage.
    pub stage: String,
    /// The words after "We will"; nothing: those of the stage.
    pub we: Option<Text>,
    /// When counting starts, pauses and stops.
    pub clock: RecordedClock,
    /// The measurable part.
    pub target: Target,
    /// The channels that it is for; empty: all.
    pub channels: Vec<String>,
    /// When it holds; nothing: always.
    pub conditions: Option<RecordedConditions>,
    /// The cases that it leaves out.
    pub exceptions: Vec<Text>,
    /// A limit set by law beside it.
    pub statutory: Option<Statutory>,
    /// A written exception from the baseline.
    pub exempt: Option<RecordedExemption>,
    /// What changed with it.
    pub change: Option<Text>,
    /// The corrections made by then.
    pub corrected: Vec<Correction>,
}

/// Since when a version applied.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub struct Since {
    /// The first day; nothing: not known.
    pub from: Option<Date>,
    /// The first day on which it is known to have been in force.
    pub known_from: Date,
}

/// When counting starts, pauses and stops.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct RecordedClock {
    /// What starts it; nothing: not stated.
    pub starts: Option<ClockEvent>,
    /// What holds it up.
    pub pauses: Vec<Text>,
    /// What stops it; nothing: what the stage says.
    pub stops: Option<Text>,
}

/// When a promise holds.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct RecordedConditions {
    /// Where it holds.
    pub zone: Option<Text>,
    /// For which priority.
    pub priority: Option<Text>,
    /// In which season.
    pub season: Option<RecordedSeason>,
    /// Anything else.
    pub text: Option<Text>,
}

/// A part of every year, both days included.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct RecordedSeason {
    /// The first day, `--MM-DD`.
    pub from: String,
    /// The last day, `--MM-DD`.
    pub to: String,
}

/// A written exception from the baseline.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct RecordedExemption {
    /// The reason.
    pub reason: Text,
    /// The role that approved it.
    pub approved_by: String,
}

impl Record {
    /// The record of a version as far as the other documents tell it, where the archive has none.
    #[must_use]
    pub fn of(version: &Version) -> Self {
        let Version { id, revision, effective, stage, target, channels, exceptions, statutory, change, .. } =
            version.clone();
        let season = |season: PublishedSeason| match season {
            PublishedSeason::Days { from, to, .. } => Some(RecordedSeason { from, to }),
            PublishedSeason::Words(_) => None,
        };
        let conditions = version.conditions.clone().map(|all| RecordedConditions {
            zone: all.zone,
            priority: all.priority,
            season: all.season.and_then(season),
            text: all.text,
        });
        let exempt = version.exempt.clone();
        let clock = version.clock.clone();
        Self {
            id,
            revision,
            effective: Since {
                from: (!effective.begins_earlier).then_some(effective.from),
                known_from: effective.from,
            },
            stage,
            we: version.action.clone(),
            clock: RecordedClock { starts: clock.starts, pauses: clock.pauses, stops: None },
            target,
            channels,
            conditions,
            exceptions,
            statutory,
            exempt: exempt.map(|one| RecordedExemption { reason: one.reason, approved_by: one.approved_by }),
            change,
            corrected: version.corrections.clone(),
        }
    }

    /// What can be measured of it.
    #[must_use]
    pub fn measure(&self) -> Measure {
        let starts = self.clock.starts.as_ref();
        let mut channels = self.channels.clone();
        channels.sort();
        Measure {
            target: self.target.known(),
            share: self.target.share(),
            calendar: self.target.calendar.clone(),
            channels,
            starts: starts.map_or("request_received", |starts| &starts.code).to_owned(),
            start_words: starts.map(|starts| starts.text.bare_words()).unwrap_or_default(),
            pauses: sorted_words(&self.clock.pauses),
            exceptions: sorted_words(&self.exceptions),
            is_conditional: self.conditions.is_some(),
            conditions: self.conditions.as_ref().map(RecordedConditions::words).unwrap_or_default(),
        }
    }
}

impl RecordedConditions {
    fn words(&self) -> Vec<String> {
        let Self { zone, priority, season, text } = self;
        let texts = [("zone", zone.as_ref()), ("priority", priority.as_ref()), ("", text.as_ref())];
        let season = season.as_ref().map(|season| format!("season {} {}", season.from, season.to));
        texts
            .into_iter()
            .filter_map(|(part, text)| Some(format!("{part} {}", text?.bare_words())))
            .chain(season)
            .collect()
    }
}
