//! A file of the source -> the paths in it, in every way to write them.
#![expect(clippy::disallowed_methods, reason = "tests read the source")]

use std::path::Path;

use walkdir::WalkDir;

/// A file below `src` with its text.
pub(crate) struct Code {
    /// As in `check/mod.rs`.
    pub(crate) name: String,
    pub(crate) text: String,
}

impl Code {
    pub(crate) fn new(name: &str, text: &str) -> Self {
        Self { name: name.to_owned(), text: text.to_owned() }
    }

    pub(crate) fn room(&self) -> &str {
        self.name.split('/').next().unwrap_or_default().trim_end_matches(".rs")
    }

    /// The lines that are not comments.
    pub(crate) fn lines(&self) -> impl Iterator<Item = &str> {
        self.text.lines().map(str::trim).filter(|line| !line.starts_with("//"))
    }

    /// The file's own part of its name.
    pub(crate) fn stem(&self) -> &str {
        self.name.rsplit('/').next().unwrap_or_default().trim_end_matches(".rs")
    }
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The names of all files below a folder, sorted.
pub(crate) fn files(folder: &str) -> Vec<String> {
    let folder = root().join(folder);
    let entries = WalkDir::new(&folder).sort_by_file_name().into_iter().map(|entry| entry.expect("a readable folder"));
    let mut names: Vec<String> = entries
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| entry.path().strip_prefix(&folder).expect("below it").to_string_lossy().replace('\\', "/"))
        .collect();
    names.sort();
    names
}

pub(crate) fn code(folder: &str) -> Vec<Code> {
    let read = |name: String| {
        let text = std::fs::read_to_string(root().join(folder).join(&name)).expect("readable source");
        Code { name, text }
    };
    files(folder)
        .into_iter()
        .filter(|name| Path::new(name).extension().is_some_and(|ending| ending == "rs"))
        .map(read)
        .collect()
}

/// Every path after `crate::` (or, in `main.rs`, `charter::`), with groups in braces taken apart.
pub(crate) fn paths(code: &Code) -> Vec<String> {
    let text = code.lines().collect::<Vec<_>>().join(" ");
    let after = |root: &str| paths_after(&text, root);
    let found = after("crate::").into_iter().chain(after("charter::"));
    found.map(|import| import.path).collect()
}

/// A path, and what it is called from there on.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Import {
    /// As in `check::broken_link::RULE`.
    pub(crate) path: String,
    /// Its last part, or the name after `as`.
    pub(crate) name: String,
}

/// The paths that follow `root` wherever a path begins with it.
pub(crate) fn paths_after(text: &str, root: &str) -> Vec<Import> {
    let is_start = |at: &usize| !text[..*at].ends_with(|c: char| c.is_alphanumeric() || matches!(c, '_' | ':'));
    let starts = text.match_indices(root).map(|(at, _)| at).filter(is_start);
    let mut found = Vec::new();
    for at in starts {
        take_apart("", &text[at + root.len()..], &mut found);
    }
    found
}

/// Adds what `text` begins with: a path below `above`, or a group of them.
fn take_apart(above: &str, text: &str, found: &mut Vec<Import>) {
    let text = text.trim_start();
    let end = text.find(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | ':'))).unwrap_or(text.len());
    let (own, rest) = text.split_at(end);
    let path = format!("{above}{own}");
    match rest.strip_prefix('{') {
        Some(group) if own.is_empty() || own.ends_with("::") => {
            for part in top_level_parts(group).into_iter().filter(|part| !part.trim().is_empty()) {
                take_apart(&path, part, found);
            }
        }
        _ => {
            let path = path.trim_end_matches("::self").trim_end_matches("::").to_owned();
            let name = rest.strip_prefix(" as ").map_or(path.as_str(), |name| name.trim());
            let name = name.rsplit("::").next().unwrap_or_default().to_owned();
            found.push(Import { path, name });
        }
    }
}

/// The parts of `a, b::{c, d}, e}`, up to the brace that closes the group.
fn top_level_parts(group: &str) -> Vec<&str> {
    let (mut depth, mut start, mut parts) = (0_u32, 0, Vec::new());
    for (at, c) in group.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth > 0 => depth -= 1,
            ',' | '}' if depth == 0 => {
                parts.push(&group[start..at]);
                start = at + 1;
                if c == '}' {
                    break;
                }
            }
            _ => {}
        }
    }
    parts
}

#[test]
fn paths_are_found_in_every_way_to_write_them() {
    let text = "//! crate::load\nuse crate::a::B;\nuse crate::{b, c::{D, self}, d::{\n    e::F as G,\n}};\nfn f(x: crate::e::X<crate::f::Y>) {}\n";
    let found = paths(&Code::new("x.rs", text));
    assert_eq!(found, ["a::B", "b", "c::D", "c", "d::e::F", "e::X", "f::Y"]);
}
