//! The signs of a text -> those that nobody meant: invisible ones, and letters broken by a wrong encoding.

use std::ops::Range;

use crate::diagnostic::Diagnostic;
use crate::markdown::character_references;
use crate::model::written::{self, Written};
use crate::parse::reader::Reader;
use crate::parse::rules;
use crate::parse::scalars::wrong_encoding::{LETTER_LOST, garbled};
use crate::source::Span;

/// The first harmful character, and where it is.
fn harmful(text: &str) -> Option<(usize, char)> {
    // Most texts are printable ASCII.
    if text.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
        return None;
    }
    let before = [None].into_iter().chain(text.chars().map(Some));
    text.char_indices().zip(before).find(|((_, c), before)| is_harmful(*c, *before)).map(|(found, _)| found)
}

/// Control characters, marks that reverse the direction of everything after them, spaces and hyphens that nobody sees and no search finds,
/// and what no XML document can hold. Joiners belong to emoji and to scripts that have them: Arabic, and those of India.
fn is_harmful(character: char, before: Option<char>) -> bool {
    let controls = character.is_control() && !matches!(character, '\n' | '\r' | '\t');
    let is_joiner = matches!(character, '\u{200c}' | '\u{200d}');
    controls
        || (is_joiner && before.is_none_or(|before| before < FIRST_THAT_JOINS))
        || matches!(character, '\u{ad}' | '\u{34f}' | '\u{115f}' | '\u{1160}' | '\u{180e}' | '\u{200b}')
        || matches!(character, '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{206f}')
        || matches!(character, '\u{3164}' | '\u{feff}' | '\u{ffa0}' | '\u{fff9}'..='\u{fffb}' | '\u{fffe}' | '\u{ffff}')
}

/// The scripts before Arabic, such as Latin and Greek, are written without joiners.
const FIRST_THAT_JOINS: char = '\u{600}';

fn harmful_character(span: Span, character: char) -> Diagnostic {
    let code = u32::from(character);
    Diagnostic::error(
        &rules::CONTROL_CHARACTER,
        span,
        format!("this text contains an invisible character (U+{code:04X})"),
    )
    .with_note("such characters can change what readers see, and often get in when text is pasted")
    .help("delete the words around it and retype them")
}

/// Reports the first harmful character of a value; tells whether there is one.
pub(crate) fn report_invisible(text: &str, span: Span, reader: &mut Reader<'_>) -> bool {
    let Some((at, character)) = harmful(text) else { return false };
    let place = written::place(text, at..at + character.len_utf8(), span, reader.text);
    reader.report(harmful_character(place, character));
    true
}

/// Reports the first harmful character of each line of a text that the file has verbatim.
pub(crate) fn report_harmful(text: &str, span: Span, reader: &mut Reader<'_>) {
    let mut start = span.range().start;
    for line in text.split_inclusive('\n') {
        if let Some((at, character)) = harmful(line) {
            let place = Span::new(span.source, start + at, start + at + character.len_utf8());
            reader.report(harmful_character(place, character));
        }
        start += line.len();
    }
}

/// Reports the letters of a text that a wrong encoding has broken.
pub(crate) fn report_broken(text: &str, span: Span, reader: &mut Reader<'_>) {
    if text.is_ascii() {
        return;
    }
    let lost = text.match_indices(LETTER_LOST).map(|(at, sign)| (at..at + sign.len(), None));
    let garbled = garbled(text).into_iter().map(|(range, meant)| (range, Some(meant)));
    let found: Vec<(Range<usize>, Option<String>)> = lost.chain(garbled).collect();
    if found.is_empty() {
        return;
    }
    let written = Written::new(text, span, reader.text);
    for (range, meant) in found {
        let signs = &text[range.clone()];
        let place = written.place(range);
        let is_exact = reader.text.get(place.range()) == Some(signs);
        let fault = match meant {
            None => letter_lost(place),
            Some(meant) => broken(place, signs, &meant, is_exact),
        };
        reader.report(fault);
    }
}

fn letter_lost(place: Span) -> Diagnostic {
    Diagnostic::error(
        &rules::BROKEN_LETTER,
        place,
        "a letter is lost here: in its place is the sign for one that can't be read (U+FFFD)",
    )
    .with_note("it gets in when a text is opened with the wrong encoding, and saved")
    .help("type the letter again; or take the text from its source again, as UTF-8")
}

fn broken(place: Span, signs: &str, meant: &str, is_exact: bool) -> Diagnostic {
    let message = format!("\"{}\" looks like a letter that a wrong encoding has broken", signs.trim_end());
    let fault = Diagnostic::warning(&rules::BROKEN_LETTER, place, message);
    if meant.contains(LETTER_LOST) {
        return fault.help("type the letter again");
    }
    let fault =
        fault.label(if meant == " " { "did you mean a space?".to_owned() } else { format!("did you mean `{meant}`?") });
    if is_exact { fault.patch(place, meant) } else { fault.help("type the letter again") }
}

/// Reports the references in a Markdown text that mean a harmful character, or none at all.
pub(crate) fn report_references(markdown: &str, span: Span, reader: &mut Reader<'_>) {
    let references = character_references(markdown);
    let mut unmeant = references.iter().filter_map(|reference| {
        let before = markdown[..reference.range.start].chars().next_back();
        let character = reference.meaning.chars().find(|c| *c == LETTER_LOST || is_harmful(*c, before))?;
        Some((reference.range.clone(), character))
    });
    let Some(first) = unmeant.next() else { return };
    let written = Written::new(markdown, span, reader.text);
    for (range, character) in std::iter::once(first).chain(unmeant) {
        let name = &markdown[range.clone()];
        let place = written.place(range.clone());
        let is_exact = reader.text.get(place.range()) == Some(name);
        let code = u32::from(character);
        let fault = if character == LETTER_LOST {
            Diagnostic::error(
                &rules::BROKEN_LETTER,
                place,
                format!("`{name}` means no letter: residents would see a question mark"),
            )
        } else {
            Diagnostic::error(
                &rules::CONTROL_CHARACTER,
                place,
                format!("`{name}` means an invisible character (U+{code:04X})"),
            )
            .with_note("such characters can change what readers see")
        };
        reader.report(if is_exact { fault.label("delete it").patch(place, "") } else { fault.help("delete it") });
    }
}
