//! Sources and a day -> the agenda of the content, and what is wrong with it.

use std::collections::BTreeSet;

use jiff::ToSpan;
use jiff::civil::Date;

use crate::agenda::{Agenda, Days, agenda};
use crate::config::Day;
use crate::diagnostic::Diagnostic;
use crate::model::catalog::Catalog;
use crate::pipeline::checked::checked;
use crate::pipeline::days::day;
use crate::resolve::resolve;
use crate::source::Sources;

/// Which part of the agenda is wanted.
#[derive(Debug, Clone, Copy)]
pub struct Wanted<'a> {
    /// The day on which it is read.
    pub today: Day,
    /// The day after the last one; otherwise `months` ahead.
    pub until: Option<Date>,
    /// How many months ahead.
    pub months: i32,
    /// The id of the only department.
    pub department: Option<&'a str>,
}

/// The agenda, with the errors of the content. It is `None` if the content can't be read.
#[must_use]
pub fn planned(sources: &Sources, wanted: Wanted<'_>) -> (Option<Agenda>, Vec<Diagnostic>) {
    let checked = checked(sources, wanted.today);
    let errors = checked.diagnostics.into_iter().filter(Diagnostic::is_error).collect();
    let made = checked.catalog.map(|catalog| {
        let today = day(wanted.today, &catalog.site.time_zone);
        let until = wanted.until.unwrap_or_else(|| today.saturating_add(wanted.months.months()));
        let days = Days { today, until, beginnings: beginnings(&catalog, today, until) };
        agenda(&catalog, sources, &days, wanted.department)
    });
    (made, errors)
}

/// The days after `today` and before `until` on which an edition begins: those on which a build has more to say than the day before.
fn beginnings(catalog: &Catalog, today: Date, until: Date) -> BTreeSet<Date> {
    let next = |day: &Date| resolve(&catalog.clone().known_on(*day), *day, false).in_force.until;
    std::iter::successors(next(&today), next).take_while(|day| *day < until).collect()
}
