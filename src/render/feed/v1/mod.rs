//! The shapes of the feed's version 1, frozen: within it keys are only added. One type per key, every key always there,
//! `null` with one meaning, which each key's description gives.

mod archive;
mod calendars;
mod changes;
mod commitment;
mod services;
mod test_vectors;
mod timeline;

use std::borrow::Cow;
use std::collections::BTreeMap;

use jiff::civil::Date;
use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::{Serialize, Serializer};
use serde_json::json;

pub use crate::render::feed::v1::archive::{ArchiveDocument, ArchivedEdition};
pub use crate::render::feed::v1::calendars::{
    Calendar, CalendarLinks, CalendarsDocument, Closure, Coverage, Hours, OpenHours,
};
pub use crate::render::feed::v1::changes::{Author, ChangesDocument, Item, ItemFacts};
pub use crate::render::feed::v1::commitment::{Body, CommitmentDocument, Section};
pub use crate::render::feed::v1::services::{Ask, OnTheSpot, Otherwise, Service, ServiceLinks, ServicesDocument};
pub use crate::render::feed::v1::test_vectors::{Case, Table, TableCalendar, TableClosure, TestVectorsDocument};
pub use crate::render::feed::v1::timeline::{RetiredService, TimelineDocument, TimelineName, TimelineVersion};

/// The version of these shapes.
pub const VERSION: &str = "1.0.0";

/// What a BCP 47 tag looks like.
const LANGUAGE_TAG: &str = "^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$";

/// A text by language: the key is a BCP 47 tag.
#[derive(Debug, Clone)]
pub struct Text {
    language: String,
    text: String,
}

impl Text {
    /// A text in its only language.
    #[must_use]
    pub const fn new(language: String, text: String) -> Self {
        Self { language, text }
    }
}

impl Serialize for Text {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map([(&self.language, &self.text)])
    }
}

impl JsonSchema for Text {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Text".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let mut schema = BTreeMap::<String, String>::json_schema(generator);
        schema.insert("propertyNames".to_owned(), json!({"pattern": LANGUAGE_TAG}));
        schema
    }
}

/// What every document begins with.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Envelope {
    /// The address of the JSON Schema that this document keeps.
    #[serde(rename = "$schema")]
    #[schemars(url)]
    pub schema: String,
    /// The version of the feed's shapes.
    pub api_version: String,
    /// The days for which this document is true.
    pub in_force: Interval,
    /// The IANA time zone in which all dates are meant.
    pub time_zone: String,
    /// Who publishes it.
    pub publisher: Publisher,
    /// Under what terms it may be used.
    pub licence: Licence,
    /// The notice that figures are examples; null: they are the publisher's own.
    pub illustrative: Option<Text>,
}

/// A half-open interval of civil dates.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Interval {
    /// The first day; null: nothing had been in force before.
    pub from: Option<Date>,
    /// The first day on which something else holds; null: nothing is scheduled. On or after it, this copy is stale.
    pub until: Option<Date>,
}

/// Who publishes the feed.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Publisher {
    /// The city.
    pub name: Text,
    /// The site's address.
    #[schemars(url)]
    pub url: String,
    /// How to reach it.
    pub contact: Contact,
}

/// Ways to reach somebody.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Contact {
    /// A telephone number as people read it; null: none.
    pub phone: Option<String>,
    /// An e-mail address; null: none.
    #[schemars(email)]
    pub email: Option<String>,
    /// A web address; null: none.
    #[schemars(url)]
    pub web: Option<String>,
    /// A postal address, line by line; empty: none.
    pub address: Vec<String>,
    /// The id of the calendar with the hours; null: not stated.
    pub calendar: Option<String>,
}

/// Terms of use.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Licence {
    /// What the licence is called.
    pub name: String,
    /// Where it can be read.
    #[schemars(url)]
    pub url: String,
}

/// `index.json`: where to begin.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct IndexDocument {
    /// What every document begins with.
    #[serde(flatten)]
    pub envelope: Envelope,
    /// The policy that asks for the standards.
    pub policy: Policy,
    /// How long this version of the feed stays.
    pub life_cycle: LifeCycle,
    /// Every document of the feed.
    pub documents: Vec<DocumentEntry>,
}

/// The facts of the policy.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Policy {
    /// Its number, as the city writes it.
    pub number: String,
    /// Its title.
    pub title: Text,
    /// Who approved it.
    pub approved_by: String,
    /// Since when it is in effect.
    pub effective: Date,
    /// The number of the resolution.
    pub resolution: String,
    /// Who maintains it.
    pub owner: String,
    /// The number of the procedure with the details; null: none.
    pub procedure: Option<String>,
}

/// Where a version of the feed stands in its life.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct LifeCycle {
    /// `current` or `deprecated`.
    pub status: String,
    /// The day on which a newer version took its place; null: it is current.
    pub deprecated: Option<Date>,
    /// The day until which it stays at least; null: not set. At least 24 months after `deprecated`.
    pub sunset: Option<Date>,
    /// The newer version's address; null: it is current.
    #[schemars(url)]
    pub successor: Option<String>,
}

/// A document of the feed.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct DocumentEntry {
    /// Its name.
    pub name: String,
    /// Its address; `{id}` stands for an id.
    #[schemars(extend("format" = "uri-template"))]
    pub url: String,
    /// Its media type.
    pub media_type: String,
    /// The address of its JSON Schema; null: its shape is another standard's.
    #[schemars(url)]
    pub schema: Option<String>,
    /// What is in it.
    pub description: Text,
}

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

