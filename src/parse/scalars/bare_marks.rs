//! Marks that residents would see in a text -> diagnostics, each with what to write instead.

use crate::diagnostic::Diagnostic;
use crate::markdown::{BULLETS, BareMark, BareMarkKind, bare_marks, bare_marks_in_plain};
use crate::model::written::Written;
use crate::parse::reader::Reader;
use crate::parse::rules;
use crate::source::Span;

/// Reports the marks in Markdown that do nothing.
pub(crate) fn report_bare_marks(markdown: &str, span: Span, reader: &mut Reader<'_>) {
    report(markdown, bare_marks(markdown), in_markdown, span, reader);
}

/// Reports the marks in a text that is shown as it is written.
pub(crate) fn report_marks_in_plain(text: &str, span: Span, reader: &mut Reader<'_>) {
    report(text, bare_marks_in_plain(text), in_plain, span, reader);
}

/// What is wrong with marks, how to mend it, and what to write instead if that is certain.
type Mended = (String, &'static str, Option<String>);

fn report(
    text: &str,
    marks: Vec<BareMark>,
    mend: fn(&str, &str, &BareMarkKind) -> Mended,
    span: Span,
    reader: &mut Reader<'_>,
) {
    if marks.is_empty() {
        return;
    }
    let written = Written::new(text, span, reader.text);
    for mark in marks {
        let words = &text[mark.range.clone()];
        let (message, help, instead) = mend(words, &text[mark.range.end..], &mark.what);
        let place = written.place(mark.range);
        let fault = Diagnostic::warning(&rules::SHOWN_MARK, place, message).help(help);
        if mark.what == BareMarkKind::Bullet {
            let in_file = reader.text.get(place.range()).unwrap_or_default();
            let is_the_same = in_file.lines().count() == words.lines().count();
            reader.report(if is_the_same { fault.patch(place, with_hyphens(in_file)) } else { fault });
            continue;
        }
        let is_exact = reader.text.get(place.range()) == Some(words);
        reader.report(match instead.filter(|_| is_exact) {
            Some(instead) => {
                let is_letter =
                    matches!(mark.what, BareMarkKind::Reference(_)) && instead.contains(char::is_alphanumeric);
                fault.patch(place, instead).certain_if(is_letter)
            }
            None => fault,
        });
    }
}

fn in_markdown(words: &str, after: &str, what: &BareMarkKind) -> Mended {
    let (message, help) = match what {
        BareMarkKind::Footnote => (
            "residents would see this mark: there are no footnotes",
            "write the note in round brackets here, or in a sentence of its own",
        ),
        BareMarkKind::Strike => (
            "residents would see these tildes: nothing is struck out",
            "write only what holds now, without the words between the tildes",
        ),
        BareMarkKind::Emphasis => (
            "residents would see these marks: they don't become emphasis here",
            "put the marks directly around the words, and a space after the closing ones: **Fees:** Pay here.",
        ),
        BareMarkKind::Table => (
            "residents would see the lines and hyphens of this table: it is not read as one",
            "leave an empty line above the table, and give its first row as many cells as this line has",
        ),
        BareMarkKind::Headless => (
            "residents would see these bars: the table lacks the line below its first row",
            "write a line of bars and hyphens below the first row, with as many cells: `|---|---|`",
        ),
        BareMarkKind::Cells => (
            "a table was pasted here, and residents would see its cells run together",
            "put bars between the cells, and a line of hyphens below the first row: `| Park | Day |`, `|---|---|`, `| Elm Park | Monday |`",
        ),
        BareMarkKind::Bullet => (
            "residents would see bullets in the middle of a paragraph: they don't make a list",
            "begin each item with a hyphen and a space, on a line of its own",
        ),
        BareMarkKind::Box => ("residents would see these brackets: there are no boxes to tick", "leave them out"),
        BareMarkKind::Code | BareMarkKind::Reference(_) => ("residents would see these marks", "leave them out"),
    };
    let instead = match what {
        BareMarkKind::Emphasis => closed(words, after),
        _ => None,
    };
    (message.to_owned(), help, instead)
}

/// Lines that begin with hyphens in place of bullets.
fn with_hyphens(lines: &str) -> String {
    let with_hyphen = |line: &str| match line.trim_start().strip_prefix(BULLETS) {
        Some(words) => {
            let margin = &line[..line.len() - line.trim_start().len()];
            let space = if words.starts_with('\u{a0}') { " " } else { "" };
            format!("{margin}-{space}{words}")
        }
        None => line.to_owned(),
    };
    lines.split('\n').map(with_hyphen).collect::<Vec<_>>().join("\n")
}

/// The words with the same marks directly around them, so that they become emphasis.
fn closed(words: &str, after: &str) -> Option<String> {
    let inner = inner(words)?;
    let marks = &words[..words.len() - words.trim_start_matches(['*', '_']).len()];
    let space = if after.starts_with(char::is_alphanumeric) { " " } else { "" };
    Some(format!("{marks}{inner}{marks}{space}"))
}

/// The words between marks, unless there are more marks among them.
fn inner(words: &str) -> Option<&str> {
    let inner = words.trim_matches(['*', '_', '`']).trim();
    (!inner.is_empty() && inner.len() < words.len() && !inner.contains(['*', '_', '`'])).then_some(inner)
}

fn in_plain(words: &str, _: &str, what: &BareMarkKind) -> Mended {
    let message = format!("residents would see `{}`: this text is shown as it is written", words.replace('`', "'"));
    match what {
        BareMarkKind::Footnote => (message, "write the note in a text of its own", None),
        BareMarkKind::Strike => (message, "write only what holds now, without the words between the tildes", None),
        BareMarkKind::Reference(meaning) => {
            let is_seen = |c: char| {
                c.is_alphanumeric()
                    || c.is_ascii_punctuation()
                    || (c > '\u{a0}' && c < '\u{ad}')
                    || (c > '\u{ad}' && c < '\u{200b}')
            };
            let sign = match meaning.chars().next() {
                Some(c) if is_seen(c) => meaning.as_str(),
                Some(c) if c.is_whitespace() => " ",
                _ => "",
            };
            (message, "write the sign itself, or leave it out if it is invisible", Some(sign.to_owned()))
        }
        BareMarkKind::Emphasis | BareMarkKind::Code => {
            (message, "leave the marks out", inner(words).map(str::to_owned))
        }
        BareMarkKind::Table
        | BareMarkKind::Headless
        | BareMarkKind::Cells
        | BareMarkKind::Bullet
        | BareMarkKind::Box => (message, "leave the marks out", None),
    }
}
