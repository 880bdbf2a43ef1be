//! History -> `archive/`: every edition, the one in force included, each as the list of its records.
//!
//! An edition's document must stay the same for ever, so it has no envelope. The index has one, and the days on which each edition ended.

use jiff::civil::Date;
use rayon::iter::{IndexedParallelIterator, IntoParallelRefIterator, ParallelIterator};

use crate::address;
use crate::artifact::Sink;
use crate::render::feed::convert::Convert;
use crate::render::feed::digest::Digester;
use crate::render::feed::files::{document as file, give_digested};
use crate::render::feed::history::History;
use crate::render::feed::json::List;
use crate::render::feed::{documents, v1};
use crate::render::job::{RenderError, give};

pub(super) fn files(convert: &Convert<'_>, history: &History, sink: &Sink<'_>) -> Result<(), RenderError> {
    let days = history.days();
    let editions = days.par_iter().enumerate().with_max_len(1).map(|(at, day)| {
        let until = days.get(at + 1).copied();
        edition(convert, history, v1::Period { from: *day, until }, sink)
    });
    let editions = editions.collect::<Result<Vec<v1::ArchivedEdition>, _>>()?;
    let envelope = convert.envelope(documents::ARCHIVE);
    give(sink, file(documents::ARCHIVE.path, &v1::ArchiveDocument { envelope, editions }))
}

fn edition(
    convert: &Convert<'_>,
    history: &History,
    in_force: v1::Period,
    sink: &Sink<'_>,
) -> Result<v1::ArchivedEdition, RenderError> {
    let (path, bytes, standards) = document(history, in_force.from)?;
    let digest = Digester::of(&bytes);
    give_digested(sink, &path, bytes, digest)?;
    Ok(v1::ArchivedEdition { in_force, standards, url: convert.url(&path), sha256: digest.to_string() })
}

/// The document of the edition that begins on a day, with its path and the number of standards in it.
fn document(history: &History, from: Date) -> Result<(String, Vec<u8>, usize), RenderError> {
    let mut list = List::begin(&v1::EditionDocument { from, standards: Vec::new() }, "standards")?;
    let lines: Vec<&[u8]> = history.on(from).map(|kept| kept.line.as_bytes()).collect();
    list.reserve(lines.len(), lines.iter().map(|line| line.len()).sum());
    for line in &lines {
        list.push(line);
    }
    Ok((address::archived_edition(from), list.end(), lines.len()))
}
