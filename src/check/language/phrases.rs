//! Finds listed phrases in a text.

use std::ops::Range;

use aho_corasick::AhoCorasick;

use crate::markdown::passages;
use crate::model::text::Text;
use crate::source::Span;

/// A phrase in small letters, and what to write in its place. A word that ends with `*` matches all that begin with it.
pub(super) type Phrase = (&'static str, &'static str);

/// A list of phrases, prepared for searching.
pub(super) struct Phrases {
    /// The words of each phrase, and what to write instead.
    list: Vec<(Vec<&'static str>, &'static str)>,
    /// The longest word of each phrase: a text without any of these words has none of the phrases.
    signs: AhoCorasick,
}

impl Phrases {
    pub(super) fn new(list: &[Phrase]) -> Self {
        let list: Vec<_> =
            list.iter().map(|(phrase, instead)| (phrase.split(' ').collect::<Vec<_>>(), *instead)).collect();
        let sign = |words: &Vec<&'static str>| {
            words.iter().map(|word| word.trim_end_matches('*')).max_by_key(|word| word.len())
        };
        let signs = list.iter().filter_map(|(words, _)| sign(words));
        let signs = AhoCorasick::builder().ascii_case_insensitive(true).build(signs).expect("a few dozen words");
        Self { list, signs }
    }
}

/// A phrase found in a text: its words as written, its span, and what to write instead.
pub(super) struct Found {
    pub(super) words: String,
    pub(super) span: Span,
    pub(super) instead: &'static str,
}

/// Every listed phrase in the text. Quotations are skipped.
pub(super) fn find(text: &Text<'_>, phrases: &Phrases) -> Vec<Found> {
    if !phrases.signs.is_match(text.markdown) {
        return Vec::new();
    }
    let mut found = Vec::new();
    for passage in passages(text.markdown) {
        let words = words(&passage.text);
        let mut at = 0;
        while at < words.len() {
            let held = phrases.list.iter().find(|(phrase, _)| begins(&words[at..], phrase));
            let Some((phrase, instead)) = held else {
                at += 1;
                continue;
            };
            let length = phrase.len();
            let range = words[at].0.start..words[at + length - 1].0.end;
            let span = text.place(passage.place(range.clone()));
            found.push(Found { words: passage.text[range].to_owned(), span, instead });
            at += length;
        }
    }
    found
}

/// The words in lower case, with their ranges.
fn words(text: &str) -> Vec<(Range<usize>, String)> {
    let is_inner = |c: char| c.is_alphanumeric() || c == '\'' || c == '’' || c == '-';
    let mut words = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        match (start, is_inner(c)) {
            (None, true) => start = Some(at),
            (Some(from), false) => {
                words.push((from..at, text[from..at].to_lowercase()));
                start = None;
            }
            _ => {}
        }
    }
    words
}

/// Whether the phrase is at the beginning of `words`.
fn begins(words: &[(Range<usize>, String)], phrase: &[&str]) -> bool {
    let fits = |wanted: &str, word: &str| match wanted.strip_suffix('*') {
        Some(beginning) => word.starts_with(beginning),
        None => word == wanted,
    };
    words.len() >= phrase.len() && phrase.iter().zip(words).all(|(wanted, (_, word))| fits(wanted, word))
}
