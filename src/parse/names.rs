//! The names that files give -> what can be referred to, and what has one name twice.

use std::collections::hash_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

use ahash::AHashMap;

use crate::diagnostic::Diagnostic;
use crate::model::id::Id;
use crate::parse::rules;
use crate::source::Span;

/// The kinds of things that have names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum NameKind {
    Calendar,
    Department,
    Service,
    Standard,
    Answer,
    Page,
    Topic,
    Clause,
    /// A clause that gives an example of a service done on the spot.
    SpotClause,
    /// The word for a business day that the site has chosen.
    BusinessDayWord,
}

impl NameKind {
    pub(super) const fn word(self) -> &'static str {
        match self {
            Self::Calendar => "calendar",
            Self::Department => "department",
            Self::Service => "service",
            Self::Standard => "standard",
            Self::Answer => "answer",
            Self::Page => "page",
            Self::Topic => "topic",
            Self::Clause => "clause",
            Self::SpotClause => "on-the-spot clause",
            Self::BusinessDayWord => "word for a business day",
        }
    }

    pub(super) const fn expected(self) -> &'static str {
        match self {
            Self::Calendar => "the id of a calendar",
            Self::Department => "the id of a department",
            Self::Service => "the id of a service",
            Self::Standard => "the id of a standard",
            Self::Answer => "the id of an answer",
            Self::Page => "the name of a page",
            Self::Topic => "the id of a topic",
            Self::Clause | Self::SpotClause => "the id of a clause",
            Self::BusinessDayWord => "a word for a business day",
        }
    }

    pub(super) const fn where_to_look(self) -> &'static str {
        match self {
            Self::Calendar => "write the `id` of a file in `calendars/`; if its file was deleted, put it back",
            Self::Department => "write the `id` of a file in `departments/`; if its file was deleted, put it back",
            Self::Service => "write the `id` of a service in `departments/` or `corporate.yaml`",
            Self::Standard => {
                "write the service and the stage joined by a dot, then the variant if there is one: pothole-repair.make-safe"
            }
            Self::Answer => "write the `id` of an answer in `answers.yaml`",
            Self::BusinessDayWord => "set `business_day_word` in `site.yaml`",
            Self::Page => "write the name of a file in `pages/`, without `.md`; if the page was deleted, put it back",
            Self::Topic => {
                "write the `id` of a topic in `site.yaml`, or add it there: `topics: [{id: roads, name: Roads and snow}]`"
            }
            Self::Clause => "clauses are the headings in `commitment.md` that have an id like {#4.1.b}",
            Self::SpotClause => {
                "write one of the clauses that `commitment.md` lists under `policy`: `on_the_spot: [3.1.a, 3.1.b]`; if the policy has this one, add it there"
            }
        }
    }
}

/// A name that a file defines, and its place.
pub(super) struct Given {
    pub(super) kind: NameKind,
    pub(super) name: String,
    /// What people call the thing, which may be written in place of its id.
    pub(super) called: Option<String>,
    pub(super) span: Span,
}

/// A reference to something that doesn't exist.
pub(super) struct Missing {
    pub(super) kind: NameKind,
    pub(super) name: String,
    pub(super) span: Span,
}

/// Every name, by kind, with the place where it is first defined.
#[derive(Debug, Default)]
pub(super) struct Names {
    defined: BTreeMap<NameKind, AHashMap<String, Span>>,
    /// The ids of the things that people call by a name. Capitals, spaces and accents make no difference.
    called: BTreeMap<NameKind, AHashMap<String, Vec<String>>>,
    /// The kinds of which some names may be unknown, because a file that may define more can't be read.
    unread: BTreeSet<NameKind>,
}

impl Names {
    pub(super) fn has(&self, kind: NameKind, name: &str) -> bool {
        self.defined.get(&kind).is_some_and(|names| names.contains_key(name))
    }

    /// Whether the name exists, or may exist in a file that can't be read.
    pub(super) fn may_have(&self, kind: NameKind, name: &str) -> bool {
        self.has(kind, name) || self.unread.contains(&kind)
    }

