//! A text that staff write as a part of a sentence -> the same without what only a whole sentence has.

use std::borrow::Cow;

use crate::language::compiled::Language;

impl Language {
    /// A text under a key as a part of a sentence, without what our own words say already; nothing if it is one.
    #[must_use]
    pub fn fragment(&self, key: &str, text: &str) -> Option<String> {
        let words = &self.fragments;
        if words.capitals.is_empty() {
            return None;
        }
        let repeated: &[Box<str>] = match key {
            "we" => &words.we,
            "starts" => &words.starts,
            "stops" => &words.stops,
            "pauses" => &words.pauses,
            "before" => &words.before,
            _ => &[],
        };
        let mut rest = text;
        while let Some(shorter) = repeated.iter().find_map(|words| after(rest, words)) {
            rest = shorter;
        }
        let rest = self.without_end(rest);
        let loses_capital = |first: &str| {
            let lists = [&words.capitals, &self.beginnings];
            has(if key == "we" { &words.verbs } else { &[] }, first) || lists.iter().any(|list| has(list, first))
        };
        let part = self.with_small_start(rest, loses_capital);
        (*part != *text && !part.is_empty()).then(|| part.into_owned())
    }

    /// Whether a text says when or where something holds, by its first word: `if you are in a hurry`, `North of Main Street`. A name such as
    /// `North Edmonton` doesn't.
    #[must_use]
    pub fn begins_like_a_condition(&self, text: &str) -> bool {
        let (first, _) = first_word(text);
        self.beginnings.iter().any(|beginning| beginning.to_lowercase() == first.to_lowercase()) && !self.is_name(text)
    }

    /// Whether the language can tell a condition by its first word.
    #[must_use]
    pub const fn knows_conditions(&self) -> bool {
        !self.beginnings.is_empty()
    }

    /// A condition as it is written inside a sentence.
    pub(crate) fn inside_a_sentence<'t>(&self, text: &'t str) -> Cow<'t, str> {
        self.with_small_start(text, |first| has(&self.beginnings, first))
    }

    fn with_small_start<'t>(&self, text: &'t str, loses_capital: impl Fn(&str) -> bool) -> Cow<'t, str> {
        let (first, _) = first_word(text);
        if !loses_capital(first) || self.is_name(text) {
            return text.into();
        }
        (first.to_lowercase() + &text[first.len()..]).into()
    }

    /// Whether a text begins with a name of several words: `North Saskatchewan`, `The Forks`.
    fn is_name(&self, text: &str) -> bool {
        let (first, rest) = first_word(text);
        let is_part = self.fragments.part_of_names.iter().any(|part| part.to_lowercase() == first.to_lowercase());
        is_part && rest.trim_start().starts_with(char::is_uppercase)
    }

    /// A text without the mark at the end of a sentence.
    fn without_end<'t>(&self, text: &'t str) -> &'t str {
        let text = text.trim_end_matches([' ', ';', ',']);
        let last = text.rsplit(' ').next().unwrap_or_default().trim_end_matches('.');
        if last.contains('.') || has(&self.fragments.abbreviations, last) { text } else { text.trim_end_matches('.') }
    }
}

fn has(list: &[Box<str>], word: &str) -> bool {
    list.iter().any(|one| **one == *word)
}

/// What follows these words at the start of a text.
fn after<'t>(text: &'t str, words: &str) -> Option<&'t str> {
    let (first, rest) = text.split_at_checked(words.len())?;
    (first.to_lowercase() == *words && rest.starts_with([' ', ','])).then(|| rest.trim_start_matches([' ', ',']))
}

/// The first word, and what follows it.
fn first_word(text: &str) -> (&str, &str) {
    text.split_at(text.find([' ', ',']).unwrap_or(text.len()))
}
