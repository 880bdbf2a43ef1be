//! Rows that are counted, and the results files that there are -> the new text of each file, and the rows that would take the place of what
//! people wrote. Every other byte of a file stays.

use std::collections::BTreeMap;

use crate::counting::cells::{Cell, UNWANTED, record};
use crate::counting::header::{Header, NoLog, header};
use crate::counting::periods::Period;
use crate::counting::rows::{PUBLISHED, Row};
use crate::model::results::{COLUMNS, PeriodKind, ReportedPeriod, columns_for};

/// A results file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ResultsFile {
    /// Its name, as people know it.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// A row that is left as it is, although something else was counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Left {
    pub(super) file: String,
    pub(super) line: u64,
    pub(super) standard: String,
    pub(super) period: Period,
}

/// What becomes of the files.
#[derive(Debug, Default)]
pub(super) struct Merged {
    /// The files that change, by number, each with its new bytes. The last one, beyond those that there are, is a new file.
    pub(super) files: BTreeMap<usize, Vec<u8>>,
    /// How many rows are new.
    pub(super) added: usize,
    /// How many are there already.
    pub(super) same: usize,
    /// How many take the place of others.
    pub(super) replaced: usize,
    /// Those that do not, because nobody said so.
    pub(super) left: Vec<Left>,
}

/// Why rows can't be put into the file that is there.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CantAdd {
    /// It can't be read.
    #[error("`{name}` can't be added to: {reason}")]
    Unreadable {
        /// The file.
        name: String,
        /// The reason.
        reason: String,
    },
    /// It lacks a column.
    #[error("`{name}` has no column `{column}`: add it to the file's first line, or choose another file with `--out`")]
    NoColumn {
        /// The file.
        name: String,
        /// The column.
        column: String,
    },
}

/// How rows are written.
#[derive(Debug, Clone, Copy)]
pub(super) struct Writing {
    pub(super) by: PeriodKind,
    pub(super) starts: i8,
    pub(super) replaces: bool,
}

/// A row of a file.
struct Written {
    file: usize,
    line: u64,
    bytes: std::ops::Range<usize>,
    period: Option<Period>,
    cells: BTreeMap<String, String>,
}

/// Puts rows into the file `own`, or into a new one if there are not so many.
pub(super) fn merge(rows: &[Row], files: &[ResultsFile], own: usize, writing: Writing) -> Result<Merged, CantAdd> {
    let mut written = Vec::new();
    let mut headers: Vec<Option<Header>> = Vec::new();
    for (number, file) in files.iter().enumerate() {
        match header(&file.bytes) {
            Ok(header) => {
                written.extend(read(number, file, &header, writing.starts));
                headers.push(Some(header));
            }
            Err(NoLog::Empty) => headers.push(None),
            Err(reason) if number == own => {
                return Err(CantAdd::Unreadable { name: file.name.clone(), reason: reason.to_string() });
            }
            // Whoever checks the content is told of it.
            Err(_) => headers.push(None),
        }
    }
    let mut by_standard: BTreeMap<&str, Vec<&Written>> = BTreeMap::new();
    for row in &written {
        by_standard.entry(row.cells.get("standard").map_or("", String::as_str)).or_default().push(row);
    }
    let mut merged = Merged::default();
    let mut edits: BTreeMap<usize, Vec<Edit>> = BTreeMap::new();
    let mut new = Vec::new();
    let own_form = || Form::of(headers.get(own).and_then(Option::as_ref), files.get(own), writing);
    for row in rows {
        let others = by_standard.get(row.standard.as_str()).into_iter().flatten();
        let clashing: Vec<&&Written> = others.filter(|other| clashes(row, other)).collect();
        if clashing.is_empty() {
            merged.added += 1;
            new.push(row);
            continue;
        }
        if let [only] = clashing[..]
            && says_the_same(row, only, writing.starts)
        {
            merged.same += 1;
            continue;
        }
        let may_go = |other: &&&Written| {
            writing.replaces
                || is_blank(other)
                || other.file == own && other.cells.get("status").is_some_and(|status| status == "provisional")
        };
        if clashing.iter().all(may_go) {
            merged.replaced += 1;
            let place = clashing.iter().position(|other| other.file == own);
            for (number, other) in clashing.iter().enumerate() {
                let text = if Some(number) == place {
                    own_form().text(&[&row.published_as(&other.cells)])?
                } else {
                    Vec::new()
                };
                edits.entry(other.file).or_default().push(Edit { bytes: other.bytes.clone(), text });
            }
            if place.is_none() {
                new.push(row);
            }
        } else {
            let first = clashing.iter().find(|other| !may_go(other)).unwrap_or(&clashing[0]);
            merged.left.push(Left {
                file: files[first.file].name.clone(),
                line: first.line,
                standard: row.standard.clone(),
                period: row.period,
            });
        }
    }
    for (file, edits) in edits {
        merged.files.insert(file, edited(&files[file].bytes, edits));
    }
    if !new.is_empty() {
        let before = merged.files.remove(&own).or_else(|| files.get(own).map(|file| file.bytes.clone()));
        merged.files.insert(own, own_form().added(before.unwrap_or_default(), &new)?);
    }
    Ok(merged)
}

