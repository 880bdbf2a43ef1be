//! Records -> what they add to the counts: the work of one thread. What several threads have counted can be added up in any order.
//!
//! It is long because it is one path: all that a record is asked, from its kind to its month.

use jiff::civil::DateTime;

use crate::counting::adding::One;
use crate::counting::cells::{Cell, record};
use crate::counting::chunks::Chunk;
use crate::counting::clock::{Clock, Moment};
use crate::counting::dates;
use crate::counting::days;
use crate::counting::deadlines::{Deadlines, Limit};
use crate::counting::doubled::{Doubled, hash};
use crate::counting::found::Found;
use crate::counting::oddities::Oddity;
use crate::counting::plan::{Entry, Plan, State};
use crate::counting::promises::Timing;
use crate::model::paused::{Pause, in_order};
use crate::model::spent::spent;

/// A log while it is read.
#[derive(Debug, Clone)]
pub(super) struct Layout {
    /// Its number, from 0.
    pub(super) log: usize,
    pub(super) delimiter: u8,
    pub(super) slots: Vec<u8>,
}

/// What one thread has counted.
pub(super) struct Worker<'p> {
    plan: &'p Plan<'p>,
    clock: Clock,
    deadlines: Vec<Option<Deadlines<'p>>>,
    pub(super) found: Found,
}

/// A record in its chunk.
struct Here<'c> {
    layout: &'c Layout,
    chunk: &'c Chunk,
    at: usize,
    /// The oddities that have been noted for it.
    noted: u32,
    /// 1 to count it, -1 to take it back.
    times: i64,
}

/// What a cell for a date says.
#[derive(Clone, Copy)]
enum Said {
    Nothing,
    Unreadable,
    At(Moment),
}

impl<'p> Worker<'p> {
    pub(super) fn new(plan: &'p Plan<'p>) -> Self {
        let deadlines = plan.versions.iter();
        let deadlines =
            deadlines.map(|version| version.promise.map(|promise| Deadlines::new(promise, &plan.zones.city)));
        Self { plan, clock: Clock::new(&plan.zones), deadlines: deadlines.collect(), found: Found::new(plan) }
    }

    /// Counts the records of a chunk. Returns a number for each request's id, 0 where it has none.
    pub(super) fn count(&mut self, layout: &Layout, chunk: &Chunk) -> Vec<u64> {
        let mut ids = Vec::new();
        for_each(layout, chunk, self.plan, |at, cells, has_all| {
            self.found.records += 1;
            if let Some(place) = self.plan.places.id {
                ids.push(if has_all { hash(&cells[place].read(&chunk.text)) } else { 0 });
            }
            let mut here = Here { layout, chunk, at, noted: 0, times: 1 };
            if has_all { self.request(&mut here, cells) } else { self.note(&mut here, Oddity::Cells) }
        });
        ids.shrink_to_fit();
        ids
    }

    /// Takes back the records of a chunk that were there before. The first record of the chunk has this number.
    pub(super) fn take_back(&mut self, layout: &Layout, chunk: &Chunk, first: u64, doubled: &Doubled) {
        let mut number = first;
        for_each(layout, chunk, self.plan, |at, cells, has_all| {
            if has_all && doubled.contains(number) {
                let mut here = Here { layout, chunk, at, noted: 0, times: 1 };
                self.note(&mut here, Oddity::Doubled);
                here.times = -1;
                self.request(&mut here, cells);
            }
            number += 1;
        });
    }

    fn note(&mut self, here: &mut Here<'_>, oddity: Oddity) {
        let bit = 1 << oddity as u32;
        if here.times > 0 && here.noted & bit == 0 {
            here.noted |= bit;
            self.found.oddities.of_mut(oddity).add(here.layout.log, here.chunk, here.at);
        }
    }

    fn request(&mut self, here: &mut Here<'_>, cells: &[Cell]) {
        let (plan, text) = (self.plan, &here.chunk.text);
        let once = u64::from(here.times > 0);
        let kind = plan.places.kind.map(|place| cells[place].read(text)).unwrap_or_default();
        let state = plan.places.state.map(|place| cells[place].read(text));
        let state = state.and_then(|state| self.found.states.meaning(&state, once).copied());
        let Some(entries) = self.found.kinds.meaning(&kind, once) else { return };
        let Some(first) = entries.first().copied() else { return };
        let others = if entries.len() > 1 { entries[1..].to_vec() } else { Vec::new() };
        let mut is_counted = self.entry(here, cells, &plan.entries[first], state);
        for other in others {
            is_counted |= self.entry(here, cells, &plan.entries[other], state);
        }
        self.found.counted += u64::from(is_counted) * once;
    }

