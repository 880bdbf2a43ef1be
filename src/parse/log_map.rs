//! The text of a map of a log, and the standards that there are -> the map, or its faults with their places.

use crate::diagnostic::Diagnostic;
use crate::model::catalog::Catalog;
use crate::model::date_format::DateFormat;
use crate::model::id::StandardRef;
use crate::model::log_map::{
    CountedStandard, LeftOut, LogColumns, LogDates, LogMap, LogStates, Only, PauseColumns, Word,
};
use crate::model::site::Zone;
use crate::parse::names::{Given, NameKind, Names};
use crate::parse::node::Node;
use crate::parse::one_or_more::OneOrMore;
use crate::parse::reader::{FromNode, Reader, single};
use crate::parse::record::record;
use crate::parse::references;
use crate::parse::rules;
use crate::parse::shape::Shape;
use crate::parse::source_tree::{Form, SourceTree};
use crate::source::{Located, Source, SourceId};

/// Reads a map, which may name each standard of the catalog.
///
/// # Errors
/// Every fault in it.
pub fn log_map(id: SourceId, source: &Source, catalog: &Catalog) -> Result<LogMap, Vec<Diagnostic>> {
    let tree = SourceTree::read(id, source, Form::Keys)?;
    let mut names = Names::default();
    let given = catalog.standards().map(|owned| Given {
        kind: NameKind::Standard,
        name: owned.standard.id.value.to_string(),
        called: None,
        span: owned.standard.id.span,
    });
    names.add(given.collect(), &mut Vec::new());
    let mut reader = Reader::new(&names, &source.text);
    let map = MapKeys::from_node(&tree.root, &mut reader);
    let faults = reader.into_faults();
    let mut diagnostics = faults.diagnostics;
    diagnostics.extend(references::report(faults.missing, &names, None));
    Diagnostic::sort(&mut diagnostics);
    match map {
        Some(map) if diagnostics.is_empty() => Ok(map.into_map(&tree.root)),
        _ => Err(diagnostics),
    }
}

/// A word of the log, exactly as typed: it may hold whatever a column or a value is called.
struct Exact(String);

impl FromNode for Exact {
    fn from_node(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let text = single(node, "the name of a column or a value", reader)?.trim();
        if text.is_empty() {
            let fault = Diagnostic::error(&rules::MISSING_VALUE, node.span, "this name is empty");
            reader.report(fault.help("write it exactly as the log has it, or remove it"));
            return None;
        }
        Some(Self(text.to_owned()))
    }

    fn shape() -> Shape {
        Shape::text()
    }
}

type Exactly = Located<Exact>;

fn word(Located { value: Exact(text), span }: Exactly) -> Word {
    Located::new(text, span)
}

fn words(OneOrMore(all): OneOrMore<Exactly>) -> Vec<Word> {
    all.into_iter().map(word).collect()
}

/// A map as staff write it.
struct MapKeys {
    standards: Vec<StandardKeys>,
    not_counted: OneOrMore<Exactly>,
    columns: ColumnKeys,
    pauses: OneOrMore<PauseKeys>,
    dates: Option<DateKeys>,
    states: Option<StateKeys>,
    left_out: OneOrMore<LeftOutKeys>,
    forms: Option<OnlyKeys>,
}

record!(MapKeys, "a map of a log", {
    standards: "which kinds of requests count for which standard",
    not_counted: "the kinds of requests that no standard is about",
    columns: "the names of the log's columns: start, stop, and those that it has of kind, id, state, deadline, completed",
    pauses: "the columns of the times at which work was paused and went on: from, until",
    dates: "how dates are written: formats, zone, converted_twice",
    states: "what the words for the state of a request mean: closed, cancelled",
    left_out: "the requests that are left out: column, values, and the reason for the public",
    forms: "the requests that came by a form, where no clock waits for a line to open: column, values",
});

struct StandardKeys {
    standard: StandardRef,
    kinds: OneOrMore<Exactly>,
    only: Option<OnlyKeys>,
    start: Option<Exactly>,
    stop: Option<Exactly>,
}

record!(StandardKeys, "an entry in `standards`", {
    standard: "the id of the standard",
    kinds: "the kinds of requests that count for it, exactly as in the log",
    only: "a further condition: column, values",
    start: "the column of its own start, if that is another one",
    stop: "the column of its own stop, if that is another one",
});

struct OnlyKeys {
    column: Exactly,
    values: OneOrMore<Exactly>,
}

record!(OnlyKeys, "a condition", {
    column: "the name of a column",
    values: "the values that count, exactly as in the log",
});

struct ColumnKeys {
    kind: Option<Exactly>,
    id: Option<Exactly>,
    start: Exactly,
    stop: Exactly,
    state: Option<Exactly>,
    deadline: Option<Exactly>,
    completed: Option<Exactly>,
}

