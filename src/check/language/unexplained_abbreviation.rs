//! Reports abbreviations that are not explained where they are used.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::check::context::Context;
use crate::check::dependency::Dependency;
use crate::check::language::hedge;
use crate::diagnostic::Diagnostic;
use crate::markdown::{Passage, passages};
use crate::model::department::Department;
use crate::model::text::{Owner, Text};
use crate::rule::{Rule, Topic};

pub(crate) const RULE: Rule = Rule {
    name: "unexplained-abbreviation",
    topic: Topic::Language,
    sentence: "An abbreviation of two to five capitals is explained in its text, service, answer, department or page, unless everybody knows it.",
    why: "Staff say it every day; a resident may never have heard it.",
    wrong: "description: We answer your FOIP request.",
    right: "description: We answer your request under the Freedom of Information and Protection of Privacy Act (FOIP).",
};

pub(crate) const DEPENDS_ON: Dependency = Dependency::OWN_FILE;

/// Abbreviations that everybody knows.
const KNOWN: [&str; 30] = [
    "AA", "AB", "AM", "ATM", "BC", "CEO", "DVD", "FAQ", "GPS", "GST", "ID", "II", "III", "IV", "OK", "PDF", "PIN",
    "PM", "PO", "QR", "RCMP", "RSVP", "RV", "SMS", "SUV", "TV", "UK", "US", "USA", "USB",
];

/// Ordinary words that some write in capitals, for emphasis.
const LOUD: [&str; 40] = [
    "AFTER", "ALL", "ALSO", "AND", "ANY", "ARE", "AS", "AT", "BOTH", "BY", "CAN", "DO", "EACH", "EVERY", "FIRST",
    "FOR", "FREE", "FROM", "MAY", "MUST", "NEVER", "NEW", "NO", "NOT", "NOW", "ONE", "ONLY", "OPEN", "OR", "OUR",
    "STOP", "THAT", "THE", "THIS", "TO", "WE", "WILL", "YES", "YOU", "YOUR",
];

/// Signs that something is still to be written.
const TO_COME: [&str; 3] = ["TBA", "TBC", "TBD"];

pub(crate) fn check(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    if !context.is_in("en") {
        return;
    }
    for text in &context.texts {
        // Each word is checked and reported once: a text all in capitals has very many.
        let mut seen: BTreeSet<String> = BTreeSet::new();
        for passage in passages_with_capitals(text) {
            for range in capitals(&passage.text) {
                let word = &passage.text[range.clone()];
                let is_no_riddle = KNOWN.contains(&word) || LOUD.contains(&word) || is_hedge(word, text);
                if is_no_riddle || seen.contains(word) {
                    continue;
                }
                seen.insert(word.to_owned());
                if is_explained(word, text, &context.texts) {
                    continue;
                }
                let (message, help) = if TO_COME.contains(&word) {
                    let help = "write what residents need to know, or leave it out until you know it".to_owned();
                    (format!("`{word}` is still in a text for residents"), help)
                } else {
                    let help =
                        format!("write it out, followed by the short form if you need it again: Full Name ({word})");
                    (format!("residents may not know what `{word}` means"), help)
                };
                diagnostics.push(Diagnostic::warning(&RULE, text.place(passage.place(range)), message).help(help));
            }
        }
    }
}

/// Whether `hedge` already reports the word.
fn is_hedge(word: &str, text: &Text<'_>) -> bool {
    word == "ASAP" && hedge::is_promise(text)
}

fn passages_with_capitals(text: &Text<'_>) -> Vec<Passage> {
    let has_two = text.markdown.as_bytes().windows(2).any(|pair| pair.iter().all(u8::is_ascii_uppercase));
    if has_two { passages(text.markdown) } else { Vec::new() }
}

/// The ranges of words of two to five capitals, without a plural `s`.
fn capitals(words: &str) -> impl Iterator<Item = Range<usize>> {
    let pieces = words.split(|c: char| !c.is_alphanumeric()).filter(|piece| !piece.is_empty());
    pieces.filter_map(|piece| {
        let word = piece.strip_suffix('s').unwrap_or(piece);
        let is_one = (2..=5).contains(&word.len()) && word.bytes().all(|b| b.is_ascii_uppercase());
        let start = piece.as_ptr() as usize - words.as_ptr() as usize;
        is_one.then(|| start..start + word.len())
    })
}

fn is_explained(word: &str, text: &Text<'_>, texts: &[Text<'_>]) -> bool {
    let explains = |words: &str| explains(words, word);
    if explains(text.markdown) {
        return true;
    }
    let about_department = |department: &Department| {
        let functions = || department.functions.iter();
        explains(&department.name)
            || explains(&department.summary.markdown)
            || functions().any(|function| {
                explains(&function.name.value) || function.summary.as_ref().is_some_and(|one| explains(&one.markdown))
            })
    };
    match text.owner {
        Owner::Commitment => {
            texts.iter().any(|other| matches!(other.owner, Owner::Commitment) && explains(other.markdown))
        }
        Owner::Site => texts.iter().any(|other| matches!(other.owner, Owner::Site) && explains(other.markdown)),
        Owner::Page(page) => {
            [&page.title.value, &page.summary.value, &page.body.markdown].into_iter().any(|one| explains(one))
        }
        Owner::Department(department) => about_department(department),
        Owner::Answer(answer) => {
            let words = answer.keywords.iter().chain([&answer.name]).map(|words| &words.value);
            words.chain(answer.text.as_ref().map(|text| &text.markdown)).any(|words| explains(words))
        }
        Owner::Service(department, service) => {
            explains(&service.name.value)
                || explains(&service.summary.markdown)
                || service.description.as_ref().is_some_and(|description| explains(&description.markdown))
                || service.keywords.iter().any(|keyword| explains(keyword))
                || about_department(department)
        }
    }
}

/// Whether the words have the short form in brackets, or after it something in brackets, or the name that it is short for.
fn explains(words: &str, short: &str) -> bool {
    words.contains(&format!("({short})")) || words.contains(&format!("{short} (")) || has_full_name(words, short)
}

/// Whether the initials of consecutive words spell the short form. Small words between them may be skipped.
fn has_full_name(words: &str, short: &str) -> bool {
    let names: Vec<&str> =
        words.split(|c: char| !c.is_alphanumeric() && c != '\'').filter(|one| !one.is_empty()).collect();
    (0..names.len()).any(|at| spells(&names[at..], short))
}

fn spells(names: &[&str], short: &str) -> bool {
    let small = ["a", "and", "for", "in", "of", "on", "the", "to"];
    let mut letters = short.chars().peekable();
    for name in names {
        let Some(wanted) = letters.peek() else { break };
        let first = name.chars().next().map(|c| c.to_ascii_uppercase());
        if first == Some(*wanted) && *name != short {
            letters.next();
        } else if !small.contains(&name.to_lowercase().as_str()) || letters.peek() == short.chars().next().as_ref() {
            return false;
        }
    }
    letters.peek().is_none()
}
