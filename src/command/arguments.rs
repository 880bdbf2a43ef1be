//! The command line: every command with its arguments and their help.

use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueEnum};
use jiff::civil::Date;

use crate::command::change::arguments::ChangeKind;
use crate::command::guard::{GuardArguments, PUBLIC};
use crate::command::new::arguments::NewKind;
use crate::command::results::arguments::ResultsKind;
use crate::command::values::{EXIT_CODES, base_url, day};
use crate::command::version::VERSION;
use crate::model::site::BaseUrl;
use crate::pipeline::Paper;

/// Publishes a city's service standards: public pages and a JSON feed from one folder of content.
///
/// Not sure how to make an edit? `charter how` lists the questions that the handbook answers.
#[derive(Debug, Parser)]
#[command(name = "charter", version, long_version = VERSION.as_str(), arg_required_else_help = true, after_help = EXIT_CODES)]
pub(super) struct Cli {
    #[command(subcommand)]
    pub(super) command: Command,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Show how to make an edit, step by step: the handbook
    ///
    /// Without a question, lists all pages. With the name of a page, or in your own words, shows it: charter how "change a phone number"
    #[command(visible_alias = "help-me", alias = "handbook", after_help = EXIT_CODES)]
    How(HowArguments),
    /// Build the site from the content folder
    ///
    /// Reads all the content and reports every problem at once. If there are no errors, the new site replaces the old one as a whole.
    /// Nothing is written if that would alter or remove what the old one has published; the messages say what to do.
    /// The same content and date always produce the same bytes.
    #[command(after_help = EXIT_CODES)]
    Build(BuildArguments),
    /// Make the city's publications: booklets, posters, leaflets, an insert for the bill and staff cards
    ///
    /// All are PDF files that can be printed, read on a screen and heard, from the same content as the site. Each says from which edition it is,
    /// until when it is true, and where the newest one is. Nothing is cut off: a text that has no room is an error with its place.
    /// A build makes those that `publications` in site.yaml names, and puts them on the site.
    #[command(after_help = EXIT_CODES)]
    Print(PrintArguments),
    /// Preview the site in your browser as you write
    ///
    /// Builds in memory and publishes nothing. After each save, the page reloads; an error appears above the last good page until you fix it,
    /// and so does what a build would refuse because it alters or removes what was published. "Fix it" in an error changes the file, where only
    /// one thing can be meant; nothing else is written. A bar at the top shows other dates and drafts; each tab keeps its own, so two dates can be seen side by side. Only this computer can see the preview. Press Ctrl-C to stop.
    #[command(after_help = EXIT_CODES)]
    Serve(ServeArguments),
    /// Check the content; writes nothing without --fix
    ///
    /// Applies every rule to every date, not only today. If there is a site in `public`, or one is named, also reports what a build would refuse
    /// because it alters or removes what that site has published.
    #[command(after_help = EXIT_CODES)]
    Check(CheckArguments),
    /// Show what changes for residents, compared with the published site or between two dates
    ///
    /// Lists weaker promises first, then stronger and new ones, what ends, pauses or moves, and the rest, with who has approved each
    /// new or changed promise. One change in many places, such as another telephone number, is told once.
    /// The HTML format is a request for approval to send or print, with a place to sign; Markdown can be pasted into one. The exit code is 0 whether or not anything changes.
    #[command(after_help = EXIT_CODES)]
    Diff(DiffArguments),
    /// List what there is to do in the days ahead
    ///
    /// Days on which to rebuild the site, exemptions and lists of closed days that end, reviews, plans without an approval, drafts: each with what to do,
    /// the command that does it, if there is one, and the file and line. What is overdue comes first; the exit code is 0 all the same.
    /// An office can put it into its calendar: charter agenda --format ics > agenda.ics. An event whose day moves stays the same event.
    #[command(after_help = EXIT_CODES)]
    Agenda(AgendaArguments),
    /// Write what has changed for residents since a day, for the city's newsletter
    ///
    /// Tells what changed in the words of the page of changes, and what is coming up, with links to read more. It is all from the content: no
    /// published site is needed. With --out, writes plain text, Markdown and a document for word processors (DOCX); otherwise prints the text.
    /// If nothing has changed, it says so, and the exit code is 0 all the same.
    #[command(after_help = EXIT_CODES)]
    Newsletter(NewsletterArguments),
    /// Work with results: whether the promises were kept
    #[command(subcommand, after_help = EXIT_CODES)]
    Results(ResultsKind),
    /// Write the report to the City Manager on a period
    ///
    /// How the promises were kept in a month, a quarter or a year, and what wants attention: what was missed, for how long and what is being done, what
    /// is below its floor, what was not measured, reviews that are due, and more. A page, a PDF for paper, a workbook (XLSX) with a sheet for each part,
    /// and a table (CSV) with every promise.
    /// The same content and period give the same files, on any day. Nothing of it is on the site, unless `reports` in `site.yaml` names the period.
    #[command(after_help = EXIT_CODES)]
    Report(ReportArguments),
    /// Explain a rule, with a wrong and a right example
    ///
    /// Without a name, lists every rule.
    #[command(after_help = EXIT_CODES)]
    Explain(ExplainArguments),
    /// Write the JSON Schemas of content files, diagnostics, the report of a build and the agenda
    #[command(subcommand, after_help = EXIT_CODES)]
    Schema(SchemaKind),
    /// Start a content folder, add a department, service, standard or language to one, or write a job that publishes
    ///
    /// In a terminal, asks for whatever the options leave out. Never overwrites anything.
    #[command(subcommand, after_help = EXIT_CODES)]
    New(Box<NewKind>),
    /// Change what is published: a promise from a date, an end, a pause, a correction, a name, a contact, a closed day
    ///
    /// In a terminal, asks for whatever the options leave out. Shows what changes for residents, and writes the smallest edits of the files that
    /// `check` and `build` accept: what was published stays on the record, and readers of the feed hear of each plan. Every other byte of the files stays
    /// as it is.
    #[command(subcommand, after_help = EXIT_CODES)]
    Change(Box<ChangeKind>),
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
pub(super) struct HowArguments {
    /// The name of a page, or what you want to do
    #[arg(value_name = "QUESTION")]
    pub(super) question: Vec<String>,
}

#[derive(Debug, clap::Args)]
pub(super) struct ExplainArguments {
    /// The rule's name, as in `error[bare-days]`
    pub(super) rule: Option<String>,
}

#[derive(Debug, clap::Args)]
pub(super) struct CompletionsArguments {
    /// The shell
    pub(super) shell: clap_complete::Shell,
}

#[derive(Debug, clap::Args)]
pub(super) struct ManualArguments {
    /// Folder for the pages [default: write all pages to standard output]
    #[arg(long, value_name = "DIR")]
    pub(super) out: Option<PathBuf>,
}

const FIX: &str = "\
Fix the slips that can mean only one thing, then check the result

Examples are `24 hrs` for `24 hours`, a dash in a telephone number, a misspelt key, a value without the brackets of a list. \
Each fix is listed with its file and line. Nothing else in the files is changed, and a file without such a slip is not touched. \
Fixes that need a decision are only suggested, as without this option.";

#[derive(Debug, clap::Args)]
pub(super) struct CheckArguments {
    /// Content folder
    #[arg(long, value_name = "DIR", default_value = "content")]
    pub(super) content: PathBuf,
    /// Check as of this date: affects reviews, exemptions and what the site shows [default: today in the city's time zone]
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    pub(super) as_of: Option<Date>,
    /// Exit with code 1 if there are warnings
    #[arg(long)]
    pub(super) deny_warnings: bool,
    /// Fix the slips that can mean only one thing, such as `24 hrs` for `24 hours`, then check the result
    #[arg(long, long_help = FIX)]
    pub(super) fix: bool,
    /// Output format; `text` goes to standard error, the others to standard output
    #[arg(long, value_enum, default_value_t)]
    pub(super) format: CheckFormat,
    #[command(flatten)]
    pub(super) guard: GuardArguments,
}

#[derive(Debug, clap::Args)]
pub(super) struct DiffArguments {
    /// Content folder
    #[arg(long, value_name = "DIR", default_value = "content")]
    pub(super) content: PathBuf,
    /// Folder of the published site to compare with
    #[arg(long, value_name = "DIR")]
    pub(super) against: Option<PathBuf>,
    /// Earlier date, to compare the content on two dates
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day, requires = "to", conflicts_with_all = ["against", "as_of"])]
    pub(super) from: Option<Date>,
    /// Later date
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day, requires = "from")]
    pub(super) to: Option<Date>,
    /// Compare the content as of this date [default: today in the city's time zone]
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    pub(super) as_of: Option<Date>,
    /// Include drafts
    #[arg(long)]
    pub(super) drafts: bool,
    /// Output format
    #[arg(long, value_enum, default_value_t = DiffFormat::Text)]
    pub(super) format: DiffFormat,
}

