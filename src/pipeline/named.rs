//! Content, and an id or a name in people's words -> the id that is meant, or which ones are near.

use std::collections::BTreeMap;

use crate::model::catalog::Catalog;
use crate::model::id::{Id, StandardId};
use crate::parse::department_text::{self, Named};
use crate::source::{Source, Sources};
use crate::spelling;

/// Why a word names nothing, or more than one thing.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Unnamed {
    /// Nothing has that id or name.
    #[error("{0}")]
    Unknown(String),
    /// Several have that name.
    #[error("{0}")]
    Several(String),
}

/// The service with this id or name.
///
/// # Errors
/// If there is none, or if several have that name. The message names those that may be meant.
pub fn service_named(content: &Sources, wanted: &str) -> Result<Id, Unnamed> {
    let files = files(content, |name| name == "corporate.yaml" || name.starts_with("departments/"));
    chosen("service", files.flat_map(|file| department_text::services_in(&file.text)), wanted, content)
}

/// The department with this id or name. `corporate` is the one for all departments.
///
/// # Errors
/// The same as for [`service_named`].
pub fn department_named(content: &Sources, wanted: &str) -> Result<Id, Unnamed> {
    let files = files(content, |name| name == "corporate.yaml" || name.starts_with("departments/"));
    chosen("department", files.filter_map(|file| department_text::named_in(&file.text)), wanted, content)
}

/// The calendar with this id or name.
///
/// # Errors
/// The same as for [`service_named`].
pub fn calendar_named(content: &Sources, wanted: &str) -> Result<Id, Unnamed> {
    let files = files(content, |name| name.starts_with("calendars/"));
    chosen("calendar", files.filter_map(|file| department_text::named_in(&file.text)), wanted, content)
}

/// The id of the standard that is meant: by its own id, or by the id or the name of a service that has no other.
///
/// # Errors
/// The same as for [`service_named`]; also if the service has several.
pub fn standard_named(catalog: &Catalog, content: &Sources, wanted: &str) -> Result<StandardId, Unnamed> {
    let wanted = wanted.trim();
    let all = || catalog.standards().map(|owned| &owned.standard.id.value);
    if let Some(id) = all().find(|id| id.as_str() == wanted) {
        return Ok(id.clone());
    }
    let listed = |ids: &[&StandardId]| ids.iter().map(|id| format!("`{id}`")).collect::<Vec<_>>().join(", ");
    if let Ok(service) = service_named(content, wanted) {
        let own: Vec<&StandardId> = all().filter(|id| id.service() == service.as_str()).collect();
        return match own[..] {
            [only] => Ok(only.clone()),
            [] => Err(Unnamed::Unknown(format!("`{service}` has no standard: add one with `charter new standard`"))),
            _ => Err(Unnamed::Several(format!(
                "`{service}` has {} standards: write the id of one: {}",
                own.len(),
                listed(&own)
            ))),
        };
    }
    let service = wanted.split('.').next().unwrap_or_default();
    let of_service: Vec<&StandardId> = all().filter(|id| id.service() == service).collect();
    if !of_service.is_empty() {
        let there = listed(&of_service);
        return Err(Unnamed::Unknown(format!("there is no standard `{wanted}`; `{service}` has: {there}")));
    }
    let near = spelling::near(wanted, all().map(StandardId::as_str)).into_iter().take(MOST);
    let near: Vec<String> = near.map(|id| format!("`{id}`")).collect();
    let meant = if near.is_empty() { String::new() } else { format!(": did you mean {}?", near.join(" or ")) };
    Err(Unnamed::Unknown(format!("there is no standard `{wanted}` in `{}`{meant}", content.root)))
}

fn files(content: &Sources, is_one: impl Fn(&str) -> bool) -> impl Iterator<Item = &Source> {
    content.files.iter().filter(move |file| is_one(&file.name) && file.obstacle.is_none())
}

/// An id is that of one thing, whatever others are called. A name is written in any case.
fn chosen(what: &str, all: impl Iterator<Item = Named>, wanted: &str, content: &Sources) -> Result<Id, Unnamed> {
    let all: BTreeMap<Id, String> = all.filter_map(|one| Some((Id::new(&one.id)?, one.name))).collect();
    let word = plain(wanted);
    if let Some((id, _)) = all.iter().find(|(id, _)| id.as_str() == word) {
        return Ok(id.clone());
    }
    let called: Vec<&Id> = all.iter().filter(|(_, name)| plain(name) == word).map(|(id, _)| id).collect();
    match called[..] {
        [id] => Ok(id.clone()),
        [] => Err(Unnamed::Unknown(unknown(what, &all, wanted, content))),
        _ => {
            let ids: Vec<String> = called.iter().map(|id| format!("`{id}`")).collect();
            let (count, ids) = (called.len(), ids.join(", "));
            Err(Unnamed::Several(format!("{count} {what}s are called `{}`: write the id of one: {ids}", wanted.trim())))
        }
    }
}

fn unknown(what: &str, all: &BTreeMap<Id, String>, wanted: &str, content: &Sources) -> String {
    let wanted = wanted.trim();
    let known: Vec<(&str, &Id)> = all.iter().flat_map(|(id, name)| [(id.as_str(), id), (name.as_str(), id)]).collect();
    let mut near: Vec<&Id> = Vec::new();
    for word in spelling::near(wanted, known.iter().map(|(word, _)| *word)) {
        let meant = known.iter().find(|(known, _)| *known == word).map(|(_, id)| *id);
        near.extend(meant.filter(|id| !near.contains(id)));
    }
    let head = format!("there is no {what} `{wanted}` in `{}`", content.root);
    let with_names = |ids: &[&Id]| ids.iter().take(MOST).map(|id| format!("`{id}` ({})", all[*id])).collect::<Vec<_>>();
    match with_names(&near).as_slice() {
        // No command makes one, and few cities have many.
        [] if what == "calendar" => {
            let shown = with_names(&all.keys().collect::<Vec<_>>()).join(", ");
            if shown.is_empty() { head } else { format!("{head}\nthere are: {shown}") }
        }
        [] => format!("{head}: add it with `charter new {what}`"),
        [one] => format!("{head}: did you mean {one}?"),
        several => format!("{head}\nthese are near: {}", several.join(", ")),
    }
}

/// How many near ones are shown.
const MOST: usize = 5;

/// A name without the differences that nobody sees or says: cases, spaces and the form of an apostrophe.
fn plain(name: &str) -> String {
    name.to_lowercase().replace('\u{2019}', "'").split_whitespace().collect::<Vec<_>>().join(" ")
}
