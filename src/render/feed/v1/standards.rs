//! The types of `standards.json` and `standards/{id}.json` in version 1, frozen: a standard and its versions.

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
    /// The keys that every document starts with.
    #[serde(flatten)]
    pub envelope: Envelope,
    /// The standards in force, by department, service and stage, in the order in which the publisher lists them.
    pub standards: Vec<Standard>,
}

/// `standards/{id}.json`: one standard, kept forever.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct StandardDocument {
    /// The keys that every document starts with.
    #[serde(flatten)]
    pub envelope: Envelope,
    /// The permanent id. The document at a former id has the new id here.
    pub id: String,
    /// `in_force`, `scheduled`, `retired` or `called_off`.
    pub status: String,
    /// Its former ids.
    pub formerly: Vec<String>,
    /// Its end, past or planned; null: none is known.
    pub retired: Option<Retirement>,
    /// Every version, oldest first; history is never trimmed.
    pub versions: Vec<Standard>,
}

/// The end of a standard or a service.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Retirement {
    /// The first day on which it is no longer promised.
    pub on: Date,
    /// The day on which that was made public; null: not stated.
    pub announced: Option<Date>,
    /// The reason.
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
    /// `scheduled`, `in_force`, `superseded`, `retired` or `called_off`.
    pub status: String,
    /// The days on which the version applies.
    pub effective: Effective,
    /// The SHA-256 of the version's record in the archive, as it was last in force: to cite what was promised. Its file is
    /// `archive/records/{sha256}.json`; null: it has not been in force.
    #[schemars(regex(pattern = "^[0-9a-f]{64}$"))]
    pub record: Option<String>,
    /// Who approved it and when; null: not stated.
    pub approved: Option<Approval>,
    /// The date by which it will be reviewed; null: not stated.
    pub review_by: Option<Date>,
    /// What changed with this version; null: not stated.
    pub change: Option<Text>,
    /// Why nothing is promised right after this version; null: there is no such gap.
    pub gap: Option<Text>,
    /// The day on which it was made public; null: on its first day, or not stated.
    pub announced: Option<Date>,
    /// The changes of the plan between that day and its first day, earliest first; empty: none.
    pub changes: Vec<PlanChange>,
    /// When and why it was called off before its first day; null: it was not.
    pub called_off: Option<CalledOff>,
    /// The corrections of this version, earliest first; empty: it reads as first published.
    pub corrections: Vec<VersionCorrection>,
    /// The department that is responsible for it today.
    pub department: DepartmentName,
    /// The line of work; null: not stated.
    pub function: Option<Text>,
    /// The service.
    pub service: ServiceName,
    /// What has happened once it is met: `answer`, `acknowledge`, `respond`, `attend`, `make_safe`, `schedule`, `decide`, `complete`,
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
    /// The channels that it applies to: `phone`, `voicemail`, `text`, `chat`, `email`,
    /// `web`, `app`, `mail`, `fax`, `in_person`, `social_media`; empty: all.
    pub channels: Vec<String>,
    /// When it applies; null: always.
    pub conditions: Option<Conditions>,
    /// What can delay it.
    pub exceptions: Vec<Text>,
    /// A separate limit set by law; null: none.
    pub statutory: Option<Statutory>,
    /// A written exception to the baseline, while it lasts; null: none.
    pub exempt: Option<Exemption>,
    /// The day on which its exception to the baseline ended, while it is in force and still less than the baseline, which then applies too;
    /// null: none.
    pub exemption_ended: Option<Date>,
    /// The id of the corporate standard that it builds on; null: none covers the same stage and channel.
    pub baseline: Option<String>,
    /// What residents can do when it is missed; null: not stated.
    pub if_missed: Option<Text>,
    /// The clauses of the commitment that it supports.
    pub supports: Vec<String>,
    /// Where to read more about it.
    pub links: Links,
}

/// The days on which a version is in force: a half-open interval.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Effective {
    /// The first day; null: it began on an unknown day before `known_from`.
    pub from: Option<Date>,
    /// The first day on which it is known to be in force: `from`, if that is known. Editions and histories go by it.
    pub known_from: Date,
    /// The first day on which it no longer applies; null: no end is known.
    pub until: Option<Date>,
}

/// A half-open interval with a first day.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Period {
    /// The first day.
    pub from: Date,
    /// The first day on which it no longer applies; null: no end is known.
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

/// A correction of something published wrongly.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Correction {
    /// The day.
    pub on: Date,
    /// What was wrong.
    pub note: Text,
}

/// A correction of a version that was published wrongly.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct VersionCorrection {
    /// The day.
    pub on: Date,
    /// What was wrong.
    pub note: Text,
    /// What was published until then; null: the same, or not stated.
    pub was: Option<EarlierForm>,
}

/// A change of a plan that had been announced.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct PlanChange {
    /// The day.
    pub on: Date,
    /// Why; null: not stated.
    pub note: Option<Text>,
    /// What was announced until then.
    pub was: EarlierForm,
}

/// What a version said before it was changed or corrected.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct EarlierForm {
    /// The first day on which it was to be in force, or was known to be.
    pub effective_from: Date,
    /// The promise in one sentence.
    pub promise: Text,
    /// The measurable part.
    pub target: Target,
}

/// That a plan will not come.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct CalledOff {
    /// The day on which it was called off.
    pub on: Date,
    /// The reason.
    pub reason: Text,
}

/// When a promise applies.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Conditions {
    /// The area; null: everywhere.
    pub zone: Option<Text>,
    /// The priority; null: all.
    pub priority: Option<Text>,
    /// The season; null: all seasons.
    pub season: Option<Season>,
    /// Any other condition; null: none.
    pub text: Option<Text>,
}

/// A part of every year. It goes on into the next year where its last day comes before its first.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Season {
    /// The first day, as `xsd:gMonthDay`: `--05-01`.
    pub from: String,
    /// The last day, which is included, as `xsd:gMonthDay`: `--10-31`.
    pub to: String,
    /// The season in words: `from May to October`.
    pub text: Text,
}

/// A limit set by law.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Statutory {
    /// The limit, as a number of `unit`.
    pub value: u32,
    /// The unit, as in `target.unit`.
    pub unit: String,
    /// The Act or regulation.
    pub source: Text,
    /// A remark; null: none.
    pub note: Option<Text>,
}

/// A written exception to the baseline.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Exemption {
    /// The reason.
    pub reason: Text,
    /// The role that approved it.
    pub approved_by: String,
    /// The first day on which it is no longer in force; null: it has no end.
    pub until: Option<Date>,
    /// The day by which it is to be reviewed; null: not stated. One of `until` and `review_by` is stated.
    pub review_by: Option<Date>,
}
