//! The command line: arguments, the clock, the terminal and exit codes. One file per subcommand.

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

const EXIT_CODES: &str = "Exit codes: 0 success, 1 errors in the content, 2 could not run.";

#[derive(Debug, Subcommand)]
enum Command {
    /// Build the site from the content folder
    ///
    /// Reads all the content and reports every problem at once. If there are no errors, the new site replaces the old one as a whole.
    /// The same content and date always produce the same bytes.
    #[command(after_help = EXIT_CODES)]
    Build(BuildArguments),
    /// Preview the site in your browser as you write
    ///
    /// Builds in memory and publishes nothing. After each save, the page reloads; an error appears above the last good page until you fix it.
    /// A bar at the top shows other dates and drafts. Only this computer can see the preview. Press Ctrl-C to stop.
    #[command(after_help = EXIT_CODES)]
    Serve(ServeArguments),
    /// Check the content without writing anything
    ///
    /// Applies every rule to every date, not only today.
    #[command(after_help = EXIT_CODES)]
    Check(CheckArguments),
    /// Show what changes for residents, compared with the published site or between two dates
    ///
    /// Lists what is new, changed (stronger or weaker), scheduled, withdrawn, called off, renamed or only reworded.
    /// The Markdown format can be pasted into a request for approval. The exit code is 0 whether or not anything changes.
    #[command(after_help = EXIT_CODES)]
    Diff(DiffArguments),
    /// Explain a rule, with a wrong and a right example
    ///
    /// Without a name, lists every rule.
    #[command(after_help = EXIT_CODES)]
    Explain(ExplainArguments),
    /// Write the JSON Schemas of content files and diagnostics
    #[command(subcommand, after_help = EXIT_CODES)]
    Schema(schema::Of),
    /// Start a content folder, or add a department, service or standard to one
    ///
    /// In a terminal, asks for whatever the options leave out. Never overwrites anything.
    #[command(subcommand, after_help = EXIT_CODES)]
    New(Box<new::What>),
    /// Write a completion script for a shell
    ///
    /// For bash: charter completions bash > ~/.local/share/bash-completion/completions/charter
    #[command(after_help = EXIT_CODES)]
    Completions(CompletionsArguments),
    /// Write the manual pages, one for each command
    ///
    /// For `man`: charter manual --out man, then man man/charter-check.1
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
    /// Folder for the pages [default: write all pages to standard output]
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
}

#[derive(Debug, clap::Args)]
struct CheckArguments {
    /// Content folder
    #[arg(long, value_name = "DIR", default_value = "content")]
    content: PathBuf,
    /// Check as of this date: affects reviews, exemptions and what the site shows [default: today in the city's time zone]
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    as_of: Option<Date>,
    /// Exit with code 1 if there are warnings
    #[arg(long)]
    deny_warnings: bool,
    /// Output format; `text` goes to standard error, the others to standard output
    #[arg(long, value_enum, default_value_t)]
    format: check::Format,
    /// Folder of the published site; refuse changes that would break a promise to readers of its feed
    #[arg(long, value_name = "DIR")]
    against: Option<PathBuf>,
}

#[derive(Debug, clap::Args)]
struct DiffArguments {
    /// Content folder
    #[arg(long, value_name = "DIR", default_value = "content")]
    content: PathBuf,
    /// Folder of the published site to compare with
    #[arg(long, value_name = "DIR")]
    against: Option<PathBuf>,
    /// Earlier date, to compare the content on two dates
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day, requires = "to", conflicts_with_all = ["against", "as_of"])]
    from: Option<Date>,
    /// Later date
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day, requires = "from")]
    to: Option<Date>,
    /// Compare the content as of this date [default: today in the city's time zone]
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    as_of: Option<Date>,
    /// Include drafts
    #[arg(long)]
    drafts: bool,
    /// Output format
    #[arg(long, value_enum, default_value_t = DiffFormat::Text)]
    format: DiffFormat,
}

/// Output format of `charter diff`.
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
    /// Content folder
    #[arg(long, value_name = "DIR", default_value = "content")]
    content: PathBuf,
    /// Theme folder; its files replace those of the built-in theme one by one
    #[arg(long, value_name = "DIR")]
    theme: Option<PathBuf>,
    /// Output folder; a folder that charter did not make is refused unless it is empty
    #[arg(long, value_name = "DIR", default_value = "public")]
    out: PathBuf,
    /// Build the site for this date [default: today in the city's time zone]
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    as_of: Option<Date>,
    /// Address where the site will be published [default: the one in site.yaml]
    #[arg(long, value_name = "URL", value_parser = base_url)]
    base_url: Option<BaseUrl>,
    /// Include drafts, marked as drafts; for previews only
    #[arg(long)]
    drafts: bool,
    /// Don't wait until the site is safely on disk; for previews, or where a power cut doesn't matter
    #[arg(long)]
    no_sync: bool,
}

#[derive(Debug, clap::Args)]
struct ServeArguments {
    /// Content folder
    #[arg(long, value_name = "DIR", default_value = "content")]
    content: PathBuf,
    /// Theme folder; its files replace those of the built-in theme one by one
    #[arg(long, value_name = "DIR")]
    theme: Option<PathBuf>,
    /// Port; if it is in use, the next free one is used (0: any free port)
    #[arg(long, value_name = "NUMBER", default_value_t = 8000)]
    port: u16,
    /// Open the browser
    #[arg(long)]
    open: bool,
    /// Date to show first [default: today in the city's time zone]
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    as_of: Option<Date>,
    /// Address where the site will be published; the preview uses the same path [default: the one in site.yaml]
    #[arg(long, value_name = "URL", value_parser = base_url)]
    base_url: Option<BaseUrl>,
    /// Include drafts at first, marked as drafts
    #[arg(long)]
    drafts: bool,
    /// Look for changed files every second; for network folders, where changes are not reported
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

/// Returns the date to work for: the one given, or else the current moment.
fn day_or_now(given: Option<Date>) -> Day {
    #[expect(clippy::disallowed_methods, reason = "the shell reads the clock, so that nothing else has to")]
    given.map_or_else(|| Day::At(Timestamp::now()), Day::Given)
}

/// Outcome of a run that did its work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Outcome {
    Fine,
    FaultyContent,
}

/// Outcome of a run, or the reason why it could not do its work.
type Ran = Result<Outcome, Box<dyn Error>>;

/// Runs the program with the arguments of this process and returns its exit code.
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
