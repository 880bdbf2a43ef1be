//! A standard -> its validity periods, each with a promise and its due date, or with the reason why there is none.

use jiff::civil::{Date, DateTime};

use crate::model::amount::{Amount, Unit};
use crate::model::calendar::Calendar;
use crate::model::due::{Due, due, skipped, skipped_before_start, start};
use crate::model::edition::{EffectiveStandard, EffectiveVersion};
use crate::model::recurring_day::RecurringDay;
use crate::model::season::Season;
use crate::model::share::Share;
use crate::model::standard::{Promise, StartEvent};
use crate::model::target::Target;
use crate::render::pages::frame::site::Site;
use crate::render::pages::theme::words::Word;
use crate::render::sentences;
use crate::wording::Wording;

/// A validity period, up to the start of the next one, and what applies in it.
pub(crate) struct ValidityPeriod<'a> {
    /// The first day, or `None` if there is no earlier period.
    pub(crate) from: Option<Date>,
    pub(crate) holds: Holds<'a>,
}

/// What applies in a period.
pub(crate) enum Holds<'a> {
    /// A promise that has a date.
    Dated(Dated<'a>),
    /// A promise by a day that comes again.
    Recurring(Recurring<'a>),
    /// A promise for which no date can be told: its sentence, and why.
    Undated(String),
    /// No promise; the reason in words.
    Refused(String),
}

/// A promise by a day of every year or month: its date is the next such day, whatever is asked.
pub(crate) struct Recurring<'a> {
    pub(crate) version: &'a EffectiveVersion<'a>,
    pub(crate) day: RecurringDay,
}

impl Recurring<'_> {
    /// Returns the next day in words, on that of the request or later; nothing if something else holds by then.
    pub(crate) fn answer(&self, site: &Site<'_>, asked: Date) -> Option<String> {
        let next = self.day.on_or_after(asked)?;
        let is_held = self.version.period.until.is_none_or(|until| next < until);
        is_held.then(|| Self::sentence(site, &site.words.long_date(next)))
    }

    /// Returns the sentence about its day, from the day in words.
    pub(crate) fn sentence(site: &Site<'_>, day: &str) -> String {
        site.say(Word::NextDate, &[day])
    }
}

/// A promise whose date follows from the time of the request.
pub(crate) struct Dated<'a> {
    pub(crate) version: &'a EffectiveVersion<'a>,
    /// The shortest and the longest time, which differ only for a range.
    pub(crate) amounts: (Amount, Amount),
}

impl<'a> Dated<'a> {
    /// Returns `None` for a promise that doesn't count time from a request, and for seconds, which pass while the resident waits.
    pub(crate) fn new(version: &'a EffectiveVersion<'a>) -> Option<Self> {
        let promise = &version.version.promise;
        let amounts = promise.target.value.range()?;
        let is_dated = starts_with_a_request(promise) && !passes_while_waiting(amounts.0.unit);
        is_dated.then_some(Self { version, amounts })
    }

    /// Returns the calendar of the line whose opening its clock waits for.
    pub(crate) fn clock(&self) -> Option<&'a Calendar> {
        self.version.line.map(|line| line.calendar)
    }

    /// Returns the calendar that its time is counted with.
    pub(crate) fn calendar(&self) -> Option<&'a Calendar> {
        self.version
            .calendar
            .filter(|_| !self.amounts.0.unit.is_elapsed() || !self.amounts.1.unit.is_elapsed())
            .map(|calendar| calendar.value)
    }

    /// Returns its date in words, with the closed days on the way, or `None` if it can't be known.
    pub(crate) fn answer(&self, site: &Site<'_>, asked: DateTime) -> Option<String> {
        let rules = &site.edition.catalog.site.time_zone.rules;
        let calendar = self.calendar();
        let starts = match self.clock() {
            Some(line) => start(asked, line).ok()?,
            None => asked,
        };
        let begins = |amount: Amount| if amount.unit.is_elapsed() { starts } else { asked };
        let ends = |amount: Amount| due(begins(amount), rules, amount, calendar).ok();
        let (shortest, longest) = self.amounts;
        let (first, last) = (ends(shortest)?, ends(longest)?);
        // Over a long weekend one business day can take longer than two calendar days: the longer time is the limit.
        let first = if reading(&first) > reading(&last) { &last } else { &first };
        let said = self.sentence(site, &in_words(site.words, first), &in_words(site.words, &last));
        let closed = match self.clock() {
            Some(line) => skipped_before_start(asked, line).ok()?,
            None => skipped(asked, rules, longest, calendar).ok()?,
        };
        let names: Vec<String> = closed.iter().map(|closure| closure.name.value.clone()).collect();
        if names.is_empty() {
            return Some(said);
        }
        Some(format!("{said} {}", site.say(Word::Skipped, &[&site.words.list(&names)])))
    }

    /// Returns the sentence about its date, from the first and the last day in words.
    pub(crate) fn sentence(&self, site: &Site<'_>, first: &str, last: &str) -> String {
        let promise = &self.version.version.promise;
        let share = (promise.share() != Share::EVERY_TIME).then(|| site.words.share(promise.share()));
        match &promise.target.value {
            Target::Average(_) => site.say(Word::OnAverage, &[last]),
            Target::Between(..) => match share {
                Some(share) => site.say(Word::BetweenShare, &[first, last, &share]),
                None => site.say(Word::Between, &[first, last]),
            },
            Target::Within(_)
            | Target::Every(_)
            | Target::AtMost(_)
            | Target::AtLeast(_)
            | Target::Ahead(_)
            | Target::By(_)
            | Target::Share(_)
            | Target::Level(_)
            | Target::None(_) => match share {
                Some(share) => site.say(Word::WithinShare, &[last, &share]),
                None => site.say(Word::Within, &[last]),
            },
        }
    }

    /// Whether it is an average, which no single request can miss.
    pub(crate) const fn is_average(&self) -> bool {
        self.version.version.promise.target.value.is_average()
    }

    /// The season in which it holds: the day of the request decides.
    pub(crate) fn season(&self) -> Option<Season> {
        self.version.version.promise.conditions.as_ref()?.value.season
    }

    /// Why there is no date for a request on this day; nothing if it is its season.
    pub(crate) fn refused_on(&self, site: &Site<'_>, day: Date) -> Option<String> {
        self.season().filter(|season| !season.contains(day)).map(|season| out_of_season(site, season))
    }

    /// What starts the clock, unless it is the request itself; for a request, that it waits for the line to open.
    pub(crate) fn note(&self, site: &Site<'_>) -> Option<String> {
        if let Some(line) = self.version.line.filter(|line| !line.calendar.is_always_open()) {
            let waits = site.say(Word::Waits, &[line.name]);
            let at_once = line.forms_start_at_once.then(|| site.say(Word::WaitsNot, &[]));
            return Some([Some(waits), at_once].into_iter().flatten().collect::<Vec<_>>().join(" "));
        }
        let start = self.version.version.promise.clock.starts.as_ref()?;
        let is_other = start.event != StartEvent::RequestReceived;
        is_other.then(|| site.say(Word::CountsFrom, &[&start.text.value]))
    }
}

