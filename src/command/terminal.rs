//! Messages to the person at the terminal.

use std::io::{self, ErrorKind, IsTerminal, Write};
use std::sync::atomic::{AtomicBool, Ordering};

use crate::diagnostic::{Diagnostic, Severity};
use crate::emit::text::{Style, render};
use crate::source::Sources;

/// Why the output of a command is not whole.
#[derive(Debug, thiserror::Error)]
#[error("standard output can't be written: {0}")]
pub(super) struct Unsaid(io::Error);

/// Whether a message was lost, so that the exit code has to tell of it.
static IS_MESSAGE_LOST: AtomicBool = AtomicBool::new(false);

/// Writes to standard output. It is not an error if the reader has gone away, as `head` does when it has seen enough.
pub(super) fn say(text: &str) -> Result<(), Unsaid> {
    whole(&mut io::stdout().lock(), text).map_err(Unsaid)
}

/// Shows the help or the version, which the library for arguments has written, or what is wrong with the arguments.
pub(super) fn say_about_arguments(error: &clap::Error) -> Result<(), Unsaid> {
    let text = error.render();
    match (error.use_stderr(), io::stdout().is_terminal(), io::stderr().is_terminal()) {
        (true, _, is_terminal) => {
            warn(&if is_terminal { text.ansi().to_string() } else { text.to_string() });
            Ok(())
        }
        (false, true, _) => say(&text.ansi().to_string()),
        (false, false, _) => say(&text.to_string()),
    }
}

/// Writes to standard error. A message that can't be written has no other place to go; [`is_message_lost`] remembers it.
pub(super) fn warn(text: &str) {
    if whole(&mut io::stderr().lock(), text).is_err() {
        message_is_lost();
    }
}

/// Remembers that a message could not be written.
pub(super) fn message_is_lost() {
    IS_MESSAGE_LOST.store(true, Ordering::Relaxed);
}

/// Whether any message could not be written.
pub(super) fn is_message_lost() -> bool {
    IS_MESSAGE_LOST.load(Ordering::Relaxed)
}

fn whole(stream: &mut impl Write, text: &str) -> io::Result<()> {
    match stream.write_all(text.as_bytes()).and_then(|()| stream.flush()) {
        Err(reason) if reason.kind() == ErrorKind::BrokenPipe => Ok(()),
        written => written,
    }
}

/// Reports why the program could not run.
pub(super) fn refuse(reason: &impl std::fmt::Display) {
    warn(&format!("error: {reason}\n"));
}

/// Shows errors and warnings with their numbers.
pub(super) fn show(diagnostics: &[Diagnostic], sources: &Sources) {
    let shown: Vec<Diagnostic> =
        diagnostics.iter().filter(|diagnostic| diagnostic.severity != Severity::Note).cloned().collect();
    show_all(&shown, sources);
}

/// Shows all diagnostics with their numbers.
pub(super) fn show_all(diagnostics: &[Diagnostic], sources: &Sources) {
    if !diagnostics.is_empty() {
        warn(&render(diagnostics, sources, style()));
        warn(&format!("{}\n", tally(diagnostics)));
    }
}

pub(super) fn style() -> Style {
    let is_wanted = std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty());
    if is_wanted && std::io::stderr().is_terminal() { Style::Coloured } else { Style::Plain }
}

/// Counts the diagnostics: `2 errors, 1 warning`.
pub(super) fn tally(diagnostics: &[Diagnostic]) -> String {
    let part = |severity: Severity| {
        let number = diagnostics.iter().filter(|diagnostic| diagnostic.severity == severity).count();
        let ending = if number == 1 { "" } else { "s" };
        (number > 0).then(|| format!("{number} {}{ending}", severity.word()))
    };
    [Severity::Error, Severity::Warning, Severity::Note].into_iter().filter_map(part).collect::<Vec<_>>().join(", ")
}
