//! Answers about one promise -> its entry in a service's list of standards.

use jiff::ToSpan;
use jiff::civil::Date;

use crate::authoring::quoted::quoted;

/// The answers that a standard's entry is made from.
#[derive(Debug, Clone)]
pub struct Standard {
    /// What happens by then: `complete`.
    pub stage: String,
    /// The variant that tells it apart from another promise for the same stage.
    pub variant: Option<String>,
    /// What we do, after "We will".
    pub we: String,
    /// The time limit: `3 business days`.
    pub within: String,
    /// What starts the clock, after "when".
    pub starts: String,
    /// The date on which it takes effect.
    pub effective: FirstDay,
}

/// The first day of a promise.
#[derive(Debug, Clone, Copy)]
pub enum FirstDay {
    /// It takes effect on this day.
    Known(Date),
    /// Nobody knows it.
    Unknown {
        /// A day by which it had begun.
        before: Date,
    },
}

impl FirstDay {
    /// As staff write it.
    fn written(self) -> String {
        match self {
            Self::Known(day) => day.to_string(),
            Self::Unknown { before } => format!("before {before}"),
        }
    }

    /// The first day on which it is known to be in force.
    fn day(self) -> Date {
        match self {
            Self::Known(day) | Self::Unknown { before: day } => day,
        }
    }
}

impl Standard {
    /// Returns the entry, marked as a draft, with comments.
    #[must_use]
    pub fn entry(&self) -> String {
        let Self { stage, variant, we, within, starts, effective } = self;
        let (stage, we, within, starts) = (quoted(stage), quoted(we), quoted(within), quoted(starts));
        let variant = variant.as_ref().map(|variant| format!("  variant: {}\n", quoted(variant))).unwrap_or_default();
        let (day, effective) = (effective.day(), effective.written());
        let review_by = day.saturating_add(1.year());
        format!(
            "\
- stage: {stage}
{variant}  draft: true   # not on the site yet; remove this line once the promise is approved
  # Residents read: \"We will …\", so start with a small letter and leave out the time and the full stop.
  we: {we}
  # Instead of `within`: average, between, every, at_most or no_target.
  within: {within}
  # share: 90%   # how often you keep it; without this line, every time
  # Residents read: \"The clock starts when …\". If that is not the request: {{event: application complete, text: …}}
  starts: {starts}
  # An old promise whose first day nobody knows: before {day}
  effective: {effective}
  # approved: {{by: City Manager, on: {day}}}   # a role, never a person
  review_by: {review_by}
"
        )
    }
}
