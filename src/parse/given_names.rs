//! The trees of all files -> the names that can be referred to. Collected before anything else, so that a fault inside
//! a record never makes references to it look wrong.

use crate::markdown::{self, OutlineSection};
use crate::model::commitment::Policy;
use crate::model::id::{ClauseId, Id};
use crate::model::site::Site;
use crate::model::stage::Stage;
use crate::parse::entries::department::DepartmentFile;
use crate::parse::fields::Key;
use crate::parse::names::{Given, NameKind};
use crate::parse::node::{Node, Value};
use crate::parse::record::Record;
use crate::parse::source_tree::{Body, SourceTree};
use crate::source::Span;
use crate::spelling::misspelt;

/// The kinds of names in a calendar's file.
pub(super) const OF_CALENDARS: &[NameKind] = &[NameKind::Calendar];

/// The kinds of names in a department's file, or in `corporate.yaml`.
pub(super) const OF_DEPARTMENTS: &[NameKind] = &[NameKind::Department, NameKind::Service, NameKind::Standard];

/// The kinds of names of answers.
pub(super) const OF_ANSWERS: &[NameKind] = &[NameKind::Answer];

/// The kinds of names of a page.
pub(super) const OF_PAGES: &[NameKind] = &[NameKind::Page];

/// The kinds of names in the commitment.
pub(super) const OF_COMMITMENT: &[NameKind] = &[NameKind::Clause, NameKind::SpotClause];

/// The kinds of names in `site.yaml`.
pub(super) const OF_SITE: &[NameKind] = &[NameKind::BusinessDayWord, NameKind::Topic];

/// The names in `site.yaml`: the word for a business day, in which all other files may write their units, and the topics.
pub(super) fn of_site(node: &Node) -> Vec<Given> {
    let word = node.get("business_day_word");
    let given = |word: &Node| {
        Some(Given { kind: NameKind::BusinessDayWord, name: word.scalar()?.to_owned(), called: None, span: word.span })
    };
    let topics = topics_of(node).iter().filter_map(|topic| own_id(NameKind::Topic, topic));
    word.and_then(given).into_iter().chain(topics).collect()
}

/// The kinds of names of which one can't be told in `site.yaml`.
pub(super) fn lost_in_site(node: &Node) -> &'static [NameKind] {
    let is_told = says_where(node, "topics", Site::KEYS);
    if is_told && topics_of(node).iter().all(|topic| own_id(NameKind::Topic, topic).is_some()) {
        &[]
    } else {
        &[NameKind::Topic]
    }
}

fn topics_of<'t, 'a>(site: &'t Node<'a>) -> &'t [Node<'a>] {
    site.get("topics").map(Node::items).unwrap_or_default()
}

/// The names in a calendar's file.
pub(super) fn of_calendar(node: &Node) -> Vec<Given> {
    own_id(NameKind::Calendar, node).into_iter().collect()
}

/// The names in a department's file, or in `corporate.yaml`: those of a service's standards after its own.
pub(super) fn of_department(node: &Node) -> Vec<Given> {
    let mut names: Vec<Given> = own_id(NameKind::Department, node).into_iter().collect();
    for service in node.get("services").map(Node::items).unwrap_or_default() {
        let Some(id) = own_id(NameKind::Service, service) else { continue };
        let standards = service.get("standards").map(Node::items).unwrap_or_default();
        let standards: Vec<Given> = standards.iter().filter_map(|one| of_standard(&id.name, one)).collect();
        names.push(id);
        names.extend(standards);
    }
    names
}

/// The names in the file with the answers.
pub(super) fn of_answers(node: &Node) -> Vec<Given> {
    let answers = node.get("answers").map(Node::items).unwrap_or_default();
    answers.iter().filter_map(|answer| own_id(NameKind::Answer, answer)).collect()
}

/// The names in the commitment: its clauses, and those that its keys list as examples of what is done on the spot.
pub(super) fn of_commitment(file: &SourceTree<'_>) -> Vec<Given> {
    of_policy(&file.root).into_iter().chain(file.body().map(of_clauses).unwrap_or_default()).collect()
}

