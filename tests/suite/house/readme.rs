//! The README: its commands run, its example is sound content, its mistake is reported as it says, its files are there.
#![expect(clippy::disallowed_methods, reason = "the README is read from the disk")]

use std::path::PathBuf;
use std::thread::sleep;
use std::time::Duration;

use assert_cmd::Command;
use charter::config::{Day, Settings};
use charter::emit::text::{Style, render};
use charter::source::{Source, Sources};
use charter::theme::Theme;
use charter::{load, pipeline};
use jiff::{ToSpan, Zoned};
use tempfile::TempDir;

use crate::support::link::link;
use crate::support::pasted::{blocks_in, with_margin};
use crate::support::program::{copy, tree, write};
use crate::support::site::path;

fn readme() -> String {
    std::fs::read_to_string(path("README.md")).expect("the README is there")
}

/// The arguments of every command in it that begins like this.
fn commands<'a>(readme: &'a str, beginning: &str) -> Vec<Vec<&'a str>> {
    let after = readme.split(beginning).skip(1);
    after
        .map(|rest| rest.split(['`', '#', '>', '\n']).next().unwrap_or_default().split_whitespace().collect())
        .collect()
}

/// The first command for those who have the source.
const FROM_THE_SOURCE: &str = "cargo run --release -- ";

#[test]
fn its_commands_run() {
    let readme = readme();
    let [first, here, named] = [FROM_THE_SOURCE, "\n./charter ", "`charter "].map(|start| commands(&readme, start));
    assert!(readme.contains("\ntests/run "));
    assert_eq!(first, [["build"]]);
    assert_eq!(here, [&["new", "city"][..], &["serve", "--open"], &["build"]]);
    assert!(named.len() >= 8, "{named:?}");
    let folder = tempfile::tempdir().expect("a folder to build in");
    link(path("content"), folder.path().join("content"));
    // A preview doesn't end by itself, what asks questions needs answers, and results are counted from a log: their own tests run them.
    let is_tried =
        |arguments: &Vec<&str>| !matches!(arguments.first(), Some(&"serve" | &"new" | &"change" | &"results" | &"…"));
    for arguments in [first, here, named].concat().into_iter().filter(is_tried) {
        let mut charter = Command::cargo_bin("charter").expect("the program is built");
        charter.current_dir(folder.path()).args(&arguments).assert().success();
    }
}

#[test]
fn its_changes_can_be_made() {
    let readme = readme();
    let folder = tempfile::tempdir().expect("a folder to work in");
    copy(&path("content"), &folder.path().join("content"));
    let before = tree(folder.path());
    let line = readme.lines().find(|line| line.starts_with("charter change ")).expect("a whole command");
    // The program takes the place of the name, and the day is one before those in the text.
    let script = format!("{line} --as-of 2026-11-29").replacen("charter", "\"$CHARTER\"", 1);
    let mut shell = Command::new("sh");
    shell
        .current_dir(folder.path())
        .env("CHARTER", env!("CARGO_BIN_EXE_charter"))
        .args(["-c", &script])
        .assert()
        .success();
    assert_ne!(tree(folder.path()), before, "the change is written");
    let named: Vec<Vec<&str>> =
        commands(&readme, "`charter change ").into_iter().filter(|words| !words.is_empty()).collect();
    assert!(named.len() >= 6, "{named:?}");
    for name in named.iter().filter_map(|words| words.first()) {
        let mut charter = Command::cargo_bin("charter").expect("the program is built");
        charter.args(["change", name.trim_end_matches(','), "--help"]).assert().success();
    }
}

/// Waits for midnight in the city if it is near. The README's first command names no day, so a message of one day could otherwise be pasted on the
/// next.
fn begin_well_before_midnight() {
    let now = Zoned::now().in_tz("America/Edmonton").expect("the city's time zone");
    let midnight = now.tomorrow().and_then(|next| next.start_of_day()).expect("there is a next day");
    if midnight < &now + 1.minute() {
        sleep(Duration::try_from(now.duration_until(&midnight)).expect("it is ahead"));
    }
}

