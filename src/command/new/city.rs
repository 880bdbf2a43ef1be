//! Flags or answers about a city -> the files of its content folder.

use std::error::Error;
use std::path::Path;

use jiff::civil::Date;

use crate::authoring::{City, Question, Questions};
use crate::command::clock::day_or_now;
use crate::command::new::arguments::CityArguments;
use crate::command::new::holidays;
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
        ("--holidays", arguments.holidays.as_deref()),
    ]);
    let has_person = questions.has_person();
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
    interview.ask(holidays::question(has_person, interview.answers().get("--time-zone")))?;
    let answers = interview.answers().clone();
    let change = interview.finish()?;
    holidays::tell(&answers.or("--holidays", holidays::NONE), today(arguments, &answers)?.year());
    Ok(Plan { folder: &arguments.content, before, change, schemas: schemas(|_| true) })
}

fn files(arguments: &CityArguments, answers: &Answers) -> Result<FileChange, String> {
    let name = answers.or("--name", "City of Example");
    let today = today(arguments, answers)?;
    let closed_days = holidays::closed_days(&answers.or("--holidays", holidays::NONE), today.year())?;
    let city = City {
        short_name: answers.or("--short-name", short(&name)),
        phone: answers.or("--phone", ANY_PHONE),
        base_url: answers.or("--base-url", "https://www.example.org/"),
        name,
        time_zone: time_zone(answers),
        today,
        closed_days,
    };
    Ok(FileChange::Files(city.files()))
}

fn time_zone(answers: &Answers) -> String {
    answers.or("--time-zone", "America/Edmonton")
}

fn today(arguments: &CityArguments, answers: &Answers) -> Result<Date, String> {
    let zone = time_zone(answers);
    pipeline::day_in(&zone, day_or_now(arguments.as_of))
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
