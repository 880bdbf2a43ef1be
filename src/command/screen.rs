//! What `charter serve` says at the terminal: where the site is, and what is wrong with it just now.

use std::io::IsTerminal;

use crate::command::progress::can_move_back;
use crate::command::terminal::{say, warn};

/// Wipes the terminal, so that what was mended vanishes.
const WIPE: &str = "\x1b[H\x1b[2J\x1b[3J";

/// What stands there.
pub(super) struct Screen {
    origin: String,
    path: String,
    wrong: String,
    is_wiped: bool,
}

impl Screen {
    pub(super) fn new(origin: String) -> Self {
        let is_wiped = std::io::stdout().is_terminal() && can_move_back();
        Self { origin, path: "/".to_owned(), wrong: String::new(), is_wiped }
    }

    /// Where the browser finds the site.
    pub(super) fn address(&self) -> String {
        format!("{}{}", self.origin, self.path)
    }

    /// Says where the site is, and what is to be said about the content.
    pub(super) fn begin(&mut self, path: Option<&str>, wrong: &str) {
        self.go_to(path);
        wrong.clone_into(&mut self.wrong);
        self.repeat();
    }

    /// Says what is new: a new address, other faults, or that there are none any more.
    pub(super) fn update(&mut self, path: Option<&str>, wrong: &str, news: &str) {
        let is_moved = self.go_to(path);
        let was_wrong = std::mem::replace(&mut self.wrong, wrong.to_owned());
        if self.is_wiped {
            say(WIPE);
            self.repeat();
        } else if is_moved {
            self.repeat();
        } else if was_wrong != wrong {
            warn(if wrong.is_empty() { "no faults any more\n" } else { wrong });
        }
        say(news);
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
        warn(&self.wrong);
    }
}
