//! A version as it was in force -> its record in the archive. Nothing here may depend on names, addresses or composed words.

use jiff::civil::Date;

use crate::model::catalog::Owned;
use crate::model::id::StandardId;
use crate::model::standard::{Conditions, Standard, Version};
use crate::render::feed::convert::converter::Convert;
use crate::render::feed::convert::standard::month_day;
use crate::render::feed::v1;

/// A version that is in force on a day.
pub(crate) struct InForce<'a> {
    /// Where it belongs.
    pub(crate) owned: Owned<'a>,
    /// The version as it was known on the day.
    pub(crate) version: &'a Version,
    /// Its number as of the day.
    pub(crate) revision: u32,
    /// The day.
    pub(crate) day: Date,
}

impl Convert<'_> {
    pub(crate) fn record(&self, InForce { owned, version, revision, day }: &InForce<'_>) -> v1::Record {
        let promise = &version.promise;
        let id = id_on(owned.standard, *day);
        let exempt = promise.exempt.as_ref().filter(|exempt| exempt.holds_on(*day));
        let (_, rest) = id.as_str().split_once('.').unwrap_or_default();
        let (stage, variant) = rest.split_once('.').map_or((rest, None), |(stage, variant)| (stage, Some(variant)));
        v1::Record {
            id: id.to_string(),
            revision: *revision,
            effective: v1::Since {
                from: (!version.begins_earlier).then_some(version.effective.value),
                known_from: version.effective.value,
            },
            service: id.service().to_owned(),
            stage: stage.replace('-', "_"),
            variant: variant.map(str::to_owned),
            we: self.some(promise.we.as_ref().map(|we| &we.value)),
            clock: self.recorded_clock(version),
            target: self.target(promise, owned.counted_with(promise).map(|calendar| &calendar.0.value)),
            channels: promise.channels.iter().map(|channel| channel.value.code().to_owned()).collect(),
            conditions: promise.conditions.as_ref().map(|conditions| self.recorded_conditions(&conditions.value)),
            exceptions: promise.exceptions.iter().map(|prose| self.prose(prose)).collect(),
            statutory: promise.statutory.as_ref().map(|limit| self.statutory(limit)),
            exempt: exempt.map(|exempt| v1::RecordedExemption {
                reason: self.prose(&exempt.reason),
                approved_by: exempt.approved_by.clone(),
            }),
            change: self.some(version.change.as_ref().map(|change| &change.value)),
            corrected: version.corrected.iter().map(|one| self.correction(one)).collect(),
        }
    }

    fn recorded_clock(&self, version: &Version) -> v1::RecordedClock {
        let promise = &version.promise;
        v1::RecordedClock {
            starts: promise.clock.starts.as_ref().map(|start| self.start(start)),
            pauses: promise.clock.pauses.iter().map(|pause| self.text(&pause.value)).collect(),
            stops: self.some(promise.clock.stops.as_ref().map(|stops| &stops.value)),
        }
    }

    fn recorded_conditions(&self, conditions: &Conditions) -> v1::RecordedConditions {
        v1::RecordedConditions {
            zone: self.some(conditions.zone.as_ref()),
            priority: self.some(conditions.priority.as_ref()),
            season: conditions
                .season
                .map(|season| v1::RecordedSeason { from: month_day(season.from), to: month_day(season.to) }),
            text: conditions.text.as_ref().map(|text| self.text(&text.value)),
        }
    }
}

/// The id of a standard on a day. One that it gave up on an unknown day is not told.
fn id_on(standard: &Standard, day: Date) -> &StandardId {
    let former = standard.formerly.iter().filter_map(|former| Some((former.until?.value, &former.id.value)));
    let then = former.filter(|(until, _)| day < *until).min_by_key(|(until, _)| *until);
    then.map_or(&standard.id.value, |(_, id)| id)
}
