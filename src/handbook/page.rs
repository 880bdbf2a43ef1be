//! A file of the handbook -> its question, and its text.

/// A page of the handbook.
#[derive(Debug)]
pub struct Page {
    /// What it is called in `charter how NAME`, and its file without `.md`.
    pub name: &'static str,
    /// Words that staff may use for it and that its question doesn't have.
    pub words: &'static str,
    /// The whole file: the question as its title, and the answer.
    pub text: &'static str,
}

/// How every question begins.
pub(super) const BEGINNING: &str = "How do I ";

/// What a link to another page ends with.
pub(super) const ENDING: &str = ".md";

/// What begins and ends a block of commands or of lines of a file.
pub(super) const FENCE: &str = "```";

impl Page {
    /// The whole question: `How do I fix a typo?`
    #[must_use]
    pub fn question(&self) -> &'static str {
        self.text.lines().next().unwrap_or_default().trim_start_matches("# ")
    }

    /// What is to be done: `fix a typo`.
    #[must_use]
    pub fn task(&self) -> &'static str {
        let question = self.question();
        question.strip_prefix(BEGINNING).unwrap_or(question).trim_end_matches('?')
    }

    /// All that follows the question.
    #[must_use]
    pub fn answer(&self) -> &'static str {
        self.text.split_once('\n').map_or("", |(_, rest)| rest.trim_start())
    }
}