#[derive(Debug, clap::Args)]
pub(super) struct ReportArguments {
    /// The period: a month like 2026-04, a quarter of the fiscal year like 2026-Q2, or a fiscal year by the year in which it starts, like 2026
    #[arg(long)]
    pub(super) period: String,
    /// Content folder
    #[arg(long, value_name = "DIR", default_value = "content")]
    pub(super) content: PathBuf,
    /// Folder for the report, which gets a folder for the period
    #[arg(long, value_name = "DIR", default_value = "reports")]
    pub(super) out: PathBuf,
    /// Theme folder, for the PDF; its files replace those of the built-in theme one by one
    #[arg(long, value_name = "DIR")]
    pub(super) theme: Option<PathBuf>,
    /// Paper of the PDF [default: that of the theme]
    #[arg(long, value_enum)]
    pub(super) paper: Option<PaperSize>,
}

#[derive(Debug, clap::Args)]
pub(super) struct AgendaArguments {
    /// Content folder
    #[arg(long, value_name = "DIR", default_value = "content")]
    pub(super) content: PathBuf,
    /// List what there is to do as of this date [default: today in the city's time zone]
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    pub(super) as_of: Option<Date>,
    /// List only what is due before this date
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day, conflicts_with = "months")]
    pub(super) until: Option<Date>,
    /// How many months ahead to look
    #[arg(long, value_name = "NUMBER", default_value_t = 12, value_parser = clap::value_parser!(i32).range(1..=1200))]
    pub(super) months: i32,
    /// Only the services and promises of this department: its id or its name
    #[arg(long, value_name = "ID|NAME")]
    pub(super) department: Option<String>,
    /// Output format
    #[arg(long, value_enum, default_value_t = AgendaFormat::Text)]
    pub(super) format: AgendaFormat,
}

