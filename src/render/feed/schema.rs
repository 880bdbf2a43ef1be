//! The feed's documents, in order, and their JSON Schemas (2020-12), made from the frozen types.

use schemars::Schema;
use serde_json::Value;

use crate::artifact::Artifact;
use crate::json_schema::schema_of;
use crate::model::site::BaseUrl;
use crate::render::feed::{ROOT, json, v1};
use crate::render::{RenderError, artifact};

/// A kind of document whose shape is ours.
#[derive(Clone, Copy)]
pub(super) struct Document {
    /// Its name, and its schema's.
    pub(super) name: &'static str,
    /// Its path below the feed's root; `{id}` stands for an id.
    pub(super) path: &'static str,
    /// What is in it.
    pub(super) description: &'static str,
    /// Its shape.
    schema: fn() -> Schema,
}

pub(super) const INDEX: Document = Document {
    name: "index",
    path: "index.json",
    description: "Where to begin: every document of the feed.",
    schema: schema_of::<v1::IndexDocument>,
};

pub(super) const STANDARDS: Document = Document {
    name: "standards",
    path: "standards.json",
    description: "All standards in force: the one file that most readers need.",
    schema: schema_of::<v1::StandardsDocument>,
};

pub(super) const STANDARD: Document = Document {
    name: "standard",
    path: "standards/{id}.json",
    description: "One standard with every version, past and to come; kept for ever.",
    schema: schema_of::<v1::StandardDocument>,
};

pub(super) const DEPARTMENTS: Document = Document {
    name: "departments",
    path: "departments.json",
    description: "Every department with its contacts and functions.",
    schema: schema_of::<v1::DepartmentsDocument>,
};

pub(super) const DEPARTMENT: Document = Document {
    name: "department",
    path: "departments/{id}.json",
    description: "One department with its standards in force.",
    schema: schema_of::<v1::DepartmentDocument>,
};

pub(super) const SERVICES: Document = Document {
    name: "services",
    path: "services.json",
    description: "Every service: how to ask for it, residents' words for it, and what is done on the spot.",
    schema: schema_of::<v1::ServicesDocument>,
};

pub(super) const MANIFEST: Document = Document {
    name: "manifest",
    path: "manifest.json",
    description: "Every file of the site with its SHA-256, to see what has changed.",
    schema: schema_of::<v1::ManifestDocument>,
};

/// Every kind, in the order in which they are listed.
pub(super) const DOCUMENTS: &[Document] = &[INDEX, STANDARDS, STANDARD, DEPARTMENTS, DEPARTMENT, SERVICES, MANIFEST];

impl Document {
    /// Where its latest schema stands on the site.
    pub(super) fn schema_path(self) -> String {
        format!("{ROOT}schema/{}.schema.json", self.name)
    }

    /// The address of its latest schema.
    pub(super) fn schema_url(self, base_url: &BaseUrl) -> String {
        base_url.join(&self.schema_path())
    }
}

/// Each schema twice: as the latest, and under its version's number.
pub(super) fn artifacts(base_url: &BaseUrl) -> Result<Vec<Artifact>, RenderError> {
    let mut artifacts = Vec::new();
    for document in DOCUMENTS {
        for folder in ["schema/".to_owned(), format!("schema/{}/", v1::VERSION)] {
            let path = format!("{ROOT}{folder}{}.schema.json", document.name);
            let mut schema = (document.schema)();
            schema.insert("$id".to_owned(), Value::String(base_url.join(&path)));
            schema.insert("title".to_owned(), Value::String(document.name.to_owned()));
            artifacts.push(artifact(&path, json::bytes(&schema)?)?);
        }
    }
    Ok(artifacts)
}
