//! Flags or answers about where the site is published -> the files of a job that publishes it each day.
//!
//! They are not content, so no answer is tried in it: each is checked by itself.

use std::error::Error;
use std::path::Path;

use crate::authoring::{CiJob, Hosting, MachineJob, NewFile, Question, Questions, is_elsewhere};
use crate::command::clock::day_or_now;
use crate::command::new::arguments::{HostingArguments, HostingKind};
use crate::command::new::question::question;
use crate::command::new_files;
use crate::command::terminal::show;
use crate::{load, pipeline};

/// Writes the files, and returns a report of what was made.
pub(super) fn write(arguments: &HostingArguments, questions: Questions<'_>) -> Result<String, Box<dyn Error>> {
    let sources = load::content(&arguments.content)?;
    let site = pipeline::hosted_site(&sources, day_or_now(None)).map_err(|errors| {
        show(&errors, &sources);
        "nothing was written, because the content has errors: a job could not publish it"
    })?;
    refuse_others(arguments)?;
    let hosting = answered(arguments, questions)?;
    let files: Vec<(String, String)> =
        hosting.files(&site).into_iter().map(|NewFile { name, text }| (name, text)).collect();
    let here = Path::new("");
    let (there, new): (Vec<_>, Vec<_>) =
        files.into_iter().partition(|(name, text)| new_files::is_there(here, name, text));
    new_files::create(here, &new)?;
    let line = |(name, _): &(String, String), what: &str| format!("{name}: {what}\n");
    let made: String = new.iter().map(|file| line(file, "new")).collect();
    let kept: String = there.iter().map(|file| line(file, "as it was")).collect();
    Ok(kept + &made + "next: the first lines of " + guide(arguments.kind) + " say how to set it up\n")
}

/// The file that says how to set the job up.
fn guide(kind: HostingKind) -> &'static str {
    match kind {
        HostingKind::Github => "`.github/workflows/publish.yml`",
        HostingKind::Gitlab => "`.gitlab-ci.yml`",
        HostingKind::Systemd => "`hosting/charter-publish.service`",
        HostingKind::Cron => "`hosting/charter.crontab`",
        HostingKind::Windows => "`hosting/charter-publish.xml`",
    }
}

fn is_of_a_service(kind: HostingKind) -> bool {
    matches!(kind, HostingKind::Github | HostingKind::Gitlab)
}

/// Refuses options of other kinds of jobs, which would have no effect.
fn refuse_others(arguments: &HostingArguments) -> Result<(), String> {
    let HostingArguments { kind, site, mail, user, program, folder, download, sha256, branch, .. } = arguments;
    let of_machines = [("--site", site), ("--mail", mail), ("--program", program), ("--folder", folder)];
    let of_services = [("--download", download), ("--sha256", sha256)];
    let others = if is_of_a_service(*kind) { &of_machines[..] } else { &of_services[..] };
    let of_one = [("--user", user, HostingKind::Systemd), ("--branch", branch, HostingKind::Github)];
    let of_one = of_one.iter().filter(|(_, _, of)| of != kind).map(|(flag, value, _)| (*flag, *value));
    let given = others.iter().copied().chain(of_one).find(|(_, value)| value.is_some());
    given.map_or(Ok(()), |(flag, _)| Err(format!("`{flag}` has no effect on this kind of job: leave it out")))
}

fn answered(arguments: &HostingArguments, mut questions: Questions<'_>) -> Result<Hosting, Box<dyn Error>> {
    let HostingArguments { kind, .. } = arguments;
    let hosting = match kind {
        HostingKind::Github => Hosting::Github(ci(arguments, &mut questions)?),
        HostingKind::Gitlab => Hosting::Gitlab(ci(arguments, &mut questions)?),
        HostingKind::Systemd => Hosting::Systemd(machine(arguments, &mut questions)?),
        HostingKind::Cron => Hosting::Cron(machine(arguments, &mut questions)?),
        HostingKind::Windows => Hosting::Windows(machine(arguments, &mut questions)?),
    };
    questions.finish()?;
    Ok(hosting)
}

/// A check of an answer.
type Sound = fn(&str) -> Result<(), String>;

/// Returns the flag's value or the answer. A flag that can't be used is an error.
fn ask(
    questions: &mut Questions<'_>,
    given: Option<&String>,
    question: Question,
    sound: Sound,
) -> Result<String, Box<dyn Error>> {
    let flag = question.flag;
    if let Some(given) = given.filter(|given| !given.trim().is_empty()) {
        sound(given).map_err(|reason| format!("`{flag}` can't be used: {reason}"))?;
    }
    Ok(questions.ask(given.map(String::as_str), question, &sound)?)
}

