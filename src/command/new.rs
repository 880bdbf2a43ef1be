//! `charter new`: flags, or answers at the terminal -> new content files, or an entry in one.

use std::error::Error;
use std::io::{IsTerminal, stderr, stdin};
use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};
use jiff::civil::Date;

use crate::authoring::{City, Department, NewFile, Question, Questions, Service, Standard};
use crate::command::terminal::{refuse, say, show};
use crate::command::{EXIT_CODES, Outcome, day, day_or_now, new_files};
use crate::model::id::Id;
use crate::source::{Source, SourceId, Sources};
use crate::{load, pipeline};

/// What can be made.
#[derive(Debug, Subcommand)]
pub(super) enum What {
    /// Begin a content folder: a small city with example texts, and comments that teach
    #[command(after_help = EXIT_CODES)]
    City(CityArguments),
    /// Add the file of a department
    #[command(after_help = EXIT_CODES)]
    Department(DepartmentArguments),
    /// Add a service, with its first standard, to a department's file; both are drafts
    #[command(after_help = EXIT_CODES)]
    Service(ServiceArguments),
    /// Add a standard to a service; it is a draft
    #[command(after_help = EXIT_CODES)]
    Standard(StandardArguments),
}

#[derive(Debug, Args)]
pub(super) struct CityArguments {
    /// The folder for the content
    #[arg(long, value_name = "DIR", default_value = "content")]
    content: PathBuf,
    /// The city's full name, like "Town of Maple Bend"
    #[arg(long)]
    name: Option<String>,
    /// Its name in a sentence, like "Maple Bend" [default: the name without "City of" or the like]
    #[arg(long, value_name = "NAME")]
    short_name: Option<String>,
    /// The telephone number that residents call
    #[arg(long)]
    phone: Option<String>,
    /// Where the site will be published
    #[arg(long, value_name = "URL")]
    base_url: Option<String>,
    /// The name of the time zone in the IANA list, like America/Edmonton
    #[arg(long, value_name = "ZONE")]
    time_zone: Option<String>,
    /// The day on which the example promises begin [default: today in the time zone]
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    as_of: Option<Date>,
}

#[derive(Debug, Args)]
pub(super) struct DepartmentArguments {
    /// The folder with the content
    #[arg(long, value_name = "DIR", default_value = "content")]
    content: PathBuf,
    /// The department's name
    #[arg(long)]
    name: Option<String>,
    /// Its permanent id, and the name of its file [default: from the name]
    #[arg(long)]
    id: Option<String>,
    /// What it looks after, in a sentence for residents
    #[arg(long, value_name = "TEXT")]
    summary: Option<String>,
    /// The role that answers for it, like "Director of Roads"
    #[arg(long, value_name = "ROLE")]
    accountable: Option<String>,
    /// Its telephone number
    #[arg(long)]
    phone: Option<String>,
    /// Its e-mail address
    #[arg(long)]
    email: Option<String>,
    /// The id of the calendar with its hours [default: that of the first file in calendars/]
    #[arg(long, value_name = "ID")]
    calendar: Option<String>,
}

#[derive(Debug, Args)]
pub(super) struct ServiceArguments {
    /// The folder with the content
    #[arg(long, value_name = "DIR", default_value = "content")]
    content: PathBuf,
    /// The id of the department; `corporate` for what holds in all departments
    #[arg(long, value_name = "ID")]
    department: Option<String>,
    /// The service's name in residents' words
    #[arg(long)]
    name: Option<String>,
    /// Its permanent id [default: from the name]
    #[arg(long)]
    id: Option<String>,
    /// What it is, in a sentence or two
    #[arg(long, value_name = "TEXT")]
    summary: Option<String>,
    /// The telephone number to ask at; needed unless there is an e-mail or web address
    #[arg(long)]
    phone: Option<String>,
    /// The e-mail address to ask at
    #[arg(long)]
    email: Option<String>,
    /// The web address to ask at
    #[arg(long, value_name = "URL")]
    web: Option<String>,
    /// The clauses of the commitment that it makes real, like 4.1.b,4.1.e
    #[arg(long, value_name = "CLAUSES", value_delimiter = ',')]
    supports: Vec<String>,
    #[command(flatten)]
    promise: PromiseArguments,
}

