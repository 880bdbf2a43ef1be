//! Services and standards as staff write them -> the model. A standard is one promise, or a list of versions with defaults beside it.

use jiff::civil::Date;

use crate::diagnostic::Diagnostic;
use crate::model::amount::Amount;
use crate::model::channel::Channel;
use crate::model::contact::{Contact, Email, Phone, WebAddress};
use crate::model::department::{Department, Former, Function};
use crate::model::id::{CalendarRef, ClauseRef, Id, ServiceRef, StandardId, StandardRef};
use crate::model::prose::Prose;
use crate::model::service::{Ask, OnTheSpot, Retirement, Service, Way};
use crate::model::share::Share;
use crate::model::stage::Stage;
use crate::model::standard::{Approval, Clock, Conditions, Exemption, Promise, Standard, Start, Statutory, Version};
use crate::model::target::{Count, Target};
use crate::parse::node::{Node, Value};
use crate::parse::reader::{AllOf, Fields, FromNode, Key, Reader, Record, keys, read_record, record_shape};
use crate::parse::records::Corrections;
use crate::parse::scalars::{Range, Reason, SomeTime};
use crate::parse::shape::{Property, Shape};
use crate::source::{Located, Span};
use crate::spelling::closest;

/// A department's file, or `corporate.yaml`.
pub(super) struct DepartmentFile {
    id: Located<Id>,
    name: String,
    formerly: Vec<Former<Id>>,
    summary: Prose,
    accountable: String,
    contact: Contact,
    if_missed: Option<Prose>,
    functions: Vec<Function>,
    services: Vec<ServiceEntry>,
}

keys!(DepartmentFile, "a department", {
    id: "its permanent id",
    name: "its name today",
    formerly: "the ids and names that it used to have",
    summary: "what it looks after, for residents",
    accountable: "the role that answers for it",
    contact: "how to reach it",
    if_missed: "what residents can do when a promise is missed",
    functions: "its lines of work",
    services: "what residents can ask it for",
});

impl FromNode for DepartmentFile {
    fn from_node(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        report_unknown_functions(node, reader);
        read_record(node, reader)
    }

    fn shape() -> Shape {
        record_shape::<Self>()
    }
}

impl DepartmentFile {
    /// The department; its services know it as corporate or not.
    pub(super) fn into_department(self, is_corporate: bool) -> Department {
        Department {
            id: self.id,
            name: self.name,
            formerly: self.formerly,
            summary: self.summary,
            accountable: self.accountable,
            contact: self.contact,
            if_missed: self.if_missed,
            functions: self.functions,
            services: self.services.into_iter().map(ServiceEntry::into_service).collect(),
            is_corporate,
        }
    }
}

/// Where a department lists its functions, a service's function is one of them. As with [`crate::parse::names`], other faults of either
/// hide none of this and cause none of it.
fn report_unknown_functions(department: &Node, reader: &mut Reader<'_>) {
    let texts = |list: &str, key: &str| -> Vec<(&str, Span)> {
        let items = department.get(list).map(Node::items).unwrap_or_default().iter();
        items.filter_map(|item| item.get(key).and_then(|node| Some((node.scalar()?.trim(), node.span)))).collect()
    };
    let names: Vec<&str> = texts("functions", "name").into_iter().map(|(name, _)| name).collect();
    // A function without a name may be the one that is meant.
    let all = department.get("functions").map(Node::items).unwrap_or_default();
    if names.is_empty() || names.len() < all.len() {
        return;
    }
    for (function, span) in texts("services", "function") {
        if !function.is_empty() && !names.contains(&function) {
            reader.report(unknown_function(function, span, &names));
        }
    }
}

fn unknown_function(function: &str, span: Span, names: &[&str]) -> Diagnostic {
    let fault = Diagnostic::error("unknown-reference", span, format!("this department has no function `{function}`"));
    match closest(function, names.iter().copied()) {
        Some(meant) => fault.label(format!("did you mean `{meant}`?")).patch(span, meant),
        None => fault.help(format!("one of: {}; or add it under `functions`", names.join(", "))),
    }
}

/// A service as staff write it.
struct ServiceEntry {
    id: Located<Id>,
    name: Located<String>,
    function: Option<Located<String>>,
    summary: Prose,
    description: Option<Prose>,
    keywords: Vec<String>,
    ask: Vec<Ask>,
    if_missed: Option<Prose>,
    supports: Vec<ClauseRef>,
    calendar: Option<CalendarRef>,
    open311: Option<String>,
    formerly: Vec<Former<Id>>,
    draft: bool,
    retired: Option<Retirement<ServiceRef>>,
    on_the_spot: Option<OnTheSpot>,
    standards: Vec<StandardEntry>,
}

