//! Edition -> `archive/`: past editions, each derived from the versions in the content, so that one build has the whole history.

use jiff::civil::Date;

use crate::address;
use crate::artifact::Sink;
use crate::model::edition::{EffectiveStandard, EffectiveVersion};
use crate::model::period::Interval;
use crate::render::chunked_file::ChunkedFile;
use crate::render::feed::convert::Convert;
use crate::render::feed::files::document as file;
use crate::render::feed::manifest::Listing;
use crate::render::feed::{documents, json, v1};
use crate::render::job::{Job, RenderError, give};

pub(super) fn files(convert: &Convert<'_>, sink: &Sink<'_>) -> Result<(), RenderError> {
    let job = convert.job();
    let (mut editions, listing) = (Vec::new(), Listing::default());
    let list = |chunk| {
        listing.add(&chunk);
        sink(chunk);
    };
    (job.archive)(&mut |edition| {
        let Interval { from: Some(from), until: Some(until) } = edition.in_force else { return Ok(()) };
        let then = Convert::new(Job { edition: &edition, ..job });
        let in_force: Vec<(&EffectiveStandard<'_>, &EffectiveVersion<'_>)> = edition.standards_in_force().collect();
        let document = v1::StandardsDocument { envelope: then.envelope(documents::EDITION), standards: Vec::new() };
        let path = address::archived_standards(from);
        json::give_each(
            ChunkedFile::begin(&list, &path)?,
            &document,
            "standards",
            &in_force,
            |(standard, version)| known(then.standard(standard, version), until),
        )?;
        editions.push(v1::ArchivedEdition {
            in_force: v1::Period { from, until: Some(until) },
            standards: in_force.len(),
            url: job.base_url.join(&path),
            sha256: String::new(),
        });
        Ok(())
    })?;
    for (edition, file) in editions.iter_mut().zip(listing.into_files()) {
        edition.sha256 = file.sha256.to_string();
    }
    let envelope = convert.envelope(documents::ARCHIVE);
    give(sink, file(documents::ARCHIVE.path, &v1::ArchiveDocument { envelope, editions }))
}

/// Returns a version as it was known in its edition, without an end after that: it may have been announced later, and would change the
/// archive.
fn known(standard: v1::Standard, end: Date) -> v1::Standard {
    if standard.effective.until.is_none_or(|until| until <= end) {
        return standard;
    }
    let effective = v1::Effective { until: None, ..standard.effective };
    v1::Standard { effective, gap: None, ..standard }
}