#[derive(Debug, Args)]
pub(super) struct StandardArguments {
    /// The folder with the content
    #[arg(long, value_name = "DIR", default_value = "content")]
    content: PathBuf,
    /// The id of the service
    #[arg(long, value_name = "ID")]
    service: Option<String>,
    /// An id that tells it from another standard for the same stage
    #[arg(long, value_name = "ID")]
    variant: Option<String>,
    #[command(flatten)]
    promise: PromiseArguments,
}

#[derive(Debug, Args)]
struct PromiseArguments {
    /// What happens by then: answer, acknowledge, respond, attend, make safe, schedule, decide, complete, …
    #[arg(long)]
    stage: Option<String>,
    /// What you do, after "We will": "repair the pothole"
    #[arg(long, value_name = "TEXT")]
    we: Option<String>,
    /// The time that it takes at most, like "3 business days"
    #[arg(long, value_name = "TIME")]
    within: Option<String>,
    /// What starts the clock, after "The clock starts when": "we receive your report"
    #[arg(long, value_name = "TEXT")]
    starts: Option<String>,
    /// The first day on which it holds [default: today in the city's time zone]
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    effective: Option<Date>,
}

/// What a run of the command does to the content.
struct Plan<'a> {
    folder: &'a Path,
    before: Sources,
    change: Change,
    /// The schemas that the new files point to.
    schemas: Vec<(String, String)>,
}

enum Change {
    Files(Vec<NewFile>),
    Edit { file: SourceId, text: String, added: String },
}

pub(super) fn run(what: &What) -> Outcome {
    let (mut input, mut output) = (stdin().lock(), stderr().lock());
    let is_person = input.is_terminal();
    let questions = if is_person { Questions::for_person(&mut input, &mut output) } else { Questions::for_flags() };
    let plan = match what {
        What::City(arguments) => city(arguments, questions),
        What::Department(arguments) => department(arguments, questions),
        What::Service(arguments) => service(arguments, questions),
        What::Standard(arguments) => standard(arguments, questions),
    };
    drop(output);
    match plan.and_then(|plan| carry_out(&plan)) {
        Ok(message) => {
            say(&message);
            Outcome::Fine
        }
        Err(reason) => {
            refuse(&reason);
            Outcome::CouldNotRun
        }
    }
}

const fn question(flag: &'static str, words: &'static str) -> Question {
    Question { flag, words, usual: None }
}

fn city<'a>(arguments: &'a CityArguments, mut questions: Questions<'_>) -> Result<Plan<'a>, Box<dyn Error>> {
    let name = questions.ask(arguments.name.as_deref(), question("--name", "The city's full name"));
    let usual = Some(short(&name).to_owned()).filter(|name| !name.is_empty());
    let short_name = Question { usual, ..question("--short-name", "Its name in a sentence") };
    let short_name =
        if name.is_empty() { String::new() } else { questions.ask(arguments.short_name.as_deref(), short_name) };
    let phone = questions.ask(arguments.phone.as_deref(), question("--phone", "The telephone number"));
    let base_url = question("--base-url", "Where the site will be published, like https://www.example.org/standards/");
    let base_url = questions.ask(arguments.base_url.as_deref(), base_url);
    let time_zone = question("--time-zone", "The time zone, like America/Edmonton");
    let time_zone = questions.ask(arguments.time_zone.as_deref(), time_zone);
    questions.finish()?;
    let today = pipeline::day_in(&time_zone, day_or_now(arguments.as_of)).ok_or_else(|| {
        format!("there is no time zone `{time_zone}`: write its name in the IANA list, like America/Edmonton")
    })?;
    let city = City { name, short_name, phone, base_url, time_zone, today };
    let before = empty(&arguments.content)?;
    Ok(Plan { folder: &arguments.content, before, change: Change::Files(city.files()), schemas: schemas(|_| true) })
}

/// `City of Spruce Grove` -> `Spruce Grove`.
fn short(name: &str) -> &str {
    name.split_once(" of ").map_or(name, |(_, short)| short).trim()
}

