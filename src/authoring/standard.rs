//! Answers about one promise -> its entry in a service's list of standards.

use jiff::ToSpan;
use jiff::civil::Date;

use crate::authoring::quoted::quoted;
use crate::authoring::target::Target;

/// The answers that a standard's entry is made from.
#[derive(Debug, Clone)]
pub struct Standard {
    /// What happens by then: `complete`.
    pub stage: String,
    /// The variant that tells it apart from another promise for the same stage.
    pub variant: Option<String>,
    /// What we do, after "We will".
    pub we: String,
    /// What can be measured.
    pub target: Target,
    /// How often it is kept, if not every time.
    pub share: Option<String>,
    /// What starts the clock, after "when", if something does.
    pub starts: Option<String>,
    /// The date on which it takes effect.
    pub effective: Date,
}

impl Standard {
    /// Returns the entry, marked as a draft, with comments.
    #[must_use]
    pub fn entry(&self) -> String {
        let Self { stage, variant, we, target, share, starts, effective } = self;
        let (stage, we, target) = (quoted(stage), quoted(we), target.lines(share.as_deref()));
        let starts = starts.as_ref().map(|starts| start(starts)).unwrap_or_default();
        let variant = variant.as_ref().map(|variant| format!("  variant: {}\n", quoted(variant))).unwrap_or_default();
        let review_by = effective.saturating_add(1.year());
        format!(
            "\
- stage: {stage}
{variant}  draft: true   # not on the site yet; remove this line once the promise is approved
  # Residents read: \"We will …\", so start with a small letter and leave out the time and the full stop.
  we: {we}
{target}{starts}  effective: {effective}
  # approved: {{by: City Manager, on: {effective}}}   # a role, never a person
  review_by: {review_by}
"
        )
    }
}

fn start(starts: &str) -> String {
    format!(
        "  # Residents read: \"The clock starts when …\". If that is not the request: {{event: application complete, text: …}}\n  starts: {}\n",
        quoted(starts)
    )
}
