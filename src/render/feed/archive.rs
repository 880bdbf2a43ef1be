//! Edition -> `archive/`: the editions that are over, each made anew from the content's versions, so that one build gives the history of ten.

use jiff::civil::Date;

use crate::address;
use crate::artifact::Take;
use crate::model::edition::{Edition, EffectiveStandard, EffectiveVersion};
use crate::render::feed::convert::Convert;
use crate::render::feed::files::document as file;
use crate::render::feed::manifest::Listing;
use crate::render::feed::{documents, json, v1};
use crate::render::job::{Job, RenderError, give};
use crate::render::long::Long;

/// An edition that is over: from its first day up to, not including, the first day of the next one.
struct Past {
    from: Date,
    until: Date,
}

pub(super) fn files(convert: &Convert<'_>, take: &Take<'_>) -> Result<(), RenderError> {
    let job = convert.job();
    let (mut editions, listing) = (Vec::new(), Listing::default());
    let list = |piece| {
        listing.add(&piece);
        take(piece);
    };
    for past in past(job.edition) {
        let edition = (job.resolve)(job.edition.catalog, past.from, job.edition.is_preview);
        let then = Convert::new(Job { edition: &edition, ..job });
        let in_force: Vec<(&EffectiveStandard<'_>, &EffectiveVersion<'_>)> = edition.standards_in_force().collect();
        let document = v1::StandardsDocument { envelope: then.envelope(documents::EDITION), standards: Vec::new() };
        let path = address::archived_standards(past.from);
        json::give_each(Long::begin(&list, &path)?, &document, "standards", &in_force, |(standard, version)| {
            known(then.standard(standard, version), past.until)
        })?;
        editions.push(v1::ArchivedEdition {
            in_force: v1::Period { from: past.from, until: Some(past.until) },
            standards: in_force.len(),
            url: job.base_url.join(&path),
            sha256: String::new(),
        });
    }
    for (edition, file) in editions.iter_mut().zip(listing.into_files()) {
        edition.sha256 = file.sha256.to_string();
    }
    let envelope = convert.envelope(documents::ARCHIVE);
    give(take, file(documents::ARCHIVE.path, &v1::ArchiveDocument { envelope, editions }))
}

/// The editions before this one, earliest first. Before the first of them nothing had been promised.
fn past(edition: &Edition<'_>) -> impl Iterator<Item = Past> {
    let begun = |day: &&Date| edition.in_force.from.is_some_and(|from| **day <= from);
    let begun: Vec<Date> = edition.boundaries.iter().filter(begun).copied().collect();
    let pairs: Vec<Past> = begun.windows(2).map(|pair| Past { from: pair[0], until: pair[1] }).collect();
    pairs.into_iter()
}

/// A version as it was to be known in its edition: an end that came later may have been announced later, so the archive would change by it.
fn known(standard: v1::Standard, end: Date) -> v1::Standard {
    if standard.effective.until.is_none_or(|until| until <= end) {
        return standard;
    }
    let effective = v1::Period { until: None, ..standard.effective };
    v1::Standard { effective, gap: None, ..standard }
}
