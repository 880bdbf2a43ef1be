//! Content folders and finished sites, in memory: what the other tests share.
#![expect(clippy::disallowed_methods, reason = "fixtures are read from the disk")]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use charter::config::{Day, Settings};
use charter::load;
use charter::parse::parse_date;
use charter::pipeline::{self, Build};
use charter::theme::Theme;

/// A site's files by path.
pub(crate) type Files = BTreeMap<String, Vec<u8>>;

/// A path below the package's root.
pub(crate) fn path(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

/// What building a content folder for a day gives.
pub(crate) fn build(content: &str, day: &str, drafts: bool) -> Build {
    let sources = load::content(&path(content)).expect("the content folder is there");
    let day = Day::Given(parse_date(day).expect("a date"));
    let settings = Settings { day, base_url: None, drafts };
    pipeline::build(&sources, &Theme::built_in(), &settings).expect("the theme is sound")
}

/// The files of the small city's site in a theme.
pub(crate) fn with(theme: &Theme) -> Files {
    let sources = load::content(&path("tests/fixtures/sites/small/content")).expect("the content folder is there");
    let settings =
        Settings { day: Day::Given(parse_date("2026-11-23").expect("a date")), base_url: None, drafts: false };
    of(pipeline::build(&sources, theme, &settings).expect("the theme is sound"))
}

/// The small city with other words in its files: each is a file, what stands in it, and what takes its place.
pub(crate) fn altered(edits: &[(&str, &str, &str)]) -> Build {
    altered_on("2026-11-23", edits)
}

/// The same on another day.
pub(crate) fn altered_on(day: &str, edits: &[(&str, &str, &str)]) -> Build {
    let mut sources = load::content(&path("tests/fixtures/sites/small/content")).expect("the content folder is there");
    for (file, from, to) in edits {
        let file = sources.files.iter_mut().find(|one| one.name == *file).expect("the file");
        assert!(file.text.contains(from), "{from}");
        file.text = file.text.replace(from, to);
    }
    let settings = Settings { day: Day::Given(parse_date(day).expect("a date")), base_url: None, drafts: false };
    pipeline::build(&sources, &Theme::built_in(), &settings).expect("the theme is sound")
}

/// The files of a sound content folder's site on a day.
pub(crate) fn files(content: &str, day: &str) -> Files {
    of(build(content, day, false))
}

/// The files of a build.
pub(crate) fn of(build: Build) -> Files {
    let made = build.made.unwrap_or_else(|| panic!("the content has faults: {:#?}", build.diagnostics));
    made.artifacts.into_iter().map(|artifact| (artifact.path.to_string(), artifact.bytes)).collect()
}

/// A file of a site as text.
pub(crate) fn text<'a>(files: &'a Files, name: &str) -> &'a str {
    let bytes = files.get(name).unwrap_or_else(|| panic!("there is no `{name}` in {:#?}", files.keys()));
    std::str::from_utf8(bytes).expect("text files are UTF-8")
}

/// A JSON file of a site.
pub(crate) fn json(files: &Files, name: &str) -> serde_json::Value {
    serde_json::from_str(text(files, name)).unwrap_or_else(|error| panic!("`{name}` is not JSON: {error}"))
}

/// The files below a folder of the disk.
pub(crate) fn folder(root: &Path) -> Files {
    let mut files = Files::new();
    let mut left = vec![root.to_owned()];
    while let Some(folder) = left.pop() {
        for entry in std::fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display())) {
            let path = entry.expect("a folder's entry").path();
            if path.is_dir() {
                left.push(path);
            } else {
                let name = path.strip_prefix(root).expect("below the root").to_string_lossy().replace('\\', "/");
                files.insert(name, std::fs::read(&path).expect("a readable file"));
            }
        }
    }
    files
}
