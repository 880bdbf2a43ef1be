//! What is odd in a log: how often, and the first lines on which it is. Never what the cells say.

use std::collections::BTreeSet;

use crate::counting::chunks::Chunk;

/// How many lines are told of each kind.
pub(super) const TOLD: usize = 5;

/// Something odd about a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Oddity {
    /// The record has more or fewer cells than there are columns.
    Cells,
    /// It has no start.
    NoStart,
    /// A date can't be read.
    Unreadable,
    /// A date is after the day of the count.
    Future,
    /// No version of the promise was in force on its day.
    NoPromise,
    /// It started outside the season of the promise.
    OutOfSeason,
    /// The version of its day promises nothing that a log can tell.
    NotCountable,
    /// The calendar doesn't cover its days.
    OutsideCalendar,
    /// It stopped before it started.
    Backwards,
    /// It stopped within a minute.
    AtOnce,
    /// Its state says that it is done, and there is no stop.
    NoStop,
    /// It has a stop, and its state doesn't say that it is done.
    NotClosed,
    /// Its number was there before.
    Doubled,
}

impl Oddity {
    pub(super) const ALL: [Self; 13] = [
        Self::Cells,
        Self::NoStart,
        Self::Unreadable,
        Self::Future,
        Self::NoPromise,
        Self::OutOfSeason,
        Self::NotCountable,
        Self::OutsideCalendar,
        Self::Backwards,
        Self::AtOnce,
        Self::NoStop,
        Self::NotClosed,
        Self::Doubled,
    ];
}

/// A line of one of the logs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Place {
    /// The number of the log, from 0.
    pub(super) log: usize,
    /// The number of the line, from 1.
    pub(super) line: u64,
}

/// How often something was seen, and where first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Seen {
    pub(super) count: u64,
    pub(super) first: BTreeSet<Place>,
}

impl Seen {
    /// Adds one at a byte of a chunk.
    pub(super) fn add(&mut self, log: usize, chunk: &Chunk, at: usize) {
        self.count += 1;
        // To count lines takes time, and is in vain if the chunk comes after all that will be told, or if the last of them is before this one in
        // the same chunk.
        let is_full_here = self.first.len() == TOLD
            && self
                .first
                .last()
                .is_some_and(|last| last.log == log && chunk.line <= last.line && last.line < chunk.line + chunk.lines);
        if !is_full_here && self.has_room_for(Place { log, line: chunk.line }) {
            self.place(Place { log, line: chunk.line_of(at) });
        }
    }

    fn has_room_for(&self, place: Place) -> bool {
        self.first.len() < TOLD || self.first.last().is_some_and(|last| place < *last)
    }

    fn place(&mut self, place: Place) {
        if self.has_room_for(place) {
            self.first.insert(place);
            if self.first.len() > TOLD {
                self.first.pop_last();
            }
        }
    }

    /// Adds what another thread has seen.
    pub(super) fn merge(&mut self, other: &Self) {
        self.count += other.count;
        other.first.iter().for_each(|place| self.place(*place));
    }
}

/// Everything odd.
#[derive(Debug, Clone, Default)]
pub(super) struct Oddities {
    seen: [Seen; Oddity::ALL.len()],
}

impl Oddities {
    pub(super) fn of(&self, oddity: Oddity) -> &Seen {
        &self.seen[oddity as usize]
    }

    pub(super) fn of_mut(&mut self, oddity: Oddity) -> &mut Seen {
        &mut self.seen[oddity as usize]
    }

    pub(super) fn merge(&mut self, other: &Self) {
        for (own, theirs) in self.seen.iter_mut().zip(&other.seen) {
            own.merge(theirs);
        }
    }
}