/// Why there is no date outside a season.
pub(crate) fn out_of_season(site: &Site<'_>, season: Season) -> String {
    site.say(Word::RefusedSeason, &[&site.words.season(season)])
}

fn starts_with_a_request(promise: &Promise) -> bool {
    let event = promise.clock.starts.as_ref().map_or(StartEvent::RequestReceived, |start| start.event);
    matches!(event, StartEvent::RequestReceived | StartEvent::ApplicationComplete)
}

const fn passes_while_waiting(unit: Unit) -> bool {
    match unit {
        Unit::Second => true,
        Unit::Minute
        | Unit::Hour
        | Unit::BusinessHour
        | Unit::BusinessDay
        | Unit::CalendarDay
        | Unit::Week
        | Unit::Month
        | Unit::Year => false,
    }
}

/// What a clock on the wall shows: of a day, its first moment.
fn reading(due: &Due) -> DateTime {
    match due {
        Due::At(moment) => moment.datetime(),
        Due::On(day) => day.at(0, 0, 0, 0),
    }
}

fn in_words(words: Wording<'_>, due: &Due) -> String {
    match due {
        Due::At(moment) => words.moment(moment.datetime()),
        Due::On(day) => words.long_date(*day),
    }
}

/// Returns all periods, from before the standard to after its end.
pub(crate) fn validity_periods<'a>(site: &Site<'_>, standard: &'a EffectiveStandard<'a>) -> Vec<ValidityPeriod<'a>> {
    let refused = |from, word, values: &[&str]| ValidityPeriod { from, holds: Holds::Refused(site.say(word, values)) };
    let mut all = Vec::with_capacity(standard.versions.len() + 2);
    all.extend(standard.lasting().next().map(|first| {
        let word = if first.version.begins_earlier { Word::RefusedUnknown } else { Word::RefusedStarts };
        refused(None, word, &[&site.words.date(first.period.from)])
    }));
    for version in standard.lasting() {
        all.push(ValidityPeriod { from: Some(version.period.from), holds: holds(site, standard, version) });
        all.extend(standard.pause_after(version).map(|pause| {
            let (from, to) = (site.words.date(pause.from), site.words.last_day(pause.until));
            refused(Some(pause.from), Word::RefusedPause, &[&from, &to])
        }));
    }
    all.extend(standard.ends().map(|day| refused(Some(day), Word::RefusedEnds, &[&site.words.date(day)])));
    all
}

fn holds<'a>(site: &Site<'_>, standard: &EffectiveStandard<'_>, version: &'a EffectiveVersion<'a>) -> Holds<'a> {
    if let Target::By(day) = version.version.promise.target.value {
        return Holds::Recurring(Recurring { version, day });
    }
    Dated::new(version).map_or_else(|| Holds::Undated(undated(site, standard, version)), Holds::Dated)
}

/// The sentence of a promise for which no date can be told, and why, unless the sentence itself gives the day, or says that no time is promised.
fn undated(site: &Site<'_>, standard: &EffectiveStandard<'_>, version: &EffectiveVersion<'_>) -> String {
    let sentence = sentences::sentence(site.words, standard, version);
    let promise = &version.version.promise;
    let why = match &promise.target.value {
        Target::Within(_) | Target::Average(_) | Target::Between(..) if starts_with_a_request(promise) => {
            Some(Word::UndatedSeconds)
        }
        Target::Within(_) | Target::Average(_) | Target::Between(..) => Some(Word::UndatedStart),
        Target::Every(_)
        | Target::AtMost(_)
        | Target::AtLeast(_)
        | Target::Ahead(_)
        | Target::Share(_)
        | Target::Level(_) => Some(Word::Undated),
        Target::By(_) | Target::None(_) => None,
    };
    match why {
        Some(why) => format!("{sentence} {}", site.say(why, &[])),
        None => sentence,
    }
}

/// Returns what applies to a request at `asked`: what was in force on the day of receipt, whatever the hour. It is what the resident read.
pub(crate) fn holding<'s, 'a>(all: &'s [ValidityPeriod<'a>], asked: DateTime) -> Option<&'s ValidityPeriod<'a>> {
    all.iter().rfind(|period| period.from.is_none_or(|from| from <= asked.date()))
}
