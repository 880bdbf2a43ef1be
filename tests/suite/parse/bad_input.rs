//! Broken files, one at a time in sound content: each is answered quickly.
#![expect(clippy::disallowed_methods, reason = "tests read fixtures, prepare folders and look at the clock")]

use std::path::Path;
use std::time::{Duration, Instant};

use charter::config::Day;
use charter::load;
use charter::pipeline::diagnose;
use charter::source::Sources;
use tempfile::TempDir;

use crate::support::site::{folder, path};

const BASE: &str = "tests/fixtures/check/_base";

/// Every faulty file among the fixtures of parsing and of rules, by its path.
fn broken_files() -> Vec<(String, String, Vec<u8>)> {
    let mut files = Vec::new();
    for stage in ["parse", "check"] {
        for (name, bytes) in folder(&path("tests/fixtures").join(stage)) {
            if let Some((case, file)) = name.split_once("/fault/") {
                files.push((format!("{stage}/{case}/{file}"), file.to_owned(), bytes));
            }
        }
    }
    files
}

/// The base with one file more, or in place of its own.
pub(crate) fn with(file: &str, bytes: &[u8]) -> (TempDir, Sources) {
    let place = TempDir::new().expect("a temporary folder");
    for (name, own) in folder(&path(BASE)) {
        write(place.path(), &name, &own);
    }
    write(place.path(), file, bytes);
    let sources = load::content(place.path()).expect("the folder can be read");
    (place, sources)
}

pub(crate) fn write(root: &Path, name: &str, bytes: &[u8]) {
    let file = root.join(name);
    std::fs::create_dir_all(file.parent().expect("a folder")).expect("a folder to write to");
    std::fs::write(file, bytes).expect("a file to write");
}

/// Not a measure of speed: what grows out of bounds takes minutes.
const LONG: Duration = Duration::from_secs(5);

#[test]
fn each_of_many_broken_files_is_answered_at_once() {
    let mut answered = 0;
    for (case, file, bytes) in broken_files() {
        let (_place, sources) = with(&file, &bytes);
        let started = Instant::now();
        let found = diagnose(&sources, Day::Given(jiff::civil::date(2026, 11, 23)));
        assert!(started.elapsed() < LONG, "{case} took {:?}", started.elapsed());
        // Some faults take two files: alone, each of the two is sound.
        answered += usize::from(!found.is_empty());
    }
    assert!(answered >= 60, "{answered} broken files were found to be broken");
}
