//! Nodes -> single values: texts, dates, times, amounts, shares, ids and references, each with its own faults and its shape for editors.

mod addresses;
mod amounts;
mod beginning;
mod ids;
mod in_words;
mod reason;
mod season;
mod text;
mod times;
mod words;

pub(crate) use crate::parse::scalars::amounts::{Range, SomeTime};
pub(super) use crate::parse::scalars::beginning::Beginning;
pub(crate) use crate::parse::scalars::reason::Reason;
pub(crate) use crate::parse::scalars::text::{report_harmful, report_refused, verbatim};
pub use crate::parse::scalars::times::parse_date;
pub(crate) use crate::parse::scalars::times::{HoursOfADay, Weekdays};
