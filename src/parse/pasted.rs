//! Lines that were pasted from a word processor or a spreadsheet -> what they are, told at the first of them: a table, or a list with bullets.

use std::ops::Range;

use crate::diagnostic::Diagnostic;
use crate::markdown::BULLETS;
use crate::parse::odd_line::{Broken, Edit};
use crate::parse::rules;
use crate::source::Span;

const WHAT_TO_DO: &str = "remove it, and write what it says as keys and values, each on a line of its own; in a longer text, such as \
     `description: |`, a table has bars between its cells and a line of hyphens below its first row: `| Park | Day |`, `|---|---|`";

/// Whether a line is a row of a table: cells between tabs, or between bars.
pub(super) fn is_row(line: &str) -> bool {
    let row = line.trim();
    let has_cells = row.split('\t').filter(|cell| !cell.trim().is_empty()).count() > 1;
    let has_bars = row.strip_prefix('|').is_some_and(|rest| rest.contains('|'));
    has_bars || (has_cells && item(row).is_none())
}

/// The words of an item that begins with a bullet.
pub(super) fn item(line: &str) -> Option<&str> {
    let words = line.trim_start().strip_prefix(BULLETS)?;
    Some(words.trim())
}

/// What is wrong with a table in the place of keys or of a value.
pub(super) const TABLE: &str = "a table was pasted here, where keys and values belong";

/// What is wrong with items that begin with bullets.
pub(super) const BULLETED: &str = "this list begins its items with bullets, not with hyphens";

/// Adds to the fault of a table what to do about it.
pub(super) fn of_table(fault: Diagnostic) -> Diagnostic {
    fault.label("its first row").help(WHAT_TO_DO)
}

/// Adds to the fault of a list with bullets what to do about it.
pub(super) fn of_bullets(fault: Diagnostic) -> Diagnostic {
    fault
        .label("a bullet of a word processor")
        .help("begin each item with a hyphen and a space, on a line of its own, all in one column")
}

/// The fault of pasted lines at or near the place where a parser stopped.
pub(super) fn explain(broken: &Broken<'_>) -> Option<Diagnostic> {
    let here = broken.line_start(broken.at);
    let before = broken.before(here);
    let near = || [Some(here), before].into_iter().flatten();
    let row = near().find(|start| is_row(broken.line(*start))).map(|start| run(broken, start, is_row));
    if let Some(rows) = row {
        return Some(of_table(Diagnostic::error(&rules::INVALID_YAML, first_line(broken, &rows), TABLE)));
    }
    let is_item = |line: &str| item(line).is_some();
    let items = near().find(|start| is_item(broken.line(*start))).map(|start| run(broken, start, is_item))?;
    let fault = of_bullets(Diagnostic::error(&rules::INVALID_YAML, first_line(broken, &items), BULLETED));
    let lines = broken.text[items.clone()].trim_end();
    let with_hyphens = |width: usize| -> String {
        let lines = lines.lines().filter_map(item).map(|words| format!("{}- {words}", " ".repeat(width)));
        lines.collect::<Vec<_>>().join("\n")
    };
    let edits = broken.indentations(items.start).map(|width| Edit::new(items.start, lines.len(), with_hyphens(width)));
    Some(broken.patched(fault, edits))
}

/// The lines around one that are like it, as a whole.
fn run(broken: &Broken<'_>, start: usize, is_like: impl Fn(&str) -> bool) -> Range<usize> {
    let mut first = start;
    while let Some(before) =
        first.checked_sub(1).map(|end| broken.line_start(end)).filter(|at| is_like(broken.line(*at)))
    {
        first = before;
    }
    let rest = broken.text[start..].split_inclusive('\n').take_while(|line| is_like(line));
    first..start + rest.map(str::len).sum::<usize>()
}

/// The words of the first line.
fn first_line(broken: &Broken<'_>, lines: &Range<usize>) -> Span {
    let line = broken.line(lines.start);
    let margin = line.len() - line.trim_start().len();
    broken.span(lines.start + margin, line.trim().len())
}
