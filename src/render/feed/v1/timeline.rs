//! The types of `timeline.json` in version 1, frozen: every version of everything with the days on which it applies.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;

use crate::render::feed::v1::clock::Clock;
use crate::render::feed::v1::envelope::{Envelope, Interval};
use crate::render::feed::v1::names::{DepartmentName, ServiceName};
use crate::render::feed::v1::standards::{Conditions, Effective, Exemption, Retirement, VersionCorrection};
use crate::render::feed::v1::target::Target;
use crate::render::feed::v1::text::Text;

/// `timeline.json`: what applied, applies and will apply on any day.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct TimelineDocument {
    /// The keys that every document starts with.
    #[serde(flatten)]
    pub envelope: Envelope,
    /// Every day on which something starts or ends, earliest first.
    pub days: Vec<Date>,
    /// All names of departments and services that were renamed, by id, earliest first.
    pub names: Vec<TimelineName>,
    /// The ends of services, by day and id.
    pub retired_services: Vec<RetiredService>,
    /// The versions of all standards, by first day and id.
    pub versions: Vec<TimelineVersion>,
}

/// A version of a standard.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct TimelineVersion {
    /// The standard's permanent id.
    pub id: String,
    /// The version's number, from 1.
    pub revision: u32,
    /// The days on which it is in force.
    pub effective: Effective,
    /// The department that is responsible for it today.
    pub department: DepartmentName,
    /// The service.
    pub service: ServiceName,
    /// As in a standard: `answer`, `make_safe` and so on.
    pub stage: String,
    /// The promise in one sentence.
    pub promise: Text,
    /// What we do, after "We will".
    pub action: Text,
    /// When counting starts, pauses and stops.
    pub clock: Clock,
    /// The measurable part.
    pub target: Target,
    /// The channels that it applies to; empty: all.
    pub channels: Vec<String>,
    /// When it applies; null: always.
    pub conditions: Option<Conditions>,
    /// What can delay it.
    pub exceptions: Vec<Text>,
    /// A written exception to the baseline, past or present; null: none.
    pub exempt: Option<Exemption>,
    /// What changed with this version; null: not stated.
    pub change: Option<Text>,
    /// Why nothing is promised right after this version; null: there is no such gap.
    pub gap: Option<Text>,
    /// The corrections of this version, earliest first; empty: it reads as first published.
    pub corrections: Vec<VersionCorrection>,
    /// The end of the standard, if this is its last version; null: it goes on, or no end is known.
    pub retired: Option<Retirement>,
}

/// A name and the days on which it is used.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct TimelineName {
    /// `department` or `service`.
    pub kind: String,
    /// Its current id.
    pub id: String,
    /// Its id on those days.
    pub id_then: String,
    /// The name.
    pub name: Text,
    /// The days on which the name is used; `from` null: from the start; `until` null: no end is known.
    pub effective: Interval,
}

/// The end of a service.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct RetiredService {
    /// The service's permanent id.
    pub id: String,
    /// The end, with a service in `replaced_by`.
    pub retired: Retirement,
}
