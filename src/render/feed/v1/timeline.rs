//! Version 1's shapes of `timeline.json`, frozen: every version of everything with the days for which it holds.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;

use crate::render::feed::v1::clock::Clock;
use crate::render::feed::v1::envelope::{Envelope, Interval};
use crate::render::feed::v1::names::{DepartmentName, ServiceName};
use crate::render::feed::v1::standards::{Conditions, Correction, Exemption, Period, Retirement};
use crate::render::feed::v1::target::Target;
use crate::render::feed::v1::text::Text;

/// `timeline.json`: what held, holds and will hold on any day.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct TimelineDocument {
    /// What every document begins with.
    #[serde(flatten)]
    pub envelope: Envelope,
    /// Every day on which something begins or ends, earliest first.
    pub days: Vec<Date>,
    /// The versions of all standards, by first day and id.
    pub versions: Vec<TimelineVersion>,
    /// The names of departments and services that have had others, by id, earliest first.
    pub names: Vec<TimelineName>,
    /// The ends of services, by day and id.
    pub retired_services: Vec<RetiredService>,
}

/// A version of a standard.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct TimelineVersion {
    /// The standard's permanent id.
    pub id: String,
    /// The version's number, from 1.
    pub revision: u32,
    /// The days for which it holds.
    pub effective: Period,
    /// Whose it is today.
    pub department: DepartmentName,
    /// What it is about.
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
    /// The channels that it is for; empty: all.
    pub channels: Vec<String>,
    /// When it holds; null: always.
    pub conditions: Option<Conditions>,
    /// What can delay it.
    pub exceptions: Vec<Text>,
    /// A written exception from the baseline, past or not; null: none.
    pub exempt: Option<Exemption>,
    /// What changed with it; null: not stated.
    pub change: Option<Text>,
    /// Why nothing is promised after it; null: there is no such time.
    pub gap: Option<Text>,
    /// That what was published about it before was wrong; null: it stands as it was first published.
    pub corrected: Option<Correction>,
    /// Why it ends with this version; null: it goes on, or no end is known.
    pub retired: Option<Retirement>,
}

/// A name and the days for which it was, is or will be the name.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct TimelineName {
    /// `department` or `service`.
    pub kind: String,
    /// Its id today.
    pub id: String,
    /// Its id for those days.
    pub id_then: String,
    /// The name.
    pub name: Text,
    /// The days; `from` null: since the beginning; `until` null: no end is known.
    pub effective: Interval,
}

/// The end of a service.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct RetiredService {
    /// The service's permanent id.
    pub id: String,
    /// The end; `replaced_by` is a service.
    pub retired: Retirement,
}
