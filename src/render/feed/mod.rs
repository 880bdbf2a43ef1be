//! Edition -> the JSON feed, version 1: what other software reads for years.

mod convert;
mod json;
mod schema;
pub mod v1;

use sha2::{Digest, Sha256};

use crate::artifact::{Artifact, GENERATOR, MANIFEST};
use crate::model::department::Department;
use crate::model::edition::{EffectiveStandard, EffectiveVersion};
use crate::render::feed::convert::Convert;
use crate::render::feed::schema::Document;
use crate::render::{Format, Job, RenderError, artifact};

pub(super) const FORMAT: Format = Format { name: "feed", render };

/// Where the feed's files stand.
const ROOT: &str = "api/v1/";

/// A document of the feed, for whoever describes it.
pub struct DocumentPaths {
    /// Its path on the site; `{id}` stands for an id.
    pub path: String,
    /// Its schema's path on the site.
    pub schema: String,
    /// What is in it.
    pub description: &'static str,
}

/// Every document of the feed.
pub fn documents() -> impl Iterator<Item = DocumentPaths> {
    Document::ALL.into_iter().map(|document| DocumentPaths {
        path: format!("{ROOT}{}", document.path()),
        schema: document.schema_path(),
        description: document.description(),
    })
}

fn render(job: Job<'_>) -> Result<Vec<Artifact>, RenderError> {
    let convert = Convert::new(job);
    let mut artifacts = schema::artifacts(job.base_url)?;
    artifacts.push(file("index.json", &index(&convert))?);
    artifacts.push(file("standards.json", &standards(&convert))?);
    for standard in job.edition.standards() {
        let document = standard_document(&convert, standard);
        let formerly = standard.owned.standard.formerly.iter().map(|former| former.id.value.as_str());
        for id in std::iter::once(standard.owned.standard.id.value.as_str()).chain(formerly) {
            artifacts.push(file(&format!("standards/{id}.json"), &document)?);
        }
    }
    artifacts.push(file("departments.json", &departments(&convert))?);
    for department in &job.edition.catalog.departments {
        let document = department_document(&convert, department);
        let formerly = department.formerly.iter().map(|former| former.id.value.as_str());
        for id in std::iter::once(department.id.value.as_str()).chain(formerly) {
            artifacts.push(file(&format!("departments/{id}.json"), &document)?);
        }
    }
    Ok(artifacts)
}

/// The list of all other files. The next build knows its own folder and its own files by it.
pub(super) fn manifest(job: Job<'_>, artifacts: &[Artifact]) -> Result<Artifact, RenderError> {
    let convert = Convert::new(job);
    let entry = |artifact: &Artifact| v1::ManifestEntry {
        path: artifact.path.to_string(),
        url: job.base_url.join(artifact.path.address()),
        bytes: artifact.bytes.len(),
        sha256: hexadecimal(&Sha256::digest(&artifact.bytes)),
    };
    let document = v1::ManifestDocument {
        envelope: convert.envelope(Document::Manifest),
        generator: GENERATOR.to_owned(),
        files: artifacts.iter().map(entry).collect(),
    };
    artifact(MANIFEST, json::bytes(&document)?)
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |digits, byte| digits + &format!("{byte:02x}"))
}

fn file(name: &str, document: &impl serde::Serialize) -> Result<Artifact, RenderError> {
    artifact(&format!("{ROOT}{name}"), json::bytes(document)?)
}

fn index(convert: &Convert<'_>) -> v1::IndexDocument {
    v1::IndexDocument {
        envelope: convert.envelope(Document::Index),
        policy: convert.policy(),
        life_cycle: v1::LifeCycle { status: "current".to_owned(), deprecated: None, sunset: None, successor: None },
        documents: Document::ALL.iter().map(|document| convert.document(*document)).collect(),
    }
}

fn standards(convert: &Convert<'_>) -> v1::StandardsDocument {
    v1::StandardsDocument { envelope: convert.envelope(Document::Standards), standards: in_force(convert, |_| true) }
}

fn in_force(convert: &Convert<'_>, wanted: impl Fn(&Department) -> bool) -> Vec<v1::Standard> {
    convert
        .edition()
        .standards_in_force()
        .filter(|(standard, _)| wanted(standard.owned.department))
        .map(|(standard, version): (&EffectiveStandard<'_>, &EffectiveVersion<'_>)| convert.standard(standard, version))
        .collect()
}

fn standard_document(convert: &Convert<'_>, standard: &EffectiveStandard<'_>) -> v1::StandardDocument {
    v1::StandardDocument {
        envelope: convert.envelope(Document::Standard),
        id: standard.owned.standard.id.to_string(),
        status: convert::status(standard.status).to_owned(),
        formerly: standard.owned.standard.formerly.iter().map(|former| former.id.to_string()).collect(),
        retired: convert.retirement(standard),
        versions: standard.versions.iter().map(|version| convert.standard(standard, version)).collect(),
    }
}

fn departments(convert: &Convert<'_>) -> v1::DepartmentsDocument {
    let departments = &convert.edition().catalog.departments;
    v1::DepartmentsDocument {
        envelope: convert.envelope(Document::Departments),
        departments: departments.iter().map(|department| convert.department(department)).collect(),
    }
}

fn department_document(convert: &Convert<'_>, department: &Department) -> v1::DepartmentDocument {
    v1::DepartmentDocument {
        envelope: convert.envelope(Document::Department),
        department: convert.department(department),
        standards: in_force(convert, |owner| owner.id.value == department.id.value),
    }
}
