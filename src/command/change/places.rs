//! Flags or answers about names and departments -> a rename or a move.

use std::error::Error;

use crate::change::{Move, Moved, Named, Rename};
use crate::command::change::arguments::{MoveChange, MoveWhat, RenameChange, RenameWhat};
use crate::command::change::inputs::{Inputs, department, given, made, optional, service, standard};
use crate::command::new::interview::Answers;
use crate::command::new::plan::FileChange;
use crate::command::new::question::question;
use crate::model::department::Department;
use crate::model::id::Id;
use crate::pipeline::Current;

pub(super) fn rename(arguments: &RenameChange, inputs: Inputs<'_, '_>) -> Result<FileChange, Box<dyn Error>> {
    let current = inputs.current;
    let RenameWhat { service, standard, department, function } = &arguments.what;
    let flags = Answers::of_flags([
        ("--service", service.as_deref()),
        ("--standard", standard.as_deref()),
        ("--department", department.as_deref()),
        ("--function", function.as_deref()),
        ("--of", arguments.of.as_deref()),
        ("--name", arguments.name.as_deref()),
        ("--id", arguments.id.as_deref()),
    ]);
    let make = |answers: &Answers| {
        let change = Rename { what: named(current, answers)?, name: given(answers, "--name"), id: id(answers)? };
        made(current, |content| change.revise(content))
    };
    let is_named = [service, standard, department, function].iter().any(|one| one.is_some());
    let has_other_id = arguments.id.is_some();
    let mut interview = inputs.interview(flags, &make)?;
    if !is_named {
        interview.ask(question("--service", "The id or the name of the service"))?;
    }
    if is_of_several(current, function.as_deref()) {
        interview.ask(question("--of", "The department that the function belongs to"))?;
    }
    if !has_other_id {
        interview.ask(question("--name", "The new name"))?;
    }
    if interview.has_person() && function.is_none() && !has_other_id {
        interview.ask(optional("--id", "The new id (leave empty to keep it, and with it all addresses)"))?;
    }
    interview.finish()
}

fn named(current: &Current, answers: &Answers) -> Result<Named, String> {
    if let Some(wanted) = answers.get("--standard") {
        return standard(current, wanted).map(Named::Standard);
    }
    if let Some(name) = answers.get("--function") {
        return Ok(Named::Function(owner(current, answers)?, name.to_owned()));
    }
    if let Some(wanted) = answers.get("--department") {
        return department(current, wanted).map(Named::Department);
    }
    answers.get("--service").map_or_else(|| any_service(current), |wanted| service(current, wanted)).map(Named::Service)
}

fn id(answers: &Answers) -> Result<Option<Id>, String> {
    let id = given(answers, "--id").map(|text| {
        let id = Id::new(&text);
        id.ok_or_else(|| format!("`{text}` is not a valid id: use lower-case letters, digits and single hyphens"))
    });
    id.transpose()
}

pub(super) fn moved(arguments: &MoveChange, inputs: Inputs<'_, '_>) -> Result<FileChange, Box<dyn Error>> {
    let current = inputs.current;
    let MoveWhat { service, function, department: merged } = &arguments.what;
    let flags = Answers::of_flags([
        ("--service", service.as_deref()),
        ("--function", function.as_deref()),
        ("--department", merged.as_deref()),
        ("--of", arguments.of.as_deref()),
        ("--to", arguments.to.as_deref()),
        ("--to-function", arguments.to_function.as_deref()),
    ]);
    let make = |answers: &Answers| {
        let what = what(current, answers)?;
        let to = match answers.get("--to") {
            Some(wanted) => department(current, wanted)?,
            None => another_department(current, &what)?,
        };
        let change = Move { what, to, function: given(answers, "--to-function") };
        made(current, |content| change.revise(content))
    };
    let is_named = [service, function, merged].iter().any(|one| one.is_some());
    let mut interview = inputs.interview(flags, &make)?;
    if !is_named {
        interview.ask(question("--service", "The id or the name of the service"))?;
    }
    if is_of_several(current, function.as_deref()) {
        interview.ask(question("--of", "The department that the function belongs to"))?;
    }
    interview.ask(question("--to", "The id or the name of the other department"))?;
    interview.finish()
}

fn what(current: &Current, answers: &Answers) -> Result<Moved, String> {
    if let Some(name) = answers.get("--function") {
        return Ok(Moved::Function(owner(current, answers)?, name.to_owned()));
    }
    if let Some(wanted) = answers.get("--department") {
        return department(current, wanted).map(Moved::Department);
    }
    answers.get("--service").map_or_else(|| any_service(current), |wanted| service(current, wanted)).map(Moved::Service)
}

/// Whether several departments have the function that is named.
fn is_of_several(current: &Current, function: Option<&str>) -> bool {
    let has_it = |one: &&Department| one.functions.iter().any(|other| Some(other.name.value.as_str()) == function);
    current.catalog.departments.iter().filter(has_it).count() > 1
}

/// The department of the function that is named: the one that is said, or the only one that has it.
fn owner(current: &Current, answers: &Answers) -> Result<String, String> {
    if let Some(wanted) = answers.get("--of") {
        return department(current, wanted);
    }
    let name = answers.get("--function").unwrap_or_default();
    let departments = current.catalog.departments.iter();
    let all: Vec<String> = departments
        .filter(|one| one.functions.iter().any(|function| function.name.value == name))
        .map(|one| one.id.value.to_string())
        .collect();
    match &all[..] {
        [only] => Ok(only.clone()),
        [] => Err(format!("no department has the function `{name}`")),
        _ => Err(format!("several departments have the function `{name}`: name one with `--of`: {}", all.join(", "))),
    }
}

fn any_service(current: &Current) -> Result<String, String> {
    let first = current.catalog.services().map(|(_, service)| service.id.value.to_string()).next();
    first.ok_or_else(|| "there is no service".to_owned())
}

/// Another department than the one that it is with, to try a move with.
fn another_department(current: &Current, what: &Moved) -> Result<String, String> {
    let own = match what {
        Moved::Department(id) | Moved::Function(id, _) => Some(id.clone()),
        Moved::Service(id) => {
            let mut all = current.catalog.services();
            all.find(|(_, service)| service.id.value.as_str() == id).map(|(one, _)| one.id.value.to_string())
        }
    };
    let mut others =
        current.catalog.departments.iter().filter(|one| !one.is_corporate).map(|one| one.id.value.to_string());
    others.find(|id| Some(id) != own.as_ref()).ok_or_else(|| "there is no other department".to_owned())
}
