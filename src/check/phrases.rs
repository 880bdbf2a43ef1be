//! Words to look out for in a text -> where they are.

use std::ops::Range;

use aho_corasick::AhoCorasick;

use crate::markdown::passages;
use crate::model::text::Text;
use crate::source::Span;

/// A phrase in small letters, and what to write in its place. A word that ends with `*` stands for all that begin with it.
pub(super) type Phrase = (&'static str, &'static str);

/// A list of phrases, and what tells at a glance that a text has none of them.
pub(super) struct Phrases {
    list: &'static [Phrase],
    first_words: AhoCorasick,
}

impl Phrases {
    /// The phrases of a list, ready to be looked for.
    pub(super) fn new(list: &'static [Phrase]) -> Self {
        let first_word = |(phrase, _): &Phrase| phrase.split(' ').next().unwrap_or_default().trim_end_matches('*');
        let first_words = AhoCorasick::builder().ascii_case_insensitive(true).build(list.iter().map(first_word));
        Self { list, first_words: first_words.expect("a few dozen words") }
    }
}

/// A phrase that a text holds: as it is written there, where, and what to write in its place.
pub(super) struct Found {
    pub(super) words: String,
    pub(super) span: Span,
    pub(super) instead: &'static str,
}

/// Every phrase of the list in the text. Quotations are left alone.
pub(super) fn find(text: &Text<'_>, phrases: &Phrases) -> Vec<Found> {
    if !phrases.first_words.is_match(text.markdown) {
        return Vec::new();
    }
    let mut found = Vec::new();
    for passage in passages(text.markdown) {
        let words = words(&passage.text);
        let mut at = 0;
        while at < words.len() {
            let held =
                phrases.list.iter().find_map(|(phrase, instead)| Some((length(&words[at..], phrase)?, *instead)));
            let Some((length, instead)) = held else {
                at += 1;
                continue;
            };
            let range = words[at].0.start..words[at + length - 1].0.end;
            let span = text.place(passage.place(range.clone()));
            found.push(Found { words: passage.text[range].to_owned(), span, instead });
            at += length;
        }
    }
    found
}

/// The words with their places, in small letters.
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

/// How many words the phrase takes up at the beginning of `words`, if it stands there.
fn length(words: &[(Range<usize>, String)], phrase: &str) -> Option<usize> {
    let mut here = words.iter();
    let fits = |wanted: &str, word: &str| match wanted.strip_suffix('*') {
        Some(beginning) => word.starts_with(beginning),
        None => word == wanted,
    };
    let all = phrase.split(' ').all(|wanted| here.next().is_some_and(|(_, word)| fits(wanted, word)));
    all.then(|| phrase.split(' ').count())
}