/// The content of a folder that has none.
fn empty(folder: &Path) -> Result<Sources, Box<dyn Error>> {
    let root = folder.display().to_string();
    if folder.symlink_metadata().is_ok() && !load::content(folder)?.files.is_empty() {
        return Err(format!("there are files in `{root}` already: name a new folder with `--content`").into());
    }
    Ok(Sources { files: Vec::new(), root: root.trim_end_matches('/').to_owned() })
}

fn department<'a>(
    arguments: &'a DepartmentArguments,
    mut questions: Questions<'_>,
) -> Result<Plan<'a>, Box<dyn Error>> {
    let before = load::content(&arguments.content)?;
    let name = questions.ask(arguments.name.as_deref(), question("--name", "The department's name"));
    let id = ask_id(arguments.id.as_deref(), &name, &mut questions);
    let summary = question("--summary", "What it looks after, in a sentence for residents");
    let summary = questions.ask(arguments.summary.as_deref(), summary);
    let accountable = question("--accountable", "The role that answers for it, like Director of Roads");
    let accountable = questions.ask(arguments.accountable.as_deref(), accountable);
    let phone = questions.ask(arguments.phone.as_deref(), question("--phone", "Its telephone number"));
    questions.finish()?;
    let calendar = arguments.calendar.clone().or_else(|| first_calendar(&before));
    let id = sound_id(&id)?;
    let department = Department { id, name, summary, accountable, phone, email: arguments.email.clone(), calendar };
    let schemas = schemas(|name| name == "department.schema.json");
    Ok(Plan { folder: &arguments.content, before, change: Change::Files(vec![department.file()]), schemas })
}

fn first_calendar(sources: &Sources) -> Option<String> {
    let mut names = sources.files.iter().map(|file| file.name.as_str());
    names.find_map(|name| name.strip_prefix("calendars/")?.strip_suffix(".yaml").map(str::to_owned))
}

/// The id that is given, or the nearest to the name.
fn ask_id(given: Option<&str>, name: &str, questions: &mut Questions<'_>) -> String {
    let usual = Id::nearest(name).map(|id| id.to_string());
    if name.is_empty() && given.is_none() {
        return String::new();
    }
    questions.ask(given, Question { usual, ..question("--id", "Its permanent id, part of web addresses") })
}

fn sound_id(id: &str) -> Result<String, String> {
    let sound = Id::new(id).map(|id| id.to_string());
    sound.ok_or_else(|| {
        format!("`{id}` can't be an id: write lower-case letters, digits and single hyphens, 80 at most")
    })
}

fn service<'a>(arguments: &'a ServiceArguments, mut questions: Questions<'_>) -> Result<Plan<'a>, Box<dyn Error>> {
    let before = load::content(&arguments.content)?;
    let department = question("--department", "The id of the department");
    let department = questions.ask(arguments.department.as_deref(), department);
    let name = questions.ask(arguments.name.as_deref(), question("--name", "The service's name in residents' words"));
    let id = ask_id(arguments.id.as_deref(), &name, &mut questions);
    let summary =
        questions.ask(arguments.summary.as_deref(), question("--summary", "What it is, in a sentence or two"));
    let ask = ask_ways(arguments, &mut questions);
    let standard = ask_standard(&arguments.promise, None, &before, &mut questions);
    questions.finish()?;
    let file = pipeline::department_file(&before, &department).ok_or_else(|| {
        format!("there is no department `{department}` in `{}`: add it with `charter new department`", before.root)
    })?;
    let id = sound_id(&id)?;
    let added = format!("the service `{id}`");
    let service = Service { id, name, summary, ask, supports: arguments.supports.clone(), standard: standard? };
    let text = pipeline::with_service(&before.get(file).text, &service.entry());
    let text = text.map_err(|reason| cannot_add(before.get(file), reason))?;
    Ok(Plan { folder: &arguments.content, before, change: Change::Edit { file, text, added }, schemas: Vec::new() })
}

/// How to ask, in any of three ways; the telephone number is asked for if there is none.
fn ask_ways(arguments: &ServiceArguments, questions: &mut Questions<'_>) -> Vec<(&'static str, String)> {
    let given = [("phone", &arguments.phone), ("email", &arguments.email), ("web", &arguments.web)];
    let ways: Vec<_> = given.into_iter().filter_map(|(channel, way)| Some((channel, way.clone()?))).collect();
    if ways.is_empty() {
        return vec![("phone", questions.ask(None, question("--phone", "The telephone number to ask at")))];
    }
    ways
}

