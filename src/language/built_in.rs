//! The languages inside the program.

use std::sync::{Arc, LazyLock};

use serde_yaml::Value;

use crate::language::compiled::Language;
use crate::language::file::LanguageText;

/// Their tags.
pub const BUILT_IN: [&str; 1] = ["en"];

/// The file of English, whose comments explain the form.
pub const ENGLISH_FILE: &str = include_str!("en.yaml");

static ENGLISH: LazyLock<Arc<Language>> = LazyLock::new(|| {
    let entries = entries(ENGLISH_FILE);
    Arc::new(Language::new(entries).unwrap_or_else(|faults| unreachable!("English is whole: {faults:?}")))
});

/// English.
#[must_use]
pub fn english() -> &'static Arc<Language> {
    &ENGLISH
}

/// The language of a tag: `en-CA` is served by `en`.
#[must_use]
pub fn built_in(tag: &str) -> Option<Arc<Language>> {
    let language = tag.split('-').next().unwrap_or_default();
    language.eq_ignore_ascii_case("en").then(|| Arc::clone(english()))
}

fn entries(text: &str) -> Vec<LanguageText<()>> {
    let mut all = Vec::new();
    if let Ok(tree) = serde_yaml::from_str(text) {
        add(String::new(), &tree, &mut all);
    }
    all
}

fn add(path: String, value: &Value, all: &mut Vec<LanguageText<()>>) {
    let below = |key: &str| if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") };
    match value {
        Value::Mapping(map) if !map.is_empty() => {
            map.iter().for_each(|(key, value)| add(below(key.as_str().unwrap_or_default()), value, all));
        }
        Value::Sequence(items) if !items.is_empty() => {
            items.iter().enumerate().for_each(|(at, item)| add(below(&at.to_string()), item, all));
        }
        // An empty group or list says that there are none.
        other => all.push(LanguageText { text: other.as_str().unwrap_or_default().to_owned(), path, place: () }),
    }
}
