//! What holds on one day: each standard with its current version, its past and its future.

use jiff::civil::Date;

use crate::model::calendar::Calendar;
use crate::model::catalog::{Catalog, Owned};
use crate::model::department::Department;
use crate::model::id::ClauseRef;
use crate::model::period::{Interval, Period};
use crate::model::prose::Prose;
use crate::model::service::Service;
use crate::model::standard::{Exemption, Version};

/// All that is in force on one day. Two days of the same interval have equal editions.
#[derive(Debug, Clone)]
pub struct Edition<'a> {
    /// The days for which all of it is true.
    pub in_force: Interval,
    /// Every day on which something begins or ends, earliest first.
    pub boundaries: Vec<Date>,
    /// What it was made from.
    pub catalog: &'a Catalog,
    /// Whether it shows what is not public yet.
    pub is_preview: bool,
    /// The services, in the catalog's order.
    pub services: Vec<EffectiveService<'a>>,
}

impl<'a> Edition<'a> {
    /// The services that residents can ask for, now or from a stated day on, in order: what is listed and counted as a service.
    pub fn offered(&self) -> impl Iterator<Item = &EffectiveService<'a>> {
        self.services.iter().filter(|service| service.is_offered())
    }

    /// Every standard of every service, in order.
    pub fn standards(&self) -> impl Iterator<Item = &EffectiveStandard<'a>> {
        self.services.iter().flat_map(|service| &service.standards)
    }

    /// The standards that hold now, in order.
    pub fn standards_in_force(&self) -> impl Iterator<Item = (&EffectiveStandard<'a>, &EffectiveVersion<'a>)> {
        self.standards().filter_map(|standard| Some((standard, standard.current()?)))
    }
}

/// A service on one day.
#[derive(Debug, Clone)]
pub struct EffectiveService<'a> {
    /// Whose it is.
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
        self.status != Status::Retired
    }
}

/// A standard on one day.
#[derive(Debug, Clone)]
pub struct EffectiveStandard<'a> {
    /// The standard and what it belongs to.
    pub owned: Owned<'a>,
    /// Derived from dates.
    pub status: Status,
    /// Its versions, oldest first. Never empty.
    pub versions: Vec<EffectiveVersion<'a>>,
    /// What to do if it is missed, and who says so.
    pub if_missed: Option<Sourced<&'a Prose>>,
    /// The clauses that it makes real.
    pub supports: &'a [ClauseRef],
    /// The corporate standard that it builds on, where one is for the same stage and channel.
    pub baseline: Option<Owned<'a>>,
}

impl<'a> EffectiveStandard<'a> {
    /// The version that holds now.
    #[must_use]
    pub fn current(&self) -> Option<&EffectiveVersion<'a>> {
        self.versions.iter().find(|version| version.status == Status::InForce)
    }

    /// The next version that does not hold yet.
    #[must_use]
    pub fn next(&self) -> Option<&EffectiveVersion<'a>> {
        self.versions.iter().find(|version| version.status == Status::Scheduled)
    }

    /// The versions that no longer hold, newest first.
    pub fn past(&self) -> impl Iterator<Item = &EffectiveVersion<'a>> {
        self.versions
            .iter()
            .rev()
            .filter(|version| version.status == Status::Superseded || version.status == Status::Retired)
    }

    /// The version to show: the one in force, else the next one, else the last one.
    ///
    /// # Panics
    /// Never: a standard has at least one version.
    #[must_use]
    pub fn shown(&self) -> &EffectiveVersion<'a> {
        self.current().or_else(|| self.next()).unwrap_or_else(|| &self.versions[self.versions.len() - 1])
    }

    /// The days after a version for which nothing is promised, though another version is to come.
    #[must_use]
    pub fn pause_after(&self, version: &EffectiveVersion<'a>) -> Option<Pause<'a>> {
        let from = version.period.until?;
        let until = self.versions.get(version.revision as usize)?.period.from;
        (from < until).then(|| Pause {
            from,
            until,
            reason: version.version.gap.as_ref().map(|gap| gap.value.as_str()),
        })
    }

    /// When it was withdrawn, or will be.
    #[must_use]
    pub fn ends(&self) -> Option<Date> {
        self.versions.last().and_then(|version| version.period.until)
    }
}

/// Days between two versions, for which nothing is promised.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pause<'a> {
    /// The first of them.
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
    /// Derived from dates.
    pub status: Status,
    /// Its exemption from the baseline, while it lasts.
    pub exempt: Option<&'a Exemption>,
    /// The calendar that its time is counted in, and who says so.
    pub calendar: Option<Sourced<&'a Calendar>>,
}

/// A value and where it came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sourced<T> {
    /// The value.
    pub value: T,
    /// Who says so.
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

/// Derived from dates, never typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// Announced, and not yet in force.
    Scheduled,
    /// In force.
    InForce,
    /// A newer version has taken its place.
    Superseded,
    /// Withdrawn.
    Retired,
}
