//! What was published -> the block that puts it back, as staff write it. It is in the messages, to be pasted.

mod service;
mod standard;
mod target;
mod version;

use crate::authoring::quoted;

pub(super) use crate::compatibility::block::service::service;
pub(super) use crate::compatibility::block::standard::standard;
pub(super) use crate::compatibility::block::target::target_key;
pub(super) use crate::compatibility::block::version::{correction, differing, entry, whole};

/// Lines of content, without a margin.
pub(super) type Lines = Vec<String>;

/// Words as a value inside braces or brackets, where some signs mean more than elsewhere.
pub(super) fn inside(words: &str) -> String {
    let value = quoted(words);
    let is_quoted = value.starts_with(['"', '\'']);
    if !is_quoted && value.contains([',', '[', ']', '{', '}']) { format!("'{}'", value.replace('\'', "''")) } else { value }
}

/// A list on one line.
fn list(items: impl IntoIterator<Item = impl AsRef<str>>) -> String {
    let items: Vec<String> = items.into_iter().map(|item| inside(item.as_ref())).collect();
    format!("[{}]", items.join(", "))
}

/// The lines as an item of a list.
fn item(lines: Lines) -> Lines {
    lines.into_iter().enumerate().map(|(at, line)| format!("{}{line}", if at == 0 { "- " } else { "  " })).collect()
}

/// The lines below a key.
fn below(key: &str, lines: Lines) -> impl Iterator<Item = String> {
    std::iter::once(format!("{key}:")).chain(lines.into_iter().map(|line| format!("  {line}")))
}

/// A block to paste, set off from the words around it.
pub(super) fn set_off(lines: &Lines) -> String {
    lines.iter().map(|line| format!("\n    {line}")).collect()
}

/// Entries below `versions`.
pub(super) fn below_versions(entries: Lines) -> Lines {
    below("versions", entries).collect()
}
