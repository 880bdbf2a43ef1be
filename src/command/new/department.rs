//! Flags or answers about a department -> its file.

use std::error::Error;

use crate::authoring::{Department, Questions};
use crate::command::new::arguments::DepartmentArguments;
use crate::command::new::interview::{Answers, Interview, sound_id};
use crate::command::new::plan::{FileChange, Plan, schemas};
use crate::command::new::question::ANY_PHONE;
use crate::command::new::question::question;
use crate::source::Sources;
use crate::{load, pipeline};

pub(super) fn plan<'a>(
    arguments: &'a DepartmentArguments,
    questions: Questions<'_>,
) -> Result<Plan<'a>, Box<dyn Error>> {
    let before = load::content(&arguments.content)?;
    let flags = Answers::of_flags([
        ("--name", arguments.name.as_deref()),
        ("--id", arguments.id.as_deref()),
        ("--summary", arguments.summary.as_deref()),
        ("--accountable", arguments.accountable.as_deref()),
        ("--phone", arguments.phone.as_deref()),
        ("--email", arguments.email.as_deref()),
        ("--calendar", arguments.calendar.as_deref()),
    ]);
    let make = |answers: &Answers| file(answers, &before);
    let mut interview = Interview::begin(questions, flags, &before, &make)?;
    interview.ask_name_and_id("The department's name")?;
    interview.ask(question("--summary", "What it looks after, in a sentence for residents"))?;
    interview.ask(question("--accountable", "The role accountable for it, like Director of Roads"))?;
    if arguments.email.is_none() {
        interview.ask_phone_or_email("Its telephone number (leave empty if it has none)", "`--email`")?;
    }
    let change = interview.finish()?;
    let schemas = schemas(|name| name == "department.schema.json");
    Ok(Plan { folder: &arguments.content, before, change, schemas })
}

fn file(answers: &Answers, content: &Sources) -> Result<FileChange, String> {
    let text = |flag| answers.get(flag).map(str::to_owned);
    // A department with an e-mail address needs no telephone number.
    let placeholder = answers.get("--email").is_none().then(|| ANY_PHONE.to_owned());
    let department = Department {
        id: answers.get("--id").map_or_else(|| Ok("a-new-department".to_owned()), |id| free_id(id, content))?,
        name: answers.or("--name", "Department"),
        summary: answers.or("--summary", "Looks after it."),
        accountable: answers.or("--accountable", "Director"),
        phone: text("--phone").or(placeholder),
        email: text("--email"),
        calendar: calendar(answers, content)?,
    };
    Ok(FileChange::Files(vec![department.file()]))
}

/// Returns the id of the calendar that is named, or of the first one.
fn calendar(answers: &Answers, content: &Sources) -> Result<Option<String>, String> {
    let Some(name) = answers.get("--calendar") else { return Ok(pipeline::first_calendar(content)) };
    pipeline::calendar_named(content, name).map(|id| Some(id.to_string())).map_err(|reason| reason.to_string())
}

/// Returns the id if it is valid and neither a file nor a department has it.
fn free_id(id: &str, content: &Sources) -> Result<String, String> {
    let id = sound_id(id)?;
    let name = format!("departments/{id}.yaml");
    if let Some(file) = content.files.iter().find(|file| file.name == name) {
        return Err(format!("`{}` already exists and is left as it is: choose another id", file.path));
    }
    match pipeline::department_file(content, &id) {
        Some(file) => {
            let path = &content.get(file).path;
            Err(format!("there is already a department `{id}`, in `{path}`: choose another id"))
        }
        None => Ok(id),
    }
}
