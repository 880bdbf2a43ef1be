//! Flags and, if there is a person to ask, their answers -> answers, or the names of the missing flags.

use std::fmt::{Display, Formatter};

/// A question that a flag or a person answers.
#[derive(Debug, Clone)]
pub struct Question {
    /// The flag that answers it: `--name`.
    pub flag: &'static str,
    /// The question's text.
    pub words: &'static str,
    /// The default answer; empty if the question may be left unanswered.
    pub usual: Option<String>,
    /// A hint, shown before the question.
    pub note: Option<String>,
}

/// Checks an answer. Its error is shown to the person.
pub type Check<'a> = &'a dyn Fn(&str) -> Result<(), String>;

/// A person who can be asked questions.
pub trait Person {
    /// Returns the person's answer once it passes the check, or the default if the person gives none.
    ///
    /// # Errors
    /// If the person has left.
    fn ask(&mut self, question: &Question, check: Check<'_>) -> Result<String, NoAnswer>;
}

/// Collects answers from flags and from a person, and notes questions without an answer.
pub struct Questions<'a> {
    person: Option<&'a mut dyn Person>,
    unanswered: Vec<Question>,
}

impl<'a> Questions<'a> {
    /// Takes answers from flags alone.
    #[must_use]
    pub fn for_flags() -> Self {
        Self { person: None, unanswered: Vec::new() }
    }

    /// Takes answers from flags, and asks a person where there is no flag.
    pub fn for_person(person: &'a mut dyn Person) -> Self {
        Self { person: Some(person), unanswered: Vec::new() }
    }

    /// Whether there is a person to ask.
    #[must_use]
    pub fn has_person(&self) -> bool {
        self.person.is_some()
    }

    /// Returns the flag's value, or else the person's answer, or else the default. A person whose answer `check` rejects sees why and is
    /// asked again. Without any answer, returns an empty text, and [`Self::finish`] names the flag.
    ///
    /// # Errors
    /// If the flag is empty, or the person has left.
    pub fn ask(&mut self, given: Option<&str>, question: Question, check: Check<'_>) -> Result<String, NoAnswer> {
        if let Some(given) = given {
            return if given.trim().is_empty() { Err(NoAnswer::Empty(question.flag)) } else { Ok(given.to_owned()) };
        }
        if let Some(person) = &mut self.person {
            return person.ask(&question, check);
        }
        Ok(question.usual.clone().unwrap_or_else(|| {
            self.unanswered.push(question);
            String::new()
        }))
    }

    /// Checks that every question has an answer.
    ///
    /// # Errors
    /// The flags that would have answered the others.
    pub fn finish(self) -> Result<(), MissingFlags> {
        if self.unanswered.is_empty() { Ok(()) } else { Err(MissingFlags(self.unanswered)) }
    }
}

/// Indents the lines, to set them apart from questions.
#[must_use]
pub fn indented(text: &str) -> String {
    text.lines().map(|line| format!("  {line}")).collect::<Vec<_>>().join("\n")
}

/// Why a question has no answer and the interview ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NoAnswer {
    /// The flag has an empty value.
    #[error("`{0}` is empty: give it a value, or leave it out")]
    Empty(&'static str),
    /// The person has ended the input.
    #[error("the answers ended before the last question, so nothing was written")]
    Left,
}

/// Required flags that are missing, as the questions that they answer.
#[derive(Debug, Clone)]
pub struct MissingFlags(Vec<Question>);

impl Display for MissingFlags {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> std::fmt::Result {
        let flags: Vec<String> = self.0.iter().map(|question| format!("`{}`", question.flag)).collect();
        let (verb, them) = if flags.len() == 1 { ("is", "it") } else { ("are", "them") };
        let flags = flags.join(", ");
        write!(formatter, "{flags} {verb} missing: give {them}, or run this in a terminal and answer the questions")?;
        let mut notes = self.0.iter().filter_map(|question| Some((question.flag, question.note.as_ref()?)));
        notes.try_for_each(|(flag, note)| write!(formatter, "\n{}", indented(&format!("`{flag}`: {note}"))))
    }
}

impl std::error::Error for MissingFlags {}
