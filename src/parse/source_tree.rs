//! A content file -> the tree of its keys, and the Markdown below them if it has any; or why it has none.

use std::ops::Range;

use crate::diagnostic::Diagnostic;
use crate::parse::form_faults;
use crate::parse::front_matter::{self, SplitFault};
use crate::parse::node::{self, Node, Value};
use crate::parse::rules;
use crate::parse::unfinished_merge::unfinished_merge;
use crate::source::{Source, SourceId, Span};

/// How a file is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// Keys alone.
    Keys,
    /// Keys, and Markdown below them.
    Markdown,
    /// No keys: all of it is one text, such as a drawing or a table.
    Whole,
}

/// The tree of a file.
pub(super) struct SourceTree<'a> {
    pub(super) id: SourceId,
    pub(super) source: &'a Source,
    pub(super) root: Node<'a>,
    /// Where its Markdown is, or its drawing or table.
    body: Option<Range<usize>>,
}

/// The Markdown below a file's keys, or a file without keys.
#[derive(Clone, Copy)]
pub(super) struct Body<'a> {
    pub(super) source: SourceId,
    pub(super) base: usize,
    pub(super) text: &'a str,
}

impl<'a> SourceTree<'a> {
    /// Reads a file that is YAML, Markdown below YAML, or something else as a whole; or says why it can't be read.
    pub(super) fn read(id: SourceId, source: &'a Source, form: Form) -> Result<Self, Vec<Diagnostic>> {
        if let Some(fault) = unfinished_merge(id, &source.text) {
            return Err(vec![fault]);
        }
        if form == Form::Whole {
            let root = Node { span: Span::start_of(id), value: Value::Null };
            return Ok(Self { id, source, root, body: Some(0..source.text.len()) });
        }
        let start = if source.text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
        let (keys, body) = if form == Form::Markdown {
            let split =
                front_matter::split(&source.text, start).map_err(|fault| vec![*front_matter_fault(id, &fault)])?;
            (split.keys, Some(split.body))
        } else {
            (start..source.text.len(), None)
        };
        let text = &source.text[keys.clone()];
        let root = node::read(id, text, keys.start).map_err(|first| form_faults::all(id, text, keys.start, *first))?;
        if root.value == Value::Null {
            let fault = Diagnostic::error(&rules::MISSING_VALUE, Span::start_of(id), "this file is empty");
            return Err(vec![fault.help("write its keys, or remove the file")]);
        }
        Ok(Self { id, source, root, body })
    }

    /// The Markdown below its keys.
    pub(super) fn body(&self) -> Option<Body<'a>> {
        let range = self.body.clone()?;
        Some(Body { source: self.id, base: range.start, text: &self.source.text[range] })
    }

    /// The file's name without its folder and ending.
    pub(super) fn stem(&self) -> &'a str {
        let file = self.source.name.rsplit('/').next().unwrap_or_default();
        file.rsplit_once('.').map_or(file, |(stem, _)| stem)
    }
}

impl Body<'_> {
    pub(super) fn span(&self, range: Range<usize>) -> Span {
        Span::new(self.source, self.base + range.start, self.base + range.end)
    }

    pub(super) fn whole(&self) -> Span {
        self.span(0..self.text.len())
    }
}

pub(super) fn front_matter_fault(id: SourceId, fault: &SplitFault) -> Box<Diagnostic> {
    let at = Span::start_of(id);
    Box::new(match fault {
        SplitFault::Missing => Diagnostic::error(&rules::FRONT_MATTER, at, "this file doesn't start with its keys")
            .help("start with a line of three hyphens, then the keys (`title: …`), then another line of three hyphens"),
        SplitFault::Endless => Diagnostic::error(&rules::FRONT_MATTER, at, "the front matter is not closed")
            .help("add a line of three hyphens between the keys and the text"),
    })
}