#[derive(Debug, clap::Args)]
pub(super) struct NewsletterArguments {
    /// The first day to tell about, such as the day after the last newsletter
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    pub(super) since: Date,
    /// Write it as of this date [default: today in the city's time zone]
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    pub(super) as_of: Option<Date>,
    /// Content folder
    #[arg(long, value_name = "DIR", default_value = "content")]
    pub(super) content: PathBuf,
    /// Theme folder; its files replace those of the built-in theme one by one
    #[arg(long, value_name = "DIR")]
    pub(super) theme: Option<PathBuf>,
    /// Folder for newsletter.txt, newsletter.md and newsletter.docx [default: print the text]
    #[arg(long, value_name = "DIR")]
    pub(super) out: Option<PathBuf>,
    /// Format to print without `--out`
    #[arg(long, value_enum, default_value_t = NewsletterFormat::Text, conflicts_with = "out")]
    pub(super) format: NewsletterFormat,
}

/// What `charter newsletter` prints.
#[derive(Debug, Clone, Copy, clap::ValueEnum)]
pub(super) enum NewsletterFormat {
    /// Plain text, in lines of at most 72 characters
    Text,
    /// Markdown
    Markdown,
}

/// Output format of `charter agenda`.
#[derive(Debug, Clone, Copy, clap::ValueEnum)]
pub(super) enum AgendaFormat {
    /// For people: each thing to do, overdue ones first
    Text,
    /// For other programs: one JSON document; `charter schema agenda` writes its schema
    Json,
    /// For calendars: an all-day event for each thing that has a day
    Ics,
}

