//! A public holiday of one year.

use jiff::civil::Date;

/// A public holiday of one year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Holiday {
    /// Its name: Good Friday.
    pub name: &'static str,
    /// The day itself, even on a weekend.
    pub date: Date,
    /// On which working day it is kept.
    pub observance: Observance,
    /// Who keeps it.
    pub kept: Kept,
}

/// On which working day a holiday is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Observance {
    /// On the day itself.
    OnTheDay,
    /// The day falls on a weekend, and the law moves it here.
    MovedTo(Date),
    /// The day falls on a weekend, and the law names no other. Many employers give this one.
    OftenOn(Date),
}

/// Who keeps a holiday.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kept {
    /// Everyone: the law gives it to workers in general.
    ByLaw,
    /// Many public offices, although the law doesn't give it to everyone.
    Often,
}
