//! Texts of the feed, by language -> the words of one of them.

use std::collections::BTreeMap;

use serde::Deserialize;

/// A text by language.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(transparent)]
pub struct Text(BTreeMap<String, String>);

impl Text {
    /// The text on one line.
    #[must_use]
    pub fn on_one_line(&self) -> String {
        self.to_string().split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// The words of the text, as [`bare_words`].
    #[must_use]
    pub fn bare_words(&self) -> String {
        bare_words(&self.to_string())
    }
}

impl std::fmt::Display for Text {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(self.0.values().next().map_or("", String::as_str))
    }
}

/// The bare words of several texts, sorted.
pub(super) fn sorted_words(texts: &[Text]) -> Vec<String> {
    let mut all: Vec<String> = texts.iter().map(Text::bare_words).collect();
    all.sort();
    all
}

/// The words of any text without capitals and punctuation, which promise nothing.
#[must_use]
pub fn bare_words(text: &str) -> String {
    let text = text.to_lowercase();
    text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}
