//! Broken content folders in, diagnostics out: whatever is wrong with a file is said word for word, at once and at its place.
//!
//! `UPDATE_EXPECTED=1` writes the expected texts anew; read them before you keep them.
//!
//! It is long because every way in which a file can be broken on disk is tried beside the fixtures.
#![expect(clippy::disallowed_methods, reason = "tests read fixtures, prepare folders and look at the clock")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use charter::artifact::Artifact;
use charter::config::{Day, Settings};
use charter::diagnostic::{Diagnostic, Severity};
use charter::emit::text::{Style, render};
use charter::load;
use charter::parse::{RULES, parse};
use charter::pipeline;
use charter::source::{Source, Sources};
use charter::theme::Theme;
use tempfile::TempDir;

use crate::support;
use crate::support::fixtures::{assert_expected, called_content, cases, fixtures, overlaid};
use crate::support::site::folder;

/// Puts a fault into a folder of sound content.
type Prepare = fn(&Path);

/// The faults whose content the tests prepare themselves: links, missing files, and sizes that nobody wants to keep.
const PREPARED: [(&str, Prepare); 5] = [
    ("file-too-large", with_a_file_of_17_megabytes),
    ("leads-out", with_links_that_lead_out),
    ("missing-file", without_the_files_it_needs),
    ("nested-too-deeply", with_a_hundred_thousand_brackets),
    ("unreadable-file", with_links_that_lead_nowhere),
];

#[test]
fn every_fault_of_the_fixtures_is_reported_and_no_other() {
    for name in names().iter().filter(|name| !is_prepared(name)) {
        assert_reported(name, &overlaid(&fixture(name).join("fault")));
    }
}

#[test]
fn every_fault_of_the_prepared_folders_is_reported_and_no_other() {
    for (name, prepare) in PREPARED {
        let folder = base();
        prepare(folder.path());
        assert_reported(name, &loaded(folder.path()));
    }
}

#[test]
fn nothing_is_said_about_sound_neighbours() {
    for name in names().iter().filter(|name| fixture(name).join("sound").is_dir()) {
        let sources = overlaid(&fixture(name).join("sound"));
        let text = render(&parse(&sources).diagnostics, &sources, Style::Plain);
        assert!(text.is_empty(), "the sound fixture of `{name}` is not sound:\n{text}");
    }
}

#[test]
fn every_fault_that_parsing_knows_has_a_fixture_and_every_fixture_a_fault() {
    assert_eq!(names(), reported_by_the_source());
}

#[test]
fn every_fault_that_parsing_knows_is_explained_and_nothing_else_is() {
    let explained: BTreeSet<String> = RULES.iter().map(|rule| rule.name.to_owned()).collect();
    assert_eq!(explained, reported_by_the_source());
}

#[test]
fn a_byte_order_mark_and_windows_line_ends_change_nothing() {
    let sources = overlaid(&fixture("expands-too-far").join("sound"));
    for sources in
        [sources, called_content(load::content(&repository().join("content")).expect("the content is there"))]
    {
        let windows = with_texts(&sources, |text| format!("\u{feff}{}", text.replace('\n', "\r\n")));
        assert!(windows.files.iter().all(|file| file.text.contains('\r')));
        let (as_written, from_windows) = (artifacts(&sources), artifacts(&windows));
        assert!(as_written.len() > 5);
        for (one, other) in as_written.iter().zip(&from_windows) {
            assert!(one == other, "`{}` differs", one.path);
        }
        assert_eq!(as_written.len(), from_windows.len());
    }
}

#[test]
fn the_place_of_a_fault_is_the_same_behind_a_byte_order_mark_and_with_windows_line_ends() {
    let sources = overlaid(&fixture("unknown-key").join("fault"));
    let windows = with_texts(&sources, |text| format!("\u{feff}{}", text.replace('\n', "\r\n")));
    assert_eq!(places(&sources), places(&windows));
    assert_eq!(places(&sources)[0], ("content/departments/roads.yaml".to_owned(), 2, 1));
}

/// Path, line and column of every fault.
fn places(sources: &Sources) -> Vec<(String, usize, usize)> {
    let found = parse(sources).diagnostics;
    let spans = found.iter().filter_map(|diagnostic| Some(diagnostic.place.as_ref()?.span));
    let place = |span| {
        let (line, column) = sources.line_column(span);
        (sources.get(span.source).path.clone(), line, column)
    };
    spans.map(place).collect()
}

#[test]
fn words_that_yaml_takes_for_something_else_stay_what_staff_typed() {
    for typed in [
        "no",
        "yes",
        "on",
        "true",
        "08:30",
        "007",
        "4.10",
        "1e3",
        "0x1F",
        "1_000",
        ".5",
        "+1",
        "2026-01-01",
        "12:30:45",
        "0o17",
        ".inf",
        "-.NaN",
        "1e999",
        "123456789012345678901234567890123456789012345",
        "=",
        "<<",
    ] {
        let site = fs::read_to_string(fixtures("check").join("_base/site.yaml")).expect("the base has a site.yaml");
        let site = site.replace("city: Town of Maple Bend", &format!("city: {typed}"));
        let sources = with_file(&overlaid(&fixture("expands-too-far").join("sound")), "site.yaml", &site);
        let parsed = parse(&sources);
        assert_eq!(render(&parsed.diagnostics, &sources, Style::Plain), "");
        assert_eq!(parsed.catalog.expect("sound content makes a catalog").site.city, typed);
    }
}

