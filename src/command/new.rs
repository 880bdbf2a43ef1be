//! `charter new`: flags, or answers in the terminal -> new content files, a new entry in one, or a job that publishes.

pub(super) mod arguments;
mod city;
mod department;
pub(super) mod holidays;
mod hosting;
pub(super) mod interview;
mod language;
pub(super) mod plan;
mod promise;
pub(super) mod question;
mod results;
mod service;
mod standard;
pub(super) mod target;

use std::io::{IsTerminal, stderr, stdin};

use crate::authoring::Questions;
use crate::command::new::arguments::NewKind;
use crate::command::outcome::{Outcome, Ran};
use crate::command::person::LinePerson;
use crate::command::terminal::{say, warn};
use crate::serve::on_interruption;

pub(super) fn run(kind: &NewKind) -> Ran {
    let (mut input, mut output) = (stdin().lock(), stderr());
    let is_terminal = input.is_terminal();
    let mut person = LinePerson { input: &mut input, output: &mut output };
    let questions = if is_terminal {
        // Start a new line for the shell's prompt.
        on_interruption(|| warn("\n"));
        Questions::for_person(&mut person)
    } else {
        Questions::for_flags()
    };
    let plan = match kind {
        NewKind::Hosting(arguments) => {
            say(&hosting::write(arguments, questions)?)?;
            return Ok(Outcome::Fine);
        }
        NewKind::City(arguments) => city::plan(arguments, questions),
        NewKind::Department(arguments) => department::plan(arguments, questions),
        NewKind::Service(arguments) => service::plan(arguments, questions),
        NewKind::Standard(arguments) => standard::plan(arguments, questions),
        NewKind::Language(arguments) => language::plan(arguments, questions),
        NewKind::Results(arguments) => results::plan(arguments, questions),
    };
    say(&plan?.carry_out()?)?;
    Ok(Outcome::Fine)
}
