//! `charter results`: its kinds -> one of the files of this room.

pub(super) mod arguments;
mod count;

use crate::command::outcome::Ran;
use crate::command::results::arguments::ResultsKind;

pub(super) fn run(kind: &ResultsKind) -> Ran {
    match kind {
        ResultsKind::Count(arguments) => count::run(arguments),
    }
}
