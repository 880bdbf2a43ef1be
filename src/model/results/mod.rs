//! Results: how often a target was met in a period.
//!
//! One denominator for every promise: the total is what was due in the period, and met is what was done by then. Late, and still open beyond
//! the deadline, are both missed. What is not yet due, on hold or left out is beside it, never in it.

mod columns;
mod judged;
mod ledger;
mod reported;
mod row;
mod sum;

pub use crate::model::results::columns::{COLUMNS, columns_for};
pub use crate::model::results::judged::{Judged, Undecided, judge};
pub use crate::model::results::ledger::{Entry, Ledger};
pub use crate::model::results::reported::{PeriodKind, ReportedPeriod};
pub use crate::model::results::row::{Decimal, Measured, Outcome, ResultRow, ResultStatus};
pub use crate::model::results::sum::{FEW, Percent, Sum};
