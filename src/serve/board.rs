//! What browsers are to show just now, hung out by the shell and seen by every connection.

use std::sync::Arc;

use jiff::civil::Date;
use tokio::sync::watch::{Receiver, Sender, channel};

use crate::serve::edition::Edition;

/// What staff chose to see.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Choice {
    /// The day; nothing is today, whenever that is.
    pub day: Option<Date>,
    /// Whether drafts are shown.
    pub drafts: bool,
}

/// Faults or warnings in words.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Report {
    /// How many: `2 errors`.
    pub title: String,
    /// All of them, as on the terminal.
    pub text: String,
}

/// What is to be shown.
#[derive(Clone)]
pub struct State {
    /// The last edition that could be shown; nothing if there was none yet.
    pub edition: Option<Arc<Edition>>,
    /// What stands in the way of a newer one.
    pub errors: Option<Report>,
    /// What only came to light when all of the edition was made.
    pub late_errors: Option<Report>,
    /// What should be looked at.
    pub warnings: Option<Report>,
    /// For what it was made.
    pub choice: Choice,
}

impl State {
    /// What is wrong just now.
    pub(super) fn wrong(&self) -> Option<&Report> {
        self.errors.as_ref().or(self.late_errors.as_ref())
    }
}

/// Where the newest state hangs. Nothing hangs there at first.
#[derive(Clone)]
pub struct Board {
    states: Arc<Sender<Option<Arc<State>>>>,
}

impl Default for Board {
    fn default() -> Self {
        Self { states: Arc::new(channel(None).0) }
    }
}

impl Board {
    /// Hangs out a state in place of the one before.
    pub fn show(&self, state: State) {
        self.states.send_replace(Some(Arc::new(state)));
    }

    /// The edition that is shown.
    #[must_use]
    pub fn edition(&self) -> Option<Arc<Edition>> {
        self.states.borrow().as_ref()?.edition.clone()
    }

    /// Changes the state that hangs there, unless it is of another edition by now, and calls everybody to look again.
    pub fn amend(&self, edition: &Arc<Edition>, change: impl FnOnce(&mut State)) {
        self.states.send_modify(|state| {
            let is_same = |state: &Arc<State>| state.edition.as_ref().is_some_and(|shown| Arc::ptr_eq(shown, edition));
            if let Some(state) = state.as_mut().filter(|state| is_same(state)) {
                change(Arc::make_mut(state));
            }
        });
    }

    pub(super) fn look(&self) -> Receiver<Option<Arc<State>>> {
        self.states.subscribe()
    }
}

/// The state that hangs there, as soon as there is one; nothing when the program ends.
pub(super) async fn newest(states: &mut Receiver<Option<Arc<State>>>) -> Option<Arc<State>> {
    states.wait_for(Option::is_some).await.ok()?.clone()
}