record!(ColumnKeys, "`columns`", {
    kind: "the column of the kind of request",
    id: "the column of the request's number, which tells requests that are there twice",
    start: "the column of the time at which the clock starts",
    stop: "the column of the time at which it stops",
    state: "the column of the state",
    deadline: "the column of the deadline that the system has worked out, to compare with",
    completed: "the column of another time at which the clock may stop, to compare with",
});

struct PauseKeys {
    from: Exactly,
    until: Exactly,
}

record!(PauseKeys, "a pause", {
    from: "the column of the time at which work was paused",
    until: "the column of the time at which it went on",
});

struct DateKeys {
    formats: OneOrMore<Located<DateFormat>>,
    zone: Option<LogZone>,
    converted_twice: bool,
}

record!(DateKeys, "`dates`", {
    formats: "the forms of the dates, like M/D/YYYY h:mm AM; without it: 2026-03-31 16:05:00",
    zone: "the time zone of the dates, if it is not the city's: UTC, or a zone like America/Edmonton",
    converted_twice: "true if the system has taken local times for UTC, and turned them into local times once more",
});

struct StateKeys {
    closed: OneOrMore<Exactly>,
    cancelled: OneOrMore<Exactly>,
}

record!(StateKeys, "`states`", {
    closed: "the words for a request that is done, exactly as in the log",
    cancelled: "the words for one that was cancelled; these are left out, and counted",
});

struct LeftOutKeys {
    column: Exactly,
    values: OneOrMore<Exactly>,
    reason: Located<String>,
}

record!(LeftOutKeys, "an entry in `left_out`", {
    column: "the name of a column",
    values: "the values of the requests that are left out, exactly as in the log",
    reason: "why they are left out, for the public, in a few words",
});

impl MapKeys {
    fn into_map(self, root: &Node<'_>) -> LogMap {
        let only = |OnlyKeys { column, values }| Only { column: word(column), values: words(values) };
        let left_out = self.left_out.0.into_iter();
        LogMap {
            standards: self.standards.into_iter().map(StandardKeys::into_standard).collect(),
            not_counted: words(self.not_counted),
            columns: self.columns.into_columns(),
            pauses: self.pauses.0.into_iter().map(PauseKeys::into_pause).collect(),
            dates: self.dates.map(DateKeys::into_dates).unwrap_or_default(),
            states: self
                .states
                .map(|StateKeys { closed, cancelled }| LogStates { closed: words(closed), cancelled: words(cancelled) })
                .unwrap_or_default(),
            left_out: left_out
                .map(|LeftOutKeys { column, values, reason }| LeftOut {
                    column: word(column),
                    values: words(values),
                    reason: reason.value,
                })
                .collect(),
            forms: self.forms.map(only),
            span: root.span,
        }
    }
}

impl StandardKeys {
    fn into_standard(self) -> CountedStandard {
        let Self { standard, kinds, only, start, stop } = self;
        let only = only.map(|OnlyKeys { column, values }| Only { column: word(column), values: words(values) });
        CountedStandard { standard, kinds: words(kinds), only, start: start.map(word), stop: stop.map(word) }
    }
}

impl ColumnKeys {
    fn into_columns(self) -> LogColumns {
        let Self { kind, id, start, stop, state, deadline, completed } = self;
        LogColumns {
            kind: kind.map(word),
            id: id.map(word),
            start: word(start),
            stop: word(stop),
            state: state.map(word),
            deadline: deadline.map(word),
            completed: completed.map(word),
        }
    }
}

impl PauseKeys {
    fn into_pause(self) -> PauseColumns {
        PauseColumns { from: word(self.from), until: word(self.until) }
    }
}

impl DateKeys {
    fn into_dates(self) -> LogDates {
        let Self { formats: OneOrMore(formats), zone, converted_twice } = self;
        LogDates { formats, zone: zone.map(|LogZone(zone)| zone), is_converted_twice: converted_twice }
    }
}

impl FromNode for DateFormat {
    fn from_node(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let text = single(node, "the form of a date", reader)?;
        match Self::new(text) {
            Ok(format) => Some(format),
            Err(why) => {
                let message = format!("`{text}` is not the form of a date: {why}");
                let fault = Diagnostic::error(&rules::UNKNOWN_WORD, node.span, message);
                reader.report(fault.help(format!(
                    "write it with {}, and all other signs as they are: YYYY-MM-DD hh:mm:ss, M/D/YYYY h:mm AM",
                    Self::LETTERS
                )));
                None
            }
        }
    }

    fn shape() -> Shape {
        Shape::text()
    }
}

/// A zone of a log: that of a place, or UTC.
struct LogZone(Zone);

impl FromNode for LogZone {
    fn from_node(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        if node.scalar().is_some_and(|name| name.eq_ignore_ascii_case("utc")) {
            return Some(Self(Zone { name: "UTC".to_owned(), rules: jiff::tz::TimeZone::UTC }));
        }
        Zone::from_node(node, reader).map(Self)
    }

    fn shape() -> Shape {
        Shape::either([Shape::word(&["UTC"]), Zone::shape()])
    }
}