fn of_policy(keys: &Node) -> Vec<Given> {
    let listed = keys.get("policy").and_then(|policy| policy.get("on_the_spot"));
    let clauses = listed.map(Node::items).unwrap_or_default().iter();
    let clause = |node: &Node| {
        Some(Given {
            kind: NameKind::SpotClause,
            name: node.scalar()?.trim().to_owned(),
            called: None,
            span: node.span,
        })
    };
    clauses.filter_map(clause).collect()
}

/// The clauses of the commitment: its headings' ids.
fn of_clauses(body: Body<'_>) -> Vec<Given> {
    let sections = markdown::outline(body.text).sections.into_iter();
    let clause = |section: OutlineSection<'_>| {
        let called = Some(section.title.clone());
        Some(Given { kind: NameKind::Clause, name: section.id?, called, span: body.span(section.heading) })
    };
    sections.filter_map(clause).collect()
}

/// The name of a page: its file's.
pub(super) fn of_page(file: &SourceTree<'_>) -> Vec<Given> {
    vec![Given { kind: NameKind::Page, name: file.stem().to_owned(), called: None, span: Span::start_of(file.id) }]
}

/// All kinds of names in a calendar whose own can't be told.
pub(super) fn lost_in_calendar(node: &Node) -> &'static [NameKind] {
    if own_id(NameKind::Calendar, node).is_none() { OF_CALENDARS } else { &[] }
}

/// The kinds of names of which at least one in a department's file can't be read or guessed: any reference may mean that one.
pub(super) fn lost_in_department(node: &Node) -> &'static [NameKind] {
    if !says_where(node, "services", DepartmentFile::KEYS) {
        return OF_DEPARTMENTS;
    }
    let services = node.get("services").map(Node::items).unwrap_or_default();
    let mut standards = services.iter().filter_map(|service| service.get("standards")).flat_map(Node::items);
    if services.iter().any(|service| own_id(NameKind::Service, service).is_none()) {
        &[NameKind::Service, NameKind::Standard]
    } else if standards.any(|standard| of_standard("", standard).is_none()) {
        &[NameKind::Standard]
    } else {
        &[]
    }
}

/// The kinds of names of which one can't be told in the commitment.
pub(super) fn lost_in_commitment(file: &SourceTree<'_>) -> &'static [NameKind] {
    if file.body().is_some_and(|body| body.text.trim().is_empty()) {
        OF_COMMITMENT
    } else if !tells_spot_clauses(&file.root) {
        &[NameKind::SpotClause]
    } else {
        &[]
    }
}

fn tells_spot_clauses(commitment: &Node) -> bool {
    let is_clause = |item: &Node| item.scalar().is_some_and(|text| ClauseId::new(text).is_some());
    let are_clauses = |policy: &Node| policy.get("on_the_spot").is_none_or(|list| list.items().iter().all(is_clause));
    let policy = commitment.get("policy");
    policy.is_some_and(|policy| says_where(policy, "on_the_spot", Policy::KEYS) && are_clauses(policy))
}

/// Whether a group has a list for this key, or does not have the key at all: a key that no such group has may be meant for it.
fn says_where(tree: &Node<'_>, list: &str, keys: &[Key]) -> bool {
    match (tree.get(list), &tree.value) {
        (Some(list), _) => matches!(list.value, Value::List(_)),
        (None, Value::Map(entries)) => {
            entries.iter().all(|(key, _)| keys.iter().any(|known| key.scalar() == Some(known.name)))
        }
        (None, _) => false,
    }
}

/// The id of a thing, or the id that the suggested fix will give it.
fn own_id(kind: NameKind, node: &Node) -> Option<Given> {
    let id = node.get("id")?;
    let called = node.get("name").and_then(Node::scalar).map(str::to_owned);
    Some(Given { kind, name: id_meant(id)?, called, span: id.span })
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
    Some(Given { kind: NameKind::Standard, name, called: None, span: stage.span })
}
