//! The changes and corrections of a version as staff write them -> the version with each of its earlier forms.

use jiff::civil::Date;

use crate::model::plan::PlanChange;
use crate::model::standard::{Version, VersionCorrection};
use crate::parse::entries::plan::{ChangeEntry, change};
use crate::parse::entries::was::WasEntry;
use crate::parse::one_or_more::OneOrMore;
use crate::parse::record::record;
use crate::source::Located;

change!(WasEntry);

/// A correction as staff write it.
pub(super) struct VersionCorrectionEntry {
    on: Located<Date>,
    note: String,
    was: Option<WasEntry>,
}

record!(VersionCorrectionEntry, "a correction", {
    on: "the day of the correction",
    note: "what was wrong, for residents",
    was: "what was published until then, if that was something else",
});

/// What happened to a version's text on a day.
enum Step {
    Changed(ChangeEntry<WasEntry>),
    Corrected(VersionCorrectionEntry),
}

impl Step {
    fn on(&self) -> Date {
        match self {
            Self::Changed(change) => change.on.value,
            Self::Corrected(correction) => correction.on.value,
        }
    }
}

/// Adds the changes and corrections. Each says what it replaced, so the earlier forms follow from the last one backwards.
pub(super) fn with_past(
    now: Version,
    OneOrMore(entries): OneOrMore<ChangeEntry<WasEntry>>,
    OneOrMore(corrections): OneOrMore<VersionCorrectionEntry>,
) -> Version {
    let mut steps: Vec<Step> = entries.into_iter().map(Step::Changed).collect();
    steps.extend(corrections.into_iter().map(Step::Corrected));
    steps.sort_by_key(Step::on);
    let (mut changed, mut corrected, mut form) = (Vec::new(), Vec::new(), now.clone());
    for step in steps.into_iter().rev() {
        match step {
            Step::Changed(ChangeEntry { on, note, was }) => {
                form = was.before(&form);
                changed.push(PlanChange { on, note, was: Box::new(form.clone()) });
            }
            Step::Corrected(VersionCorrectionEntry { on, note, was }) => {
                let was = was.map(|was| {
                    form = was.before(&form);
                    Box::new(form.clone())
                });
                corrected.push(VersionCorrection { on, note, was });
            }
        }
    }
    changed.reverse();
    corrected.reverse();
    let mut whole = now;
    whole.plan.changed = changed;
    whole.corrected = corrected;
    whole
}
