//! A YAML parser's error -> a diagnostic in words that staff understand, at the place that they have to look at.

use crate::diagnostic::Diagnostic;
use crate::source::{SourceId, Span};

/// What a parser's words mean for staff.
struct Explanation {
    /// A part of what the parser says.
    said: &'static str,
    message: &'static str,
    label: &'static str,
    help: &'static str,
}

const EXPLANATIONS: &[Explanation] = &[
    Explanation {
        said: "mapping values are not allowed",
        message: "a second colon, or a key that is indented differently from its neighbours",
        label: "a key and its colon are not expected here",
        help: "put the whole value in quotes if it has a colon in it (\"like: this\"); else line the key up with the ones around it",
    },
    Explanation {
        said: "a BOM must not appear",
        message: "there is an invisible mark (U+FEFF, a byte-order mark) in the middle of this file",
        label: "it stands here",
        help: "such a mark often comes along when text is pasted: delete the line and type it again",
    },
    Explanation {
        said: "unclosed quote",
        message: "a quotation mark is opened and never closed",
        label: "opened here",
        help: "close it with the same mark at the end of the value",
    },
    Explanation {
        said: "trailing content after single-quoted",
        message: "there is text behind the closing quotation mark",
        label: "the quoted text has ended before this",
        help: "put a text with an apostrophe in double quotes (\"the town's streets\"), and the whole value inside them",
    },
    Explanation {
        said: "trailing content after double-quoted",
        message: "there is text behind the closing quotation mark",
        label: "the quoted text has ended before this",
        help: "put the whole value in quotation marks; if it has double quotes in it, use single ones around it; and look above: a quotation mark that is never closed in its own line ends here too",
    },
    Explanation {
        said: "while parsing a quoted scalar",
        message: "a backslash (\\) in double quotes begins a special character, and this is none",
        label: "in this text",
        help: "use single quotes around the text, or write each backslash twice",
    },
    Explanation {
        said: "unclosed bracket '['",
        message: "a bracket is opened and never closed",
        label: "opened here",
        help: "close it with `]`",
    },
    Explanation {
        said: "unclosed bracket '{'",
        message: "a bracket is opened and never closed",
        label: "opened here",
        help: "close it with `}`",
    },
    Explanation {
        said: "mismatched bracket",
        message: "a bracket is closed with one of the other kind",
        label: "opened here",
        help: "close `[` with `]`, and `{` with `}`",
    },
    Explanation {
        said: "misplaced bracket",
        message: "a bracket is closed that was never opened",
        label: "closed here",
        help: "remove it; or put the whole value in quotes if it belongs to the text",
    },
    Explanation {
        said: "expected ',' or ",
        message: "a list or group in brackets is not closed, or a comma is missing in it",
        label: "not expected here",
        help: "close the bracket before this place, or put a comma between its parts",
    },
    Explanation {
        said: "illegal placement of ':'",
        message: "a list or group in brackets is not closed, or a comma is missing in it",
        label: "not expected here",
        help: "close the bracket before this place, or put a comma between its parts",
    },
    Explanation {
        said: "implicit flow mapping",
        message: "there is nothing between two commas",
        label: "a value is missing here",
        help: "remove one of the commas",
    },
    Explanation {
        said: "did not find expected key",
        message: "this line is not lined up with its neighbours",
        label: "not expected here",
        help: "indent the keys of a group by the same number of spaces; a line with a hyphen belongs below a key",
    },
    Explanation {
        said: "did not find expected '-'",
        message: "this line is not lined up with its neighbours",
        label: "an item of the list is expected here",
        help: "begin each item with a hyphen, and indent its other lines as far as the text behind the hyphen",
    },
    Explanation {
        said: "simple key expected",
        message: "this line has no key, or no space behind the colon of its key",
        label: "a key, a colon and a space are expected here",
        help: "write `key: value`; or, if the line goes on from the one above, indent it",
    },
    Explanation {
        said: "block sequence entries are not allowed",
        message: "a list can't begin on the line of its key",
        label: "a hyphen is not expected here",
        help: "begin the list on the next line; or put the whole value in quotes if the hyphen belongs to the text",
    },
    Explanation {
        said: "while scanning a block scalar",
        message: "`|` or `>` begins a text on the lines below, but there is text on its own line",
        label: "begins here",
        help: "begin the text on the next line, indented; or put the whole value in quotes",
    },
    Explanation {
        said: "unknown anchor",
        message: "a value can't begin with `*`",
        label: "a star at the beginning refers to another place",
        help: "put the whole value in quotation marks",
    },
    Explanation {
        said: "scanning an anchor or alias",
        message: "a value can't begin with `*` or `&`",
        label: "not expected here",
        help: "put the whole value in quotation marks",
    },
];

