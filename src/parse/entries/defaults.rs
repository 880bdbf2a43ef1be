//! A department's tree -> the same tree in which a promise that leaves a key out has the default of its function or department.
//!
//! A default is copied with its place, so every message about it points at the one line to mend. Only what can be true of every promise is
//! copied: a share to a target that is met more or less often, a start to a time that is counted from a request.

use std::borrow::Cow;

use jiff::civil::Date;

use crate::diagnostic::Diagnostic;
use crate::model::department::Defaults;
use crate::model::id::ClauseRef;
use crate::model::share::Share;
use crate::model::stage::Stage;
use crate::model::standard::{Approval, Start};
use crate::parse::entries::target::{COUNTED_FROM_A_START, MET_MORE_OR_LESS_OFTEN};
use crate::parse::entries::{service, standard};
use crate::parse::node::{self, Node, Value};
use crate::parse::reader::{FromNode, Reader};
use crate::parse::record::{Property, Record, keys, read_record};
use crate::parse::rules;
use crate::parse::scalars::Beginning;
use crate::parse::shape::Shape;
use crate::source::{Located, SourceId};
use crate::spelling::closest;

/// What promises say that leave these keys out.
struct DefaultsEntry {
    effective: Option<Located<Beginning>>,
    approved: Option<Approval>,
    review_by: Option<Located<Date>>,
    supports: Option<Vec<ClauseRef>>,
    share: Option<Located<Share>>,
    starts: Option<Start>,
}

keys!(DefaultsEntry, "`defaults`", {
    effective: "the first day on which a promise without `versions` is in force, or a day by which it had begun: before 2026-01-01",
    approved: "who approved a promise without `versions`, and when",
    review_by: "the date by which a promise without `versions` is to be reviewed",
    supports: "the clauses of the commitment that a service puts into practice",
    share: "how often a target is to be met, where it is a time; `share: 100%` in a promise says every time",
    starts: "what starts the clock of a promise that follows a request, after \"when\"",
});

impl FromNode for Defaults {
    fn from_node(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let DefaultsEntry { effective, approved, review_by, supports, share, starts } = read_record(node, reader)?;
        let is_empty = effective.is_none()
            && approved.is_none()
            && review_by.is_none()
            && supports.is_none()
            && share.is_none()
            && starts.is_none();
        if is_empty {
            let fault = Diagnostic::error(&rules::MISSING_VALUE, node.span, "`defaults` has nothing in it");
            reader
                .report(fault.help("write what most promises share, like `effective: 2026-01-01`, or remove the key"));
            return None;
        }
        Some(Self { span: node.span })
    }

    fn shape() -> Shape {
        Property::group(&DefaultsEntry::properties()).with("minProperties", 1)
    }
}

/// A key and its value.
type Entry<'a> = (Node<'a>, Node<'a>);

/// A department with its defaults copied to the services and promises that leave these keys out.
pub(super) fn with_defaults<'n, 'a>(department: &'n Node<'a>) -> Cow<'n, Node<'a>> {
    let functions = department.get("functions").map(Node::items).unwrap_or_default();
    if !functions.iter().chain([department]).any(|owner| owner.get("defaults").is_some()) {
        return Cow::Borrowed(department);
    }
    let mut filled = department.clone();
    for service in items_of(&mut filled, "services") {
        let defaults = of_function(department, service.get("function"));
        fill_service(service, &defaults);
    }
    Cow::Owned(filled)
}

/// The defaults for the services of a function, or of none: those of the function first.
fn of_function<'n, 'a>(department: &'n Node<'a>, function: Option<&Node<'_>>) -> Vec<&'n Entry<'a>> {
    let name = function.and_then(Node::scalar).map(str::trim);
    let is_own = |one: &&Node<'a>| name.is_some() && one.get("name").and_then(Node::scalar).map(str::trim) == name;
    let function = department.get("functions").map(Node::items).unwrap_or_default().iter().find(is_own);
    function.into_iter().chain([department]).filter_map(|owner| owner.get("defaults")).flat_map(entries).collect()
}

