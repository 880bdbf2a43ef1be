//! The current step of a long build -> a line in the terminal, cleared when the build is done.
#![expect(clippy::disallowed_methods, reason = "the shell reads the clock, so that nothing else has to")]

use std::borrow::Cow;
use std::io::IsTerminal;
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use crate::command::terminal::warn;

/// A build that is done sooner shows no progress.
const PATIENCE: Duration = Duration::from_millis(500);

/// Moves to the start of the line and clears it.
const CLEAR: &str = "\r\x1b[K";

/// Shows the current step of a build if a person has to wait for it.
pub(super) struct Progress {
    shown: Option<(Sender<Cow<'static, str>>, JoinHandle<()>)>,
}

impl Progress {
    /// Starts to wait; shows nothing unless standard error is a terminal.
    pub(super) fn new() -> Self {
        if !std::io::stderr().is_terminal() || !can_move_back() {
            return Self { shown: None };
        }
        let (tell, hear) = channel::<Cow<'static, str>>();
        let show = thread::Builder::new().spawn(move || {
            let begun = Instant::now();
            let mut at = Cow::Borrowed("");
            let mut is_shown = false;
            loop {
                match hear.recv_timeout(PATIENCE.saturating_sub(begun.elapsed())) {
                    Ok(step) => at = step,
                    Err(RecvTimeoutError::Disconnected) => break,
                    Err(RecvTimeoutError::Timeout) => {
                        warn(&format!("{CLEAR}{at} ..."));
                        is_shown = true;
                        match hear.recv() {
                            Ok(step) => at = step,
                            Err(_) => break,
                        }
                    }
                }
            }
            if is_shown {
                warn(CLEAR);
            }
        });
        // Without a thread for it, the work goes on unseen.
        Self { shown: show.ok().map(|show| (tell, show)) }
    }

    /// The same, or no progress at all.
    pub(super) fn unless(is_quiet: bool) -> Self {
        if is_quiet { Self { shown: None } } else { Self::new() }
    }

    /// Sets the current step.
    pub(super) fn at(&self, step: impl Into<Cow<'static, str>>) {
        if let Some((tell, _)) = &self.shown {
            // The receiver lives as long as the progress line.
            let _ = tell.send(step.into());
        }
    }
}

impl Drop for Progress {
    /// Clears the line.
    fn drop(&mut self) {
        if let Some((tell, show)) = self.shown.take() {
            drop(tell);
            let _ = show.join();
        }
    }
}

/// Whether the terminal can overwrite a line.
pub(super) fn can_move_back() -> bool {
    std::env::var_os("TERM").is_none_or(|term| term != "dumb")
}
