//! Logs of requests, a map of their columns and the promises -> rows of results, and what is odd about the logs.
//!
//! ```text
//! header     first bytes          -> delimiter, names of the columns
//! plan       edition, map, header -> what each record is asked, or the faults of the map
//! chunks     bytes                -> chunks of whole records
//! cells      a record             -> the cells that the map names; others are never looked at
//! worker     records              -> sums by version and month, oddities
//! doubled    ids                  -> records that were there before; they are taken back
//! rows       sums                 -> rows, for the periods that the logs cover wholly
//! merge      rows, files          -> the new text of the results files
//! report     all of it            -> what people are told
//! suggest    a log's beginning    -> a map to begin with
//! ```
//!
//! Total is the number of requests whose deadline fell in the period, met that of those which were done by it. Late and still open both count as
//! missed. What is not due yet, on hold or left out is beside it.

mod adding;
mod cells;
mod chunks;
mod clock;
mod columns;
mod count;
mod dates;
mod days;
mod deadlines;
mod doubled;
mod engine;
mod found;
mod header;
mod merge;
mod oddities;
mod own_deadlines;
mod periods;
mod plan;
mod promises;
mod report;
mod rows;
mod rules;
mod suggest;
mod tally;
mod vocabulary;
mod words;
mod worker;
mod zone_check;

pub use crate::counting::chunks::Unreadable;
pub use crate::counting::count::{Count, CountError, Job, count};
pub use crate::counting::doubled::IN_MEMORY;
pub use crate::counting::engine::Open;
pub use crate::counting::header::NoLog;
pub use crate::counting::merge::{CantAdd, ResultsFile};
pub use crate::counting::rules::RULES;
pub use crate::counting::suggest::suggest;
