//! A folder with sound content, and the program as people run it there: arguments in; exit code and messages out.
#![expect(clippy::disallowed_methods, reason = "tests prepare folders")]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Output;

use assert_cmd::Command;
use tempfile::TempDir;
use walkdir::WalkDir;

use crate::support::fixtures::fixtures;

pub(crate) const ROADS: &str = "\
id: roads
name: Roads
summary: Looks after streets.
accountable: Director of Roads
contact: {phone: 780-555-0101, calendar: town-office}
services:
  - id: pothole-repair
    name: Pothole repair
    summary: Tell us about a hole.
    ask: [{phone: 780-555-0101}]
    supports: [4.1.e]
    standards:
      - stage: complete
        starts: you ask us
        versions:
          - {effective: 2026-03-01, within: 4 weeks}
          - {effective: 2027-01-01, within: 3 weeks, change: A second crew starts.}
";

/// A folder to work in, with sound content in `content`.
pub(crate) fn workplace() -> TempDir {
    let place = TempDir::new().expect("a temporary folder can be made");
    copy(&fixtures("check").join("_base"), &place.path().join("content"));
    write(&place.path().join("content/departments/roads.yaml"), ROADS);
    place
}

pub(crate) fn write(path: &Path, text: &str) {
    fs::create_dir_all(path.parent().expect("a file has a folder")).expect("a folder can be made");
    fs::write(path, text).expect("a file can be written");
}

pub(crate) fn copy(from: &Path, to: &Path) {
    for (name, bytes) in tree(from) {
        let path = to.join(name);
        fs::create_dir_all(path.parent().expect("a file has a folder")).expect("a folder can be made");
        fs::write(path, bytes).expect("a file can be written");
    }
}

/// Every file below a folder, with its bytes.
pub(crate) fn tree(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = WalkDir::new(folder).into_iter().map(|entry| entry.expect("the folder can be walked"));
    let files = entries.filter(|entry| entry.file_type().is_file());
    let file = |entry: walkdir::DirEntry| {
        let name =
            entry.path().strip_prefix(folder).expect("a file is below its folder").to_string_lossy().into_owned();
        (name, fs::read(entry.path()).expect("a file can be read"))
    };
    files.map(file).collect()
}

/// What the program does with these arguments, separated by spaces, in that folder.
pub(crate) fn run(place: &Path, arguments: &str) -> Output {
    charter(place).args(arguments.split_whitespace()).output().expect("the program runs")
}

pub(crate) fn charter(place: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_charter"));
    command.current_dir(place).env_remove("NO_COLOR").env("TERM", "xterm-256color");
    command
}

pub(crate) fn code(output: &Output) -> i32 {
    output.status.code().expect("the program ends by itself")
}

pub(crate) fn said(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("messages are UTF-8")
}

pub(crate) fn complained(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("messages are UTF-8")
}
