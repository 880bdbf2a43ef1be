//! A published standard -> its entry in a service, with its end.

use jiff::civil::Date;

use crate::authoring::{inside, quoted};
use crate::compatibility::block::exempt::exempt;
use crate::compatibility::block::lines::{Lines, below, item, list};
use crate::compatibility::block::version::{entry, whole};
use crate::published_feed::{Published, Standard, Version};

/// Why a promise ends, until staff write it in their own words.
const REASON: &str = "We no longer promise this.";

/// A standard that ends on `day`, unless it has ended before. Nothing if this program does not know what it promised.
pub(in crate::compatibility) fn standard(site: &Published, standard: &Standard, day: Date) -> Option<Lines> {
    let (retired, end) =
        own_end(standard).unwrap_or_else(|| (format!("retired: {{on: {day}, reason: {REASON}}}"), day));
    with_end(site, standard, Some(retired), end)
}

/// A standard of a service that ends on `end`. It has an end of its own if that comes first.
pub(super) fn within_service(site: &Published, standard: &Standard, end: Date) -> Option<Lines> {
    match own_end(standard).filter(|(_, own)| *own < end) {
        Some((retired, own)) => with_end(site, standard, Some(retired), own),
        None => with_end(site, standard, None, end),
    }
}

/// The published end of a standard.
fn own_end(standard: &Standard) -> Option<(String, Date)> {
    let (retired, end) = (standard.retired.as_ref()?, standard.ends()?);
    let instead = retired.replaced_by.as_ref().map(|id| format!(", replaced_by: {id}")).unwrap_or_default();
    Some((format!("retired: {{on: {end}, reason: {}{instead}}}", inside(&retired.reason.to_string())), end))
}

/// A standard with the versions that begin before its end, and a line about the end, if it is the standard's own.
fn with_end(site: &Published, standard: &Standard, retired: Option<String>, end: Date) -> Option<Lines> {
    let begun: Vec<&Version> = standard.versions.iter().filter(|version| version.effective.from < end).collect();
    let last = begun.last()?;
    let stage = format!("stage: {}", last.known_stage()?.key());
    let optional = [
        last.variant.as_ref().map(|variant| format!("variant: {}", quoted(variant))),
        last.name.as_ref().map(|name| format!("name: {}", quoted(&name.to_string()))),
        own_former(standard),
        (!last.supports.is_empty()).then(|| format!("supports: {}", list(&last.supports))),
        retired,
    ];
    let versions: Option<Vec<Lines>> = (0..begun.len()).map(|at| version(site, &begun, at)).collect();
    let versions = below("versions", versions?.concat());
    Some(item(std::iter::once(stage).chain(optional.into_iter().flatten()).chain(versions).collect()))
}

fn own_former(standard: &Standard) -> Option<String> {
    (!standard.formerly.is_empty()).then(|| format!("formerly: {}", list(&standard.formerly)))
}

/// A version with its own end, if that is not where the next one starts.
fn version(site: &Published, versions: &[&Version], at: usize) -> Option<Lines> {
    let version = versions[at];
    let next = versions.get(at + 1).map(|next| next.effective.from);
    let until = version.effective.until.filter(|until| next.is_some_and(|next| next != *until));
    Some(entry(version, version.effective.from, until, whole(version, &site.record(version), &exempt(site, version)?)?))
}
