//! Sources, and a published site or two days -> what changes for residents.

use std::error::Error;

use jiff::civil::Date;

use crate::address;
use crate::config::{Day, Settings};
use crate::diagnostic::Diagnostic;
use crate::diff::{self, DiffReport, Side};
use crate::pipeline::checked::{Checked, checked, sound};
use crate::pipeline::days::day;
use crate::pipeline::feed::feed;
use crate::published_feed::Published;
use crate::render::pages::site_pages;
use crate::source::Sources;

/// The result of a comparison.
#[derive(Debug)]
pub struct Compared {
    /// Errors, warnings and notes about the content, in order.
    pub diagnostics: Vec<Diagnostic>,
    /// The changes; `None` if there are errors.
    pub report: Option<DiffReport>,
}

/// Lists what changes for residents from the site published in `folder` to the content.
///
/// # Errors
/// If the content's feed can't be made.
pub fn changes_against(
    sources: &Sources,
    settings: &Settings,
    before: &Published,
    folder: &str,
) -> Result<Compared, Box<dyn Error>> {
    let Checked { catalog, diagnostics, .. } = checked(sources, settings.day);
    let Some(catalog) = sound(catalog, &diagnostics) else { return Ok(Compared { diagnostics, report: None }) };
    let today = day(settings.day, &catalog.site.time_zone);
    let after = feed(&catalog, today, settings.drafts)?;
    let made = site_pages();
    let is_made = |slug: &str| {
        let address = address::page(slug);
        made.iter().any(|page| page.address == address)
            || (address == address::TOPICS && !before.topics.is_empty())
            || address == address::RESULTS
    };
    let mut changes = diff::changes(before, &after);
    changes.append(&mut diff::pages(before, &catalog, &is_made));
    diff::sort(&mut changes);
    let report = DiffReport {
        city: catalog.site.city.clone(),
        before: Side { folder: Some(folder.to_owned()), day: None, in_force: before.in_force },
        after: Side { folder: None, day: Some(today), in_force: after.in_force },
        changes,
    };
    Ok(Compared { diagnostics, report: Some(report) })
}

/// Lists what changes for residents from one day to another, with the content as it is.
///
/// # Errors
/// If the content's feed can't be made.
pub fn changes_between(sources: &Sources, from: Date, to: Date, drafts: bool) -> Result<Compared, Box<dyn Error>> {
    let Checked { catalog, diagnostics, .. } = checked(sources, Day::Given(from));
    let Some(catalog) = sound(catalog, &diagnostics) else { return Ok(Compared { diagnostics, report: None }) };
    let (before, after) = (feed(&catalog, from, drafts)?, feed(&catalog, to, drafts)?);
    let mut changes = diff::changes(&before, &after);
    changes.append(&mut diff::new_names(&catalog, from, to));
    diff::sort(&mut changes);
    let side = |day: Date, feed: &Published| Side { folder: None, day: Some(day), in_force: feed.in_force };
    let report =
        DiffReport { city: catalog.site.city.clone(), before: side(from, &before), after: side(to, &after), changes };
    Ok(Compared { diagnostics, report: Some(report) })
}

/// Lists what changes for residents by a change of the content, as seen on a day; what is a draft on both sides only if `drafts` is true.
///
/// # Errors
/// If the content's feed can't be made.
pub fn changes_by(before: &Sources, after: &Sources, day: Date, drafts: bool) -> Result<Compared, Box<dyn Error>> {
    let known = checked(before, Day::Given(day)).catalog;
    let Checked { catalog, diagnostics, .. } = checked(after, Day::Given(day));
    let (Some(known), Some(catalog)) = (known, sound(catalog, &diagnostics)) else {
        return Ok(Compared { diagnostics, report: None });
    };
    let (old, new) = (feed(&known, day, drafts)?, feed(&catalog, day, drafts)?);
    let mut changes = diff::changes(&old, &new);
    diff::sort(&mut changes);
    let side = |feed: &Published| Side { folder: None, day: Some(day), in_force: feed.in_force };
    let report = DiffReport { city: catalog.site.city.clone(), before: side(&old), after: side(&new), changes };
    Ok(Compared { diagnostics, report: Some(report) })
}
