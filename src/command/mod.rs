//! The shell: arguments, the clock, the terminal, exit codes. One file per subcommand.

mod build;
mod check;
mod completions;
mod diff;
mod explain;
mod manual;
mod new;
mod new_files;
mod person;
mod progress;
mod published;
mod schema;
mod screen;
mod serve;
mod terminal;

use std::error::Error;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};
use jiff::Timestamp;
use jiff::civil::Date;

pub use crate::command::person::LinePerson;
use crate::command::terminal::refuse;
use crate::config::Day;
use crate::model::site::BaseUrl;
use crate::parse::parse_date;

/// Publishes a city's service standards: public pages and a JSON feed from one folder of content.
#[derive(Debug, Parser)]
#[command(name = "charter", version, arg_required_else_help = true, after_help = EXIT_CODES)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

const EXIT_CODES: &str = "Exit codes: 0 fine, 1 faults in the content, 2 could not run.";

#[derive(Debug, Subcommand)]
enum Command {
    /// Build the site from the content folder
    ///
    /// Reads every file of the content, reports every fault at once, and only if there is none puts the site into the output folder, as a whole.
    /// The same content and date give the same bytes.
    #[command(after_help = EXIT_CODES)]
    Build(BuildArguments),
    /// Show the site in a browser on this machine while you write
    ///
    /// Builds in memory and publishes nothing. After each save the browser shows the new site by itself; a fault is shown over the last
    /// good page until it is mended. A bar, which no build has, shows another day or drafts. Only this machine is answered. Ctrl-C ends it.
    #[command(after_help = EXIT_CODES)]
    Serve(ServeArguments),
    /// Look for faults in the content folder without writing anything
    ///
    /// Applies every rule, for all days and not just today.
    #[command(after_help = EXIT_CODES)]
    Check(CheckArguments),
    /// Show what changes for residents: against the published site, or from one day to another
    ///
    /// New, changed (stronger or weaker), scheduled, withdrawn, called off, renamed, or only in other words.
    /// Markdown can be pasted into a request for approval. Ends with 0 whether or not there are changes.
    #[command(after_help = EXIT_CODES)]
    Diff(DiffArguments),
    /// Tell why a rule is there, with a wrong and a right example
    ///
    /// Without a name, lists all rules.
    #[command(after_help = EXIT_CODES)]
    Explain(ExplainArguments),
    /// Write the JSON Schemas of what the program reads and writes
    #[command(subcommand, after_help = EXIT_CODES)]
    Schema(schema::Of),
    /// Begin a content folder, or add a department, a service or a standard to one
    ///
    /// What no flag says is asked for on a terminal. Nothing is ever overwritten.
    #[command(subcommand, after_help = EXIT_CODES)]
    New(Box<new::NewKind>),
    /// Write what lets a shell complete commands and options
    ///
    /// For bash: charter completions bash > ~/.local/share/bash-completion/completions/charter
    #[command(after_help = EXIT_CODES)]
    Completions(CompletionsArguments),
    /// Write the manual, one page for each command
    ///
    /// The pages are in the format of `man`: charter manual --out man, then man man/charter-check.1
    #[command(after_help = EXIT_CODES)]
    Manual(ManualArguments),
}

#[derive(Debug, clap::Args)]
struct ExplainArguments {
    /// The rule's name, as in `error[bare-days]`
    rule: Option<String>,
}

#[derive(Debug, clap::Args)]
struct CompletionsArguments {
    /// The shell
    shell: clap_complete::Shell,
}

#[derive(Debug, clap::Args)]
struct ManualArguments {
    /// The folder for the pages [default: all pages to standard output]
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
}

#[derive(Debug, clap::Args)]
struct CheckArguments {
    /// The folder with the content
    #[arg(long, value_name = "DIR", default_value = "content")]
    content: PathBuf,
    /// The day that counts as today: for reviews, exemptions and what the site shows then [default: today in the city's time zone]
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    as_of: Option<Date>,
    /// End with exit code 1 for warnings too
    #[arg(long)]
    deny_warnings: bool,
    /// How to say it: `text` goes to standard error, the others to standard output
    #[arg(long, value_enum, default_value_t)]
    format: check::Format,
    /// The folder of the published site: refuse what would break a promise to those who read its feed
    #[arg(long, value_name = "DIR")]
    against: Option<PathBuf>,
}

