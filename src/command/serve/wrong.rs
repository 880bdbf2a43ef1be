//! Problems in the content or the theme -> messages for the terminal and the browser.

use crate::command::serve::cards::cards;
use crate::command::terminal::{style, tally};
use crate::diagnostic::Diagnostic;
use crate::emit::text::{Style, render};
use crate::english;
use crate::serve::{Choice, Notice};
use crate::source::Sources;

/// Why nothing can be shown, or not the view that was wanted.
pub(super) struct Wrong {
    /// For the terminal.
    pub(super) said: String,
    /// For the browser.
    pub(super) report: Notice,
}

/// Explains the page below errors that keep the site from being shown.
pub(super) const BEFORE: &str = "Below is the last version without errors.";

/// Explains the page below errors that were found only when all files were made.
pub(super) const NOW: &str = "Below is the site as it is now. It can't be built until this is fixed.";

impl Wrong {
    pub(super) fn new(diagnostics: &[Diagnostic], sources: &Sources, note: &str) -> Self {
        let report =
            Notice { note: note.to_owned(), cards: cards(diagnostics, sources), ..warnings(diagnostics, sources) };
        Self { said: said(diagnostics, sources), report }
    }

    /// Adds which view can't be shown.
    pub(super) fn of(mut self, Choice { day, drafts }: Choice) -> Self {
        let day = day.map_or_else(|| "Today".to_owned(), english::date);
        let drafts = if drafts { " with drafts" } else { "" };
        self.report.title = format!("{day}{drafts} can't be shown: {}", self.report.title);
        self
    }
}

/// Makes a report of a problem with a whole folder or theme.
pub(super) fn fault(reason: &str) -> Wrong {
    let text = format!("error: {reason}\n");
    Wrong {
        said: text.clone(),
        report: Notice { title: "1 error".to_owned(), note: BEFORE.to_owned(), text, cards: Vec::new() },
    }
}

/// Makes a report of what doesn't stop a build.
pub(super) fn warnings(diagnostics: &[Diagnostic], sources: &Sources) -> Notice {
    let text = render(diagnostics, sources, Style::Plain);
    Notice { title: tally(diagnostics), note: String::new(), text, cards: Vec::new() }
}

pub(super) fn said(diagnostics: &[Diagnostic], sources: &Sources) -> String {
    if diagnostics.is_empty() {
        return String::new();
    }
    format!("{}{}\n", render(diagnostics, sources, style()), tally(diagnostics))
}
