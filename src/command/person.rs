//! Lines from a terminal or its substitute -> a person's answers.

use std::io::{BufRead, ErrorKind, Write};

use crate::authoring::{Check, NoAnswer, Person, Question, indented};

/// A person who reads `output` and writes lines to `input`.
pub struct LinePerson<'a> {
    /// Source of the answers.
    pub input: &'a mut dyn BufRead,
    /// Destination of the questions.
    pub output: &'a mut dyn Write,
}

impl Person for LinePerson<'_> {
    /// An empty line means the default; without a default, the question is repeated.
    fn ask(&mut self, question: &Question, check: Check<'_>) -> Result<String, NoAnswer> {
        // If the terminal can't be written to, it can't be read from either, and that error is reported.
        let mut say = |words: &str| drop(write!(self.output, "{words}").and_then(|()| self.output.flush()));
        let usual = question.usual.as_deref();
        let shown = usual.filter(|usual| !usual.is_empty()).map(|usual| format!(" [{usual}]")).unwrap_or_default();
        if let Some(note) = &question.note {
            say(&format!("{note}\n"));
        }
        loop {
            say(&format!("{}{shown}: ", question.words));
            let mut line = String::new();
            match self.input.read_line(&mut line) {
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
}
