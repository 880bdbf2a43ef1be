//! The text of a content file and an intended change -> the smallest edits of its bytes, or why not. Pure.
//!
//! Everything that changes existing content goes through here, so that every other byte stays as a person wrote it: comments, the order of
//! keys, quotation marks, line ends. A change names its place by a `path` of keys and items. Each way to write it (`block`, `flow`,
//! `scalar`) is tried in turn, and the result is read again by the program's own reader. It is used only if it says what was
//! intended and nothing else is different (`proof`). `fixes` applies the certain fixes of diagnostics in the same way.

mod block;
mod change;
mod document;
mod excerpt;
mod extent;
mod fixes;
mod flow;
mod path;
mod proof;
mod refusal;
mod scalar;
mod splice;

pub use crate::edit::change::{Change, Entry};
pub use crate::edit::document::{Document, Edited, still_as_read};
pub use crate::edit::fixes::{Fixed, Round, certain_fixes};
pub use crate::edit::path::{Path, Step};
pub use crate::edit::refusal::Refusal;
pub use crate::edit::splice::{Splice, applied};
