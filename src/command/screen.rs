//! What `charter serve` says at the terminal: where the site is, and what is wrong with it just now.

use std::io::IsTerminal;

use crate::command::progress::can_move_back;
use crate::command::terminal::{say, warn};

/// Wipes the terminal, so that what was mended vanishes.
const WIPE: &str = "\x1b[H\x1b[2J\x1b[3J";

/// What the terminal shows.
pub(super) struct Screen {
    origin: String,
    path: String,
    said: String,
    /// Whether it can't be shown, so that the rest is about what was before.
    is_stopped: bool,
    /// What came to light when all of it was made.
    late: String,
    is_wiped: bool,
}

impl Screen {
    pub(super) fn new(origin: String) -> Self {
        let is_wiped = std::io::stdout().is_terminal() && can_move_back();
        Self { origin, path: "/".to_owned(), said: String::new(), is_stopped: false, late: String::new(), is_wiped }
    }

    /// Where the browser finds the site.
    pub(super) fn address(&self) -> String {
        format!("{}{}", self.origin, self.path)
    }

    /// Says where the site is, and what is to be said about the content.
    pub(super) fn begin(&mut self, path: Option<&str>, said: &str, is_stopped: bool) {
        self.go_to(path);
        self.take(said, is_stopped);
        self.repeat();
    }

    /// Says what is new: a new address, other faults, or that there are none any more.
    pub(super) fn update(&mut self, path: Option<&str>, said: &str, is_stopped: bool, news: &str) {
        let is_moved = self.go_to(path);
        let before = self.wrong();
        self.take(said, is_stopped);
        self.change(is_moved, &before);
        say(news);
    }

    /// Says what came to light when all of it was made.
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

    /// What is wrong just now.
    fn wrong(&self) -> String {
        let late = if self.is_stopped { "" } else { &self.late };
        format!("{late}{}", self.said)
    }

    fn change(&self, is_moved: bool, before: &str) {
        let wrong = self.wrong();
        if self.is_wiped {
            say(WIPE);
            self.repeat();
        } else if is_moved {
            self.repeat();
        } else if wrong != before {
            warn(if wrong.is_empty() { "no faults any more\n" } else { &wrong });
        }
    }

    fn go_to(&mut self, path: Option<&str>) -> bool {
        let is_moved = path.is_some_and(|path| path != self.path);
        if let Some(path) = path {
            path.clone_into(&mut self.path);
        }
        is_moved
    }

    fn repeat(&self) {
        say(&format!("{}  (Ctrl-C ends it)\n", self.address()));
        warn(&self.wrong());
    }
}
