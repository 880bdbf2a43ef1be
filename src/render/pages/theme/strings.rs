//! A theme's file of one language (`strings/en.yaml`) -> its texts by key, with their placeholders filled.
//!
//! `{name}` is a placeholder, `[…]` what a template makes a link or a date of, `` `…` `` code. A text with a form for each
//! plural class of the language (`one` and `other`) goes by its `{count}`.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use ahash::AHashMap;
use serde::Deserialize;

use crate::language::{self, Class, Forms, Language, Plurals};
use crate::render::job::RenderError;
use crate::render::pages::theme::words::Word;
use crate::theme::{Theme, ThemeFile};
use crate::wording::Wording;

/// The texts of one language.
#[derive(Debug)]
pub(crate) struct Strings {
    /// The file that they come from.
    file: String,
    language: Arc<Language>,
    /// By section and key: `service.ask`.
    texts: Texts,
}

type Texts = AHashMap<String, ThemeText>;

/// The file whose texts every other file has too.
const ENGLISH: &str = "strings/en.yaml";

/// A text as the file has it.
#[derive(Deserialize)]
#[serde(untagged)]
enum WrittenText {
    Same(String),
    Counted(BTreeMap<String, String>),
}

#[derive(Debug)]
enum ThemeText {
    Same(Vec<Piece>),
    /// A form for each plural class of the language.
    Counted(Forms<Vec<Piece>>),
}

/// A part of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Piece {
    /// Plain words.
    Words(String),
    /// The name of a placeholder.
    Value(String),
    /// The start of a link or a date, and its end.
    Open,
    Close,
    /// The start of code, and its end.
    StartCode,
    EndCode,
}

/// The value of a placeholder.
#[derive(Debug, Clone, Copy)]
pub(crate) enum PlaceholderValue<'a> {
    /// A text.
    Text(&'a str),
    /// A number, which also chooses between `one` and `other` if its name is `count`.
    Number(u32),
}

/// The values for a text, by name: so few that a linear search is fastest.
pub(crate) type Values<'a> = Vec<(&'a str, PlaceholderValue<'a>)>;

fn find<'a>(values: &Values<'a>, name: &str) -> Option<PlaceholderValue<'a>> {
    values.iter().find(|(known, _)| *known == name).map(|(_, value)| *value)
}

impl Strings {
    /// Reads the texts for a language: for `fr-CA` from `strings/fr-CA.yaml` or, if there is none, `strings/fr.yaml`.
    /// Each of the `sections` has the title and the summary of a page.
    pub(crate) fn new(
        theme: &Theme,
        tag: &str,
        language: &Arc<Language>,
        sections: impl Iterator<Item = &'static str>,
    ) -> Result<Self, RenderError> {
        let general = tag.split('-').next().unwrap_or_default();
        let names = [format!("strings/{tag}.yaml"), format!("strings/{general}.yaml")];
        let found = names.iter().find_map(|name| theme.files.iter().find(|file| file.name == *name));
        let Some(file) = found else {
            let [own, general] = &names;
            let or = if own == general { String::new() } else { format!(" or `{general}`") };
            return Err(fault(format!("the site's language is `{tag}`, but there is no `{own}`{or}")));
        };
        let text = |file: &ThemeFile| {
            let text = std::str::from_utf8(&file.bytes).map(str::to_owned);
            text.map_err(|_| fault(format!("`{}` is not UTF-8 text", file.name)))
        };
        let english = theme.files.iter().find(|file| file.name == ENGLISH);
        // A copy that is not translated counts as English does.
        let is_english = english.is_some_and(|english| english.bytes == file.bytes);
        let language = Arc::clone(if is_english { language::english() } else { language });
        let texts = read(&file.name, &text(file)?, language.plurals())?;
        if let Some(english) = english.filter(|_| !is_english && file.name != ENGLISH) {
            whole(&file.name, &texts, &read(ENGLISH, &text(english)?, language::english().plurals())?)?;
        }
        let strings = Self { file: file.name.clone(), language, texts };
        for word in Word::ALL {
            strings.check(word.key(), word.values())?;
        }
        for section in sections {
            strings.check(&title(section), &[])?;
            strings.check(&summary(section), &[])?;
        }
        Ok(strings)
    }

