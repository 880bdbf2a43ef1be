//! A key and what is to be written there -> its text, in a line of its own or between brackets.

use crate::authoring::inside;
use crate::parse::node::{Node, Value};

/// A key with its value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Key {
    /// Its name.
    pub(super) name: String,
    /// What it says.
    pub(super) says: Says,
}

/// What a key says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Says {
    /// A single value, to be quoted where YAML needs it.
    Words(String),
    /// A list or a group of keys between brackets, or a value as it is written.
    Written(String),
}

impl Key {
    /// A key with a single value.
    pub(super) fn words(name: impl Into<String>, words: impl Into<String>) -> Self {
        Self { name: name.into(), says: Says::Words(words.into()) }
    }

    /// A key with a value as it is written between brackets.
    pub(super) fn written(name: impl Into<String>, text: impl Into<String>) -> Self {
        Self { name: name.into(), says: Says::Written(text.into()) }
    }

    /// A key with a group of keys.
    pub(super) fn group(name: impl Into<String>, keys: &[Self]) -> Self {
        Self::written(name, braces(keys))
    }

    /// The key of this name with the value that it has in a tree.
    pub(super) fn of(name: &str, value: &Node<'_>) -> Self {
        Self::written(name, on_one_line(value))
    }

    /// The key with its value, on one line.
    pub(super) fn line(&self) -> String {
        format!("{}: {}", self.name, self.value())
    }

    pub(super) fn value(&self) -> String {
        match &self.says {
            Says::Words(words) => scalar(words),
            Says::Written(text) => text.clone(),
        }
    }
}

/// A group of keys between braces.
pub(super) fn braces(keys: &[Key]) -> String {
    let lines: Vec<String> = keys.iter().map(Key::line).collect();
    format!("{{{}}}", lines.join(", "))
}

/// An item of a list that is a group of keys: between braces, or a line for each key.
pub(super) fn item(keys: &[Key], is_between_braces: bool) -> String {
    if is_between_braces {
        return format!("- {}\n", braces(keys));
    }
    let line = |(at, key): (usize, &Key)| format!("{}{}\n", if at == 0 { "- " } else { "  " }, key.line());
    keys.iter().enumerate().map(line).collect()
}

/// A key and the lines of the list below it.
pub(super) fn below(key: &str, lines: &str) -> String {
    let lines = lines.lines().map(|line| if line.is_empty() { String::new() } else { format!("  {line}") });
    std::iter::once(format!("{key}:")).chain(lines).collect::<Vec<_>>().join("\n")
}

/// A value as it is written between brackets.
pub(super) fn on_one_line(node: &Node<'_>) -> String {
    match &node.value {
        Value::Null => String::new(),
        Value::Scalar(text) => scalar(text),
        Value::List(items) => {
            let items: Vec<String> = items.iter().map(on_one_line).collect();
            format!("[{}]", items.join(", "))
        }
        Value::Map(entries) => {
            let entry = |(key, value): &(Node<'_>, Node<'_>)| format!("{}: {}", on_one_line(key), on_one_line(value));
            format!("{{{}}}", entries.iter().map(entry).collect::<Vec<_>>().join(", "))
        }
    }
}

/// A single value. What staff write without quotation marks, such as a date or an amount, gets none.
fn scalar(text: &str) -> String {
    let is_plain = |sign: char| sign.is_ascii_alphanumeric() || matches!(sign, '-' | '%' | '.' | ' ');
    let is_short_and_plain = text.starts_with(|first: char| first.is_ascii_alphanumeric())
        && !text.ends_with(' ')
        && text.chars().all(is_plain)
        && text.bytes().any(|byte| byte.is_ascii_digit());
    if is_short_and_plain { text.to_owned() } else { inside(text) }
}
