//! `charter results`: what it can do, with the arguments of each.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};
use jiff::civil::Date;

use crate::command::values::{EXIT_CODES, day};

/// What `charter results` can do.
#[derive(Debug, Subcommand)]
pub(crate) enum ResultsKind {
    /// Count the results from logs of requests: the exports of a 311 or permit system
    ///
    /// Works on this computer alone. A map says in which columns the log has the kind of request, its start and its stop; other columns are never
    /// looked at, and nothing of the log is copied. Total is the number of requests whose deadline fell in the period; met, those that were done by it.
    /// Late ones and those still open beyond their deadline both count as missed. Deadlines are those of the promise in force on the day on which a
    /// request came in, counted with its calendar, as on the site. Says what is odd in the log, with the first lines of each kind.
    #[command(after_help = EXIT_CODES)]
    Count(CountArguments),
}

/// The arguments of `charter results count`.
#[expect(clippy::struct_excessive_bools, reason = "each is an option of its own")]
#[derive(Debug, Args)]
pub(crate) struct CountArguments {
    /// The logs: CSV files with commas, semicolons or tabs, plain or packed with gzip
    #[arg(required = true, value_name = "LOG")]
    pub(super) logs: Vec<PathBuf>,
    /// The map of the log's columns; `--suggest` writes one to begin with
    #[arg(long, value_name = "FILE", required_unless_present = "suggest")]
    pub(super) map: Option<PathBuf>,
    /// Propose a map, on standard output: from the header, the values and the services' Open311 codes
    #[arg(long, conflicts_with_all = ["map", "out", "replace", "dry_run", "from", "until", "provisional", "by"])]
    pub(super) suggest: bool,
    /// Content folder
    #[arg(long, value_name = "DIR", default_value = "content")]
    pub(super) content: PathBuf,
    /// Results file that gets the rows [default: results/ and the map's name in the content folder]
    #[arg(long, value_name = "FILE")]
    pub(super) out: Option<PathBuf>,
    /// Count by months, quarters or fiscal years
    #[arg(long, value_enum, default_value_t = Periods::Month)]
    pub(super) by: Periods,
    /// The logs have everything that was open on this day, and everything that came in since [default: the first request]
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    pub(super) from: Option<Date>,
    /// The logs have everything that came in before this day [default: the last request]
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    pub(super) until: Option<Date>,
    /// Count as of this date [default: today in the city's time zone]
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    pub(super) as_of: Option<Date>,
    /// Mark the rows as provisional: a later count replaces them
    #[arg(long)]
    pub(super) provisional: bool,
    /// Put the rows in the place of others for the same standard and period, in any results file
    #[arg(long)]
    pub(super) replace: bool,
    /// Show the rows, and write nothing
    #[arg(long)]
    pub(super) dry_run: bool,
}

/// By which periods results are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Periods {
    /// Months
    Month,
    /// Quarters of the fiscal year
    Quarter,
    /// Fiscal years
    Year,
}