    /// Checks that a text of the views exists and that its placeholders match the values.
    fn check(&self, key: &str, values: &[&str]) -> Result<(), RenderError> {
        let text = self.texts.get(key).ok_or_else(|| fault(self.missing(key)))?;
        let forms: Vec<&Vec<Piece>> = match text {
            ThemeText::Same(pieces) => vec![pieces],
            ThemeText::Counted(forms) => forms.all().collect(),
        };
        for piece in forms.into_iter().flatten() {
            match piece {
                Piece::Words(_) => {}
                Piece::Value(name) if values.contains(&name.as_str()) => {}
                Piece::Value(name) => return Err(fault(self.not_given(key, name))),
                _ => return Err(fault(self.marked(key))),
            }
        }
        Ok(())
    }

    /// Returns a text of a view with its values. It exists: that was checked when the file was read.
    pub(crate) fn word(&self, word: Word, values: &[&str]) -> String {
        let values =
            word.values().iter().zip(values).map(|(name, value)| (*name, PlaceholderValue::Text(value))).collect();
        self.plain(word.key(), &values).unwrap_or_default()
    }

    /// Returns the title of a section's page.
    pub(crate) fn title(&self, section: &str) -> String {
        self.plain(&title(section), &Values::new()).unwrap_or_default()
    }

    /// Returns the summary of a section's page.
    pub(crate) fn summary(&self, section: &str) -> String {
        self.plain(&summary(section), &Values::new()).unwrap_or_default()
    }

    /// Returns a text without marks, with its placeholders filled in.
    pub(crate) fn plain(&self, key: &str, values: &Values<'_>) -> Result<String, String> {
        let mut filled = String::with_capacity(USUAL_TEXT);
        for piece in self.pieces(key, values)? {
            match piece {
                Piece::Words(words) => filled.push_str(words),
                Piece::Value(name) => filled.push_str(&self.value(key, name, values)?),
                _ => return Err(self.marked(key)),
            }
        }
        Ok(filled)
    }

    /// Returns the parts of a text, in the form for the count.
    pub(crate) fn pieces(&self, key: &str, values: &Values<'_>) -> Result<&[Piece], String> {
        match (self.texts.get(key).ok_or_else(|| self.missing(key))?, find(values, "count")) {
            (ThemeText::Same(pieces), _) => Ok(pieces),
            (ThemeText::Counted(forms), Some(PlaceholderValue::Number(count))) => {
                Ok(forms.of(self.language.plurals().class(count)))
            }
            (ThemeText::Counted(_), _) => Err(self.not_given(key, "count")),
        }
    }

    /// A text in the form of each plural class, its placeholders as they are, as JSON.
    pub(crate) fn all_forms(&self, key: &str) -> Result<String, String> {
        let text = self.texts.get(key).ok_or_else(|| self.missing(key))?;
        let mut forms = serde_json::Map::new();
        for class in self.language.plurals().classes() {
            let pieces = match text {
                ThemeText::Same(pieces) => pieces,
                ThemeText::Counted(forms) => forms.of(class),
            };
            let mut words = String::with_capacity(USUAL_TEXT);
            for piece in pieces {
                match piece {
                    Piece::Words(text) => words.push_str(text),
                    Piece::Value(name) if name == "count" => words.push_str("{count}"),
                    Piece::Value(name) => return Err(self.not_given(key, name)),
                    _ => return Err(self.marked(key)),
                }
            }
            forms.insert(class.key().to_owned(), words.into());
        }
        Ok(serde_json::Value::Object(forms).to_string())
    }

    /// The value of a placeholder.
    pub(crate) fn value<'a>(&self, key: &str, name: &str, values: &Values<'a>) -> Result<Cow<'a, str>, String> {
        match find(values, name) {
            Some(PlaceholderValue::Text(text)) => Ok(text.into()),
            Some(PlaceholderValue::Number(number)) => Ok(Wording::new(&self.language).number(number).into()),
            None => Err(self.not_given(key, name)),
        }
    }

    fn missing(&self, key: &str) -> String {
        format!("`{}` has no text `{key}`", self.file)
    }

    fn not_given(&self, key: &str, name: &str) -> String {
        format!("the text `{key}` in `{}` uses `{{{name}}}`, which has no value there", self.file)
    }

    fn marked(&self, key: &str) -> String {
        format!("the text `{key}` in `{}` has marks (`[…]` or code) where only plain words are allowed", self.file)
    }
}

/// Typical size of a text, in bytes.
const USUAL_TEXT: usize = 64;

fn title(section: &str) -> String {
    format!("{section}.title")
}

fn summary(section: &str) -> String {
    format!("{section}.summary")
}

fn fault(message: String) -> RenderError {
    RenderError { message }
}

