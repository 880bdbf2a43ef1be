//! Diagnostics -> text for people: each with the lines concerned and, if there is one, the corrected line.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Patch, Renderer, Snippet};

use crate::diagnostic::{Diagnostic, Label, Severity};
use crate::source::{SourceId, Sources, Span, is_unseen, visible};

/// Whether to use colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// For a terminal.
    Coloured,
    /// For a file, a pipe, or a terminal without colours.
    Plain,
}

impl Style {
    pub(super) fn renderer(self) -> Renderer {
        let renderer = match self {
            Self::Coloured => Renderer::styled(),
            Self::Plain => Renderer::plain(),
        };
        renderer.decor_style(DecorStyle::Ascii)
    }
}

/// Renders the diagnostics, each followed by an empty line. Beyond a limit, those with the same rule and file are only counted.
#[must_use]
pub fn render(diagnostics: &[Diagnostic], sources: &Sources, style: Style) -> String {
    let renderer = style.renderer();
    let mut seen: BTreeMap<(&str, Option<SourceId>), usize> = BTreeMap::new();
    let mut text = String::new();
    for diagnostic in diagnostics {
        let file = diagnostic.place.as_ref().map(|place| place.span.source);
        let alike = seen.entry((diagnostic.rule, file)).or_default();
        *alike += 1;
        if *alike <= MOST_ALIKE {
            text += &renderer.render(&report(diagnostic, sources));
            text += "\n\n";
        }
    }
    for ((rule, file), alike) in seen.iter().filter(|(_, alike)| **alike > MOST_ALIKE) {
        let place = file.map(|file| format!(" in {}", sources.get(file).path)).unwrap_or_default();
        let message = format!("{} more of `{rule}`{place}: fix the ones above first", alike - MOST_ALIKE);
        text += &renderer.render(&[Group::with_title(Level::NOTE.primary_title(message))]);
        text += "\n\n";
    }
    text
}

/// How many diagnostics of one rule are shown for a file; nobody reads more in one go. Other formats have them all.
const MOST_ALIKE: usize = 100;

fn report<'a>(diagnostic: &'a Diagnostic, sources: &'a Sources) -> Vec<Group<'a>> {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let title = level.primary_title(printable(&diagnostic.message)).id(diagnostic.rule);
    let mut group = title.elements(snippets(diagnostic, sources));
    for note in &diagnostic.notes {
        group = group.element(Level::NOTE.message(printable(note)));
    }
    if let Some(help) = &diagnostic.help {
        group = group.element(Level::HELP.message(printable(help)));
    }
    let patched = diagnostic.patch.as_ref().map(|patch| {
        let window = Window::around(sources, patch.span.source, &[patch.span]);
        let snippet = window.snippet().patch(Patch::new(window.range(patch.span), patch.replacement.as_str()));
        Level::HELP.secondary_title("like this").element(snippet)
    });
    std::iter::once(group).chain(patched).collect()
}

/// A text whose words may come from content, without characters that would draw on a terminal.
fn printable(text: &str) -> Cow<'_, str> {
    if !text.contains(|c: char| c != '\n' && is_unseen(c)) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.split('\n').map(visible).collect::<Vec<_>>().join("\n"))
}

/// Returns the lines concerned from each file, the file of the main place first.
fn snippets<'a>(diagnostic: &'a Diagnostic, sources: &'a Sources) -> Vec<Snippet<'a, Annotation<'a>>> {
    let places: Vec<(&Label, AnnotationKind)> = diagnostic
        .place
        .iter()
        .map(|label| (label, AnnotationKind::Primary))
        .chain(diagnostic.related.iter().map(|label| (label, AnnotationKind::Context)))
        .collect();
    let mut files: Vec<SourceId> = Vec::new();
    for (label, _) in &places {
        if !files.contains(&label.span.source) {
            files.push(label.span.source);
        }
    }
    files.iter().map(|file| snippet(*file, &places, sources)).collect()
}

fn snippet<'a>(
    file: SourceId,
    places: &[(&'a Label, AnnotationKind)],
    sources: &'a Sources,
) -> Snippet<'a, Annotation<'a>> {
    let here: Vec<&(&Label, AnnotationKind)> = places.iter().filter(|(label, _)| label.span.source == file).collect();
    let spans: Vec<Span> = here.iter().map(|(label, _)| label.span).collect();
    let window = Window::around(sources, file, &spans);
    here.iter().fold(window.snippet(), |snippet, (label, kind)| {
        let annotation = kind.span(window.range(label.span));
        let text = Some(label.text.as_str()).filter(|text| !text.is_empty());
        snippet.annotation(annotation.label(text.map(printable)))
    })
}

/// The relevant lines of a file, so that a large file costs no more than a small one.
struct Window<'a> {
    path: &'a str,
    text: &'a str,
    /// The text without the carriage returns of Windows, which would be drawn as a sign of their own.
    shown: Cow<'a, str>,
    start: usize,
    line: usize,
}

impl<'a> Window<'a> {
    fn around(sources: &'a Sources, file: SourceId, spans: &[Span]) -> Self {
        let source = sources.get(file);
        let text = source.text.as_str();
        let mark = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
        let first =
            spans.iter().map(|span| span.range().start).min().unwrap_or_default().clamp(mark, text.len().max(mark));
        let last = spans.iter().map(|span| span.range().end).max().unwrap_or_default().min(text.len());
        let start = text.get(mark..first).and_then(|before| before.rfind('\n')).map_or(mark, |at| mark + at + 1);
        let end = text.get(last..).and_then(|after| after.find('\n')).map_or(text.len(), |at| last + at);
        let line = text.get(..start).unwrap_or_default().matches('\n').count() + 1;
        let text = text.get(start..end).unwrap_or_default();
        let shown = match text.strip_suffix('\r').unwrap_or(text) {
            text if text.contains("\r\n") => Cow::Owned(text.replace("\r\n", "\n")),
            text => Cow::Borrowed(text),
        };
        Self { path: &source.path, text, shown, start, line }
    }

    fn snippet<T: Clone>(&self) -> Snippet<'a, T> {
        Snippet::source(self.shown.clone()).path(self.path).line_start(self.line)
    }

    /// Returns the bytes of a span within the window, without splitting a character.
    fn range(&self, span: Span) -> Range<usize> {
        let within = |at: usize| self.text.floor_char_boundary(at.saturating_sub(self.start).min(self.text.len()));
        let range = span.range();
        // One line is enough to show where a long value starts.
        let start = within(range.start);
        let line = self.text[start..].lines().next().unwrap_or_default();
        let line_end = start + line.strip_suffix('\r').unwrap_or(line).len();
        let end = within(range.end).clamp(start, line_end);
        let shown = |at: usize| (at - self.text[..at].matches("\r\n").count()).min(self.shown.len());
        shown(start)..shown(end)
    }
}