/// The content of this repository in a folder of its own, with the site that the README's first command makes of it.
fn published(is_illustrative: bool) -> TempDir {
    begin_well_before_midnight();
    let folder = tempfile::tempdir().expect("a folder to build in");
    copy(&path("content"), &folder.path().join("content"));
    let site = folder.path().join("content/site.yaml");
    let text = std::fs::read_to_string(&site).expect("the content is there");
    if !is_illustrative {
        let start = text.find("illustrative: ").expect("the notice of examples");
        let length = text[start..].find("\nlicence:").expect("what follows it") + 1;
        write(&site, &(text[..start].to_owned() + &text[start + length..]));
    }
    let (is_built, words) = build_as_it_says(&folder);
    assert!(is_built, "{words}");
    folder
}

/// Runs the README's first command. Returns whether it succeeds, and what it says of faults.
fn build_as_it_says(folder: &TempDir) -> (bool, String) {
    let readme = readme();
    let build = commands(&readme, FROM_THE_SOURCE).into_iter().next().expect("a command");
    assert_eq!(build, ["build"]);
    let mut charter = Command::cargo_bin("charter").expect("the program is built");
    let output = charter.current_dir(folder.path()).args(build).output().expect("the program runs");
    (output.status.success(), String::from_utf8(output.stderr).expect("messages are UTF-8"))
}

/// The file of a service of the sample, and its text.
fn of_trades_permit(folder: &TempDir) -> (PathBuf, String) {
    let file = folder.path().join("content/departments/sustainable-growth-and-development.yaml");
    let text = std::fs::read_to_string(&file).expect("the content is there");
    (file, text)
}

const FIGURE: &str = "        within: 3 calendar days\n";

/// The text with another figure in force, and the same with something in place of its figure and its first day.
fn overwritten(text: &str, in_place: Option<&str>) -> String {
    let at = text.find("        we: decide on your trades permit\n").expect("the service");
    let (before, after) = text.split_at(at);
    assert!(after.contains(FIGURE));
    match in_place {
        None => before.to_owned() + &after.replacen(FIGURE, "        within: 2 calendar days\n", 1),
        Some(block) => {
            let after = after.replacen(FIGURE, "", 1);
            before.to_owned() + &after.replacen("        effective: 2026-01-01\n", block, 1)
        }
    }
}

/// The text with something in place of the whole service.
fn without_the_service(text: &str, in_place: &str) -> String {
    let start = text.find("  - id: trades-permit\n").expect("the service");
    let length = text[start..].find("\n\n").expect("its end") + 1;
    text[..start].to_owned() + in_place + &text[start + length..]
}

/// An edit that is refused with the site as it was, and accepted once a block of the message is pasted.
fn assert_refused(folder: &TempDir, rule: &str, edited: &str, pasted: impl FnOnce(&[String]) -> String) {
    let (file, _) = of_trades_permit(folder);
    let before = tree(&folder.path().join("public"));
    write(&file, edited);
    let (is_built, words) = build_as_it_says(folder);
    assert!(!is_built && words.contains(&format!("error[{rule}]")), "{words}");
    assert!(words.ends_with("nothing was written to `public`\n"), "{words}");
    assert!(tree(&folder.path().join("public")) == before, "the site has changed");
    write(&file, &pasted(&blocks_in(&words)));
    let (is_built, words) = build_as_it_says(folder);
    assert!(is_built, "what the message says to paste is refused:\n{words}");
}

#[test]
fn its_first_command_never_destroys_the_record() {
    for number in [0, 1] {
        let folder = published(false);
        let (_, text) = of_trades_permit(&folder);
        assert_refused(&folder, "altered-history", &overwritten(&text, None), |blocks| {
            let lines = format!("{}\n", with_margin(&blocks[number], "        "));
            match number {
                0 => overwritten(&text, Some(&lines)),
                _ => overwritten(&text, None).replacen("        within: 2", &format!("{lines}        within: 2"), 1),
            }
        });
    }
    let folder = published(false);
    let (_, text) = of_trades_permit(&folder);
    assert_refused(&folder, "vanished-id", &without_the_service(&text, ""), |blocks| {
        without_the_service(&text, &format!("{}\n", with_margin(&blocks[0], "  ")))
    });
}

