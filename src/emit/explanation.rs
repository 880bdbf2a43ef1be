//! Rules -> plain text for people: one in full, or all in short.

use crate::rule::Rule;

/// How wide a line of text may be.
const WIDTH: usize = 80;

/// What has to hold, why, and an example.
#[must_use]
pub fn full(rule: &Rule) -> String {
    let head = format!("{}\n\n{}\n{}", rule.name, wrapped(rule.sentence, ""), wrapped(rule.why, ""));
    head + &example("Wrong", rule.wrong) + &example("Right", rule.right)
}

/// Every rule with its sentence, and how to read more.
#[must_use]
pub fn list(rules: &[Rule]) -> String {
    let entries = rules.iter().map(|rule| format!("{}\n{}", rule.name, wrapped(rule.sentence, "    ")));
    entries.collect::<String>() + "\n`charter explain` with a rule's name tells why it is there, with an example.\n"
}

/// Nothing where a rule has no example.
fn example(title: &str, text: &str) -> String {
    if text.is_empty() {
        return String::new();
    }
    let lines = text.lines().map(|line| if line.is_empty() { "\n".to_owned() } else { format!("    {line}\n") });
    format!("\n{title}:\n\n{}", lines.collect::<String>())
}

/// Lines of whole words, each after the same indentation.
fn wrapped(text: &str, indentation: &str) -> String {
    let width = |text: &str| text.chars().count();
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if width(line) + 1 + width(word) <= WIDTH => line.extend([" ", word]),
            _ => lines.push(format!("{indentation}{word}")),
        }
    }
    lines.join("\n") + "\n"
}
