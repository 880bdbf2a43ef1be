//! The folders below `tests/fixtures` in; their content as sources out, and what comes of it set against the expected texts.
#![expect(clippy::disallowed_methods, reason = "fixtures are read from the disk")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use charter::load;
use charter::source::Sources;

/// The folder with the fixtures of a stage.
pub(crate) fn fixtures(stage: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(stage)
}

/// The names of the cases in a folder of fixtures: what its folders are called, but for `_base`.
pub(crate) fn cases(folder: &Path) -> BTreeSet<String> {
    let entries = fs::read_dir(folder).expect("the fixtures are there");
    let names = entries.map(|entry| entry.expect("a fixture can be listed").file_name().to_string_lossy().into_owned());
    names.filter(|name| !name.starts_with('_')).collect()
}

/// A small sound content folder with the files of `folder` in place of its own and beside them, as if it were called `content`.
pub(crate) fn overlaid(folder: &Path) -> Sources {
    let base = load::content(&fixtures("check").join("_base")).expect("the base can be read");
    let own = load::content(folder).expect("the fixture can be read");
    let kept = base.files.into_iter().filter(|file| own.files.iter().all(|other| other.name != file.name));
    called_content(Sources { files: kept.chain(own.files.iter().cloned()).collect(), root: String::new() })
}

/// The same files under a path that is the same on every machine.
pub(crate) fn called_content(mut sources: Sources) -> Sources {
    for file in &mut sources.files {
        file.path = format!("content/{}", file.name);
    }
    sources.files.sort_by(|a, b| a.name.split('/').cmp(b.name.split('/')));
    Sources { root: "content".to_owned(), ..sources }
}

/// Compares a text with the file that says what it has to be.
pub(crate) fn assert_expected(text: &str, file: &Path) {
    if std::env::var_os("UPDATE_EXPECTED").is_some() {
        fs::write(file, text).expect("the expected text can be written");
    }
    let expected = fs::read_to_string(file).unwrap_or_default();
    assert!(text == expected, "{} is not what comes out:\n{text}", file.display());
}