#[test]
fn hidden_files_and_what_editors_leave_behind_are_ignored() {
    let folder = base();
    let left_behind = [
        ".DS_Store",
        ".git/config",
        "Thumbs.db",
        "desktop.ini",
        "departments/.roads.yaml.swp",
        "departments/roads.yaml~",
        "departments/#roads.yaml#",
        "departments/roads.yaml___jb_tmp___",
        "departments/roads.yaml___jb_old___",
        "pages/.DS_Store",
    ];
    for name in left_behind {
        write(&folder.path().join(name), b"\x00\x01\xff: [");
    }
    let sources = loaded(folder.path());
    assert_eq!(render(&parse(&sources).diagnostics, &sources, Style::Plain), "");
}

#[test]
fn locks_and_backups_of_other_programs_are_passed_over_with_a_note() {
    let folder = base();
    for name in ["departments/~$roads.yaml", "departments/roads.yaml.bak", "~$site.yaml", "pages/parking.md.tmp"] {
        write(&folder.path().join(name), b"\x00\x01\xff: [");
    }
    let found = parse(&loaded(folder.path())).diagnostics;
    assert_eq!(found.len(), 4);
    for note in found {
        assert_eq!((note.rule, note.severity), ("unread-file", Severity::Note));
        assert_eq!(note.message, "this lock or backup of another program is passed over");
    }
}

#[test]
fn faults_in_one_record_do_not_hide_faults_in_others_or_make_references_look_wrong() {
    let department = "\
id: roads
name: Roads
summary: Looks after streets.
accountable: Director of Roads
contact: {phone: nobody}
functions:
  - {name: Streets, phone: none}
  - {name: Bridges}
services:
  - id: pothole-repair
    name: Pothole repair
    function: Streets
    summary: Ask us for it.
    ask: [{phone: none}]
    standards:
      - {stage: complete, within: 3 days, effective: 2026-01-01}
  - id: street-light
    name: Street light
    function: Sewers
    summary: Ask us for it.
    ask: [{phone: 780-555-0101}]
    on_the_spot: {clause: 3.1.a, otherwise: pothole-repair.complete}
    retired: {on: tomorrow, reason: It is done., replaced_by: pothole-repair}
  - id: sidewalk
    name: Sidewalk
";
    let sources = with_file(&overlaid(&fixtures("check").join("_base")), "departments/roads.yaml", department);
    let found = parse(&sources).diagnostics;
    let rules: Vec<&str> = found.iter().map(|diagnostic| diagnostic.rule).collect();
    let of_the_services =
        ["invalid-phone", "bare-days", "unknown-reference", "invalid-date", "missing-key", "missing-key"];
    assert_eq!(rules, [&["invalid-phone", "invalid-phone"], &of_the_services[..]].concat());
    assert!(found.iter().any(|one| one.message == "the service `sidewalk` promises nothing"));
}

#[test]
fn a_large_file_with_a_fault_in_every_line_is_answered_within_a_second() {
    let unknown = (0..500).map(|number| format!("key-{number}: value\n")).collect::<Vec<_>>().concat();
    let broken = format!("id: roads\nname: {}\n\tx\n", "long ".repeat(100_000));
    let base = overlaid(&fixtures("check").join("_base"));
    for text in [unknown, broken] {
        let sources = with_file(&base, "departments/roads.yaml", &text);
        let started = Instant::now();
        let found = parse(&sources).diagnostics;
        assert!(!render(&found, &sources, Style::Plain).is_empty());
        assert!(started.elapsed() < Duration::from_secs(5), "it took {:?}", started.elapsed());
    }
}

fn repository() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The same files with other texts.
fn with_texts(sources: &Sources, change: impl Fn(&str) -> String) -> Sources {
    let mut sources = sources.clone();
    for file in &mut sources.files {
        file.text = change(&file.text);
    }
    sources
}

/// The same files, one of them with another text or new.
fn with_file(sources: &Sources, name: &str, text: &str) -> Sources {
    let file = Source { path: String::new(), name: name.to_owned(), text: text.to_owned(), obstacle: None };
    let others = sources.files.iter().filter(|other| other.name != name).cloned();
    called_content(Sources { files: others.chain([file]).collect(), root: String::new() })
}

fn artifacts(sources: &Sources) -> Vec<Artifact> {
    let day = Day::Given("2026-11-23".parse().expect("this is a date"));
    let settings = Settings { day, base_url: None, drafts: false };
    let build = pipeline::build(sources, &Theme::built_in(), &settings).expect("the theme is sound");
    let faults = render(&build.diagnostics, sources, Style::Plain);
    build.made.unwrap_or_else(|| panic!("the content has faults:\n{faults}")).artifacts
}

