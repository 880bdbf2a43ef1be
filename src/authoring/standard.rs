//! Answers about one promise -> its entry in the list of a service's standards.

use jiff::ToSpan;
use jiff::civil::Date;

use crate::authoring::quoted::quoted;

/// What has to be known about a promise.
#[derive(Debug, Clone)]
pub struct Standard {
    /// What happens by then: `complete`.
    pub stage: String,
    /// What tells it from another promise for the same stage.
    pub variant: Option<String>,
    /// What we do, after "We will".
    pub we: String,
    /// The limit: `3 business days`.
    pub within: String,
    /// What starts the clock, after "when".
    pub starts: String,
    /// The first day on which it holds.
    pub effective: Date,
}

impl Standard {
    /// The entry, with comments, as a draft.
    #[must_use]
    pub fn entry(&self) -> String {
        let Self { stage, variant, we, within, starts, effective } = self;
        let (stage, we, within, starts) = (quoted(stage), quoted(we), quoted(within), quoted(starts));
        let variant = variant.as_ref().map(|variant| format!("  variant: {}\n", quoted(variant))).unwrap_or_default();
        let review_by = effective.saturating_add(1.year());
        format!(
            "\
- stage: {stage}
{variant}  draft: true   # left out of the site; remove this line once the promise is approved
  # Residents read: \"We will …\", so begin with a small letter and leave out the time and the full stop.
  we: {we}
  # In place of `within`: average, between, every, at_most or no_target.
  within: {within}
  # share: 90%   # how often it is kept; left out, it means every time
  # Residents read: \"The clock starts when …\".
  starts: {starts}
  effective: {effective}
  # approved: {{by: City Manager, on: {effective}}}   # a role, never a person
  review_by: {review_by}
"
        )
    }
}