fn usual(question: Question, usual: &str) -> Question {
    Question { usual: Some(usual.to_owned()), ..question }
}

fn ci(arguments: &HostingArguments, questions: &mut Questions<'_>) -> Result<CiJob, Box<dyn Error>> {
    let download =
        question("--download", "Where the job gets charter, a .tar.gz for Linux (leave empty to fill it in later)");
    let download = ask(questions, arguments.download.as_ref(), usual(download, ""), web_address)?;
    let sha256 = if download.is_empty() {
        String::new()
    } else {
        ask(questions, arguments.sha256.as_ref(), question("--sha256", "The SHA-256 of that file"), sha256)?
    };
    let branch = if arguments.kind == HostingKind::Github {
        let branch = usual(question("--branch", "The branch that is published"), "main");
        ask(questions, arguments.branch.as_ref(), branch, plain)?
    } else {
        String::new()
    };
    Ok(CiJob { download, sha256, branch })
}

fn machine(arguments: &HostingArguments, questions: &mut Questions<'_>) -> Result<MachineJob, Box<dyn Error>> {
    let HostingArguments { kind, site, mail, user, program, folder, .. } = arguments;
    let is_windows = *kind == HostingKind::Windows;
    let where_to = if is_windows {
        question("--site", r"The folder that the web server reads, like C:\inetpub\standards")
    } else {
        question("--site", "The folder that the web server reads, like /var/www/standards, or USER@HOST:/FOLDER")
    };
    let site = ask(questions, site.as_ref(), where_to, if is_windows { windows_folder } else { plain })?;
    let mail = ask(questions, mail.as_ref(), question("--mail", "Who hears of a failure: an e-mail address"), address)?;
    let user = if *kind == HostingKind::Systemd {
        let user_question = usual(question("--user", "The user that runs the job"), "charter");
        ask(questions, user.as_ref(), user_question, user_name)?
    } else {
        String::new()
    };
    let installed = if is_windows { r"C:\Program Files\charter\charter.exe" } else { "/usr/local/bin/charter" };
    let program_question = usual(question("--program", "Where charter is installed on the server"), installed);
    let program = ask(questions, program.as_ref(), program_question, plain)?;
    let here = std::path::absolute(Path::new("."))?.to_string_lossy().trim_end_matches(['/', '\\', '.']).to_owned();
    let folder_question =
        usual(question("--folder", "The folder on the server that has the content folder and these files"), &here);
    let folder = ask(questions, folder.as_ref(), folder_question, plain)?;
    Ok(MachineJob { site, mail, user, program, folder })
}

/// One line without characters that no path and no address has.
fn plain(text: &str) -> Result<(), String> {
    if text.chars().any(char::is_control) || text.contains('"') {
        return Err("it has a character that can't be written here".to_owned());
    }
    Ok(())
}

fn windows_folder(text: &str) -> Result<(), String> {
    if is_elsewhere(text) {
        return Err(format!(
            "`{text}` is not a folder of Windows: give a folder here, or on a share like \\\\server\\standards"
        ));
    }
    plain(text)
}

fn web_address(text: &str) -> Result<(), String> {
    if text.starts_with("https://") {
        plain(text)
    } else {
        Err(format!("`{text}` is not an address: it begins with https://"))
    }
}

fn sha256(text: &str) -> Result<(), String> {
    let is_one = text.len() == 64 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
    if is_one { Ok(()) } else { Err(format!("`{text}` is not a SHA-256: it has 64 digits and letters from a to f")) }
}

/// An address that needs no quotes in any file: some have it in a command.
fn address(text: &str) -> Result<(), String> {
    let is_sound = |c: char| c.is_ascii_alphanumeric() || "._+-".contains(c);
    match text.split_once('@') {
        Some((name, host))
            if !name.is_empty()
                && host.contains('.')
                && name.chars().chain(host.chars()).all(is_sound)
                && !name.starts_with('-') =>
        {
            Ok(())
        }
        _ => Err(format!("`{text}` is not an e-mail address like clerk@example.org")),
    }
}

fn user_name(text: &str) -> Result<(), String> {
    let is_sound = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "_-".contains(c);
    if text.starts_with(|c: char| c.is_ascii_lowercase() || c == '_') && text.chars().all(is_sound) {
        Ok(())
    } else {
        Err(format!("`{text}` is not a user's name: use lower-case letters, digits, hyphens and underscores"))
    }
}
