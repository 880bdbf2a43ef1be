//! What a long build is at -> a line on the terminal, gone when the build is done.
#![expect(clippy::disallowed_methods, reason = "the shell reads the clock, so that nothing else has to")]

use std::io::IsTerminal;
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use crate::command::terminal::warn;

/// A build that is done before it says nothing.
const PATIENCE: Duration = Duration::from_millis(500);

/// To the start of the line, and nothing on it.
const CLEAR: &str = "\r\x1b[K";

/// Shows what a build is at, if somebody looks on and has to wait.
pub(super) struct Progress {
    shown: Option<(Sender<&'static str>, JoinHandle<()>)>,
}

impl Progress {
    /// Begins to wait.
    pub(super) fn new() -> Self {
        if !std::io::stderr().is_terminal() || !can_move_back() {
            return Self { shown: None };
        }
        let (tell, hear) = channel::<&'static str>();
        let show = thread::spawn(move || {
            let begun = Instant::now();
            let mut at = "";
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
        Self { shown: Some((tell, show)) }
    }

    /// Says what the build is at from now on.
    pub(super) fn at(&self, step: &'static str) {
        if let Some((tell, _)) = &self.shown {
            // It ends only when the progress does.
            let _ = tell.send(step);
        }
    }
}

impl Drop for Progress {
    /// Leaves nothing behind on the line.
    fn drop(&mut self) {
        if let Some((tell, show)) = self.shown.take() {
            drop(tell);
            let _ = show.join();
        }
    }
}

/// Whether the terminal can write over a line.
pub(super) fn can_move_back() -> bool {
    std::env::var_os("TERM").is_none_or(|term| term != "dumb")
}
