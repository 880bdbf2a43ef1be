//! Flags or answers about a city -> the files of its content folder.

use std::error::Error;
use std::path::Path;

use crate::authoring::{City, Question, Questions};
use crate::command::clock::day_or_now;
use crate::command::new::arguments::CityArguments;
use crate::command::new::interview::{Answers, Interview};
use crate::command::new::plan::{FileChange, Plan, schemas};
use crate::command::new::question::ANY_PHONE;
use crate::command::new::question::question;
use crate::source::{Sources, shown_folder};
use crate::{load, pipeline};

pub(super) fn plan<'a>(arguments: &'a CityArguments, questions: Questions<'_>) -> Result<Plan<'a>, Box<dyn Error>> {
    let before = empty(&arguments.content)?;
    let flags = Answers::of_flags([
        ("--name", arguments.name.as_deref()),
        ("--short-name", arguments.short_name.as_deref()),
        ("--phone", arguments.phone.as_deref()),
        ("--base-url", arguments.base_url.as_deref()),
        ("--time-zone", arguments.time_zone.as_deref()),
    ]);
    let make = |answers: &Answers| files(arguments, answers);
    let mut interview = Interview::begin(questions, flags, &before, &make)?;
    interview.ask(question("--name", "The city's full name"))?;
    if let Some(name) = interview.answers().get("--name") {
        let usual = Some(short(name).to_owned());
        interview.ask(Question { usual, ..question("--short-name", "Its short name, used in sentences") })?;
    }
    interview.ask(question("--phone", "The telephone number that residents call"))?;
    interview
        .ask(question("--base-url", "Where the site will be published, like https://www.example.org/standards/"))?;
    interview.ask(question("--time-zone", "The time zone of the city: area and city, like America/Edmonton"))?;
    let change = interview.finish()?;
    Ok(Plan { folder: &arguments.content, before, change, schemas: schemas(|_| true) })
}

fn files(arguments: &CityArguments, answers: &Answers) -> Result<FileChange, String> {
    let name = answers.or("--name", "City of Example");
    let time_zone = answers.or("--time-zone", "America/Edmonton");
    let today = pipeline::day_in(&time_zone, day_or_now(arguments.as_of))?;
    let city = City {
        short_name: answers.or("--short-name", short(&name)),
        phone: answers.or("--phone", ANY_PHONE),
        base_url: answers.or("--base-url", "https://www.example.org/"),
        name,
        time_zone,
        today,
    };
    Ok(FileChange::Files(city.files()))
}

/// `City of Spruce Grove` -> `Spruce Grove`.
fn short(name: &str) -> &str {
    name.split_once(" of ").map_or(name, |(_, short)| short).trim()
}

/// Returns the empty content of a new folder.
fn empty(folder: &Path) -> Result<Sources, Box<dyn Error>> {
    let root = shown_folder(folder);
    if folder.symlink_metadata().is_ok() && !load::content(folder)?.files.is_empty() {
        return Err(format!("`{root}` already contains files: name a new folder with `--content`").into());
    }
    Ok(Sources { files: Vec::new(), root })
}
