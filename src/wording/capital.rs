//! A text -> the same text as the beginning of a sentence.

/// The same text with a capital first letter.
#[must_use]
pub fn capital(text: &str) -> String {
    let mut rest = text.chars();
    rest.next().map_or_else(String::new, |first| first.to_uppercase().chain(rest).collect())
}
