//! A public holiday as a row of a table.

use crate::holidays::day_of_year::DayOfYear;
use crate::holidays::holiday::Kept;

/// A public holiday of every year.
#[derive(Debug, Clone, Copy)]
pub(super) struct Rule {
    pub(super) name: &'static str,
    pub(super) day: DayOfYear,
    pub(super) moves: Moves,
    pub(super) kept: Kept,
}

/// What the law says about a holiday that falls on a weekend.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Moves {
    /// It names no other day.
    Never,
    /// A Sunday moves to the Monday after it.
    FromSunday,
    /// It moves to the next weekday that is not a holiday.
    FromWeekend,
}

/// A holiday that the law gives to everyone.
pub(super) const fn by_law(name: &'static str, day: DayOfYear) -> Rule {
    Rule { name, day, moves: Moves::Never, kept: Kept::ByLaw }
}

/// A day on which many public offices close although the law doesn't give it to everyone.
pub(super) const fn often(name: &'static str, day: DayOfYear) -> Rule {
    Rule { name, day, moves: Moves::Never, kept: Kept::Often }
}

impl Rule {
    pub(super) const fn moving(self, moves: Moves) -> Self {
        Self { moves, ..self }
    }

    /// The same day where the law doesn't give it to everyone.
    pub(super) const fn where_optional(self) -> Self {
        Self { kept: Kept::Often, ..self }
    }

    /// The same day under another name.
    pub(super) const fn called(self, name: &'static str) -> Self {
        Self { name, ..self }
    }
}
