//! What content has to keep to, and why: the text for a diagnostic's name.

/// Something that content has to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rule {
    /// The name in messages, file names and fixtures.
    pub name: &'static str,
    /// What has to hold, in one sentence.
    pub sentence: &'static str,
    /// Why it has to.
    pub why: &'static str,
    /// An example that breaks it.
    pub wrong: &'static str,
    /// The same, mended.
    pub right: &'static str,
}
