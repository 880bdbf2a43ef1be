//! English text -> its sentences, words and syllables, and the school grade that can read it with ease (Flesch-Kincaid).
//!
//! A number counts as a word of one syllable; letters that are read one by one (RCMP) count as one syllable each.

use std::borrow::Cow;
use std::ops::Range;

/// The counts from which the grade of a text is computed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ReadingCounts {
    /// The number of sentences.
    pub sentences: usize,
    /// The number of words.
    pub words: usize,
    /// The number of syllables.
    pub syllables: usize,
}

impl ReadingCounts {
    /// Measures a passage. A passage without a full stop is a sentence too.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let mut measure = Self::default();
        for sentence in sentences(text) {
            measure.sentences += 1;
            for word in words(&text[sentence]) {
                measure.words += 1;
                measure.syllables += syllables(word);
            }
        }
        measure
    }

    /// The sum of two measures.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self {
            sentences: self.sentences + other.sentences,
            words: self.words + other.words,
            syllables: self.syllables + other.syllables,
        }
    }

    /// The school grade in tenths: 84 is grade 8.4. An empty text has grade 0.
    #[must_use]
    pub fn tenths_of_grade(self) -> i64 {
        if self.words == 0 || self.sentences == 0 {
            return 0;
        }
        let whole = |number: usize| i64::try_from(number).unwrap_or(i64::MAX / 10_000);
        let (sentences, words, syllables) = (whole(self.sentences), whole(self.words), whole(self.syllables));
        // 0.39 * words per sentence + 11.8 * syllables per word - 15.59, in thousandths.
        let thousandths = 390 * words / sentences + 11_800 * syllables / words - 15_590;
        (thousandths + 50).div_euclid(100)
    }
}

/// The sentences of a passage, without the white space around them.
#[must_use]
pub fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    for (at, word) in pieces(text) {
        if ends_sentence(word, &text[at + word.len()..]) {
            found.push(start..at + word.len());
            start = at + word.len();
        }
    }
    found.push(start..text.len());
    let trimmed = found.into_iter().map(|range| trim(text, range));
    trimmed.filter(|range| words(&text[range.clone()]).next().is_some()).collect()
}

fn trim(text: &str, range: Range<usize>) -> Range<usize> {
    let sentence = &text[range.clone()];
    let start = range.start + (sentence.len() - sentence.trim_start().len());
    start..start + sentence.trim().len()
}

/// The pieces of text between white space, with their places.
fn pieces(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let start = text.as_ptr() as usize;
    text.split_whitespace().map(move |piece| (piece.as_ptr() as usize - start, piece))
}

/// The words of a text: the pieces between white space that contain a letter or a digit.
pub fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split_whitespace().filter(|piece| piece.contains(char::is_alphanumeric))
}

/// Abbreviations whose full stop doesn't end a sentence, whatever follows.
const SHORT: [&str; 18] = [
    "ave.", "cf.", "dr.", "e.g.", "ext.", "fig.", "i.e.", "jr.", "mr.", "mrs.", "ms.", "no.", "nos.", "p.", "pp.",
    "sec.", "st.", "vs.",
];

fn ends_sentence(word: &str, rest: &str) -> bool {
    let closing = |c: char| matches!(c, '"' | '\'' | ')' | ']' | '”' | '’' | '»');
    let opening = |c: char| matches!(c, '"' | '\'' | '(' | '[' | '“' | '‘' | '«');
    let bare = word.trim_end_matches(closing);
    if !bare.ends_with(['.', '!', '?', '…']) {
        return false;
    }
    let bare = bare.trim_start_matches(opening);
    let next = rest.trim_start().trim_start_matches(opening).chars().next();
    let goes_on = next.is_some_and(char::is_lowercase);
    let is_short = SHORT.contains(&bare.to_lowercase().as_str());
    let is_initial = bare.len() == 2 && bare.starts_with(char::is_uppercase);
    !(next.is_some() && (goes_on || is_short || is_initial))
}

/// The syllables of a word that the rules below get wrong.
fn odd_syllables(word: &str) -> Option<usize> {
    Some(match word {
        "clothes" | "comes" => 1,
        "being" | "business" | "colleague" | "create" | "cycle" | "every" | "people" | "safety" | "science"
        | "sidewalk" | "someone" | "something" | "sometimes" | "wednesday" | "website" => 2,
        "area" | "areas" | "behaviour" | "businesses" | "created" | "everyone" | "everything" | "idea" | "ideas"
        | "recycle" | "theatre" => 3,
        _ => return None,
    })
}

/// The syllables of a word, or of the parts of a compound (`e-mail` has two).
#[must_use]
pub fn syllables(word: &str) -> usize {
    let apostrophe = |c: char| c == '\'' || c == '’';
    let parts = word.split(|c: char| !c.is_alphanumeric() && !apostrophe(c));
    parts.map(|part| part.trim_matches(apostrophe)).filter(|part| !part.is_empty()).map(part_syllables).sum()
}