keys!(ServiceEntry, "a service", {
    id: "its permanent id",
    name: "its name in residents' words",
    function: "the line of work that does it",
    summary: "one or two sentences",
    description: "more, where more is needed",
    keywords: "words that residents use for it",
    ask: "how to ask for it",
    if_missed: "what residents can do when a promise is missed",
    supports: "the clauses of the commitment that it makes real",
    calendar: "the id of the calendar for its business time",
    open311: "its code in an Open311 system",
    formerly: "the ids that it used to have, oldest first",
    draft: "true while it is not public yet",
    retired: "when and why it ended",
    on_the_spot: "that it is done at once, and what applies otherwise",
    standards: "its promises",
});

impl FromNode for ServiceEntry {
    fn from_node(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let mut fields = reader.fields(node, Self::WHAT, &[Self::KEYS])?;
        let is_empty = promises_nothing(&fields, reader);
        Self::take(&mut fields, reader).filter(|_| !is_empty)
    }

    fn shape() -> Shape {
        let promises = [Shape::having_full_list("standards"), Shape::having(&["on_the_spot"])];
        Shape::group(&Self::properties()).and_any(promises)
    }
}

/// Whether nothing is written that a service promises, after a report. Standards that can't be read are reported themselves.
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
    let fault = Diagnostic::error("missing-key", at, message);
    reader.report(fault.help("add `standards`; or, if it is always done at once, `on_the_spot`"));
    true
}

impl ServiceEntry {
    fn into_service(self) -> Service {
        let id = &self.id.value;
        let standards = self.standards.into_iter().map(|entry| entry.into_standard(id)).collect();
        Service {
            id: self.id,
            name: self.name,
            function: self.function,
            summary: self.summary,
            description: self.description,
            keywords: self.keywords,
            ask: self.ask,
            if_missed: self.if_missed,
            supports: self.supports,
            calendar: self.calendar,
            open311: self.open311,
            formerly: self.formerly,
            draft: self.draft,
            retired: self.retired,
            on_the_spot: self.on_the_spot,
            standards,
        }
    }
}

/// One way to ask: a channel and where to, and perhaps a note.
impl Record for Ask {
    const WHAT: &'static str = "a way to ask";
    const KEYS: &'static [Key] = &[
        Key { name: "phone", meaning: "a telephone number" },
        Key { name: "voicemail", meaning: "a telephone number that takes messages" },
        Key { name: "email", meaning: "an e-mail address" },
        Key { name: "web", meaning: "a web address in full" },
        Key { name: "mail", meaning: "a postal address on one line" },
        Key { name: "in_person", meaning: "a place" },
        Key { name: "social_media", meaning: "an account" },
        Key { name: "note", meaning: "a remark" },
    ];

    fn properties() -> Vec<Property> {
        Self::KEYS.iter().map(|key| property_of_ask(*key)).collect()
    }

    fn take(fields: &mut Fields<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        let note: Option<Option<Located<String>>> = fields.take("note", reader);
        let given: Vec<Channel> =
            Channel::ALL.into_iter().filter(|channel| fields.find(channel.key()).is_some()).collect();
        let [channel] = given[..] else {
            let is_misspelt = Channel::ALL.into_iter().any(|channel| fields.is_meant(channel.key()));
            if !given.is_empty() || !is_misspelt {
                reader.report(not_one_channel(&given, fields.head()));
            }
            return None;
        };
        let way = way(channel, fields, reader)?;
        let span = fields.find(channel.key()).map_or(fields.span, |node| node.span);
        Some(Self { way: Located::new(way, span), note: note? })
    }
}

impl FromNode for Ask {
    fn from_node(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        read_record(node, reader)
    }

    fn shape() -> Shape {
        let one = Channel::ALL.map(|channel| Shape::having(&[channel.key()]));
        Shape::group(&Self::properties()).and_exactly_one(one)
    }
}

fn property_of_ask(key: Key) -> Property {
    let property = match Channel::ALL.into_iter().find(|channel| channel.key() == key.name) {
        Some(Channel::Phone | Channel::Voicemail) => Property::of::<Phone>(key),
        Some(Channel::Email) => Property::of::<Email>(key),
        Some(Channel::Web) => Property::of::<WebAddress>(key),
        Some(Channel::Mail | Channel::InPerson | Channel::SocialMedia) | None => Property::of::<String>(key),
    };
    property.optional()
}

