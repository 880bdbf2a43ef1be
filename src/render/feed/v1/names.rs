//! The types of names and links in version 1, frozen: current names, former names, and addresses.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;

use crate::render::feed::v1::text::Text;

/// A department's id and name.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct DepartmentName {
    /// Its id.
    pub id: String,
    /// Its current name.
    pub name: Text,
}

/// A service's id and name.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ServiceName {
    /// Its permanent id.
    pub id: String,
    /// Its current name.
    pub name: Text,
    /// Its code in an Open311 `GeoReport` v2 system; null: none.
    pub open311_service_code: Option<String>,
}

/// A former id and name.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Former {
    /// The id.
    pub id: String,
    /// The name; null: the same, or not stated.
    pub name: Option<Text>,
    /// The first day of the new name; null: not stated.
    pub until: Option<Date>,
}

/// Where to read more.
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
