//! What a time means that is not written as one: how messages say it, and what they offer instead.

use crate::diagnostic::Diagnostic;
use crate::model::amount::Unit;
use crate::parse::reader::Reader;
use crate::source::Span;

/// What a time in words means.
pub(super) struct MeantTime {
    /// What the words leave open, or mean.
    pub(super) label: String,
    /// What to write.
    pub(super) instead: Instead,
    /// Whether nothing else can be meant.
    pub(super) is_certain: bool,
}

/// What to write instead.
pub(super) enum Instead {
    /// This value, under the same key.
    Value(String),
    /// This line, with a key of its own.
    Line(String),
    /// What these words say, where staff have to choose.
    Help(String),
}

impl MeantTime {
    pub(super) fn value(value: impl Into<String>) -> Self {
        let value = value.into();
        Self { label: format!("did you mean `{value}`?"), instead: Instead::Value(value), is_certain: false }
    }

    pub(super) fn line(line: String) -> Self {
        Self { label: format!("did you mean `{line}`?"), instead: Instead::Line(line), is_certain: false }
    }

    pub(super) fn help(label: &str, help: impl Into<String>) -> Self {
        Self { label: label.to_owned(), instead: Instead::Help(help.into()), is_certain: false }
    }

    /// Says whether nothing else can be meant.
    pub(super) const fn certain_if(mut self, is_certain: bool) -> Self {
        self.is_certain = is_certain;
        self
    }

    /// What happens again and again: the value alone if that is what the key is for.
    pub(super) fn every(key: &str, value: &str) -> Self {
        if key == "every" { Self::value(value) } else { Self::line(format!("every: {value}")) }
    }

    /// So many times in a period.
    pub(super) fn times(count: u32, per: Unit) -> Self {
        Self::line(format!("at_least: {{count: {count}, of: times, per: {}}}", per.key()))
    }
}

impl MeantTime {
    /// Adds what to write instead of the value at `span`: with its key, if there is one.
    pub(super) fn add_to(self, fault: Diagnostic, span: Span, reader: &Reader<'_>) -> Diagnostic {
        match (self.instead, reader.target_key()) {
            (Instead::Value(value), _) => {
                fault.label(self.label).patch(span, reader.instead(span, &value)).certain_if(self.is_certain)
            }
            (Instead::Line(line), Some(key)) => {
                let whole = Span::new(span.source, key.span.range().start, span.range().end);
                fault.label(self.label).patch(whole, line)
            }
            (Instead::Line(line), None) => fault.help(format!("a promise says this with `{line}`")),
            (Instead::Help(help), _) => fault.label(self.label).help(help),
        }
    }
}