    fn date(&mut self, here: &mut Here<'_>, cell: Cell) -> Said {
        let said = cell.read(&here.chunk.text);
        if said.is_empty() {
            return Said::Nothing;
        }
        if let Some(written) = dates::read(&said, &self.plan.formats) {
            return Said::At(self.clock.moment(written));
        }
        self.note(here, Oddity::Unreadable);
        Said::Unreadable
    }

    /// Counts a request for a standard; whether it is one of its requests.
    fn entry(&mut self, here: &mut Here<'_>, cells: &[Cell], entry: &Entry, state: Option<State>) -> bool {
        let (plan, text) = (self.plan, &here.chunk.text);
        let holds = |test: &crate::counting::plan::Test| test.holds(&cells[test.place].read(text));
        if entry.only.as_ref().is_some_and(|only| !holds(only)) {
            return false;
        }
        let start = match self.date(here, cells[entry.start]) {
            Said::At(start) => start,
            Said::Unreadable => return false,
            Said::Nothing => {
                self.note(here, Oddity::NoStart);
                return false;
            }
        };
        if start.day > plan.today {
            self.note(here, Oddity::Future);
            return false;
        }
        let stop = self.stop(here, cells, entry, start, state);
        if here.times > 0 {
            self.see(start, stop);
        }
        let Some(version) = plan.version_on(entry.standard, start.day) else {
            self.note(here, Oddity::NoPromise);
            return false;
        };
        let of_version = &plan.versions[version];
        if of_version.season.is_some_and(|season| !season.contains(days::date(start.day))) {
            self.note(here, Oddity::OutOfSeason);
            return false;
        }
        let Some(promise) = of_version.promise else {
            self.note(here, Oddity::NotCountable);
            return false;
        };
        let waits = !plan.forms.as_ref().is_some_and(holds);
        let (pauses, lasts) = self.pauses(here, cells, entry, stop);
        let Some(deadlines) = &mut self.deadlines[version] else { return false };
        let limit = if pauses.is_empty() && lasts.is_none() {
            deadlines.limit(start, waits)
        } else {
            deadlines.limit_after(start, waits, &pauses, lasts)
        };
        let Some(limit) = limit else {
            self.note(here, Oddity::OutsideCalendar);
            return false;
        };
        if entry.is_plain && here.times > 0 {
            self.compare(here, cells, start, limit);
        }
        let reason = if state == Some(State::Cancelled) {
            Some(0)
        } else {
            plan.left_out.iter().find(|(test, _)| holds(test)).map(|(_, reason)| *reason)
        };
        if let Some(reason) = reason {
            let month = days::month(limit.day().unwrap_or(start.day));
            *self.found.tally.left_out.entry((version, month, reason)).or_default() += here.times;
            return true;
        }
        let one = One { version, times: here.times, start: start.day, stop: stop.map(|stop| stop.day) };
        match promise.timing {
            Timing::Deadline => {
                let is_kept = stop.is_some_and(|stop| limit.is_kept(stop, &mut self.clock));
                one.deadline(&mut self.found.tally, limit.day(), is_kept);
            }
            Timing::Average => {
                let (from, until) =
                    (days::at(start.day, start.second), stop.map(|stop| days::at(stop.day, stop.second)));
                let zone = &plan.zones.city;
                let taken = until.map(|until| spent(from, until, zone, promise.amount.unit, promise.calendar, &pauses));
                let Ok(taken) = taken.transpose() else {
                    self.note(here, Oddity::OutsideCalendar);
                    return false;
                };
                one.average(&mut self.found.tally, taken);
            }
        }
        let due = limit.day().filter(|_| promise.timing == Timing::Deadline);
        one.held(&mut self.found.tally, due, &pauses, lasts);
        true
    }

    /// When the request stopped, if the log tells it truly.
    fn stop(
        &mut self,
        here: &mut Here<'_>,
        cells: &[Cell],
        entry: &Entry,
        start: Moment,
        state: Option<State>,
    ) -> Option<Moment> {
        let stop = match self.date(here, cells[entry.stop]) {
            Said::At(stop) => Some(stop),
            Said::Unreadable => return None,
            Said::Nothing => None,
        };
        if let Some(stop) = stop
            && stop.day > self.plan.today
        {
            self.note(here, Oddity::Future);
            return None;
        }
        if self.plan.has_closed_states && entry.is_plain {
            match (state, stop) {
                (Some(State::Closed), None) => self.note(here, Oddity::NoStop),
                (None, Some(_)) => self.note(here, Oddity::NotClosed),
                _ => {}
            }
        }
        let stop = stop?;
        if entry.is_plain && here.times > 0 {
            self.completed(here, cells, stop);
        }
        let is_before =
            if stop.is_day || start.is_day { stop.day < start.day } else { stop.reading() < start.reading() };
        // In autumn an hour is there twice.
        if is_before && (stop.is_day || self.clock.exact(stop) < self.clock.exact(start)) {
            self.note(here, Oddity::Backwards);
            return None;
        }
        if !stop.is_day && !start.is_day && self.clock.exact(stop) - self.clock.exact(start) < 60 {
            self.note(here, Oddity::AtOnce);
        }
        Some(stop)
    }

