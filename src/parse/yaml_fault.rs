//! A YAML parser's error -> a diagnostic in words that staff understand, at the place to look at.

use granit_parser::{ErrorKind, ScanError};

use crate::diagnostic::Diagnostic;
use crate::parse::indentation;
use crate::parse::odd_line::{self, Broken};
use crate::parse::odd_value;
use crate::parse::pasted;
use crate::parse::rules;
use crate::parse::two_slips;
use crate::source::{SourceId, Span};

/// What a parser's error means for staff: what is wrong, what is there, and what to do.
fn explanation(kind: &ErrorKind) -> Option<(&'static str, &'static str, &'static str)> {
    Some(match kind {
        ErrorKind::MappingValueNotAllowed => (
            "this line has a second colon, or its key is indented differently from its neighbours",
            "unexpected key or colon",
            "put the whole value in quotes if it contains a colon (\"like: this\"); otherwise line the key up with the ones around it",
        ),
        ErrorKind::BomInsideDocument => (
            "there is an invisible mark (U+FEFF, a byte-order mark) in the middle of this file",
            "the mark is here",
            "such a mark often gets in when text is pasted: delete the line and retype it",
        ),
        ErrorKind::UnclosedQuotedScalar => (
            "this quotation mark is never closed",
            "opened here",
            "close it with the same mark at the end of the value",
        ),
        ErrorKind::InvalidTrailingSingleQuotedScalar => (
            "there is text after the closing quotation mark",
            "the quoted text ends before this",
            "put the whole value in double quotes if it contains an apostrophe (\"the town's streets\")",
        ),
        ErrorKind::InvalidTrailingDoubleQuotedScalar => (
            "there is text after the closing quotation mark",
            "the quoted text ends before this",
            "put the whole value in quotation marks, in single ones if it contains double ones; also look above for a quotation mark that is not closed on its own line",
        ),
        ErrorKind::UnknownQuotedScalarEscape
        | ErrorKind::InvalidQuotedScalarHexEscape
        | ErrorKind::InvalidLowSurrogateHexEscape
        | ErrorKind::InvalidLowSurrogate
        | ErrorKind::MissingLowSurrogate
        | ErrorKind::UnpairedLowSurrogate
        | ErrorKind::InvalidUnicodeEscape => (
            "a backslash (\\) in double quotes starts a special character, but there is no such character",
            "in this text",
            "use single quotes around the text, or write each backslash twice",
        ),
        ErrorKind::UnclosedFlowCollection { open: '[' } => {
            ("this bracket is never closed", "opened here", "close it with `]`")
        }
        ErrorKind::UnclosedFlowCollection { .. } => {
            ("this bracket is never closed", "opened here", "close it with `}`")
        }
        ErrorKind::MismatchedFlowCollectionEnd { .. } => (
            "this bracket is closed with one of a different kind",
            "opened here",
            "close `[` with `]`, and `{` with `}`",
        ),
        ErrorKind::MisplacedFlowCollectionEnd => (
            "this bracket was never opened",
            "closed here",
            "remove it, or put the whole value in quotes if it is part of the text",
        ),
        ErrorKind::ExpectedFlowMappingSeparator
        | ErrorKind::ExpectedFlowSequenceSeparator
        | ErrorKind::InvalidColonPlacement => (
            "a list or group in brackets is not closed, or lacks a comma",
            "not expected here",
            "close the bracket before this, or put a comma between its parts",
        ),
        ErrorKind::UnexpectedEofImplicitFlowMapping => {
            ("there is nothing between two commas", "a value is missing here", "remove one of the commas")
        }
        ErrorKind::ExpectedBlockMappingKey => (
            "this line is not lined up with its neighbours",
            "not expected here",
            "indent the keys of a group by the same number of spaces; a line that starts with a hyphen goes below a key",
        ),
        ErrorKind::ExpectedBlockSequenceEntry => (
            "this line is not lined up with its neighbours",
            "expected a list item",
            "start each item with a hyphen, and line its other lines up with the text after the hyphen",
        ),
        ErrorKind::SimpleKeyExpected => (
            "this line has no key, or no space after the colon of its key",
            "expected a key, a colon and a space",
            "write `key: value`; or, if the line continues the one above, indent it",
        ),
        ErrorKind::BlockSequenceEntryNotAllowed => (
            "a list can't start on the line of its key",
            "unexpected hyphen",
            "start the list on the next line; write a minus sign directly before its figure (-5); or put the whole value in quotes if the hyphen is part of the text",
        ),
        ErrorKind::ZeroBlockScalarIndent | ErrorKind::InvalidBlockScalarHeader => (
            "`|` or `>` starts a text on the lines below, but there is text on the same line",
            "starts here",
            "start the text on the next line, indented; write a comparison in words (more than 5); or put the whole value in quotes",
        ),
        ErrorKind::UnknownAnchor => (
            "a value can't start with `*`",
            "a star at the start refers to another place",
            "put the whole value in quotation marks",
        ),
        ErrorKind::MissingAnchorOrAliasName => {
            ("a value can't start with `*` or `&`", "not expected here", "put the whole value in quotation marks")
        }
        _ => return None,
    })
}

