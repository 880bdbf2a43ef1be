//! Diagnostics: what is wrong in the content, where, why it matters and what to write instead.

use crate::rule::Rule;
use crate::source::{SourceId, Span};

/// How serious a diagnostic is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The build stops.
    Error,
    /// The build continues, but staff should look at it.
    Warning,
    /// For information; nothing to do.
    Note,
}

impl Severity {
    /// The word shown in messages.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Note => "note",
        }
    }
}

/// A place, and a text about it, which may be empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// The place.
    pub span: Span,
    /// A few words about it.
    pub text: String,
}

/// An edit that fixes the fault.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Patch {
    /// The text to replace.
    pub span: Span,
    /// Its replacement.
    pub replacement: String,
    /// Whether a program may apply it.
    pub applicability: Applicability,
}

/// Who may apply an edit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Applicability {
    /// A program: the text says the same in another form, or there is one slip and one thing that it can be a slip for.
    Certain,
    /// A person, who may have meant something else.
    #[default]
    Suggested,
}

/// One fault, for people and for programs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// The rule's name, as in `error[unknown-key]`.
    pub rule: &'static str,
    /// How serious it is.
    pub severity: Severity,
    /// What is wrong: lower case, one sentence, no full stop.
    pub message: String,
    /// Where it is wrong. Nothing if the fault is that something is not there at all.
    pub place: Option<Label>,
    /// The missing file, below the content folder, if that is the fault.
    pub missing: Option<&'static str>,
    /// Related places.
    pub related: Vec<Label>,
    /// Background: why it matters, or what was compared.
    pub notes: Vec<String>,
    /// How to fix it.
    pub help: Option<String>,
    /// The fix as an edit, if there is one.
    pub patch: Option<Patch>,
    /// Whether time alone has brought it about: what the site says is out of date, and somebody has to act.
    pub has_lapsed: bool,
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
            has_lapsed: false,
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

    /// An error without a place in the content, such as a missing file or a broken link in the theme.
    pub fn nowhere(rule: &Rule, message: impl Into<String>) -> Self {
        Self::new(rule, Severity::Error, None, message.into())
    }

    /// Sets the missing file.
    #[must_use]
    pub fn about(mut self, file: &'static str) -> Self {
        self.missing = Some(file);
        self
    }

    /// Sets the text at the main place.
    #[must_use]
    pub fn label(mut self, text: impl Into<String>) -> Self {
        if let Some(place) = &mut self.place {
            place.text = text.into();
        }
        self
    }

    /// Adds a related place.
    #[must_use]
    pub fn related(mut self, span: Span, text: impl Into<String>) -> Self {
        self.related.push(Label { span, text: text.into() });
        self
    }

    /// Says that time alone has brought it about, so that a build shows it whole.
    #[must_use]
    pub const fn lapsed(mut self) -> Self {
        self.has_lapsed = true;
        self
    }

    /// Adds a note.
    #[must_use]
    pub fn with_note(mut self, text: impl Into<String>) -> Self {
        self.notes.push(text.into());
        self
    }

    /// Sets the help: how to fix it.
    #[must_use]
    pub fn help(mut self, text: impl Into<String>) -> Self {
        self.help = Some(text.into());
        self
    }

    /// Sets an edit that fixes it if a person agrees.
    #[must_use]
    pub fn patch(mut self, span: Span, replacement: impl Into<String>) -> Self {
        self.patch = Some(Patch { span, replacement: replacement.into(), applicability: Applicability::Suggested });
        self
    }

    /// Says that nothing but the edit can be meant, so that a program may apply it.
    #[must_use]
    pub fn certain(self) -> Self {
        self.certain_if(true)
    }

    /// The same, if that is so.
    #[must_use]
    pub fn certain_if(mut self, is_certain: bool) -> Self {
        if let Some(patch) = self.patch.as_mut().filter(|_| is_certain) {
            patch.applicability = Applicability::Certain;
        }
        self
    }

    /// The edit that a program may apply.
    #[must_use]
    pub fn certain_patch(&self) -> Option<&Patch> {
        self.patch.as_ref().filter(|patch| patch.applicability == Applicability::Certain)
    }

    /// Whether it stops a build.
    #[must_use]
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }

    /// The files that it refers to.
    pub fn sources(&self) -> impl Iterator<Item = SourceId> {
        let labels = self.place.iter().chain(&self.related).map(|label| label.span);
        labels.chain(self.patch.as_ref().map(|patch| patch.span)).map(|span| span.source)
    }

    /// Sorts by place, so that the order doesn't depend on the order of processing.
    pub fn sort(diagnostics: &mut [Self]) {
        diagnostics.sort_by(|a, b| {
            let key = |d: &Self| d.place.as_ref().map(|label| label.span);
            (key(a), a.rule, &a.message).cmp(&(key(b), b.rule, &b.message))
        });
    }
}
