//! A passage -> the times of day in it that are in another form than the language's own.

mod around;
mod pair;
mod reading;
mod words;
mod written;

pub(super) use crate::check::language::times::reading::{Reading, readings};
pub(super) use crate::check::language::times::words::Words;
