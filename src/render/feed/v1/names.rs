//! Version 1's shapes of names and links, frozen: what something is called, was called, and its addresses.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;

use crate::render::feed::v1::text::Text;

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