#[test]
fn its_first_command_counts_what_changes_among_examples() {
    let folder = published(true);
    let (file, text) = of_trades_permit(&folder);
    write(&file, &overwritten(&text, None));
    let (is_built, words) = build_as_it_says(&folder);
    assert!(is_built, "{words}");
    let told = "let through: 1 change to what `public` has published (1 altered-history), because it says that its figures are examples\n";
    assert!(words.contains(told), "{words}");
    write(&file, &without_the_service(&text, ""));
    let (is_built, words) = build_as_it_says(&folder);
    assert!(is_built && words.contains("(1 vanished-id)"), "{words}");
}

/// The first block of a language.
fn block<'a>(readme: &'a str, language: &str) -> &'a str {
    let start = readme.find(&format!("```{language}\n")).expect("a block") + language.len() + 4;
    let length = readme[start..].find("```").expect("its end");
    &readme[start..start + length]
}

const HEAD: &str = "id: readme\nname: Readme\nsummary: An example.\naccountable: Director\n\
                    contact: {phone: 780-962-7584, calendar: city-offices}\nservices:\n";

fn sources_with(services: &str) -> Sources {
    let mut sources = load::content(&path("content")).expect("the content is there");
    sources.files.push(Source {
        path: "content/departments/public-works.yaml".to_owned(),
        name: "departments/readme.yaml".to_owned(),
        text: format!("{HEAD}{services}"),
        obstacle: None,
    });
    sources
}

fn report(sources: &Sources) -> String {
    let settings = Settings { day: Day::Given(jiff::civil::date(2026, 11, 23)), base_url: None, drafts: false };
    let build = pipeline::build(sources, &Theme::built_in(), &settings).expect("the theme is sound");
    let errors: Vec<_> = build.diagnostics.into_iter().filter(charter::diagnostic::Diagnostic::is_error).collect();
    render(&errors, sources, Style::Plain)
}

#[test]
fn its_example_is_sound_content() {
    let readme = readme();
    let example = block(&readme, "yaml").replace("pothole-repair", "readme-example");
    assert_eq!(report(&sources_with(&example)), "");
}

#[test]
fn its_mistake_is_reported_as_it_says() {
    let readme = readme();
    let example = block(&readme, "yaml").replace("pothole-repair", "readme-example");
    let mistake = example.replace("within: 15 business days", "within: 3 days");
    assert_ne!(mistake, example);
    let shown = report(&sources_with(&mistake));
    let promised = block(&readme, "text");
    let words = |text: &str, start: &str| {
        let line = text.lines().find(|line| line.trim_start().contains(start)).map(str::trim);
        line.unwrap_or_else(|| panic!("no line with `{start}` in:\n{text}")).to_owned()
    };
    assert_eq!(words(&shown, "error["), words(promised, "error["));
    let label = |text: &str| words(text, "^^^^^^").trim_start_matches(['|', ' ', '^']).to_owned();
    assert_eq!(label(&shown), label(promised));
    assert!(words(&shown, "-->").contains("content/departments/public-works.yaml:"));
}

#[test]
fn explain_lists_every_rule_as_the_readme_says() {
    let listed = Command::cargo_bin("charter").expect("the program is built").arg("explain").assert().success();
    let listed = String::from_utf8_lossy(&listed.get_output().stdout).into_owned();
    for rule in pipeline::rules() {
        let line = format!("  {}", rule.name);
        assert!(listed.lines().any(|one| one == line), "`{}` is not listed:\n{listed}", rule.name);
    }
}

#[test]
fn its_links_lead_to_files() {
    let readme = readme();
    let links = readme.split("](").skip(1).map(|rest| rest.split(')').next().expect("a link's end"));
    let own: Vec<&str> = links.filter(|link| !link.starts_with("https://")).collect();
    assert!(own.len() >= 3, "{own:?}");
    for link in own {
        assert!(path(link).exists(), "{link}");
    }
}
