//! Ids, and references to things that must exist.

use crate::diagnostic::Diagnostic;
use crate::model::id::{
    CalendarRef, ClauseId, ClauseRef, Id, PageRef, ServiceRef, SpotClauseRef, StandardId, StandardRef, TopicRef,
};
use crate::parse::names::NameKind;
use crate::parse::node::Node;
use crate::parse::reader::{FromNode, Reader, single};
use crate::parse::rules;
use crate::parse::shape::Shape;
use crate::source::Located;

const HOW_AN_ID: &str =
    "an id is a permanent part of web addresses: lower-case letters, digits and single hyphens, at most 80 characters";
const HOW_A_STANDARD_ID: &str =
    "write the service and the stage joined by a dot, then the variant if there is one: pothole-repair.make-safe";
const HOW_A_CLAUSE: &str = "write numbers and letters joined by dots: 4.1.b";

const ID: &str = "^[a-z0-9]+(-[a-z0-9]+)*$";
const STANDARD_ID: &str = r"^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*){1,2}$";
const CLAUSE_ID: &str = r"^[0-9][a-z0-9]{0,3}(\.[a-z0-9]{1,4})+$";

impl FromNode for Id {
    fn from_node(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let text = single(node, "an id", reader)?;
        let id = Self::new(text);
        if id.is_none() {
            let fault = Diagnostic::error(&rules::INVALID_ID, node.span, format!("`{text}` is not a valid id"))
                .with_note(HOW_AN_ID);
            reader.report(match Self::nearest(text) {
                Some(near) => fault.label(format!("did you mean `{near}`?")).patch(node.span, near.as_str()),
                None => fault,
            });
        }
        id
    }

    fn shape() -> Shape {
        // `311` and `true` are valid ids, but YAML reads them as a number and a boolean.
        Shape::pattern(ID, HOW_AN_ID)
            .with("maxLength", Self::LONGEST)
            .also_typed(&["integer", "boolean"])
            .with("minimum", 0)
    }
}

impl FromNode for StandardId {
    fn from_node(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let text = single(node, "the id of a standard", reader)?;
        let id = Self::new(text);
        if id.is_none() {
            let fault =
                Diagnostic::error(&rules::INVALID_ID, node.span, format!("`{text}` is not a valid standard id"));
            reader.report(fault.help(HOW_A_STANDARD_ID));
        }
        id
    }

    fn shape() -> Shape {
        Shape::pattern(STANDARD_ID, HOW_A_STANDARD_ID).or_dotted_number()
    }
}

impl FromNode for ClauseId {
    fn from_node(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let text = single(node, "the id of a clause", reader)?;
        let id = Self::new(text);
        if id.is_none() {
            let fault = Diagnostic::error(&rules::INVALID_ID, node.span, format!("`{text}` is not a valid clause id"));
            reader.report(fault.help(HOW_A_CLAUSE));
        }
        id
    }

    fn shape() -> Shape {
        Shape::pattern(CLAUSE_ID, HOW_A_CLAUSE).or_dotted_number()
    }
}

impl FromNode for CalendarRef {
    fn from_node(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        refer(node, reader, NameKind::Calendar, Id::new).map(Self)
    }

    fn shape() -> Shape {
        id_or_name(Id::shape())
    }
}

impl FromNode for ServiceRef {
    fn from_node(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        refer(node, reader, NameKind::Service, Id::new).map(Self)
    }

    fn shape() -> Shape {
        id_or_name(Id::shape())
    }
}

impl FromNode for PageRef {
    fn from_node(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        refer(node, reader, NameKind::Page, Id::new).map(Self)
    }

    fn shape() -> Shape {
        Id::shape()
    }
}

impl FromNode for TopicRef {
    fn from_node(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        refer(node, reader, NameKind::Topic, Id::new).map(Self)
    }

    fn shape() -> Shape {
        id_or_name(Id::shape())
    }
}

impl FromNode for StandardRef {
    fn from_node(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        refer(node, reader, NameKind::Standard, StandardId::new).map(Self)
    }

    fn shape() -> Shape {
        StandardId::shape()
    }
}

impl FromNode for ClauseRef {
    fn from_node(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        refer(node, reader, NameKind::Clause, ClauseId::new).map(Self)
    }

    fn shape() -> Shape {
        id_or_name(ClauseId::shape())
    }
}

impl FromNode for SpotClauseRef {
    fn from_node(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        refer(node, reader, NameKind::SpotClause, ClauseId::new).map(Self)
    }

    fn shape() -> Shape {
        ClauseId::shape()
    }
}

/// The shape of an id in whose place a name may be written.
fn id_or_name(id: Shape) -> Shape {
    Shape::either([id, String::shape()])
}

/// Reads a reference to something that must exist: its id, or the name that it alone has.
fn refer<I>(
    node: &Node,
    reader: &mut Reader<'_>,
    kind: NameKind,
    parse: impl Fn(&str) -> Option<I>,
) -> Option<Located<I>> {
    let text = single(node, kind.expected(), reader)?;
    let read = |id: &str| parse(id).map(|id| Located::new(id, node.span));
    if reader.names.has(kind, text) {
        return read(text);
    }
    match reader.names.ids_called(kind, text) {
        [only] => return read(only),
        [] if reader.names.may_have(kind, text) => return read(text),
        [] => reader.report_missing(kind, text, node.span),
        several => {
            let message = format!("{} {}s are called `{text}`", several.len(), kind.word());
            let fault = Diagnostic::error(&rules::UNKNOWN_REFERENCE, node.span, message);
            reader.report(fault.help(format!("write the id of the one that you mean: {}", several.join(", "))));
        }
    }
    None
}
