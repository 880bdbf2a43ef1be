//! Edition -> what each standard has promised from day to day, as records, and the file of each record.
//!
//! Each day is told as it was published then: what was announced or corrected later changes no record.

use std::collections::BTreeMap;

use jiff::civil::Date;
use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use crate::address;
use crate::artifact::Sink;
use crate::model::catalog::Owned;
use crate::model::standard::Version;
use crate::render::feed::convert::{Convert, InForce};
use crate::render::feed::digest::Digester;
use crate::render::feed::files::give_digested;
use crate::render::feed::json;
use crate::render::job::RenderError;

/// A version, by its place in the content: its file, and its first byte there. What it said earlier has the same place.
type Place = (u32, u32);

fn place(version: &Version) -> Place {
    (version.span.source.0, version.span.start)
}

/// The records of all standards.
pub(super) struct History {
    /// Every record with its days, by id.
    kept: Vec<Kept>,
    /// For each version, the record that was in force last.
    last: BTreeMap<Place, String>,
}

/// A record that was in force for some days.
pub(super) struct Kept {
    version: Place,
    from: Date,
    until: Option<Date>,
    /// The standard's id on those days.
    id: String,
    /// The record's SHA-256.
    record: String,
    /// Its line in an edition.
    pub(super) line: String,
}

impl Kept {
    pub(super) fn is_in_force(&self, day: Date) -> bool {
        self.from <= day && self.until.is_none_or(|until| day < until)
    }
}

impl History {
    /// Finds the records, and hands over the file of each.
    pub(super) fn of(convert: &Convert<'_>, sink: &Sink<'_>) -> Result<Self, RenderError> {
        let edition = convert.edition();
        let is_told = |owned: &Owned<'_>| edition.is_preview || owned.is_public();
        let standards: Vec<Owned<'_>> = edition.catalog.standards().filter(is_told).collect();
        let of_each: Vec<Vec<Kept>> =
            standards.par_iter().map(|owned| of_standard(convert, *owned, sink)).collect::<Result<_, _>>()?;
        let mut kept: Vec<Kept> = of_each.into_iter().flatten().collect();
        // For each version, its last record replaces the earlier ones.
        let last = kept.iter().map(|one| (one.version, one.record.clone())).collect();
        kept.sort_by(|a, b| (&a.id, a.from).cmp(&(&b.id, b.from)));
        Ok(Self { kept, last })
    }

    /// The first day of each edition: every day on which a record appears, changes or vanishes.
    pub(super) fn days(&self) -> Vec<Date> {
        let mut days: Vec<Date> = self.kept.iter().flat_map(|one| [Some(one.from), one.until]).flatten().collect();
        days.sort_unstable();
        days.dedup();
        days
    }

    /// The records in force on a day, by id.
    pub(super) fn on(&self, day: Date) -> impl Iterator<Item = &Kept> {
        self.kept.iter().filter(move |one| one.is_in_force(day))
    }

    /// The SHA-256 of a version's record, as it was last in force.
    pub(super) fn record(&self, version: &Version) -> Option<&str> {
        self.last.get(&place(version)).map(String::as_str)
    }

    /// The SHA-256 of any record.
    pub(super) fn any_record(&self) -> Option<&str> {
        self.kept.first().map(|one| one.record.as_str())
    }
}

/// The records of a standard, earliest first.
fn of_standard(convert: &Convert<'_>, owned: Owned<'_>, sink: &Sink<'_>) -> Result<Vec<Kept>, RenderError> {
    let edition = convert.edition();
    let mut days = owned.standard.turns();
    days.extend(owned.service.turns());
    days.retain(|day| !edition.is_ahead(*day));
    days.sort_unstable();
    days.dedup();
    let mut all: Vec<Kept> = Vec::new();
    for day in days {
        let known = owned.standard.known_on(day);
        let periods = known.periods(owned.service.end_known_on(day), edition.is_preview);
        let in_force = (1..).zip(periods).find(|(_, (_, period))| period.contains(day));
        let mut now = None;
        if let Some((revision, (version, _))) = in_force {
            let record = convert.record(&InForce { owned, version, revision, day });
            let bytes = json::bytes(&record)?;
            let digest = Digester::of(&bytes);
            let sha256 = digest.to_string();
            let is_the_same = |one: &Kept| one.until.is_none() && one.record == sha256 && one.version == place(version);
            if all.last().is_some_and(is_the_same) {
                continue;
            }
            // It may come back after a pause.
            if all.iter().all(|one| one.record != sha256) {
                give_digested(sink, &address::archived_record(&sha256), bytes, digest)?;
            }
            let line = format!(r#"{{"id": "{}", "record": "{sha256}"}}"#, record.id);
            now = Some(Kept { version: place(version), from: day, until: None, id: record.id, record: sha256, line });
        }
        if let Some(last) = all.last_mut().filter(|last| last.until.is_none()) {
            last.until = Some(day);
        }
        all.extend(now);
    }
    Ok(all)
}
