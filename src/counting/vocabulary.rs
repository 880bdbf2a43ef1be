//! The words of a column for the kind or the state of a request -> how often each is there, and which are spelt in two ways.

use std::collections::BTreeMap;

use ahash::AHashMap;

/// A column with more different words than this is no vocabulary. Its words are not told: they may say something about people.
const MOST: usize = 1_000;

/// A word that is longer is not told either.
const LONGEST: usize = 80;

/// Words, and what each means.
#[derive(Debug, Clone)]
pub(super) struct Vocabulary<M> {
    words: AHashMap<Box<[u8]>, Counted<M>>,
    beyond: u64,
}

#[derive(Debug, Clone)]
struct Counted<M> {
    /// Its meaning; nothing for a word that the map doesn't have.
    meaning: Option<M>,
    count: u64,
}

impl<M: Clone> Vocabulary<M> {
    /// The words of the map.
    pub(super) fn new(words: impl IntoIterator<Item = (Vec<u8>, M)>) -> Self {
        let counted = |(word, meaning): (Vec<u8>, M)| (word.into(), Counted { meaning: Some(meaning), count: 0 });
        Self { words: words.into_iter().map(counted).collect(), beyond: 0 }
    }

    /// What a word means, after counting it `times`.
    pub(super) fn meaning(&mut self, word: &[u8], times: u64) -> Option<&M> {
        if !self.words.contains_key(word) {
            if times > 0 {
                if self.words.len() <= MOST {
                    self.words.insert(word.into(), Counted { meaning: None, count: times });
                } else {
                    self.beyond += times;
                }
            }
            return None;
        }
        let known = self.words.get_mut(word)?;
        known.count += times;
        known.meaning.as_ref()
    }

    pub(super) fn merge(&mut self, other: Self) {
        self.beyond += other.beyond;
        for (word, counted) in other.words {
            self.words.entry(word).and_modify(|own| own.count += counted.count).or_insert(counted);
        }
    }

    /// Whether there are so many different words that they are no vocabulary.
    pub(super) fn is_too_large(&self) -> bool {
        self.beyond > 0 || self.words.len() > MOST
    }

    /// How many requests have a word that the map doesn't have.
    pub(super) fn unknown(&self) -> u64 {
        self.beyond + self.strangers().map(|(_, count)| count).sum::<u64>()
    }

    /// The words that the map doesn't have, with how often they are there; the most frequent first. Those that are too long are not among them.
    pub(super) fn unknown_words(&self) -> Vec<(String, u64)> {
        if self.is_too_large() {
            return Vec::new();
        }
        let short = self.strangers().filter(|(word, _)| word.len() <= LONGEST);
        let mut all: Vec<(String, u64)> =
            short.map(|(word, count)| (String::from_utf8_lossy(word).into_owned(), count)).collect();
        all.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        all
    }

    fn strangers(&self) -> impl Iterator<Item = (&[u8], u64)> {
        let all = self.words.iter().filter(|(_, counted)| counted.meaning.is_none());
        all.map(|(word, counted)| (&**word, counted.count))
    }

    /// The words of the map that the log doesn't have, of those whose meaning `matters`.
    pub(super) fn unused(&self, matters: impl Fn(&M) -> bool) -> Vec<String> {
        let all = self
            .words
            .iter()
            .filter(|(_, counted)| counted.meaning.as_ref().is_some_and(&matters) && counted.count == 0);
        let mut all: Vec<String> = all.map(|(word, _)| String::from_utf8_lossy(word).into_owned()).collect();
        all.sort();
        all
    }

    /// The words that differ only in capitals, spaces and signs, each group with how often each is there.
    pub(super) fn spelt_in_two_ways(&self) -> Vec<Vec<(String, u64)>> {
        if self.is_too_large() {
            return Vec::new();
        }
        let mut groups: BTreeMap<String, Vec<(String, u64)>> = BTreeMap::new();
        for (word, counted) in self.words.iter().filter(|(word, counted)| counted.count > 0 && word.len() <= LONGEST) {
            let word = String::from_utf8_lossy(word).into_owned();
            let bare: String = word.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
            if !bare.is_empty() {
                groups.entry(bare).or_default().push((word, counted.count));
            }
        }
        let mut several: Vec<Vec<(String, u64)>> = groups.into_values().filter(|group| group.len() > 1).collect();
        for group in &mut several {
            group.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        }
        several
    }
}
