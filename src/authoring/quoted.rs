//! A person's words -> one line of YAML with exactly this value.

/// Returns the words as a YAML value on one line, quoted where YAML needs it. Line breaks become spaces.
///
/// ```
/// assert_eq!(charter::authoring::quoted("Roads: paved"), "'Roads: paved'");
/// ```
#[must_use]
pub fn quoted(words: &str) -> String {
    let line = words.split_whitespace().collect::<Vec<_>>().join(" ");
    // A string can always be written; if it could not, JSON is valid YAML too.
    serde_yaml::to_string(&line).map_or_else(|_| format!("{line:?}"), |yaml| yaml.trim_end().to_owned())
}

/// Returns the words as a YAML value inside braces or brackets, where some signs mean more than elsewhere.
///
/// ```
/// assert_eq!(charter::authoring::inside("Snow, ice"), "'Snow, ice'");
/// ```
#[must_use]
pub fn inside(words: &str) -> String {
    between_brackets(quoted(words))
}

/// A value as it is written on a line of its own -> as it is written inside braces or brackets.
pub(super) fn between_brackets(value: String) -> String {
    let is_closed = value.starts_with(['"', '\'', '{', '[']);
    if !is_closed && value.contains([',', '[', ']', '{', '}']) {
        format!("'{}'", value.replace('\'', "''"))
    } else {
        value
    }
}
