//! Flags or answers about a promise -> its entry in a service's list of standards.

use std::error::Error;

use crate::authoring::{Question, Questions};
use crate::command::new::arguments::StandardArguments;
use crate::command::new::interview::{Answers, Interview};
use crate::command::new::plan::{FileChange, Plan, cannot_add, not_there};
use crate::command::new::promise::{self, promise};
use crate::command::new::question::question;
use crate::model::id::Id;
use crate::source::{SourceId, Sources};
use crate::{load, pipeline};

pub(super) fn plan<'a>(
    arguments: &'a StandardArguments,
    mut questions: Questions<'_>,
) -> Result<Plan<'a>, Box<dyn Error>> {
    let before = load::content(&arguments.content)?;
    let effective = promise::effective(&arguments.promise, &before)?;
    let find = |name: &str| found(name, &before);
    let service = question("--service", "The service: its id, or its name");
    let service = questions.ask(arguments.service.as_deref(), service, &|name| find(name).map(drop))?;
    // Without a person to ask, go on: other flags may be missing too.
    let (file, service) = if service.is_empty() { (None, service) } else { find(&service)? };
    let defaults = file.map(|file| pipeline::inherited(&before.get(file).text, Some(&service))).unwrap_or_default();
    let make = |answers: &Answers| {
        let file = file.ok_or("no service was given")?;
        let text = &before.get(file).text;
        let is_taken = is_taken(answers, file, &service, &before);
        let variant = answers.get("--variant").map(id_of).or_else(|| is_taken.then(|| "a-new-variant".to_owned()));
        let promise = promise(answers, variant, effective, &defaults)?;
        let text = pipeline::with_standard(text, &service, &promise.entry());
        let text = text.map_err(|reason| cannot_add(before.get(file), reason))?;
        Ok(FileChange::Edit { file, text, added: format!("a standard of `{service}`") })
    };
    let mut flags = promise::flags(&arguments.promise);
    flags.insert(1, ("--variant", arguments.variant.as_deref()));
    let flags = Answers::of_flags(flags);
    let mut interview = Interview::begin(questions, flags, &before, &make)?;
    promise::ask_stage(&mut interview)?;
    if file.is_some_and(|file| is_taken(interview.answers(), file, &service, &before)) {
        let note = format!(
            "`{service}` already has a standard for this stage: a variant, like `priority-one`, tells the two apart"
        );
        interview.ask(Question { note: Some(note), ..question("--variant", "The id of the variant") })?;
    }
    promise::ask_rest(&mut interview, &defaults)?;
    let change = interview.finish()?;
    Ok(Plan { folder: &arguments.content, before, change, schemas: Vec::new() })
}

/// Returns the file with the service of that id or name, if a standard can be added to it, and the service's id.
fn found(name: &str, content: &Sources) -> Result<(Option<SourceId>, String), String> {
    let id = pipeline::service_named(content, name).map_err(|reason| not_there("service", name, &reason, content))?;
    let Some(file) = pipeline::service_file(content, id.as_str()) else { return Ok((None, id.to_string())) };
    let entry = promise::placeholder()?.entry();
    let added = pipeline::with_standard(&content.get(file).text, id.as_str(), &entry);
    added.map(|_| (Some(file), id.to_string())).map_err(|reason| cannot_add(content.get(file), reason))
}

/// The id that is meant by an id or a name: `Priority one` is `priority-one`.
fn id_of(name: &str) -> String {
    Id::nearest(name).map_or_else(|| name.to_owned(), |id| id.to_string())
}

/// Whether the service already has a standard for the stage without a variant, so that a new one needs a variant.
fn is_taken(answers: &Answers, file: SourceId, service: &str, content: &Sources) -> bool {
    let text = &content.get(file).text;
    answers.get("--stage").is_some_and(|stage| pipeline::has_plain_standard(text, service, stage))
}
