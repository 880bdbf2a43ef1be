//! A text and an entry for one of its lists -> the text with the entry, every other byte unchanged.

/// Returns `text` with the lines of `entry` inserted at byte `at`, each indented by `indent` spaces. Uses the text's line endings.
#[must_use]
pub fn inserted(text: &str, at: usize, indent: usize, entry: &str) -> String {
    let end = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let (before, after) = text.split_at(at);
    let margin = " ".repeat(indent);
    let lines = entry.lines().map(|line| if line.is_empty() { end.to_owned() } else { format!("{margin}{line}{end}") });
    let joint = if before.is_empty() || before.ends_with('\n') { "" } else { end };
    format!("{before}{joint}{}{after}", lines.collect::<String>())
}
