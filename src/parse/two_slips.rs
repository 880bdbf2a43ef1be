//! A text that is not YAML, and where its parser stopped -> the first of two slips that are so close that neither can be mended without the other.
//!
//! The edit of the first is made for a trial. If the parser then stops at a neighbouring line, and that has a fix, both are what is wrong.

use granit_parser::{ErrorKind, Parser, ScanError};

use crate::diagnostic::Diagnostic;
use crate::parse::indentation;
use crate::parse::odd_line::{self, Broken, Slip};

/// The longest text in which pairs are tried: each trial reads it once more.
const LONGEST: usize = 200_000;

/// So many lines apart are neighbours.
const APART: usize = 2;

/// The first of two slips, with its fix.
pub(super) fn explain(broken: &Broken<'_>, kind: &ErrorKind) -> Option<Diagnostic> {
    if broken.text.len() > LONGEST {
        return None;
    }
    let here = broken.line_start(broken.at);
    let before = broken.before(here);
    let twice_before = before.and_then(|before| broken.before(before));
    let lines = || [twice_before, before, Some(here)].into_iter().flatten();
    lines()
        .flat_map(|start| broken.slips(start))
        .chain(lines().filter_map(|start| indentation::slip(broken, start, kind)))
        .find_map(|slip| first_of_two(broken, slip))
}

fn first_of_two(broken: &Broken<'_>, Slip { fault, edits, is_certain }: Slip) -> Option<Diagnostic> {
    let line_of = |text: &str, at: usize| text[..at.min(text.len())].matches('\n').count();
    let edit = edits.into_iter().find(|edit| {
        let text = edit.applied(broken.text);
        let Some(error) = first_error(&text) else { return false };
        let at = error.marker().byte_offset().unwrap_or_default().min(text.len());
        let (line, own) = (line_of(&text, at), line_of(broken.text, edit.at));
        let other = Broken { source: broken.source, text: &text, base: broken.base, at };
        let is_other = |found: &Diagnostic| {
            let place = found.patch.as_ref().map(|patch| patch.span.range().start - broken.base);
            place.is_some_and(|place| line_of(&text, place) > own && line_of(&text, place) <= own + APART)
        };
        line > own
            && line <= own + 2 * APART
            && odd_line::explain(&other)
                .or_else(|| indentation::explain(&other, error.kind()))
                .is_some_and(|found| is_other(&found))
    })?;
    Some(fault.patch(broken.span(edit.at, edit.old), edit.new).certain_if(is_certain))
}

fn first_error(text: &str) -> Option<ScanError> {
    Parser::new_from_str(text).find_map(Result::err)
}
