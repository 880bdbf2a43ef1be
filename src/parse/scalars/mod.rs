//! Nodes -> single values: texts, dates, times, amounts, shares, ids and references, each with its own faults and its shape for editors.

mod addresses;
mod amounts;
mod bare_marks;
mod beginning;
mod fractions;
mod ids;
mod in_words;
mod letters;
mod lost;
mod meant_time;
mod number_words;
mod phones;
mod ranges;
mod reason;
mod recurring_day;
mod season;
mod shares;
mod text;
mod times;
mod units;
mod words;
mod wrong_encoding;
mod zones;

pub(crate) use crate::parse::scalars::amounts::{Limit, SomeTime};
pub(crate) use crate::parse::scalars::bare_marks::report_bare_marks;
pub(super) use crate::parse::scalars::beginning::Beginning;
pub(crate) use crate::parse::scalars::in_words::meant_count;
pub(crate) use crate::parse::scalars::letters::{report_broken, report_harmful, report_invisible, report_references};
pub(crate) use crate::parse::scalars::lost::report_lost;
pub(crate) use crate::parse::scalars::ranges::Range;
pub(crate) use crate::parse::scalars::reason::Reason;
pub(crate) use crate::parse::scalars::shares::{LargestShare, SmallestShare, parse_share};
pub(crate) use crate::parse::scalars::text::{report_refused, verbatim};
pub use crate::parse::scalars::times::parse_date;
pub(crate) use crate::parse::scalars::times::{HoursOfADay, Weekdays};
pub use crate::parse::scalars::zones::{NotAZone, parse_zone};