fn not_one_channel(given: &[Channel], at: Span) -> Diagnostic {
    if given.is_empty() {
        let all: Vec<&str> = Channel::ALL.into_iter().map(Channel::key).collect();
        return Diagnostic::error("missing-key", at, "a way to ask needs a channel")
            .help(format!("add one of: {}", all.join(", ")));
    }
    Diagnostic::error("wrong-type", at, "a way to ask has one channel")
        .help("begin each channel with a hyphen of its own: - phone: …")
}

fn way(channel: Channel, fields: &mut Fields<'_>, reader: &mut Reader<'_>) -> Option<Way> {
    let key = channel.key();
    Some(match channel {
        Channel::Phone => Way::Phone(fields.take(key, reader)?),
        Channel::Voicemail => Way::Voicemail(fields.take(key, reader)?),
        Channel::Email => Way::Email(fields.take(key, reader)?),
        Channel::Web => Way::Web(fields.take(key, reader)?),
        Channel::Mail => Way::Mail(fields.take(key, reader)?),
        Channel::InPerson => Way::InPerson(fields.take(key, reader)?),
        Channel::SocialMedia => Way::SocialMedia(fields.take(key, reader)?),
    })
}

/// A standard as staff write it.
struct StandardEntry {
    head: StandardHead,
    versions: Vec<Version>,
}

/// What is true of a standard in all its versions.
struct StandardHead {
    stage: Located<Stage>,
    variant: Option<Located<Id>>,
    name: Option<String>,
    supports: Option<Vec<ClauseRef>>,
    if_missed: Option<Prose>,
    formerly: Vec<Former<StandardId>>,
    retired: Option<Retirement<StandardRef>>,
    draft: bool,
}

keys!(StandardHead, "a standard", {
    stage: "what happens by then: answer, acknowledge, respond, attend, make safe, decide, complete, …",
    variant: "an id that tells several promises for one stage apart",
    name: "a label where there are several",
    supports: "the clauses of the commitment that it makes real",
    if_missed: "what residents can do when it is missed",
    formerly: "the ids that it used to have, oldest first",
    retired: "when and why it ended",
    draft: "true while it is not public yet",
});

const VERSIONS_KEY: &[Key] =
    &[Key { name: "versions", meaning: "what it says from one date to the next, oldest first" }];

/// What belongs to one version alone.
const VERSION_KEYS: [Key; 11] = [
    Key { name: "effective", meaning: "the first day on which it holds" },
    Key { name: "until", meaning: "the first day on which it no longer holds" },
    Key { name: "gap", meaning: "why nothing is promised after it" },
    Key { name: "change", meaning: "what changes with it, for residents" },
    Key {
        name: "corrected",
        meaning: "that what was published about it was wrong: the day and what was wrong; a list, if it was more than once",
    },
    Key { name: "within", meaning: "at most so long, like 3 business days" },
    Key { name: "average", meaning: "so long on average" },
    Key { name: "between", meaning: "a range, like 2 and 4 weeks" },
    Key { name: "every", meaning: "how often it comes round, like 2 weeks" },
    Key { name: "at_most", meaning: "a number of something in a period" },
    Key { name: "no_target", meaning: "the reason why there is no target" },
];

impl VersionEntry {
    /// The keys of one version, with what belongs behind each.
    fn properties() -> Vec<Property> {
        let [effective, until, gap, change, corrected, within, average, between, every, at_most, no_target] =
            VERSION_KEYS;
        vec![
            Property::of::<Date>(effective),
            Property::of::<Option<Date>>(until),
            Property::of::<Option<String>>(gap),
            Property::of::<Option<String>>(change),
            Property::of::<Corrections>(corrected),
            Property::of::<Option<Amount>>(within),
            Property::of::<Option<SomeTime>>(average),
            Property::of::<Option<Range>>(between),
            Property::of::<Option<SomeTime>>(every),
            Property::of::<Option<Count>>(at_most),
            Property::of::<Option<Reason>>(no_target),
        ]
    }
}

const DRAFT_KEY: &[Key] = &[Key { name: "draft", meaning: "true while it is not public yet" }];

