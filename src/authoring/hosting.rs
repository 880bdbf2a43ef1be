//! Facts about a site and answers about where it is published -> the files of a scheduled job that publishes it.
//!
//! What a job does is one script, `publish.sh`, which all but Windows share and which an IT colleague can read and try: POSIX `sh`, with `curl`
//! or `rsync` for another machine. `charter` itself uses no network: an HTTP client would double its dependencies, and each city reaches
//! its web server in another way. What must not go wrong is in the program: it refuses a copy that is not whole, whatever fetched it.

use crate::authoring::new_file::NewFile;
use crate::authoring::quoted::quoted;

/// What every job has to know of the site.
#[derive(Debug, Clone)]
pub struct HostedSite {
    /// The city's full name.
    pub city: String,
    /// Where the public reads the site.
    pub url: String,
    /// The IANA name of the city's time zone.
    pub zone: String,
    /// The content folder, as the job names it.
    pub content: String,
}

/// A job of a CI service.
#[derive(Debug, Clone)]
pub struct CiJob {
    /// Where the program is downloaded from; empty: not known yet.
    pub download: String,
    /// The SHA-256 of the download; empty: not known yet.
    pub sha256: String,
    /// The branch that is published.
    pub branch: String,
}

/// A job of a machine.
#[derive(Debug, Clone)]
pub struct MachineJob {
    /// The folder that the web server reads; on another machine with `user@host:` before it.
    pub site: String,
    /// Who hears of a failure.
    pub mail: String,
    /// The user that runs it.
    pub user: String,
    /// The program.
    pub program: String,
    /// The folder from which it runs.
    pub folder: String,
}

/// A job, by what runs it.
#[derive(Debug, Clone)]
pub enum Hosting {
    /// GitHub Actions, on GitHub Pages.
    Github(CiJob),
    /// GitLab CI, on GitLab Pages.
    Gitlab(CiJob),
    /// A timer and a service of systemd.
    Systemd(MachineJob),
    /// A line of a crontab.
    Cron(MachineJob),
    /// A task of Windows' Task Scheduler.
    Windows(MachineJob),
}

/// How a value is written in a file.
type Quote = fn(&str) -> String;

const PUBLISH: &str = include_str!("hosting/publish.sh");

/// Where a job on this machine keeps a site that another machine serves.
const STAGED: &str = ".charter/site";

impl Hosting {
    /// Returns the files, below the folder from which the job runs.
    #[must_use]
    pub fn files(&self, site: &HostedSite) -> Vec<NewFile> {
        let own: Vec<(&str, &str, Quote)> = match self {
            Self::Github(_) => vec![(".github/workflows/publish.yml", include_str!("hosting/github.yml"), quoted)],
            Self::Gitlab(_) => vec![(".gitlab-ci.yml", include_str!("hosting/gitlab.yml"), quoted)],
            Self::Systemd(_) => vec![
                (SETTINGS, include_str!("hosting/settings.sh"), for_shell),
                ("hosting/charter-publish.service", include_str!("hosting/charter-publish.service"), for_unit),
                ("hosting/charter-publish.timer", include_str!("hosting/charter-publish.timer"), for_unit),
                (
                    "hosting/charter-publish-failed.service",
                    include_str!("hosting/charter-publish-failed.service"),
                    for_unit,
                ),
            ],
            Self::Cron(_) => vec![
                (SETTINGS, include_str!("hosting/settings.sh"), for_shell),
                ("hosting/charter.crontab", include_str!("hosting/charter.crontab"), for_crontab),
            ],
            Self::Windows(_) => vec![
                ("hosting/publish.ps1", include_str!("hosting/publish.ps1"), for_powershell),
                ("hosting/charter-publish.xml", include_str!("hosting/charter-publish.xml"), for_xml),
            ],
        };
        let values = self.values(site);
        let file = |name: &str, text: String| NewFile { name: name.to_owned(), text };
        let shared = (!matches!(self, Self::Windows(_))).then(|| file("hosting/publish.sh", PUBLISH.to_owned()));
        let filled = own.into_iter().map(|(name, template, quote)| file(name, self.filled(template, &values, quote)));
        shared.into_iter().chain(filled).collect()
    }

    fn values(&self, site: &HostedSite) -> Vec<(&'static str, String)> {
        let HostedSite { city, url, zone, content } = site;
        let mut values = vec![("CITY", city), ("URL", url), ("ZONE", zone), ("CONTENT", content)];
        let (staged, none) = (STAGED.to_owned(), String::new());
        match self {
            Self::Github(CiJob { download, sha256, branch }) | Self::Gitlab(CiJob { download, sha256, branch }) => {
                values.extend([("DOWNLOAD", download), ("SHA256", sha256), ("BRANCH", branch)]);
            }
            Self::Systemd(job) | Self::Cron(job) | Self::Windows(job) => {
                let MachineJob { site, mail, user, program, folder } = job;
                let (here, there) = if is_elsewhere(site) { (&staged, site) } else { (site, &none) };
                values.extend([("SITE", here), ("TO", there), ("MAIL", mail), ("USER", user)]);
                values.extend([("PROGRAM", program), ("FOLDER", folder)]);
            }
        }
        values.into_iter().map(|(name, value)| (name, on_a_line(value))).collect()
    }

    /// The template with its values: `@NAME@` as it is, in a comment or where it can only be plain, and `@=NAME@` as the file's language
    /// writes a value.
    fn filled(&self, template: &str, values: &[(&str, String)], quote: Quote) -> String {
        let is_windows = matches!(self, Self::Windows(_));
        let text = values.iter().fold(template.to_owned(), |text, (name, value)| {
            // Two hyphens would end a comment in XML.
            let plain = if template.starts_with("<?xml") { value.replace("--", "- -") } else { value.clone() };
            text.replace(&format!("@{name}@"), &plain).replace(&format!("@={name}@"), &quote(value))
        });
        // Without this mark, Windows PowerShell reads other letters than ASCII wrongly.
        if is_windows && !text.is_ascii() { format!("\u{feff}{text}") } else { text }
    }
}

const SETTINGS: &str = "hosting/settings.sh";

/// Whether a folder is on another machine: `user@host:/folder`, but not `C:\folder`.
#[must_use]
pub fn is_elsewhere(site: &str) -> bool {
    site.split_once(':').is_some_and(|(host, _)| host.len() > 1 && !host.contains(['/', '\\']))
}

fn on_a_line(value: &str) -> String {
    value.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn for_shell(value: &str) -> String {
    format!("'{}'", value.replace('\'', r"'\''"))
}

/// A crontab ends a command at a percent sign.
fn for_crontab(value: &str) -> String {
    for_shell(value).replace('%', r"\%")
}

/// systemd replaces what follows a percent sign.
fn for_unit(value: &str) -> String {
    value.replace('%', "%%")
}

fn for_powershell(value: &str) -> String {
    format!("'{}'", value.replace('\'', "''"))
}

fn for_xml(value: &str) -> String {
    value.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
