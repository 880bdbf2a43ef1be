//! The departments and services of a published feed, and how to reach them.

use jiff::civil::Date;
use serde::Deserialize;

use crate::published_feed::text::Text;

/// An id and a name.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Named {
    /// The id.
    pub id: String,
    /// The name.
    pub name: Text,
}

/// A former id and name.
#[derive(Debug, Clone, Deserialize)]
pub struct Former {
    /// The id.
    pub id: String,
    /// The name.
    pub name: Option<Text>,
    /// The first day of the new name.
    pub until: Option<Date>,
}

/// Ways to reach somebody.
#[derive(Debug, Clone, Deserialize)]
pub struct Contact {
    /// A telephone number.
    pub phone: Option<String>,
    /// An e-mail address.
    pub email: Option<String>,
    /// A web address.
    pub web: Option<String>,
    /// A postal address, line by line; empty: none.
    pub address: Vec<String>,
    /// The id of the calendar with the hours.
    pub calendar: Option<String>,
}

/// A department.
#[derive(Debug, Clone, Deserialize)]
pub struct Department {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: Text,
    /// Its former ids and names.
    pub formerly: Vec<Former>,
    /// What it looks after.
    pub summary: Text,
    /// The role accountable for it.
    pub accountable: String,
    /// How to reach it.
    pub contact: Contact,
    /// Its lines of work.
    pub functions: Vec<Function>,
}

/// A line of work.
#[derive(Debug, Clone, Deserialize)]
pub struct Function {
    /// Its name.
    pub name: Text,
    /// What it does.
    pub summary: Option<Text>,
    /// A telephone number.
    pub phone: Option<String>,
    /// An e-mail address.
    pub email: Option<String>,
    /// A web address.
    pub web: Option<String>,
    /// A remark.
    pub note: Option<Text>,
}

/// A service.
#[derive(Debug, Clone, Deserialize)]
pub struct Service {
    /// Its permanent id.
    pub id: String,
    /// `in_force`, `scheduled` or `retired`.
    pub status: String,
    /// Its former ids and names.
    pub formerly: Vec<Former>,
    /// Its name.
    pub name: Text,
    /// The department's name.
    pub department: Named,
    /// The line of work.
    pub function: Option<Text>,
    /// What it is.
    pub summary: Text,
    /// More about it.
    pub description: Option<Text>,
    /// What to do in danger.
    #[serde(default)]
    pub emergency: Option<Text>,
    /// Words that residents use for it.
    pub keywords: Vec<String>,
    /// The ids of the topics that residents find it under.
    #[serde(default)]
    pub topics: Vec<String>,
    /// How to ask for it, best way first.
    pub ask: Vec<Ask>,
    /// Who may ask for it.
    #[serde(default)]
    pub who_may_ask: Option<Text>,
    /// What to have at hand.
    #[serde(default)]
    pub have_ready: Vec<Text>,
    /// What it costs; empty: nothing.
    #[serde(default)]
    pub fees: Option<Vec<Fee>>,
    /// Its code in 311 software.
    pub open311_service_code: Option<String>,
    /// The id of the calendar with its business time.
    pub calendar: Option<String>,
    /// That it is usually done at once.
    pub on_the_spot: Option<OnTheSpot>,
    /// The clauses of the commitment that it supports.
    pub supports: Vec<String>,
    /// Its end, past or future.
    pub retired: Option<ServiceRetirement>,
}

impl Service {
    /// Whether it has been withdrawn.
    #[must_use]
    pub fn is_retired(&self) -> bool {
        self.status == "retired"
    }
}

/// What a service costs.
#[derive(Debug, Clone, Deserialize)]
pub struct Fee {
    /// The amount, with two decimals.
    pub amount: String,
    /// The code of the currency.
    pub currency: String,
    /// What it is for.
    pub note: Option<Text>,
}

/// One way to ask.
#[derive(Debug, Clone, Deserialize)]
pub struct Ask {
    /// The channel's code.
    pub channel: String,
    /// The number, address, place or account.
    pub to: String,
    /// A remark.
    pub note: Option<Text>,
    /// The id of the calendar with the hours at which somebody answers there.
    pub calendar: Option<String>,
}

/// That a service is usually done at once.
#[derive(Debug, Clone, Deserialize)]
pub struct OnTheSpot {
    /// The clause of the policy that gives it as an example.
    pub clause: String,
    /// What applies when it can't be done at once.
    pub otherwise: Otherwise,
}

/// The standard that applies otherwise.
#[derive(Debug, Clone, Deserialize)]
pub struct Otherwise {
    /// Its id.
    pub id: String,
    /// Its promise; nothing if it is not in force.
    pub promise: Option<Text>,
}

/// The end of a standard.
#[derive(Debug, Clone, Deserialize)]
pub struct Retirement {
    /// The reason.
    pub reason: Text,
    /// The id of the replacement.
    pub replaced_by: Option<String>,
}

/// The end of a service.
#[derive(Debug, Clone, Deserialize)]
pub struct ServiceRetirement {
    /// The first day on which it can't be asked for.
    pub on: Date,
    /// The reason.
    pub reason: Text,
    /// The id of the service to use instead.
    pub replaced_by: Option<String>,
}
