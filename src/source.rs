//! Source texts, and places in them: the files that `load` found, and the spans that later stages use to point into them.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::fmt::{Display, Formatter};
use std::ops::Range;
use std::path::Path;

/// A file in the content folder, or the reason why its text can't be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// The path as shown to people: the content folder's name, then `/`-separated parts.
    pub path: String,
    /// The path below the content folder, `/`-separated.
    pub name: String,
    /// The text. Empty if the file can't be read; contains replacement characters if it is not UTF-8.
    pub text: String,
    /// The reason why it can't be used, if there is one.
    pub obstacle: Option<Obstacle>,
}

/// Why a file's text can't be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Obstacle {
    /// The bytes are not UTF-8; holds the offset of the first invalid one in `Source::text`.
    NotUtf8(usize),
    /// The bytes are UTF-16, as some editors save "Unicode" text.
    Utf16,
    /// The file is too large; holds its size in bytes.
    TooLarge(u64),
    /// A link that leads out of the content folder.
    LeadsOut,
    /// A link to nothing, or to itself.
    LeadsNowhere,
    /// A folder in place of a file, or something that is neither.
    NotAFile,
    /// A lock or a backup that another program keeps here.
    OfAProgram,
    /// Reading failed; holds the operating system's reason.
    Unreadable(String),
}

/// All the files of one content folder, sorted by path.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sources {
    /// The files. A [`SourceId`] is a position in this list.
    pub files: Vec<Source>,
    /// The content folder as shown to people.
    pub root: String,
}

impl Sources {
    /// The file that `id` stands for.
    #[must_use]
    pub fn get(&self, id: SourceId) -> &Source {
        &self.files[id.0 as usize]
    }

    /// The path, as shown to people, of the file with this name below the content folder, whether or not it exists.
    #[must_use]
    pub fn path_of(&self, name: &str) -> String {
        shown_path(&self.root, name)
    }

    /// Drops the texts of all files except `kept`.
    pub fn keep_texts_of(&mut self, kept: &BTreeSet<SourceId>) {
        for (id, file) in (0u32..).map(SourceId).zip(&mut self.files) {
            if !kept.contains(&id) {
                file.text = String::new();
            }
        }
    }

    /// Every file with its id, in order.
    pub fn iter(&self) -> impl Iterator<Item = (SourceId, &Source)> {
        (0u32..).map(SourceId).zip(&self.files)
    }

    /// The line and column (both from 1, the column in characters) of a span's start.
    #[must_use]
    pub fn line_column(&self, span: Span) -> (usize, usize) {
        self.position(span.source, span.start)
    }

    /// The line and column of the character after a span's last one, counted in the same way.
    #[must_use]
    pub fn end_line_column(&self, span: Span) -> (usize, usize) {
        self.position(span.source, span.end)
    }

    /// The whole line in which a span begins, without its end.
    #[must_use]
    pub fn line_of(&self, span: Span) -> &str {
        let text = &self.get(span.source).text;
        let at = text.floor_char_boundary(span.range().start);
        let start = text[..at].rfind('\n').map_or(0, |end| end + 1);
        text[start..].lines().next().unwrap_or_default()
    }

    fn position(&self, source: SourceId, byte: u32) -> (usize, usize) {
        let text = &self.get(source).text;
        let before = &text[..text.floor_char_boundary(byte as usize)];
        let line_start = memchr::memrchr(b'\n', before.as_bytes()).map_or(0, |at| at + 1);
        let line = memchr::memchr_iter(b'\n', before.as_bytes()).count() + 1;
        let column = before[line_start..].trim_start_matches('\u{feff}').chars().count() + 1;
        (line, column)
    }
}

/// The name of a file with invisible characters, and those that change the direction of text, escaped. On a terminal, they could make a
/// file's name look like a message of the program.
#[must_use]
pub fn visible(name: &str) -> Cow<'_, str> {
    if !name.contains(is_unseen) {
        return Cow::Borrowed(name);
    }
    let shown = |c: char| if is_unseen(c) { c.escape_default().to_string() } else { c.to_string() };
    Cow::Owned(name.chars().map(shown).collect())
}

/// Whether a character is invisible, or changes the direction of the text around it.
#[must_use]
pub fn is_unseen(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// A folder as shown to people: as they wrote it, without a trailing slash.
#[must_use]
pub fn shown_folder(folder: &Path) -> String {
    folder.to_string_lossy().trim_end_matches(['/', '\\']).to_owned()
}

/// The path as shown to people, without a leading `./`, so that programs can match it with paths in a repository.
#[must_use]
pub fn shown_path(folder: &str, name: &str) -> String {
    let mut folder = folder;
    while let Some(rest) = folder.strip_prefix("./") {
        folder = rest.trim_start_matches('/');
    }
    if folder.is_empty() || folder == "." { name.to_owned() } else { format!("{folder}/{name}") }
}

/// Which file: a position in [`Sources::files`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SourceId(pub u32);

/// A range of bytes in one file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The file.
    pub source: SourceId,
    /// The first byte.
    pub start: u32,
    /// The byte after the last.
    pub end: u32,
}

impl Span {
    /// A span of `source` from byte `start` up to, not including, byte `end`.
    #[must_use]
    pub fn new(source: SourceId, start: usize, end: usize) -> Self {
        let narrow = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        Self { source, start: narrow(start), end: narrow(end.max(start)) }
    }

    /// The start of a file, for faults of the file as a whole.
    #[must_use]
    pub fn start_of(source: SourceId) -> Self {
        Self { source, start: 0, end: 0 }
    }

    /// The bytes as a range, for slicing the text.
    #[must_use]
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// A value and its place in the content.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Located<T> {
    /// The value.
    pub value: T,
    /// Its place.
    pub span: Span,
}

impl<T> Located<T> {
    /// `value`, written at `span`.
    pub const fn new(value: T, span: Span) -> Self {
        Self { value, span }
    }
}

impl<T: Display> Display for Located<T> {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> std::fmt::Result {
        self.value.fmt(formatter)
    }
}
