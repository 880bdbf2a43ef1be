//! The texts of a language's file, each with its place -> patterns, words and forms; and everything that is wrong, all at once.

use std::collections::BTreeMap;

use crate::language::pattern::{Malformed, Pattern};
use crate::language::plural::{Class, Forms, PluralRule, Plurals};
use crate::language::slot::Slot;
use crate::spelling::closest;

/// A text of the file: its keys joined by dots (`units.week.one`; items of a list are counted from 0), itself, and where it is.
#[derive(Debug, Clone)]
pub struct LanguageText<P> {
    /// The way to it.
    pub path: String,
    /// The text.
    pub text: String,
    /// The place.
    pub place: P,
}

/// Something wrong in the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LanguageFault<P> {
    /// Where; nothing for what is missing.
    pub place: Option<P>,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub help: String,
}

/// Placeholders of which one at least has to be there, for each thing that must be said.
pub(crate) type Needed = [&'static [Slot]];

/// A file that is being read.
pub(crate) struct LanguageFile<P> {
    entries: BTreeMap<String, (String, P)>,
    /// Every key that was asked for.
    known: Vec<String>,
    missing: Vec<String>,
    faults: Vec<LanguageFault<P>>,
}

impl<P: Copy> LanguageFile<P> {
    pub(crate) fn new(entries: Vec<LanguageText<P>>) -> Self {
        let entries = entries.into_iter().map(|entry| (entry.path, (entry.text, entry.place))).collect();
        Self { entries, known: Vec::new(), missing: Vec::new(), faults: Vec::new() }
    }

    /// Words without placeholders.
    pub(crate) fn words(&mut self, key: &str) -> Box<str> {
        self.needed(key).map(|(text, _)| text.into()).unwrap_or_default()
    }

    /// Words that may be none: `""`.
    pub(crate) fn words_or_none(&mut self, key: &str) -> Box<str> {
        if self.entries.get(key).is_some_and(|(text, _)| text.is_empty()) {
            self.known.push(key.to_owned());
            return Box::default();
        }
        self.words(key)
    }

    /// Words that a language may leave out.
    pub(crate) fn optional_words(&mut self, key: &str) -> Option<Box<str>> {
        self.known.push(key.to_owned());
        self.entries.contains_key(key).then(|| self.words(key))
    }

    /// Words for each plural class.
    pub(crate) fn forms(&mut self, key: &str, plurals: &Plurals) -> Forms<Box<str>> {
        let is_there = plurals.classes().any(|class| self.entries.contains_key(&class_key(key, class)));
        if is_there { self.every_form(key, plurals) } else { Forms::same(self.words(key)) }
    }

    /// The same, where a language may leave them out.
    pub(crate) fn optional_forms(&mut self, key: &str, plurals: &Plurals) -> Option<Forms<Box<str>>> {
        let below = format!("{key}.");
        let is_there = self.entries.keys().any(|path| path == key || path.starts_with(&below));
        self.known.push(key.to_owned());
        is_there.then(|| self.forms(key, plurals))
    }

    /// Whether anything is below a key that a language may leave out.
    pub(crate) fn has_any(&self, key: &str) -> bool {
        let below = format!("{key}.");
        self.entries.keys().any(|path| path.starts_with(&below))
    }

    /// Forms that must differ, as those of a unit.
    pub(crate) fn every_form(&mut self, key: &str, plurals: &Plurals) -> Forms<Box<str>> {
        let each: Vec<(Class, Box<str>)> =
            plurals.classes().map(|class| (class, self.words(&class_key(key, class)))).collect();
        let other = each.last().map(|(_, form)| form.clone()).unwrap_or_default();
        Forms::new(each, other)
    }

    /// A text with placeholders: those that are needed, and others that may be there.
    pub(crate) fn pattern(&mut self, key: &str, needed: &Needed, others: &[Slot]) -> Pattern {
        let Some((text, place)) = self.needed(key) else { return Pattern::default() };
        self.checked(key, &text, place, needed, others)
    }

    /// The same, where a language may leave it out.
    pub(crate) fn optional_pattern(&mut self, key: &str, needed: &Needed, others: &[Slot]) -> Option<Pattern> {
        self.known.push(key.to_owned());
        self.entries.contains_key(key).then(|| self.pattern(key, needed, others))
    }

    /// A text with placeholders for each plural class.
    pub(crate) fn pattern_forms(&mut self, key: &str, plurals: &Plurals, needed: &Needed) -> Forms<Pattern> {
        if !plurals.classes().any(|class| self.entries.contains_key(&class_key(key, class))) {
            return Forms::same(self.pattern(key, needed, &[]));
        }
        let each: Vec<(Class, Pattern)> =
            plurals.classes().map(|class| (class, self.pattern(&class_key(key, class), needed, &[]))).collect();
        let other = each.last().map(|(_, form)| form.clone()).unwrap_or_default();
        Forms::new(each, other)
    }

    /// A list of so many words.
    pub(crate) fn list<const N: usize>(&mut self, key: &str) -> [Box<str>; N] {
        let count = self.below(key).len();
        if (1..N).contains(&count) {
            self.missing.push(format!("{key} ({N} words, not {count})"));
            self.known.extend((0..N).map(|at| format!("{key}.{at}")));
            return std::array::from_fn(|_| Box::default());
        }
        if count == 0 {
            self.missing.push(key.to_owned());
            return std::array::from_fn(|_| Box::default());
        }
        std::array::from_fn(|at| self.words(&format!("{key}.{at}")))
    }

    /// A list of any length: an empty one is written `[]`.
    pub(crate) fn any_list(&mut self, key: &str) -> Vec<Box<str>> {
        self.group(key).into_iter().map(|(_, text, _)| text.into()).collect()
    }

    /// The same, where a language may leave it out.
    pub(crate) fn optional_list(&mut self, key: &str) -> Vec<Box<str>> {
        if self.below(key).is_empty() {
            self.known.push(key.to_owned());
            return Vec::new();
        }
        self.any_list(key)
    }

    /// Keys of the file's own choice, with their texts and places.
    pub(crate) fn group(&mut self, key: &str) -> Vec<(String, String, P)> {
        let below = self.below(key);
        self.known.push(key.to_owned());
        self.known.extend(below.iter().map(|(name, ..)| format!("{key}.{name}")));
        if below.is_empty() && !self.entries.contains_key(key) {
            self.missing.push(key.to_owned());
        }
        below
    }

    /// The plural classes.
    pub(crate) fn plurals(&mut self, key: &str) -> Plurals {
        let mut rules = Vec::new();
        for (name, text, place) in self.group(key) {
            match (Class::named(&name).filter(|class| *class != Class::Other), PluralRule::new(&text)) {
                (Some(class), Some(rule)) => rules.push((class, rule)),
                (None, _) => self.report(
                    place,
                    format!("`{name}` is no plural class with a rule"),
                    "the classes are zero, one, two, few and many; `other` has what is left, and no rule",
                ),
                (_, None) => self.report(
                    place,
                    format!("`{text}` is no rule for numbers"),
                    "write it as CLDR does: `n = 1`, or `n % 10 = 2..4 and n % 100 != 12..14`",
                ),
            }
        }
        Plurals::new(rules)
    }

    pub(crate) fn report(&mut self, place: P, message: String, help: impl Into<String>) {
        self.faults.push(LanguageFault { place: Some(place), message, help: help.into() });
    }

    /// Something that the file lacks.
    pub(crate) fn lacks(&mut self, key: String) {
        self.missing.push(key);
    }

    /// Everything that is wrong with the file: what it lacks in one fault, and each text that is wrong or that nothing reads.
    pub(crate) fn into_faults(mut self) -> Vec<LanguageFault<P>> {
        let unread: Vec<(String, P)> = self
            .entries
            .iter()
            .filter(|(path, _)| !self.known.contains(path))
            .map(|(path, (_, place))| (path.clone(), *place))
            .collect();
        for (path, place) in unread {
            let message = format!("a language has no text `{path}`");
            let help = closest(&path, self.missing.iter().map(String::as_str))
                .map_or_else(|| "leave it out".to_owned(), |meant| format!("did you mean `{meant}`?"));
            self.report(place, message, help);
        }
        if !self.missing.is_empty() {
            let mut lost: Vec<&str> = self.missing.iter().map(|key| self.shortest(key)).collect();
            lost.dedup();
            let message = format!("this language lacks {}", lost.join(", "));
            let help = "add it; `src/language/en.yaml` of the program's source has all of it in English".to_owned();
            self.faults.push(LanguageFault { place: None, message, help });
        }
        self.faults
    }

    /// The way to what is missing, as far as there is nothing on it: of a group that is not there, the group.
    fn shortest<'k>(&self, key: &'k str) -> &'k str {
        let ends = key.match_indices('.').map(|(at, _)| &key[..at]);
        let is_there = |group: &str| {
            self.entries.keys().any(|path| path.strip_prefix(group).is_some_and(|rest| rest.starts_with('.')))
        };
        ends.into_iter().find(|group| !is_there(group)).unwrap_or(key)
    }

    fn needed(&mut self, key: &str) -> Option<(String, P)> {
        self.known.push(key.to_owned());
        let found = self.entries.get(key).filter(|(text, _)| !text.is_empty()).cloned();
        if found.is_none() {
            self.missing.push(key.to_owned());
        }
        found
    }

    fn checked(&mut self, key: &str, text: &str, place: P, needed: &Needed, others: &[Slot]) -> Pattern {
        let names = || {
            let all = needed.iter().flat_map(|one| one.iter()).chain(others);
            all.map(|slot| format!("{{{}}}", slot.name())).collect::<Vec<_>>().join(", ")
        };
        let has = || match names() {
            none if none.is_empty() => "write it without placeholders".to_owned(),
            names => format!("its placeholders are {names}"),
        };
        let pattern = match Pattern::new(text) {
            Ok(pattern) => pattern,
            Err(Malformed::Unknown(name)) => {
                self.report(place, format!("`{key}` has no placeholder `{{{name}}}`"), has());
                return Pattern::default();
            }
            Err(Malformed::Unbalanced) => {
                let message = format!("`{key}` has a brace or bracket without its other half");
                self.report(place, message, "close each `{` with `}` and each `[` with `]`; brackets don't nest");
                return Pattern::default();
            }
        };
        let slots = pattern.slots();
        let is_known = |slot: &Slot| needed.iter().any(|one| one.contains(slot)) || others.contains(slot);
        if let Some(stranger) = slots.iter().find(|slot| !is_known(slot)) {
            self.report(place, format!("`{key}` has no placeholder `{{{}}}`", stranger.name()), has());
        }
        if let Some(lost) = needed.iter().find(|one| !one.iter().any(|slot| slots.contains(slot))) {
            let lost: Vec<String> = lost.iter().map(|slot| format!("`{{{}}}`", slot.name())).collect();
            self.report(place, format!("`{key}` leaves out {}", lost.join(" or ")), has());
        }
        pattern
    }

    fn below(&self, key: &str) -> Vec<(String, String, P)> {
        let below = format!("{key}.");
        let inner = self
            .entries
            .iter()
            .filter_map(|(path, (text, place))| Some((path.strip_prefix(&below)?.to_owned(), text.clone(), *place)));
        let mut all: Vec<_> = inner.collect();
        // Of a list, item 10 comes after item 9.
        all.sort_by_key(|(name, ..)| name.parse::<usize>().unwrap_or_default());
        all
    }
}

fn class_key(key: &str, class: Class) -> String {
    format!("{key}.{}", class.key())
}