/// What `error` means for the text that begins at byte `base` of the file.
pub(super) fn explain(source: SourceId, text: &str, base: usize, error: &serde_saphyr::Error) -> Diagnostic {
    let said = first_line(&error.to_string());
    let at = error.location().map_or(0, |location| offset(text, location.line(), location.column()));
    let place = |from: usize, width: usize| Span::new(source, base + from, base + from + width);
    let here = place(at, width_at(text, at));
    if said.contains("recursion") || said.contains("Depth") || said.contains("nesting") {
        return Diagnostic::error("nested-too-deeply", here, "this is nested more deeply than any content can be")
            .help("look for brackets or indentation that were repeated by mistake");
    }
    if said.contains("budget") || said.contains("alias replay") {
        return Diagnostic::error(
            "expands-too-far",
            here,
            "a reference with `*` makes this file grow far beyond its size",
        )
        .help("write the repeated part out where it is needed");
    }
    let fault = |place: Span, message: &str| Diagnostic::error("invalid-yaml", place, message);
    if let Some(tab) = indentation_tab(text, at) {
        return fault(place(tab, 1), "this line is indented with a tab")
            .label("a tab stands here")
            .help("indent with spaces: two for each level")
            .patch(place(tab, 1), "  ");
    }
    if said.contains("multiple YAML documents") {
        let line = second_document(text, at);
        return fault(place(line, "---".len()), "a second document begins here")
            .help("a content file is one document: remove this line, or move what follows into a file of its own");
    }
    if let Some(known) = EXPLANATIONS.iter().find(|known| said.contains(known.said)) {
        return fault(here, known.message).label(known.label).help(known.help);
    }
    match said.strip_prefix("unexpected character: `") {
        Some(rest) => unexpected_character(here, rest.strip_suffix('\'').unwrap_or(rest)),
        None => fault(
            here,
            "this can't be read: quotation marks, brackets, colons or indentation are not as they should be",
        )
        .with_note(format!("the reader of YAML says: {said}"))
        .help("compare with the lines around it: the same indentation for keys that belong together, quotes around unusual values"),
    }
}

/// A word that YAML would take for a mark of its own and leave out.
pub(super) fn lost_word(place: Span, word: &str) -> Diagnostic {
    let mark = if word.starts_with('&') { '&' } else { '!' };
    Diagnostic::error("invalid-yaml", place, format!("a value can't begin with `{mark}`"))
        .label("this word would be left out")
        .help("put the whole value in quotation marks")
}

fn first_line(text: &str) -> String {
    let line = text.lines().next().unwrap_or_default();
    line.split(" at line ").next().unwrap_or(line).to_owned()
}

fn unexpected_character(here: Span, character: &str) -> Diagnostic {
    let fault = |message: String| Diagnostic::error("invalid-yaml", here, message);
    match character {
        "`" => fault("a value can't begin with a backtick".to_owned()).help("put the whole value in quotation marks"),
        hidden if hidden.starts_with("\\u{") => {
            fault("there is an invisible control character here; perhaps this is not a text file".to_owned())
                .help("delete the character; or, if this is no text at all, move the file out of the content folder")
        }
        other => fault(format!("a value can't begin with `{other}`")).help("put the whole value in quotation marks"),
    }
}

/// The byte of the tab that indents the line of byte `at`, or the next line, where the parser already sees it.
fn indentation_tab(text: &str, at: usize) -> Option<usize> {
    let here = text[..at].rfind('\n').map_or(0, |end| end + 1);
    let next = text[at..].find('\n').map_or(text.len(), |end| at + end + 1);
    [here, next].into_iter().find_map(|start| {
        let line = text[start..].lines().next().unwrap_or_default();
        let indentation = line.len() - line.trim_start_matches([' ', '\t']).len();
        line[..indentation].find('\t').filter(|_| indentation < line.len()).map(|tab| start + tab)
    })
}

/// The byte of the line that divides two documents, before byte `at`.
fn second_document(text: &str, at: usize) -> usize {
    let line = |mark: &str| text[..at].rfind(&format!("\n{mark}")).map(|end| end + 1);
    line("---").max(line("...")).unwrap_or(at)
}

/// The byte of a line and column, both from 1, the column in characters.
fn offset(text: &str, line: u64, column: u64) -> usize {
    let skip = |count: u64| usize::try_from(count.saturating_sub(1)).unwrap_or(usize::MAX);
    let start: usize = text.split_inclusive('\n').take(skip(line)).map(str::len).sum();
    let rest = &text[start..];
    let within: usize = rest.chars().take_while(|c| *c != '\n').take(skip(column)).map(char::len_utf8).sum();
    start + within
}

fn width_at(text: &str, at: usize) -> usize {
    text[at..].chars().next().filter(|c| !c.is_control()).map_or(0, char::len_utf8)
}
