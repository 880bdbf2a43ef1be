//! Messages to the person at the terminal.

use std::io::{IsTerminal, Write};

use crate::diagnostic::{Diagnostic, Severity};
use crate::emit::text::{Style, render};
use crate::source::Sources;

/// Writes to standard output. It is not an error if the reader has gone away.
pub(super) fn say(text: &str) {
    let _ = std::io::stdout().write_all(text.as_bytes());
}

/// Writes to standard error.
pub(super) fn warn(text: &str) {
    let _ = std::io::stderr().write_all(text.as_bytes());
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
