//! What became of a version, before its first day and after -> its types in the feed.

use crate::model::edition::{EffectiveStandard, EffectiveVersion};
use crate::model::plan::CalledOff;
use crate::model::standard::{Version, VersionCorrection};
use crate::render::feed::convert::converter::Convert;
use crate::render::feed::v1;

impl Convert<'_> {
    pub(crate) fn corrections(
        &self,
        standard: &EffectiveStandard<'_>,
        version: &EffectiveVersion<'_>,
    ) -> Vec<v1::VersionCorrection> {
        let correction = |one: &VersionCorrection| v1::VersionCorrection {
            on: one.on.value,
            note: self.text(&one.note),
            was: one.was.as_deref().map(|was| self.earlier(standard, was)),
        };
        version.corrected.iter().map(correction).collect()
    }

    pub(crate) fn changes(
        &self,
        standard: &EffectiveStandard<'_>,
        version: &EffectiveVersion<'_>,
    ) -> Vec<v1::PlanChange> {
        let changes = version.version.plan.changed.iter();
        changes
            .map(|change| v1::PlanChange {
                on: change.on.value,
                note: self.some(change.note.as_ref()),
                was: self.earlier(standard, &change.was),
            })
            .collect()
    }

    pub(crate) fn called_off(&self, called_off: &CalledOff) -> v1::CalledOff {
        v1::CalledOff { on: called_off.on.value, reason: self.text(&called_off.reason) }
    }

    fn earlier(&self, standard: &EffectiveStandard<'_>, was: &Version) -> v1::EarlierForm {
        let calendar = standard.owned.counted_with(&was.promise).map(|calendar| &calendar.0.value);
        v1::EarlierForm {
            effective_from: was.effective.value,
            promise: self.text(&self.words().promise(&was.promise, standard.owned.standard.stage)),
            target: self.target(&was.promise, calendar),
        }
    }
}
