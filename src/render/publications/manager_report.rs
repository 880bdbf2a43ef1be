//! The report to the city manager -> the same for paper.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::address;
use crate::model::edition::Edition;
use crate::render::format::RenderContext;
use crate::render::job::RenderError;
use crate::render::pages::theme::templates::View;
use crate::render::publications::fault::{PrintFault, PrintFaultKind};
use crate::render::publications::look::Paper;
use crate::render::publications::press::unprintable;
use crate::render::publications::typesetter::Typesetter;
use crate::report::names::PRINT;
use crate::report::{Cell, Column, METHOD, Part, Report, Table};
use crate::source::Span;

/// Sets reports, with a theme that is read once for all of them.
pub(crate) struct ReportPress<'a> {
    edition: &'a Edition<'a>,
    typesetter: Typesetter,
}

/// The view of the report. All of its texts are plain.
#[derive(Serialize)]
struct ReportView<'v> {
    /// Values of the theme's `print.yaml`.
    look: &'v BTreeMap<String, String>,
    /// The width and height of the paper in points.
    paper: (f32, f32),
    city: CityView<'v>,
    title: String,
    /// The last day of its period, as a date.
    day: String,
    /// That figures are examples, if they are.
    notice: Option<&'v str>,
    summary: &'v [String],
    parts: Vec<PartView<'v>>,
    /// How figures are to be read.
    method: &'static str,
}

#[derive(Serialize)]
struct CityView<'v> {
    name: &'v str,
    has_logo: bool,
}

#[derive(Serialize)]
struct PartView<'v> {
    title: &'v str,
    /// What it is about, or that there is nothing to say.
    lead: &'v str,
    /// The columns that fit side by side.
    columns: Vec<ColumnView>,
    rows: Vec<RowView<'v>>,
}

#[derive(Serialize)]
struct ColumnView {
    name: &'static str,
    /// About how many letters it is wide.
    width: u8,
    /// Whether it is just as wide as its longest word.
    is_narrow: bool,
    /// Whether there are only numbers in it.
    is_figures: bool,
}

#[derive(Serialize)]
struct RowView<'v> {
    cells: Vec<TextView<'v>>,
    /// What is too long for a column, each with its name.
    notes: Vec<NoteView<'v>>,
}

#[derive(Serialize)]
struct NoteView<'v> {
    name: &'static str,
    text: TextView<'v>,
}

#[derive(Serialize)]
struct TextView<'v> {
    text: String,
    /// Its language, if it isn't English.
    language: Option<&'v str>,
}

/// Columns at most this wide get no more room than they need.
const NARROW: u8 = 20;

/// Columns at least this wide are set below the others, except the first three, which say what a row is about.
const WIDE: u8 = 30;
const SUBJECT: usize = 3;

impl<'a> ReportPress<'a> {
    /// Reads the theme of a job.
    pub(crate) fn new(context: &RenderContext<'a>, paper: Option<Paper>) -> Result<Self, RenderError> {
        Ok(Self { edition: context.job.edition, typesetter: Typesetter::new(context, paper)? })
    }

    /// The file, or what keeps the report from being printed. Its other formats are whole without it.
    pub(crate) fn set(&self, report: &Report, place: Span) -> Result<Result<Vec<u8>, Vec<PrintFault>>, RenderError> {
        if let Some(fault) = unprintable(self.edition) {
            return Ok(Err(vec![fault]));
        }
        let file = [&address::report(report.named), PRINT].concat();
        let made = self.typesetter.set("report.xml", View::new(self.view(report))?, &file)?;
        if made.faults.is_empty() {
            return Ok(Ok(made.pdf));
        }
        let fault = |found| PrintFault { piece: file.clone(), place, kind: PrintFaultKind::NotSet(found) };
        Ok(Err(made.faults.into_iter().map(fault).collect()))
    }

    fn view<'v>(&'v self, report: &'v Report) -> ReportView<'v> {
        let until = report.days.until.and_then(|until| until.yesterday().ok());
        ReportView {
            look: &self.typesetter.look.values,
            paper: self.typesetter.paper.size(),
            city: CityView { name: &report.city, has_logo: self.edition.catalog.logo.is_some() },
            title: report.title(),
            day: until.unwrap_or(report.days.from).to_string(),
            notice: report.notice.as_deref(),
            summary: &report.summary,
            parts: report.parts.iter().map(|part| part_view(report, part)).collect(),
            method: METHOD,
        }
    }
}

fn part_view<'v>(report: &'v Report, part: &'v Part) -> PartView<'v> {
    let table = &part.table;
    let (below, beside): (Vec<usize>, Vec<usize>) =
        table.used().into_iter().partition(|&at| at >= SUBJECT && table.columns[at].width >= WIDE);
    let text = |cell: &Cell| TextView {
        text: shown(cell),
        language: report.other_language().filter(|_| matches!(cell, Cell::Said(_))),
    };
    let row = |row: &Vec<Cell>| RowView {
        cells: beside.iter().map(|&at| text(&row[at])).collect(),
        notes: below
            .iter()
            .filter(|&&at| row[at] != Cell::Blank)
            .map(|&at| NoteView { name: table.columns[at].name, text: text(&row[at]) })
            .collect(),
    };
    let column = |&at: &usize| {
        let Column { name, width } = table.columns[at];
        let is_narrow = width <= NARROW;
        let width = if is_narrow { longest_word(table, at) } else { width };
        ColumnView { name, width, is_narrow, is_figures: table.has_figures(at) }
    };
    PartView {
        title: part.title,
        lead: if table.rows.is_empty() { part.none } else { part.lead },
        columns: beside.iter().map(column).collect(),
        rows: table.rows.iter().map(row).collect(),
    }
}

/// What a cell says; a day stays on one line.
fn shown(cell: &Cell) -> String {
    let text = cell.shown();
    if matches!(cell, Cell::Day(_)) { text.replace(' ', "\u{a0}") } else { text }
}

/// How many letters the longest word of a column has, with some more for its bold head.
fn longest_word(table: &Table, at: usize) -> u8 {
    let of_head = table.columns[at].name.split(' ').map(|word| word.len() + word.len() / 3).max();
    let of_cells =
        table.rows.iter().filter_map(|row| shown(&row[at]).split(' ').map(|word| word.chars().count()).max());
    let longest = of_cells.chain(of_head).max().unwrap_or_default();
    u8::try_from(longest).unwrap_or(u8::MAX).min(WIDE)
}
