//! A person's words -> one line of YAML that means exactly these words.

/// The words as a YAML value on one line, in quotation marks where YAML needs them; line breaks become spaces.
///
/// ```
/// assert_eq!(charter::authoring::quoted("Roads: paved"), "'Roads: paved'");
/// ```
#[must_use]
pub fn quoted(words: &str) -> String {
    let line = words.split_whitespace().collect::<Vec<_>>().join(" ");
    // A text alone can always be written; if it could not, JSON is YAML too.
    serde_yaml::to_string(&line).map_or_else(|_| format!("{line:?}"), |yaml| yaml.trim_end().to_owned())
}
