//! What becomes of a plan until its day: it is announced, perhaps changed, perhaps called off.

use jiff::civil::Date;

use crate::source::Located;

/// The life of a plan before its day. `S` is what it said before a change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan<S> {
    /// The day on which it became public. Before it, nothing shows the plan.
    pub announced: Option<Located<Date>>,
    /// Its changes, earliest first.
    pub changed: Vec<PlanChange<S>>,
    /// That it will not come.
    pub called_off: Option<CalledOff>,
}

impl<S> Default for Plan<S> {
    fn default() -> Self {
        Self { announced: None, changed: Vec::new(), called_off: None }
    }
}

/// A change of a plan that had been announced.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanChange<S> {
    /// The day on which it was changed.
    pub on: Located<Date>,
    /// Why, for residents.
    pub note: Option<String>,
    /// What it said until then.
    pub was: S,
}

/// That an announced plan will not come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CalledOff {
    /// The day on which it was called off.
    pub on: Located<Date>,
    /// Why, for residents.
    pub reason: String,
}
