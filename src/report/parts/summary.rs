//! What the report says first.

use crate::english;
use crate::report::context::Context;
use crate::report::parts::coverage::Coverage;
use crate::report::parts::floor::is_below_floor;

/// The sentences with which the report begins.
pub(crate) fn summary(context: &Context<'_>) -> Vec<String> {
    let all = Coverage::of(context.lines.iter());
    let Coverage { promises, measured, kept, missed, undecided, explained, silent } = all;
    let number = english::number;
    let mut said = vec![
        format!(
            "Promises in force: {}. Measured: {}. Kept: {}. Missed: {}. Too early to say: {}.",
            number(promises),
            number(measured),
            number(kept),
            number(missed),
            number(undecided)
        ),
        format!("Not measured, with a reason: {}. Nothing written down: {}.", number(explained), number(silent)),
    ];
    let below = context.lines.iter().filter(|line| is_below_floor(line)).count();
    if below > 0 {
        said.push(format!("Below the floor that management wants: {}.", number(below as u64)));
    }
    if context.lines.iter().any(|line| line.figures.is_some_and(|figures| figures.is_provisional)) {
        said.push("Some figures may still change.".to_owned());
    }
    said
}
