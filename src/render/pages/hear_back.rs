//! A service's promises -> when to hear back: a worked example for the edition, and the data from which a script answers for any other time.

use jiff::civil::{Date, DateTime};
use serde::Serialize;

use crate::model::amount::{Amount, Unit};
use crate::model::calendar::Calendar;
use crate::model::due::{Due, due, skipped};
use crate::model::edition::{EffectiveService, EffectiveStandard, EffectiveVersion};
use crate::model::share::Share;
use crate::model::site::Zone;
use crate::model::standard::{Promise, StartEvent};
use crate::model::target::Target;
use crate::render::RenderError;
use crate::render::pages::frame::{ContactView, Site, contact};
use crate::render::pages::hear_back_data;
use crate::render::pages::standard;
use crate::render::pages::steps;
use crate::wording;

/// When the example's resident asks, on the first open day of the edition.
const ASKED_AT_HOUR: i8 = 10;

/// When to hear back.
#[derive(Serialize)]
pub(super) struct HearBackView {
    /// When the example's resident asks, in words.
    asked: String,
    promises: Vec<PromiseView>,
    /// The days for which closures are known, where a promise depends on them.
    known_from: String,
    known_to: String,
    /// Whom to ask where no date can be given.
    whom: ContactView,
    /// Whether something can pause the clock or delay a promise.
    can_be_late: bool,
    /// What the script counts with, as JSON that can stand in a page.
    data: String,
}

#[derive(Serialize)]
struct PromiseView {
    heading: String,
    /// `within`, `average` or `between`.
    kind: &'static str,
    /// How often it is meant to be kept, where that is not every time.
    share: Option<String>,
    /// What starts the clock, where that is not the request itself.
    counts_from: Option<String>,
    example: Option<ExampleView>,
}

/// When the promise is due for the example's resident.
#[derive(Serialize)]
struct ExampleView {
    first: String,
    last: String,
    /// The closed days on the way, or nothing.
    skipped: String,
}

/// A promise that has a date when it is known when one asked.
pub(super) struct Dated<'a> {
    standard: &'a EffectiveStandard<'a>,
    version: &'a EffectiveVersion<'a>,
    kind: &'static str,
    /// The shortest and the longest time, which differ for a range only.
    pub(super) amounts: (Amount, Amount),
}

impl<'a> Dated<'a> {
    /// Nothing for a promise that doesn't count time from a request, and for seconds: they pass while one waits.
    fn new(standard: &'a EffectiveStandard<'a>) -> Option<Self> {
        let version = standard.current()?;
        let promise = &version.version.promise;
        let (kind, amounts) = match promise.target.value {
            Target::Within(limit) => ("within", (limit, limit)),
            Target::Average(mean) => ("average", (mean, mean)),
            Target::Between(least, most, unit) => ("between", (Amount::new(least, unit), Amount::new(most, unit))),
            Target::Every(_) | Target::AtMost(_) | Target::None(_) => return None,
        };
        let is_dated = starts_with_a_request(promise) && amounts.0.unit != Unit::Second;
        is_dated.then_some(Self { standard, version, kind, amounts })
    }

    /// The calendar that its time is counted in.
    pub(super) fn calendar(&self) -> Option<&'a Calendar> {
        self.version.calendar.filter(|_| !self.amounts.0.unit.is_elapsed()).map(|calendar| calendar.value)
    }

    fn promise(&self) -> &'a Promise {
        &self.version.version.promise
    }
}

fn starts_with_a_request(promise: &Promise) -> bool {
    let event = promise.clock.starts.as_ref().map_or(StartEvent::RequestReceived, |start| start.event);
    matches!(event, StartEvent::RequestReceived | StartEvent::ApplicationComplete)
}

/// Nothing where no promise has a date.
pub(super) fn view(site: &Site<'_>, effective: &EffectiveService<'_>) -> Result<Option<HearBackView>, RenderError> {
    let dated: Vec<Dated<'_>> = steps::in_order(effective).0.into_iter().filter_map(Dated::new).collect();
    let Some(start) = site.edition.in_force.from.filter(|_| !dated.is_empty()) else { return Ok(None) };
    let zone = &site.edition.catalog.site.time_zone;
    let calendars: Vec<&Calendar> = dated.iter().filter_map(Dated::calendar).collect();
    let asked = first_open_day(start, calendars.first().copied()).at(ASKED_AT_HOUR, 0, 0, 0);
    let known_from = calendars.iter().map(|calendar| calendar.complete.from.max(start)).max();
    let known_until = calendars.iter().map(|calendar| calendar.complete.until.value).min();
    let own = contact(&effective.department.contact);
    Ok(Some(HearBackView {
        asked: wording::moment(asked),
        promises: dated.iter().map(|one| promise(one, asked, zone)).collect(),
        known_from: known_from.map(wording::date).unwrap_or_default(),
        known_to: known_until.and_then(|day| day.yesterday().ok()).map(wording::date).unwrap_or_default(),
        whom: if own.phone.is_some() { own } else { contact(&site.edition.catalog.site.contact) },
        can_be_late: dated.iter().any(|one| {
            let promise = one.promise();
            !promise.clock.pauses.is_empty() || !promise.exceptions.is_empty()
        }),
        data: hear_back_data::json(&dated, &site.calendars, zone)?,
    }))
}

fn first_open_day(start: Date, calendar: Option<&Calendar>) -> Date {
    let Some(calendar) = calendar else { return start };
    let known = std::iter::successors(Some(start), |day| day.tomorrow().ok()).take_while(|day| calendar.covers(*day));
    known.into_iter().find(|day| !calendar.hours(*day).is_empty()).unwrap_or(start)
}

fn promise(dated: &Dated<'_>, asked: DateTime, zone: &Zone) -> PromiseView {
    let promise = dated.promise();
    let start = promise.clock.starts.as_ref().filter(|start| start.event != StartEvent::RequestReceived);
    PromiseView {
        heading: standard::heading(dated.standard),
        kind: dated.kind,
        share: (promise.share() != Share::EVERY_TIME).then(|| wording::share(promise.share())),
        counts_from: start.map(|start| start.text.value.clone()),
        example: example(dated, asked, zone),
    }
}

fn example(dated: &Dated<'_>, asked: DateTime, zone: &Zone) -> Option<ExampleView> {
    let calendar = dated.calendar();
    let words = |amount: Amount| due(asked, &zone.rules, amount, calendar).ok().map(|due| in_words(&due));
    let closed = skipped(asked, &zone.rules, dated.amounts.1, calendar).ok()?;
    let names: Vec<String> = closed.iter().map(|closure| closure.name.value.clone()).collect();
    let (shortest, longest) = dated.amounts;
    let first = words(shortest)?;
    let last = if longest == shortest { first.clone() } else { words(longest)? };
    Some(ExampleView { first, last, skipped: wording::list(&names) })
}

fn in_words(due: &Due) -> String {
    match due {
        Due::At(moment) => wording::moment(moment.datetime()),
        Due::On(day) => wording::long_date(*day),
    }
}
