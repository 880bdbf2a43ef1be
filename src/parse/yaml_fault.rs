//! A YAML parser's error -> a diagnostic in words that staff understand, at the place that they have to look at.

use granit_parser::{ErrorKind, ScanError};

use crate::diagnostic::Diagnostic;
use crate::parse::odd_line::{self, Broken};
use crate::parse::rules;
use crate::source::{SourceId, Span};

/// What a parser's error means for staff: what is wrong, what is there, and what to do.
fn explanation(kind: &ErrorKind) -> Option<(&'static str, &'static str, &'static str)> {
    Some(match kind {
        ErrorKind::MappingValueNotAllowed => (
            "a second colon, or a key that is indented differently from its neighbours",
            "a key and its colon are not expected here",
            "put the whole value in quotes if it has a colon in it (\"like: this\"); else line the key up with the ones around it",
        ),
        ErrorKind::BomInsideDocument => (
            "there is an invisible mark (U+FEFF, a byte-order mark) in the middle of this file",
            "it stands here",
            "such a mark often comes along when text is pasted: delete the line and type it again",
        ),
        ErrorKind::UnclosedQuotedScalar => (
            "a quotation mark is opened and never closed",
            "opened here",
            "close it with the same mark at the end of the value",
        ),
        ErrorKind::InvalidTrailingSingleQuotedScalar => (
            "there is text behind the closing quotation mark",
            "the quoted text has ended before this",
            "put a text with an apostrophe in double quotes (\"the town's streets\"), and the whole value inside them",
        ),
        ErrorKind::InvalidTrailingDoubleQuotedScalar => (
            "there is text behind the closing quotation mark",
            "the quoted text has ended before this",
            "put the whole value in quotation marks; if it has double quotes in it, use single ones around it; and look above: a quotation mark that is never closed in its own line ends here too",
        ),
        ErrorKind::UnknownQuotedScalarEscape
        | ErrorKind::InvalidQuotedScalarHexEscape
        | ErrorKind::InvalidLowSurrogateHexEscape
        | ErrorKind::InvalidLowSurrogate
        | ErrorKind::MissingLowSurrogate
        | ErrorKind::UnpairedLowSurrogate
        | ErrorKind::InvalidUnicodeEscape => (
            "a backslash (\\) in double quotes begins a special character, and this is none",
            "in this text",
            "use single quotes around the text, or write each backslash twice",
        ),
        ErrorKind::UnclosedFlowCollection { open: '[' } => {
            ("a bracket is opened and never closed", "opened here", "close it with `]`")
        }
        ErrorKind::UnclosedFlowCollection { .. } => {
            ("a bracket is opened and never closed", "opened here", "close it with `}`")
        }
        ErrorKind::MismatchedFlowCollectionEnd { .. } => {
            ("a bracket is closed with one of the other kind", "opened here", "close `[` with `]`, and `{` with `}`")
        }
        ErrorKind::MisplacedFlowCollectionEnd => (
            "a bracket is closed that was never opened",
            "closed here",
            "remove it; or put the whole value in quotes if it belongs to the text",
        ),
        ErrorKind::ExpectedFlowMappingSeparator
        | ErrorKind::ExpectedFlowSequenceSeparator
        | ErrorKind::InvalidColonPlacement => (
            "a list or group in brackets is not closed, or a comma is missing in it",
            "not expected here",
            "close the bracket before this place, or put a comma between its parts",
        ),
        ErrorKind::UnexpectedEofImplicitFlowMapping => {
            ("there is nothing between two commas", "a value is missing here", "remove one of the commas")
        }
        ErrorKind::ExpectedBlockMappingKey => (
            "this line is not lined up with its neighbours",
            "not expected here",
            "indent the keys of a group by the same number of spaces; a line with a hyphen belongs below a key",
        ),
        ErrorKind::ExpectedBlockSequenceEntry => (
            "this line is not lined up with its neighbours",
            "an item of the list is expected here",
            "begin each item with a hyphen, and indent its other lines as far as the text behind the hyphen",
        ),
        ErrorKind::SimpleKeyExpected => (
            "this line has no key, or no space behind the colon of its key",
            "a key, a colon and a space are expected here",
            "write `key: value`; or, if the line goes on from the one above, indent it",
        ),
        ErrorKind::BlockSequenceEntryNotAllowed => (
            "a list can't begin on the line of its key",
            "a hyphen is not expected here",
            "begin the list on the next line; or put the whole value in quotes if the hyphen belongs to the text",
        ),
        ErrorKind::ZeroBlockScalarIndent | ErrorKind::InvalidBlockScalarHeader => (
            "`|` or `>` begins a text on the lines below, but there is text on its own line",
            "begins here",
            "begin the text on the next line, indented; or put the whole value in quotes",
        ),
        ErrorKind::UnknownAnchor => (
            "a value can't begin with `*`",
            "a star at the beginning refers to another place",
            "put the whole value in quotation marks",
        ),
        ErrorKind::MissingAnchorOrAliasName => {
            ("a value can't begin with `*` or `&`", "not expected here", "put the whole value in quotation marks")
        }
        _ => return None,
    })
}

