//! Edition -> the JSON feed, version 1: what other software reads for years.

mod archive;
mod atom;
mod calendars;
mod commitment;
mod convert;
mod discovery;
mod events;
mod ics;
mod json;
mod json_feed;
mod schema;
mod services;
mod tables;
mod test_vectors;
mod timeline;
pub mod v1;

use rayon::iter::{IntoParallelRefIterator, ParallelIterator};
use serde_json::value::RawValue;
use sha2::{Digest, Sha256};

use crate::artifact::{Artifact, GENERATOR, MANIFEST};
use crate::model::department::Department;
use crate::model::edition::{EffectiveStandard, Status};
use crate::render::feed::convert::Convert;
use crate::render::feed::schema::{DOCUMENTS, OTHER_FILES};
use crate::render::{Format, Job, RenderError, artifact};

pub(super) const FORMAT: Format = Format { name: "feed", render };

/// Where the feed's files stand.
const ROOT: &str = "api/v1/";

/// A document of the feed, for whoever describes it.
pub struct DocumentPaths {
    /// Its path on the site; `{id}` stands for an id.
    pub path: String,
    /// Its schema's path on the site; nothing if its shape is another standard's.
    pub schema: Option<String>,
    /// What is in it.
    pub description: &'static str,
}

/// Every document of the feed.
pub fn documents() -> impl Iterator<Item = DocumentPaths> {
    let own = DOCUMENTS.iter().map(|document| DocumentPaths {
        path: format!("{ROOT}{}", document.path),
        schema: Some(document.schema_path()),
        description: document.description,
    });
    let others = OTHER_FILES.iter().map(|other| DocumentPaths {
        path: other.path.to_owned(),
        schema: None,
        description: other.description,
    });
    own.chain(others)
}

/// A file of the site whose media type its ending may not tell a server.
pub(super) struct FileType {
    /// Its path on the site.
    pub(super) path: String,
    /// Its media type.
    pub(super) media_type: &'static str,
}

/// Every such file.
pub(super) fn typed_files(job: Job<'_>) -> Vec<FileType> {
    let typed = |other: &schema::OtherFile| {
        let at = |path: String| FileType { path, media_type: other.media_type };
        if other.path.contains("{id}") {
            let ids =
                job.edition.catalog.calendars.values().filter(|one| !one.closures.is_empty()).map(|one| &one.id.value);
            ids.map(|id| at(other.path.replace("{id}", id.as_str()))).collect()
        } else {
            vec![at(other.path.to_owned())]
        }
    };
    OTHER_FILES.iter().filter(|other| other.media_type != schema::JSON).flat_map(typed).collect()
}

fn render(job: Job<'_>) -> Result<Vec<Artifact>, RenderError> {
    let convert = Convert::new(job);
    let standards: Vec<&EffectiveStandard<'_>> = job.edition.standards().collect();
    let written: Vec<Written<'_>> =
        standards.par_iter().map(|one| Written::new(&convert, one)).collect::<Result<_, _>>()?;
    let mut artifacts = schema::artifacts(job.base_url)?;
    artifacts.push(file("index.json", &index(&convert))?);
    artifacts.push(file("standards.json", &standards_document(&convert, &written))?);
    artifacts.append(&mut each(&written, |one| {
        let standard = one.standard.owned.standard;
        let formerly = standard.formerly.iter().map(|former| former.id.value.as_str());
        at_each_id("standards", standard.id.value.as_str(), formerly, &standard_document(&convert, one))
    })?);
    artifacts.push(file("services.json", &services::document(&convert))?);
    artifacts.push(file("commitment.json", &commitment::document(&convert))?);
    artifacts.push(file("timeline.json", &timeline::document(&convert))?);
    artifacts.push(file("calendars.json", &calendars::document(&convert))?);
    artifacts.push(file("calendars/test-vectors.json", &test_vectors::document(&convert)?)?);
    let events = events::events(job.edition);
    artifacts.push(file(schema::CHANGES.path, &json_feed::document(&convert, &events))?);
    artifacts.push(artifact(&format!("{ROOT}{}", atom::PATH), atom::bytes(&convert, &events)?)?);
    artifacts.append(&mut archive::files(job)?);
    artifacts.append(&mut tables::files(&convert)?);
    artifacts.append(&mut discovery::files(&convert)?);
    let catalog = job.edition.catalog;
    for calendar in catalog.calendars.values() {
        if let Some(text) = ics::file(&catalog.site, calendar) {
            artifacts.push(artifact(&format!("{ROOT}calendars/{}.ics", calendar.id), text.into_bytes())?);
        }
    }
    artifacts.push(file("departments.json", &departments(&convert))?);
    let departments: Vec<&Department> = job.edition.catalog.departments.iter().collect();
    artifacts.append(&mut each(&departments, |department| {
        let formerly = department.formerly.iter().map(|former| former.id.value.as_str());
        let document = department_document(&convert, department, &written);
        at_each_id("departments", department.id.value.as_str(), formerly, &document)
    })?);
    Ok(artifacts)
}

