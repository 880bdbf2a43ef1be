//! The trees of all files -> the names that can be referred to. Read before anything else, so that a fault inside
//! a record never makes a reference to it look wrong.

use std::collections::hash_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

use ahash::AHashMap;

use crate::diagnostic::Diagnostic;
use crate::markdown;
use crate::model::id::Id;
use crate::model::stage::Stage;
use crate::parse::node::Node;
use crate::source::{SourceId, Span};
use crate::spelling::misspelt;

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
    span: Span,
}

/// The names in a calendar's file.
pub(super) fn of_calendar(node: &Node) -> Vec<Given> {
    own_id(Known::Calendar, node).into_iter().collect()
}

/// The names in a department's file, or in `corporate.yaml`: those of a service's standards behind its own.
pub(super) fn of_department(node: &Node) -> Vec<Given> {
    let mut names: Vec<Given> = own_id(Known::Department, node).into_iter().collect();
    for service in node.get("services").map(Node::items).unwrap_or_default() {
        let Some(id) = own_id(Known::Service, service) else { continue };
        let standards = service.get("standards").map(Node::items).unwrap_or_default();
        let standards: Vec<Given> = standards.iter().filter_map(|one| of_standard(&id.name, one)).collect();
        names.push(id);
        names.extend(standards);
    }
    names
}

/// The clauses that the commitment's keys list as examples of what is done on the spot.
pub(super) fn of_policy(keys: &Node) -> Vec<Given> {
    let listed = keys.get("policy").and_then(|policy| policy.get("on_the_spot"));
    let clauses = listed.map(Node::items).unwrap_or_default().iter();
    let clause =
        |node: &Node| Some(Given { kind: Known::SpotClause, name: node.scalar()?.trim().to_owned(), span: node.span });
    clauses.filter_map(clause).collect()
}

/// The clauses of the commitment: its headings' ids.
pub(super) fn of_clauses(source: SourceId, base: usize, body: &str) -> Vec<Given> {
    let sections = markdown::outline(body).sections.into_iter();
    sections
        .filter_map(|section| {
            let span = Span::new(source, base + section.heading.start, base + section.heading.end);
            Some(Given { kind: Known::Clause, name: section.id?, span })
        })
        .collect()
}

/// The kinds of names of which one can't be told in a department's file, not even as it was meant: it may be the one that is referred to.
pub(super) fn lost_in_department(node: &Node) -> &'static [Known] {
    let services = node.get("services").map(Node::items).unwrap_or_default();
    let mut standards = services.iter().filter_map(|service| service.get("standards")).flat_map(Node::items);
    if services.iter().any(|service| own_id(Known::Service, service).is_none()) {
        &[Known::Service, Known::Standard]
    } else if standards.any(|standard| of_standard("", standard).is_none()) {
        &[Known::Standard]
    } else {
        &[]
    }
}

/// The id that a thing has, or will have when it is mended as proposed.
pub(super) fn own_id(kind: Known, node: &Node) -> Option<Given> {
    let id = node.get("id")?;
    Some(Given { kind, name: id_meant(id)?, span: id.span })
}

fn id_meant(node: &Node) -> Option<String> {
    let text = node.scalar()?;
    Id::new(text).or_else(|| Id::nearest(text)).map(|id| id.to_string())
}

fn of_standard(service: &str, standard: &Node) -> Option<Given> {
    let stage = standard.get("stage")?;
    let word = stage.scalar()?;
    let words = || Stage::ALL.into_iter().map(Stage::key);
    let slug = words().find(|known| *known == word).or_else(|| misspelt(word, words()))?.replace(' ', "-");
    let name = match standard.get("variant") {
        Some(variant) => format!("{service}.{slug}.{}", id_meant(variant)?),
        None => format!("{service}.{slug}"),
    };
    Some(Given { kind: Known::Standard, name, span: stage.span })
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
    let fault = Diagnostic::error("duplicate-id", span, format!("a second {} is called `{name}`", kind.word()))
        .label("here again")
        .related(first, "first here");
    if kind == Known::Standard {
        fault.help("give each of several promises for the same stage a `variant`, like `variant: priority-one`; a promise that changes over time is one standard with `versions`")
    } else {
        fault.help("ids are permanent and belong to one thing: give one of the two another")
    }
}
