//! The bytes of an iCalendar file (RFC 5545) -> the days of its all-day events, and what was left out, each with its line; and, the other way
//! round, texts and days -> the lines of one.
//!
//! Read here and not by a library: the ones there are bring a second library for dates, and none says on which line a fault is.

mod event;
mod import;
mod lines;
mod moment;
mod recurrence;
mod unreadable;
pub mod written;

pub use crate::icalendar::import::{Import, LeftOut, NamedDay, days};
pub use crate::icalendar::unreadable::Unreadable;
