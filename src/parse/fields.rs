//! A group of keys -> its values one by one, after reports of keys that are unknown, doubled or missing.

use std::collections::BTreeMap;

use crate::diagnostic::Diagnostic;
use crate::parse::misplaced::place_of;
use crate::parse::node::{Node, Value};
use crate::parse::odd_line::{is_odd_space, odd_spaces};
use crate::parse::reader::{FromNode, Reader};
use crate::parse::rules;
use crate::parse::whole_form::whole_form;
use crate::source::Span;
use crate::spelling::{closest, is_sure};

/// A key of a record, and its meaning.
#[derive(Debug, Clone, Copy)]
pub(super) struct Key {
    /// The key as staff write it.
    pub(super) name: &'static str,
    /// What its value says, as one sentence without a full stop.
    pub(super) meaning: &'static str,
}

impl Reader<'_> {
    /// Opens a group of keys, and reports keys that are unknown, duplicate or not text.
    pub(super) fn fields<'n>(
        &mut self,
        node: &'n Node<'n>,
        what: &'static str,
        keys: &[&'static [Key]],
    ) -> Option<Fields<'n>> {
        let known = || keys.iter().copied().flatten().map(|key| key.name);
        let Value::Map(entries) = &node.value else {
            let found = if matches!(node.value, Value::List(_)) { "a list" } else { "one value" };
            let message = format!("{what} is written as a group of keys, not as {found}");
            let fault = Diagnostic::error(&rules::WRONG_TYPE, node.span, message);
            let names: Vec<&str> = known().collect();
            let form = node.scalar().and_then(|value| whole_form(what, value));
            let form = form.unwrap_or_else(|| format!("{}: …", names[0]));
            self.report(fault.help(format!("write them like `{form}`; available keys: {}", names.join(", "))));
            return None;
        };
        let is_written = |name: &str| entries.iter().any(|(key, _)| key.scalar() == Some(name));
        let mut meant: Vec<&'static str> = Vec::new();
        let mut is_any_nameless = false;
        // The keys that are not written: collected once, and only if a key is unknown.
        let mut not_written: Option<Vec<&'static str>> = None;
        // Where each key first appears: known keys by number, and unknown ones.
        let mut first: Vec<Option<&Node<'_>>> = vec![None; known().count()];
        let mut strangers: BTreeMap<&str, Option<&Node<'_>>> = BTreeMap::new();
        let mut doubled: Vec<(&Node<'_>, &Node<'_>)> = Vec::new();
        for (key, _) in entries {
            let Some(name) = key.scalar() else {
                is_any_nameless = true;
                self.report(no_key(key));
                continue;
            };
            if name == MERGE_KEY {
                // Any missing key may be among those that it would bring.
                is_any_nameless = true;
                self.report(merge_key(key));
                continue;
            }
            let first = if let Some(number) = known().position(|known| known == name) {
                &mut first[number]
            } else {
                let bare = name.trim_start_matches(is_odd_space);
                if let Some(same) = known().find(|known| bare != name && *known == bare) {
                    self.report(oddly_indented(key, name, bare));
                    meant.push(same);
                    continue;
                }
                let free = not_written.get_or_insert_with(|| known().filter(|known| !is_written(known)).collect());
                let near = closest(name, free.iter().copied().filter(|known| !meant.contains(known)));
                self.report(unknown_key(key, name, what, near, known()));
                meant.extend(near);
                strangers.entry(name).or_default()
            };
            match first {
                Some(earlier) => doubled.push((key, *earlier)),
                None => *first = Some(key),
            }
        }
        match &doubled[..] {
            [(key, earlier), _, ..] => self.report(run_together(key, earlier, what, doubled.len())),
            _ => doubled.iter().for_each(|(key, earlier)| self.report(duplicate_key(key, earlier))),
        }
        if is_any_nameless {
            // Any missing key may be the one left out before its colon, or brought by another group.
            meant = known().filter(|known| !is_written(known)).collect();
        }
        Some(Fields { entries, what, keys: keys.to_vec(), meant, span: node.span })
    }
}

/// An open group of keys.
pub(super) struct Fields<'n> {
    entries: &'n [(Node<'n>, Node<'n>)],
    what: &'static str,
    keys: Vec<&'static [Key]>,
    /// Absent keys that are not reported as missing: each was suggested for a misspelt key, or may have been left out before a colon.
    meant: Vec<&'static str>,
    /// The place of the whole group.
    pub(super) span: Span,
}

impl<'n> Fields<'n> {
    /// Reads the value of a key; `None` if it is faulty, or required and absent.
    pub(super) fn take<T: FromNode>(&mut self, key: &'static str, reader: &mut Reader<'_>) -> Option<T> {
        match self.find(key) {
            Some(node) if node.value == Value::Null => {
                reader.report(self.no_value(key, node));
                None
            }
            Some(node) => T::from_node(node, reader),
            None => T::when_absent().or_else(|| {
                if !self.is_meant(key) {
                    reader.report(self.missing(key));
                }
                None
            }),
        }
    }