impl FromNode for StandardEntry {
    fn from_node(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let mut fields = reader.fields(
            node,
            StandardHead::WHAT,
            &[StandardHead::KEYS, VERSIONS_KEY, PromiseEntry::KEYS, &VERSION_KEYS],
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
        Shape::group(&all).and_if(
            Shape::having(&["versions"]),
            Shape::without(VERSION_KEYS.iter().map(|key| key.name)),
            with_one_operator(Shape::having(&["effective"])),
        )
    }
}

/// The keys of a version, and no two of them that speak against each other.
fn version_shape() -> Shape {
    let draft = vec![Property::of::<bool>(DRAFT_KEY[0])];
    with_one_operator(Shape::group(&[VersionEntry::properties(), PromiseEntry::properties(), draft].concat()))
}

fn with_one_operator(shape: Shape) -> Shape {
    shape
        .and_exactly_one(OPERATORS.map(|operator| Shape::having(&[operator])))
        .and_not(Shape::having(&["share", "no_target"]))
}

impl StandardEntry {
    fn into_standard(self, service: &Id) -> Standard {
        let StandardHead { stage, variant, name, supports, if_missed, formerly, retired, draft } = self.head;
        let id = StandardId::of(service, &stage.value.slug(), variant.as_ref().map(|variant| &variant.value));
        Standard {
            id: Located::new(id, stage.span),
            stage: stage.value,
            variant,
            name,
            supports,
            if_missed,
            formerly,
            retired,
            draft,
            versions: self.versions,
        }
    }
}

/// A standard without a history: its keys are those of its only version.
fn one_version(fields: &mut Fields<'_>, reader: &mut Reader<'_>) -> Option<Vec<Version>> {
    let promise = PromiseEntry::take(fields, reader);
    let own = VersionEntry::take(fields, reader);
    Some(vec![own?.into_version(promise?, &PromiseEntry::default(), false)])
}

fn versions(list: &Node, fields: &mut Fields<'_>, reader: &mut Reader<'_>) -> Option<Vec<Version>> {
    let misplaced: Vec<(&str, Span)> =
        VERSION_KEYS.iter().filter_map(|key| Some((key.name, fields.key_span(key.name)?))).collect();
    for (name, span) in &misplaced {
        let fault = Diagnostic::error("misplaced-key", *span, format!("`{name}` stands beside `versions`"));
        reader.report(fault.help("move it into the version that it belongs to"));
    }
    let defaults = PromiseEntry::take(fields, reader);
    let entries: Option<AllOf<(PromiseEntry, VersionEntry, bool)>> = fields.take("versions", reader);
    let (defaults, AllOf(entries)) = (defaults?, entries?);
    if entries.is_empty() {
        reader.report(
            Diagnostic::error("missing-value", list.span, "`versions` is an empty list")
                .help("add one version at least"),
        );
        return None;
    }
    let versions = entries.into_iter().map(|(promise, own, draft)| own.into_version(promise, &defaults, draft));
    misplaced.is_empty().then(|| versions.collect())
}

impl FromNode for (PromiseEntry, VersionEntry, bool) {
    fn from_node(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let mut fields = reader.fields(node, "a version", &[&VERSION_KEYS, PromiseEntry::KEYS, DRAFT_KEY])?;
        let promise = PromiseEntry::take(&mut fields, reader);
        let own = VersionEntry::take(&mut fields, reader);
        let draft = fields.take("draft", reader);
        Some((promise?, own?, draft?))
    }

    fn shape() -> Shape {
        version_shape()
    }
}

/// What a version says, and what may stand beside `versions` as a default for all of them.
#[derive(Default)]
struct PromiseEntry {
    we: Option<Located<String>>,
    share: Option<Located<Share>>,
    starts: Option<Start>,
    pauses: Option<Vec<String>>,
    stops: Option<String>,
    channels: Option<Vec<Located<Channel>>>,
    conditions: Option<Located<Conditions>>,
    exceptions: Option<Vec<Prose>>,
    statutory: Option<Statutory>,
    calendar: Option<CalendarRef>,
    exempt: Option<Exemption>,
    approved: Option<Approval>,
    review_by: Option<Located<Date>>,
}

keys!(PromiseEntry, "a promise", {
    we: "the promise in words, after \"We will\"",
    share: "how often it is meant to be met, like 90%",
    starts: "what starts the clock, after \"when\"",
    pauses: "what holds the clock up, each after \"while\"",
    stops: "what stops the clock, after \"when\"",
    channels: "the channels that it is for; left out, all of them",
    conditions: "when it holds; left out, always",
    exceptions: "what can delay it",
    statutory: "a limit set by law beside it",
    calendar: "the id of its calendar",
    exempt: "a written exception from the baseline",
    approved: "who approved it and when",
    review_by: "when it is to be looked at again",
});

impl PromiseEntry {
    fn into_promise(self, target: Located<Target>, defaults: &Self) -> Promise {
        let or = |own: Option<String>, default: &Option<String>| own.or_else(|| default.clone());
        Promise {
            we: self.we.or_else(|| defaults.we.clone()),
            target,
            share: self.share.or(defaults.share),
            clock: Clock {
                starts: self.starts.or_else(|| defaults.starts.clone()),
                pauses: self.pauses.or_else(|| defaults.pauses.clone()).unwrap_or_default(),
                stops: or(self.stops, &defaults.stops),
            },
            channels: self.channels.or_else(|| defaults.channels.clone()).unwrap_or_default(),
            conditions: self.conditions.or_else(|| defaults.conditions.clone()),
            exceptions: self.exceptions.or_else(|| defaults.exceptions.clone()).unwrap_or_default(),
            statutory: self.statutory.or_else(|| defaults.statutory.clone()),
            calendar: self.calendar.or_else(|| defaults.calendar.clone()),
            exempt: self.exempt.or_else(|| defaults.exempt.clone()),
        }
    }
}

/// The parts of a version that are its own.
struct VersionEntry {
    effective: Located<Date>,
    until: Option<Located<Date>>,
    gap: Option<Located<String>>,
    change: Option<Located<String>>,
    corrected: Corrections,
    target: Located<Target>,
    span: Span,
}

impl VersionEntry {
    fn take(fields: &mut Fields<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        let effective = fields.take("effective", reader);
        let until = fields.take("until", reader);
        let gap = fields.take("gap", reader);
        let change = fields.take("change", reader);
        let corrected = fields.take("corrected", reader);
        let target = target(fields, reader);
        Some(Self {
            effective: effective?,
            until: until?,
            gap: gap?,
            change: change?,
            corrected: corrected?,
            target: target?,
            span: fields.head(),
        })
    }

