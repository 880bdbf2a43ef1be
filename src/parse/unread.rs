//! Files that can't be used -> diagnostics: a name that nothing reads, or a text that can't be read.

use crate::diagnostic::Diagnostic;
use crate::source::{Obstacle, Source, SourceId, Span, visible};
use crate::spelling::closest;

/// The files that are there once, beside the folders.
const SINGLE: [&str; 3] = ["site.yaml", "commitment.md", "corporate.yaml"];

/// What to say of a file whose name means nothing.
pub(super) fn explain(id: SourceId, source: &Source) -> Diagnostic {
    let name = &source.name;
    let fault = Diagnostic::error("unread-file", Span::start_of(id), format!("nothing reads `{}`", visible(name)));
    fault.help(match better_name(name) {
        Some(better) => format!("rename it to `{better}`, or move it out of the content folder"),
        None => "the content is site.yaml, commitment.md, corporate.yaml, calendars/*.yaml, departments/*.yaml and pages/*.md; move other files elsewhere"
            .to_owned(),
    })
}

/// What a file should be called that nothing reads, if that can be told.
pub(super) fn better_name(name: &str) -> Option<String> {
    let (folder, file) = name.rsplit_once('/').unwrap_or(("", name));
    let (stem, ending) = file.rsplit_once('.').unwrap_or((file, ""));
    if !["yaml", "yml", "md", "markdown", "txt", ""].contains(&ending.to_lowercase().as_str()) {
        return None;
    }
    let folder = match folder {
        "" => "",
        folder => closest(folder, ["calendars", "departments", "pages", "languages"])?,
    };
    match folder {
        "" => closest(name, SINGLE).map(str::to_owned),
        "pages" => Some(format!("pages/{stem}.md")),
        folder => Some(format!("{folder}/{stem}.yaml")),
    }
}

/// What to say of a file whose text can't be had.
pub(super) fn obstacle(id: SourceId, obstacle: &Obstacle) -> Diagnostic {
    let start = Span::start_of(id);
    match obstacle {
        Obstacle::NotUtf8(at) => {
            Diagnostic::error("not-utf8", Span::new(id, *at, *at), "from here on, this file is not UTF-8 text")
                .help("open it in your editor and save it with the encoding UTF-8")
        }
        Obstacle::Utf16 => Diagnostic::error("not-utf8", start, "this file is UTF-16 text, not UTF-8")
            .help("save it with the encoding UTF-8 (some editors call UTF-16 \"Unicode\")"),
        Obstacle::TooLarge(bytes) => Diagnostic::error(
            "file-too-large",
            start,
            format!("this file is too large for content: {} MB", bytes / 1_000_000),
        )
        .help("split it, or move it out of the content folder"),
        Obstacle::LeadsOut => {
            Diagnostic::error("leads-out", start, "this is a link to something outside the content folder")
                .help("put the file or folder itself here")
        }
        Obstacle::LeadsNowhere => {
            Diagnostic::error("unreadable-file", start, "this is a link, and there is no file behind it")
                .help("put the file itself here, or remove the link")
        }
        Obstacle::NotAFile => {
            Diagnostic::error("unreadable-file", start, "this is not a file").help("put the file itself here")
        }
        Obstacle::Unreadable(why) => {
            Diagnostic::error("unreadable-file", start, format!("this file can't be read: {why}"))
                .help("check who may read it, and that no other program has it open")
        }
    }
}