#[derive(Debug, clap::Args)]
struct DiffArguments {
    /// The folder with the content
    #[arg(long, value_name = "DIR", default_value = "content")]
    content: PathBuf,
    /// The folder of the published site to compare the content with
    #[arg(long, value_name = "DIR")]
    against: Option<PathBuf>,
    /// The earlier day, to compare two days of the content
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day, requires = "to", conflicts_with_all = ["against", "as_of"])]
    from: Option<Date>,
    /// The later day
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day, requires = "from")]
    to: Option<Date>,
    /// The day on which the content is looked at [default: today in the city's time zone]
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    as_of: Option<Date>,
    /// With drafts
    #[arg(long)]
    drafts: bool,
    /// How to write it
    #[arg(long, value_enum, default_value_t = DiffFormat::Text)]
    format: DiffFormat,
}

/// How changes are written.
#[derive(Debug, Clone, Copy, clap::ValueEnum)]
enum DiffFormat {
    /// For a terminal
    Text,
    /// For a document or a request for approval
    Markdown,
    /// For other programs
    Json,
}

#[derive(Debug, clap::Args)]
struct BuildArguments {
    /// The folder with the content
    #[arg(long, value_name = "DIR", default_value = "content")]
    content: PathBuf,
    /// A folder whose files replace those of the built-in theme, file by file
    #[arg(long, value_name = "DIR")]
    theme: Option<PathBuf>,
    /// The folder for the site; one that this program did not make is never touched
    #[arg(long, value_name = "DIR", default_value = "public")]
    out: PathBuf,
    /// The day to build for [default: today in the city's time zone]
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    as_of: Option<Date>,
    /// Where the site will be published [default: what site.yaml says]
    #[arg(long, value_name = "URL", value_parser = base_url)]
    base_url: Option<BaseUrl>,
    /// Show drafts too, marked as such: for a preview, not for the public
    #[arg(long)]
    drafts: bool,
    /// Don't wait until the disk has the site: for a preview, or where a power cut doesn't matter
    #[arg(long)]
    no_sync: bool,
}

#[derive(Debug, clap::Args)]
struct ServeArguments {
    /// The folder with the content
    #[arg(long, value_name = "DIR", default_value = "content")]
    content: PathBuf,
    /// A folder whose files replace those of the built-in theme, file by file
    #[arg(long, value_name = "DIR")]
    theme: Option<PathBuf>,
    /// The port; the next one that is free if it is in use, and 0 for any
    #[arg(long, value_name = "NUMBER", default_value_t = 8000)]
    port: u16,
    /// Open the browser
    #[arg(long)]
    open: bool,
    /// The day to show at first [default: today in the city's time zone]
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    as_of: Option<Date>,
    /// Where the site will be published; its path is the path here too [default: what site.yaml says]
    #[arg(long, value_name = "URL", value_parser = base_url)]
    base_url: Option<BaseUrl>,
    /// Show drafts too at first, marked as such
    #[arg(long)]
    drafts: bool,
    /// Look at the files each second: for folders on a network, of which no system tells what changes there
    #[arg(long)]
    poll: bool,
}

fn day(text: &str) -> Result<Date, String> {
    parse_date(text).ok_or_else(|| {
        "write year, month and day in figures, like 2027-01-31, with a year from 1900 to 2999".to_owned()
    })
}

fn base_url(text: &str) -> Result<BaseUrl, String> {
    BaseUrl::new(text).ok_or_else(|| "write it like https://www.example.org/customer-service/".to_owned())
}

/// The day to work for: the one given, or this moment's.
fn day_or_now(given: Option<Date>) -> Day {
    #[expect(clippy::disallowed_methods, reason = "the shell reads the clock, so that nothing else has to")]
    given.map_or_else(|| Day::At(Timestamp::now()), Day::Given)
}

/// How a run ended that could do its work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Outcome {
    Fine,
    FaultyContent,
}

/// How a run ended, or why it could not do its work.
type Ran = Result<Outcome, Box<dyn Error>>;

/// Runs the program with the process's arguments.
#[must_use]
pub fn run() -> ExitCode {
    let ran = match Cli::parse().command {
        Command::Build(arguments) => build::run(&arguments),
        Command::Serve(arguments) => serve::run(arguments),
        Command::Check(arguments) => check::run(&arguments),
        Command::Explain(arguments) => explain::run(&arguments),
        Command::Schema(of) => schema::run(&of),
        Command::New(what) => new::run(&what),
        Command::Completions(arguments) => completions::run(&arguments),
        Command::Manual(arguments) => manual::run(&arguments),
        Command::Diff(arguments) => diff::run(&arguments),
    };
    match ran {
        Ok(Outcome::Fine) => ExitCode::SUCCESS,
        Ok(Outcome::FaultyContent) => ExitCode::from(1),
        Err(reason) => {
            refuse(&reason);
            ExitCode::from(2)
        }
    }
}
