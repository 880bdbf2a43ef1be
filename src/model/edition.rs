//! An edition: everything that holds on one day, with the current, past and scheduled versions of each standard.

use jiff::civil::Date;

use crate::model::calendar::Calendar;
use crate::model::catalog::{Catalog, ClockLine, Owned};
use crate::model::department::Department;
use crate::model::id::ClauseRef;
use crate::model::period::{Interval, Period};
use crate::model::prose::Prose;
use crate::model::service::Service;
use crate::model::standard::{Approval, Exemption, Version, VersionCorrection};

/// Everything in force on one day. All days of an interval have the same edition.
#[derive(Debug, Clone)]
pub struct Edition<'a> {
    /// The days for which it is valid.
    pub in_force: Interval,
    /// Every day on which something starts or ends, earliest first.
    pub boundaries: Vec<Date>,
    /// The catalog that it was made from.
    pub catalog: &'a Catalog,
    /// Whether it includes drafts.
    pub is_preview: bool,
    /// The services, in the catalog's order.
    pub services: Vec<EffectiveService<'a>>,
    /// The first day that lies ahead of what it tells. What is dated then, such as an approval, has not happened yet.
    pub ahead_from: Option<Date>,
}

impl<'a> Edition<'a> {
    /// The services that residents can ask for, now or from a stated day on, in order. Only these are listed and counted.
    pub fn offered(&self) -> impl Iterator<Item = &EffectiveService<'a>> {
        self.services.iter().filter(|service| service.is_offered())
    }

    /// Whether what is dated on this day has not happened yet.
    #[must_use]
    pub fn is_ahead(&self, day: Date) -> bool {
        self.ahead_from.is_some_and(|from| day >= from)
    }

    /// Every standard of every service, in order.
    pub fn standards(&self) -> impl Iterator<Item = &EffectiveStandard<'a>> {
        self.services.iter().flat_map(|service| &service.standards)
    }

    /// The standards in force, each with its current version, in order.
    pub fn standards_in_force(&self) -> impl Iterator<Item = (&EffectiveStandard<'a>, &EffectiveVersion<'a>)> {
        self.standards().filter_map(|standard| Some((standard, standard.current()?)))
    }
}

/// A service on one day.
#[derive(Debug, Clone)]
pub struct EffectiveService<'a> {
    /// Its department.
    pub department: &'a Department,
    /// The service.
    pub service: &'a Service,
    /// Whether it is offered.
    pub status: Status,
    /// The calendar that it goes by, and who says so.
    pub calendar: Option<Sourced<&'a Calendar>>,
    /// Its standards, in order.
    pub standards: Vec<EffectiveStandard<'a>>,
}

impl EffectiveService<'_> {
    /// Whether residents can ask for it, now or from a stated day on.
    #[must_use]
    pub fn is_offered(&self) -> bool {
        !matches!(self.status, Status::Retired | Status::CalledOff)
    }
}

/// A standard on one day.
#[derive(Debug, Clone)]
pub struct EffectiveStandard<'a> {
    /// The standard and what it belongs to.
    pub owned: Owned<'a>,
    /// Its status.
    pub status: Status,
    /// The day on which the exemption of the version in force ended, while the promise is still below the baseline.
    pub exemption_ended: Option<Date>,
    /// Its versions, oldest first. Never empty.
    pub versions: Vec<EffectiveVersion<'a>>,
    /// What to do if it is missed, and where that comes from.
    pub if_missed: Option<Sourced<&'a Prose>>,
    /// The clauses that it puts into practice.
    pub supports: &'a [ClauseRef],
    /// The corporate standard that it builds on, where one is for the same stage and channel.
    pub baseline: Option<Owned<'a>>,
}

