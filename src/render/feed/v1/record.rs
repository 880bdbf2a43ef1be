//! The types of `archive/records/{sha256}.json` in version 1, frozen: what one version of a standard promised, as it was in force. A record
//! has only data and the staff's own words: nothing that is composed, named or addressed elsewhere, so that its bytes stay the same for ever.
//! It gets no new keys either, not even here or in `Target`, `Event` and `Statutory`: each would change the SHA-256 of every record.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;

use crate::render::feed::v1::clock::Event;
use crate::render::feed::v1::standards::{Correction, Statutory};
use crate::render::feed::v1::target::Target;
use crate::render::feed::v1::text::Text;

/// `archive/records/{sha256}.json`: a version of a standard as it was in force.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Record {
    /// The standard's id on those days.
    pub id: String,
    /// The version's number on those days, from 1.
    pub revision: u32,
    /// Since when the version applied. Its end is not part of the record, because it may be decided later.
    pub effective: Since,
    /// The service's id on those days.
    pub service: String,
    /// What has happened once it is met, as in `standards.json`.
    pub stage: String,
    /// Which of several promises for the same stage; null: the only one.
    pub variant: Option<String>,
    /// The staff's own words, after "We will"; null: none, and the stage says it all.
    pub we: Option<Text>,
    /// When counting starts, pauses and stops.
    pub clock: RecordedClock,
    /// The measurable part.
    pub target: Target,
    /// The channels that it applies to, as in `standards.json`; empty: all.
    pub channels: Vec<String>,
    /// When it applies; null: always.
    pub conditions: Option<RecordedConditions>,
    /// What can delay it.
    pub exceptions: Vec<Text>,
    /// A separate limit set by law; null: none.
    pub statutory: Option<Statutory>,
    /// A written exception to the baseline, on the days on which there was one; null: none.
    pub exempt: Option<RecordedExemption>,
    /// What changed with this version; null: not stated.
    pub change: Option<Text>,
    /// The corrections that had been made by then, earliest first.
    pub corrected: Vec<Correction>,
}

/// Since when a version applies.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Since {
    /// The first day; null: it began on an unknown day before `known_from`.
    pub from: Option<Date>,
    /// The first day on which it is known to be in force: `from`, if that is known.
    pub known_from: Date,
}

/// When counting starts, pauses and stops, in the staff's own words. For whose opening it waits depends on the lines of the offices, which have no dates.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct RecordedClock {
    /// What starts the clock; null: not stated.
    pub starts: Option<Event>,
    /// What pauses the clock.
    pub pauses: Vec<Text>,
    /// What stops the clock; null: what the stage says.
    pub stops: Option<Text>,
}

/// When a promise applies.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct RecordedConditions {
    /// The area; null: everywhere.
    pub zone: Option<Text>,
    /// The priority; null: all.
    pub priority: Option<Text>,
    /// The season; null: all seasons.
    pub season: Option<RecordedSeason>,
    /// Any other condition; null: none.
    pub text: Option<Text>,
}

/// A part of every year. It goes on into the next year where its last day comes before its first.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct RecordedSeason {
    /// The first day, as `xsd:gMonthDay`: `--05-01`.
    pub from: String,
    /// The last day, which is included, as `xsd:gMonthDay`: `--10-31`.
    pub to: String,
}

/// A written exception to the baseline. Its end is not part of the record, because it may be decided later.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct RecordedExemption {
    /// The reason.
    pub reason: Text,
    /// The role that approved it.
    pub approved_by: String,
}
