//! Edition -> the standards: all that are in force, those of each department, and each one with its history.
//!
//! A version is serialized once, and its bytes are copied into every document that contains it.

use std::collections::BTreeMap;

use rayon::iter::{IndexedParallelIterator, IntoParallelRefIterator, ParallelIterator};

use crate::artifact::Sink;
use crate::model::department::Department;
use crate::model::edition::{EffectiveService, EffectiveStandard, Status};
use crate::render::feed::convert::{self, Convert};
use crate::render::feed::files::{below, document as file, long};
use crate::render::feed::history::History;
use crate::render::feed::json::{self, List};
use crate::render::feed::{documents, v1};
use crate::render::job::{RenderError, give};

pub(super) fn files(convert: &Convert<'_>, history: &History, sink: &Sink<'_>) -> Result<(), RenderError> {
    let edition = convert.edition();
    let services: BTreeMap<&str, &[EffectiveService<'_>]> = edition
        .services
        .chunk_by(|a, b| a.department.id.value == b.department.id.value)
        .map(|services| (services[0].department.id.value.as_str(), services))
        .collect();
    let of = |department: &Department| services.get(department.id.value.as_str()).copied().unwrap_or_default();
    let document = v1::StandardsDocument { envelope: convert.envelope(documents::STANDARDS), standards: Vec::new() };
    let mut in_force = List::begin(&document, "standards")?;
    let mut long = long(sink, "standards.json")?;
    let (all, mut departments) = (&edition.catalog.departments, Vec::new());
    for batch in all.chunks(DEPARTMENTS_AT_ONCE) {
        let listed = batch.par_iter().with_max_len(1).map(|one| department(convert, history, sink, one, of(one)));
        for one in listed.collect::<Result<Vec<DepartmentPart>, _>>()? {
            in_force.push(&one.in_force);
            in_force.offer_to(&mut long);
            departments.push(one.department);
        }
    }
    long.end(in_force.end());
    let document = v1::DepartmentsDocument { envelope: convert.envelope(documents::DEPARTMENTS), departments };
    give(sink, file("departments.json", &document))
}

/// Number of departments that are serialized at a time.
const DEPARTMENTS_AT_ONCE: usize = 16;

/// A department's part of the lists of the whole city.
struct DepartmentPart {
    department: v1::Department,
    /// Its standards in force, serialized.
    in_force: Vec<u8>,
}

fn department(
    convert: &Convert<'_>,
    history: &History,
    sink: &Sink<'_>,
    department: &Department,
    services: &[EffectiveService<'_>],
) -> Result<DepartmentPart, RenderError> {
    let mut in_force = Vec::new();
    for one in services.iter().flat_map(|service| &service.standards) {
        in_force.extend(standard(convert, history, sink, one)?);
    }
    let in_document = convert.department(department, in_force.len());
    let document = v1::DepartmentDocument {
        envelope: convert.envelope(documents::DEPARTMENT),
        department: in_document.clone(),
        standards: Vec::new(),
    };
    let in_force = json::joined(in_force.into_iter().map(Ok))?;
    let bytes = json::with_items(&document, "standards", &[&in_force])?;
    let formerly = department.formerly.iter().map(|former| former.id.value.as_str());
    at_each_id(sink, "departments", department.id.value.as_str(), formerly, bytes)?;
    Ok(DepartmentPart { department: in_document, in_force })
}

/// Hands over the document of a standard. Returns its version in force, serialized.
fn standard(
    convert: &Convert<'_>,
    history: &History,
    sink: &Sink<'_>,
    standard: &EffectiveStandard<'_>,
) -> Result<Option<Vec<u8>>, RenderError> {
    let own = standard.owned.standard;
    let versions = standard.versions.iter().map(|version| {
        let record = history.record(version.version).map(str::to_owned);
        json::item(&convert.standard(standard, version, record))
    });
    let mut versions: Vec<Vec<u8>> = versions.collect::<Result<_, _>>()?;
    let document = v1::StandardDocument {
        envelope: convert.envelope(documents::STANDARD),
        id: own.id.to_string(),
        status: convert::status(standard.status).to_owned(),
        formerly: own.formerly.iter().map(|former| former.id.to_string()).collect(),
        retired: convert.retirement(standard),
        versions: Vec::new(),
    };
    let bytes = json::with_items(&document, "versions", &versions)?;
    let formerly = own.formerly.iter().map(|former| former.id.value.as_str());
    at_each_id(sink, "standards", own.id.value.as_str(), formerly, bytes)?;
    let in_force = standard.versions.iter().position(|version| version.status == Status::InForce);
    Ok(in_force.map(|at| versions.swap_remove(at)))
}

/// Hands over a document at the address of its id and of each former id.
fn at_each_id<'a>(
    sink: &Sink<'_>,
    folder: &str,
    id: &str,
    formerly: impl Iterator<Item = &'a str>,
    bytes: Vec<u8>,
) -> Result<(), RenderError> {
    let at = |id: &str, bytes: Vec<u8>| give(sink, below(&format!("{folder}/{id}.json"), bytes));
    for former in formerly {
        at(former, bytes.clone())?;
    }
    at(id, bytes)
}
