//! A department's promise and the corporate one for the same stage -> how they compare, each counted on its own calendar.

use jiff::civil::Date;

use crate::model::calendar::Calendar;
use crate::model::catalog::{Catalog, Owned};
use crate::model::standard::Promise;
use crate::model::strength::{BusinessTime, Comparison, compare_on};

/// A promise with what it belongs to.
pub type OwnedPromise<'a> = (Owned<'a>, &'a Promise);

impl Catalog {
    /// How a promise compares with its floor. Closures before `from` are ignored.
    #[must_use]
    pub fn compare_with_floor(&self, ours: OwnedPromise<'_>, floor: OwnedPromise<'_>, from: Date) -> Comparison {
        let (promise, base) = (self.calendar_of(ours), self.calendar_of(floor));
        let time = BusinessTime { promise, floor: base, from, waits: self.may_wait(ours) };
        compare_on(ours.1, floor.1, time)
    }

    /// The calendar that a promise's business time is counted on.
    #[must_use]
    pub fn calendar_of<'a>(&'a self, (owned, promise): OwnedPromise<'a>) -> Option<&'a Calendar> {
        self.calendars.get(&owned.calendar(promise)?.0.value)
    }

    /// Whether a promise's hours, started by a request, may start only when a line next opens.
    #[must_use]
    pub fn may_wait(&self, (owned, promise): OwnedPromise<'_>) -> bool {
        let line = self.line_of_clock(&owned, promise);
        line.is_some_and(|line| !line.calendar.is_always_open())
    }
}
