//! `charter change`: flags, or answers in the terminal -> what it would change for residents, then the changed files.

pub(super) mod arguments;
mod calendars;
mod consequence;
mod ends;
mod inputs;
mod places;
mod promises;
mod texts;

use std::error::Error;
use std::io::{IsTerminal, stderr, stdin};

use crate::authoring::{Person, Question, Questions};
use crate::command::change::arguments::ChangeKind;
use crate::command::change::consequence::shown;
use crate::command::change::inputs::Inputs;
use crate::command::clock::day_or_now;
use crate::command::new::plan::FileChange;
use crate::command::new::question::question;
use crate::command::outcome::{Outcome, Ran};
use crate::command::person::LinePerson;
use crate::command::terminal::{say, warn};
use crate::load;
use crate::pipeline::Current;
use crate::serve::on_interruption;

pub(super) fn run(kind: &ChangeKind) -> Ran {
    let common = kind.common();
    let moment = day_or_now(common.as_of);
    let current = Current::of(load::content(&common.content)?, moment)
        .ok_or("the content can't be read: run `charter check` and fix what it reports first")?;
    let (mut input, mut output) = (stdin().lock(), stderr());
    let is_terminal = input.is_terminal();
    let mut person = LinePerson { input: &mut input, output: &mut output };
    if is_terminal {
        // Start a new line for the shell's prompt.
        on_interruption(|| warn("\n"));
    }
    let questions = if is_terminal { Questions::for_person(&mut person) } else { Questions::for_flags() };
    let change = change(kind, Inputs { current: &current, questions })?;
    shown(&current, &change, (common, kind.is_of_draft()), moment)?;
    if common.dry_run {
        warn("nothing was written: run it again without --dry-run\n");
        return Ok(Outcome::Fine);
    }
    if is_terminal && !common.yes && !is_wanted(&mut person)? {
        warn("nothing was written\n");
        return Ok(Outcome::Fine);
    }
    say(&change.write(&common.content, &current.sources)?)?;
    Ok(Outcome::Fine)
}

fn change(kind: &ChangeKind, inputs: Inputs<'_, '_>) -> Result<FileChange, Box<dyn Error>> {
    match kind {
        ChangeKind::Promise(arguments) => promises::promise(arguments, inputs),
        ChangeKind::Publish(arguments) => promises::publish(arguments, inputs),
        ChangeKind::Correct(arguments) => promises::correct(arguments, inputs),
        ChangeKind::Retire(arguments) => ends::retire(arguments, inputs),
        ChangeKind::Pause(arguments) => ends::pause(arguments, inputs),
        ChangeKind::CallOff(arguments) => ends::call_off(arguments, inputs),
        ChangeKind::Rename(arguments) => places::rename(arguments, inputs),
        ChangeKind::Move(arguments) => places::moved(arguments, inputs),
        ChangeKind::Contact(arguments) => texts::contact(arguments, inputs),
        ChangeKind::Typo(arguments) => texts::typo(arguments, inputs),
        ChangeKind::CloseDay(arguments) => calendars::close_day(arguments, inputs),
        ChangeKind::AddYear(arguments) => calendars::add_year(arguments, inputs),
    }
}

/// Asks whether to write what was shown.
fn is_wanted(person: &mut dyn Person) -> Result<bool, Box<dyn Error>> {
    let words = Question { usual: Some("yes".to_owned()), ..question("--yes", "Write this? yes or no") };
    let is_answer = |answer: &str| match answer.to_lowercase().as_str() {
        "yes" | "y" | "no" | "n" => Ok(()),
        _ => Err("answer yes or no".to_owned()),
    };
    Ok(person.ask(&words, &is_answer)?.to_lowercase().starts_with('y'))
}
