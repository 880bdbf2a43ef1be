//! Flags or answers about an end, a pause, or a plan that will not come -> the change.

use std::error::Error;

use crate::authoring::Question;
use crate::change::{CallOff, Pause, Retire, Subject};
use crate::command::change::arguments::{CallOffChange, PauseChange, RetireChange};
use crate::command::change::inputs::{Inputs, day_if_any, day_or_tomorrow, given, made, optional, subject, written};
use crate::command::new::interview::Answers;
use crate::command::new::plan::FileChange;
use crate::command::new::question::question;
use crate::model::catalog::Owned;
use crate::model::standard::Version;
use crate::pipeline::Current;

const WHAT: &str = "The id or the name of a service, or the id of a standard";

/// What residents read when a promise returns, unless somebody says more.
const AGAIN: &str = "We promise this again, as before.";

pub(super) fn retire(arguments: &RetireChange, inputs: Inputs<'_, '_>) -> Result<FileChange, Box<dyn Error>> {
    let current = inputs.current;
    let on = written(arguments.on);
    let flags = Answers::of_flags([
        ("--what", arguments.what.as_deref()),
        ("--on", on.as_deref()),
        ("--why", arguments.why.as_deref()),
        ("--replaced-by", arguments.replaced_by.as_deref()),
    ]);
    let make = |answers: &Answers| {
        let change = Retire {
            what: chosen(current, answers)?,
            on: day_or_tomorrow(current, answers, "--on")?,
            why: given(answers, "--why")
                .or_else(|| Some("It ends.".to_owned()).filter(|_| !is_planned(current, answers))),
            replaced_by: given(answers, "--replaced-by"),
        };
        made(current, |content| change.revise(content))
    };
    let mut interview = inputs.interview(flags, &make)?;
    interview.ask(question("--what", WHAT))?;
    interview.ask(question("--on", "The first day on which it is no longer promised, like 2027-01-01"))?;
    if is_planned(current, interview.answers()) {
        interview.ask(optional("--why", "Why the day changes, for residents (leave empty to say nothing)"))?;
    } else {
        interview.ask(question("--why", "Why it ends, for residents, in a sentence"))?;
        if interview.has_person() {
            interview
                .ask(optional("--replaced-by", "The id of what to use instead (leave empty if there is nothing)"))?;
        }
    }
    interview.finish()
}

/// Whether an end of it is planned already.
fn is_planned(current: &Current, answers: &Answers) -> bool {
    let is_retired = |what: Subject| match what {
        Subject::Service(id) => {
            let mut all = current.catalog.services();
            all.any(|(_, service)| service.id.value.as_str() == id && service.retired.is_some())
        }
        Subject::Standard(id) => {
            let mut all = current.catalog.standards();
            all.any(|owned| owned.standard.id.value.as_str() == id && owned.standard.retired.is_some())
        }
    };
    answered(current, answers).is_some_and(is_retired)
}

pub(super) fn pause(arguments: &PauseChange, inputs: Inputs<'_, '_>) -> Result<FileChange, Box<dyn Error>> {
    let current = inputs.current;
    let (from, until) = (written(arguments.from), written(arguments.until));
    let flags = Answers::of_flags([
        ("--what", arguments.what.as_deref()),
        ("--from", from.as_deref()),
        ("--until", until.as_deref()),
        ("--why", arguments.why.as_deref()),
        ("--then", arguments.then.as_deref()),
    ]);
    let make = |answers: &Answers| {
        let from = day_or_tomorrow(current, answers, "--from")?;
        let until = day_if_any(answers, "--until")?.unwrap_or_else(|| from.tomorrow().unwrap_or(from));
        let change = Pause {
            what: chosen(current, answers)?,
            from,
            until,
            why: given(answers, "--why")
                .or_else(|| Some("It pauses.".to_owned()).filter(|_| !is_paused_later(current, answers))),
            change: answers.or("--then", AGAIN),
        };
        made(current, |content| change.revise(content))
    };
    let has_person = inputs.questions.has_person();
    let mut interview = inputs.interview(flags, &make)?;
    interview.ask(question("--what", WHAT))?;
    interview.ask(question("--from", "The first day of the pause, like 2027-01-01"))?;
    interview.ask(question("--until", "The first day on which the promise holds again"))?;
    if is_paused_later(current, interview.answers()) {
        interview.ask(optional("--why", "Why its days change, for residents (leave empty to say nothing)"))?;
        return interview.finish();
    }
    interview.ask(question("--why", "Why it pauses, for residents, in a sentence"))?;
    if has_person {
        let again = question("--then", "What residents read of its return, in a sentence");
        interview.ask(Question { usual: Some(AGAIN.to_owned()), ..again })?;
    }
    interview.finish()
}

/// Whether a pause of it is planned already.
fn is_paused_later(current: &Current, answers: &Answers) -> bool {
    let Some(what) = answered(current, answers) else { return false };
    let is_it = |owned: &Owned<'_>| match &what {
        Subject::Service(id) => owned.service.id.value.as_str() == id,
        Subject::Standard(id) => owned.standard.id.value.as_str() == id,
    };
    let is_ahead =
        |version: &Version| version.gap.is_some() && version.own_end().is_some_and(|end| end.value > current.today);
    current.catalog.standards().filter(is_it).any(|owned| owned.standard.versions.iter().any(is_ahead))
}

pub(super) fn call_off(arguments: &CallOffChange, inputs: Inputs<'_, '_>) -> Result<FileChange, Box<dyn Error>> {
    let current = inputs.current;
    let planned = written(arguments.planned);
    let flags = Answers::of_flags([
        ("--what", arguments.what.as_deref()),
        ("--planned", planned.as_deref()),
        ("--why", arguments.why.as_deref()),
    ]);
    let make = |answers: &Answers| {
        let change = CallOff {
            what: chosen(current, answers)?,
            planned: day_if_any(answers, "--planned")?,
            why: answers.or("--why", "It will not come."),
        };
        made(current, |content| change.revise(content))
    };
    let mut interview = inputs.interview(flags, &make)?;
    interview.ask(question("--what", WHAT))?;
    interview.ask(question("--why", "Why it will not come, for residents, in a sentence"))?;
    interview.finish()
}

/// What is meant, if there is an answer that names something.
fn answered(current: &Current, answers: &Answers) -> Option<Subject> {
    subject(current, answers.get("--what")?).ok()
}

/// What is meant. As long as there is no answer, any service will do.
fn chosen(current: &Current, answers: &Answers) -> Result<Subject, String> {
    if let Some(wanted) = answers.get("--what") {
        return subject(current, wanted);
    }
    let mut all = current.catalog.services().filter(|(_, service)| service.retired.is_none());
    let first = all.next().map(|(_, service)| Subject::Service(service.id.value.to_string()));
    first.ok_or_else(|| "there is no service".to_owned())
}
