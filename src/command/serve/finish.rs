//! Editions whose pages can be shown -> all their files, made in the background, and what would stop a build of them.

use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use crate::command::guard::SharedGuard;
use crate::command::screen::Screen;
use crate::command::serve::wrong::{NOW, Wrong, fault};
use crate::serve::{ServedEdition, StateChannel};
use crate::source::Sources;

/// Time that the page in the browser gets to itself before all others are made.
const FIRST_PAGE: Duration = Duration::from_millis(100);

/// An edition that can be shown, most of whose files are still to be made.
pub(super) struct Unfinished {
    pub(super) edition: Arc<ServedEdition>,
    pub(super) sources: Arc<Sources>,
    pub(super) guard: Option<SharedGuard>,
}

/// Makes all files of the newest edition and checks its links.
pub(super) struct Finisher {
    channel: StateChannel,
    screen: Arc<Mutex<Screen>>,
    /// The last edition whose pages could all be made.
    good: Option<Arc<ServedEdition>>,
    /// The last edition that was replaced before it was tried.
    passed: Option<Arc<ServedEdition>>,
}

impl Finisher {
    pub(super) fn new(channel: StateChannel, screen: Arc<Mutex<Screen>>) -> Self {
        Self { channel, screen, good: None, passed: None }
    }

    /// Works until the sender of editions is gone.
    pub(super) fn work(mut self, editions: &Receiver<Unfinished>) {
        while let Ok(mut newest) = editions.recv() {
            loop {
                match editions.recv_timeout(FIRST_PAGE) {
                    Ok(newer) => self.passed = Some(std::mem::replace(&mut newest, newer).edition),
                    Err(RecvTimeoutError::Timeout) => break,
                    Err(RecvTimeoutError::Disconnected) => return,
                }
            }
            self.finish(&newest);
        }
    }

    fn finish(&mut self, Unfinished { edition, sources, guard }: &Unfinished) {
        let guard = guard.as_ref().map(SharedGuard::guard);
        let wrong = match edition.finish(guard) {
            Ok(faults) => {
                self.good = Some(Arc::clone(edition));
                (!faults.is_empty()).then(|| Wrong::new(&faults, sources, NOW))
            }
            Err(reason) => {
                // The previous edition was shown but never made in full.
                if let Some(passed) = self.passed.take().filter(|passed| passed.finish(guard).is_ok()) {
                    self.good = Some(passed);
                }
                let mut wrong = fault(&reason);
                if self.good.is_none() {
                    NOW.clone_into(&mut wrong.report.note);
                }
                Some(wrong)
            }
        };
        self.passed = None;
        let is_good = self.good.as_ref().is_some_and(|good| Arc::ptr_eq(good, edition));
        let good = if is_good { None } else { self.good.clone() };
        let (said, errors) = wrong.map(|wrong| (wrong.said, wrong.report)).unzip();
        self.channel.amend(edition, |state| {
            state.late_errors = errors;
            state.is_whole = true;
            state.edition = good.or_else(|| state.edition.take());
        });
        self.screen.lock().unwrap_or_else(PoisonError::into_inner).finish(&said.unwrap_or_default());
    }
}
