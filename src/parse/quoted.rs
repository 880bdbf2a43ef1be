//! Words as written in a file -> the same in quotation marks, which mean exactly these words.

/// The words on one line, in the quotation marks that need the fewest escapes.
pub(super) fn quoted(words: &str) -> String {
    if words.contains(['"', '\\']) { format!("'{}'", words.replace('\'', "''")) } else { format!("\"{words}\"") }
}
