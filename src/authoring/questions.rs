//! Flags, and a person's lines where there is a person -> answers, or the names of the flags that are missing.

use std::fmt::{Display, Formatter};
use std::io::{BufRead, ErrorKind, Write};

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

/// What to ask, whom, and what nobody has answered.
pub struct Questions<'a> {
    person: Option<(&'a mut dyn BufRead, &'a mut dyn Write)>,
    unanswered: Vec<Question>,
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
    pub fn ask(
        &mut self,
        given: Option<&str>,
        question: Question,
        check: &dyn Fn(&str) -> Result<(), String>,
    ) -> Result<String, NoAnswer> {
        if let Some(given) = given {
            return if given.trim().is_empty() { Err(NoAnswer::Empty(question.flag)) } else { Ok(given.to_owned()) };
        }
        if let Some((input, output)) = &mut self.person {
            return asked(*input, *output, &question, check);
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

/// The person's answer. An empty line is the usual answer, or the question comes again.
fn asked(
    input: &mut dyn BufRead,
    output: &mut dyn Write,
    question: &Question,
    check: &dyn Fn(&str) -> Result<(), String>,
) -> Result<String, NoAnswer> {
    // A terminal that can't show something has nobody to answer: reading finds that out.
    let mut say = |words: &str| drop(write!(output, "{words}").and_then(|()| output.flush()));
    let usual = question.usual.as_deref();
    let shown = usual.filter(|usual| !usual.is_empty()).map(|usual| format!(" [{usual}]")).unwrap_or_default();
    if let Some(note) = &question.note {
        say(&format!("{note}\n"));
    }
    loop {
        say(&format!("{}{shown}: ", question.words));
        let mut line = String::new();
        match input.read_line(&mut line) {
            Err(reason) if reason.kind() == ErrorKind::InvalidData => {
                say("  this can't be read as text\n");
                continue;
            }
            Ok(0) | Err(_) => {
                say("\n");
                return Err(NoAnswer::Left);
            }
            Ok(_) => {}
        }
        let answer = match line.trim() {
            "" => match usual {
                None => continue,
                Some("") => return Ok(String::new()),
                Some(usual) => usual,
            },
            answer => answer,
        };
        match check(answer) {
            Ok(()) => return Ok(answer.to_owned()),
            Err(reason) => say(&format!("{}\n", indented(&reason))),
        }
    }
}

/// The lines, moved in, so that they are told from questions.
fn indented(text: &str) -> String {
    text.lines().map(|line| format!("  {line}")).collect::<Vec<_>>().join("\n")
}

/// Why a question has no answer, and no other need be asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoAnswer {
    /// The flag is there, and says nothing.
    Empty(&'static str),
    /// The person has ended the answers.
    Left,
}

impl Display for NoAnswer {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Empty(flag) => write!(formatter, "`{flag}` is empty: write something behind it, or leave it out"),
            Self::Left => formatter.write_str("the answers ended before the last question, so nothing is written"),
        }
    }
}

impl std::error::Error for NoAnswer {}

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
