//! About these standards: where they come from, how we count, and the calendars.

use serde::Serialize;

use crate::address;
use crate::model::amount::Unit;
use crate::model::calendar::{Calendar, Closure, Coverage};
use crate::model::standard::Correction;
use crate::render::pages::commitment::{PolicyView, policy};
use crate::render::pages::frame::Frame;
use crate::render::pages::frame::site::Site;
use crate::render::pages::results;
use crate::render::sentences::corrections;
use crate::wording::capital;

/// The page about the standards.
#[derive(Serialize)]
pub(super) struct AboutView<'a> {
    frame: Frame,
    /// Link to the standards of all departments.
    baseline: String,
    policy: PolicyView,
    /// What the policy asks of all standards.
    asks: Option<String>,
    /// What business days are called, at the beginning of a sentence.
    business_days: String,
    /// What business hours are called.
    business_hours: &'a str,
    calendars: Vec<CalendarView>,
    services: usize,
    standards_in_force: usize,
    with_target: usize,
    with_review: usize,
    /// The page with all results, once there are any.
    results: Option<String>,
}

#[derive(Serialize)]
struct CalendarView {
    anchor: String,
    name: String,
    week: Vec<String>,
    closures: Vec<ClosureView>,
    /// Last day that the list of closures covers; `None` if it is complete for no day.
    complete_to: Option<String>,
    is_always_open: bool,
}

#[derive(Serialize)]
struct ClosureView {
    date: String,
    iso: String,
    name: String,
    closes: Option<String>,
    /// The hours of that day, if it has its own.
    hours: Option<String>,
    corrected: Option<String>,
}

pub(super) fn view<'a>(site: &'a Site<'_>) -> AboutView<'a> {
    let frame = Frame::titled(site, "about/", "about").below(&[]);
    let in_force = || site.edition.standards_in_force();
    let corporate = site.edition.catalog.departments.iter().find(|department| department.is_corporate);
    let baseline =
        corporate.map_or_else(|| "departments/".to_owned(), |one| address::department(one.id.value.as_str()));
    AboutView {
        results: results::has_any(site).then(|| frame.links.to(address::RESULTS)),
        baseline: frame.links.to(&baseline),
        policy: policy(site),
        asks: site.edition.catalog.commitment.policy.asks.clone(),
        business_days: capital(site.words.units(Unit::BusinessDay)),
        business_hours: site.words.units(Unit::BusinessHour),
        calendars: site.edition.catalog.calendars.values().map(|one| calendar(site, one)).collect(),
        services: site.edition.offered().count(),
        standards_in_force: in_force().count(),
        with_target: in_force().filter(|(_, version)| version.version.promise.target.value.is_promised()).count(),
        with_review: in_force().filter(|(_, version)| version.version.review_by.is_some()).count(),
        frame,
    }
}

fn calendar(site: &Site<'_>, calendar: &Calendar) -> CalendarView {
    CalendarView {
        anchor: address::calendar_anchor(&calendar.id.value),
        name: calendar.name.clone(),
        week: site.words.week(calendar),
        closures: listed(site, calendar).map(|one| closure(site, one)).collect(),
        complete_to: calendar.complete.and_then(Coverage::last).map(|day| site.words.date(day)),
        is_always_open: calendar.is_always_open(),
    }
}

fn closure(site: &Site<'_>, closure: &Closure) -> ClosureView {
    let words = site.words;
    ClosureView {
        date: words.long_date(closure.date.value),
        iso: closure.date.value.to_string(),
        name: closure.name.value.clone(),
        closes: closure.closes.map(|time| words.time(time.value)),
        hours: words.hours_of(closure),
        corrected: corrections(words, made(site, closure).map(|one| (one.on.value, one.note.as_str()))),
    }
}

/// Returns the corrections of a closure that have been made.
fn made<'c>(site: &Site<'_>, closure: &'c Closure) -> impl Iterator<Item = &'c Correction> {
    closure.corrected.iter().filter(|one| !site.edition.is_ahead(one.on.value))
}

/// Returns the closures to list, from the edition's year on: past ones don't help readers, and the build doesn't know which day is "today".
/// One that was corrected is listed whatever its year, because readers may have relied on what the site said.
fn listed<'c>(site: &Site<'_>, calendar: &'c Calendar) -> impl Iterator<Item = &'c Closure> {
    let from = site.edition.in_force.from;
    calendar.closures.iter().filter(move |closure| {
        from.is_none_or(|from| closure.date.value.year() >= from.year()) || made(site, closure).next().is_some()
    })
}