impl<'a> EffectiveStandard<'a> {
    /// The version in force.
    #[must_use]
    pub fn current(&self) -> Option<&EffectiveVersion<'a>> {
        self.versions.iter().find(|version| version.status == Status::InForce)
    }

    /// The next scheduled version.
    #[must_use]
    pub fn next(&self) -> Option<&EffectiveVersion<'a>> {
        self.versions.iter().find(|version| version.status == Status::Scheduled)
    }

    /// The versions no longer in force, newest first.
    pub fn past(&self) -> impl Iterator<Item = &EffectiveVersion<'a>> {
        self.versions
            .iter()
            .rev()
            .filter(|version| version.status == Status::Superseded || version.status == Status::Retired)
    }

    /// The version to show: the one in force, otherwise the next one, otherwise the last one.
    ///
    /// # Panics
    /// Never: a standard has at least one version.
    #[must_use]
    pub fn shown(&self) -> &EffectiveVersion<'a> {
        let last = || self.lasting().next_back();
        let shown = self.current().or_else(|| self.next()).or_else(last);
        shown.unwrap_or_else(|| &self.versions[self.versions.len() - 1])
    }

    /// The versions that were not called off, oldest first.
    #[must_use]
    pub fn lasting(&self) -> impl DoubleEndedIterator<Item = &EffectiveVersion<'a>> {
        self.versions.iter().filter(|version| version.status != Status::CalledOff)
    }

    /// The version before another, of those that were not called off.
    #[must_use]
    pub fn before(&self, version: &EffectiveVersion<'a>) -> Option<&EffectiveVersion<'a>> {
        let earlier = self.versions.get(..version.revision as usize - 1)?;
        earlier.iter().rev().find(|one| one.status != Status::CalledOff)
    }

    /// The version after another, of those that were not called off.
    #[must_use]
    pub fn after(&self, version: &EffectiveVersion<'a>) -> Option<&EffectiveVersion<'a>> {
        let later = self.versions.get(version.revision as usize..)?;
        later.iter().find(|one| one.status != Status::CalledOff)
    }

    /// The days between a version and the next one for which nothing is promised, if any.
    #[must_use]
    pub fn pause_after(&self, version: &EffectiveVersion<'a>) -> Option<Pause<'a>> {
        let from = version.period.until?;
        let until = self.after(version)?.period.from;
        (from < until).then(|| Pause {
            from,
            until,
            reason: version.version.gap.as_ref().map(|gap| gap.value.as_str()),
        })
    }

    /// The day on which it was or will be withdrawn.
    #[must_use]
    pub fn ends(&self) -> Option<Date> {
        self.lasting().next_back().and_then(|version| version.period.until)
    }
}

/// Days between two versions, for which nothing is promised.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pause<'a> {
    /// The first day.
    pub from: Date,
    /// The day on which something is promised again.
    pub until: Date,
    /// The reason.
    pub reason: Option<&'a str>,
}

/// A version on one day.
#[derive(Debug, Clone)]
pub struct EffectiveVersion<'a> {
    /// The version.
    pub version: &'a Version,
    /// Its place in the history, from 1.
    pub revision: u32,
    /// When it holds.
    pub period: Period,
    /// Its status.
    pub status: Status,
    /// Its approval, once it has been given.
    pub approved: Option<&'a Approval>,
    /// The corrections made so far, earliest first.
    pub corrected: &'a [VersionCorrection],
    /// Its exemption from the baseline, while it lasts.
    pub exempt: Option<&'a Exemption>,
    /// The calendar on which its time is counted, and where that comes from.
    pub calendar: Option<Sourced<&'a Calendar>>,
    /// The line whose opening its clock waits for.
    pub line: Option<ClockLine<'a>>,
}

/// A value and its origin.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sourced<T> {
    /// The value.
    pub value: T,
    /// Its origin.
    pub origin: Origin,
}

/// Where a value of an edition came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// The standard itself.
    Standard,
    /// Its service.
    Service,
    /// Its department.
    Department,
    /// The corporate baseline.
    Corporate,
}

/// The status of a service, standard or version: always derived from dates, never written by staff.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// Announced, but not yet in force.
    Scheduled,
    /// In force.
    InForce,
    /// Replaced by a newer version.
    Superseded,
    /// Withdrawn.
    Retired,
    /// Announced, and called off before its first day.
    CalledOff,
}
