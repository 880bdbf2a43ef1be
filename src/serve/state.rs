//! What browsers are to show just now: set by the shell, seen by every connection.

use std::sync::Arc;

use jiff::civil::Date;
use tokio::sync::watch::{Receiver, Sender, channel};

use crate::serve::served_edition::ServedEdition;

/// What staff chose to see.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Choice {
    /// The day; nothing is today, whenever that is.
    pub day: Option<Date>,
    /// Whether drafts are shown.
    pub drafts: bool,
}

/// A request to show something else. Each has a higher number than the one before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ViewRequest {
    /// How many there were, with this one.
    pub number: u64,
    /// What is to be shown.
    pub choice: Choice,
}

/// Faults or warnings in words.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Notice {
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
    pub edition: Option<Arc<ServedEdition>>,
    /// Why a newer one can't be shown.
    pub errors: Option<Notice>,
    /// What only came to light when all of an edition was made. It stays until all of the next one is.
    pub late_errors: Option<Notice>,
    /// What should be looked at.
    pub warnings: Option<Notice>,
    /// Whether all of the edition was made, so that nothing more comes to light.
    pub is_whole: bool,
    /// What is shown as soon as nothing is in the way, if it is not shown yet.
    pub pending: Option<Choice>,
    /// The number of the last request that was dealt with.
    pub answered: u64,
}

impl State {
    /// What is wrong just now.
    pub(super) fn wrong(&self) -> Option<&Notice> {
        self.errors.as_ref().or(self.late_errors.as_ref())
    }
}

/// Holds the latest preview state; initially empty.
#[derive(Clone)]
pub struct StateChannel {
    states: Arc<Sender<Option<Arc<State>>>>,
}

impl Default for StateChannel {
    fn default() -> Self {
        Self { states: Arc::new(channel(None).0) }
    }
}

impl StateChannel {
    /// Replaces the state.
    pub fn show(&self, next: impl FnOnce(Option<&State>) -> State) {
        self.states.send_modify(|state| *state = Some(Arc::new(next(state.as_deref()))));
    }

    /// How many connections wait for what comes next.
    #[must_use]
    pub fn listeners(&self) -> usize {
        self.states.receiver_count()
    }

    /// Changes the state, unless it is of another edition by now, and notifies every connection.
    pub fn amend(&self, edition: &Arc<ServedEdition>, change: impl FnOnce(&mut State)) {
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

/// The state, as soon as there is one; nothing when the program ends.
pub(super) async fn newest(states: &mut Receiver<Option<Arc<State>>>) -> Option<Arc<State>> {
    states.wait_for(Option::is_some).await.ok()?.clone()
}
