//! Catalog and a day -> what there is to do in the days ahead, in text, JSON or iCalendar.

mod calendars;
mod gather;
pub mod ics;
mod item;
pub mod json;
mod maker;
mod people;
mod plans;
mod promises;
mod results;
mod versions;

pub use crate::agenda::gather::{Days, agenda};
pub use crate::agenda::item::{Agenda, Item, Kind, Place};
pub use crate::agenda::people::text;
