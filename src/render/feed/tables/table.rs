//! The tables of the feed: a row for each, with its files and its columns.

use crate::render::feed::tables::column::Column;
use crate::render::feed::tables::{service_std, standards};

/// A table that is published.
pub(super) struct Table {
    pub(super) name: &'static str,
    pub(super) file: &'static str,
    pub(super) description: &'static str,
    pub(super) columns: &'static [Column],
    /// The file name of the variant for Excel, if there is one.
    pub(super) excel: Option<&'static str>,
}

pub(super) const STANDARDS: &str = "standards.csv";
pub(super) const EXCEL: &str = "standards.excel.csv";
pub(super) const SERVICE_STD: &str = "service-std.csv";
pub(super) const METADATA: &str = "standards.csv-metadata.json";
pub(super) const DATA_PACKAGE: &str = "datapackage.json";

pub(super) const TABLES: [Table; 2] = [
    Table {
        name: "standards",
        file: STANDARDS,
        description: "All standards in force, one a row.",
        columns: standards::COLUMNS,
        excel: Some(EXCEL),
    },
    Table {
        name: "service-std",
        file: SERVICE_STD,
        description: "The same standards in the columns of the Government of Canada's service-std data set.",
        columns: service_std::COLUMNS,
        excel: None,
    },
];
