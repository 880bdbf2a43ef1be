//! The dead links of a day -> their faults. A link to a part of a page that was there on an earlier day, and is gone with what ended since, is a
//! warning: it leads to the top of the page, and the mere passing of days stops no build.

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::diagnostic::{Diagnostic, Severity};
use crate::english;
use crate::links::{self, DeadLink, MissingTarget, WrittenLink};
use crate::model::catalog::Catalog;
use crate::render::{Job, RenderError, render_at};
use crate::resolve::resolve;

/// Describes the dead links of a site, at the places in the content that lead there.
pub(super) fn diagnostics(
    dead: &[DeadLink],
    written: &[WrittenLink],
    catalog: &Catalog,
    job: Job<'_>,
) -> Result<Vec<Diagnostic>, RenderError> {
    let passed = passed(dead, catalog, job)?;
    let until = |fault: &DeadLink| passed.iter().find(|(link, _)| *link == fault.link).map(|(_, until)| *until);
    let mut found = Vec::new();
    for fault in dead {
        let described = links::diagnostics(std::slice::from_ref(fault), written, job.base_url);
        found.extend(described.into_iter().map(|one| match until(fault) {
            Some(until) => as_warning(one, until),
            None => one,
        }));
    }
    Ok(found)
}

/// The links whose place was there on an earlier day, each with the first day on which it no longer was.
fn passed(dead: &[DeadLink], catalog: &Catalog, job: Job<'_>) -> Result<Vec<(String, Date)>, RenderError> {
    let Some(first) = job.edition.in_force.from else { return Ok(Vec::new()) };
    let is_of_a_page = |fault: &&DeadLink| matches!(fault.missing, MissingTarget::Anchor(..));
    let mut left: BTreeSet<String> = dead.iter().filter(is_of_a_page).map(|fault| place(&fault.link)).collect();
    let mut passed = Vec::new();
    let mut until = first;
    for day in job.edition.boundaries.iter().rev().filter(|day| **day < first) {
        if left.is_empty() {
            break;
        }
        let edition = resolve(catalog, *day, job.edition.is_preview);
        let site = links::SiteLinks::new(job.base_url);
        render_at(Job { edition: &edition, ..job }, &links::addresses(&left), &|chunk| site.see(&chunk.artifact))?;
        let there = site.present(&left);
        passed.extend(there.iter().map(|place| (format!("/{place}"), until)));
        left.retain(|place| !there.contains(place));
        until = *day;
    }
    Ok(passed)
}

fn place(link: &str) -> String {
    link.trim_start_matches('/').to_owned()
}

fn as_warning(fault: Diagnostic, until: Date) -> Diagnostic {
    let note = format!("it was there until {}; the link now leads to the top of that page", english::date(until));
    Diagnostic { severity: Severity::Warning, ..fault }.lapsed().with_note(note)
}
