//! A service's promises -> when to hear back: a worked example for the edition, and the data with which a script answers for any other time.
//! Every promise is part of the answer. A page on which none has a date has no such section: its first one already says all of them.

mod data;
mod dates;

use jiff::civil::{Date, DateTime};
use serde::Serialize;

use crate::model::calendar::{Calendar, Coverage};
use crate::model::edition::{EffectiveService, EffectiveStandard, EffectiveVersion};
use crate::model::target::Target;
use crate::render::job::RenderError;
use crate::render::pages::frame::links::{ContactView, contact};
use crate::render::pages::frame::site::Site;
use crate::render::pages::service::courses::Courses;
use crate::render::pages::service::hear_back::data::json;
use crate::render::pages::service::hear_back::dates::{Dated, Holds, ValidityPeriod, holding, validity_periods};
use crate::render::pages::theme::words::Word;
use crate::render::sentences;
use crate::wording::Wording;

/// Hour at which the resident of the example asks, on the first open day of the edition.
const ASKED_AT_HOUR: i8 = 10;

/// When to hear back.
#[derive(Serialize)]
pub(crate) struct HearBackView {
    /// The time at which the resident of the example asks, in words.
    asked: String,
    promises: Vec<PromiseView>,
    /// The message if no date can be given.
    refusal: String,
    /// Whom to ask instead.
    whom: ContactView,
    /// Whether something can pause the clock or delay a promise.
    can_be_late: bool,
    /// Data for the script, as JSON that is safe inside a page.
    data: String,
}

/// When a promise is due in the example.
#[derive(Serialize)]
struct PromiseView {
    heading: String,
    /// The date in words, the promise and why it has no date, or why there is no promise.
    said: String,
    /// Whether something is promised. Otherwise, the page says whom to ask.
    is_told: bool,
    /// What starts the clock, unless it is the request itself.
    note: Option<String>,
}

/// A promise over time.
struct Promise<'a> {
    standard: &'a EffectiveStandard<'a>,
    /// The version in force, or else the next one.
    version: &'a EffectiveVersion<'a>,
    validity_periods: Vec<ValidityPeriod<'a>>,
}

impl<'a> Promise<'a> {
    fn new(site: &Site<'_>, standard: &'a EffectiveStandard<'a>) -> Self {
        Self { standard, version: standard.shown(), validity_periods: validity_periods(site, standard) }
    }

    fn has_a_date(&self) -> bool {
        matches!(self.version.version.promise.target.value, Target::By(_)) || Dated::new(self.version).is_some()
    }

    fn dated(&self) -> impl Iterator<Item = &Dated<'a>> {
        self.validity_periods.iter().filter_map(|period| match &period.holds {
            Holds::Dated(dated) => Some(dated),
            Holds::Recurring(_) | Holds::Undated(_) | Holds::Refused(_) => None,
        })
    }

    /// The calendar of the version in force, if that has a date that depends on one.
    fn current_calendar(&self) -> Option<&'a Calendar> {
        Dated::new(self.standard.current()?)?.calendar()
    }
}

/// Makes the view, or returns `None` if no promise has a date.
pub(crate) fn view(site: &Site<'_>, effective: &EffectiveService<'_>) -> Result<Option<HearBackView>, RenderError> {
    let promises: Vec<Promise<'_>> =
        Courses::of(effective).in_order().into_iter().map(|one| Promise::new(site, one)).collect();
    let is_dated = promises.iter().any(Promise::has_a_date);
    let Some(start) = site.edition.in_force.from.filter(|_| is_dated) else { return Ok(None) };
    let asked = first_open_day(start, promises.iter().find_map(Promise::current_calendar)).at(ASKED_AT_HOUR, 0, 0, 0);
    let calendars: Vec<&Calendar> =
        promises.iter().flat_map(Promise::dated).filter_map(|dated| dated.clock().or(dated.calendar())).collect();
    let refusal = refusal(site, &calendars);
    let own = contact(&effective.department.contact);
    let headings: Vec<String> = (0..promises.len()).map(|at| heading(site.words, &promises, at)).collect();
    let examples: Vec<PromiseView> =
        promises.iter().zip(&headings).map(|(one, heading)| example(site, one, heading, asked, &refusal)).collect();
    let other_heading = |at: usize, period: &ValidityPeriod<'_>| {
        Some(with_cases(site.words, &headings[at], period)).filter(|heading| *heading != examples[at].heading)
    };
    let data = json(site, promises.iter().map(|one| &*one.validity_periods), other_heading)?;
    Ok(Some(HearBackView {
        asked: site.words.moment(asked),
        refusal,
        whom: if own.phone.is_some() { own } else { contact(&site.edition.catalog.site.contact) },
        can_be_late: promises.iter().any(|one| {
            let promise = &one.version.version.promise;
            !promise.clock.pauses.is_empty() || !promise.exceptions.is_empty()
        }),
        data,
        promises: examples,
    }))
}

