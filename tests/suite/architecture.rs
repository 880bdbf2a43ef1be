//! The source itself -> the house keeps its own laws: who may use whom, one file per rule and format, and every name where it is looked for.
#![expect(clippy::disallowed_methods, reason = "tests read the source")]

use std::collections::BTreeSet;
use std::path::Path;

use charter::check::RULES;
use charter::render::FORMATS;
use charter::theme::Theme;
use walkdir::WalkDir;

/// A room of the house: a file or folder right below `src`, and the rooms that it may use.
struct Room {
    name: &'static str,
    may_use: &'static [&'static str],
}

const fn room(name: &'static str, may_use: &'static [&'static str]) -> Room {
    Room { name, may_use }
}

/// Nouns on the ground, verbs above, the shell on top.
const ROOMS: &[Room] = &[
    room("source", &[]),
    room("artifact", &[]),
    room("theme", &[]),
    room("rule", &[]),
    room("markdown", &[]),
    room("diagnostic", &["source"]),
    room("spelling", &[]),
    room("language", &["spelling"]),
    room("model", &["source", "language"]),
    room("wording", &["language", "model"]),
    room("english", &["language", "model", "wording"]),
    room("config", &[]),
    room("json_schema", &[]),
    room("readability", &[]),
    room("address", &["model"]),
    room("authoring", &[]),
    room("links", &["source", "address", "artifact", "diagnostic", "model", "rule"]),
    room("published", &["artifact", "model"]),
    room("diff", &["model", "published", "english"]),
    room("against", &["address", "model", "published", "source", "diagnostic", "rule", "english"]),
    room("load", &["source", "theme", "artifact", "published"]),
    room("parse", &["source", "model", "diagnostic", "rule", "markdown", "language", "wording", "english", "spelling"]),
    room(
        "check",
        &["source", "model", "diagnostic", "rule", "markdown", "english", "spelling", "address", "readability"],
    ),
    room("resolve", &["model"]),
    room(
        "render",
        &["model", "config", "theme", "artifact", "markdown", "language", "wording", "json_schema", "address"],
    ),
    room("publish", &["artifact", "source"]),
    room("emit", &["diagnostic", "source", "rule", "json_schema"]),
    room(
        "pipeline",
        &[
            "source",
            "theme",
            "config",
            "model",
            "diagnostic",
            "artifact",
            "rule",
            "published",
            "parse",
            "check",
            "resolve",
            "render",
            "diff",
            "against",
            "links",
            "authoring",
        ],
    ),
    room("serve", &["artifact", "address", "diagnostic", "pipeline", "english"]),
    room("watch", &[]),
    room(
        "command",
        &[
            "load",
            "pipeline",
            "publish",
            "serve",
            "watch",
            "emit",
            "source",
            "theme",
            "config",
            "model",
            "diagnostic",
            "artifact",
            "rule",
            "english",
            "spelling",
            "published",
            "diff",
            "against",
            "authoring",
        ],
    ),
    room("lib", &[]),
    room("main", &["command"]),
];

/// What no other room may know of: each turns one thing into the next, and `pipeline` and `command` join them.
const STAGES: &[&str] = &["load", "parse", "check", "resolve", "render", "publish"];

/// A path that a room uses beyond its row.
struct Exception {
    room: &'static str,
    path: &'static str,
    _reason: &'static str,
}

const EXCEPTIONS: &[Exception] = &[
    Exception {
        room: "config",
        path: "model::site::BaseUrl",
        _reason: "a base URL is checked where it is read, so that no other room meets a wrong one",
    },
    Exception {
        room: "command",
        path: "parse::parse_date",
        _reason: "a date on the command line is read exactly as in content",
    },
    Exception {
        room: "serve",
        path: "parse::parse_date",
        _reason: "a day that is chosen in the bar is read exactly as in content",
    },
];

/// Libraries that one kind of work is done with: replacing one must touch the rooms of that work alone.
const EDGES: &[(&str, &[&str])] = &[
    ("granit_parser", &["parse"]),
    ("serde_yaml", &["authoring", "language", "render"]),
    ("pulldown_cmark", &["markdown"]),
    ("tera", &["render"]),
    ("annotate_snippets", &["emit"]),
    ("csv", &["published", "render"]),
    ("quick_xml", &["render"]),
    ("clap", &["command"]),
    ("rustix", &["publish"]),
    ("same_file", &["publish"]),
    ("tempfile", &["publish"]),
    ("hyper", &["serve"]),
    ("tokio", &["serve"]),
    ("notify", &["watch"]),
];

/// A file below `src` with its text.
struct Code {
    /// As in `check/mod.rs`.
    name: String,
    text: String,
}

impl Code {
    fn room(&self) -> &str {
        self.name.split('/').next().unwrap_or_default().trim_end_matches(".rs")
    }

    /// The lines that are not comments.
    fn lines(&self) -> impl Iterator<Item = &str> {
        self.text.lines().map(str::trim).filter(|line| !line.starts_with("//"))
    }

    /// The file's own part of its name.
    fn stem(&self) -> &str {
        self.name.rsplit('/').next().unwrap_or_default().trim_end_matches(".rs")
    }
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The names of all files below a folder, sorted.
fn files(folder: &str) -> Vec<String> {
    let folder = root().join(folder);
    let entries = WalkDir::new(&folder).sort_by_file_name().into_iter().map(|entry| entry.expect("a readable folder"));
    let mut names: Vec<String> = entries
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| entry.path().strip_prefix(&folder).expect("below it").to_string_lossy().replace('\\', "/"))
        .collect();
    names.sort();
    names
}

fn code(folder: &str) -> Vec<Code> {
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

/// Every path behind `crate::` (or, in `main.rs`, `charter::`), with groups in braces taken apart.
fn paths(code: &Code) -> Vec<String> {
    let text = code.lines().collect::<Vec<_>>().join(" ");
    let starts = ["crate::", "charter::"].into_iter().flat_map(|root| text.match_indices(root));
    starts.flat_map(|(at, root)| split_group(&text[at + root.len()..])).collect()
}

fn split_group(rest: &str) -> Vec<String> {
    let is_of_a_path = |c: char| c.is_alphanumeric() || c == '_' || c == ':';
    let path = |text: &str| text.trim().split(|c| !is_of_a_path(c)).next().unwrap_or_default().to_owned();
    match rest.strip_prefix('{') {
        None => vec![path(rest)],
        Some(group) => top_level_parts(group).into_iter().map(path).filter(|path| !path.is_empty()).collect(),
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

fn is_exception(room: &str, path: &str) -> bool {
    EXCEPTIONS.iter().any(|exception| exception.room == room && exception.path == path)
}

fn used_room(path: &str) -> &str {
    path.split(':').next().unwrap_or_default()
}

#[test]
fn every_room_uses_only_the_rooms_below_it() {
    let mut wrong = Vec::new();
    for file in code("src") {
        let room = ROOMS.iter().find(|room| room.name == file.room());
        let room = room.unwrap_or_else(|| panic!("`{}` belongs to no room of the table", file.name));
        for path in paths(&file) {
            let used = used_room(&path);
            if used != room.name && !room.may_use.contains(&used) && !is_exception(room.name, &path) {
                wrong.push(format!("src/{} uses `crate::{path}`", file.name));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn paths_are_found_in_every_way_to_write_them() {
    let text =
        "//! crate::load\nuse crate::a::B;\nuse crate::{b, c::{D, E}, d};\nfn f(x: crate::e::X<crate::f::Y>) {}\n";
    let code = Code { name: "x.rs".to_owned(), text: text.to_owned() };
    assert_eq!(paths(&code), ["a::B", "b", "c::", "d", "e::X", "f::Y"]);
}

#[test]
fn no_stage_may_use_another() {
    for room in ROOMS.iter().filter(|room| STAGES.contains(&room.name)) {
        for used in room.may_use {
            assert!(!STAGES.contains(used), "{} uses {used}", room.name);
        }
    }
    let joins: Vec<&str> = ROOMS
        .iter()
        .filter(|room| room.may_use.iter().any(|used| STAGES.contains(used)))
        .map(|room| room.name)
        .collect();
    assert_eq!(joins, ["pipeline", "command"], "only these two join stages");
}

#[test]
fn the_table_goes_from_the_ground_up_and_has_no_row_too_many() {
    let there: BTreeSet<String> = code("src").iter().map(|file| file.room().to_owned()).collect();
    for (at, room) in ROOMS.iter().enumerate() {
        assert!(there.contains(room.name), "there is no room `{}`", room.name);
        for used in room.may_use {
            assert!(
                ROOMS[..at].iter().any(|below| below.name == *used),
                "{} uses {used}, which is not below it",
                room.name
            );
        }
    }
    let used: BTreeSet<(String, String)> = code("src")
        .iter()
        .flat_map(|file| paths(file).into_iter().map(|path| (file.room().to_owned(), path)).collect::<Vec<_>>())
        .collect();
    for exception in EXCEPTIONS {
        let key = (exception.room.to_owned(), exception.path.to_owned());
        assert!(used.contains(&key), "{} no longer uses {}", exception.room, exception.path);
    }
}

#[test]
fn paths_begin_at_the_crate_so_that_the_table_sees_them_all() {
    for file in code("src") {
        for line in file.lines().map(|line| line.replace("pub(super)", "")) {
            assert!(!line.contains("super::"), "src/{}: {line}", file.name);
        }
    }
}

#[test]
fn a_library_at_the_edge_is_known_to_one_room() {
    for file in code("src") {
        for (library, rooms) in EDGES {
            let is_used = file
                .lines()
                .any(|line| line.contains(&format!("{library}::")) || line.contains(&format!("use {library}")));
            assert!(!is_used || rooms.contains(&file.room()), "src/{} uses {library}", file.name);
        }
    }
}

#[test]
fn the_model_is_never_published_as_it_is() {
    for file in code("src").iter().filter(|file| file.room() == "model") {
        assert!(!file.lines().any(|line| line.contains("serde") || line.contains("schemars")), "src/{}", file.name);
    }
}

/// Files of `src/check` that hold no rule.
const WITHOUT_RULE: &[(&str, &str)] = &[
    ("mod", "the table of rules"),
    ("ahead", "what several rules look at: the versions that staff can still mend"),
    ("baseline", "what two rules look at: promises beside the corporate ones"),
    ("certain", "which findings are there whatever else can't be read"),
    ("phrases", "what several rules look at: words and phrases in the texts that residents read"),
    ("lengths", "the lengths of time that a text names"),
    ("reviews", "what two rules look at: the days of the next reviews"),
];

#[test]
fn every_rule_has_a_file_of_its_name_and_a_row() {
    let mut named = Vec::new();
    for file in code("src").iter().filter(|file| file.room() == "check") {
        if WITHOUT_RULE.iter().any(|(stem, _)| *stem == file.stem()) {
            assert!(!file.text.contains("const RULE: Rule"), "src/{} holds a rule", file.name);
            continue;
        }
        let name = file.stem().replace('_', "-");
        assert!(file.text.contains("const RULE: Rule"), "src/{} holds no rule", file.name);
        assert!(file.text.contains(&format!("name: \"{name}\"")), "the rule in src/{} is called `{name}`", file.name);
        named.push(name);
    }
    let listed: Vec<&str> = RULES.iter().map(|check| check.rule.name).collect();
    assert_eq!(listed, named, "the rows are the files, sorted by name");
}

#[test]
fn every_format_has_a_file_or_folder_of_its_name_and_a_row() {
    let mut named: Vec<String> = code("src")
        .iter()
        .filter(|file| file.room() == "render" && file.text.contains("const FORMAT: Format"))
        .map(|file| file.name["render/".len()..].trim_end_matches(".rs").trim_end_matches("/mod").replace('_', "-"))
        .collect();
    let mut listed: Vec<&str> = FORMATS.iter().map(|format| format.name).collect();
    named.sort();
    listed.sort_unstable();
    assert_eq!(listed, named);
}

#[test]
fn every_file_says_first_what_it_is_for() {
    for file in code("src").into_iter().chain(code("tests/suite")) {
        let first = file.text.lines().next().unwrap_or_default();
        let words = first.strip_prefix("//! ").map_or(0, |text| text.split_whitespace().count());
        assert!(words >= 3, "{}: {first}", file.name);
    }
}

#[test]
fn nothing_is_called_after_no_purpose_and_nothing_is_imported_unnamed() {
    for file in code("src").into_iter().chain(code("tests/suite")) {
        for name in ["util", "utils", "common", "helper", "helpers", "prelude", "misc"] {
            let is_part = file.name.split(['/', '.']).any(|part| part == name);
            assert!(!is_part, "{} is called `{name}`", file.name);
        }
        assert!(!file.lines().any(|line| line.starts_with("use ") && line.ends_with("::*;")), "{}", file.name);
    }
}

#[test]
fn the_theme_inside_the_program_is_the_folder_of_the_theme() {
    let theme = Theme::built_in();
    let inside: Vec<&str> = theme.files.iter().map(|file| file.name.as_str()).collect();
    assert_eq!(inside, files("themes/civic"));
}
