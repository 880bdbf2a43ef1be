//! `charter new`: what it can make, with the arguments of each.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};
use jiff::civil::Date;

use crate::authoring::FirstDay;
use crate::command::values::{EXIT_CODES, day, first_day};

/// What `charter new` can make.
#[derive(Debug, Subcommand)]
pub(crate) enum NewKind {
    /// Start a content folder: a small city with example texts and explanatory comments
    #[command(after_help = EXIT_CODES)]
    City(CityArguments),
    /// Add a department, with its own file
    #[command(after_help = EXIT_CODES)]
    Department(DepartmentArguments),
    /// Add a service and its first standard to a department's file, as drafts
    #[command(after_help = EXIT_CODES)]
    Service(ServiceArguments),
    /// Add a standard to a service, as a draft
    #[command(after_help = EXIT_CODES)]
    Standard(StandardArguments),
    /// Add a language: a copy of the English file, to be translated
    #[command(after_help = EXIT_CODES)]
    Language(LanguageArguments),
    /// Make a table for the results of a period, with a row for each promise that was in force then
    ///
    /// Fill in the figures with any spreadsheet program, and save it as CSV. A row that stays blank is passed over, with a warning.
    #[command(after_help = EXIT_CODES)]
    Results(ResultsArguments),
    /// Write a scheduled job that publishes the site each day, so that each change takes effect on its day
    ///
    /// The job compares with what is online, builds, publishes, and asks the public address which edition it serves. If that is not
    /// today's, it fails, and a person gets a message. The very first publication needs `--first`.
    /// Run this in the folder that has the content folder: the files are written there, with comments for whoever sets the job up.
    #[command(after_help = EXIT_CODES)]
    Hosting(HostingArguments),
}

/// What runs the job that publishes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum HostingKind {
    /// GitHub Actions and GitHub Pages: at each push, and at five past midnight in the city's time zone
    Github,
    /// GitLab CI and GitLab Pages: at each push; the daily schedule is set in GitLab, and the file says how
    Gitlab,
    /// A Linux server with systemd: a timer, a service, and a service that sends an e-mail after a failure
    Systemd,
    /// Any server with cron: each hour, whatever its time zone; cron sends failures by e-mail
    Cron,
    /// A Windows server: a task each hour and a PowerShell script; failures go to the event log and by e-mail
    Windows,
}

#[derive(Debug, Args)]
pub(crate) struct HostingArguments {
    /// What runs the job
    pub(super) kind: HostingKind,
    /// Content folder
    #[arg(long, value_name = "DIR", default_value = "content")]
    pub(super) content: PathBuf,
    /// The folder that the web server reads, or on another machine, USER@HOST:/FOLDER (systemd, cron, windows)
    #[arg(long, value_name = "DIR")]
    pub(super) site: Option<String>,
    /// Who hears of a failure: an e-mail address (systemd, cron, windows)
    #[arg(long, value_name = "EMAIL")]
    pub(super) mail: Option<String>,
    /// The user that runs the job [default: charter] (systemd)
    #[arg(long)]
    pub(super) user: Option<String>,
    /// Where charter is installed on the server [default: /usr/local/bin/charter, or C:\Program Files\charter\charter.exe] (systemd, cron,
    /// windows)
    #[arg(long, value_name = "FILE")]
    pub(super) program: Option<String>,
    /// The folder on the server that has the content folder and these files [default: this folder] (systemd, cron, windows)
    #[arg(long, value_name = "DIR")]
    pub(super) folder: Option<String>,
    /// Where the job gets charter: the address of a .tar.gz for Linux [default: to be filled in] (github, gitlab)
    #[arg(long, value_name = "URL", requires = "sha256")]
    pub(super) download: Option<String>,
    /// The SHA-256 of that file (github, gitlab)
    #[arg(long, value_name = "HEX", requires = "download")]
    pub(super) sha256: Option<String>,
    /// The branch that is published [default: main] (github)
    #[arg(long)]
    pub(super) branch: Option<String>,
}

