//! Sources -> the same with every certain fix, made until none is left, and what was fixed.

use crate::config::Day;
use crate::edit::{Fixed, certain_fixes};
use crate::pipeline::diagnosis::diagnose;
use crate::source::Sources;

/// Content with its certain fixes.
#[derive(Debug)]
pub struct Fixing {
    /// The content with them. Files without one are as they were.
    pub sources: Sources,
    /// What was fixed, in the order in which it came to light.
    pub fixed: Vec<Fixed>,
}

/// How often the content is checked anew. Of the faults that make a file unreadable, only one comes to light each time.
const MOST_ROUNDS: usize = 200;

/// Makes every certain fix.
#[must_use]
pub fn fixed(sources: &Sources, today: Day) -> Fixing {
    let mut fixing = Fixing { sources: sources.clone(), fixed: Vec::new() };
    for _ in 0..MOST_ROUNDS {
        let round = certain_fixes(&fixing.sources, &diagnose(&fixing.sources, today));
        if round.fixed.is_empty() {
            break;
        }
        for (file, text) in round.texts {
            fixing.sources.files[file.0 as usize].text = text;
        }
        fixing.fixed.extend(round.fixed);
    }
    fixing
}
