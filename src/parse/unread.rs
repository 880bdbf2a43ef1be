//! Files that can't be used -> diagnostics: an unknown name, or a text that can't be read.

use crate::diagnostic::Diagnostic;
use crate::english;
use crate::model::files::FilePattern;
use crate::model::logo::LogoFile;
use crate::parse::kinds::KINDS;
use crate::parse::rules;
use crate::source::{Obstacle, Source, SourceId, Span, is_unseen, visible};
use crate::spelling::closest;

/// The fault of a file whose name is not that of a content file.
pub(super) fn explain(id: SourceId, source: &Source) -> Diagnostic {
    let name = &source.name;
    let fault = Diagnostic::error(
        &rules::UNREAD_FILE,
        Span::start_of(id),
        format!("`{}` is not a content file", visible(name)),
    );
    let plain: String = name.chars().filter(|c| !is_unseen(*c)).collect();
    if let Some(better) = better_name(&plain) {
        return fault.help(format!("rename it to `{better}`, or move it out of the content folder"));
    }
    let names: Vec<String> = KINDS.iter().map(|kind| kind.files.as_str().to_owned()).collect();
    fault.help(format!("content files are {}; move other files elsewhere", english::list(&names)))
}

/// The name that a file was probably meant to have, if it can be guessed.
pub(super) fn better_name(name: &str) -> Option<String> {
    let (folder, file) = name.rsplit_once('/').unwrap_or(("", name));
    let (stem, ending) = file.rsplit_once('.').unwrap_or((file, ""));
    if ending.eq_ignore_ascii_case("svg") && folder.is_empty() {
        return Some(LogoFile::NAME.to_owned());
    }
    if !["yaml", "yml", "md", "markdown", "txt", ""].contains(&ending.to_lowercase().as_str()) {
        return None;
    }
    let patterns = || KINDS.iter().map(|kind| kind.files);
    if folder.is_empty() {
        let single = patterns().filter(|files| files.folder().is_none()).map(FilePattern::as_str);
        return closest(name, single).map(str::to_owned);
    }
    let folder = closest(folder, patterns().filter_map(FilePattern::folder))?;
    let files = patterns().find(|files| files.folder() == Some(folder))?;
    Some(format!("{folder}/{stem}.{}", files.ending()))
}

/// The fault of a file whose text can't be used.
pub(super) fn obstacle(id: SourceId, obstacle: &Obstacle) -> Diagnostic {
    let start = Span::start_of(id);
    match obstacle {
        Obstacle::NotUtf8(at) => {
            Diagnostic::error(&rules::NOT_UTF8, Span::new(id, *at, *at), "this file is not UTF-8 text from here on")
                .help("open it in your editor and save it with the encoding UTF-8")
        }
        Obstacle::Utf16 => Diagnostic::error(&rules::NOT_UTF8, start, "this file is UTF-16 text, not UTF-8")
            .help("save it with the encoding UTF-8 (some editors call UTF-16 \"Unicode\")"),
        Obstacle::TooLarge(bytes) => Diagnostic::error(
            &rules::FILE_TOO_LARGE,
            start,
            format!("this file is too large: {} MB", bytes / 1_000_000),
        )
        .help("split it, or move it out of the content folder"),
        Obstacle::LeadsOut => {
            Diagnostic::error(&rules::LEADS_OUT, start, "this is a link to something outside the content folder")
                .help("put the file or folder itself here")
        }
        Obstacle::LeadsNowhere => {
            Diagnostic::error(&rules::UNREADABLE_FILE, start, "this is a link to a file that doesn't exist")
                .help("put the file itself here, or remove the link")
        }
        Obstacle::NotAFile => {
            Diagnostic::error(&rules::UNREADABLE_FILE, start, "this is not a file").help("put the file itself here")
        }
        Obstacle::OfAProgram => {
            Diagnostic::note(&rules::UNREAD_FILE, start, "this lock or backup of another program is passed over")
                .help("it is not content; you can remove it once the other program is closed")
        }
        Obstacle::Unreadable(why) => {
            Diagnostic::error(&rules::UNREADABLE_FILE, start, format!("this file can't be read: {why}"))
                .help("check its permissions, and that no other program has it open")
        }
    }
}
