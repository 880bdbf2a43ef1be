//! A standard as staff write it -> the model's standard. It is one promise, or a list of versions with defaults beside it.

use crate::diagnostic::Diagnostic;
use crate::model::id::{ClauseRef, Id, StandardId, StandardRef};
use crate::model::life_cycle::Former;
use crate::model::prose::Prose;
use crate::model::stage::Stage;
use crate::model::standard::{Standard, Version};
use crate::parse::entries::promise::PromiseEntry;
use crate::parse::entries::retirement::Ends;
use crate::parse::entries::target::with_one_target;
use crate::parse::entries::version::{VersionEntry, report_unknown_beginnings};
use crate::parse::fields::{Fields, Key};
use crate::parse::node::Node;
use crate::parse::or_none::OrNone;
use crate::parse::reader::{AllOf, FromNode, Reader};
use crate::parse::record::{Property, Record, keys};
use crate::parse::rules;
use crate::parse::shape::Shape;
use crate::source::{Located, Span};

/// A standard as staff write it.
pub(super) struct StandardEntry {
    head: StandardHead,
    versions: Vec<Version>,
}

/// The parts of a standard that are the same in all its versions.
struct StandardHead {
    stage: Located<Stage>,
    variant: Option<Located<Id>>,
    name: Option<String>,
    supports: Option<OrNone<Vec<ClauseRef>>>,
    if_missed: Option<Prose>,
    formerly: Vec<Former<StandardId>>,
    retired: Ends<StandardRef>,
    draft: bool,
}

keys!(StandardHead, "a standard", {
    stage: "what has happened when it is met: answer, acknowledge, respond, attend, make safe, decide, complete, …",
    variant: "an id for one of several cases, like priority-one; promises for the same case are shown as steps of one request",
    name: "what the case is called, like Priority 1 or Rush service",
    supports: "the clauses of the commitment that it puts into practice; if left out, those of its service; none, for none",
    if_missed: "what residents can do when it is missed",
    formerly: "its former ids, oldest first",
    retired: "when and why it ended",
    draft: "true while it is not public yet",
});

const VERSIONS_KEY: &[Key] =
    &[Key { name: "versions", meaning: "its versions, oldest first: what it promises from one date to the next" }];

const DRAFT_KEY: &[Key] = &[Key { name: "draft", meaning: "true while it is not public yet" }];

impl FromNode for StandardEntry {
    fn from_node(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let mut fields = reader.fields(
            node,
            StandardHead::WHAT,
            &[&[StandardHead::KEYS, VERSIONS_KEY, PromiseEntry::KEYS][..], &VersionEntry::KEYS].concat(),
        )?;
        let versions = match fields.find("versions") {
            None => one_version(&mut fields, reader),
            Some(list) => versions(list, &mut fields, reader),
        };
        let head = StandardHead::take(&mut fields, reader);
        Some(Self { head: head?, versions: versions? })
    }

    fn shape() -> Shape {
        let version = Property::of::<AllOf<(PromiseEntry, VersionEntry, bool)>>(VERSIONS_KEY[0]);
        let history = [version.shaped(Shape::full_list(version_shape())).optional()];
        let own = VersionEntry::properties().into_iter().map(Property::optional).collect();
        let all = [StandardHead::properties(), history.to_vec(), PromiseEntry::properties(), own].concat();
        Property::group(&all).and_if(
            Shape::having(&["versions"]),
            Shape::without(VersionEntry::key_names()),
            // The day may be a default, which no part of the schema can know of.
            with_one_target(Shape::having(&[])),
        )
    }
}

/// Whether a standard may have a key of this name.
pub(super) fn is_key(name: &str) -> bool {
    let own = [StandardHead::KEYS, VERSIONS_KEY, PromiseEntry::KEYS];
    own.into_iter().chain(VersionEntry::KEYS).flatten().any(|key| key.name == name)
}

/// The shape of a version, without keys that contradict each other.
fn version_shape() -> Shape {
    let draft = vec![Property::of::<bool>(DRAFT_KEY[0])];
    with_one_target(Property::group(&[VersionEntry::properties(), PromiseEntry::properties(), draft].concat()))
}

impl StandardEntry {
    pub(super) fn into_standard(self, service: &Id) -> Standard {
        let StandardHead { stage, variant, name, supports, if_missed, formerly, retired, draft } = self.head;
        let id = StandardId::of(service, &stage.value.slug(), variant.as_ref().map(|variant| &variant.value));
        Standard {
            id: Located::new(id, stage.span),
            stage: stage.value,
            variant,
            name,
            supports: supports.map(|clauses| clauses.into_value().unwrap_or_default()),
            if_missed,
            formerly,
            retired: retired.end,
            ends_called_off: retired.called_off,
            draft,
            versions: self.versions,
        }
    }
}

/// Reads a standard without `versions`: its keys are those of its only version.
fn one_version(fields: &mut Fields<'_>, reader: &mut Reader<'_>) -> Option<Vec<Version>> {
    let promise = PromiseEntry::take(fields, reader);
    let own = VersionEntry::take(fields, reader);
    Some(vec![own?.into_version(promise?, &PromiseEntry::default(), false)])
}

fn versions(list: &Node, fields: &mut Fields<'_>, reader: &mut Reader<'_>) -> Option<Vec<Version>> {
    let misplaced: Vec<(&str, Span)> =
        VersionEntry::key_names().filter_map(|name| Some((name, fields.key_span(name)?))).collect();
    for (name, span) in &misplaced {
        let fault = Diagnostic::error(
            &rules::MISPLACED_KEY,
            *span,
            format!("`{name}` belongs in a version, not beside `versions`"),
        );
        reader.report(fault.help("move it into the version that it belongs to"));
    }
    let defaults = PromiseEntry::take(fields, reader);
    let entries: Option<AllOf<(PromiseEntry, VersionEntry, bool)>> = fields.take("versions", reader);
    let (defaults, AllOf(entries)) = (defaults?, entries?);
    if entries.is_empty() {
        reader.report(
            Diagnostic::error(&rules::MISSING_VALUE, list.span, "`versions` is an empty list")
                .help("add at least one version"),
        );
        return None;
    }
    report_unknown_beginnings(entries.iter().skip(1).map(|(_, own, _)| own), reader);
    let versions = entries.into_iter().map(|(promise, own, draft)| own.into_version(promise, &defaults, draft));
    misplaced.is_empty().then(|| versions.collect())
}

impl FromNode for (PromiseEntry, VersionEntry, bool) {
    fn from_node(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let mut fields =
            reader.fields(node, "a version", &[&VersionEntry::KEYS[..], &[PromiseEntry::KEYS, DRAFT_KEY]].concat())?;
        let promise = PromiseEntry::take(&mut fields, reader);
        let own = VersionEntry::take(&mut fields, reader);
        let draft = fields.take("draft", reader);
        Some((promise?, own?, draft?))
    }

    fn shape() -> Shape {
        version_shape()
    }
}
