//! Version 1's shapes of `services.json`, frozen: services, how to ask for them, and what is done on the spot.

use schemars::JsonSchema;
use serde::Serialize;

use crate::render::feed::v1::envelope::Envelope;
use crate::render::feed::v1::names::{DepartmentName, Former};
use crate::render::feed::v1::standards::Retirement;
use crate::render::feed::v1::text::Text;

/// `services.json`: every service, withdrawn ones too.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ServicesDocument {
    /// What every document begins with.
    #[serde(flatten)]
    pub envelope: Envelope,
    /// The services, by department, in the order in which the city lists them.
    pub services: Vec<Service>,
}

/// Something that residents can ask for.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Service {
    /// Its permanent id.
    pub id: String,
    /// `in_force`, `scheduled` or `retired`.
    pub status: String,
    /// Ids and names that it used to have.
    pub formerly: Vec<Former>,
    /// Its name today.
    pub name: Text,
    /// Whose it is today.
    pub department: DepartmentName,
    /// The line of work; null: not stated.
    pub function: Option<Text>,
    /// What it is, in a sentence or two.
    pub summary: Text,
    /// More about it; null: nothing more.
    pub description: Option<Text>,
    /// Words that residents use for it.
    pub keywords: Vec<String>,
    /// How to ask for it, best way first.
    pub ask: Vec<Ask>,
    /// Its code in an Open311 `GeoReport` v2 system; null: none.
    pub open311_service_code: Option<String>,
    /// The id of the calendar with its business time; null: not stated.
    pub calendar: Option<String>,
    /// That it is usually done at once; null: it has standards instead.
    pub on_the_spot: Option<OnTheSpot>,
    /// The ids of its standards, withdrawn and scheduled ones too.
    pub standards: Vec<String>,
    /// The clauses of the commitment that it makes real.
    pub supports: Vec<String>,
    /// Its end, past or to come; `replaced_by` is a service; null: none is known.
    pub retired: Option<Retirement>,
    /// Where to read about it.
    pub links: ServiceLinks,
}

/// One way to ask.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Ask {
    /// `phone`, `voicemail`, `email`, `web`, `mail`, `in_person` or `social_media`.
    pub channel: String,
    /// The number, address, place or account, as people read it.
    pub to: String,
    /// The same as an address that a program can open (`tel:`, `mailto:`, `https:`); null: there is none.
    pub uri: Option<String>,
    /// A remark; null: none.
    pub note: Option<Text>,
}

/// That a service is usually done at once.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct OnTheSpot {
    /// The clause of the policy that gives it as an example.
    pub clause: String,
    /// What applies when it can't be done at once.
    pub otherwise: Otherwise,
}

/// The standard that applies otherwise.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Otherwise {
    /// Its id.
    pub id: String,
    /// Its promise in one sentence; null: it is not in force.
    pub promise: Option<Text>,
}

/// Where to read about a service.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ServiceLinks {
    /// Its page.
    #[schemars(url)]
    pub html: String,
}
