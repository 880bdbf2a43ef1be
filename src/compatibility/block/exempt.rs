//! A published site and one of its versions -> the version's exemption from the baseline, as staff write it. One that is over is in the
//! archive alone.

use jiff::civil::Date;

use crate::compatibility::block::values::exemption;
use crate::published_feed::{Published, Record, Version};

/// An exemption as it was published: its value, or nothing if there was none.
pub(in crate::compatibility) type Exempt = Option<String>;

/// The exemption of a version. Nothing if its end is not known.
pub(in crate::compatibility) fn exempt(site: &Published, version: &Version) -> Option<Exempt> {
    if let Some(lasting) = &version.exempt {
        return Some(Some(exemption(&lasting.reason, &lasting.approved_by, lasting.until, lasting.review_by)));
    }
    let records = records(site, version);
    let Some((at, last)) = records
        .iter()
        .enumerate()
        .rev()
        .find(|(_, (_, record))| record.as_ref().is_some_and(|record| record.exempt.is_some()))
    else {
        return Some(None);
    };
    let then = last.1.as_ref()?.exempt.as_ref()?;
    let until = records.get(at + 1).map(|(day, _)| *day).or(version.effective.until)?;
    Some(Some(exemption(&then.reason, &then.approved_by, Some(until), None)))
}

/// The version's record in each edition from its first on, and nothing where it is not in it.
fn records(site: &Published, version: &Version) -> Vec<(Date, Option<Record>)> {
    let of_version = |sha256: &String| {
        site.archive.record(sha256).filter(|record| record.effective.known_from == version.effective.from)
    };
    let begun = site.archive.all().iter().filter(|(day, _)| *day >= version.effective.from);
    begun.map(|(day, list)| (*day, list.get(&version.id).and_then(of_version))).collect()
}
