//! Lines of content, and how lists, groups and values are written on them.

use crate::authoring::inside;

/// Lines of content, without a margin.
pub(in crate::compatibility) type Lines = Vec<String>;

/// A list on one line.
pub(super) fn list(items: impl IntoIterator<Item = impl AsRef<str>>) -> String {
    let items: Vec<String> = items.into_iter().map(|item| inside(item.as_ref())).collect();
    format!("[{}]", items.join(", "))
}

/// The lines as an item of a list.
pub(super) fn item(lines: Lines) -> Lines {
    lines.into_iter().enumerate().map(|(at, line)| format!("{}{line}", if at == 0 { "- " } else { "  " })).collect()
}

/// The lines below a key.
pub(super) fn below(key: &str, lines: Lines) -> impl Iterator<Item = String> {
    std::iter::once(format!("{key}:")).chain(lines.into_iter().map(|line| format!("  {line}")))
}

/// A block to paste, set off from the words around it.
pub(in crate::compatibility) fn set_off(lines: &Lines) -> String {
    lines.iter().flat_map(|line| ["\n    ", line]).collect()
}

/// Entries below `versions`.
pub(in crate::compatibility) fn below_versions(entries: Lines) -> Lines {
    below("versions", entries).collect()
}
