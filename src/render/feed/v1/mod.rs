//! The document types of version 1 of the feed, frozen: within the version, keys are only added. Every key has one type and is always
//! present; `null` has one meaning, which the key's description states after `null: `.
//! Each document has a file here, and so has each type that several documents share.

mod answers;
mod archive;
mod calendars;
mod changes;
mod clock;
mod commitment;
mod departments;
mod envelope;
mod index;
mod manifest;
mod names;
mod record;
mod results;
mod services;
mod standards;
mod target;
mod test_vectors;
mod text;
mod timeline;
mod topics;

pub use crate::render::feed::v1::answers::{Answer, AnswerLinks, AnswersDocument};
pub use crate::render::feed::v1::archive::{ArchiveDocument, ArchivedEdition, EditionDocument, EditionEntry};
pub use crate::render::feed::v1::calendars::{
    Calendar, CalendarLinks, CalendarsDocument, Closure, Coverage, Hours, OpenHours, OpenSeason,
};
pub use crate::render::feed::v1::changes::{Author, ChangesDocument, Item, ItemFacts};
pub use crate::render::feed::v1::clock::{Clock, Event};
pub use crate::render::feed::v1::commitment::{Body, CommitmentDocument, Policy, Section};
pub use crate::render::feed::v1::departments::{Department, DepartmentDocument, DepartmentsDocument, Function};
pub use crate::render::feed::v1::envelope::{Contact, Envelope, Interval, Licence, Publisher};
pub use crate::render::feed::v1::index::{DocumentEntry, IndexDocument, LifeCycle};
pub use crate::render::feed::v1::manifest::{ManifestDocument, ManifestEntry};
pub use crate::render::feed::v1::names::{DepartmentName, Former, Links, ServiceName};
pub use crate::render::feed::v1::record::{
    Record, RecordedClock, RecordedConditions, RecordedExemption, RecordedSeason, Since,
};
pub use crate::render::feed::v1::results::{
    LatestResult, LeftOut, PeriodResult, ResultAction, ResultDocument, ResultPeriod, ResultsDocument, SupersededResult,
};
pub use crate::render::feed::v1::services::{Ask, Fee, OnTheSpot, Otherwise, Service, ServiceLinks, ServicesDocument};
pub use crate::render::feed::v1::standards::{
    Approval, CalledOff, Conditions, Correction, EarlierForm, Effective, Exemption, Period, PlanChange, Retirement,
    Season, Standard, StandardDocument, StandardsDocument, Statutory, VersionCorrection,
};
pub use crate::render::feed::v1::target::{Percent, Target};
pub use crate::render::feed::v1::test_vectors::{
    Case, Table, TableCalendar, TableClosure, TableConditions, TableEffective, TableSeason, TableTarget, TableVersion,
    TestVectorsDocument, VersionCase,
};
pub use crate::render::feed::v1::text::Text;
pub use crate::render::feed::v1::timeline::{RetiredService, TimelineDocument, TimelineName, TimelineVersion};
pub use crate::render::feed::v1::topics::{Topic, TopicLinks, TopicsDocument};

/// The version of these types.
pub const VERSION: &str = "1.0.0";