fn is_prepared(name: &str) -> bool {
    PREPARED.iter().any(|(prepared, _)| *prepared == name)
}

fn names() -> BTreeSet<String> {
    cases(&fixtures("parse"))
}

fn fixture(name: &str) -> PathBuf {
    fixtures("parse").join(name)
}

fn assert_reported(name: &str, sources: &Sources) {
    let found = parsed_at_once(name, sources);
    assert!(!found.is_empty(), "nothing is said about `{name}`");
    let text = render(&found, sources, Style::Plain);
    assert_expected(&text, &fixture(name).join("fault.txt"));
    for diagnostic in &found {
        assert_eq!(diagnostic.rule, name, "another fault is reported:\n{text}");
    }
}

/// The faults in content. What grows out of bounds takes minutes, not seconds.
fn parsed_at_once(name: &str, sources: &Sources) -> Vec<Diagnostic> {
    let started = Instant::now();
    let found = parse(sources).diagnostics;
    assert!(started.elapsed() < Duration::from_secs(5), "`{name}` took {:?}", started.elapsed());
    found
}

/// The names of all rules that the source of `parse` reports breaches of: the constant after each `Diagnostic::error(`.
pub(crate) fn reported_by_the_source() -> BTreeSet<String> {
    let files = folder(&repository().join("src/parse"));
    files.values().flat_map(|bytes| diagnostics_in(std::str::from_utf8(bytes).expect("source is text"))).collect()
}

fn diagnostics_in(source: &str) -> Vec<String> {
    ["Diagnostic::error(", "Diagnostic::nowhere(", "Diagnostic::warning(", "Diagnostic::note("]
        .into_iter()
        .flat_map(|call| source.split(call).skip(1))
        .map(|behind| {
            let rule = behind.trim_start().strip_prefix("&rules::").expect("a diagnostic is made with its rule");
            let constant = rule.split(',').next().expect("an argument ends");
            constant.to_lowercase().replace('_', "-")
        })
        .collect()
}

/// A folder of its own with the sound content that fixtures are laid over.
fn base() -> TempDir {
    let folder = TempDir::new().expect("a temporary folder can be made");
    copy(&fixtures("check").join("_base"), folder.path());
    folder
}

fn copy(from: &Path, to: &Path) {
    for file in load::content(from).expect("the folder can be read").files {
        write(&to.join(&file.name), file.text.as_bytes());
    }
}

fn write(path: &Path, bytes: &[u8]) {
    fs::create_dir_all(path.parent().expect("a file has a folder")).expect("a folder can be made");
    fs::write(path, bytes).expect("a file can be written");
}

fn loaded(folder: &Path) -> Sources {
    called_content(load::content(folder).expect("the folder can be read"))
}

fn with_a_file_of_17_megabytes(folder: &Path) {
    write(&folder.join("departments/roads.yaml"), b"id: roads\n");
    let file = fs::File::options().write(true).open(folder.join("departments/roads.yaml"));
    file.and_then(|file| file.set_len(17_000_000)).expect("a file can be made larger");
}

fn without_the_files_it_needs(folder: &Path) {
    for name in ["site.yaml", "commitment.md", "corporate.yaml"] {
        fs::remove_file(folder.join(name)).expect("the base has the file");
    }
}

fn with_a_hundred_thousand_brackets(folder: &Path) {
    write(&folder.join("departments/flow.yaml"), format!("services: {}\n", "[".repeat(100_000)).as_bytes());
    write(&folder.join("departments/closed.yaml"), format!("{}{}", "[".repeat(50_000), "]".repeat(50_000)).as_bytes());
    write(&folder.join("departments/hyphens.yaml"), format!("services:\n  {}x\n", "- ".repeat(50_000)).as_bytes());
    write(&folder.join("departments/braces.yaml"), "{a: ".repeat(30_000).as_bytes());
    let steps = (0..200).map(|depth| format!("{}a:\n", " ".repeat(depth))).collect::<Vec<_>>().concat();
    write(&folder.join("departments/steps.yaml"), steps.as_bytes());
}

fn link(to: impl AsRef<Path>, at: &Path) {
    fs::create_dir_all(at.parent().expect("a link has a folder")).expect("a folder can be made");
    support::link::link(to, at);
}

fn with_links_that_lead_out(folder: &Path) {
    let outside = fixtures("check").join("_base");
    link(outside.join("corporate.yaml"), &folder.join("departments/roads.yaml"));
    link(outside.join("calendars"), &folder.join("pages"));
}

fn with_links_that_lead_nowhere(folder: &Path) {
    link("gone.yaml", &folder.join("departments/roads.yaml"));
    link("parks.yaml", &folder.join("departments/parks.yaml"));
    fs::create_dir(folder.join("departments/signs.yaml")).expect("a folder can be made");
    link(folder.join("departments/signs.yaml"), &folder.join("departments/lights.yaml"));
}
