//! Texts, codes and ids of the feed -> words for people.

use crate::published_feed::Text;

/// A text on one line; empty: nothing is said.
pub(super) fn said(text: Option<&Text>) -> String {
    text.map(Text::on_one_line).unwrap_or_default()
}

/// `in_person` as people say it.
pub(super) fn code(code: &str) -> String {
    code.replace('_', " ")
}

/// The id of a calendar as words: `city offices`.
pub(super) fn called(id: &str) -> String {
    id.replace('-', " ")
}

/// Several texts in a row: sentences with spaces between them, other texts with semicolons.
pub(super) fn joined(texts: impl IntoIterator<Item = String>) -> String {
    texts.into_iter().fold(String::new(), |all, text| match all.chars().last() {
        None => text,
        Some('.' | '!' | '?') => format!("{all} {text}"),
        Some(_) => format!("{all}; {text}"),
    })
}
