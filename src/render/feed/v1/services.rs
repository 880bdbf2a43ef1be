//! The types of `services.json` in version 1, frozen: services, how to ask for them, and what is done on the spot.

use schemars::JsonSchema;
use serde::Serialize;

use crate::render::feed::v1::envelope::Envelope;
use crate::render::feed::v1::names::{DepartmentName, Former};
use crate::render::feed::v1::standards::Retirement;
use crate::render::feed::v1::text::Text;

/// `services.json`: every service, including withdrawn ones.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ServicesDocument {
    /// The keys that every document starts with.
    #[serde(flatten)]
    pub envelope: Envelope,
    /// The services, by department, in the order in which the publisher lists them.
    pub services: Vec<Service>,
}

/// Something that residents can ask for.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Service {
    /// Its permanent id.
    pub id: String,
    /// `in_force`, `scheduled` or `retired`.
    pub status: String,
    /// Its former ids and names.
    pub formerly: Vec<Former>,
    /// Its current name.
    pub name: Text,
    /// The department that is responsible for it today.
    pub department: DepartmentName,
    /// The line of work; null: not stated.
    pub function: Option<Text>,
    /// What it is, in a sentence or two.
    pub summary: Text,
    /// More about it; null: there is no more.
    pub description: Option<Text>,
    /// What to do in danger, to be shown before everything else; null: nothing is stated.
    pub emergency: Option<Text>,
    /// Words that residents use for it.
    pub keywords: Vec<String>,
    /// The ids of the topics that residents find it under, which `topics.json` names; empty: none is stated, or none fits.
    pub topics: Vec<String>,
    /// Ways to ask for it, the best one first.
    pub ask: Vec<Ask>,
    /// Who may ask for it; null: everybody.
    pub who_may_ask: Option<Text>,
    /// What to have at hand when asking.
    pub have_ready: Vec<Text>,
    /// What it costs, one entry for each case; empty: nothing; null: not stated.
    pub fees: Option<Vec<Fee>>,
    /// Its code in an Open311 `GeoReport` v2 system; null: none.
    pub open311_service_code: Option<String>,
    /// The id of the calendar with its business time; null: not stated.
    pub calendar: Option<String>,
    /// Set if it is usually done on the spot; null: it has standards instead.
    pub on_the_spot: Option<OnTheSpot>,
    /// The ids of its standards, including withdrawn and scheduled ones.
    pub standards: Vec<String>,
    /// The clauses of the commitment that it supports.
    pub supports: Vec<String>,
    /// Its end, past or planned, with a service in `replaced_by`; null: none is known.
    pub retired: Option<Retirement>,
    /// Where to read more about it.
    pub links: ServiceLinks,
}

/// What it costs, as a Cost of CPSV-AP.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Fee {
    /// The amount, with two decimals: `50.00`.
    pub amount: String,
    /// The code of the currency in ISO 4217: `CAD`.
    pub currency: String,
    /// What it is for; null: for the service as such.
    pub note: Option<Text>,
}

/// One way to ask.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Ask {
    /// `phone`, `voicemail`, `text`, `chat`, `email`, `web`, `app`, `mail`, `fax`, `in_person` or `social_media`.
    pub channel: String,
    /// The number, address, place or account, as people write it.
    pub to: String,
    /// The same as an address that a program can open (`tel:`, `mailto:`, `https:`); null: there is none.
    pub uri: Option<String>,
    /// A remark; null: none.
    pub note: Option<Text>,
    /// The id of the calendar with the hours at which somebody answers there; null: none is stated, or, as for a form, nobody has to.
    pub calendar: Option<String>,
}

/// How a service is done on the spot.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct OnTheSpot {
    /// The clause of the policy that gives it as an example.
    pub clause: String,
    /// The standard that applies when it can't be done on the spot.
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

/// Where to read more about a service.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ServiceLinks {
    /// Its page.
    #[schemars(url)]
    pub html: String,
}
