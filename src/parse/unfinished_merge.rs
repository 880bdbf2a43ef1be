//! A file's text -> the marks that an unfinished merge of two versions leaves in it.

use crate::diagnostic::Diagnostic;
use crate::parse::rules;
use crate::source::{SourceId, Span};

/// How often the sign of a mark is repeated.
const WIDTH: usize = 7;

/// A line that Git writes between two versions of the same lines.
struct Mark {
    sign: char,
    span: Span,
}

/// The fault of a file with such marks. A line of `=` alone is none: in Markdown it underlines a heading.
pub(super) fn unfinished_merge(source: SourceId, text: &str) -> Option<Diagnostic> {
    if !text.contains("<<<<<<< ") && !text.contains(">>>>>>> ") {
        return None;
    }
    let all: Vec<Mark> = marks(source, text).collect();
    let first = all.iter().position(Mark::is_certain)?;
    let end = all[first..].iter().position(|mark| mark.sign == '>').map_or(all.len(), |end| first + end + 1);
    let others = all[end..].iter().filter(|mark| mark.sign == '<').count();
    let fault = Diagnostic::error(
        &rules::UNFINISHED_MERGE,
        all[first].span,
        "two versions of this file were not merged to the end",
    );
    let fault = all[first + 1..end].iter().fold(fault.label("written by Git"), |fault, mark| {
        let text = match mark.sign {
            '>' => "the second version ends here",
            '|' => "below this is what both were before",
            _ => "below this is the second version",
        };
        fault.related(mark.span, text)
    });
    let fault = match others {
        0 => fault,
        1 => fault.with_note("there is one more such place in this file"),
        _ => fault.with_note(format!("there are {others} more such places in this file")),
    };
    Some(fault.help("keep the lines that are right, and delete the others together with these marks"))
}

impl Mark {
    fn is_certain(&self) -> bool {
        matches!(self.sign, '<' | '>')
    }
}

fn marks(source: SourceId, text: &str) -> impl Iterator<Item = Mark> {
    let start = text.len() - text.trim_start_matches('\u{feff}').len();
    let lines = text[start..].split_inclusive('\n').scan(start, |at, line| {
        let start = *at;
        *at += line.len();
        Some((start, line.trim_end()))
    });
    lines.filter_map(move |(start, line)| {
        let sign = line.chars().next().filter(|sign| matches!(sign, '<' | '|' | '=' | '>'))?;
        let rest = line.trim_start_matches(sign);
        let has_name = rest.starts_with(' ');
        let is_mark = line.len() - rest.len() == WIDTH && (has_name || (sign == '=' && rest.is_empty()));
        is_mark.then(|| Mark { sign, span: Span::new(source, start, start + line.len()) })
    })
}