    /// The value node of a key.
    pub(super) fn find(&self, key: &str) -> Option<&'n Node<'n>> {
        self.entries.iter().find(|(name, _)| name.scalar() == Some(key)).map(|(_, value)| value)
    }

    /// Whether a key is absent because of a mistake that has already been reported.
    pub(super) fn is_meant(&self, key: &str) -> bool {
        self.meant.contains(&key)
    }

    /// The place of a key.
    pub(super) fn key_span(&self, key: &str) -> Option<Span> {
        self.entries.iter().find(|(name, _)| name.scalar() == Some(key)).map(|(name, _)| name.span)
    }

    /// The place to point at when something is missing: the first key of the group.
    pub(super) fn head(&self) -> Span {
        self.entries.first().map_or(self.span, |(key, _)| key.span)
    }

    fn meaning(&self, key: &str) -> &'static str {
        self.keys.iter().copied().flatten().find(|known| known.name == key).map_or("", |known| known.meaning)
    }

    /// Says that a required key is absent.
    pub(super) fn missing(&self, key: &str) -> Diagnostic {
        Diagnostic::error(&rules::MISSING_KEY, self.head(), format!("{} needs `{key}`", self.what))
            .label(format!("`{key}` is missing here"))
            .help(format!("add `{key}: …` ({})", self.meaning(key)))
    }

    fn no_value(&self, key: &str, node: &Node) -> Diagnostic {
        let span = self.key_span(key).unwrap_or(node.span);
        Diagnostic::error(&rules::MISSING_VALUE, span, format!("`{key}` has no value")).help(format!(
            "write the value after the colon ({}), or remove the key if you don't need it",
            self.meaning(key)
        ))
    }
}

fn no_key(key: &Node) -> Diagnostic {
    match key.value {
        Value::Null => Diagnostic::error(&rules::WRONG_TYPE, key.span, "there is no key before this colon")
            .help("write the key before the colon, or remove the line"),
        _ => key.wrong_type("a key").help("write the key as a single word, followed by a colon"),
    }
}

/// The key with which YAML 1.1 takes over the keys of another group.
pub(super) const MERGE_KEY: &str = "<<";

/// What to say of that key: some readers of YAML know it, this one does not.
pub(super) fn merge_key(key: &Node) -> Diagnostic {
    Diagnostic::error(&rules::UNKNOWN_KEY, key.span, "`<<` can't take over the keys of another group")
        .label("not a key")
        .help("write out the keys of the other group here")
}

/// A key that begins with spaces that are not plain ones, and so belong to it.
fn oddly_indented(key: &Node, name: &str, bare: &str) -> Diagnostic {
    let start = key.span.range().start;
    let spaces = &name[..name.len() - bare.len()];
    let place = Span::new(key.span.source, start, start + spaces.len());
    // For YAML, they are the key's first letters: without them, it begins where its neighbours do.
    odd_spaces(place, spaces).patch(place, "").certain()
}

fn unknown_key(
    key: &Node,
    name: &str,
    what: &str,
    near: Option<&str>,
    known: impl Iterator<Item = &'static str>,
) -> Diagnostic {
    let fault = Diagnostic::error(&rules::UNKNOWN_KEY, key.span, format!("{what} has no key `{name}`"));
    match near {
        Some(meant) => fault
            .label(format!("did you mean `{meant}`?"))
            .patch(key.span, meant)
            .certain_if(is_sure(name, meant, known)),
        None => fault.help(place_of(name, what).unwrap_or_else(|| available(known))),
    }
}

fn available(known: impl Iterator<Item = &'static str>) -> String {
    format!("available keys: {}", known.collect::<Vec<_>>().join(", "))
}

/// The fault of two groups that have become one: the line between them is gone.
fn run_together(key: &Node, earlier: &Node, what: &str, number: usize) -> Diagnostic {
    let name = key.scalar().unwrap_or_default();
    let others = match number - 1 {
        1 => "1 more key appear twice".to_owned(),
        more => format!("{more} more keys appear twice"),
    };
    Diagnostic::error(&rules::DUPLICATE_KEY, key.span, format!("`{name}` and {others} in {what}: are these two?"))
        .label("appears again here")
        .related(earlier.span, "first appears here")
        .help(
            "if another entry begins here, its first line needs a hyphen before its key (`- id: …`), and no `#`; \
             otherwise keep the right keys and remove the others",
        )
}

fn duplicate_key(key: &Node, earlier: &Node) -> Diagnostic {
    let name = key.scalar().unwrap_or_default();
    Diagnostic::error(&rules::DUPLICATE_KEY, key.span, format!("`{name}` appears twice"))
        .label("appears again here")
        .related(earlier.span, "first appears here")
        .help("keep the right one and remove the other")
}
