//! A paragraph -> lines of whole words, for a terminal or a letter.

/// The longest line of a terminal, in characters, unless a single word is longer.
const WIDTH: usize = 80;

/// Returns the lines for a terminal: the first begins with `first`, and each other with `others`.
#[must_use]
pub fn wrapped(text: &str, first: &str, others: &str) -> String {
    wrapped_to(WIDTH, text, first, others)
}

/// Returns lines of at most so many characters, unless a single word is longer.
#[must_use]
pub fn wrapped_to(longest: usize, text: &str, first: &str, others: &str) -> String {
    let width = |text: &str| text.chars().count();
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if width(line) + 1 + width(word) <= longest => line.extend([" ", word]),
            Some(_) => lines.push(format!("{others}{word}")),
            None => lines.push(format!("{first}{word}")),
        }
    }
    lines.join("\n") + "\n"
}
