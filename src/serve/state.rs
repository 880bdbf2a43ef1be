//! The preview's current state, set by the worker thread and read by every connection.

use std::sync::Arc;

use tokio::sync::watch::{Receiver, Sender, channel};

use crate::serve::notice::Notice;
use crate::serve::served_edition::ServedEdition;
use crate::serve::views::{Choice, View, Views};

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
    /// The other views of the last content that could be shown; `None` if there was none.
    pub others: Option<Arc<Views>>,
}

impl State {
    /// Returns the state of a page in another view. While the content has errors, it is the last view without them.
    pub(super) fn seen(&self, choice: Choice) -> Self {
        let seen = self.others.as_ref().map(|others| others.view(choice));
        let View { edition, errors, warnings } = seen.unwrap_or(View { edition: None, errors: None, warnings: None });
        Self {
            edition,
            warnings: warnings.filter(|_| self.errors.is_none()),
            errors: self.errors.clone().or(errors),
            late_errors: None,
            is_whole: true,
            others: None,
        }
    }

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
