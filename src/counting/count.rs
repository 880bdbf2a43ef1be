//! An edition, a map and the logs -> the rows of results, merged into the files that there are, and what people are told: the whole of a count.

use std::io::{self, Read};

use jiff::civil::Date;

use crate::counting::chunks::Unreadable;
use crate::counting::days;
use crate::counting::engine::{Failed, Logs, Open, counted};
use crate::counting::found::Found;
use crate::counting::header::{ENOUGH, Header, NoLog, header};
use crate::counting::merge::{CantAdd, ResultsFile, Writing, merge, text};
use crate::counting::periods::Covered;
use crate::counting::plan::{Head, Plan};
use crate::counting::report::{Told, outcome};
use crate::counting::rows::{Making, Rows, rows};
use crate::diagnostic::Diagnostic;
use crate::model::edition::Edition;
use crate::model::log_map::LogMap;
use crate::model::results::PeriodKind;

/// What is to be counted, and how.
pub struct Job<'j> {
    /// The names of the logs, as people wrote them.
    pub logs: &'j [String],
    /// Opens one of them.
    pub open: &'j Open<'j>,
    /// Called now and then.
    pub tick: &'j (dyn Fn() + Sync),
    /// By which periods.
    pub by: PeriodKind,
    /// The month with which fiscal years start, from 1 to 12.
    pub fiscal_year_starts: i8,
    /// The day of the count.
    pub today: Date,
    /// The day on which everything that was open is in the logs, and everything that came in since.
    pub from: Option<Date>,
    /// The day before which everything is in the logs.
    pub until: Option<Date>,
    /// Whether the figures are still to be confirmed.
    pub is_provisional: bool,
    /// Whether rows take the place of others for the same period.
    pub replaces: bool,
    /// The results files that there are.
    pub files: &'j [ResultsFile],
    /// Which of them gets the rows; beyond them: a new one.
    pub own: usize,
    /// How many ids are held in memory.
    pub ids_in_memory: u64,
}

/// The result of a count.
#[derive(Debug)]
pub struct Count {
    /// The rows alone, as CSV.
    pub rows: String,
    /// How many rows there are.
    pub number: usize,
    /// The files that change, by their number, with their new bytes. The one beyond those that there are is new.
    pub files: Vec<(usize, Vec<u8>)>,
    /// What was counted, and what is odd.
    pub told: String,
    /// What becomes of the rows.
    pub outcome: String,
}

/// Why nothing was counted.
#[derive(Debug, thiserror::Error)]
pub enum CountError {
    /// The map has faults.
    #[error("the map has faults")]
    Map(Vec<Diagnostic>),
    /// A file is no log.
    #[error("`{0}` can't be counted: {1}")]
    NoLog(String, NoLog),
    /// A log can't be read to its end.
    #[error("`{0}` can't be counted: {1}")]
    Unreadable(String, Unreadable),
    /// The rows don't fit into the file.
    #[error("{0}")]
    CantAdd(#[from] CantAdd),
}

/// Counts.
///
/// # Errors
/// If the map has faults, a log can't be read, or the rows don't fit into the results file. Nothing is half counted.
pub fn count(edition: &Edition<'_>, map: &LogMap, job: &Job<'_>) -> Result<Count, CountError> {
    let headers = headers(job)?;
    let heads: Vec<Head<'_>> = job.logs.iter().zip(&headers).map(|(name, header)| Head { name, header }).collect();
    let plan = Plan::new(edition, map, &heads, days::of_date(job.today)).map_err(CountError::Map)?;
    let logs = Logs { headers: &headers, open: job.open, tick: job.tick };
    let failed = |Failed { log, reason }| CountError::Unreadable(job.logs[log].clone(), reason);
    let found = counted(&plan, &logs, job.ids_in_memory).map_err(failed)?;
    let covered = covered(job, &found);
    let rows = covered.map_or_else(Rows::default, |covered| {
        let making = Making {
            by: job.by,
            starts: job.fiscal_year_starts,
            covered,
            is_provisional: job.is_provisional,
            published: job.today,
        };
        rows(&plan, &found.tally, making)
    });
    let writing = Writing { by: job.by, starts: job.fiscal_year_starts, replaces: job.replaces };
    let merged = merge(&rows.rows, job.files, job.own, writing)?;
    let told = Told { plan: &plan, found: &found, logs: job.logs, covered, rows: &rows }.text();
    Ok(Count {
        rows: text(&rows.rows, writing)?,
        number: rows.rows.len(),
        told,
        outcome: outcome(&merged),
        files: merged.files.into_iter().collect(),
    })
}

/// The headers of all logs.
fn headers(job: &Job<'_>) -> Result<Vec<Header>, CountError> {
    let read = |(number, name): (usize, &String)| {
        let refused = |reason: NoLog| CountError::NoLog(name.clone(), reason);
        let io = |reason: io::Error| refused(Unreadable::from(reason).into());
        let mut beginning = Vec::new();
        (job.open)(number).map_err(io)?.take(ENOUGH as u64).read_to_end(&mut beginning).map_err(io)?;
        header(&beginning).map_err(refused)
    };
    job.logs.iter().enumerate().map(read).collect()
}

/// The days whose requests are all in the logs: as somebody said, or else from the first request to the last.
fn covered(job: &Job<'_>, found: &Found) -> Option<Covered> {
    let (first, last) = (found.first?, found.last?);
    // The day of the last request is over if something happened after it.
    let is_over = found.last_stop.is_some_and(|stop| stop > last);
    let tomorrow = days::of_date(job.today) + 1;
    let until = job.until.map_or(if is_over { last + 1 } else { last }, days::of_date).min(tomorrow);
    let from = job.from.map_or(first, days::of_date);
    (from < until).then_some(Covered { from, until, is_from_stated: job.from.is_some() })
}
