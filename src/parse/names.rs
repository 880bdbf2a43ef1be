//! The trees of all files -> the names that can be referred to. Read before anything else, so that a fault inside
//! a record never makes a reference to it look wrong.

use std::collections::hash_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

use ahash::AHashMap;

use crate::diagnostic::Diagnostic;
use crate::markdown;
use crate::parse::node::Node;
use crate::source::{SourceId, Span};

/// The kinds of things that have names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Known {
    Calendar,
    Department,
    Service,
    Standard,
    Clause,
}

impl Known {
    pub(super) const fn word(self) -> &'static str {
        match self {
            Self::Calendar => "calendar",
            Self::Department => "department",
            Self::Service => "service",
            Self::Standard => "standard",
            Self::Clause => "clause",
        }
    }

    pub(super) const fn expected(self) -> &'static str {
        match self {
            Self::Calendar => "the id of a calendar",
            Self::Department => "the id of a department",
            Self::Service => "the id of a service",
            Self::Standard => "the id of a standard",
            Self::Clause => "the id of a clause",
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
        }
    }
}

/// Every name, by kind, with the place where it was first given.
#[derive(Debug, Default)]
pub(super) struct Names {
    names: BTreeMap<Known, AHashMap<String, Span>>,
}

impl Names {
    pub(super) fn has(&self, kind: Known, name: &str) -> bool {
        self.names.get(&kind).is_some_and(|names| names.contains_key(name))
    }

    /// Those of one kind, in order.
    pub(super) fn all(&self, kind: Known) -> BTreeSet<&str> {
        self.names.get(&kind).into_iter().flat_map(|names| names.keys()).map(String::as_str).collect()
    }

    /// The names without their places.
    pub(super) fn into_names(self) -> BTreeSet<(Known, String)> {
        self.names.into_iter().flat_map(|(kind, names)| names.into_keys().map(move |name| (kind, name))).collect()
    }

    /// The names in a calendar's file.
    pub(super) fn add_calendar(&mut self, node: &Node, faults: &mut Vec<Diagnostic>) {
        self.add_id(Known::Calendar, node, faults);
    }

    /// The names in a department's file, or in `corporate.yaml`.
    pub(super) fn add_department(&mut self, node: &Node, faults: &mut Vec<Diagnostic>) {
        self.add_id(Known::Department, node, faults);
        for service in node.get("services").map(Node::items).unwrap_or_default() {
            let known = faults.len();
            let Some(id) = self.add_id(Known::Service, service, faults) else { continue };
            let is_second = faults.len() > known;
            for standard in service.get("standards").map(Node::items).unwrap_or_default() {
                self.add_standard(&id, standard, faults);
            }
            if is_second {
                // Its standards' names double because its own does: one report is enough.
                faults.truncate(known + 1);
            }
        }
    }

    /// The clauses of the commitment: its headings' ids.
    pub(super) fn add_clauses(&mut self, source: SourceId, base: usize, body: &str, faults: &mut Vec<Diagnostic>) {
        for section in markdown::outline(body).sections {
            if let Some(id) = section.id {
                let span = Span::new(source, base + section.heading.start, base + section.heading.end);
                self.add(Known::Clause, id, span, faults);
            }
        }
    }

    fn add_id(&mut self, kind: Known, node: &Node, faults: &mut Vec<Diagnostic>) -> Option<String> {
        let id = node.get("id")?;
        let name = id.scalar()?.to_owned();
        self.add(kind, name.clone(), id.span, faults);
        Some(name)
    }

    fn add_standard(&mut self, service: &str, standard: &Node, faults: &mut Vec<Diagnostic>) {
        let Some(stage) = standard.get("stage") else { return };
        let Some(word) = stage.scalar() else { return };
        let variant = standard.get("variant").and_then(Node::scalar);
        let slug = word.replace(' ', "-");
        let name = match variant {
            Some(variant) => format!("{service}.{slug}.{variant}"),
            None => format!("{service}.{slug}"),
        };
        self.add(Known::Standard, name, stage.span, faults);
    }

    fn add(&mut self, kind: Known, name: String, span: Span, faults: &mut Vec<Diagnostic>) {
        match self.names.entry(kind).or_default().entry(name) {
            Entry::Vacant(entry) => {
                entry.insert(span);
            }
            Entry::Occupied(entry) => faults.push(duplicate_id(kind, entry.key(), span, *entry.get())),
        }
    }
}

fn duplicate_id(kind: Known, name: &str, span: Span, first: Span) -> Diagnostic {
    let fault = Diagnostic::error("duplicate-id", span, format!("a second {} is called `{name}`", kind.word()))
        .label("here again")
        .related(first, "first here");
    if kind == Known::Standard {
        fault.help("give each of several promises for the same stage a `variant`, like `variant: priority-one`; a promise that changes over time is one standard with `versions`")
    } else {
        fault.help("ids are permanent and belong to one thing: give one of the two another")
    }
}
