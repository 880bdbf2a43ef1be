//! The source itself -> every room uses only what is below it, and a library at the edge is known to one kind of work.

use std::collections::BTreeSet;

use crate::house::imports::{code, paths};

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
    room("site_manifest", &["artifact"]),
    room("theme", &[]),
    room("rule", &[]),
    room("markdown", &[]),
    room("svg", &[]),
    room("layout", &[]),
    room("diagnostic", &["source", "rule"]),
    room("edit", &["source", "diagnostic"]),
    room("spelling", &[]),
    room("wrapped", &[]),
    room("language", &["spelling"]),
    room("model", &["source", "language"]),
    room("wording", &["language", "model"]),
    room("english", &["language", "model", "wording"]),
    room("config", &[]),
    room("json_schema", &[]),
    room("readability", &[]),
    room("address", &["model"]),
    room("handbook", &["markdown", "spelling", "wrapped"]),
    room("holidays", &[]),
    room("icalendar", &[]),
    room("placeholders", &[]),
    room("escape", &[]),
    room("zip", &[]),
    room("spreadsheet", &["escape", "zip"]),
    room("report", &["source", "escape", "model", "wording", "english", "spreadsheet"]),
    room("counting", &["source", "diagnostic", "rule", "spelling", "model", "english"]),
    room("authoring", &["language", "model", "holidays", "icalendar", "placeholders"]),
    room("links", &["source", "address", "artifact", "diagnostic", "model", "rule"]),
    room("published_feed", &["address", "artifact", "model"]),
    room("diff", &["escape", "model", "published_feed", "english"]),
    room(
        "compatibility",
        &["address", "model", "published_feed", "source", "diagnostic", "rule", "english", "authoring"],
    ),
    room("agenda", &["source", "model", "english", "icalendar", "json_schema"]),
    room("change", &["source", "edit", "model", "authoring", "english", "holidays"]),
    room("load", &["source", "theme", "artifact", "address"]),
    room(
        "parse",
        &["source", "model", "diagnostic", "rule", "markdown", "language", "wording", "english", "spelling", "svg"],
    ),
    room(
        "check",
        &[
            "source",
            "model",
            "diagnostic",
            "rule",
            "markdown",
            "language",
            "wording",
            "english",
            "spelling",
            "address",
            "readability",
            "holidays",
            "placeholders",
        ],
    ),
    room("resolve", &["model"]),
    room(
        "render",
        &[
            "model",
            "config",
            "theme",
            "artifact",
            "markdown",
            "language",
            "wording",
            "json_schema",
            "address",
            "icalendar",
            "report",
            "spreadsheet",
            "zip",
            "escape",
            "wrapped",
            "layout",
            "source",
        ],
    ),
    room("publish", &["artifact", "site_manifest", "source"]),
    room("emit", &["diagnostic", "source", "rule", "json_schema", "wrapped"]),
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
            "published_feed",
            "parse",
            "check",
            "resolve",
            "render",
            "diff",
            "compatibility",
            "links",
            "authoring",
            "english",
            "address",
            "edit",
            "change",
            "spelling",
            "agenda",
            "counting",
            "report",
            "layout",
        ],
    ),
    room("serve", &["escape", "artifact", "address", "diagnostic", "pipeline", "english", "handbook"]),
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
            "site_manifest",
            "report",
            "rule",
            "english",
            "spelling",
            "published_feed",
            "diff",
            "compatibility",
            "authoring",
            "edit",
            "holidays",
            "icalendar",
            "change",
            "agenda",
            "counting",
            "handbook",
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

const EDITED: &str = "what an edit has changed is read again exactly as content is read";

const EXCEPTIONS: &[Exception] = &[
    Exception { room: "edit", path: "parse::node::Node", _reason: EDITED },
    Exception { room: "edit", path: "parse::node::Value", _reason: EDITED },
    Exception { room: "edit", path: "parse::text_tree::TextTree", _reason: EDITED },
    Exception { room: "edit", path: "parse::text_tree::read", _reason: EDITED },
    Exception { room: "change", path: "parse::node::Node", _reason: EDITED },
    Exception { room: "change", path: "parse::node::Value", _reason: EDITED },
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
    ("unicode_normalization", &["parse"]),
    ("tera", &["render"]),
    ("annotate_snippets", &["emit"]),
    ("csv", &["counting", "parse", "published_feed", "render", "report"]),
    ("flate2", &["load", "zip"]),
    ("krilla", &["layout"]),
    ("parley", &["layout"]),
    ("qrcodegen", &["layout"]),
    ("usvg", &["layout"]),
    ("quick_xml", &["layout", "escape", "render", "svg"]),
    ("clap", &["command"]),
    ("getrandom", &["command"]),
    ("rustix", &["publish"]),
    ("same_file", &["publish"]),
    ("tempfile", &["publish"]),
    ("hyper", &["serve"]),
    ("tokio", &["serve"]),
    ("notify", &["watch"]),
];

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
