//! What `charter serve` shows in the terminal: the address of the preview and its current problems.

use std::io::IsTerminal;

use crate::command::progress::can_move_back;
use crate::command::terminal::{message_is_lost, refuse, say, warn};

/// Clears the terminal, so that fixed problems disappear.
const WIPE: &str = "\x1b[H\x1b[2J\x1b[3J";

/// The state of the terminal.
pub(super) struct Screen {
    origin: String,
    path: String,
    said: String,
    /// Whether errors keep the content from being shown; `late` is then about the previous version.
    is_stopped: bool,
    /// Problems found only when all files were made.
    late: String,
    is_wiped: bool,
    /// Whether standard output could not be written.
    is_unwritten: bool,
}

impl Screen {
    pub(super) fn new(origin: String) -> Self {
        let is_wiped = std::io::stdout().is_terminal() && can_move_back();
        Self {
            origin,
            path: "/".to_owned(),
            said: String::new(),
            is_stopped: false,
            late: String::new(),
            is_wiped,
            is_unwritten: false,
        }
    }

    /// Returns the address of the preview.
    pub(super) fn address(&self) -> String {
        format!("{}{}", self.origin, self.path)
    }

    /// Shows the address and the problems in the content.
    pub(super) fn begin(&mut self, path: Option<&str>, said: &str, is_stopped: bool) {
        self.go_to(path);
        self.take(said, is_stopped);
        self.repeat();
    }

    /// Shows what has changed: a new address, other problems, or that all are fixed.
    pub(super) fn update(&mut self, path: Option<&str>, said: &str, is_stopped: bool, news: &str) {
        let is_moved = self.go_to(path);
        let before = self.wrong();
        self.take(said, is_stopped);
        self.change(is_moved, &before);
        self.say(news);
    }

    /// Shows problems found only when all files were made.
    pub(super) fn finish(&mut self, late: &str) {
        let before = self.wrong();
        late.clone_into(&mut self.late);
        if self.wrong() != before {
            self.change(false, &before);
        }
    }

    fn take(&mut self, said: &str, is_stopped: bool) {
        said.clone_into(&mut self.said);
        self.is_stopped = is_stopped;
    }

    /// Returns all current problems.
    fn wrong(&self) -> String {
        let late = if self.is_stopped { "" } else { &self.late };
        format!("{late}{}", self.said)
    }

    fn change(&mut self, is_moved: bool, before: &str) {
        let wrong = self.wrong();
        if self.is_wiped {
            self.say(WIPE);
            self.repeat();
        } else if is_moved {
            self.repeat();
        } else if wrong != before {
            warn(if wrong.is_empty() { "all problems fixed\n" } else { &wrong });
        }
    }

    fn go_to(&mut self, path: Option<&str>) -> bool {
        let is_moved = path.is_some_and(|path| path != self.path);
        if let Some(path) = path {
            path.clone_into(&mut self.path);
        }
        is_moved
    }

    fn repeat(&mut self) {
        self.say(&format!("{}  (press Ctrl-C to stop)\n", self.address()));
        warn(&self.wrong());
    }

    /// Writes to standard output. Where that can't be written, the preview goes on, and its address is told as an error, once.
    fn say(&mut self, text: &str) {
        if let Err(reason) = say(text)
            && !self.is_unwritten
        {
            self.is_unwritten = true;
            message_is_lost();
            refuse(&format!("{reason}; the preview is at {}", self.address()));
        }
    }
}
