//! Flags or answers about what is promised -> another promise from a date on, or a correction of one.

use std::error::Error;

use crate::change::{Approved, Correct, NewPromise, Publish, Words};
use crate::command::change::arguments::{CorrectChange, PromiseChange, PublishChange};
use crate::command::change::inputs::{
    Inputs, day_if_any, day_or_tomorrow, given, made, optional, standard, subject, written,
};
use crate::command::new::interview::{Answers, Interview};
use crate::command::new::plan::FileChange;
use crate::command::new::question::question;
use crate::command::new::target;
use crate::pipeline::Current;

pub(super) fn promise(arguments: &PromiseChange, inputs: Inputs<'_, '_>) -> Result<FileChange, Box<dyn Error>> {
    let current = inputs.current;
    let (from, planned) = (written(arguments.from), written(arguments.planned));
    let (approved_on, review_by) = (written(arguments.approved_on), written(arguments.review_by));
    let flags = [("--standard", arguments.standard.as_deref())].into_iter().chain(arguments.words.flags()).chain([
        ("--from", from.as_deref()),
        ("--planned", planned.as_deref()),
        ("--why", arguments.why.as_deref()),
        ("--approved-by", arguments.approved_by.as_deref()),
        ("--approved-on", approved_on.as_deref()),
        ("--review-by", review_by.as_deref()),
    ]);
    let flags = Answers::of_flags(flags);
    let make = |answers: &Answers| {
        let from = match (answers.get("--from"), day_if_any(answers, "--planned")?) {
            (None, Some(planned)) => planned,
            _ => day_or_tomorrow(current, answers, "--from")?,
        };
        let approved = given(answers, "--approved-by").zip(day_if_any(answers, "--approved-on")?);
        let change = NewPromise {
            standard: chosen(current, answers)?,
            words: words(answers)?,
            from,
            planned: day_if_any(answers, "--planned")?,
            why: given(answers, "--why"),
            approved: approved.map(|(by, on)| Approved { by, on }),
            review_by: day_if_any(answers, "--review-by")?,
            draft: arguments.draft,
        };
        made(current, |content| change.revise(content))
    };
    let mut interview = inputs.interview(flags, &make)?;
    ask_standard(&mut interview)?;
    let moves_a_plan = arguments.planned.is_some();
    if !moves_a_plan {
        ask_words(&mut interview)?;
        interview.ask(question("--from", "The first day of the new promise, like 2027-01-01"))?;
    }
    interview.ask(if moves_a_plan {
        optional("--why", "Why the plan changes, for residents (leave empty to say nothing)")
    } else {
        question("--why", "What changes for residents, in a sentence")
    })?;
    if interview.has_person() && interview.answers().get("--approved-by").is_none() {
        interview.ask(optional("--approved-by", "Who has approved it, as a role (leave empty if nobody has yet)"))?;
        if given(interview.answers(), "--approved-by").is_some() {
            interview.ask(question("--approved-on", "The day of the approval, like 2026-11-18"))?;
        }
    }
    interview.finish()
}

pub(super) fn publish(arguments: &PublishChange, inputs: Inputs<'_, '_>) -> Result<FileChange, Box<dyn Error>> {
    let current = inputs.current;
    let flags = Answers::of_flags([("--what", arguments.what.as_deref())]);
    let make = |answers: &Answers| {
        let change = Publish { what: subject(current, answers.get("--what").unwrap_or_default())? };
        made(current, |content| change.revise(content))
    };
    let mut interview = inputs.interview(flags, &make)?;
    interview.ask(question("--what", "The id or the name of the service, or the id of the standard"))?;
    interview.finish()
}

pub(super) fn correct(arguments: &CorrectChange, inputs: Inputs<'_, '_>) -> Result<FileChange, Box<dyn Error>> {
    let current = inputs.current;
    let version = written(arguments.version);
    let flags = [("--standard", arguments.standard.as_deref()), ("--version", version.as_deref())]
        .into_iter()
        .chain(arguments.words.flags())
        .chain([("--note", arguments.note.as_deref())]);
    let flags = Answers::of_flags(flags);
    let make = |answers: &Answers| {
        let change = Correct {
            standard: chosen(current, answers)?,
            version: day_if_any(answers, "--version")?,
            words: words(answers)?,
            note: answers.or("--note", "The site said something else."),
        };
        made(current, |content| change.revise(content))
    };
    let mut interview = inputs.interview(flags, &make)?;
    ask_standard(&mut interview)?;
    ask_words(&mut interview)?;
    interview.ask(question("--note", "What was wrong, for residents, in a sentence"))?;
    interview.finish()
}

fn ask_standard(interview: &mut Interview<'_, '_>) -> Result<(), Box<dyn Error>> {
    interview.ask(question("--standard", "The id of the standard, like pothole-repair.complete"))
}

/// Asks for the target, unless something else is to be different.
fn ask_words(interview: &mut Interview<'_, '_>) -> Result<(), Box<dyn Error>> {
    let answers = interview.answers();
    let is_said = ["--we", "--starts", "--share"].iter().any(|flag| answers.get(flag).is_some());
    if is_said { Ok(()) } else { target::ask(interview) }
}

/// The standard that is meant. As long as there is no answer, any will do.
fn chosen(current: &Current, answers: &Answers) -> Result<String, String> {
    if let Some(wanted) = answers.get("--standard") {
        return standard(current, wanted);
    }
    let mut all = current.catalog.standards().filter(|owned| owned.standard.retired.is_none());
    all.next().map(|owned| owned.standard.id.value.to_string()).ok_or_else(|| "there is no standard".to_owned())
}

/// What is to be different. A share alone belongs to the target that there is.
fn words(answers: &Answers) -> Result<Words, String> {
    let is_another = target::is_given(answers) && target::names_a_target(answers);
    let we = given(answers, "--we");
    let starts = given(answers, "--starts");
    let share = if is_another { target::share(answers).map(str::to_owned) } else { given(answers, "--share") };
    let nothing = !is_another && we.is_none() && starts.is_none() && share.is_none();
    // Until the first answer, a change to try. A plan can also move without saying anything else.
    let target = if is_another || (nothing && answers.get("--planned").is_none()) {
        Some(target::target(answers)?)
    } else {
        None
    };
    Ok(Words { target, share, we, starts })
}
