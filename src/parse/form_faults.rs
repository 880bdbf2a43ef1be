//! The first fault that makes a text invalid YAML -> that and the ones after it, as far as each has a fix.
//!
//! A parser stops at its first error. Where one edit is probably meant, the rest is read as if it had been made. An edit that is not certain
//! could make a fault of its own: one right below it counts only if it has a fix too.

use crate::diagnostic::{Applicability, Diagnostic};
use crate::parse::node;
use crate::source::{SourceId, Span};

/// The most faults that are reported of one file.
const MOST: usize = 50;

/// An edit that was made in order to read on.
struct Made {
    start: usize,
    old: usize,
    new: usize,
}

/// The faults of a text, which is the part of a file that starts at byte `base`.
pub(super) fn all(source: SourceId, text: &str, base: usize, first: Diagnostic) -> Vec<Diagnostic> {
    let mut made: Vec<Made> = Vec::new();
    let mut mended = text.to_owned();
    let mut faults = vec![first.clone()];
    let mut last = first;
    let mut is_all_certain = true;
    while let Some(patch) = last.patch.as_ref().filter(|_| faults.len() < MOST) {
        let is_certain = last.certain_patch().is_some();
        let line_of = |at: usize| text[..at.min(text.len())].matches('\n').count();
        let range = patch.span.range().start - base..patch.span.range().end - base;
        let start = original(patch.span.range().start, &made);
        made.push(Made { start, old: range.len(), new: patch.replacement.len() });
        made.sort_by_key(|edit| edit.start);
        mended.replace_range(range, &patch.replacement);
        let Err(fault) = node::read(source, &mended, base) else { break };
        // A fault at the place of an edit would be one that the edit makes.
        let is_new = |place: usize| made.iter().all(|edit| !(edit.start..=edit.start + edit.old).contains(&place));
        let mut placed = placed(&fault, &made);
        is_all_certain &= is_certain;
        if let Some(patch) = placed.patch.as_mut().filter(|_| !is_all_certain) {
            patch.applicability = Applicability::Suggested;
        }
        let Some(at) = placed.place.as_ref().map(|label| label.span.range().start).filter(|at| is_new(*at)) else {
            break;
        };
        let below = line_of(at - base).saturating_sub(line_of(start - base));
        if !is_certain && (below == 0 || (below == 1 && placed.patch.is_none())) {
            break;
        }
        faults.push(placed);
        last = *fault;
    }
    faults
}

/// A fault of the mended text with its places in the text as it is written.
fn placed(fault: &Diagnostic, made: &[Made]) -> Diagnostic {
    let mut fault = fault.clone();
    let back = |span: &mut Span| {
        let range = span.range();
        *span = Span::new(span.source, original(range.start, made), original(range.end, made));
    };
    fault.place.iter_mut().chain(&mut fault.related).for_each(|label| back(&mut label.span));
    fault.patch.iter_mut().for_each(|patch| back(&mut patch.span));
    fault
}

/// Where a byte of the mended text is in the text as it is written.
fn original(at: usize, made: &[Made]) -> usize {
    let (mut added, mut removed) = (0, 0);
    for edit in made {
        let start = edit.start + added - removed;
        if at <= start {
            break;
        }
        if at < start + edit.new {
            return edit.start;
        }
        added += edit.new;
        removed += edit.old;
    }
    at + removed - added
}