/// Output format of `charter diff`.
#[derive(Debug, Clone, Copy, clap::ValueEnum)]
pub(super) enum DiffFormat {
    /// For a terminal
    Text,
    /// For a document or a request for approval
    Markdown,
    /// For an e-mail or to print, with a place to sign
    Html,
    /// For other programs
    Json,
}

const AS_OF: &str = "\
Build the site for this date [default: today in the city's time zone]

A site that is not in force yet, or no longer, does not replace one that may be online: name another folder with --out. \
Its pages are exactly those of that date, and nothing on them says that it is a preview: don't put that folder online.";

#[derive(Debug, clap::Args)]
pub(super) struct BuildArguments {
    /// Content folder
    #[arg(long, value_name = "DIR", default_value = "content")]
    pub(super) content: PathBuf,
    /// Theme folder; its files replace those of the built-in theme one by one
    #[arg(long, value_name = "DIR")]
    pub(super) theme: Option<PathBuf>,
    /// Output folder; a folder that charter did not make is refused unless it is empty
    #[arg(long, value_name = "DIR", default_value = PUBLIC)]
    pub(super) out: PathBuf,
    /// Build the site for this date [default: today in the city's time zone]
    #[arg(long, long_help = AS_OF, value_name = "YYYY-MM-DD", value_parser = day)]
    pub(super) as_of: Option<Date>,
    /// Address where the site will be published [default: the one in site.yaml]
    #[arg(long, value_name = "URL", value_parser = base_url)]
    pub(super) base_url: Option<BaseUrl>,
    /// Include drafts, marked as drafts; for previews only
    #[arg(long)]
    pub(super) drafts: bool,
    /// Don't wait until the site is safely on disk; for previews, or where a power cut doesn't matter
    #[arg(long)]
    pub(super) no_sync: bool,
    #[command(flatten)]
    pub(super) telling: TellingArguments,
    #[command(flatten)]
    pub(super) guard: GuardArguments,
    /// Replace the site in the output folder, although the date of --as-of is not today's
    #[arg(long, requires = "as_of", help_heading = "What was published")]
    pub(super) other_day: bool,
}

#[derive(Debug, clap::Args)]
pub(super) struct PrintArguments {
    /// Content folder
    #[arg(long, value_name = "DIR", default_value = "content")]
    pub(super) content: PathBuf,
    /// Theme folder; its files replace those of the built-in theme one by one
    #[arg(long, value_name = "DIR")]
    pub(super) theme: Option<PathBuf>,
    /// Output folder; a file of the same name is replaced, and nothing is deleted
    #[arg(long, value_name = "DIR", default_value = "publications")]
    pub(super) out: PathBuf,
    /// Only these: charter, departments, posters, leaflets, insert, staff-cards, or the id of a department or service
    #[arg(long, value_name = "NAME", value_delimiter = ',')]
    pub(super) only: Vec<String>,
    /// Paper [default: that of the theme]
    #[arg(long, value_enum)]
    pub(super) paper: Option<PaperSize>,
    /// Print what holds on this date [default: today in the city's time zone]
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    pub(super) as_of: Option<Date>,
    /// Address where the site will be published [default: the one in site.yaml]
    #[arg(long, value_name = "URL", value_parser = base_url)]
    pub(super) base_url: Option<BaseUrl>,
    /// Show each note with the lines concerned [default: one line for each rule, with the number of its notes]
    #[arg(long)]
    pub(super) notes: bool,
}

