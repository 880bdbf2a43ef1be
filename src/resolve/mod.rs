//! Resolves a catalog to the edition of one day: what is in force, and where each value comes from. Pure and total.

use jiff::civil::Date;

use crate::model::calendar::Calendar;
use crate::model::catalog::{Catalog, Owned};
use crate::model::department::Department;
use crate::model::edition::{Edition, EffectiveService, EffectiveStandard, EffectiveVersion, Origin, Sourced, Status};
use crate::model::period::{Interval, Period};
use crate::model::prose::Prose;
use crate::model::service::Service;
use crate::model::standard::{Promise, Standard, Version};
use crate::model::strength::Comparison;

/// The edition of `day`, with drafts if `drafts` is set.
#[must_use]
pub fn resolve(catalog: &Catalog, day: Date, drafts: bool) -> Edition<'_> {
    let tomorrow = day.tomorrow().ok();
    let view = DayResolver { catalog, baseline: catalog.baseline().collect(), day, drafts, ahead_from: tomorrow };
    let services: Vec<EffectiveService<'_>> =
        catalog.services().filter_map(|(department, service)| view.service(department, service)).collect();
    let boundaries = boundaries(&services);
    let told = told_on(catalog, &services).filter(|told| *told > day).chain(catalog.known_until);
    let in_force = Interval::around(day, boundaries.iter().copied().chain(told));
    Edition { in_force, boundaries, catalog, is_preview: drafts, services, ahead_from: in_force.until.max(tomorrow) }
}

/// Every day on which something starts or ends, once each, earliest first.
fn boundaries(services: &[EffectiveService<'_>]) -> Vec<Date> {
    let mut days: Vec<Date> = services.iter().filter_map(|service| retired_on(service.service)).collect();
    for version in services.iter().flat_map(|service| &service.standards).flat_map(|standard| &standard.versions) {
        if version.status == Status::CalledOff {
            continue;
        }
        days.push(version.version.told_from());
        days.extend(version.period.until);
        let corrections = version.version.corrected.iter().filter(|correction| correction.was.is_some());
        days.extend(corrections.map(|correction| correction.on.value));
        let ends = version.version.promise.exempt.as_ref().and_then(|exempt| exempt.until);
        days.extend(ends.map(|until| until.value));
    }
    days.sort_unstable();
    days.dedup();
    days
}

/// The days of all approvals, corrections and new ids, and the first day of the policy: from each on, something more can be told.
fn told_on<'e>(catalog: &'e Catalog, services: &'e [EffectiveService<'_>]) -> impl Iterator<Item = Date> + 'e {
    let standards = services.iter().flat_map(|service| &service.standards);
    let former = standards.clone().flat_map(|standard| &standard.owned.standard.formerly);
    let renamed = former.filter_map(|former| former.until).map(|until| until.value);
    let of_versions = standards.flat_map(|standard| &standard.versions).flat_map(|version| {
        let approved = version.version.approved.iter().map(|approved| approved.on.value);
        approved.chain(version.version.corrected.iter().map(|correction| correction.on.value))
    });
    of_versions.chain(renamed).chain([catalog.commitment.policy.effective.value])
}

fn retired_on(service: &Service) -> Option<Date> {
    service.retired.as_ref().map(|retired| retired.on.value)
}

struct DayResolver<'a> {
    catalog: &'a Catalog,
    /// The baseline: what all departments promise.
    baseline: Vec<Owned<'a>>,
    day: Date,
    drafts: bool,
    /// The first day that lies ahead of what is told.
    ahead_from: Option<Date>,
}