/// The keys that a new promise of a department can leave out, the nearest first, each with its value if that is a single one.
pub fn defaults_in(text: &str, service: Option<&str>) -> Vec<(String, Option<String>)> {
    let Ok(department) = node::read(SourceId(0), text, 0) else { return Vec::new() };
    let services = department.get("services").map(Node::items).unwrap_or_default();
    let is_it = |one: &&Node<'_>| service.is_some() && one.get("id").and_then(Node::scalar).map(str::trim) == service;
    let function = services.iter().find(is_it).and_then(|service| service.get("function"));
    let defaults = of_function(&department, function).into_iter();
    defaults.filter_map(|(key, value)| Some((key.scalar()?.to_owned(), value.scalar().map(str::to_owned)))).collect()
}

fn fill_service<'a>(service: &mut Node<'a>, defaults: &[&Entry<'a>]) {
    add(service, "supports", defaults);
    for standard in items_of(service, "standards") {
        fill_standard(standard, defaults);
    }
}

/// The days and the approval of a version belong to it alone: a history must not change with a default.
fn fill_standard<'a>(standard: &mut Node<'a>, defaults: &[&Entry<'a>]) {
    let stage = standard.get("stage").and_then(Node::scalar).unwrap_or_default();
    let follows_a_request = Stage::ALL.into_iter().any(|one| one.key() == stage && one.follows_a_request());
    if standard.get("versions").is_none() {
        for key in ["effective", "approved", "review_by"] {
            add(standard, key, defaults);
        }
        return fill_promise(standard, follows_a_request, false, defaults);
    }
    // What is written beside the versions is nearer than any default.
    let beside: Vec<&str> = ["share", "starts"].into_iter().filter(|key| says(standard, key)).collect();
    let others: Vec<&Entry<'a>> =
        defaults.iter().copied().filter(|(key, _)| key.scalar().is_none_or(|key| !beside.contains(&key))).collect();
    let has_legal_limit = standard.get("statutory").is_some();
    for version in items_of(standard, "versions") {
        fill_promise(version, follows_a_request, has_legal_limit, &others);
    }
}

fn fill_promise<'a>(promise: &mut Node<'a>, follows_a_request: bool, has_legal_limit: bool, defaults: &[&Entry<'a>]) {
    let has_one = |keys: &[&str]| keys.iter().any(|key| promise.get(key).is_some());
    let (has_share, is_counted) = (has_one(MET_MORE_OR_LESS_OFTEN), has_legal_limit || has_one(COUNTED_FROM_A_START));
    if has_share {
        add(promise, "share", defaults);
    }
    if is_counted && follows_a_request {
        add(promise, "starts", defaults);
    }
}

/// Adds the nearest default of a key, unless the group says it itself.
fn add<'a>(group: &mut Node<'a>, key: &str, defaults: &[&Entry<'a>]) {
    let Some(default) = defaults.iter().find(|(name, _)| name.scalar() == Some(key)) else { return };
    if says(group, key) {
        return;
    }
    if let Value::Map(entries) = &mut group.value {
        entries.push((*default).clone());
    }
}

/// Whether a group has a key, or one that is probably a misspelling of it: that one is reported, and what it says is not known.
fn says(group: &Node<'_>, key: &str) -> bool {
    let is_key = |name: &str| name == key || !is_known(name) && closest(name, [key]).is_some();
    entries(group).iter().any(|(name, _)| name.scalar().is_some_and(is_key))
}

/// Whether a promise or a service may have the key.
fn is_known(name: &str) -> bool {
    standard::is_key(name) || service::is_key(name)
}

fn entries<'n, 'a>(node: &'n Node<'a>) -> &'n [Entry<'a>] {
    match &node.value {
        Value::Map(entries) => entries,
        Value::Null | Value::Scalar(_) | Value::List(_) => &[],
    }
}

/// The items of the list under a key; none where there is no such list.
fn items_of<'n, 'a>(node: &'n mut Node<'a>, key: &str) -> impl Iterator<Item = &'n mut Node<'a>> + use<'n, 'a> {
    let value = match &mut node.value {
        Value::Map(entries) => entries.iter_mut().find(|(name, _)| name.scalar() == Some(key)).map(|(_, value)| value),
        Value::Null | Value::Scalar(_) | Value::List(_) => None,
    };
    let items = match value.map(|node| &mut node.value) {
        Some(Value::List(items)) => items.as_mut_slice(),
        _ => &mut [],
    };
    items.iter_mut()
}