#[derive(Debug, Args)]
pub(crate) struct CityArguments {
    /// Folder for the content
    #[arg(long, value_name = "DIR", default_value = "content")]
    pub(super) content: PathBuf,
    /// The city's full name, like "Town of Maple Bend"
    #[arg(long)]
    pub(super) name: Option<String>,
    /// Its short name, used in sentences, like "Maple Bend" [default: the name without "City of" or similar]
    #[arg(long, value_name = "NAME")]
    pub(super) short_name: Option<String>,
    /// The telephone number that residents call; outside Canada and the United States with the country code: +353 24 555 0100
    #[arg(long)]
    pub(super) phone: Option<String>,
    /// The address where the site will be published
    #[arg(long, value_name = "URL")]
    pub(super) base_url: Option<String>,
    /// The time zone of the city, area and city as in the IANA list, like America/Edmonton
    #[arg(long, value_name = "ZONE")]
    pub(super) time_zone: Option<String>,
    /// The public holidays that its calendar starts with: a code of ISO 3166 like CA-AB, GB-SCT or IE (all of Canada's provinces and
    /// territories, the United Kingdom's nations, and Ireland), an iCalendar file (.ics), or `none` [default: none]
    #[arg(long, value_name = "CODE|FILE")]
    pub(super) holidays: Option<String>,
    /// The date on which the example promises take effect [default: today in the time zone]
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    pub(super) as_of: Option<Date>,
}

#[derive(Debug, Args)]
pub(crate) struct DepartmentArguments {
    /// Content folder
    #[arg(long, value_name = "DIR", default_value = "content")]
    pub(super) content: PathBuf,
    /// The department's name
    #[arg(long)]
    pub(super) name: Option<String>,
    /// Its permanent id, also the name of its file [default: made from the name]
    #[arg(long)]
    pub(super) id: Option<String>,
    /// What it looks after, in a sentence for residents
    #[arg(long, value_name = "TEXT")]
    pub(super) summary: Option<String>,
    /// The role accountable for it, like "Director of Roads"
    #[arg(long, value_name = "ROLE")]
    pub(super) accountable: Option<String>,
    /// Its telephone number; required unless there is an e-mail address
    #[arg(long)]
    pub(super) phone: Option<String>,
    /// Its e-mail address
    #[arg(long)]
    pub(super) email: Option<String>,
    /// The calendar with its hours: its id or its name [default: the first one in calendars/]
    #[arg(long, value_name = "ID|NAME")]
    pub(super) calendar: Option<String>,
}

#[derive(Debug, Args)]
pub(crate) struct ServiceArguments {
    /// Content folder
    #[arg(long, value_name = "DIR", default_value = "content")]
    pub(super) content: PathBuf,
    /// The department: its id or its name, or `corporate` for what applies to all departments
    #[arg(long, value_name = "ID|NAME")]
    pub(super) department: Option<String>,
    /// The service's name in residents' words
    #[arg(long)]
    pub(super) name: Option<String>,
    /// Its permanent id [default: made from the name]
    #[arg(long)]
    pub(super) id: Option<String>,
    /// What it is, in a sentence or two
    #[arg(long, value_name = "TEXT")]
    pub(super) summary: Option<String>,
    /// The telephone number to call; required unless there is an e-mail or web address
    #[arg(long)]
    pub(super) phone: Option<String>,
    /// The e-mail address to write to
    #[arg(long)]
    pub(super) email: Option<String>,
    /// The web page to ask on
    #[arg(long, value_name = "URL")]
    pub(super) web: Option<String>,
    /// The clauses of the commitment that it supports, like 4.1.b,4.1.e
    #[arg(long, value_name = "CLAUSES", value_delimiter = ',')]
    pub(super) supports: Vec<String>,
    #[command(flatten)]
    pub(super) promise: PromiseArguments,
}

#[derive(Debug, Args)]
pub(crate) struct StandardArguments {
    /// Content folder
    #[arg(long, value_name = "DIR", default_value = "content")]
    pub(super) content: PathBuf,
    /// The service: its id or its name
    #[arg(long, value_name = "ID|NAME")]
    pub(super) service: Option<String>,
    /// An id, or a name to make one from, that tells it apart from another standard for the same stage; required if there is one
    #[arg(long, value_name = "ID|NAME")]
    pub(super) variant: Option<String>,
    #[command(flatten)]
    pub(super) promise: PromiseArguments,
}

#[derive(Debug, Args)]
pub(crate) struct LanguageArguments {
    /// Content folder
    #[arg(long, value_name = "DIR", default_value = "content")]
    pub(super) content: PathBuf,
    /// The tag of the language, also the name of its file, like fr for French
    #[arg(long)]
    pub(super) tag: Option<String>,
}

