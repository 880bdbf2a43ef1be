//! Results -> what came out on each day, and what was revised, for the page and the feeds of changes.
//!
//! A day is told once, however many standards have results: a line for each standard and month would bury the changes of promises. Rows that do
//! not say when they came out are not told.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::model::edition::{Edition, EffectiveStandard};
use crate::model::period::Period;
use crate::model::promised::Promised;
use crate::model::results::{Entry, Judged, ResultRow, Sum, judge};
use crate::render::sentences::as_sentence;
use crate::wording::Wording;

/// What came out, and what was revised, by day.
#[derive(Default)]
pub(super) struct Released {
    pub(super) published: BTreeMap<Date, Published>,
    /// A sentence for each result.
    pub(super) revised: BTreeMap<Date, Vec<String>>,
}

/// What came out on a day.
pub(super) struct Published {
    /// From the first day of the earliest period to the end of the latest.
    pub(super) months: Period,
    /// How many promises were kept.
    pub(super) kept: usize,
    /// How many were missed.
    pub(super) missed: usize,
}

/// What has come out until the day of an edition.
pub(super) fn released(edition: &Edition<'_>, words: Wording<'_>) -> Released {
    let mut all = Released::default();
    let ledger = &edition.catalog.results;
    if ledger.is_empty() {
        return all;
    }
    // Of a private service, no single row is public.
    for standard in edition.standards().filter(|one| !one.owned.service.is_private) {
        for entry in ledger.entries(&standard.owned.standard.id.value) {
            let known = Known { edition, words, standard, entry: &entry };
            known.add_published(&mut all.published);
            known.add_revised(&mut all.revised);
        }
    }
    all.published.retain(|day, _| !edition.is_ahead(*day));
    all.revised.retain(|day, _| !edition.is_ahead(*day));
    all
}

/// What is known of a standard in a period.
struct Known<'a> {
    edition: &'a Edition<'a>,
    words: Wording<'a>,
    standard: &'a EffectiveStandard<'a>,
    entry: &'a Entry<'a>,
}

impl Known<'_> {
    fn days(&self, row: &ResultRow) -> Period {
        row.period.value.days(self.fiscal())
    }

    fn fiscal(&self) -> i8 {
        self.edition.catalog.site.first_fiscal_month()
    }

    /// Adds the figures that came out first, if it is known when.
    fn add_published(&self, all: &mut BTreeMap<Date, Published>) {
        let first = self.entry.replaced.first().copied().unwrap_or(self.entry.current);
        let (Some(day), Some(judged)) = (first.published, self.judged(first)) else { return };
        let months = self.days(first);
        // Nothing comes out before its period is over.
        let day = months.until.map_or(day.value, |until| day.value.max(until));
        let of_day = all.entry(day).or_insert(Published { months, kept: 0, missed: 0 });
        of_day.months.from = of_day.months.from.min(months.from);
        of_day.months.until = of_day.months.until.max(months.until);
        of_day.kept += usize::from(judged == Judged::Kept);
        of_day.missed += usize::from(judged == Judged::Missed);
    }

    /// Whether the promise was kept, as a row has it; nothing if it has no figures.
    fn judged(&self, row: &ResultRow) -> Option<Judged> {
        let measured = row.measured()?;
        let Promised::One(version) = self.standard.owned.promised(row, self.fiscal()) else { return None };
        Some(judge(&version.version.promise, &Sum::of(measured), row.period.value.kind().months()))
    }

    fn add_revised(&self, all: &mut BTreeMap<Date, Vec<String>>) {
        let rows = self.entry.replaced.iter().copied().chain([self.entry.current]);
        for row in rows.skip(1) {
            if let Some(day) = row.revised {
                all.entry(day.value).or_default().push(self.said(row));
            }
        }
    }

    fn said(&self, row: &ResultRow) -> String {
        let owned = self.standard.owned;
        let promise = &self.standard.shown().version.promise;
        let about = self.words.heading(promise, owned.standard.stage, owned.standard.name.as_deref());
        let reason = row.note.as_ref().map_or_else(String::new, |note| as_sentence(&note.value));
        self.words.result_revised(&owned.service.name.value, &about, self.days(row), &reason)
    }
}
