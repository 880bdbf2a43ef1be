//! Flags, and a person's lines where there is a person -> answers, or the names of the flags that are missing.

use std::fmt::{Display, Formatter};
use std::io::{BufRead, Write};

/// Something that has to be known.
#[derive(Debug, Clone)]
pub struct Question {
    /// The flag that answers it: `--name`.
    pub flag: &'static str,
    /// What a person is asked.
    pub words: &'static str,
    /// The answer if nothing else is said.
    pub usual: Option<String>,
}

/// What to ask, whom, and what nobody has answered.
pub struct Questions<'a> {
    person: Option<(&'a mut dyn BufRead, &'a mut dyn Write)>,
    unanswered: Vec<&'static str>,
}

impl<'a> Questions<'a> {
    /// Questions that only flags can answer.
    #[must_use]
    pub fn for_flags() -> Self {
        Self { person: None, unanswered: Vec::new() }
    }

    /// Questions that a person is asked where no flag answers them.
    pub fn for_person(input: &'a mut dyn BufRead, output: &'a mut dyn Write) -> Self {
        Self { person: Some((input, output)), unanswered: Vec::new() }
    }

    /// The flag's answer, else the person's, else the usual one. Without any, an empty text, and [`Self::finish`] names the flag.
    pub fn ask(&mut self, given: Option<&str>, question: Question) -> String {
        if let Some(given) = given {
            return given.to_owned();
        }
        let answer = match &mut self.person {
            Some((input, output)) => asked(*input, *output, &question),
            None => question.usual,
        };
        answer.unwrap_or_else(|| {
            self.unanswered.push(question.flag);
            String::new()
        })
    }

    /// Whether every question has an answer.
    ///
    /// # Errors
    /// The flags that would have answered the others.
    pub fn finish(self) -> Result<(), Missing> {
        if self.unanswered.is_empty() { Ok(()) } else { Err(Missing(self.unanswered)) }
    }
}

/// The person's answer; nothing if there are no more lines. An empty line is the usual answer, or the question comes again.
fn asked(input: &mut dyn BufRead, output: &mut dyn Write, question: &Question) -> Option<String> {
    loop {
        let usual = question.usual.as_ref().map(|usual| format!(" [{usual}]")).unwrap_or_default();
        // A terminal that can't show the question has nobody to answer it: reading finds that out.
        let _ = write!(output, "{}{usual}: ", question.words).and_then(|()| output.flush());
        let mut line = String::new();
        if input.read_line(&mut line).ok()? == 0 {
            return None;
        }
        match line.trim() {
            "" if question.usual.is_none() => {}
            "" => return question.usual.clone(),
            answer => return Some(answer.to_owned()),
        }
    }
}

/// Flags without which nothing can be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Missing(Vec<&'static str>);

impl Display for Missing {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> std::fmt::Result {
        let flags: Vec<String> = self.0.iter().map(|flag| format!("`{flag}`")).collect();
        let (verb, them) = if flags.len() == 1 { ("is", "it") } else { ("are", "them") };
        let flags = flags.join(", ");
        write!(formatter, "{flags} {verb} missing: give {them}, or run this on a terminal and answer the questions")
    }
}

impl std::error::Error for Missing {}
