//! The tables of the feed: a row for each, with its files and its columns.

use crate::render::feed::tables::column::{Column, RowKind};
use crate::render::feed::tables::results::{self, Results};
use crate::render::feed::tables::row::Standards;
use crate::render::feed::tables::{service_std, standards};

/// A table that is published.
pub(super) struct Table<K: RowKind + 'static> {
    pub(super) name: &'static str,
    pub(super) file: &'static str,
    pub(super) description: &'static str,
    pub(super) columns: &'static [Column<K>],
    /// The columns whose cells together are another in each row.
    pub(super) key: &'static [&'static str],
    /// The file name of the variant for Excel, if there is one.
    pub(super) excel: Option<&'static str>,
    /// The file name of the description of its columns (W3C CSV on the Web), if there is one.
    pub(super) metadata: Option<&'static str>,
}

pub(super) const DATA_PACKAGE: &str = "datapackage.json";

pub(super) const STANDARDS: [Table<Standards>; 2] = [
    Table {
        name: "standards",
        file: "standards.csv",
        description: "All standards in force, one a row.",
        columns: standards::COLUMNS,
        key: &["id"],
        excel: Some("standards.excel.csv"),
        metadata: Some("standards.csv-metadata.json"),
    },
    Table {
        name: "service-std",
        file: "service-std.csv",
        description: "The same standards in the columns of the Government of Canada's service-std data set.",
        columns: service_std::COLUMNS,
        key: &["service_standard_id"],
        excel: None,
        metadata: None,
    },
];

pub(super) const RESULTS: Table<Results> = Table {
    name: "results",
    file: "results.csv",
    description: "How often each standard was met, one period a row.",
    columns: results::COLUMNS,
    key: &["standard", "revision", "period"],
    excel: None,
    metadata: Some("results.csv-metadata.json"),
};
