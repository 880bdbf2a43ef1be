//! Documents of the feed as they are written -> the parts of them that are read.

use jiff::civil::Date;
use serde::Deserialize;

use crate::published_feed::answer::Answer;
use crate::published_feed::calendar::Calendar;
use crate::published_feed::directory::{Department, Named, Service};
use crate::published_feed::event::Event;

#[derive(Default, Deserialize)]
pub(super) struct ManifestDocument {
    pub(super) files: Vec<ManifestEntry>,
}

#[derive(Deserialize)]
pub(super) struct ManifestEntry {
    pub(super) path: String,
}

#[derive(Deserialize)]
pub(super) struct StandardsDocument {
    pub(super) in_force: InForce,
}

#[derive(Default, Deserialize)]
pub(super) struct InForce {
    pub(super) from: Option<Date>,
    pub(super) until: Option<Date>,
}

#[derive(Deserialize)]
pub(super) struct DepartmentsDocument {
    pub(super) departments: Vec<Department>,
}

#[derive(Default, Deserialize)]
pub(super) struct ServicesDocument {
    pub(super) services: Vec<Service>,
}

#[derive(Default, Deserialize)]
pub(super) struct TopicsDocument {
    pub(super) topics: Vec<Named>,
}

#[derive(Deserialize, Default)]
pub(super) struct AnswersDocument {
    pub(super) answers: Vec<Answer>,
}

#[derive(Default, Deserialize)]
pub(super) struct CalendarsDocument {
    pub(super) calendars: Vec<Calendar>,
}

#[derive(Default, Deserialize)]
pub(super) struct ChangesDocument {
    pub(super) items: Vec<Event>,
}

#[derive(Default, Deserialize)]
pub(super) struct ArchiveDocument {
    pub(super) editions: Vec<ArchivedEdition>,
}

#[derive(Deserialize)]
pub(super) struct ArchivedEdition {
    pub(super) in_force: InForce,
    pub(super) sha256: String,
}
