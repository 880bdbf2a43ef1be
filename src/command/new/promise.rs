//! Flags or answers about a promise -> a standard, for `new standard` and for the first one of `new service`.

use std::error::Error;

use jiff::civil::{Date, date};

use crate::authoring::Standard;
use crate::command::clock::day_or_now;
use crate::command::new::arguments::PromiseArguments;
use crate::command::new::interview::{Answers, Interview};
use crate::command::new::question::question;
use crate::command::new::target;
use crate::pipeline;
use crate::source::Sources;

/// Returns each flag with its value, in the order of the questions.
pub(super) fn flags(arguments: &PromiseArguments) -> Vec<(&'static str, Option<&str>)> {
    let PromiseArguments { stage, we, starts, .. } = arguments;
    let first = [("--stage", stage.as_deref()), ("--we", we.as_deref())];
    first.into_iter().chain(target::flags(arguments)).chain([("--starts", starts.as_deref())]).collect()
}

/// Returns the date on which the promise takes effect: from the flag, or else today in the city's time zone.
pub(super) fn effective(arguments: &PromiseArguments, content: &Sources) -> Result<Date, Box<dyn Error>> {
    let day = arguments.effective.or_else(|| pipeline::city_day(content, day_or_now(None)));
    day.ok_or_else(|| "the content has errors: run `charter check` and fix them, or give `--effective`".into())
}

pub(super) fn ask_stage(interview: &mut Interview<'_, '_>) -> Result<(), Box<dyn Error>> {
    interview.ask(question("--stage", "What happens by then (answer, respond, make safe, decide, complete, …)"))
}

pub(super) fn ask_rest(interview: &mut Interview<'_, '_>) -> Result<(), Box<dyn Error>> {
    interview.ask(question("--we", "What you will do, after \"We will\""))?;
    target::ask(interview)?;
    let has_start = target::target(interview.answers()).is_ok_and(|target| target.has_start());
    if has_start { interview.ask(question("--starts", "The clock starts when")) } else { Ok(()) }
}

/// Makes a promise from the answers, with placeholders for those that are missing.
pub(super) fn promise(answers: &Answers, variant: Option<String>, effective: Date) -> Result<Standard, String> {
    let target = target::target(answers)?;
    let starts = answers.get("--starts").or_else(|| target.has_start().then_some("you ask us"));
    Ok(Standard {
        stage: answers.or("--stage", "complete"),
        variant,
        we: answers.or("--we", "do it"),
        share: target::share(answers).map(str::to_owned),
        starts: starts.map(str::to_owned),
        target,
        effective,
    })
}

/// Returns a placeholder promise, to test whether one can be added.
pub(super) fn placeholder() -> Result<Standard, String> {
    promise(&Answers::default(), None, date(2000, 1, 1))
}
