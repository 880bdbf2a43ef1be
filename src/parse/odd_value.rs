//! A text that is not YAML, and where its parser stopped -> the value there that needs quotation marks, a closing bracket or a comma, and the fix.

use granit_parser::ErrorKind;

use crate::diagnostic::Diagnostic;
use crate::parse::odd_line::{Broken, Edit, value_start};
use crate::parse::quoted::quoted;
use crate::parse::rules;

/// The fault of the value, if an edit of it lets the text be read further.
pub(super) fn explain(broken: &Broken<'_>, kind: &ErrorKind) -> Option<Diagnostic> {
    match kind {
        ErrorKind::MappingValueNotAllowed => second_colon(broken),
        ErrorKind::ExpectedFlowMappingSeparator
        | ErrorKind::ExpectedFlowSequenceSeparator
        | ErrorKind::InvalidColonPlacement
        | ErrorKind::UnclosedFlowCollection { .. } => unclosed(broken).or_else(|| no_comma(broken)),
        ErrorKind::BlockSequenceEntryNotAllowed => item_beside_its_key(broken),
        _ => None,
    }
}

/// Whether quotation marks, or others, may be what the value lacks.
pub(super) const fn may_need_quotes(kind: &ErrorKind) -> bool {
    matches!(
        kind,
        ErrorKind::InvalidTrailingSingleQuotedScalar
            | ErrorKind::InvalidTrailingDoubleQuotedScalar
            | ErrorKind::UnknownQuotedScalarEscape
            | ErrorKind::InvalidQuotedScalarHexEscape
            | ErrorKind::UnexpectedCharacter { .. }
            | ErrorKind::UnknownAnchor
            | ErrorKind::MissingAnchorOrAliasName
    )
}

/// The edit that puts the whole value of the line that was stopped at in other quotation marks, if the text can be read further with it.
pub(super) fn requoted(broken: &Broken<'_>) -> Option<Edit> {
    let start = broken.line_start(broken.at);
    let line = broken.line(start);
    let from = value_start(line)?;
    let value = line[from..].trim_end();
    let words = match value.chars().next()? {
        '[' | '{' | '|' | '>' | '-' => return None,
        mark @ ('"' | '\'') => {
            let inner = value[1..].strip_suffix(mark)?;
            if mark == '"' { inner.to_owned() } else { inner.replace("''", "'") }
        }
        _ if value.contains(" #") => return None,
        _ => value.to_owned(),
    };
    let edit = Edit::new(start + from, value.len(), quoted(&words));
    (edit.new != value && broken.mends(&edit)).then_some(edit)
}

fn second_colon(broken: &Broken<'_>) -> Option<Diagnostic> {
    let edit = requoted(broken)?;
    let message = "there is a colon in this text, so it needs quotation marks around it";
    let fault = Diagnostic::error(&rules::INVALID_YAML, broken.span(broken.at, 1), message)
        .label("this colon reads like the end of a key")
        .help("put the whole text in quotation marks (\"like: this\")");
    Some(fault.patch(broken.span(edit.at, edit.old), edit.new))
}

/// The fault of the first item of a list on the line of its key: the items below it, or the key, tell how far it is indented.
fn item_beside_its_key(broken: &Broken<'_>) -> Option<Diagnostic> {
    let start = broken.line_start(broken.at);
    let line = broken.line(start);
    let item = line[..broken.at - start].trim_end().len();
    let margin = |line: &str| line.len() - line.trim_start().len();
    let next = broken.text[start..].lines().skip(1).find(|line| !line.trim().is_empty()).unwrap_or_default();
    let below = Some(margin(next)).filter(|_| next.trim_start().starts_with("- "));
    let width = below.filter(|width| *width >= margin(line)).unwrap_or_else(|| margin(line) + 2);
    let gap = broken.at - start - item;
    let edit = Edit::new(start + item, gap, format!("\n{}", " ".repeat(width)));
    let fault =
        Diagnostic::error(&rules::INVALID_YAML, broken.span(broken.at, 1), "a list can't start on the line of its key");
    let fault =
        fault.label("the first item").help("start the list on the next line, with each item on a line of its own");
    (line[..item].ends_with(':') && broken.mends(&edit)).then(|| fault.patch(broken.span(edit.at, edit.old), edit.new))
}

/// The fault of two parts of a group in brackets with only a space between them.
fn no_comma(broken: &Broken<'_>) -> Option<Diagnostic> {
    let start = broken.line_start(broken.at);
    let before = broken.text[start..broken.at].trim_end_matches([':', ' ']);
    let word = before.rsplit(' ').next().filter(|word| !word.is_empty() && before.trim() != *word)?;
    let at = start + before.len() - word.len();
    let gap = before[..before.len() - word.len()].len() - before[..before.len() - word.len()].trim_end().len();
    let edit = Edit::new(at.checked_sub(gap).filter(|_| gap > 0)?, gap, ", ");
    if !broken.mends(&edit) {
        return None;
    }
    let message = format!("there is no comma before `{word}`");
    let fault = Diagnostic::error(&rules::INVALID_YAML, broken.span(at, word.len()), message);
    let fault =
        fault.label("the next part begins here").help("put a comma between the parts of a group or list in brackets");
    Some(fault.patch(broken.span(edit.at, edit.old), edit.new))
}

/// The fault of a bracket that is not closed on its line.
fn unclosed(broken: &Broken<'_>) -> Option<Diagnostic> {
    let here = broken.line_start(broken.at);
    let before = broken.before(here);
    let twice_before = before.and_then(|before| broken.before(before));
    [Some(here), before, twice_before].into_iter().flatten().find_map(|start| {
        let line = broken.line(start).trim_end();
        let open = open_brackets(line);
        let (at, first) = *open.first().filter(|_| !line.ends_with(['[', '{', ',']))?;
        let closing: String = open.iter().rev().map(|(_, bracket)| if *bracket == '[' { ']' } else { '}' }).collect();
        let edit = Edit::new(start + line.len(), 0, closing.clone());
        let fault = Diagnostic::error(
            &rules::INVALID_YAML,
            broken.span(start + at, first.len_utf8()),
            "this bracket is never closed",
        );
        let fault = fault.label("opened here").help(format!("close it with `{closing}`"));
        broken.mends(&edit).then(|| fault.patch(broken.span(edit.at, edit.old), edit.new))
    })
}

/// The brackets of a line that are not closed on it, with their places.
fn open_brackets(line: &str) -> Vec<(usize, char)> {
    let mut open = Vec::new();
    let mut quote = None;
    for (at, letter) in line.char_indices() {
        match (quote, letter) {
            (Some(mark), _) if mark == letter => quote = None,
            // An apostrophe inside a word is none.
            (None, '"' | '\'') if line[..at].ends_with([' ', '[', '{', ',']) => quote = Some(letter),
            (None, '[' | '{') => open.push((at, letter)),
            (None, ']' | '}') => {
                open.pop();
            }
            _ => {}
        }
    }
    open
}
