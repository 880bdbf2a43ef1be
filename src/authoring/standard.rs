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
    /// How often it is kept, if not as usual.
    pub share: Option<String>,
    /// What starts the clock, after "when"; nothing if nothing does, or if the defaults say it.
    pub starts: Option<String>,
    /// The date on which it takes effect.
    pub effective: FirstDay,
    /// What it can leave out.
    pub defaults: Inherited,
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

/// What the defaults of a department say for a new promise.
#[derive(Debug, Clone, Default)]
pub struct Inherited {
    /// The day on which promises take effect, as written.
    pub effective: Option<String>,
    /// Whether there is an approval.
    pub approved: bool,
    /// Whether there is a day of the next review.
    pub review_by: bool,
    /// Whether there are clauses that services support.
    pub supports: bool,
    /// How often a target is to be met, as written.
    pub share: Option<String>,
    /// What starts the clock: the text, which is empty where it is more than that.
    pub starts: Option<String>,
}

impl Standard {
    /// Returns the entry, marked as a draft, with comments.
    #[must_use]
    pub fn entry(&self) -> String {
        let Self { stage, variant, we, target, share, .. } = self;
        let (stage, we) = (quoted(stage), quoted(we));
        let target = target.lines(share.as_deref(), self.defaults.share.as_deref());
        let variant = variant.as_ref().map(|variant| format!("  variant: {}\n", quoted(variant))).unwrap_or_default();
        format!(
            "\
- stage: {stage}
{variant}  draft: true   # not on the site yet; remove this line once the promise is approved
  # Residents read: \"We will …\", so start with a small letter and leave out the time and the full stop.
  we: {we}
{target}{starts}{dates}",
            starts = self.starts(),
            dates = self.dates(),
        )
    }

    fn starts(&self) -> String {
        let Some(starts) = &self.starts else { return String::new() };
        format!(
            "  # Residents read: \"The clock starts when …\". If that is not the request: {{event: application complete, text: …}}
  starts: {}
",
            quoted(starts)
        )
    }

    /// The days, without those that the defaults say. An approval there is not one of this promise.
    fn dates(&self) -> String {
        let Self { effective, defaults, .. } = self;
        let (day, effective) = (effective.day(), effective.written());
        let begins = if defaults.effective.as_ref().is_some_and(|usual| *usual == effective) {
            String::new()
        } else {
            format!("  # An old promise whose first day nobody knows: before {day}\n  effective: {effective}\n")
        };
        let approved = if defaults.approved {
            "  approved: none   # until it is approved: the approval in the defaults is an earlier one\n".to_owned()
        } else {
            format!("  # approved: {{by: City Manager, on: {day}}}   # a role, never a person\n")
        };
        let review_by =
            if defaults.review_by { String::new() } else { format!("  review_by: {}\n", day.saturating_add(1.year())) };
        // Only the day on which the draft becomes public is true, and nobody knows it yet.
        let announced =
            "  # announced: YYYY-MM-DD   # the day on which you remove `draft`, if it takes effect on another day\n";
        [&*begins, announced, &approved, &review_by].concat()
    }
}