    fn into_version(self, mut promise: PromiseEntry, defaults: &PromiseEntry, draft: bool) -> Version {
        let approved = promise.approved.take().or_else(|| defaults.approved.clone());
        let review_by = promise.review_by.take().or(defaults.review_by);
        Version {
            effective: self.effective,
            until: self.until,
            gap: self.gap,
            promise: promise.into_promise(self.target, defaults),
            approved,
            review_by,
            change: self.change,
            corrected: self.corrected.0,
            draft,
            span: self.span,
        }
    }
}

const OPERATORS: [&str; 6] = ["within", "average", "between", "every", "at_most", "no_target"];

/// The one operator of a version.
fn target(fields: &mut Fields<'_>, reader: &mut Reader<'_>) -> Option<Located<Target>> {
    let within: Option<Option<Amount>> = fields.take("within", reader);
    let average: Option<Option<SomeTime>> = fields.take("average", reader);
    let between: Option<Option<Range>> = fields.take("between", reader);
    let every: Option<Option<SomeTime>> = fields.take("every", reader);
    let at_most: Option<Option<Count>> = fields.take("at_most", reader);
    let no_target: Option<Option<Reason>> = fields.take("no_target", reader);
    report_share_of_nothing(fields, reader);
    let written: Vec<(&str, Span)> =
        OPERATORS.iter().filter_map(|name| Some((*name, fields.key_span(name)?))).collect();
    match written[..] {
        [] => {
            if !OPERATORS.iter().any(|operator| fields.is_meant(operator)) {
                reader.report(missing_target(fields.head()));
            }
            return None;
        }
        [(first, first_span), (second, span), ..] => {
            let message = format!("a promise has one target, but `{first}` and `{second}` stand here");
            let fault = Diagnostic::error("two-targets", span, message).related(first_span, "the first is here");
            reader.report(fault.help("keep one; write two standards if both are promised"));
            return None;
        }
        [_] => {}
    }
    let value = within?
        .map(Target::Within)
        .or(average?.map(|SomeTime(amount)| Target::Average(amount)))
        .or(between?.map(|Range(least, most, unit)| Target::Between(least, most, unit)))
        .or(every?.map(|SomeTime(amount)| Target::Every(amount)))
        .or(at_most?.map(Target::AtMost))
        .or(no_target?.map(|Reason(reason)| Target::None(reason)))?;
    let span = fields.find(written[0].0).map_or(fields.span, |node| node.span);
    Some(Located::new(value, span))
}

/// A share says how often a target is met.
fn report_share_of_nothing(fields: &Fields<'_>, reader: &mut Reader<'_>) {
    if let (Some(span), Some(_)) = (fields.key_span("share"), fields.key_span("no_target")) {
        let fault = Diagnostic::error("misplaced-key", span, "`share` stands beside `no_target`")
            .label("it would be left out: without a target there is nothing to be met so often");
        reader.report(fault.help("remove it, or write a target in place of `no_target`"));
    }
}

fn missing_target(at: Span) -> Diagnostic {
    Diagnostic::error("missing-target", at, "this promise says neither by when nor why there is no time")
        .help("add one of: within, average, between, every, at_most; or `no_target` with the reason")
}