/// A standard and its versions as they stand in every document that has them.
struct Written<'a> {
    standard: &'a EffectiveStandard<'a>,
    versions: Vec<Box<RawValue>>,
}

impl<'a> Written<'a> {
    fn new(convert: &Convert<'_>, standard: &'a EffectiveStandard<'a>) -> Result<Self, RenderError> {
        let versions = standard.versions.iter().map(|version| json::item(&convert.standard(standard, version)));
        Ok(Self { standard, versions: versions.collect::<Result<_, _>>()? })
    }

    /// The version in force.
    fn in_force(&self) -> Option<&RawValue> {
        let version = self.standard.versions.iter().position(|version| version.status == Status::InForce)?;
        self.versions.get(version).map(Box::as_ref)
    }
}

/// The files of every record, made several at a time, in the order of the records.
fn each<T: Sync>(
    records: &[T],
    files: impl Fn(&T) -> Result<Vec<Artifact>, RenderError> + Send + Sync,
) -> Result<Vec<Artifact>, RenderError> {
    let made: Vec<Vec<Artifact>> = records.par_iter().map(files).collect::<Result<_, _>>()?;
    Ok(made.into_iter().flatten().collect())
}

/// A record's document, at the address of its id and of each one that it had before.
fn at_each_id<'a>(
    folder: &str,
    id: &'a str,
    formerly: impl Iterator<Item = &'a str>,
    document: &impl serde::Serialize,
) -> Result<Vec<Artifact>, RenderError> {
    let bytes = json::bytes(document)?;
    let at = |id: &str| artifact(&format!("{ROOT}{folder}/{id}.json"), bytes.clone());
    std::iter::once(id).chain(formerly).map(at).collect()
}

/// The list of all other files. The next build knows its own folder and its own files by it.
pub(super) fn manifest(job: Job<'_>, artifacts: &[Artifact]) -> Result<Artifact, RenderError> {
    let convert = Convert::new(job);
    let entry = |artifact: &Artifact| v1::ManifestEntry {
        path: artifact.path.to_string(),
        url: job.base_url.join(artifact.path.address()),
        bytes: artifact.bytes.len(),
        sha256: sha256(&artifact.bytes),
    };
    let document = v1::ManifestDocument {
        envelope: convert.envelope(schema::MANIFEST),
        generator: GENERATOR.to_owned(),
        files: artifacts.par_iter().map(entry).collect(),
    };
    artifact(MANIFEST, json::bytes(&document)?)
}

/// The SHA-256 of some bytes, in hexadecimal digits.
fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::new(), |digits, byte| digits + &format!("{byte:02x}"))
}

fn file(name: &str, document: &impl serde::Serialize) -> Result<Artifact, RenderError> {
    artifact(&format!("{ROOT}{name}"), json::bytes(document)?)
}

fn index(convert: &Convert<'_>) -> v1::IndexDocument {
    v1::IndexDocument {
        envelope: convert.envelope(schema::INDEX),
        policy: convert.policy(),
        life_cycle: v1::LifeCycle { status: "current".to_owned(), deprecated: None, sunset: None, successor: None },
        documents: DOCUMENTS
            .iter()
            .map(|document| convert.document(*document))
            .chain(OTHER_FILES.iter().map(|other| convert.other(*other)))
            .collect(),
    }
}

fn standards_document<'a>(convert: &Convert<'_>, written: &'a [Written<'a>]) -> v1::StandardsDocument<&'a RawValue> {
    let standards = written.iter().filter_map(Written::in_force).collect();
    v1::StandardsDocument { envelope: convert.envelope(schema::STANDARDS), standards }
}

fn standard_document<'a>(convert: &Convert<'_>, written: &'a Written<'a>) -> v1::StandardDocument<&'a RawValue> {
    let standard = written.standard;
    v1::StandardDocument {
        envelope: convert.envelope(schema::STANDARD),
        id: standard.owned.standard.id.to_string(),
        status: convert::status(standard.status).to_owned(),
        formerly: standard.owned.standard.formerly.iter().map(|former| former.id.to_string()).collect(),
        retired: convert.retirement(standard),
        versions: written.versions.iter().map(Box::as_ref).collect(),
    }
}

fn departments(convert: &Convert<'_>) -> v1::DepartmentsDocument {
    let departments = &convert.edition().catalog.departments;
    v1::DepartmentsDocument {
        envelope: convert.envelope(schema::DEPARTMENTS),
        departments: departments.iter().map(|department| convert.department(department)).collect(),
    }
}

fn department_document<'a>(
    convert: &Convert<'_>,
    department: &Department,
    written: &'a [Written<'a>],
) -> v1::DepartmentDocument<&'a RawValue> {
    let own = written.iter().filter(|one| one.standard.owned.department.id.value == department.id.value);
    v1::DepartmentDocument {
        envelope: convert.envelope(schema::DEPARTMENT),
        department: convert.department(department),
        standards: own.filter_map(Written::in_force).collect(),
    }
}