/// A size of paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum PaperSize {
    /// 8.5 by 11 inches
    Letter,
    /// 210 by 297 millimetres
    A4,
}

impl From<PaperSize> for Paper {
    fn from(size: PaperSize) -> Self {
        match size {
            PaperSize::Letter => Self::Letter,
            PaperSize::A4 => Self::A4,
        }
    }
}

/// What a build says.
#[derive(Debug, clap::Args)]
pub(super) struct TellingArguments {
    /// Say only what a person must know: errors, what has lapsed, what was let through, and what is no longer published
    #[arg(long)]
    pub(super) quiet: bool,
    /// Show each warning with the lines concerned [default: one line for each rule, with the number of its warnings; whole, if something has lapsed]
    #[arg(long, conflicts_with = "quiet")]
    pub(super) warnings: bool,
    /// Output format; messages in `text` go to standard error, and `json` to standard output
    #[arg(long, value_enum, default_value_t)]
    pub(super) format: BuildFormat,
}

#[derive(Debug, clap::Args)]
pub(super) struct ServeArguments {
    /// Content folder
    #[arg(long, value_name = "DIR", default_value = "content")]
    pub(super) content: PathBuf,
    /// Theme folder; its files replace those of the built-in theme one by one
    #[arg(long, value_name = "DIR")]
    pub(super) theme: Option<PathBuf>,
    /// Port; if it is in use, the next free one is used (0: any free port)
    #[arg(long, value_name = "NUMBER", default_value_t = 8000)]
    pub(super) port: u16,
    /// Open the browser
    #[arg(long)]
    pub(super) open: bool,
    /// Date to show first [default: today in the city's time zone]
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    pub(super) as_of: Option<Date>,
    /// Address where the site will be published; the preview uses the same path [default: the one in site.yaml]
    #[arg(long, value_name = "URL", value_parser = base_url)]
    pub(super) base_url: Option<BaseUrl>,
    /// Include drafts at first, marked as drafts
    #[arg(long)]
    pub(super) drafts: bool,
    /// Look for changed files every second; for network folders, where changes are not reported
    #[arg(long)]
    pub(super) poll: bool,
    #[command(flatten)]
    pub(super) guard: GuardArguments,
}

/// Output format of `charter build`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum BuildFormat {
    /// For people: errors, the number of warnings, and what was made
    #[default]
    Text,
    /// For programs: one JSON document; `charter schema build` writes its schema
    Json,
}

/// Output format of `charter check`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum CheckFormat {
    /// For people: each problem with the lines concerned, and how many there are
    #[default]
    Text,
    /// For programs: one JSON object per line; `charter schema diagnostics` writes its schema
    Json,
    /// For code scanners: SARIF 2.1.0
    Sarif,
    /// For GitHub Actions: annotations beside the lines concerned
    Github,
}

/// What `charter schema` can describe.
#[derive(Debug, Subcommand)]
pub(super) enum SchemaKind {
    /// Write the schemas of the content files, so that editors can complete and explain keys
    ///
    /// A content file names its schema in its first line: `# yaml-language-server: $schema=../.schema/department.schema.json`.
    #[command(after_help = EXIT_CODES)]
    Authoring(AuthoringArguments),
    /// Write the schema of each line of `charter check --format json` to standard output
    #[command(after_help = EXIT_CODES)]
    Diagnostics,
    /// Write the schema of the document of `charter build --format json` to standard output
    #[command(after_help = EXIT_CODES)]
    Build,
    /// Write the schema of the document of `charter agenda --format json` to standard output
    #[command(after_help = EXIT_CODES)]
    Agenda,
}

#[derive(Debug, clap::Args)]
pub(super) struct AuthoringArguments {
    /// Folder for the schemas; files of the same names are overwritten
    #[arg(long, value_name = "DIR")]
    pub(super) out: PathBuf,
}
