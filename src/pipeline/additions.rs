//! Adds an entry to content and reports what is wrong with the result, for `charter new`.

use crate::authoring::Inherited;
use crate::config::Day;
use crate::diagnostic::Diagnostic;
use crate::edit::{Change, Document, Entry, Path, Refusal};
use crate::parse::department_text;
use crate::parse::{defaults_in, parse};
use crate::pipeline::diagnosis::diagnose;
use crate::source::{Source, SourceId, Sources};

/// The ids and titles of the commitment's clauses, if the content can be read.
#[must_use]
pub fn clauses(sources: &Sources) -> Vec<(String, String)> {
    let catalog = parse(sources).catalog;
    let clauses = catalog.iter().flat_map(|catalog| catalog.commitment.clauses());
    clauses.map(|(id, section)| (id.to_string(), section.title.clone())).collect()
}

/// The file of the department with this id. `corporate` is the file for all departments.
#[must_use]
pub fn department_file(sources: &Sources, id: &str) -> Option<SourceId> {
    let mut files = department_files(sources);
    files.find(|(_, file)| department_text::id_in(&file.text).as_deref() == Some(id)).map(|(at, _)| at)
}

/// The id of the first calendar whose id can be read.
#[must_use]
pub fn first_calendar(sources: &Sources) -> Option<String> {
    let calendars = sources.files.iter().filter(|file| file.name.starts_with("calendars/"));
    calendars.filter(|file| file.obstacle.is_none()).find_map(|file| department_text::id_in(&file.text))
}

/// The file with the service that has this id.
#[must_use]
pub fn service_file(sources: &Sources, id: &str) -> Option<SourceId> {
    department_files(sources).find(|(_, file)| department_text::has_service(&file.text, id)).map(|(at, _)| at)
}

fn department_files(sources: &Sources) -> impl Iterator<Item = (SourceId, &Source)> {
    sources.iter().filter(|(_, file)| is_of_department(&file.name) && file.obstacle.is_none())
}

fn is_of_department(name: &str) -> bool {
    name == "corporate.yaml" || name.starts_with("departments/")
}

/// Whether the service has a standard for this stage without a variant.
#[must_use]
pub fn has_plain_standard(text: &str, service: &str, stage: &str) -> bool {
    department_text::has_plain_standard(text, service, stage)
}

/// What a new promise can leave out, in a department's file: of a service that it has, or of a new one.
#[must_use]
pub fn inherited(text: &str, service: Option<&str>) -> Inherited {
    let defaults = defaults_in(text, service);
    let of =
        |key: &str| defaults.iter().find(|(name, _)| name == key).map(|(_, value)| value.clone().unwrap_or_default());
    Inherited {
        effective: of("effective"),
        approved: of("approved").is_some(),
        review_by: of("review_by").is_some(),
        supports: of("supports").is_some(),
        share: of("share"),
        starts: of("starts"),
    }
}

/// The errors in department files whose id can't be read.
#[must_use]
pub fn faults_of_nameless_departments(sources: &Sources) -> Vec<Diagnostic> {
    let is_nameless = |id: SourceId| {
        let file = sources.get(id);
        is_of_department(&file.name) && (file.obstacle.is_some() || department_text::id_in(&file.text).is_none())
    };
    let is_about_one = |fault: &Diagnostic| fault.place.as_ref().is_some_and(|label| is_nameless(label.span.source));
    parse(sources).diagnostics.into_iter().filter(|fault| fault.is_error() && is_about_one(fault)).collect()
}

/// Returns a department's file with a new entry at the end of its services.
///
/// # Errors
/// If the entry can't be added safely.
pub fn with_service(text: &str, entry: &str) -> Result<String, Refusal> {
    if department_text::has_services(text) {
        return with_entry(text, Path::root().key("services"), Entry::new(entry).apart());
    }
    with_entry(text, Path::root(), Entry::new(below("services:", entry)).apart())
}

/// Returns a department's file with a new entry at the end of a service's standards.
///
/// # Errors
/// If the entry can't be added safely.
pub fn with_standard(text: &str, service: &str, entry: &str) -> Result<String, Refusal> {
    let service = Path::root().key("services").called(service);
    match with_entry(text, service.clone().key("standards"), Entry::new(entry)) {
        Err(Refusal::NotThere(key)) if key == "`standards`" => {
            with_entry(text, service, Entry::new(below("standards:", entry)))
        }
        added => added,
    }
}

/// A key and the list below it, indented as in the files that `charter new` writes.
fn below(key: &str, entry: &str) -> String {
    let lines = entry.lines().map(|line| if line.is_empty() { String::new() } else { format!("  {line}") });
    std::iter::once(key.to_owned()).chain(lines).collect::<Vec<_>>().join("\n")
}

fn with_entry(text: &str, at: Path, entry: Entry) -> Result<String, Refusal> {
    let edited = Document::read("departments/one.yaml", text)?.edited(&Change::Insert { at, entry })?;
    Ok(edited.text)
}

/// The errors in the content that are not among the `known` ones.
#[must_use]
pub fn errors_beyond(known: &[Diagnostic], content: &Sources, day: Day) -> Vec<Diagnostic> {
    let is_known =
        |found: &Diagnostic| known.iter().any(|known| known.rule == found.rule && known.message == found.message);
    diagnose(content, day).into_iter().filter(|found| found.is_error() && !is_known(found)).collect()
}
