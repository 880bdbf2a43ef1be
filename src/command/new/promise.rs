//! Flags or answers about what is promised: for a standard of its own, and for the first one of a service.

use std::error::Error;

use jiff::civil::{Date, date};

use crate::authoring::Standard;
use crate::command::day_or_now;
use crate::command::new::interview::{Answers, Interview};
use crate::command::new::{PromiseArguments, question};
use crate::pipeline;
use crate::source::Sources;

/// What the flags say, in the order of the questions.
pub(super) fn flags(arguments: &PromiseArguments) -> [(&'static str, Option<&str>); 4] {
    let PromiseArguments { stage, we, within, starts, .. } = arguments;
    [("--stage", stage), ("--we", we), ("--within", within), ("--starts", starts)]
        .map(|(flag, answer)| (flag, answer.as_deref()))
}

/// The first day on which it holds.
pub(super) fn effective(arguments: &PromiseArguments, content: &Sources) -> Result<Date, Box<dyn Error>> {
    let day = arguments.effective.or_else(|| pipeline::city_day(content, day_or_now(None)));
    day.ok_or_else(|| "the content has faults: run `charter check` and mend them, or give `--effective`".into())
}

pub(super) fn ask_stage(interview: &mut Interview<'_, '_>) -> Result<(), Box<dyn Error>> {
    interview.ask(question("--stage", "What happens by then (answer, respond, make safe, decide, complete, …)"))
}

pub(super) fn ask_rest(interview: &mut Interview<'_, '_>) -> Result<(), Box<dyn Error>> {
    interview.ask(question("--we", "What you do, after \"We will\""))?;
    interview.ask(question("--within", "Within what time, like 3 business days"))?;
    interview.ask(question("--starts", "The clock starts when"))
}

/// The promise that the answers make.
pub(super) fn promise(answers: &Answers, variant: Option<String>, effective: Date) -> Standard {
    Standard {
        stage: answers.or("--stage", "complete"),
        variant,
        we: answers.or("--we", "do it"),
        within: answers.or("--within", "1 hour"),
        starts: answers.or("--starts", "you ask us"),
        effective,
    }
}

/// Any promise, to see whether there is room for one.
pub(super) fn stand_in() -> Standard {
    promise(&Answers::default(), None, date(2000, 1, 1))
}