/// The diagnostic for `error` in a text that starts at byte `base` of the file.
pub(super) fn explain(source: SourceId, text: &str, base: usize, error: &ScanError) -> Diagnostic {
    let at = error.marker().byte_offset().unwrap_or_default().min(text.len());
    let place = |from: usize, width: usize| Span::new(source, base + from, base + from + width);
    let here = place(at, width_at(text, at));
    if *error.kind() == ErrorKind::RecursionLimitExceeded {
        return nested_too_deeply(here);
    }
    let fault = |place: Span, message: &str| Diagnostic::error(&rules::INVALID_YAML, place, message);
    let broken = Broken { source, text, base, at };
    let opened_above = match error.kind() {
        ErrorKind::InvalidTrailingDoubleQuotedScalar => odd_line::opened_above(&broken, '"'),
        ErrorKind::InvalidTrailingSingleQuotedScalar => odd_line::opened_above(&broken, '\''),
        _ => None,
    };
    let found = opened_above
        .or_else(|| pasted::explain(&broken))
        .or_else(|| odd_line::explain(&broken))
        .or_else(|| indentation::explain(&broken, error.kind()))
        .or_else(|| odd_value::explain(&broken, error.kind()));
    if found.as_ref().is_none_or(|found| found.patch.is_none())
        && let Some(first) = two_slips::explain(&broken, error.kind())
    {
        return first;
    }
    if let Some(found) = found {
        return found;
    }
    let may_need_quotes = odd_value::may_need_quotes(error.kind());
    let in_quotes = |fault: Diagnostic| match Some(&broken).filter(|_| may_need_quotes).and_then(odd_value::requoted) {
        Some(edit) => fault.patch(place(edit.at, edit.old), edit.new),
        None => fault,
    };
    if let ErrorKind::UnexpectedCharacter { character } = error.kind() {
        return in_quotes(unexpected_character(here, *character));
    }
    match explanation(error.kind()) {
        Some((message, label, help)) => in_quotes(fault(here, message).label(label).help(help)),
        None => fault(
            here,
            "this can't be read: something is wrong with its quotation marks, brackets, colons or indentation",
        )
        .with_note(format!("the YAML reader says: {}", error.info()))
        .help("compare it with the lines around it: indent keys that belong together by the same number of spaces, and put unusual values in quotes"),
    }
}

/// The fault of too many nested brackets or levels of indentation.
pub(super) fn nested_too_deeply(here: Span) -> Diagnostic {
    Diagnostic::error(&rules::NESTED_TOO_DEEPLY, here, "this is nested too deeply")
        .help("look for brackets or indentation repeated by mistake")
}

/// References to references, and so on.
pub(super) fn expands_too_far(here: Span) -> Diagnostic {
    Diagnostic::error(&rules::EXPANDS_TOO_FAR, here, "this reference with `*` makes the file grow far beyond its size")
        .help("write out the repeated part where it is needed")
}

/// The fault of a line that starts a second document.
pub(super) fn second_document(here: Span) -> Diagnostic {
    Diagnostic::error(&rules::INVALID_YAML, here, "a second document starts here")
        .help("remove this line, or move what follows into its own file: a content file is a single document")
}

/// The fault of a word that YAML would read as an anchor or a tag and leave out.
pub(super) fn lost_word(place: Span, word: &str) -> Diagnostic {
    let mark = if word.starts_with('&') { '&' } else { '!' };
    Diagnostic::error(&rules::INVALID_YAML, place, format!("a value can't start with `{mark}`"))
        .label("this word would be left out")
        .help("put the whole value in quotation marks")
}

fn unexpected_character(here: Span, character: char) -> Diagnostic {
    let fault = |message: String| Diagnostic::error(&rules::INVALID_YAML, here, message);
    match character {
        '`' => fault("a value can't start with a backtick".to_owned()).help("put the whole value in quotation marks"),
        hidden if hidden.is_control() => {
            fault("there is an invisible control character here; this may not be a text file".to_owned())
                .help("delete the character; or, if this is not a text file, move it out of the content folder")
        }
        other => fault(format!("a value can't start with `{other}`")).help("put the whole value in quotation marks"),
    }
}

fn width_at(text: &str, at: usize) -> usize {
    text[at..].chars().next().filter(|c| !c.is_control()).map_or(0, char::len_utf8)
}