/// A department's id and name.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct DepartmentName {
    /// Its id.
    pub id: String,
    /// Its name today.
    pub name: Text,
}

/// A service's id and name.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ServiceName {
    /// Its permanent id.
    pub id: String,
    /// Its name today.
    pub name: Text,
    /// Its code in an Open311 `GeoReport` v2 system; null: none.
    pub open311_service_code: Option<String>,
}

/// When counting starts, pauses and stops.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Clock {
    /// What starts it; null: not stated.
    pub starts: Option<Event>,
    /// What holds it up.
    pub pauses: Vec<Text>,
    /// What stops it.
    pub stops: Event,
}

/// Something that happens.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Event {
    /// What kind: for a start `request_received`, `application_complete`, `condition_ends`, `meeting_ends` or `other`; for a stop what the
    /// stage gives: `answered`, `acknowledged`, `responded`, `attended`, `made_safe`, `scheduled`, `decided`, `completed`, `updated`,
    /// `published`, `available`, `repeated`.
    pub code: String,
    /// In words, after "when".
    pub text: Text,
}

/// The measurable part of a promise.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Target {
    /// `time`, `frequency`, `count` or `none`.
    pub kind: String,
    /// `at_most`, `average`, `between` or `every`; null: there is no target.
    pub comparison: Option<String>,
    /// The number; for a range the smaller one; null: there is no target.
    pub value: Option<u32>,
    /// A range's larger number; null: not a range.
    pub upper: Option<u32>,
    /// `second`, `minute`, `hour`, `business_hour`, `business_day`, `calendar_day`, `week`, `month`, `year`; null: not a time.
    pub unit: Option<String>,
    /// The unit in UN/ECE Recommendation 20; null: it has no code there.
    pub unit_code: Option<String>,
    /// The id of the calendar that it is counted in; null: no calendar matters.
    pub calendar: Option<String>,
    /// An ISO 8601 duration; null: not a single length of elapsed time.
    pub iso8601: Option<String>,
    /// How often it is meant to be met, in percent, above 0 and up to 100; null: there is no target.
    pub share_percent: Option<Percent>,
    /// What is counted; null: not a count.
    pub counted: Option<Text>,
    /// The unit of the period of a count; null: not a count.
    pub per: Option<String>,
    /// Why there is no target; null: there is one.
    pub reason: Option<Text>,
}

/// A number of percent, above 0 and up to 100, with one decimal at most.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(transparent)]
#[schemars(extend("exclusiveMinimum" = 0, "maximum" = 100))]
pub struct Percent(pub serde_json::Number);

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

/// Where to read about something.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Links {
    /// Its own document.
    #[serde(rename = "self")]
    #[schemars(url)]
    pub self_: String,
    /// Its page.
    #[schemars(url)]
    pub html: String,
}

/// `departments.json`: every department.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct DepartmentsDocument {
    /// What every document begins with.
    #[serde(flatten)]
    pub envelope: Envelope,
    /// The corporate baseline first, then the departments by name.
    pub departments: Vec<Department>,
}

/// `departments/{id}.json`: one department with its standards in force.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct DepartmentDocument {
    /// What every document begins with.
    #[serde(flatten)]
    pub envelope: Envelope,
    /// The department.
    pub department: Department,
    /// Its standards in force.
    pub standards: Vec<Standard>,
}

/// `manifest.json`: every other file of the site.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ManifestDocument {
    /// What every document begins with.
    #[serde(flatten)]
    pub envelope: Envelope,
    /// What made the site: `charter`.
    pub generator: String,
    /// The files, by path; all but this one.
    pub files: Vec<ManifestEntry>,
}

/// A file of the site.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ManifestEntry {
    /// Its path below the site's address.
    pub path: String,
    /// Its address.
    #[schemars(url)]
    pub url: String,
    /// How many bytes it has.
    pub bytes: usize,
    /// The SHA-256 of its bytes (FIPS 180-4), in hexadecimal digits.
    #[schemars(regex(pattern = "^[0-9a-f]{64}$"))]
    pub sha256: String,
}

/// A department.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Department {
    /// Its id.
    pub id: String,
    /// Its name today.
    pub name: Text,
    /// Whether it stands for the whole city: its standards are the baseline for all others.
    pub corporate: bool,
    /// Ids and names that it used to have.
    pub formerly: Vec<Former>,
    /// What it looks after.
    pub summary: Text,
    /// The role that answers for it.
    pub accountable: String,
    /// How to reach it.
    pub contact: Contact,
    /// Its lines of work.
    pub functions: Vec<Function>,
    /// How many of its standards are in force.
    pub standards_in_force: usize,
    /// Where to read about it.
    pub links: Links,
}

/// An id and a name that something used to have.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Former {
    /// The id.
    pub id: String,
    /// The name; null: the same, or not stated.
    pub name: Option<Text>,
    /// The first day of the new name; null: not stated.
    pub until: Option<Date>,
}

/// A line of work.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Function {
    /// Its name.
    pub name: Text,
    /// What it does; null: not stated.
    pub summary: Option<Text>,
    /// A telephone number; null: the department's.
    pub phone: Option<String>,
    /// An e-mail address; null: the department's.
    #[schemars(email)]
    pub email: Option<String>,
    /// A web address; null: the department's.
    #[schemars(url)]
    pub web: Option<String>,
    /// A remark; null: none.
    pub note: Option<Text>,
}
