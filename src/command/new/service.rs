//! Flags or answers about a service and its first promise -> its entry in a department's list of services.

use std::error::Error;

use crate::authoring::{FirstDay, Inherited, Question, Questions, Service};
use crate::command::new::arguments::ServiceArguments;
use crate::command::new::interview::{Answers, Interview, sound_id};
use crate::command::new::plan::{FileChange, Plan, cannot_add, not_there};
use crate::command::new::promise::{self, promise};
use crate::command::new::question::ANY_PHONE;
use crate::command::new::question::question;
use crate::source::{SourceId, Sources};
use crate::{load, pipeline};

/// The flags that say how to ask for the service, each with its channel.
const WAYS: [(&str, &str); 3] = [("--phone", "phone"), ("--email", "email"), ("--web", "web")];

pub(super) fn plan<'a>(
    arguments: &'a ServiceArguments,
    mut questions: Questions<'_>,
) -> Result<Plan<'a>, Box<dyn Error>> {
    let before = load::content(&arguments.content)?;
    let effective = promise::effective(&arguments.promise, &before)?;
    let find = |name: &str| file_of(name, &before);
    let department = question("--department", "The department: its id, or its name");
    let department = questions.ask(arguments.department.as_deref(), department, &|name| find(name).map(drop))?;
    // Without a person to ask, go on: other flags may be missing too.
    let file = if department.is_empty() { None } else { Some(find(&department)?) };
    let defaults = file.map(|file| pipeline::inherited(&before.get(file).text, None)).unwrap_or_default();
    let make = |answers: &Answers| {
        let file = file.ok_or("no department was given")?;
        let service = service(answers, effective, &defaults)?;
        let text = pipeline::with_service(&before.get(file).text, &service.entry());
        let text = text.map_err(|reason| cannot_add(before.get(file), reason))?;
        Ok(FileChange::Edit { file, text, added: format!("the service `{}`", service.id) })
    };
    let supports = Some(arguments.supports.join(",")).filter(|_| !arguments.supports.is_empty());
    let mut interview = Interview::begin(questions, flags(arguments, supports.as_deref()), &before, &make)?;
    interview.ask_name_and_id("The service's name in residents' words")?;
    interview.ask(question("--summary", "What the service is, in a sentence or two"))?;
    if WAYS.iter().all(|(flag, _)| interview.answers().get(flag).is_none()) {
        interview.ask_phone_or_email(
            "The telephone number to call (leave empty if there is none)",
            "`--email` or `--web`",
        )?;
    }
    if let Some(note) = clauses(&before).filter(|_| !defaults.supports) {
        interview.ask(Question {
            note: Some(note),
            ..question("--supports", "The ones that it supports, separated by commas")
        })?;
    }
    promise::ask_stage(&mut interview)?;
    promise::ask_rest(&mut interview, &defaults)?;
    let change = interview.finish()?;
    Ok(Plan { folder: &arguments.content, before, change, schemas: Vec::new() })
}

fn flags(arguments: &ServiceArguments, supports: Option<&str>) -> Answers {
    let of_service = [
        ("--name", arguments.name.as_deref()),
        ("--id", arguments.id.as_deref()),
        ("--summary", arguments.summary.as_deref()),
        ("--phone", arguments.phone.as_deref()),
        ("--email", arguments.email.as_deref()),
        ("--web", arguments.web.as_deref()),
        ("--supports", supports),
    ];
    Answers::of_flags(of_service.into_iter().chain(promise::flags(&arguments.promise)))
}

/// Returns the file of the department with that id or name, if a service can be added to it.
fn file_of(name: &str, content: &Sources) -> Result<SourceId, String> {
    let id = pipeline::department_named(content, name);
    let id = id.map_err(|reason| not_there("department", name, &reason, content))?;
    let file = pipeline::department_file(content, id.as_str());
    let file = file.ok_or_else(|| format!("there is no department `{id}` in `{}`", content.root))?;
    let added = pipeline::with_service(&content.get(file).text, "- id: a-new-service\n");
    added.map(|_| file).map_err(|reason| cannot_add(content.get(file), reason))
}

/// Returns the clauses of the commitment, one a line, or `None` if there are none.
fn clauses(content: &Sources) -> Option<String> {
    let clauses = pipeline::clauses(content);
    let lines = clauses.iter().map(|(id, title)| format!("\n  {id}  {title}")).collect::<Vec<_>>().concat();
    (!clauses.is_empty()).then(|| format!("the clauses of the commitment:{lines}"))
}

/// Makes a service from the answers, with placeholders for those that are missing.
fn service(answers: &Answers, effective: FirstDay, defaults: &Inherited) -> Result<Service, String> {
    let ask = WAYS.iter().filter_map(|(flag, channel)| Some((*channel, answers.get(flag)?.to_owned())));
    let mut ask: Vec<(&'static str, String)> = ask.collect();
    if ask.is_empty() {
        ask.push(("phone", ANY_PHONE.to_owned()));
    }
    let supports = answers.get("--supports").unwrap_or_default();
    Ok(Service {
        id: answers.get("--id").map_or_else(|| Ok("a-new-service".to_owned()), sound_id)?,
        name: answers.or("--name", "Service"),
        summary: answers.or("--summary", "Ask us."),
        ask,
        supports: supports.split([',', ' ']).filter(|clause| !clause.is_empty()).map(str::to_owned).collect(),
        standard: promise(answers, None, effective, defaults)?,
    })
}
