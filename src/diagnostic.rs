//! A fault in the content as a value: what is wrong, where, why it matters, and what to write instead.

use crate::rule::Rule;
use crate::source::{SourceId, Span};

/// How much a diagnostic weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The build stops.
    Error,
    /// The build goes on, and staff should look at it.
    Warning,
    /// Worth knowing; nothing to do.
    Note,
}

impl Severity {
    /// The word that people see.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Note => "note",
        }
    }
}

/// A place and what is to be said about it there. The text may be empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// The place.
    pub span: Span,
    /// A few words about it.
    pub text: String,
}

/// A change that mends the fault.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Patch {
    /// What to replace.
    pub span: Span,
    /// What to write there.
    pub replacement: String,
}

/// One fault, for people and for programs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// The rule's name, as in `error[unknown-key]`.
    pub rule: &'static str,
    /// How much it weighs.
    pub severity: Severity,
    /// What is wrong: lower case, one sentence, no full stop.
    pub message: String,
    /// Where it is wrong. Nothing if the fault is that something is not there at all.
    pub place: Option<Label>,
    /// The file below the content folder that is not there, if that is the fault.
    pub missing: Option<&'static str>,
    /// Other places that belong to it.
    pub related: Vec<Label>,
    /// Why it matters or what was compared.
    pub notes: Vec<String>,
    /// The next step.
    pub help: Option<String>,
    /// The next step as an edit, where a program can make it.
    pub patch: Option<Patch>,
}

impl Diagnostic {
    fn new(rule: &Rule, severity: Severity, place: Option<Span>, message: String) -> Self {
        let place = place.map(|span| Label { span, text: String::new() });
        Self {
            rule: rule.name,
            severity,
            message,
            place,
            missing: None,
            related: Vec::new(),
            notes: Vec::new(),
            help: None,
            patch: None,
        }
    }

    /// An error at `span`.
    pub fn error(rule: &Rule, span: Span, message: impl Into<String>) -> Self {
        Self::new(rule, Severity::Error, Some(span), message.into())
    }

    /// A warning at `span`.
    pub fn warning(rule: &Rule, span: Span, message: impl Into<String>) -> Self {
        Self::new(rule, Severity::Warning, Some(span), message.into())
    }

    /// A note at `span`.
    pub fn note(rule: &Rule, span: Span, message: impl Into<String>) -> Self {
        Self::new(rule, Severity::Note, Some(span), message.into())
    }

    /// An error that has no place in the content: a file is missing, or a link of the theme leads nowhere.
    pub fn nowhere(rule: &Rule, message: impl Into<String>) -> Self {
        Self::new(rule, Severity::Error, None, message.into())
    }

    /// Names the file that is missing.
    #[must_use]
    pub fn about(mut self, file: &'static str) -> Self {
        self.missing = Some(file);
        self
    }

    /// Says a few words at the main place.
    #[must_use]
    pub fn label(mut self, text: impl Into<String>) -> Self {
        if let Some(place) = &mut self.place {
            place.text = text.into();
        }
        self
    }

    /// Points at another place that belongs to the fault.
    #[must_use]
    pub fn related(mut self, span: Span, text: impl Into<String>) -> Self {
        self.related.push(Label { span, text: text.into() });
        self
    }

    /// Adds a sentence of background.
    #[must_use]
    pub fn with_note(mut self, text: impl Into<String>) -> Self {
        self.notes.push(text.into());
        self
    }

    /// Says what to do next.
    #[must_use]
    pub fn help(mut self, text: impl Into<String>) -> Self {
        self.help = Some(text.into());
        self
    }

    /// Offers an edit that mends it.
    #[must_use]
    pub fn patch(mut self, span: Span, replacement: impl Into<String>) -> Self {
        self.patch = Some(Patch { span, replacement: replacement.into() });
        self
    }

    /// Whether it stops a build.
    #[must_use]
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }

    /// The files that it points into.
    pub fn sources(&self) -> impl Iterator<Item = SourceId> {
        let labels = self.place.iter().chain(&self.related).map(|label| label.span);
        labels.chain(self.patch.as_ref().map(|patch| patch.span)).map(|span| span.source)
    }

    /// Sorts by place, so that the order never depends on the order of work.
    pub fn sort(diagnostics: &mut [Self]) {
        diagnostics.sort_by(|a, b| {
            let key = |d: &Self| d.place.as_ref().map(|label| label.span);
            (key(a), a.rule, &a.message).cmp(&(key(b), b.rule, &b.message))
        });
    }
}
