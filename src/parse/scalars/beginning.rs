//! The beginning of a version: its first day, or a day before which it began.

use jiff::civil::Date;

use crate::diagnostic::Diagnostic;
use crate::parse::node::Node;
use crate::parse::reader::{FromNode, Reader, single};
use crate::parse::rules;
use crate::parse::scalars::times::{DATE, parse_date};
use crate::parse::shape::Shape;

const HOW: &str = "write the first day: 2027-01-31; if nobody knows it, a day by which it had begun: before 2026-01-01";

/// When a version begins, as staff write it: `2026-01-01`, `before 2026-01-01`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Beginning {
    /// The first day on which it is known to be in force.
    pub(crate) day: Date,
    /// Whether it began on an unknown day before that one.
    pub(crate) is_earlier: bool,
}

impl Beginning {
    /// Returns the beginning, or `None` if `text` is not a valid one.
    fn new(text: &str) -> Option<Self> {
        match day_before_which(text) {
            Some(day) => Some(Self { day: parse_date(day)?, is_earlier: true }),
            None => Some(Self { day: parse_date(text)?, is_earlier: false }),
        }
    }
}

/// What follows `before`.
fn day_before_which(text: &str) -> Option<&str> {
    text.strip_prefix("before ").map(str::trim_start)
}

impl FromNode for Beginning {
    fn from_node(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let text = single(node, "a date", reader)?;
        let has_figures = text.contains(|sign: char| sign.is_ascii_digit());
        if let Some(beginning) = Self::new(text) {
            return Some(beginning);
        }
        if has_figures && day_before_which(text).is_none() {
            let date: Option<Date> = Date::from_node(node, reader);
            return date.map(|day| Self { day, is_earlier: false });
        }
        let message = match day_before_which(text) {
            Some(day) => format!("`{day}` is not a date"),
            None => format!("`{text}` is not a date"),
        };
        reader.report(Diagnostic::error(&rules::INVALID_DATE, node.span, message).help(HOW));
        None
    }

    fn shape() -> Shape {
        Shape::pattern(&DATE.replacen('^', "^(before +)?", 1), HOW)
    }
}