/// Everything that a file of another language lacks beside the English one, at once.
fn whole(file: &str, texts: &Texts, english: &Texts) -> Result<(), RenderError> {
    let mut missing: Vec<String> =
        english.keys().filter(|key| !texts.contains_key(*key)).map(|key| format!("`{key}`")).collect();
    missing.sort();
    if missing.is_empty() { Ok(()) } else { Err(fault(format!("`{file}` has no text {}", missing.join(", ")))) }
}

/// Maximum nesting of brackets. Texts use two or three; the parser's time grows with the square of the depth.
const DEPTH: usize = 64;

/// Returns the number of the first line on which too many brackets are open.
fn too_deep(text: &str) -> Option<usize> {
    let mut depth = 0_usize;
    let lines = (1..).zip(text.lines()).filter(|(_, line)| !line.trim_start().starts_with('#'));
    for (number, line) in lines {
        for sign in line.bytes() {
            match sign {
                b'[' | b'{' => depth += 1,
                b']' | b'}' => depth = depth.saturating_sub(1),
                _ => {}
            }
            if depth > DEPTH {
                return Some(number);
            }
        }
    }
    None
}

fn read(file: &str, text: &str, plurals: &Plurals) -> Result<Texts, RenderError> {
    if let Some(line) = too_deep(text) {
        return Err(fault(format!(
            "`{file}` can't be read: more than {DEPTH} brackets are open on line {line}; close each `[` and `{{`"
        )));
    }
    // Read into a `Value` first, which refuses duplicate keys.
    let sections: BTreeMap<String, BTreeMap<String, WrittenText>> = serde_yaml::from_str::<serde_yaml::Value>(text)
        .and_then(serde_yaml::from_value)
        .map_err(|error| fault(format!("`{file}` can't be read: {error}")))?;
    let mut texts = AHashMap::new();
    for (section, entries) in sections {
        for (key, written) in entries {
            let key = format!("{section}.{key}");
            let said = |problem: &str| fault(format!("the text `{key}` in `{file}` {problem}"));
            let cut = |text: &str| {
                pieces(text).ok_or_else(|| said("has a mark (`{`, `[` or `` ` ``) without its counterpart"))
            };
            let text = match written {
                WrittenText::Same(text) => ThemeText::Same(cut(&text)?),
                WrittenText::Counted(forms) => ThemeText::Counted(counted(&forms, plurals, cut, said)?),
            };
            texts.insert(key, text);
        }
    }
    Ok(texts)
}

/// A form for each plural class of the language, and no other.
fn counted(
    forms: &BTreeMap<String, String>,
    plurals: &Plurals,
    cut: impl Fn(&str) -> Result<Vec<Piece>, RenderError>,
    said: impl Fn(&str) -> RenderError,
) -> Result<Forms<Vec<Piece>>, RenderError> {
    let classes: Vec<&str> = plurals.classes().map(Class::key).collect();
    if forms.len() != classes.len() || classes.iter().any(|class| !forms.contains_key(*class)) {
        return Err(said(&format!("needs the forms {}, and no others", classes.join(", "))));
    }
    let each = plurals.classes().map(|class| Ok((class, cut(&forms[class.key()])?)));
    Ok(Forms::new(each.collect::<Result<_, RenderError>>()?, cut(&forms[Class::Other.key()])?))
}

/// Splits a text into its parts. Returns `None` if a mark has no counterpart.
fn pieces(text: &str) -> Option<Vec<Piece>> {
    let (mut pieces, mut rest, mut is_open, mut is_code) = (Vec::new(), text, false, false);
    while let Some(at) = rest.find(['{', '}', '[', ']', '`']) {
        let (words, behind) = rest.split_at(at);
        if !words.is_empty() {
            pieces.push(Piece::Words(words.to_owned()));
        }
        rest = &behind[1..];
        match (behind.chars().next()?, is_open, is_code) {
            ('{', _, _) => {
                let (name, after) = rest.split_once('}')?;
                pieces.push(Piece::Value(name.to_owned()));
                rest = after;
            }
            ('[', false, _) => pieces.push(Piece::Open),
            (']', true, _) => pieces.push(Piece::Close),
            ('`', _, false) => pieces.push(Piece::StartCode),
            ('`', _, true) => pieces.push(Piece::EndCode),
            _ => return None,
        }
        is_open = pieces.last() == Some(&Piece::Open) || is_open && pieces.last() != Some(&Piece::Close);
        is_code = pieces.last() == Some(&Piece::StartCode) || is_code && pieces.last() != Some(&Piece::EndCode);
    }
    if !rest.is_empty() {
        pieces.push(Piece::Words(rest.to_owned()));
    }
    (!is_open && !is_code).then_some(pieces)
}
