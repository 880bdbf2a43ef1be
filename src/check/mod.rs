//! Catalog -> diagnostics, about all days. One file per rule, in the folder of its group; each is a row in [`RULES`].

mod ahead;
mod baseline;
mod calendars;
mod certain;
mod commitment;
mod contact;
mod context;
mod dates;
mod defaults;
mod dependency;
mod finding;
mod ids;
mod language;
mod links;
mod results;
mod rules;
mod targets;

pub use crate::check::certain::is_certain;
pub use crate::check::context::Context;
pub use crate::check::dependency::Dependency;
pub(crate) use crate::check::links::broken_link::RULE as BROKEN_LINK;
pub use crate::check::links::undecided::undecided_links;
pub use crate::check::rules::{Check, RULES, check};
