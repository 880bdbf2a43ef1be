//! Edition -> city publications: booklets, posters, leaflets, an insert and staff cards, as PDF that anyone can read or hear (policy clauses
//! 4.2 and 4.3).
//!
//! A publication is a view (plain data), a template of the theme that makes markup of it, and [`layout`](crate::layout), which sets the
//! markup. What the site offers is named in `site.yaml`; `charter print` makes all.

mod fault;
mod insert_text;
mod look;
pub(crate) mod manager_report;
pub(crate) mod offer;
mod piece;
mod press;
mod typesetter;
mod view;

use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use crate::address;
use crate::artifact::{Artifact, Sink};
use crate::model::edition::Edition;
use crate::model::publication::PublicationKind;
use crate::render::format::RenderContext;
use crate::render::job::{Job, RenderError, artifact};
pub use crate::render::publications::fault::{PrintFault, PrintFaultKind, PrintFaults};
pub use crate::render::publications::look::Paper;
use crate::render::publications::offer::Offers;
use crate::render::publications::piece::{Piece, pieces};
use crate::render::publications::press::{Press, unprintable};

/// What was made for print.
#[derive(Debug, Default)]
pub struct Printed {
    /// The files, sorted by path.
    pub files: Vec<Artifact>,
    /// What couldn't be set as it was meant, and what will not be true for long. A file with an error is not among the files.
    pub faults: Vec<PrintFault>,
}

/// Makes publications of these kinds, on this paper or on that of the theme, without the pages and the feed. Those of one service or
/// department are only for the ids in `only`, if there are any.
///
/// # Errors
/// If the theme can't be used.
pub fn printed(
    job: Job<'_>,
    kinds: &[PublicationKind],
    only: &[String],
    paper: Option<Paper>,
) -> Result<Printed, RenderError> {
    if let Some(fault) = unprintable(job.edition) {
        return Ok(Printed { files: Vec::new(), faults: vec![fault] });
    }
    let context = RenderContext::new(job);
    let press = Press::new(&context, paper)?;
    let mut pieces = pieces(job.edition, kinds);
    pieces.retain(|piece| only.is_empty() || piece.subject_id().is_some_and(|id| only.iter().any(|one| one == id)));
    let made: Vec<_> = pieces.par_iter().map(|piece| press.set(piece)).collect::<Result<_, _>>()?;
    let mut printed = Printed::default();
    for (files, mut faults) in made {
        printed.files.extend(files);
        printed.faults.append(&mut faults);
    }
    printed.files.sort_by(|one, other| one.path.cmp(&other.path));
    Ok(printed)
}

/// What is known of the publications that `site.yaml` names before they are made: that none can be printed, or on which day what one says
/// changes. It depends on no theme.
pub(crate) fn foreseen(edition: &Edition<'_>) -> Vec<PrintFault> {
    let named: Vec<PublicationKind> = edition.catalog.site.publications.iter().map(|kind| kind.value).collect();
    if let Some(fault) = unprintable(edition) {
        return vec![fault];
    }
    pieces(edition, &named).iter().filter_map(|piece| piece.ending(edition)).collect()
}

/// Puts the publications that `site.yaml` names on the site, of those that `is_wanted`, by the addresses of the pages that offer them. Nothing
/// is made, and no font is read, if it names none.
pub(super) fn give(
    context: &RenderContext<'_>,
    sink: &Sink<'_>,
    is_wanted: impl Fn(&str) -> bool,
) -> Result<(Offers, Vec<PrintFault>), RenderError> {
    let edition = context.job.edition;
    let named: Vec<PublicationKind> = edition.catalog.site.publications.iter().map(|kind| kind.value).collect();
    let mut offers = Offers::default();
    if named.is_empty() {
        return Ok((offers, Vec::new()));
    }
    let mut all = pieces(edition, &named);
    all.retain(|piece| is_wanted(&piece.offered_on()));
    if all.is_empty() {
        return Ok((offers, Vec::new()));
    }
    if let Some(fault) = unprintable(edition) {
        return Ok((offers, vec![fault]));
    }
    let press = Press::new(context, None)?;
    let put = |piece: &Piece<'_>| {
        let (files, faults) = press.set(piece)?;
        let size = files.first().map(|file| (piece.stem(), file.bytes.len()));
        for file in files {
            let path = [address::PUBLICATIONS, file.path.as_str()].concat();
            sink(artifact(&path, file.bytes)?.into());
        }
        Ok((size, faults))
    };
    let made = all.par_iter().map(put).collect::<Result<Vec<_>, RenderError>>()?;
    let mut found = Vec::new();
    for (size, mut faults) in made {
        if let Some((stem, bytes)) = size {
            offers.add(stem, bytes);
        }
        found.append(&mut faults);
    }
    Ok((offers, found))
}
