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

/// A choice that is asked for. Each has a higher number than the one before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wish {
    /// How many there were, with this one.
    pub number: u64,
    /// What is to be shown.
    pub choice: Choice,
}

/// Faults or warnings in words.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Report {
    /// How many: `2 errors`.
    pub title: String,
    /// What is seen below them, and when they go. Nothing for warnings.
    pub note: String,
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
    /// What only came to light when all of an edition was made. It stays until all of the next one is.
    pub late_errors: Option<Report>,
    /// What should be looked at.
    pub warnings: Option<Report>,
    /// Whether all of the edition was made, so that nothing more comes to light.
    pub is_whole: bool,
    /// What is shown as soon as nothing is in the way, if it is not shown yet.
    pub pending: Option<Choice>,
    /// The number of the last wish that was dealt with.
    pub answered: u64,
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
    pub fn show(&self, next: impl FnOnce(Option<&State>) -> State) {
        self.states.send_modify(|state| *state = Some(Arc::new(next(state.as_deref()))));
    }

    /// How many connections wait for what comes next.
    #[must_use]
    pub fn listeners(&self) -> usize {
        self.states.receiver_count()
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