#[derive(Debug, Args)]
pub(crate) struct ResultsArguments {
    /// Content folder
    #[arg(long, value_name = "DIR", default_value = "content")]
    pub(super) content: PathBuf,
    /// The period: a month like 2026-04, a quarter of the fiscal year like 2026-Q2, or a fiscal year by the year in which it starts, like 2026
    #[arg(long)]
    pub(super) period: Option<String>,
    /// The day on which the results come out: until then they are not published [default: today in the city's time zone]
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub(super) published: Option<Date>,
}

#[derive(Debug, Args)]
pub(crate) struct PromiseArguments {
    /// What happens by then: answer, acknowledge, respond, attend, make safe, schedule, decide, complete, …
    #[arg(long)]
    pub(super) stage: Option<String>,
    #[command(flatten)]
    pub(super) words: WordsArguments,
    /// The date on which it takes effect, or "before 2026-01-01" if it is an old promise whose first day nobody knows [default: today in the
    /// city's time zone]
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = first_day)]
    pub(super) effective: Option<FirstDay>,
}

/// What a promise says.
#[derive(Debug, Args)]
pub(crate) struct WordsArguments {
    /// What you will do, after "We will": "repair the pothole"
    #[arg(long, value_name = "TEXT")]
    we: Option<String>,
    #[command(flatten)]
    target: TargetArguments,
    /// What starts the clock, after "The clock starts when": "we receive your report"
    #[arg(long, value_name = "TEXT")]
    starts: Option<String>,
}

impl WordsArguments {
    /// Returns each flag with its value, in the order of the questions.
    pub(crate) fn flags(&self) -> impl Iterator<Item = (&'static str, Option<&str>)> {
        let Self { we, target, starts } = self;
        [("--we", we.as_deref())].into_iter().chain(target.flags()).chain([("--starts", starts.as_deref())])
    }
}

/// The target of a promise: one of its kinds, and what belongs to it.
#[derive(Debug, Args)]
pub(crate) struct TargetArguments {
    /// The time limit, like "3 business days"
    #[arg(long, value_name = "TIME")]
    pub(super) within: Option<String>,
    /// Or the average time, like "5 minutes"
    #[arg(long, value_name = "TIME")]
    pub(super) average: Option<String>,
    /// Or a range, like "2 and 4 weeks"
    #[arg(long, value_name = "TIMES")]
    pub(super) between: Option<String>,
    /// Or how often it happens, like "2 weeks"
    #[arg(long, value_name = "TIME")]
    pub(super) every: Option<String>,
    /// Or the most of something in a period, like "6 days out of use per year"
    #[arg(long, value_name = "TEXT")]
    pub(super) at_most: Option<String>,
    /// Or how often at least, like "8 times per year"
    #[arg(long, value_name = "TEXT")]
    pub(super) at_least: Option<String>,
    /// Or the shortest time before an event, like "5 business days"
    #[arg(long, value_name = "TIME")]
    pub(super) ahead: Option<String>,
    /// The event that `--ahead` counts back from, like "the meeting"
    #[arg(long, value_name = "TEXT")]
    pub(super) before: Option<String>,
    /// Or a day of every year or month, like "1 June" or "the 10th of each month"
    #[arg(long, value_name = "DAY")]
    pub(super) by: Option<String>,
    /// How often it is kept, like 90%: beside a target, or alone
    #[arg(long, value_name = "PERCENT")]
    pub(super) share: Option<String>,
    /// Or a share of people or things, like "at least 85% of callers who answer our survey"
    #[arg(long, value_name = "TEXT")]
    pub(super) level: Option<String>,
    /// What those in the share of `--level` do or are, like "say that they are satisfied"
    #[arg(long, value_name = "TEXT")]
    pub(super) who: Option<String>,
    /// Or the reason why there is no target
    #[arg(long, value_name = "TEXT")]
    pub(super) no_target: Option<String>,
}

impl TargetArguments {
    /// Returns each flag with its value, in the order of the questions.
    fn flags(&self) -> [(&'static str, Option<&str>); 13] {
        let Self { within, average, between, every, at_most, at_least, ahead, before, .. } = self;
        let Self { by, share, level, who, no_target, .. } = self;
        [
            ("--within", within),
            ("--average", average),
            ("--between", between),
            ("--every", every),
            ("--at-most", at_most),
            ("--at-least", at_least),
            ("--ahead", ahead),
            ("--before", before),
            ("--by", by),
            ("--share", share),
            ("--level", level),
            ("--who", who),
            ("--no-target", no_target),
        ]
        .map(|(flag, answer)| (flag, answer.as_deref()))
    }
}
