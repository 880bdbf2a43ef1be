//! Faults in plain words -> their cards as HTML, with the buttons that mend a fault or open its file.

use std::collections::hash_map::RandomState;
use std::hash::BuildHasher;
use std::sync::LazyLock;

use crate::escape;

/// A fault in plain words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Card {
    /// The service, department or page in which it is; empty if it is in none.
    pub about: String,
    /// The file, below the content folder; nothing if the fault is in none.
    pub file: Option<String>,
    /// The line in that file, from 1.
    pub line_number: usize,
    /// That line.
    pub line: Option<MarkedLine>,
    /// What is wrong.
    pub sentences: String,
    /// How to mend it.
    pub help: Option<String>,
    /// The line as it could read instead.
    pub instead: Option<String>,
    /// The edit, if nothing else can be meant.
    pub fix: Option<Fix>,
}

/// A line with its faulty part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MarkedLine {
    /// What comes before it.
    pub before: String,
    /// The faulty part.
    pub marked: String,
    /// What comes after it.
    pub after: String,
}

/// A certain fix, by its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// The file, below the content folder.
    pub file: String,
    /// The first byte that it replaces.
    pub start: usize,
    /// What is written there.
    pub replacement: String,
}

/// What a button of a card asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Deed {
    /// Make a certain fix.
    Fix(Fix),
    /// Open a file of the content with the program that this machine has for it.
    Open(String),
}

/// What a request must know to change something: only pages of this run have it. The keys of a hasher are random.
pub(super) static TOKEN: LazyLock<String> = LazyLock::new(|| {
    let half = || RandomState::new().hash_one("charter serve");
    format!("{:016x}{:016x}", half(), half())
});

/// Returns the cards as items of a list. `level` is that of their headings, `back` the page to return to.
pub(super) fn items(cards: &[Card], level: u8, back: &str) -> String {
    cards.iter().map(|card| item(card, level, back)).collect()
}

fn item(card: &Card, level: u8, back: &str) -> String {
    let Card { about, file, line_number, line, sentences, help, instead, fix } = card;
    let place = file.as_ref().map(|file| format!("{file}, line {line_number}"));
    let heading =
        if about.is_empty() { place.clone().unwrap_or_else(|| "The whole site".to_owned()) } else { about.clone() };
    let place =
        place.filter(|_| !about.is_empty()).map(|place| format!("<p class=\"where\">{}</p>", escape::html(&place)));
    let line = line.as_ref().map(|MarkedLine { before, marked, after }| {
        format!(
            "<p class=\"line\"><code>{}<mark>{}</mark>{}</code></p>",
            escape::html(before),
            escape::html(marked),
            escape::html(after)
        )
    });
    let help = help.as_ref().map(|help| format!("<p class=\"help\">{}</p>", coded(help)));
    let instead =
        instead.as_ref().map(|line| format!("<p>Write:</p><p class=\"line\"><code>{}</code></p>", escape::html(line)));
    let parts = [place, line, Some(format!("<p>{}</p>", coded(sentences))), instead, help];
    let parts: String = parts.into_iter().flatten().collect();
    format!(
        "<li><h{level}>{}</h{level}>{parts}{}</li>",
        escape::html(&heading),
        buttons(fix.as_ref(), file.as_deref(), &heading, back)
    )
}

fn buttons(fix: Option<&Fix>, file: Option<&str>, heading: &str, back: &str) -> String {
    let hidden =
        |name: &str, value: &str| format!("<input type=\"hidden\" name=\"{name}\" value=\"{}\">", escape::html(value));
    let form = |action: &str, fields: &str, button: &str| {
        format!(
            "<form method=\"post\" action=\"/.charter/{action}\">{}{}{fields}<button>{button}<span class=\"hidden\">: {}</span></button></form>",
            hidden("token", &TOKEN),
            hidden("back", back),
            escape::html(heading)
        )
    };
    let fix = fix.map(|Fix { file, start, replacement }| {
        let fields = [hidden("file", file), hidden("start", &start.to_string()), hidden("replacement", replacement)];
        form("fix", &fields.concat(), "Fix it")
    });
    let open = file.map(|file| form("open", &hidden("file", file), "Open file"));
    format!("<div class=\"buttons\">{}{}</div>", fix.unwrap_or_default(), open.unwrap_or_default())
}

/// A text whose parts between backticks are code; lines stay lines.
fn coded(text: &str) -> String {
    let parts = text.split('`').enumerate().map(|(at, part)| {
        let part = escape::html(part).replace('\n', "<br>");
        if at % 2 == 1 { format!("<code>{part}</code>") } else { part }
    });
    parts.collect()
}
