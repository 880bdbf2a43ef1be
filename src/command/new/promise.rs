//! Flags or answers about a promise -> a standard, for `new standard` and for the first one of `new service`.

use std::error::Error;

use jiff::civil::date;

use crate::authoring::{FirstDay, Inherited, Question, Standard};
use crate::command::clock::day_or_now;
use crate::command::new::arguments::PromiseArguments;
use crate::command::new::interview::{Answers, Interview};
use crate::command::new::question::question;
use crate::command::new::target;
use crate::model::stage::Stage;
use crate::pipeline;
use crate::source::Sources;

/// Returns each flag with its value, in the order of the questions.
pub(super) fn flags(arguments: &PromiseArguments) -> Vec<(&'static str, Option<&str>)> {
    let PromiseArguments { stage, words, .. } = arguments;
    std::iter::once(("--stage", stage.as_deref())).chain(words.flags()).collect()
}

/// Returns the date on which the promise takes effect: from the flag, or else today in the city's time zone.
pub(super) fn effective(arguments: &PromiseArguments, content: &Sources) -> Result<FirstDay, Box<dyn Error>> {
    let day = arguments.effective.or_else(|| pipeline::city_day(content, day_or_now(None)).map(FirstDay::Known));
    day.ok_or_else(|| "the content has errors: run `charter check` and fix them, or give `--effective`".into())
}

pub(super) fn ask_stage(interview: &mut Interview<'_, '_>) -> Result<(), Box<dyn Error>> {
    interview.ask(question("--stage", "What happens by then (answer, respond, make safe, decide, complete, …)"))
}

/// What the defaults say to start the clock needs no answer.
pub(super) fn ask_rest(interview: &mut Interview<'_, '_>, defaults: &Inherited) -> Result<(), Box<dyn Error>> {
    interview.ask(question("--we", "What you will do, after \"We will\""))?;
    target::ask(interview)?;
    if !target::target(interview.answers()).is_ok_and(|target| target.has_start()) {
        return Ok(());
    }
    let usual = usual_start(interview.answers(), defaults).cloned();
    interview.ask(Question { usual, ..question("--starts", "The clock starts when") })
}

/// Makes a promise from the answers, with placeholders for those that are missing.
pub(super) fn promise(
    answers: &Answers,
    variant: Option<String>,
    effective: FirstDay,
    defaults: &Inherited,
) -> Result<Standard, String> {
    let target = target::target(answers)?;
    let own = answers.get("--starts");
    let starts = match usual_start(answers, defaults).filter(|_| target.has_start()) {
        Some(usual) => own.filter(|own| own != usual),
        None => own.or_else(|| target.has_start().then_some("you ask us")),
    };
    Ok(Standard {
        stage: answers.or("--stage", "complete"),
        variant,
        we: answers.or("--we", "do it"),
        share: target::share(answers).map(str::to_owned),
        starts: starts.map(str::to_owned),
        target,
        effective,
        defaults: defaults.clone(),
    })
}

/// What starts the clock by default: of a promise that follows a request.
fn usual_start<'a>(answers: &Answers, defaults: &'a Inherited) -> Option<&'a String> {
    let stage = answers.or("--stage", "complete");
    let follows_a_request = Stage::ALL.into_iter().any(|one| one.key() == stage && one.follows_a_request());
    defaults.starts.as_ref().filter(|_| follows_a_request)
}

/// Returns a placeholder promise, to test whether one can be added.
pub(super) fn placeholder() -> Result<Standard, String> {
    promise(&Answers::default(), None, FirstDay::Known(date(2000, 1, 1)), &Inherited::default())
}
