//! A map and logs of requests in memory, and a small city -> what a count of them gives.

use std::collections::BTreeMap;
use std::io::{self, Cursor, Read};

use charter::config::Day;
use charter::counting::{Count, IN_MEMORY, Job, ResultsFile};
use charter::emit::text::{Style, render};
use charter::model::results::PeriodKind;
use charter::pipeline::{NotCounted, counted};
use charter::source::{Source, Sources};
use jiff::civil::{Date, date};

use crate::support::fixtures::{fixtures, overlaid};

/// How a count is made. What a test doesn't say is as on the command line.
pub(crate) struct Counting<'c> {
    pub(crate) map: &'c str,
    pub(crate) logs: Vec<(&'c str, Vec<u8>)>,
    pub(crate) content: Sources,
    pub(crate) by: PeriodKind,
    pub(crate) from: Option<Date>,
    pub(crate) until: Option<Date>,
    pub(crate) files: Vec<ResultsFile>,
    pub(crate) own: usize,
    pub(crate) replaces: bool,
    pub(crate) is_provisional: bool,
    pub(crate) ids_in_memory: u64,
}

impl<'c> Counting<'c> {
    pub(crate) fn of(map: &'c str, log: &str) -> Self {
        Self {
            map,
            logs: vec![("log.csv", log.as_bytes().to_vec())],
            content: city(),
            by: PeriodKind::Month,
            from: None,
            until: None,
            files: Vec::new(),
            own: 0,
            replaces: false,
            is_provisional: false,
            ids_in_memory: IN_MEMORY,
        }
    }

    /// Counts as of 30 November 2029.
    pub(crate) fn run(&self) -> Result<Count, NotCounted> {
        let names: Vec<String> = self.logs.iter().map(|(name, _)| (*name).to_owned()).collect();
        let open = |number: usize| -> io::Result<Box<dyn Read + Send>> {
            Ok(Box::new(Cursor::new(self.logs[number].1.clone())))
        };
        let job = Job {
            logs: &names,
            open: &open,
            tick: &|| (),
            by: self.by,
            // The city's own replaces it.
            fiscal_year_starts: 1,
            today: date(2029, 11, 30),
            from: self.from,
            until: self.until,
            is_provisional: self.is_provisional,
            replaces: self.replaces,
            files: &self.files,
            own: self.own,
            ids_in_memory: self.ids_in_memory,
        };
        counted(&self.content, &map(self.map), Day::Given(date(2029, 11, 30)), &job)
    }

    pub(crate) fn done(&self) -> Count {
        self.run().unwrap_or_else(|reason| panic!("{}", why(&reason, self.map)))
    }

    /// Its rows, each by its standard, period and revision: the other cells.
    pub(crate) fn rows(&self) -> BTreeMap<String, String> {
        rows(&self.done().rows)
    }
}

/// The rows of a text, each by what names it.
pub(crate) fn rows(text: &str) -> BTreeMap<String, String> {
    let lines = text.lines().skip(1).map(|line| {
        let end = line.match_indices(',').nth(3).expect("four cells").0;
        (line[..end].to_owned(), line[end + 1..].to_owned())
    });
    lines.collect()
}

/// The content of a small city with a promise of each kind.
pub(crate) fn city() -> Sources {
    overlaid(&fixtures("counting").join("_content"))
}

pub(crate) fn map(text: &str) -> Sources {
    let source =
        Source { path: "map.yaml".to_owned(), name: "map.yaml".to_owned(), text: text.to_owned(), obstacle: None };
    Sources { files: vec![source], root: String::new() }
}

/// Why nothing was counted, as people read it.
pub(crate) fn why(reason: &NotCounted, text: &str) -> String {
    match reason {
        NotCounted::Content(faults) => render(faults, &city(), Style::Plain),
        NotCounted::Map(faults) => render(faults, &map(text), Style::Plain),
        NotCounted::Log(reason) => format!("error: {reason}\n"),
    }
}
