//! The archives that the README names -> those that the workflow makes, and that a release is refused without.
#![expect(clippy::disallowed_methods, reason = "tests read the workflow and prepare folders")]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use tempfile::TempDir;

use crate::support::program::{code, complained, said, write};
use crate::support::site::path;

const VERSION: &str = "1.2.3";

/// The archives that the README offers, of version 1.2.3.
fn archives() -> BTreeSet<String> {
    let readme = fs::read_to_string(path("README.md")).expect("the README is there");
    let spans = readme.split('`').skip(1).step_by(2);
    let names = spans.filter(|span| span.starts_with("charter-VERSION-"));
    names.map(|name| name.replace("VERSION", VERSION)).collect()
}

/// A folder with the script that prepares a release of this version, what it needs, and the files of the release.
fn release(changelog: &str) -> TempDir {
    let place = TempDir::new().expect("a temporary folder can be made");
    for name in [".github/release/prepare", ".github/release/version"] {
        let script = place.path().join(name);
        write(&script, "");
        fs::copy(path(name), script).expect("the script is there");
    }
    let cargo = format!("[package]\nname = \"charter\"\nversion = \"{VERSION}\"\n\n[dependencies]\nversion = \"9\"\n");
    write(&place.path().join("Cargo.toml"), &cargo);
    write(&place.path().join("CHANGELOG.md"), changelog);
    for name in archives().iter().map(String::as_str).chain(["charter-1.2.3.cdx.json"]) {
        write(&place.path().join("files").join(name), name);
    }
    place
}

fn prepare(place: &Path, tag: &str) -> Output {
    let mut prepare = Command::new(place.join(".github/release/prepare"));
    prepare.current_dir(place).args([tag, "files"]).output().expect("the script runs")
}

const CHANGELOG: &str = "# Changelog\n\n## 1.2.3 (2027-01-31)\n\nNew words.\n\n## 1.2.2 (2026-12-01)\n\nOld words.\n";

#[test]
fn a_whole_release_gets_its_checksums_and_its_notes() {
    let place = release(CHANGELOG);
    let output = prepare(place.path(), "v1.2.3");
    assert_eq!((code(&output), complained(&output).as_str()), (0, ""));
    let sums = fs::read_to_string(place.path().join("files/SHA256SUMS")).expect("the checksums");
    assert_eq!(sums, said(&output));
    assert_eq!(sums.lines().count(), archives().len() + 1);
    let notes = fs::read_to_string(place.path().join("files/notes.md")).expect("the notes");
    assert_eq!(notes.trim(), "New words.");
    // As the README says.
    let mut check = Command::new("sha256sum");
    check.args(["--check", "--ignore-missing", "SHA256SUMS"]).current_dir(place.path().join("files"));
    let checked = check.output().expect("sha256sum runs");
    assert!(said(&checked).contains("charter-1.2.3-linux-x86_64.tar.gz: OK\n"), "{}", complained(&checked));
}

#[test]
fn a_release_that_is_not_whole_is_refused() {
    for name in archives() {
        let place = release(CHANGELOG);
        fs::remove_file(place.path().join("files").join(&name)).expect("it is there");
        let output = prepare(place.path(), "v1.2.3");
        assert_eq!((code(&output), complained(&output)), (1, format!("error: {name} is missing\n")));
    }
    let output = prepare(release(CHANGELOG).path(), "v1.2.4");
    assert_eq!(complained(&output), "error: the tag is v1.2.4, but Cargo.toml says that this is version 1.2.3\n");
    let output = prepare(release("# Changelog\n\n## Unreleased\n\nWords.\n").path(), "v1.2.3");
    assert!(
        complained(&output).starts_with("error: CHANGELOG.md has no section \"## 1.2.3\""),
        "{}",
        complained(&output)
    );
}

#[test]
fn the_workflow_makes_every_archive_that_the_readme_offers() {
    let workflow = fs::read_to_string(path(".github/workflows/release.yml")).expect("the workflow is there");
    let workflow: serde_yaml::Value = serde_yaml::from_str(&workflow).expect("workflows are YAML");
    let rows = workflow["jobs"]["program"]["strategy"]["matrix"]["include"].as_sequence().expect("the systems").clone();
    let systems: BTreeSet<String> = rows.iter().filter_map(|row| row["system"].as_str().map(str::to_owned)).collect();
    let offered = archives().into_iter().map(|name| {
        let system = name.trim_start_matches("charter-1.2.3-");
        system.split_once('.').expect("an ending").0.to_owned()
    });
    assert_eq!(offered.collect::<BTreeSet<_>>(), systems);
    let script = fs::read_to_string(path(".github/release/archive")).expect("the script is there");
    for system in systems {
        assert!(script.contains(&format!("\n    {system})")), "{system}");
    }
}