fn standard<'a>(arguments: &'a StandardArguments, mut questions: Questions<'_>) -> Result<Plan<'a>, Box<dyn Error>> {
    let before = load::content(&arguments.content)?;
    let id = questions.ask(arguments.service.as_deref(), question("--service", "The id of the service"));
    let standard = ask_standard(&arguments.promise, arguments.variant.clone(), &before, &mut questions);
    questions.finish()?;
    let file = pipeline::service_file(&before, &id)
        .ok_or_else(|| format!("there is no service `{id}` in `{}`: add it with `charter new service`", before.root))?;
    let text = pipeline::with_standard(&before.get(file).text, &id, &standard?.entry());
    let text = text.map_err(|reason| cannot_add(before.get(file), reason))?;
    let added = format!("a standard of `{id}`");
    Ok(Plan { folder: &arguments.content, before, change: Change::Edit { file, text, added }, schemas: Vec::new() })
}

fn cannot_add(file: &Source, reason: impl std::fmt::Display) -> String {
    format!("nothing can be added to `{}` safely: {reason}", file.path)
}

/// The answers about a promise; they count once all questions have an answer.
fn ask_standard(
    given: &PromiseArguments,
    variant: Option<String>,
    sources: &Sources,
    questions: &mut Questions<'_>,
) -> Result<Standard, String> {
    let stage = question("--stage", "What happens by then (answer, respond, make safe, decide, complete, …)");
    let stage = questions.ask(given.stage.as_deref(), stage);
    let we = questions.ask(given.we.as_deref(), question("--we", "What you do, after \"We will\""));
    let within = questions.ask(given.within.as_deref(), question("--within", "Within what time, like 3 business days"));
    let starts = questions.ask(given.starts.as_deref(), question("--starts", "The clock starts when"));
    let effective = given.effective.or_else(|| pipeline::city_day(sources, day_or_now(None)));
    let effective =
        effective.ok_or("the content has faults: run `charter check` and mend them, or give `--effective`")?;
    Ok(Standard { stage, variant, we, within, starts, effective })
}

/// The schemas of those names, as files of the content folder.
fn schemas(is_wanted: impl Fn(&str) -> bool) -> Vec<(String, String)> {
    let all = pipeline::authoring_schemas();
    let wanted = all.iter().filter(|schema| is_wanted(schema.name));
    wanted.map(|schema| (format!(".schema/{}", schema.name), format!("{:#}\n", schema.schema))).collect()
}

/// Writes the change if the content has no new error with it, and says what has been made.
fn carry_out(plan: &Plan<'_>) -> Result<String, Box<dyn Error>> {
    let after = after(plan);
    let errors = pipeline::new_errors(&plan.before, &after, day_or_now(None));
    if !errors.is_empty() {
        show(&errors, &after);
        return Err("nothing is written, because the content would have these errors: give other answers".into());
    }
    let folder = plan.folder.display();
    let made = match &plan.change {
        Change::Files(files) => {
            let named: Vec<(String, String)> =
                files.iter().map(|file| (file.name.clone(), file.text.clone())).collect();
            new_files::create(plan.folder, &named)?;
            files.iter().map(|file| format!("{folder}/{}: new\n", file.name)).collect::<Vec<_>>().concat()
        }
        Change::Edit { file, text, added } => {
            let file = plan.before.get(*file);
            new_files::edit(&plan.folder.join(&file.name), &file.text, text)?;
            format!("{}: {added} is added\n", file.path)
        }
    };
    new_files::create_missing(plan.folder, &plan.schemas)?;
    Ok(made)
}

/// The content as it will be.
fn after(plan: &Plan<'_>) -> Sources {
    let mut after = plan.before.clone();
    match &plan.change {
        Change::Edit { file, text, .. } => after.files[file.0 as usize].text.clone_from(text),
        Change::Files(files) => {
            let source = |file: &NewFile| Source {
                path: format!("{}/{}", after.root, file.name),
                name: file.name.clone(),
                text: file.text.clone(),
                obstacle: None,
            };
            let mut new = files.iter().map(source).collect();
            after.files.append(&mut new);
        }
    }
    after
}
