//! `within {amount}[, {share}]` -> segments that are written one after the other, without looking anything up.
//!
//! A part in square brackets is left out where a value in it is empty.

use std::fmt::{Display, Formatter};

use crate::language::slot::Slot;

/// A text with places for values.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Pattern(Vec<Segment>);

#[derive(Debug, Clone, PartialEq, Eq)]
enum Segment {
    Words(Box<str>),
    Value(Slot),
    Optional(Vec<Segment>),
}

/// Why a text is no pattern.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Malformed {
    /// A brace or bracket without its other half, or brackets in brackets.
    Unbalanced,
    /// Nothing has this name.
    Unknown(String),
}

impl Pattern {
    pub(crate) fn new(text: &str) -> Result<Self, Malformed> {
        let mut rest = text;
        let segments = segments(&mut rest, false)?;
        Ok(Self(segments))
    }

    /// Writes the pattern; `value` writes what belongs in a place.
    pub(crate) fn write(&self, out: &mut String, value: &mut impl FnMut(Slot, &mut String)) {
        write(&self.0, out, value);
    }

    /// The pattern as a text of its own.
    pub(crate) fn filled(&self, mut value: impl FnMut(Slot, &mut String)) -> String {
        let mut out = String::with_capacity(USUAL_TEXT);
        self.write(&mut out, &mut value);
        out
    }

    /// The placeholders in it.
    pub(crate) fn slots(&self) -> Vec<Slot> {
        slots(&self.0)
    }

    /// Whether what it begins with is a value: the first letter of a sentence may be a small one then.
    pub(crate) fn begins_with_a_value(&self) -> bool {
        !matches!(self.0.first(), Some(Segment::Words(_)))
    }
}

/// As many bytes as most texts have.
const USUAL_TEXT: usize = 64;

fn write(segments: &[Segment], out: &mut String, value: &mut impl FnMut(Slot, &mut String)) -> bool {
    let mut is_whole = true;
    for segment in segments {
        let start = out.len();
        match segment {
            Segment::Words(words) => out.push_str(words),
            Segment::Value(slot) => {
                value(*slot, out);
                is_whole &= out.len() > start;
            }
            Segment::Optional(inner) => {
                if !write(inner, out, &mut *value) {
                    out.truncate(start);
                }
            }
        }
    }
    is_whole
}

fn slots(segments: &[Segment]) -> Vec<Slot> {
    let of = |segment: &Segment| match segment {
        Segment::Words(_) => Vec::new(),
        Segment::Value(slot) => vec![*slot],
        Segment::Optional(inner) => slots(inner),
    };
    segments.iter().flat_map(of).collect()
}

fn segments(rest: &mut &str, is_inside: bool) -> Result<Vec<Segment>, Malformed> {
    let mut all = Vec::new();
    while let Some(at) = rest.find(['{', '}', '[', ']']) {
        let (words, mark) = rest.split_at(at);
        if !words.is_empty() {
            all.push(Segment::Words(words.into()));
        }
        let (mark, after) = mark.split_at(1);
        *rest = after;
        match (mark, is_inside) {
            ("{", _) => {
                let (name, after) = after.split_once('}').ok_or(Malformed::Unbalanced)?;
                all.push(Segment::Value(Slot::named(name).ok_or_else(|| Malformed::Unknown(name.to_owned()))?));
                *rest = after;
            }
            ("[", false) => all.push(Segment::Optional(segments(rest, true)?)),
            ("]", true) => return Ok(all),
            _ => return Err(Malformed::Unbalanced),
        }
    }
    if is_inside {
        return Err(Malformed::Unbalanced);
    }
    if !rest.is_empty() {
        all.push(Segment::Words((*rest).into()));
        *rest = "";
    }
    Ok(all)
}

/// As it is written in a file.
impl Display for Pattern {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> std::fmt::Result {
        self.0.iter().try_for_each(|segment| show(segment, formatter))
    }
}

fn show(segment: &Segment, formatter: &mut Formatter<'_>) -> std::fmt::Result {
    match segment {
        Segment::Words(words) => formatter.write_str(words),
        Segment::Value(slot) => write!(formatter, "{{{}}}", slot.name()),
        Segment::Optional(inner) => {
            formatter.write_str("[")?;
            inner.iter().try_for_each(|segment| show(segment, formatter))?;
            formatter.write_str("]")
        }
    }
}
