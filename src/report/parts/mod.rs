//! The parts of the report, a file for each.

mod beside;
mod changed;
mod coverage;
mod due;
mod everything;
mod floor;
mod missed;
mod not_measured;
mod revised;
mod summary;
mod variation;
mod worth_asking;

use crate::report::context::Context;
use crate::report::table::Part;

pub(super) use crate::report::parts::everything::everything;
pub(super) use crate::report::parts::summary::summary;

/// All parts, in their order.
pub(super) fn all(context: &Context<'_>) -> Vec<Part> {
    let makers: [fn(&Context<'_>) -> Part; 9] = [
        coverage::part,
        missed::part,
        floor::part,
        not_measured::part,
        due::part,
        worth_asking::part,
        revised::part,
        beside::part,
        changed::part,
    ];
    makers.iter().map(|part| part(context)).collect()
}