fn part_syllables(part: &str) -> usize {
    let part = part.strip_suffix('s').and_then(|owner| owner.strip_suffix(['\'', '’'])).unwrap_or(part);
    let letters = small_letters(part);
    if part.contains(|c: char| c.is_numeric()) || letters.is_empty() {
        return 1;
    }
    if let Some(count) = odd_syllables(&letters) {
        return count;
    }
    if !letters.contains(is_vowel) {
        return letters.chars().count();
    }
    stem_syllables(&letters)
}

/// The letters of a word in lower case. Most words already are.
fn small_letters(part: &str) -> Cow<'_, str> {
    if part.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return Cow::Borrowed(part);
    }
    Cow::Owned(part.chars().filter(|c| c.is_alphabetic()).flat_map(char::to_lowercase).collect())
}

fn stem_syllables(word: &str) -> usize {
    let (ending, count) = spoken_ending(word.as_bytes());
    let stem = &word[..word.len() - ending];
    if count > 0 && stem.len() > 1 && stem.contains(is_vowel) {
        return stem_syllables(stem) + count;
    }
    let spoken = without_silent_ending(word);
    (vowel_groups(spoken) + split_vowels(word)).max(1)
}

/// The numbers of letters and syllables of an ending after which an `e` is silent: safe-ly, state-ment.
const fn spoken_ending(word: &[u8]) -> (usize, usize) {
    match word {
        [.., b'f', b'u', b'l', b'l', b'y'] => (5, 2),
        [.., b'm', b'e', b'n', b't', b's'] => (5, 1),
        [.., b'l' | b'n', b'e', b's', b's'] | [.., b'm', b'e', b'n', b't'] => (4, 1),
        [.., b'f', b'u', b'l'] => (3, 1),
        [.., b'l', b'y'] => (2, 1),
        _ => (0, 0),
    }
}

/// The word without a silent `e`, `es` or `ed` at its end.
fn without_silent_ending(word: &str) -> &str {
    if let Some(stem) = word.strip_suffix("ed") {
        return if stem.ends_with(['t', 'd']) || stem.is_empty() { word } else { stem };
    }
    if let Some(stem) = word.strip_suffix("es") {
        let hisses = stem.ends_with(['s', 'x', 'z', 'c', 'g']) || stem.ends_with("ch") || stem.ends_with("sh");
        return if hisses || speaks_its_e(stem) { word } else { stem };
    }
    match word.strip_suffix('e') {
        Some(stem) if !speaks_its_e(stem) && stem.contains(is_vowel) => stem,
        _ => word,
    }
}

/// Whether the `e` after this stem is spoken, as in `-le` and `-re` after a consonant: tabl-e, centr-e.
fn speaks_its_e(stem: &str) -> bool {
    stem.strip_suffix(['l', 'r']).and_then(|before| before.chars().next_back()).is_some_and(|c| !is_vowel(c))
}

/// The number of runs of vowels. A `y` before a vowel is a consonant: play-er, em-ploy-ee.
fn vowel_groups(word: &str) -> usize {
    let mut before = false;
    let mut letters = word.chars().peekable();
    let mut groups = 0;
    while let Some(letter) = letters.next() {
        let is_spoken = is_vowel(letter) && !(letter == 'y' && letters.peek().copied().is_some_and(is_vowel));
        groups += usize::from(is_spoken && !before);
        before = is_spoken;
    }
    groups
}

/// The number of adjacent vowels that are spoken separately.
fn split_vowels(word: &str) -> usize {
    let letters = word.as_bytes();
    let inside = (1..letters.len()).filter(|at| is_split(letters[at - 1], &letters[*at..])).count();
    inside + usize::from(is_split_at_end(word.strip_suffix('s').unwrap_or(word)))
}

/// Whether the vowels at the start of `rest` are spoken separately, which the letter before can prevent: soci-ety, materi-al, but so-cial.
fn is_split(before: u8, rest: &[u8]) -> bool {
    match rest {
        [b'i', b'a', ..] => !b"ct".contains(&before),
        [b'i', b'o', ..] => !b"ctsgnl".contains(&before),
        [b'u', b'a', b'l' | b't', ..] => before != b'q',
        _ => rest.starts_with(b"iet") || rest.starts_with(b"reatio"),
    }
}

/// Whether the vowels at the end of a word are spoken separately: cli-ent, but not pa-tient.
fn is_split_at_end(word: &str) -> bool {
    match word.as_bytes() {
        [.., before, b'i', b'e', b'n', b't'] | [.., before, b'i', b'e', b'n', b'c', b'e'] => !b"ct".contains(before),
        [_, .., b'i', b'e', b'r']
        | [_, .., b'i', b'e', b's', b't']
        | [_, .., b'i', b's', b'm']
        | [_, .., b'e', b'o'] => true,
        _ => word.strip_suffix("ing").is_some_and(is_vowel_before_ing),
    }
}

/// Whether the stem ends in a vowel that is spoken separately from `-ing`: see-ing, carry-ing, but not pay-ing.
fn is_vowel_before_ing(stem: &str) -> bool {
    match stem.strip_suffix('y') {
        Some(before) => before.ends_with(|c: char| !is_vowel(c)),
        None => stem.ends_with(is_vowel),
    }
}

const fn is_vowel(c: char) -> bool {
    matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'à' | 'â' | 'ç' | 'é' | 'è' | 'ê' | 'î' | 'ï' | 'ô' | 'û' | 'ü')
}