    /// Compares the stop with the other time at which the clock may stop.
    fn completed(&mut self, here: &mut Here<'_>, cells: &[Cell], stop: Moment) {
        let Some(place) = self.plan.places.completed else { return };
        if let Said::At(completed) = self.date(here, cells[place]) {
            self.found.completed.0 += 1;
            self.found.completed.1 += u64::from(completed.day < stop.day);
        }
    }

    /// Remembers what all requests together are asked.
    fn see(&mut self, start: Moment, stop: Option<Moment>) {
        let found = &mut self.found;
        found.first = Some(found.first.map_or(start.day, |first| first.min(start.day)));
        found.last = found.last.max(Some(start.day));
        if !start.is_day {
            found.starts.add(self.clock.offset_on(start.day), start.second);
        }
        let Some(stop) = stop else { return };
        found.last_stop = found.last_stop.max(Some(stop.day));
        if !stop.is_day {
            found.stops.add(self.clock.offset_on(stop.day), stop.second);
            found.close_in_minute(stop.day, usize::try_from(stop.second / 60).unwrap_or_default(), 1);
        }
    }

    /// The pauses of a request, and the start of one that lasts.
    fn pauses(
        &mut self,
        here: &mut Here<'_>,
        cells: &[Cell],
        entry: &Entry,
        stop: Option<Moment>,
    ) -> (Vec<Pause>, Option<DateTime>) {
        let plan = self.plan;
        if !entry.is_plain || plan.places.pauses.is_empty() {
            return (Vec::new(), None);
        }
        let at = |moment: Moment| days::at(moment.day, moment.second);
        let (mut pauses, mut lasts): (Vec<Pause>, Option<DateTime>) = (Vec::new(), None);
        for (from, until) in &plan.places.pauses {
            let Said::At(from) = self.date(here, cells[*from]) else { continue };
            let from = at(from);
            match (self.date(here, cells[*until]), stop) {
                (Said::At(until), _) => pauses.push(Pause { from, until: at(until) }),
                (Said::Nothing, Some(stop)) => pauses.push(Pause { from, until: at(stop) }),
                (Said::Nothing, None) => lasts = Some(lasts.map_or(from, |lasts| lasts.min(from))),
                (Said::Unreadable, _) => {}
            }
        }
        (in_order(pauses), lasts)
    }

    /// Compares the deadline with the system's own.
    fn compare(&mut self, here: &mut Here<'_>, cells: &[Cell], start: Moment, limit: Limit) {
        let Some(place) = self.plan.places.deadline else { return };
        let Said::At(theirs) = self.date(here, cells[place]) else { return };
        if !theirs.is_day {
            self.found.own_deadlines.add(self.clock.offset_on(theirs.day), theirs.second);
        }
        let (ours, is_same) = match limit {
            Limit::Day { day, .. } => (day, day == theirs.day),
            Limit::At { day, exact } => {
                let is_same =
                    if theirs.is_day { day == theirs.day } else { self.clock.exact(theirs).abs_diff(exact) < 60 };
                (day, is_same)
            }
            Limit::Paused => return,
        };
        if is_same {
            self.found.compared.agree();
        } else {
            let place = (here.layout.log, here.chunk, here.at);
            self.found.compared.differ((start.day, ours, theirs.day), place);
        }
    }
}

/// Calls with each record of a chunk: where it starts, its cells, and whether it has as many as there are columns.
fn for_each(layout: &Layout, chunk: &Chunk, plan: &Plan<'_>, mut each: impl FnMut(usize, &[Cell], bool)) {
    let mut cells = vec![Cell::default(); plan.columns.len()];
    let mut at = 0;
    while at < chunk.text.len() {
        let found = record(&chunk.text, at, layout.delimiter, &layout.slots, &mut cells);
        if !found.is_blank {
            each(at, &cells, found.cells == layout.slots.len());
        }
        at = found.next;
    }
}

/// The numbers of the ids of a chunk, 0 where a request has none.
pub(super) fn ids(layout: &Layout, chunk: &Chunk, plan: &Plan<'_>, place: usize) -> Vec<u64> {
    let mut all = Vec::new();
    for_each(layout, chunk, plan, |_, cells, has_all| {
        all.push(if has_all { hash(&cells[place].read(&chunk.text)) } else { 0 });
    });
    all
}
