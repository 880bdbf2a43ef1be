//! What is wrong with content or theme -> words for the terminal and for the browser.

use crate::command::terminal::{style, tally};
use crate::diagnostic::Diagnostic;
use crate::emit::text::{Style, render};
use crate::serve::{Choice, Notice};
use crate::source::Sources;
use crate::wording;

/// Why nothing can be shown, or not as asked.
pub(super) struct Wrong {
    /// For the terminal.
    pub(super) said: String,
    /// For the browser.
    pub(super) report: Notice,
}

/// What is seen below faults that keep the site from being shown.
pub(super) const BEFORE: &str = "Below is the site as it was before.";

/// What is seen below those that only came to light when all of it was made.
pub(super) const NOW: &str = "Below is the site as it is now. It can't be built until this is mended.";

impl Wrong {
    pub(super) fn new(diagnostics: &[Diagnostic], sources: &Sources, note: &str) -> Self {
        Self { said: said(diagnostics, sources), report: report(diagnostics, sources, note) }
    }

    /// Of content with mistakes, while staff wait to see something else.
    pub(super) fn until_mended(mut self, wished: Choice) -> Self {
        self.report.note = format!("{} When this is mended, you see it {}.", self.report.note, seen(wished));
        self
    }

    /// Of content without a mistake, that can't be shown as asked.
    pub(super) fn refusing(mut self, wished: Choice, shown: Choice) -> Self {
        let day = wished.day.map_or_else(|| "Today".to_owned(), wording::date);
        let drafts = if wished.drafts { " with drafts" } else { "" };
        self.said = format!("{day}{drafts} can't be shown:\n{}", self.said);
        self.report.title = format!("{day}{drafts} can't be shown: {}", self.report.title);
        self.report.note = format!("Below is the site {}, as before.", seen(shown));
        self
    }
}

/// How the site is seen: `as on 1 January 2027, with drafts`.
fn seen(Choice { day, drafts }: Choice) -> String {
    let day = day.map_or_else(|| "as it is today".to_owned(), |day| format!("as on {}", wording::date(day)));
    day + if drafts { ", with drafts" } else { "" }
}

/// What is wrong with a folder or a theme as a whole.
pub(super) fn fault(reason: &str) -> Wrong {
    let text = format!("error: {reason}\n");
    Wrong { said: text.clone(), report: Notice { title: "1 error".to_owned(), note: BEFORE.to_owned(), text } }
}

pub(super) fn report(diagnostics: &[Diagnostic], sources: &Sources, note: &str) -> Notice {
    let text = render(diagnostics, sources, Style::Plain);
    Notice { title: tally(diagnostics), note: note.to_owned(), text }
}

pub(super) fn said(diagnostics: &[Diagnostic], sources: &Sources) -> String {
    if diagnostics.is_empty() {
        return String::new();
    }
    format!("{}{}\n", render(diagnostics, sources, style()), tally(diagnostics))
}
