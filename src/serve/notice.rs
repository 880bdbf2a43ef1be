//! What is wrong with the content, in words for the browser.

use crate::serve::cards::Card;

/// Errors or warnings in words.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Notice {
    /// Their number: `2 errors`.
    pub title: String,
    /// What the page below them shows; empty for warnings.
    pub note: String,
    /// All of them, as in the terminal.
    pub text: String,
    /// The first of them in plain words; none for warnings.
    #[serde(skip)]
    pub cards: Vec<Card>,
}
