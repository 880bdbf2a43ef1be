//! Nodes -> single values: texts, dates, times, amounts, shares, ids and references, each with its own faults and its shape for editors.

mod addresses;
mod amounts;
mod bare_marks;
mod beginning;
mod ids;
mod in_words;
mod letters;
mod lost;
mod phones;
mod reason;
mod season;
mod text;
mod times;
mod words;
mod wrong_encoding;

pub(crate) use crate::parse::scalars::amounts::{Range, SomeTime};
pub(crate) use crate::parse::scalars::bare_marks::report_bare_marks;
pub(super) use crate::parse::scalars::beginning::Beginning;
pub(crate) use crate::parse::scalars::letters::{report_broken, report_harmful, report_invisible, report_references};
pub(crate) use crate::parse::scalars::lost::report_lost;
pub(crate) use crate::parse::scalars::reason::Reason;
pub(crate) use crate::parse::scalars::text::{report_refused, verbatim};
pub use crate::parse::scalars::times::parse_date;
pub(crate) use crate::parse::scalars::times::{HoursOfADay, Weekdays};