/// What `error` means for the text that begins at byte `base` of the file.
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
    if let Some(found) = opened_above.or_else(|| odd_line::explain(&broken)) {
        return found;
    }
    if let ErrorKind::UnexpectedCharacter { character } = error.kind() {
        return unexpected_character(here, *character);
    }
    match explanation(error.kind()) {
        Some((message, label, help)) => fault(here, message).label(label).help(help),
        None => fault(
            here,
            "this can't be read: quotation marks, brackets, colons or indentation are not as they should be",
        )
        .with_note(format!("the reader of YAML says: {}", error.info()))
        .help("compare with the lines around it: the same indentation for keys that belong together, quotes around unusual values"),
    }
}

/// Brackets or steps of indentation within each other.
pub(super) fn nested_too_deeply(here: Span) -> Diagnostic {
    Diagnostic::error(&rules::NESTED_TOO_DEEPLY, here, "this is nested more deeply than any content can be")
        .help("look for brackets or indentation that were repeated by mistake")
}

/// References to references, and so on.
pub(super) fn expands_too_far(here: Span) -> Diagnostic {
    Diagnostic::error(&rules::EXPANDS_TOO_FAR, here, "a reference with `*` makes this file grow far beyond its size")
        .help("write the repeated part out where it is needed")
}

/// A line that begins a second document.
pub(super) fn second_document(here: Span) -> Diagnostic {
    Diagnostic::error(&rules::INVALID_YAML, here, "a second document begins here")
        .help("a content file is one document: remove this line, or move what follows into a file of its own")
}

/// A word that YAML would take for a mark of its own and leave out.
pub(super) fn lost_word(place: Span, word: &str) -> Diagnostic {
    let mark = if word.starts_with('&') { '&' } else { '!' };
    Diagnostic::error(&rules::INVALID_YAML, place, format!("a value can't begin with `{mark}`"))
        .label("this word would be left out")
        .help("put the whole value in quotation marks")
}

fn unexpected_character(here: Span, character: char) -> Diagnostic {
    let fault = |message: String| Diagnostic::error(&rules::INVALID_YAML, here, message);
    match character {
        '`' => fault("a value can't begin with a backtick".to_owned()).help("put the whole value in quotation marks"),
        hidden if hidden.is_control() => {
            fault("there is an invisible control character here; perhaps this is not a text file".to_owned())
                .help("delete the character; or, if this is no text at all, move the file out of the content folder")
        }
        other => fault(format!("a value can't begin with `{other}`")).help("put the whole value in quotation marks"),
    }
}

fn width_at(text: &str, at: usize) -> usize {
    text[at..].chars().next().filter(|c| !c.is_control()).map_or(0, char::len_utf8)
}
