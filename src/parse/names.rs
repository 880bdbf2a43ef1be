//! The names that files give -> what can be referred to, and what has one name twice.

use std::collections::hash_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

use ahash::AHashMap;

use crate::diagnostic::Diagnostic;
use crate::parse::rules;
use crate::source::Span;

/// The kinds of things that have names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Known {
    Calendar,
    Department,
    Service,
    Standard,
    Clause,
    /// A clause with an example of what is satisfied at once.
    SpotClause,
}

impl Known {
    pub(super) const fn word(self) -> &'static str {
        match self {
            Self::Calendar => "calendar",
            Self::Department => "department",
            Self::Service => "service",
            Self::Standard => "standard",
            Self::Clause => "clause",
            Self::SpotClause => "on-the-spot clause",
        }
    }

    pub(super) const fn expected(self) -> &'static str {
        match self {
            Self::Calendar => "the id of a calendar",
            Self::Department => "the id of a department",
            Self::Service => "the id of a service",
            Self::Standard => "the id of a standard",
            Self::Clause | Self::SpotClause => "the id of a clause",
        }
    }

    pub(super) const fn where_to_look(self) -> &'static str {
        match self {
            Self::Calendar => "calendars are the files in `calendars/`; write the `id` of one",
            Self::Department => "departments are the files in `departments/`; write the `id` of one",
            Self::Service => "write the `id` of a service in `departments/` or `corporate.yaml`",
            Self::Standard => {
                "write service and stage joined by a dot, and a variant if there is one: pothole-repair.make-safe"
            }
            Self::Clause => "clauses are the headings of `commitment.md` with an id like {#4.1.b}",
            Self::SpotClause => {
                "write one of those that `commitment.md` lists under `policy`: `on_the_spot: [3.1.a, 3.1.b]`; if the policy has this one, add it there"
            }
        }
    }
}

/// A name that a file gives, and where.
pub(super) struct Given {
    pub(super) kind: Known,
    pub(super) name: String,
    pub(super) span: Span,
}

/// A reference to something that is not there.
pub(super) struct Missing {
    pub(super) kind: Known,
    pub(super) name: String,
    pub(super) span: Span,
}

/// Every name, by kind, with the place where it was first given.
#[derive(Debug, Default)]
pub(super) struct Names {
    names: BTreeMap<Known, AHashMap<String, Span>>,
    /// Those of which nobody knows them all, because a file that may have more can't be read.
    unread: BTreeSet<Known>,
}

impl Names {
    pub(super) fn has(&self, kind: Known, name: &str) -> bool {
        self.names.get(&kind).is_some_and(|names| names.contains_key(name))
    }

    /// Whether there is something of this name, or may be as far as anybody knows.
    pub(super) fn may_have(&self, kind: Known, name: &str) -> bool {
        self.has(kind, name) || self.unread.contains(&kind)
    }

    /// Notes that there may be more names of these kinds than can be read.
    pub(super) fn add_unread(&mut self, kinds: &[Known]) {
        self.unread.extend(kinds);
    }

    /// Those of one kind, in order.
    pub(super) fn all(&self, kind: Known) -> BTreeSet<&str> {
        self.names.get(&kind).into_iter().flat_map(|names| names.keys()).map(String::as_str).collect()
    }

    /// Adds the names of a file.
    pub(super) fn add(&mut self, file: Vec<Given>, faults: &mut Vec<Diagnostic>) {
        let mut is_in_second_service = false;
        for Given { kind, name, span } in file {
            let fault = self.add_one(kind, name, span);
            match kind {
                Known::Service => is_in_second_service = fault.is_some(),
                // The names of its standards double because its own does: one report is enough.
                Known::Standard if is_in_second_service => continue,
                _ => {}
            }
            faults.extend(fault);
        }
    }

    /// Gives the fault if something else of this kind has the name already.
    fn add_one(&mut self, kind: Known, name: String, span: Span) -> Option<Diagnostic> {
        match self.names.entry(kind).or_default().entry(name) {
            Entry::Vacant(entry) => {
                entry.insert(span);
                None
            }
            Entry::Occupied(entry) => Some(duplicate_id(kind, entry.key(), span, *entry.get())),
        }
    }
}

fn duplicate_id(kind: Known, name: &str, span: Span, first: Span) -> Diagnostic {
    let fault = Diagnostic::error(&rules::DUPLICATE_ID, span, format!("a second {} is called `{name}`", kind.word()))
        .label("here again")
        .related(first, "first here");
    if kind == Known::Standard {
        fault.help("give each of several promises for the same stage a `variant`, like `variant: priority-one`; a promise that changes over time is one standard with `versions`")
    } else {
        fault.help("ids are permanent and belong to one thing: give one of the two another")
    }
}
