//! The README: its commands run, its example is sound content, its mistake is reported as it says, its files are there.
#![expect(clippy::disallowed_methods, reason = "the README is read from the disk")]

use assert_cmd::Command;
use charter::config::{Day, Settings};
use charter::emit::text::{Style, render};
use charter::source::{Source, Sources};
use charter::theme::Theme;
use charter::{load, pipeline};

use crate::support::link::link;
use crate::support::site::path;

fn readme() -> String {
    std::fs::read_to_string(path("README.md")).expect("the README is there")
}

/// The arguments of every `cargo run --release -- …` in it.
fn commands(readme: &str) -> Vec<Vec<&str>> {
    let after = readme.split("cargo run --release -- ").skip(1);
    after.map(|rest| rest.split(['`', '#', '\n']).next().unwrap_or_default().split_whitespace().collect()).collect()
}

#[test]
fn its_commands_run() {
    let readme = readme();
    let commands = commands(&readme);
    assert!(commands.len() >= 2, "{commands:?}");
    // A preview doesn't end by itself; its own tests run it.
    for arguments in commands.into_iter().filter(|arguments| arguments.first() != Some(&"serve")) {
        let folder = tempfile::tempdir().expect("a folder to build in");
        link(path("content"), folder.path().join("content"));
        let mut charter = Command::cargo_bin("charter").expect("the program is built");
        charter.current_dir(folder.path()).args(&arguments).assert().success();
    }
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
