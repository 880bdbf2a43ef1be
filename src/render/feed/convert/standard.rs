//! A standard and one of its versions -> their type in the feed.

use crate::address;
use crate::markdown;
use crate::model::department::Department;
use crate::model::edition::{EffectiveStandard, EffectiveVersion, Status};
use crate::model::season::{DayOfYear, Season};
use crate::model::service::Service;
use crate::model::stage::Stage;
use crate::model::standard::{Conditions, Exemption, Promise, Start, Statutory, VersionCorrection};
use crate::render::feed::convert::codes::{status, stop_code};
use crate::render::feed::convert::converter::Convert;
use crate::render::feed::v1;
use crate::render::if_missed::if_missed;
use crate::render::sentences::sentence;
use crate::wording::Wording;

impl Convert<'_> {
    pub(crate) fn retirement(&self, standard: &EffectiveStandard<'_>) -> Option<v1::Retirement> {
        let own = standard.owned.standard.retired.as_ref().map(|retired| v1::Retirement {
            on: retired.on.value,
            announced: retired.plan.announced.map(|day| day.value),
            reason: self.prose(&retired.reason),
            replaced_by: retired.replaced_by.as_ref().map(|id| id.0.to_string()),
        });
        // The replacement of a service is a service, not a standard.
        let service = self.service_retirement(standard.owned.service);
        own.or(service.map(|retired| v1::Retirement { replaced_by: None, ..retired }))
    }

    pub(crate) fn service_retirement(&self, service: &Service) -> Option<v1::Retirement> {
        let retired = service.retired.as_ref()?;
        Some(v1::Retirement {
            on: retired.on.value,
            announced: retired.plan.announced.map(|day| day.value),
            reason: self.prose(&retired.reason),
            replaced_by: retired.replaced_by.as_ref().map(|other| other.0.to_string()),
        })
    }

    /// A version of a standard, with the SHA-256 of its record in the archive.
    pub(crate) fn standard(
        &self,
        standard: &EffectiveStandard<'_>,
        version: &EffectiveVersion<'_>,
        record: Option<String>,
    ) -> v1::Standard {
        let owned = standard.owned;
        let id = &owned.standard.id.value;
        let promise = &version.version.promise;
        v1::Standard {
            id: id.to_string(),
            revision: version.revision,
            status: status(version.status).to_owned(),
            effective: effective(version),
            record,
            approved: version.approved.map(|approved| v1::Approval { by: approved.by.clone(), on: approved.on.value }),
            review_by: version.version.review_by.map(|day| day.value),
            change: self.some(version.version.change.as_ref().map(|change| &change.value)),
            gap: self.some(version.version.gap.as_ref().map(|gap| &gap.value)),
            announced: version.version.plan.announced.map(|day| day.value),
            changes: self.changes(standard, version),
            called_off: version.version.plan.called_off.as_ref().map(|one| self.called_off(one)),
            corrections: self.corrections(standard, version),
            department: self.department_name(owned.department),
            function: owned.service.function.as_ref().map(|function| self.text(&function.value)),
            service: self.service_name(owned.service),
            stage: owned.standard.stage.code().to_owned(),
            variant: owned.standard.variant.as_ref().map(ToString::to_string),
            name: self.some(owned.standard.name.as_ref()),
            promise: self.text(&sentence(self.words(), standard, version)),
            action: self.text(self.words().action(promise, owned.standard.stage)),
            clock: self.clock(version, owned.standard.stage),
            target: self.target(promise, version.calendar.map(|calendar| &calendar.value.id.value)),
            channels: promise.channels.iter().map(|channel| channel.value.code().to_owned()).collect(),
            conditions: promise.conditions.as_ref().map(|conditions| self.conditions(&conditions.value)),
            exceptions: promise.exceptions.iter().map(|prose| self.prose(prose)).collect(),
            statutory: promise.statutory.as_ref().map(|limit| self.statutory(limit)),
            exempt: version.exempt.map(|exempt| self.exemption(exempt)),
            exemption_ended: standard.exemption_ended.filter(|_| version.status == Status::InForce),
            baseline: standard.baseline.map(|floor| floor.standard.id.to_string()),
            if_missed: if_missed(self.edition().catalog, standard).map(|text| self.text(&markdown::to_text(&text))),
            supports: standard.supports.iter().map(|clause| clause.0.to_string()).collect(),
            links: v1::Links {
                self_: self.url(&address::standard_document(id)),
                html: self.url(&address::standard(id)),
            },
        }
    }

    pub(crate) fn department_name(&self, department: &Department) -> v1::DepartmentName {
        v1::DepartmentName { id: department.id.to_string(), name: self.text(&department.name) }
    }

    pub(crate) fn service_name(&self, service: &Service) -> v1::ServiceName {
        v1::ServiceName {
            id: service.id.to_string(),
            name: self.text(&service.name.value),
            open311_service_code: service.open311.clone(),
        }
    }

    pub(crate) fn correction(&self, correction: &VersionCorrection) -> v1::Correction {
        v1::Correction { on: correction.on.value, note: self.text(&correction.note) }
    }

    pub(crate) fn clock(&self, version: &EffectiveVersion<'_>, stage: Stage) -> v1::Clock {
        let promise = &version.version.promise;
        let clock = &promise.clock;
        let stops = stop_text(self.words(), promise, stage);
        v1::Clock {
            starts: clock.starts.as_ref().map(|start| self.start(start)),
            calendar: version.line.map(|line| line.calendar.id.to_string()),
            pauses: clock.pauses.iter().map(|pause| self.text(&pause.value)).collect(),
            stops: v1::Event { code: stop_code(stage).to_owned(), text: self.text(stops) },
        }
    }

    pub(crate) fn start(&self, start: &Start) -> v1::Event {
        v1::Event { code: start.event.code().to_owned(), text: self.text(&start.text.value) }
    }

    pub(crate) fn conditions(&self, conditions: &Conditions) -> v1::Conditions {
        v1::Conditions {
            zone: self.some(conditions.zone.as_ref()),
            priority: self.some(conditions.priority.as_ref()),
            season: conditions.season.map(|season| self.season(season)),
            text: conditions.text.as_ref().map(|text| self.text(&text.value)),
        }
    }

    fn season(&self, season: Season) -> v1::Season {
        v1::Season {
            from: month_day(season.from),
            to: month_day(season.to),
            text: self.text(&self.words().season(season)),
        }
    }

    pub(crate) fn statutory(&self, limit: &Statutory) -> v1::Statutory {
        v1::Statutory {
            value: limit.within.value.value,
            unit: limit.within.value.unit.code().to_owned(),
            source: self.text(&limit.source),
            note: self.some(limit.note.as_ref()),
        }
    }

    pub(crate) fn exemption(&self, exempt: &Exemption) -> v1::Exemption {
        v1::Exemption {
            reason: self.prose(&exempt.reason),
            approved_by: exempt.approved_by.clone(),
            until: exempt.until.map(|day| day.value),
            review_by: exempt.review_by.map(|day| day.value),
        }
    }
}

/// Returns the days on which a version is in force.
pub(crate) fn effective(EffectiveVersion { version, period, .. }: &EffectiveVersion<'_>) -> v1::Effective {
    v1::Effective {
        from: (!version.begins_earlier).then_some(period.from),
        known_from: period.from,
        until: period.until,
    }
}

/// Returns what stops the clock, to follow "when": the promise's own words, or else those of the stage.
pub(crate) fn stop_text<'a>(words: Wording<'a>, promise: &'a Promise, stage: Stage) -> &'a str {
    promise.clock.stops.as_ref().map_or_else(|| words.stage_stops(stage), |stops| &stops.value)
}

/// A day of every year as `xsd:gMonthDay`.
/// `--05-01`, as xsd:gMonthDay.
pub(crate) fn month_day(DayOfYear { month, day }: DayOfYear) -> String {
    format!("--{month:02}-{day:02}")
}
