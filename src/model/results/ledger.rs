//! The rows of a standard -> what is known of each period: the row that counts, and those that it replaced.

use std::collections::BTreeMap;

use crate::model::id::StandardId;
use crate::model::results::reported::ReportedPeriod;
use crate::model::results::row::ResultRow;

/// The results of all standards.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Ledger {
    rows: BTreeMap<StandardId, Vec<ResultRow>>,
}

/// What is known of a standard in one period, under one version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry<'a> {
    /// The period.
    pub period: ReportedPeriod,
    /// The number of the version, if a row names it.
    pub revision: Option<u32>,
    /// The row that counts.
    pub current: &'a ResultRow,
    /// The rows that it replaced, earliest first.
    pub replaced: Vec<&'a ResultRow>,
}

impl Ledger {
    /// The ledger of these rows, in any order.
    #[must_use]
    pub fn of(rows: impl IntoIterator<Item = ResultRow>) -> Self {
        let mut ledger = Self::default();
        for row in rows {
            ledger.rows.entry(row.standard.0.value.clone()).or_default().push(row);
        }
        for rows in ledger.rows.values_mut() {
            rows.sort_by_key(|row| {
                let revised = row.revised.map(|day| day.value);
                (row.period.value, row.revision.map(|one| one.value), revised, row.span)
            });
        }
        ledger
    }

    /// Whether there is none at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Every row, by standard and period.
    pub fn rows(&self) -> impl Iterator<Item = &ResultRow> {
        self.rows.values().flatten()
    }

    /// The rows of a standard, by period.
    #[must_use]
    pub fn rows_of(&self, standard: &StandardId) -> &[ResultRow] {
        self.rows.get(standard).map(Vec::as_slice).unwrap_or_default()
    }

    /// The standards with results, each once.
    pub fn standards(&self) -> impl Iterator<Item = &StandardId> {
        self.rows.keys()
    }

    /// What is known of a standard, by period: months, then quarters, then years.
    #[must_use]
    pub fn entries(&self, standard: &StandardId) -> Vec<Entry<'_>> {
        let mut entries: Vec<Entry<'_>> = Vec::new();
        for row in self.rows_of(standard) {
            let (period, revision) = (row.period.value, row.revision.map(|one| one.value));
            match entries.last_mut().filter(|entry| entry.period == period && entry.revision == revision) {
                Some(entry) => entry.replaced.push(std::mem::replace(&mut entry.current, row)),
                None => entries.push(Entry { period, revision, current: row, replaced: Vec::new() }),
            }
        }
        entries
    }

    /// Drops the rows of which `is_kept` is false.
    pub fn retain(&mut self, mut is_kept: impl FnMut(&ResultRow) -> bool) {
        for rows in self.rows.values_mut() {
            rows.retain(&mut is_kept);
        }
        self.rows.retain(|_, rows| !rows.is_empty());
    }
}
