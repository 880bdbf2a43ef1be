//! The preview's current state, set by the worker thread and read by every connection.

use std::sync::Arc;

use jiff::civil::Date;
use tokio::sync::watch::{Receiver, Sender, channel};

use crate::serve::cards::Card;
use crate::serve::served_edition::ServedEdition;

/// The view that staff chose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Choice {
    /// The date, or `None` for today, whenever that is.
    pub day: Option<Date>,
    /// Whether drafts are shown.
    pub drafts: bool,
}

/// A request for a view. Each has a higher number than the one before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ViewRequest {
    /// Number of requests so far, including this one.
    pub number: u64,
    /// The view to show.
    pub choice: Choice,
}

/// Errors or warnings in words.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Notice {
    /// Their number: `2 errors`.
    pub title: String,
    /// What the page below them shows; empty for warnings.
    pub note: String,
    /// All of them, as in the terminal.
    pub text: String,
    /// The first of them in plain words; none for warnings.
    #[serde(skip)]
    pub cards: Vec<Card>,
}

/// What browsers show.
#[derive(Clone)]
pub struct State {
    /// The last edition that could be shown, if there was one.
    pub edition: Option<Arc<ServedEdition>>,
    /// Errors that keep a newer edition from being shown.
    pub errors: Option<Notice>,
    /// Errors found only when all files of an edition were made. They stay until all files of the next one are made.
    pub late_errors: Option<Notice>,
    /// Warnings, which don't stop a build.
    pub warnings: Option<Notice>,
    /// Whether all files of the edition were made, so that no more errors can be found.
    pub is_whole: bool,
    /// The view that is shown once the errors are fixed, if it is another one.
    pub pending: Option<Choice>,
    /// Number of the last request that was handled.
    pub answered: u64,
}

impl State {
    /// Returns the current errors, if any.
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

    /// Returns the number of connections that wait for the next state.
    #[must_use]
    pub fn listeners(&self) -> usize {
        self.states.receiver_count()
    }

    /// Changes the state, unless it belongs to another edition by now, and notifies every connection.
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

/// Waits for a state and returns it, or `None` when the program ends.
pub(super) async fn newest(states: &mut Receiver<Option<Arc<State>>>) -> Option<Arc<State>> {
    states.wait_for(Option::is_some).await.ok()?.clone()
}
