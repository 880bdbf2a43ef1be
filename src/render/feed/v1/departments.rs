//! The types of `departments.json` and `departments/{id}.json` in version 1, frozen.

use schemars::JsonSchema;
use serde::Serialize;

use crate::render::feed::v1::envelope::{Contact, Envelope};
use crate::render::feed::v1::names::{Former, Links};
use crate::render::feed::v1::standards::Standard;
use crate::render::feed::v1::text::Text;

/// `departments.json`: every department.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct DepartmentsDocument {
    /// The keys that every document starts with.
    #[serde(flatten)]
    pub envelope: Envelope,
    /// The corporate baseline first, then the departments by name.
    pub departments: Vec<Department>,
}

/// `departments/{id}.json`: one department with its standards in force.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct DepartmentDocument {
    /// The keys that every document starts with.
    #[serde(flatten)]
    pub envelope: Envelope,
    /// The department.
    pub department: Department,
    /// Its standards in force.
    pub standards: Vec<Standard>,
}

/// A department.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Department {
    /// Its id.
    pub id: String,
    /// Its current name.
    pub name: Text,
    /// Whether it represents all departments, so that its standards are the baseline for all others.
    pub corporate: bool,
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
    /// Number of its standards in force.
    pub standards_in_force: usize,
    /// Where to read more about it.
    pub links: Links,
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
