//! Lists the versions in force today or later, which staff can still change. Past versions stay as they were published.

use jiff::civil::Date;

use crate::model::catalog::{Catalog, Owned};
use crate::model::life_cycle::Retirement;
use crate::model::period::Period;
use crate::model::service::Service;
use crate::model::standard::Version;

/// A version with its period and its standard.
#[derive(Clone, Copy)]
pub(super) struct Ahead<'a> {
    pub(super) owned: Owned<'a>,
    pub(super) version: &'a Version,
    pub(super) period: Period,
}

impl Ahead<'_> {
    /// Whether residents can see the version, now or once it takes effect.
    pub(super) fn is_public(&self) -> bool {
        self.owned.is_public() && !self.version.draft
    }
}

/// Every version in force today or later, including drafts.
pub(super) fn versions(catalog: &Catalog, today: Date) -> Vec<Ahead<'_>> {
    catalog
        .standards()
        .flat_map(move |owned| {
            let periods = owned.standard.periods(end(owned.service), true);
            let lasting = periods
                .into_iter()
                .filter(move |(_, period)| period.until.is_none_or(|until| until > today.max(period.from)));
            lasting.map(move |(version, period)| Ahead { owned, version, period })
        })
        .collect()
}

/// The first day on which a service is no longer offered, if it is retired.
pub(super) fn end(service: &Service) -> Option<Date> {
    service.retired.as_ref().map(|retired| retired.on.value)
}

/// Whether something is retired on `day` or earlier.
pub(super) fn is_over<R>(retired: Option<&Retirement<R>>, day: Date) -> bool {
    retired.is_some_and(|retired| retired.on.value <= day)
}