impl<'a> DayResolver<'a> {
    fn service(&self, department: &'a Department, service: &'a Service) -> Option<EffectiveService<'a>> {
        if service.draft && !self.drafts {
            return None;
        }
        let mut standards: Vec<EffectiveStandard<'a>> = Vec::with_capacity(service.standards.len());
        let calendar = self.service_calendar(department, service);
        let all = service.standards.iter();
        standards.extend(all.filter_map(|standard| self.standard(Owned { department, service, standard }, calendar)));
        if standards.is_empty() && service.on_the_spot.is_none() {
            return None;
        }
        let status = self.service_status(service, &standards);
        Some(EffectiveService { department, service, status, calendar, standards })
    }

    fn service_status(&self, service: &Service, standards: &[EffectiveStandard<'_>]) -> Status {
        let all = |status: Status| !standards.is_empty() && standards.iter().all(|standard| standard.status == status);
        if retired_on(service).is_some_and(|on| on <= self.day) || all(Status::Retired) {
            Status::Retired
        } else if all(Status::CalledOff) {
            Status::CalledOff
        } else if all(Status::Scheduled) {
            Status::Scheduled
        } else {
            Status::InForce
        }
    }

    /// The calendar that a service goes by.
    fn service_calendar(&self, department: &'a Department, service: &'a Service) -> Option<Sourced<&'a Calendar>> {
        let reference = department.calendar_of(service)?;
        let origin = if service.calendar.is_some() { Origin::Service } else { Origin::Department };
        Some(Sourced { value: self.catalog.calendars.get(&reference.0.value)?, origin })
    }

    /// A standard of a service that goes by a calendar.
    fn standard(&self, owned: Owned<'a>, calendar: Option<Sourced<&'a Calendar>>) -> Option<EffectiveStandard<'a>> {
        let Owned { department, service, standard } = owned;
        if standard.draft && !self.drafts {
            return None;
        }
        let periods = standard.periods(retired_on(service), self.drafts);
        let last = periods.iter().rposition(|(version, _)| !version.is_called_off());
        let versions: Vec<EffectiveVersion<'a>> = (1u32..)
            .zip(periods)
            .map(|(revision, (version, period))| {
                let is_last = last.is_some_and(|last| revision as usize == last + 1);
                let line = self.catalog.line_of_clock(&owned, &version.promise);
                EffectiveVersion { line, ..self.version(calendar, version, period, revision, is_last) }
            })
            .collect();
        let status = standard_status(&versions)?;
        Some(EffectiveStandard {
            owned,
            status,
            exemption_ended: self.exemption_ended(owned, &versions),
            versions,
            if_missed: self.if_missed(standard, service, department),
            supports: standard.supports.as_deref().unwrap_or(&service.supports),
            baseline: self.baseline(owned),
        })
    }

    fn version(
        &self,
        inherited: Option<Sourced<&'a Calendar>>,
        version: &'a Version,
        period: Period,
        revision: u32,
        is_last: bool,
    ) -> EffectiveVersion<'a> {
        let status = if version.is_called_off() {
            Status::CalledOff
        } else if period.contains(self.day) {
            Status::InForce
        } else if period.from > self.day {
            Status::Scheduled
        } else if is_last {
            Status::Retired
        } else {
            Status::Superseded
        };
        let exempt = version.promise.exempt.as_ref().filter(|exempt| exempt.holds_on(self.day));
        let is_ahead = |day: Date| self.ahead_from.is_some_and(|from| day >= from);
        let made = version.corrected.partition_point(|correction| !is_ahead(correction.on.value));
        EffectiveVersion {
            version,
            revision,
            period,
            status,
            approved: version.approved.as_ref().filter(|approved| !is_ahead(approved.on.value)),
            corrected: &version.corrected[..made],
            exempt,
            calendar: self.calendar(inherited, &version.promise),
            line: None,
        }
    }

    /// The calendar that a promise's time is counted in: one that it names, or, for business time, what it inherits.
    fn calendar(
        &self,
        inherited: Option<Sourced<&'a Calendar>>,
        promise: &'a Promise,
    ) -> Option<Sourced<&'a Calendar>> {
        match &promise.calendar {
            Some(own) => {
                let value = self.catalog.calendars.get(&own.0.value)?;
                Some(Sourced { value, origin: Origin::Standard })
            }
            None => inherited.filter(|_| promise.target.value.counts_business_time()),
        }
    }

    fn if_missed(
        &self,
        standard: &'a Standard,
        service: &'a Service,
        department: &'a Department,
    ) -> Option<Sourced<&'a Prose>> {
        let corporate = self.catalog.departments.iter().find(|other| other.is_corporate);
        [
            (standard.if_missed.as_ref(), Origin::Standard),
            (service.if_missed.as_ref(), Origin::Service),
            (department.if_missed.as_ref(), Origin::Department),
            (corporate.and_then(|corporate| corporate.if_missed.as_ref()), Origin::Corporate),
        ]
        .into_iter()
        .find_map(|(value, origin)| Some(Sourced { value: value?, origin }))
    }

    /// The corporate standard in force for the same stage and a shared channel.
    fn baseline(&self, owned: Owned<'a>) -> Option<Owned<'a>> {
        let promise = self.promise(owned)?;
        self.floors(owned, promise).map(|(floor, _)| floor).next()
    }

    /// The corporate standards in force that a promise of a department is compared with. As in `check`, conditional ones don't count.
    fn floors(&self, owned: Owned<'a>, promise: &'a Promise) -> impl Iterator<Item = (Owned<'a>, &'a Promise)> {
        let are_others = !owned.department.is_corporate;
        let shown = self.baseline.iter().copied().filter(move |floor| {
            are_others && (self.drafts || floor.is_public()) && floor.standard.stage == owned.standard.stage
        });
        shown.filter_map(move |floor| {
            let base = self.promise(floor)?;
            (base.conditions.is_none() && promise.shares_a_channel_with(base)).then_some((floor, base))
        })
    }

    /// The day on which the exemption of the version in force ended, if the promise is still below the baseline. The comparison begins on that
    /// day, whatever day it is, so that all days of an interval have the same edition.
    fn exemption_ended(&self, owned: Owned<'a>, versions: &[EffectiveVersion<'a>]) -> Option<Date> {
        let current = versions.iter().find(|version| version.status == Status::InForce)?;
        let promise = &current.version.promise;
        let exempt = promise.exempt.as_ref().filter(|_| promise.conditions.is_none())?;
        let until = exempt.until.filter(|_| !exempt.holds_on(self.day))?.value;
        let is_below = |floor| self.catalog.compare_with_floor((owned, promise), floor, until) != Comparison::NotWeaker;
        self.floors(owned, promise).any(is_below).then_some(until)
    }

    /// What a standard promises on the day, if anything.
    fn promise(&self, owned: Owned<'a>) -> Option<&'a Promise> {
        let periods = owned.standard.periods(retired_on(owned.service), self.drafts);
        periods.iter().find(|(_, period)| period.contains(self.day)).map(|(version, _)| &version.promise)
    }
}

/// In force if a version is, else scheduled if one is, else retired; `None` without versions.
fn standard_status(versions: &[EffectiveVersion<'_>]) -> Option<Status> {
    let any = |status: Status| versions.iter().any(|version| version.status == status);
    if versions.is_empty() {
        None
    } else if any(Status::InForce) {
        Some(Status::InForce)
    } else if any(Status::Scheduled) {
        Some(Status::Scheduled)
    } else if versions.iter().all(|version| version.status == Status::CalledOff) {
        Some(Status::CalledOff)
    } else {
        Some(Status::Retired)
    }
}
