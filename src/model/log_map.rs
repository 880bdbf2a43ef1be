//! The map of a log of requests: in which column the export of a system says what, and which of its words mean what.

use crate::model::date_format::DateFormat;
use crate::model::id::StandardRef;
use crate::model::site::Zone;
use crate::source::{Located, Span};

/// The name of a column, or one of its values, exactly as the log has it.
pub type Word = Located<String>;

/// What a log says where. Columns that it does not name are never looked at.
#[derive(Debug, Clone, PartialEq)]
pub struct LogMap {
    /// What is counted, and by which requests.
    pub standards: Vec<CountedStandard>,
    /// The kinds of requests that no standard is about.
    pub not_counted: Vec<Word>,
    /// The columns that most logs have.
    pub columns: LogColumns,
    /// The columns of the times at which work was paused and went on.
    pub pauses: Vec<PauseColumns>,
    /// How dates are written.
    pub dates: LogDates,
    /// What the words for the state of a request mean.
    pub states: LogStates,
    /// The requests that are left out, with the reason for the public.
    pub left_out: Vec<LeftOut>,
    /// The requests that came by a form, where a clock does not wait for a line to open.
    pub forms: Option<Only>,
    /// Its first key.
    pub span: Span,
}

/// A standard, and the requests that count for it.
#[derive(Debug, Clone, PartialEq)]
pub struct CountedStandard {
    /// The standard.
    pub standard: StandardRef,
    /// The kinds of requests; none in a log without a column for the kind.
    pub kinds: Vec<Word>,
    /// A further condition.
    pub only: Option<Only>,
    /// The column of its own start.
    pub start: Option<Word>,
    /// The column of its own stop.
    pub stop: Option<Word>,
}

/// The requests that have one of some values in a column.
#[derive(Debug, Clone, PartialEq)]
pub struct Only {
    /// The column.
    pub column: Word,
    /// The values.
    pub values: Vec<Word>,
}

/// The columns that most logs have.
#[derive(Debug, Clone, PartialEq)]
pub struct LogColumns {
    /// The kind of request.
    pub kind: Option<Word>,
    /// The number of the request.
    pub id: Option<Word>,
    /// When the clock starts.
    pub start: Word,
    /// When it stops.
    pub stop: Word,
    /// The state.
    pub state: Option<Word>,
    /// The deadline that the system itself has worked out.
    pub deadline: Option<Word>,
    /// Another time at which the clock may stop, to compare with.
    pub completed: Option<Word>,
}

/// A pair of columns.
#[derive(Debug, Clone, PartialEq)]
pub struct PauseColumns {
    /// When work was paused.
    pub from: Word,
    /// When it went on.
    pub until: Word,
}

/// How dates are written.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct LogDates {
    /// Their forms, the most usual first; none: year, month and day, as in 2026-03-31 16:05:00.
    pub formats: Vec<Located<DateFormat>>,
    /// The zone in which they are; `None`: the city's.
    pub zone: Option<Zone>,
    /// Whether the system has taken local times for UTC and turned them into local times once more.
    pub is_converted_twice: bool,
}

/// What the words for a state mean.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LogStates {
    /// The words for a request that is done.
    pub closed: Vec<Word>,
    /// The words for one that was cancelled.
    pub cancelled: Vec<Word>,
}

/// Requests that are left out.
#[derive(Debug, Clone, PartialEq)]
pub struct LeftOut {
    /// The column.
    pub column: Word,
    /// The values.
    pub values: Vec<Word>,
    /// The reason for the public.
    pub reason: String,
}