fn read(number: usize, file: &ResultsFile, header: &Header, starts: i8) -> Vec<Written> {
    let known = |(at, _): &(usize, &String)| *at < usize::from(UNWANTED);
    let slots: Vec<u8> =
        header.columns.iter().enumerate().filter(known).filter_map(|(at, _)| u8::try_from(at).ok()).collect();
    let mut kept = vec![Cell::default(); slots.len()];
    let mut rows = Vec::new();
    let (mut at, mut line) = (header.end, header.line);
    while at < file.bytes.len() {
        kept.fill(Cell::default());
        let found = record(&file.bytes, at, header.delimiter, &slots, &mut kept);
        if !found.is_blank {
            let cells: BTreeMap<String, String> = header
                .columns
                .iter()
                .zip(&kept)
                .map(|(name, cell)| {
                    let text = String::from_utf8_lossy(&cell.read(&file.bytes)).into_owned();
                    (name.trim().to_lowercase(), text)
                })
                .collect();
            rows.push(Written { file: number, line, bytes: at..found.next, period: period(&cells, starts), cells });
        }
        line += memchr::memchr_iter(b'\n', &file.bytes[at..found.next]).count() as u64;
        at = found.next;
    }
    rows
}

/// The period of a row, if it has one.
fn period(cells: &BTreeMap<String, String>, starts: i8) -> Option<Period> {
    let number = |name: &str| cells.get(name).filter(|text| !text.is_empty()).map(|text| text.parse::<i16>().ok());
    let small = |part: Option<i16>, most| i8::try_from(part?).ok().filter(|part| (1..=most).contains(part));
    let year = number("year").flatten()?;
    let period = match (number("month"), number("quarter")) {
        (Some(month), None) => ReportedPeriod::Month { year, month: small(month, 12)? },
        (None, Some(quarter)) => ReportedPeriod::Quarter { year, quarter: small(quarter, 4)? },
        (None, None) => ReportedPeriod::Year { year },
        (Some(_), Some(_)) => return None,
    };
    Some(Period::reported(period, starts))
}

/// Whether nobody has filled in a row yet, so that nothing in it is lost.
fn is_blank(row: &Written) -> bool {
    const NAMES: [&str; 6] = ["standard", "year", "quarter", "month", "revision", PUBLISHED];
    row.cells.iter().all(|(column, text)| text.is_empty() || NAMES.contains(&column.as_str()))
}

/// Whether a row is about some of the same requests.
fn clashes(row: &Row, other: &Written) -> bool {
    let is_same_time =
        other.period.is_some_and(|period| period.first <= row.period.last() && row.period.first <= period.last());
    let revision = other.cells.get("revision").map_or("", String::as_str);
    is_same_time && (revision.is_empty() || revision == row.revision.to_string())
}

