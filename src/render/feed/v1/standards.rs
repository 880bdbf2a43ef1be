//! Version 1's shapes of `standards.json` and `standards/{id}.json`, frozen: a standard and its versions.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;

use crate::render::feed::v1::clock::Clock;
use crate::render::feed::v1::envelope::Envelope;
use crate::render::feed::v1::names::{DepartmentName, Links, ServiceName};
use crate::render::feed::v1::target::Target;
use crate::render::feed::v1::text::Text;

/// `standards.json`: all standards in force.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct StandardsDocument {
    /// What every document begins with.
    #[serde(flatten)]
    pub envelope: Envelope,
    /// The standards in force, by department, service and stage, in the order in which the city lists them.
    pub standards: Vec<Standard>,
}

/// `standards/{id}.json`: one standard, kept for ever.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct StandardDocument {
    /// What every document begins with.
    #[serde(flatten)]
    pub envelope: Envelope,
    /// The permanent id. Under a former id, this document says the new one.
    pub id: String,
    /// `in_force`, `scheduled` or `retired`.
    pub status: String,
    /// Ids that it used to have.
    pub formerly: Vec<String>,
    /// Its end, past or to come; null: none is known.
    pub retired: Option<Retirement>,
    /// Every version, oldest first; history is never trimmed.
    pub versions: Vec<Standard>,
}

/// The end of a standard or a service.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Retirement {
    /// The first day on which it is no longer promised.
    pub on: Date,
    /// Why.
    pub reason: Text,
    /// The id of what to use instead; null: nothing takes its place.
    pub replaced_by: Option<String>,
}

/// A version of a standard: one promise.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Standard {
    /// The standard's permanent id: service, stage and, where there are several, a variant.
    pub id: String,
    /// The version's number, from 1; it never goes down.
    pub revision: u32,
    /// `scheduled`, `in_force`, `superseded` or `retired`.
    pub status: String,
    /// The days for which the version holds.
    pub effective: Period,
    /// Who approved it and when; null: not stated.
    pub approved: Option<Approval>,
    /// When it is to be looked at again; null: not stated.
    pub review_by: Option<Date>,
    /// What changed with it; null: not stated.
    pub change: Option<Text>,
    /// Why nothing is promised after it; null: there is no such time.
    pub gap: Option<Text>,
    /// That what was published about it before was wrong; null: it stands as it was first published.
    pub corrected: Option<Correction>,
    /// Whose it is today.
    pub department: DepartmentName,
    /// The line of work; null: not stated.
    pub function: Option<Text>,
    /// What it is about.
    pub service: ServiceName,
    /// What has happened when it is met: `answer`, `acknowledge`, `respond`, `attend`, `make_safe`, `schedule`, `decide`, `complete`,
    /// `update`, `publish`, `available`, `repeat`.
    pub stage: String,
    /// Which of several promises for the same stage; null: the only one.
    pub variant: Option<String>,
    /// The variant's name; null: none.
    pub name: Option<Text>,
    /// The promise in one sentence, the same as on the page.
    pub promise: Text,
    /// What we do, after "We will".
    pub action: Text,
    /// When counting starts, pauses and stops.
    pub clock: Clock,
    /// The measurable part.
    pub target: Target,
    /// The channels that it is for: `phone`, `voicemail`, `email`, `web`, `mail`, `in_person`, `social_media`; empty: all.
    pub channels: Vec<String>,
    /// When it holds; null: always.
    pub conditions: Option<Conditions>,
    /// What can delay it.
    pub exceptions: Vec<Text>,
    /// A limit set by law beside it; null: none.
    pub statutory: Option<Statutory>,
    /// A written exception from the baseline, while it lasts; null: none.
    pub exempt: Option<Exemption>,
    /// The id of the corporate standard that it stands on; null: none is for the same stage and channel.
    pub baseline: Option<String>,
    /// What residents can do when it is missed; null: not stated.
    pub if_missed: Option<Text>,
    /// The clauses of the commitment that it makes real.
    pub supports: Vec<String>,
    /// Where to read about it.
    pub links: Links,
}

/// A half-open interval that has a first day.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Period {
    /// The first day.
    pub from: Date,
    /// The first day on which it no longer holds; null: no end is known, or, in the archive, none within the edition.
    pub until: Option<Date>,
}

/// Who approved a version and when.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Approval {
    /// A role.
    pub by: String,
    /// The day.
    pub on: Date,
}

/// What was published was wrong and has been put right.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Correction {
    /// The day.
    pub on: Date,
    /// What was wrong.
    pub note: Text,
}

/// When a promise holds.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Conditions {
    /// Where; null: everywhere.
    pub zone: Option<Text>,
    /// For which priority; null: for all.
    pub priority: Option<Text>,
    /// In which season; null: in all.
    pub season: Option<Text>,
    /// Anything else; null: nothing.
    pub text: Option<Text>,
}

/// A limit set by law.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Statutory {
    /// How many at most.
    pub value: u32,
    /// Of which unit, as in `target.unit`.
    pub unit: String,
    /// The Act or regulation.
    pub source: Text,
    /// A remark; null: none.
    pub note: Option<Text>,
}

/// A written exception from the baseline.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Exemption {
    /// Why.
    pub reason: Text,
    /// The role that approved it.
    pub approved_by: String,
    /// The first day on which it no longer holds.
    pub until: Date,
}
