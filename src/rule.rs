//! What content has to keep to, and why: the text for a diagnostic's name.

/// A rule that content must follow.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rule {
    /// The name in messages, file names and fixtures.
    pub name: &'static str,
    /// What must hold, in a sentence that can be checked.
    pub sentence: &'static str,
    /// Why it must hold.
    pub why: &'static str,
    /// An example that breaks it.
    pub wrong: &'static str,
    /// The example, corrected.
    pub right: &'static str,
}