/// Returns the message if no date can be given, with the days for which closures are known if a promise depends on them.
fn refusal(site: &Site<'_>, calendars: &[&Calendar]) -> String {
    // A single calendar that is complete for no day leaves no day for which all of them are.
    let known: Option<Vec<Coverage>> = calendars.iter().map(|calendar| calendar.complete).collect();
    let Some(known) = known else { return site.say(Word::RefusedIncomplete, &[]) };
    let from = known.iter().map(|known| known.from).max();
    let to = known.iter().filter_map(|known| known.last()).min();
    match (from.map(|day| site.words.date(day)), to.map(|day| site.words.date(day))) {
        (Some(from), Some(to)) => site.say(Word::RefusedKnown, &[&from, &to]),
        _ => site.say(Word::Refused, &[]),
    }
}

fn first_open_day(start: Date, calendar: Option<&Calendar>) -> Date {
    let Some(calendar) = calendar else { return start };
    let known = std::iter::successors(Some(start), |day| day.tomorrow().ok()).take_while(|day| calendar.covers(*day));
    known.into_iter().find(|day| !calendar.hours(*day).is_empty()).unwrap_or(start)
}

fn example(site: &Site<'_>, one: &Promise<'_>, heading: &str, asked: DateTime, refusal: &str) -> PromiseView {
    let refused =
        |why: &str| PromiseView { heading: heading.to_owned(), said: why.to_owned(), is_told: false, note: None };
    let Some(period) = holding(&one.validity_periods, asked) else { return refused(refusal) };
    let view = match &period.holds {
        Holds::Dated(dated) => match (dated.refused_on(site, asked.date()), dated.answer(site, asked)) {
            (Some(why), _) => refused(&why),
            (None, Some(said)) => PromiseView { said, is_told: true, note: dated.note(site), ..refused("") },
            (None, None) => refused(refusal),
        },
        Holds::Recurring(recurring) => match recurring.answer(site, asked.date()) {
            Some(said) => PromiseView { said, is_told: true, ..refused("") },
            None => refused(refusal),
        },
        Holds::Undated(said) => PromiseView { is_told: true, ..refused(said) },
        Holds::Refused(why) => refused(why),
    };
    PromiseView { heading: with_cases(site.words, heading, period), ..view }
}

/// Adds to a heading the conditions of a promise with a date, which alone doesn't show, for example, that it applies only in summer. The
/// sentence of one without a date says them.
fn with_cases(words: Wording<'_>, heading: &str, period: &ValidityPeriod<'_>) -> String {
    let conditions = match &period.holds {
        Holds::Dated(dated) => dated.version.version.promise.conditions.as_ref(),
        Holds::Recurring(recurring) => recurring.version.version.promise.conditions.as_ref(),
        Holds::Undated(_) | Holds::Refused(_) => None,
    };
    conditions.map_or_else(|| heading.to_owned(), |conditions| words.with_cases(heading, &conditions.value))
}

/// Returns the shortest text that no other promise on the page has: its heading, what is done, or the whole promise.
fn heading(words: Wording<'_>, all: &[Promise<'_>], at: usize) -> String {
    let ways: [fn(Wording<'_>, &Promise<'_>) -> String; 2] =
        [|words, one| sentences::heading(words, one.standard), we_will];
    let is_own = |way: &&fn(Wording<'_>, &Promise<'_>) -> String| {
        let own = way(words, &all[at]);
        all.iter().filter(|one| way(words, one) == own).count() == 1
    };
    ways.iter().find(is_own).map_or_else(|| sentence(words, &all[at]), |way| way(words, &all[at]))
}

/// Returns what is done, without the time.
fn we_will(words: Wording<'_>, one: &Promise<'_>) -> String {
    words.we_will(&one.version.version.promise, one.standard.owned.standard.stage)
}

fn sentence(words: Wording<'_>, one: &Promise<'_>) -> String {
    sentences::sentence(words, one.standard, one.version)
}
