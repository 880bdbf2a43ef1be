//! A name -> its place from A to Z.

use std::borrow::Cow;

use deunicode::deunicode;

use crate::wording::writer::Wording;

/// What a name is sorted by: what it is listed under, then its words in small letters without accents, signs or an article at the
/// beginning. Numbers go by their value: Zone 2 comes before Zone 10.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct SortKey {
    /// What the name is listed under.
    pub initial: Initial,
    parts: Vec<Part>,
}

/// What a name is listed under.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Initial {
    /// Digits, and names without a letter or a digit.
    Digit,
    /// A capital letter.
    Letter(String),
}

/// A part of a name. The shorter of two numbers is the smaller one.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Part {
    Number { length: usize, digits: String },
    Letters(String),
}

impl Wording<'_> {
    /// Returns the place of a name from A to Z.
    #[must_use]
    pub fn sort_key(self, name: &str) -> SortKey {
        let name = name.to_lowercase();
        let name = without_signs(&name);
        let without = |article: &str| {
            let rest = name.strip_prefix(article)?;
            // An apostrophe joins an article to its word.
            if article.ends_with(['\'', '’']) { Some(rest) } else { rest.strip_prefix(' ') }
        };
        let own = self.0.articles.iter().find_map(|article| without(article)).unwrap_or(name);
        let plain: String =
            without_signs(own).chars().filter(|letter| !is_accent(*letter)).map(without_accent).collect();
        SortKey { initial: initial(&plain), parts: parts(&plain) }
    }
}

/// Leaves out quotation marks, brackets and other signs at the beginning.
fn without_signs(name: &str) -> &str {
    name.trim_start_matches(|letter: char| !letter.is_alphanumeric())
}

fn initial(plain: &str) -> Initial {
    match plain.chars().next() {
        Some(first) if first.is_alphabetic() => Initial::Letter(first.to_uppercase().collect()),
        _ => Initial::Digit,
    }
}

fn parts(plain: &str) -> Vec<Part> {
    let runs = plain.as_bytes().chunk_by(|one, next| one.is_ascii_digit() == next.is_ascii_digit());
    let mut end = 0;
    let texts = runs.map(|run| {
        let start = end;
        end += run.len();
        &plain[start..end]
    });
    texts.map(part).collect()
}

fn part(text: &str) -> Part {
    if !text.starts_with(|letter: char| letter.is_ascii_digit()) {
        return Part::Letters(text.to_owned());
    }
    let digits = text.trim_start_matches('0').to_owned();
    Part::Number { length: digits.len(), digits }
}

/// Whether this is an accent that follows its letter as a character of its own.
fn is_accent(letter: char) -> bool {
    matches!(letter, '\u{300}'..='\u{36f}')
}

/// A Latin letter without its accent. Letters of other alphabets have their own order.
fn without_accent(letter: char) -> Cow<'static, str> {
    match letter {
        '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' => deunicode(letter.encode_utf8(&mut [0; 4])).into(),
        letter => letter.to_string().into(),
    }
}