fn says_the_same(row: &Row, other: &Written, starts: i8) -> bool {
    const APART: [&str; 4] = ["revised", "note", "revision", PUBLISHED];
    COLUMNS.iter().filter(|column| !APART.contains(*column)).all(|column| {
        let theirs = other.cells.get(*column).map_or("", String::as_str);
        row.cell(column, starts).unwrap_or_default() == theirs
    })
}

/// A part of a file, and what takes its place.
struct Edit {
    bytes: std::ops::Range<usize>,
    text: Vec<u8>,
}

fn edited(bytes: &[u8], mut edits: Vec<Edit>) -> Vec<u8> {
    edits.sort_by_key(|edit| edit.bytes.start);
    let (mut after, mut at) = (Vec::with_capacity(bytes.len()), 0);
    for edit in edits {
        if edit.bytes.start >= at {
            after.extend_from_slice(&bytes[at..edit.bytes.start]);
            at = edit.bytes.end;
        }
        after.extend_from_slice(&edit.text);
    }
    after.extend_from_slice(&bytes[at..]);
    after
}

/// How a file is written.
struct Form {
    name: String,
    columns: Vec<String>,
    delimiter: u8,
    has_returns: bool,
    has_header: bool,
    writing: Writing,
}

impl Form {
    /// The form of a file, or that of a new one.
    fn of(header: Option<&Header>, file: Option<&ResultsFile>, writing: Writing) -> Self {
        let names = header.map(|header| header.columns.iter().map(|name| name.trim().to_lowercase()).collect());
        Self {
            name: file.map(|file| file.name.clone()).unwrap_or_default(),
            columns: names.unwrap_or_else(|| columns_for(writing.by).map(str::to_owned).collect()),
            delimiter: header.map_or(b',', |header| header.delimiter),
            has_returns: file.is_some_and(|file| file.bytes.windows(2).any(|two| two == b"\r\n")),
            has_header: header.is_some(),
            writing,
        }
    }

    fn records(&self, records: &[Vec<String>]) -> Result<Vec<u8>, CantAdd> {
        let ends = if self.has_returns { csv::Terminator::CRLF } else { csv::Terminator::Any(b'\n') };
        let mut writer = csv::WriterBuilder::new().delimiter(self.delimiter).terminator(ends).from_writer(Vec::new());
        let unwritable = |reason: String| CantAdd::Unreadable { name: self.name.clone(), reason };
        for record in records {
            writer.write_record(record).map_err(|reason| unwritable(reason.to_string()))?;
        }
        writer.into_inner().map_err(|reason| unwritable(reason.error().to_string()))
    }

    /// The rows as the file has them.
    fn text(&self, rows: &[&Row]) -> Result<Vec<u8>, CantAdd> {
        let Writing { by, starts, .. } = self.writing;
        for column in columns_for(by) {
            let has_none = !self.columns.iter().any(|own| own == column);
            // A table that doesn't say when its results came out goes on so.
            if has_none && column != PUBLISHED && rows.iter().any(|row| row.cell(column, starts).is_some()) {
                return Err(CantAdd::NoColumn { name: self.name.clone(), column: column.to_owned() });
            }
        }
        self.records(&rows.iter().map(|row| row.in_order(&self.columns, starts)).collect::<Vec<_>>())
    }

    /// The bytes of the file with more rows at its end.
    fn added(&self, mut bytes: Vec<u8>, rows: &[&Row]) -> Result<Vec<u8>, CantAdd> {
        if !bytes.is_empty() && !bytes.ends_with(b"\n") {
            bytes.extend_from_slice(if self.has_returns { b"\r\n" } else { b"\n" });
        }
        if !self.has_header {
            bytes.extend(self.records(std::slice::from_ref(&self.columns))?);
        }
        bytes.extend(self.text(rows)?);
        Ok(bytes)
    }
}

/// The rows alone, as a new file has them.
pub(super) fn text(rows: &[Row], writing: Writing) -> Result<String, CantAdd> {
    let rows: Vec<&Row> = rows.iter().collect();
    let bytes = Form::of(None, None, writing).added(Vec::new(), &rows)?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}
