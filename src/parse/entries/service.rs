//! A service as staff write it -> the model's service.

use crate::diagnostic::Diagnostic;
use crate::model::id::{CalendarRef, ClauseRef, Id, ServiceRef, TopicRef};
use crate::model::life_cycle::Former;
use crate::model::prose::Prose;
use crate::model::service::{Ask, Move, OnTheSpot, Service};
use crate::parse::entries::fee::Fees;
use crate::parse::entries::retirement::Ends;
use crate::parse::entries::standard::StandardEntry;
use crate::parse::fields::Fields;
use crate::parse::node::{Node, Value};
use crate::parse::one_or_more::OneOrMore;
use crate::parse::or_none::OrNone;
use crate::parse::reader::{FromNode, Reader};
use crate::parse::record::{Property, Record, keys, record};
use crate::parse::rules;
use crate::parse::shape::Shape;
use crate::source::Located;

/// A service as staff write it.
pub(super) struct ServiceEntry {
    id: Located<Id>,
    name: Located<String>,
    function: Option<Located<String>>,
    summary: Prose,
    description: Option<Prose>,
    emergency: Option<Prose>,
    keywords: Vec<String>,
    topics: Option<OrNone<Vec<TopicRef>>>,
    ask: Vec<Ask>,
    who_may_ask: Option<Located<String>>,
    have_ready: Vec<String>,
    fee: Option<Fees>,
    if_missed: Option<Prose>,
    supports: Option<OrNone<Vec<ClauseRef>>>,
    calendar: Option<CalendarRef>,
    open311: Option<String>,
    formerly: Vec<Former<Id>>,
    draft: bool,
    private: bool,
    retired: Ends<ServiceRef>,
    moved: OneOrMore<Move>,
    on_the_spot: Option<OnTheSpot>,
    standards: Vec<StandardEntry>,
}

keys!(ServiceEntry, "a service", {
    id: "its permanent id",
    name: "its name in residents' words",
    function: "the function of the department that provides it",
    summary: "one or two sentences",
    description: "more detail, where it is needed",
    emergency: "what to do in danger, in a sentence: If someone is in danger, call [911](tel:911).",
    keywords: "words that residents use for it",
    topics: "the topics in `site.yaml` that residents find it under; none, if none fits",
    ask: "how to ask for it",
    who_may_ask: "who may ask for it, if not everybody, like the owner of the lot",
    have_ready: "what residents need to have at hand, one list item for each thing",
    fee: "what it costs: its amount, currency and note; several as a list; none, if residents pay nothing",
    if_missed: "what residents can do when a promise is missed",
    supports: "the clauses of the commitment that it puts into practice; if left out, as `defaults` say; none, for none",
    calendar: "the id of the calendar for its business time",
    open311: "its code in an Open311 system",
    formerly: "its former ids, oldest first",
    draft: "true while it is not public yet",
    private: "true if a few cases could tell who asked: its results are then published by the year alone, and small numbers not at all",
    retired: "when and why it ended",
    moved: "the day on which it came from another department, and which; a list, if there were several",
    on_the_spot: "for a service done at once: its clause, and what applies otherwise",
    standards: "its promises",
});

record!(Move, "a move from another department", {
    on: "the first day with this department",
    from: "the id of the department that it came from",
});

/// Whether a service may have a key of this name.
pub(super) fn is_key(name: &str) -> bool {
    ServiceEntry::KEYS.iter().any(|key| key.name == name)
}

impl FromNode for ServiceEntry {
    fn from_node(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let mut fields = reader.fields(node, Self::WHAT, &[Self::KEYS])?;
        let is_empty = promises_nothing(&fields, reader);
        Self::take(&mut fields, reader).filter(|_| !is_empty)
    }

    fn shape() -> Shape {
        let promises = [Shape::having_full_list("standards"), Shape::having(&["on_the_spot"])];
        Property::group(&Self::properties()).and_any(promises)
    }
}

/// Whether a service has nothing that it promises; reports it if so. Standards that can't be read are reported elsewhere.
fn promises_nothing(fields: &Fields<'_>, reader: &mut Reader<'_>) -> bool {
    let has_standards = fields.find("standards").is_some_and(|node| node.value != Value::List(Vec::new()));
    if has_standards || fields.find("on_the_spot").is_some() {
        return false;
    }
    if fields.is_meant("standards") || fields.is_meant("on_the_spot") {
        return true;
    }
    let (at, message) = match fields.find("id").and_then(|id| Some((id.span, id.scalar()?))) {
        Some((span, id)) => (span, format!("the service `{id}` promises nothing")),
        None => (fields.head(), "this service promises nothing".to_owned()),
    };
    let fault = Diagnostic::error(&rules::MISSING_KEY, at, message);
    reader.report(fault.help("add `standards`, or `on_the_spot` if it is always done at once"));
    true
}

impl ServiceEntry {
    pub(super) fn into_service(self) -> Service {
        let id = &self.id.value;
        let standards = self.standards.into_iter().map(|entry| entry.into_standard(id)).collect();
        Service {
            id: self.id,
            name: self.name,
            function: self.function,
            summary: self.summary,
            description: self.description,
            emergency: self.emergency,
            keywords: self.keywords,
            topics: self.topics.map(|topics| topics.into_value().unwrap_or_default()),
            ask: self.ask,
            who_may_ask: self.who_may_ask,
            have_ready: self.have_ready,
            fees: self.fee.map(|Fees(fees)| fees),
            if_missed: self.if_missed,
            supports: self.supports.and_then(OrNone::into_value).unwrap_or_default(),
            calendar: self.calendar,
            open311: self.open311,
            formerly: self.formerly,
            draft: self.draft,
            is_private: self.private,
            retired: self.retired.end,
            ends_called_off: self.retired.called_off,
            on_the_spot: self.on_the_spot,
            moved: self.moved.sorted_by_key(|one| one.on.value),
            standards,
        }
    }
}