    /// Records that there may be more names of these kinds in files that can't be read.
    pub(super) fn add_unread(&mut self, kinds: &[NameKind]) {
        self.unread.extend(kinds);
    }

    /// The ids of everything that people call by this name.
    pub(super) fn ids_called(&self, kind: NameKind, called: &str) -> &[String] {
        self.called.get(&kind).and_then(|all| all.get(&plain(called))).map(Vec::as_slice).unwrap_or_default()
    }

    /// What people call the things of one kind, without capitals and accents, each with its id if only one is called so.
    pub(super) fn all_called(&self, kind: NameKind) -> impl Iterator<Item = (&str, &str)> {
        let all = self.called.get(&kind).into_iter().flatten();
        all.filter_map(|(called, ids)| match &ids[..] {
            [only] => Some((called.as_str(), only.as_str())),
            _ => None,
        })
    }

    /// All names of one kind, in order.
    pub(super) fn all(&self, kind: NameKind) -> BTreeSet<&str> {
        self.defined.get(&kind).into_iter().flat_map(|names| names.keys()).map(String::as_str).collect()
    }

    /// Adds the names of a file.
    pub(super) fn add(&mut self, file: Vec<Given>, faults: &mut Vec<Diagnostic>) {
        let mut is_in_second_service = false;
        for Given { kind, name, called, span } in file {
            if let Some(called) = called {
                let ids = self.called.entry(kind).or_default().entry(plain(&called)).or_default();
                if !ids.contains(&name) {
                    ids.push(name.clone());
                }
            }
            faults.extend(self.shared_id(kind, &name, span));
            let fault = self.add_one(kind, name, span);
            match kind {
                NameKind::Service => is_in_second_service = fault.is_some(),
                // Its standards' names are duplicate only because its own is: one report is enough.
                NameKind::Standard if is_in_second_service => continue,
                _ => {}
            }
            faults.extend(fault);
        }
    }

    /// The fault of an id that both an answer and a service have: the search lists the two together.
    fn shared_id(&self, kind: NameKind, name: &str, span: Span) -> Option<Diagnostic> {
        let other = match kind {
            NameKind::Answer => NameKind::Service,
            NameKind::Service => NameKind::Answer,
            _ => return None,
        };
        let first = *self.defined.get(&other)?.get(name)?;
        let (answer, service) = if kind == NameKind::Answer { (span, first) } else { (first, span) };
        let fault = Diagnostic::error(&rules::DUPLICATE_ID, answer, format!("`{name}` is also the id of a service"))
            .label("this answer needs another id")
            .related(service, "the service");
        Some(fault.help(
            "give the answer an id of its own; or remove it, if residents find what they need on the service's page",
        ))
    }

    /// Adds a name; returns a fault if something else of this kind already has it.
    fn add_one(&mut self, kind: NameKind, name: String, span: Span) -> Option<Diagnostic> {
        match self.defined.entry(kind).or_default().entry(name) {
            Entry::Vacant(entry) => {
                entry.insert(span);
                None
            }
            Entry::Occupied(entry) => Some(duplicate_id(kind, entry.key(), span, *entry.get())),
        }
    }
}

/// A name without capitals and accents, with one space between its words. An id that is gone is no name: its hyphens stay.
fn plain(name: &str) -> String {
    let plain = |word: &str| Id::nearest(word).map_or_else(|| word.to_lowercase(), |id| id.to_string());
    name.split_whitespace().map(plain).collect::<Vec<_>>().join(" ")
}

fn duplicate_id(kind: NameKind, name: &str, span: Span, first: Span) -> Diagnostic {
    let fault = Diagnostic::error(&rules::DUPLICATE_ID, span, format!("duplicate {} id `{name}`", kind.word()))
        .label("appears again here")
        .related(first, "first used here");
    if kind == NameKind::Standard {
        fault.help("give each promise for the same stage its own `variant`, like `variant: priority-one`; if one promise changes over time, list its `versions` in one standard")
    } else {
        fault.help(
            "if one of the two is a copy of the other, remove it; otherwise give the newer one a different id, because ids are permanent",
        )
    }
}
