//! The feed's documents and their JSON Schemas (2020-12), made from the frozen types.

use schemars::Schema;
use serde_json::Value;

use crate::artifact::Artifact;
use crate::json_schema::schema_of;
use crate::model::site::BaseUrl;
use crate::render::feed::{ROOT, json, v1};
use crate::render::{RenderError, artifact};

/// A kind of document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Document {
    Index,
    Standards,
    Standard,
    Departments,
    Department,
    Manifest,
}

impl Document {
    pub(super) const ALL: [Self; 6] =
        [Self::Index, Self::Standards, Self::Standard, Self::Departments, Self::Department, Self::Manifest];

    /// Its name, and its schema's.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Index => "index",
            Self::Standards => "standards",
            Self::Standard => "standard",
            Self::Departments => "departments",
            Self::Department => "department",
            Self::Manifest => "manifest",
        }
    }

    /// Its path below the feed's root.
    pub(super) const fn path(self) -> &'static str {
        match self {
            Self::Index => "index.json",
            Self::Standards => "standards.json",
            Self::Standard => "standards/{id}.json",
            Self::Departments => "departments.json",
            Self::Department => "departments/{id}.json",
            Self::Manifest => "manifest.json",
        }
    }

    /// What is in it.
    pub(super) const fn description(self) -> &'static str {
        match self {
            Self::Index => "Where to begin: every document of the feed.",
            Self::Standards => "All standards in force: the one file that most readers need.",
            Self::Standard => "One standard with every version, past and to come; kept for ever.",
            Self::Departments => "Every department with its contacts and functions.",
            Self::Department => "One department with its standards in force.",
            Self::Manifest => "Every file of the site with its SHA-256, to see what has changed.",
        }
    }

    /// Where its latest schema stands on the site.
    pub(super) fn schema_path(self) -> String {
        format!("{ROOT}schema/{}.schema.json", self.name())
    }

    /// The address of its latest schema.
    pub(super) fn schema_url(self, base_url: &BaseUrl) -> String {
        base_url.join(&self.schema_path())
    }

    fn schema(self) -> Schema {
        match self {
            Self::Index => schema_of::<v1::IndexDocument>(),
            Self::Standards => schema_of::<v1::StandardsDocument>(),
            Self::Standard => schema_of::<v1::StandardDocument>(),
            Self::Departments => schema_of::<v1::DepartmentsDocument>(),
            Self::Department => schema_of::<v1::DepartmentDocument>(),
            Self::Manifest => schema_of::<v1::ManifestDocument>(),
        }
    }
}

/// Each schema twice: as the latest, and under its version's number.
pub(super) fn artifacts(base_url: &BaseUrl) -> Result<Vec<Artifact>, RenderError> {
    let mut artifacts = Vec::new();
    for document in Document::ALL {
        for folder in ["schema/".to_owned(), format!("schema/{}/", v1::VERSION)] {
            let path = format!("{ROOT}{folder}{}.schema.json", document.name());
            let mut schema = document.schema();
            schema.insert("$id".to_owned(), Value::String(base_url.join(&path)));
            schema.insert("title".to_owned(), Value::String(document.name().to_owned()));
            artifacts.push(artifact(&path, json::bytes(&schema)?)?);
        }
    }
    Ok(artifacts)
}
