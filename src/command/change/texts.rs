//! Flags or answers about words that are written in many places -> the words replaced everywhere.

use std::error::Error;

use crate::change::{Contact, Typo};
use crate::command::change::arguments::{ContactChange, TypoChange};
use crate::command::change::inputs::{Inputs, given, made, service};
use crate::command::new::interview::Answers;
use crate::command::new::plan::FileChange;
use crate::command::new::question::question;

pub(super) fn contact(arguments: &ContactChange, inputs: Inputs<'_, '_>) -> Result<FileChange, Box<dyn Error>> {
    let current = inputs.current;
    let flags = Answers::of_flags([("--from", arguments.from.as_deref()), ("--to", arguments.to.as_deref())]);
    let make = |answers: &Answers| {
        let from = answers.or("--from", "");
        let change = Contact { to: answers.or("--to", &from), from };
        if answers.get("--to").is_none() {
            return Ok(FileChange::Files(Vec::new()));
        }
        made(current, |content| change.revise(content))
    };
    let mut interview = inputs.interview(flags, &make)?;
    interview.ask(question("--from", "The telephone number or the address that is written now"))?;
    interview.ask(question("--to", "The one to write instead"))?;
    interview.finish()
}

pub(super) fn typo(arguments: &TypoChange, inputs: Inputs<'_, '_>) -> Result<FileChange, Box<dyn Error>> {
    let current = inputs.current;
    let flags = Answers::of_flags([
        ("--from", arguments.from.as_deref()),
        ("--to", arguments.to.as_deref()),
        ("--service", arguments.service.as_deref()),
        ("--note", arguments.note.as_deref()),
    ]);
    let make = |answers: &Answers| {
        let (Some(from), Some(to)) = (given(answers, "--from"), given(answers, "--to")) else {
            return Ok(FileChange::Files(Vec::new()));
        };
        let service = given(answers, "--service").map(|wanted| service(current, &wanted)).transpose()?;
        let change = Typo { from, to, note: answers.or("--note", SLIP), service };
        made(current, |content| change.revise(content))
    };
    let mut interview = inputs.interview(flags, &make)?;
    interview.ask(question("--from", "What is written"))?;
    interview.ask(question("--to", "What was meant"))?;
    interview.finish()
}

/// What was wrong, unless somebody says more.
const SLIP: &str = "A word was misspelt.";
