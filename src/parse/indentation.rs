//! A line that is not lined up with its neighbours -> how many spaces it has, and with how many the file can be read further.

use granit_parser::{ErrorKind, Parser};

use crate::diagnostic::Diagnostic;
use crate::parse::odd_line::{Broken, Edit, Slip};
use crate::parse::rules;

/// A line may be out of line by so many spaces.
const FARTHEST: usize = 4;

/// So many lines above and below show how far lines are indented here.
const AROUND: usize = 80;

/// A line, by its start in the text.
#[derive(Clone, Copy)]
struct Line<'a> {
    start: usize,
    text: &'a str,
}

impl Line<'_> {
    fn indent(self) -> usize {
        self.text.len() - self.text.trim_start_matches(' ').len()
    }

    /// The columns at which lines that belong to this one can begin: its own, and that of what follows its hyphen.
    fn columns(self) -> impl Iterator<Item = usize> {
        let own = self.indent();
        let after_hyphen =
            self.text[own..].strip_prefix("- ").map(|rest| own + 2 + rest.len() - rest.trim_start().len());
        std::iter::once(own).chain(after_hyphen)
    }

    fn is_blank(self) -> bool {
        let text = self.text.trim();
        text.is_empty() || text.starts_with('#')
    }
}

/// What the spaces before a line may be meant to be, whether or not the file can be read further with them.
pub(super) fn slip(broken: &Broken<'_>, start: usize, kind: &ErrorKind) -> Option<Slip> {
    if !is_of_indentation(kind) {
        return None;
    }
    let lines: Vec<Line<'_>> = lines(broken.text).filter(|line| !line.is_blank()).collect();
    let at = lines.iter().rposition(|line| line.start <= start)?;
    let around = &lines[at.saturating_sub(AROUND)..(at + AROUND).min(lines.len())];
    let line = lines[at];
    let meant = candidates(line, around);
    let fault = fault(broken, line, *meant.first()?);
    let edits = meant.iter().map(|meant| Edit::new(line.start, line.indent(), " ".repeat(*meant)));
    Some(Slip { fault, edits: edits.collect(), is_certain: false })
}

fn is_of_indentation(kind: &ErrorKind) -> bool {
    matches!(
        kind,
        ErrorKind::MappingValueNotAllowed | ErrorKind::ExpectedBlockMappingKey | ErrorKind::ExpectedBlockSequenceEntry
    )
}

/// Explains the fault if other spaces before the line of the fault, or before the one above it, let the file be read past it.
pub(super) fn explain(broken: &Broken<'_>, kind: &ErrorKind) -> Option<Diagnostic> {
    if !is_of_indentation(kind) {
        return None;
    }
    let Broken { text, at, .. } = broken;
    let lines: Vec<Line<'_>> = lines(text).filter(|line| !line.is_blank()).collect();
    let faulty = lines.iter().rposition(|line| line.start <= *at)?;
    // The line after the faulty one has to be readable too: otherwise the change only moves the fault.
    let past = lines.get(faulty + 1).map_or(text.len(), |line| line.start + line.text.len());
    let around = &lines[faulty.saturating_sub(AROUND)..(faulty + AROUND).min(lines.len())];
    let (line, meant) = [faulty, faulty.saturating_sub(1)].into_iter().find_map(|which| {
        let line = lines[which];
        let meant = candidates(line, around).into_iter().find(|meant| reads_past(text, line, *meant, past))?;
        Some((line, meant))
    })?;
    Some(fault(broken, line, meant).patch(broken.span(line.start, line.indent()), " ".repeat(meant)))
}

fn fault(broken: &Broken<'_>, line: Line<'_>, meant: usize) -> Diagnostic {
    let has = line.indent();
    let spaces = |number: usize, none: &str| match number {
        0 => none.to_owned(),
        1 => "1 space".to_owned(),
        many => format!("{many} spaces"),
    };
    let mark = line.text[has..].chars().next().map_or(0, char::len_utf8);
    Diagnostic::error(
        &rules::INVALID_YAML,
        broken.span(line.start + has, mark),
        "this line is not lined up with its neighbours",
    )
    .label(format!("{} before it, where {} belong", spaces(has, "no spaces"), spaces(meant, "none")))
    .help("keys that belong together, and the items of one list, begin in the same column")
}

fn lines(text: &str) -> impl Iterator<Item = Line<'_>> {
    text.split_inclusive('\n').scan(0, |at, line| {
        let start = *at;
        *at += line.len();
        Some(Line { start, text: line.trim_end_matches(['\n', '\r']) })
    })
}

/// The columns of the neighbours that are near to that of a line, nearest first; of two that are as near, that of the closer line above.
fn candidates(line: Line<'_>, around: &[Line<'_>]) -> Vec<usize> {
    let has = line.indent();
    let above = around.iter().rev().filter(|other| other.start < line.start);
    let below = around.iter().filter(|other| other.start > line.start);
    let mut found: Vec<usize> = Vec::new();
    for column in above.chain(below).flat_map(|other| other.columns()) {
        if column != has && column.abs_diff(has) <= FARTHEST && !found.contains(&column) {
            found.push(column);
        }
    }
    found.sort_by_key(|column| column.abs_diff(has));
    found
}

/// Whether the text can be read past a place with so many spaces before a line.
fn reads_past(text: &str, line: Line<'_>, spaces: usize, past: usize) -> bool {
    let has = line.indent();
    let changed = format!("{}{}{}", &text[..line.start], " ".repeat(spaces), &text[line.start + has..]);
    let past = (past + spaces).saturating_sub(has);
    Parser::new_from_str(&changed)
        .find_map(Result::err)
        .is_none_or(|error| error.marker().byte_offset().is_some_and(|offset| offset > past))
}
