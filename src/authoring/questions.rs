//! Flags, and a person's answers where there is a person -> answers, or the names of the flags that are missing.

use std::fmt::{Display, Formatter};

/// Something that has to be known.
#[derive(Debug, Clone)]
pub struct Question {
    /// The flag that answers it: `--name`.
    pub flag: &'static str,
    /// What a person is asked.
    pub words: &'static str,
    /// The answer if nothing else is said. Empty, if nothing need be said.
    pub usual: Option<String>,
    /// What helps to answer it.
    pub note: Option<String>,
}

/// Judges an answer; what it says against one is for the person.
pub type Check<'a> = &'a dyn Fn(&str) -> Result<(), String>;

/// Somebody who can be asked.
pub trait Person {
    /// The person's answer, which the check says nothing against; the usual answer, if the person gives none.
    ///
    /// # Errors
    /// If the person has left.
    fn ask(&mut self, question: &Question, check: Check<'_>) -> Result<String, NoAnswer>;
}

/// What to ask, whom, and what nobody has answered.
pub struct Questions<'a> {
    person: Option<&'a mut dyn Person>,
    unanswered: Vec<Question>,
}

impl<'a> Questions<'a> {
    /// Questions that only flags can answer.
    #[must_use]
    pub fn for_flags() -> Self {
        Self { person: None, unanswered: Vec::new() }
    }

    /// Questions that a person is asked where no flag answers them.
    pub fn for_person(person: &'a mut dyn Person) -> Self {
        Self { person: Some(person), unanswered: Vec::new() }
    }

    /// Whether there is somebody to ask.
    #[must_use]
    pub fn has_person(&self) -> bool {
        self.person.is_some()
    }

    /// The flag's answer, else the person's, else the usual one. A person is told what `check` says against an answer, and asked again.
    /// Without any answer, it is an empty text, and [`Self::finish`] names the flag.
    ///
    /// # Errors
    /// If the flag says nothing, or the person has left.
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

    /// Whether every question has an answer.
    ///
    /// # Errors
    /// The flags that would have answered the others.
    pub fn finish(self) -> Result<(), Missing> {
        if self.unanswered.is_empty() { Ok(()) } else { Err(Missing(self.unanswered)) }
    }
}

/// The lines, indented, so that nobody takes them for questions.
#[must_use]
pub fn indented(text: &str) -> String {
    text.lines().map(|line| format!("  {line}")).collect::<Vec<_>>().join("\n")
}

/// Why a question has no answer, and no other need be asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NoAnswer {
    /// The flag is there, and says nothing.
    #[error("`{0}` is empty: write something behind it, or leave it out")]
    Empty(&'static str),
    /// The person has ended the answers.
    #[error("the answers ended before the last question, so nothing is written")]
    Left,
}

/// Flags without which nothing can be made, by the questions that they answer.
#[derive(Debug, Clone)]
pub struct Missing(Vec<Question>);

impl Display for Missing {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> std::fmt::Result {
        let flags: Vec<String> = self.0.iter().map(|question| format!("`{}`", question.flag)).collect();
        let (verb, them) = if flags.len() == 1 { ("is", "it") } else { ("are", "them") };
        let flags = flags.join(", ");
        write!(formatter, "{flags} {verb} missing: give {them}, or run this on a terminal and answer the questions")?;
        let mut notes = self.0.iter().filter_map(|question| Some((question.flag, question.note.as_ref()?)));
        notes.try_for_each(|(flag, note)| write!(formatter, "\n{}", indented(&format!("`{flag}`: {note}"))))
    }
}

impl std::error::Error for Missing {}
