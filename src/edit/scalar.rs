//! A single value in a file and the text that is to be read instead -> the ways to write it, best first.
//!
//! The way of the old value is tried first: a quoted value stays quoted, with the same marks. Marks are added only where YAML needs them.

use crate::edit::extent::{Form, after_colon, form, line_end, line_start};
use crate::edit::path::Found;
use crate::edit::refusal::Refusal;
use crate::edit::splice::Splice;
use crate::parse::node::{Node, Value};

/// The edits that may write `value` in the place of what was found.
pub(super) fn ways(text: &str, found: &Found<'_, '_>, value: &str) -> Result<Vec<Vec<Splice>>, Refusal> {
    let key = key_of(found);
    let in_flow = found.above.iter().any(|node| form(text, node) == Form::Flow);
    let range = found.node.span.range();
    let one = |splice| vec![splice];
    match &found.node.value {
        Value::List(_) | Value::Map(_) => Err(Refusal::OtherKind),
        Value::Null if !text[range.clone()].is_empty() => Ok(forms(value, Style::Plain, in_flow)
            .into_iter()
            .map(|form| one(Splice::new(range.clone(), form)))
            .collect()),
        Value::Null => {
            let key = key.ok_or(Refusal::OtherForm)?;
            let (at, joint) = after_colon(text, key).map_or_else(|| (key.span.range().end, ": "), |at| (at, " "));
            let forms = forms(value, Style::Plain, in_flow).into_iter();
            Ok(forms.map(|form| one(Splice::insert(at, format!("{joint}{form}")))).collect())
        }
        Value::Scalar(_) => {
            let block = Block::of(text, found.node, key);
            let style = match (&block, text[range.clone()].chars().next()) {
                (None, Some('"')) => Style::Double,
                (None, Some('\'')) => Style::Single,
                _ => Style::Plain,
            };
            let start = block.as_ref().map_or(range.start, |block| block.start);
            let margin = key.map_or(0, |key| key.span.range().start - line_start(text, key.span.range().start)) + 2;
            let block_forms =
                (!in_flow).then(|| block_forms(text, value, block.as_ref(), margin)).into_iter().flatten();
            let is_long = value.contains('\n') || block.is_some();
            let (first, last): (Vec<String>, Vec<String>) = if is_long {
                (block_forms.collect(), forms(value, style, in_flow))
            } else {
                (forms(value, style, in_flow), Vec::new())
            };
            Ok(first.into_iter().chain(last).map(|form| one(Splice::new(start..range.end, form))).collect())
        }
    }
}

/// The ways to write a key, best first.
pub(super) fn key_ways(text: &str, key: &Node<'_>, name: &str) -> Vec<Vec<Splice>> {
    let range = key.span.range();
    let style = match text[range.clone()].chars().next() {
        Some('"') => Style::Double,
        Some('\'') => Style::Single,
        _ => Style::Plain,
    };
    forms(name, style, true).into_iter().map(|form| vec![Splice::new(range.clone(), form)]).collect()
}

/// The key whose value was found.
pub(super) fn key_of<'t, 'a>(found: &Found<'t, 'a>) -> Option<&'t Node<'a>> {
    match &found.above.last()?.value {
        Value::Map(entries) => entries.get(*found.positions.last()?).map(|(key, _)| key),
        _ => None,
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Style {
    Plain,
    Single,
    Double,
}

/// The value on one line, in every style that can hold it; the old style first.
fn forms(value: &str, old: Style, in_flow: bool) -> Vec<String> {
    let single = (!value.contains(is_unwritable)).then(|| format!("'{}'", value.replace('\'', "''")));
    let double = Some(double(value));
    let plain = is_plain(value, in_flow).then(|| value.to_owned());
    let order = match old {
        Style::Single => [single, double, None],
        Style::Double => [double, single, None],
        // Fewer signs to escape are easier to read.
        Style::Plain if value.contains(['"', '\\']) => [plain, single, double],
        Style::Plain => [plain, double, single],
    };
    order.into_iter().flatten().collect()
}

/// Whether a sign can be written only as an escape.
fn is_unwritable(sign: char) -> bool {
    sign.is_control() || matches!(sign, '\u{feff}' | '\u{2028}' | '\u{2029}')
}

fn double(value: &str) -> String {
    let escaped = value.chars().map(|sign| match sign {
        '"' => "\\\"".to_owned(),
        '\\' => r"\\".to_owned(),
        '\n' => r"\n".to_owned(),
        '\t' => r"\t".to_owned(),
        '\r' => r"\r".to_owned(),
        sign if is_unwritable(sign) => format!(r"\u{:04X}", u32::from(sign)),
        sign => sign.to_string(),
    });
    format!("\"{}\"", escaped.collect::<String>())
}

/// Whether a value needs no quotation marks. Reading the result again is what decides; this keeps to what every reader of YAML takes so.
fn is_plain(value: &str, in_flow: bool) -> bool {
    let mut signs = value.chars();
    let (Some(first), second) = (signs.next(), signs.next()) else { return false };
    let may_begin = match first {
        '-' | '?' | ':' => second.is_some_and(char::is_alphanumeric),
        first => !",[]{}#&*!|>'\"%@`=".contains(first),
    };
    let is_reserved = matches!(value, "~" | "null" | "Null" | "NULL") || value.starts_with("...");
    let is_cut = value.trim() != value || value.contains(": ") || value.contains(" #") || value.ends_with(':');
    let is_of_flow = in_flow && (value.contains(['[', ']', '{', '}', ',']) || value.contains(':'));
    may_begin && !is_reserved && !is_cut && !is_of_flow && !value.contains(is_unwritable)
}

/// A text on lines of its own, below `|` or `>`.
struct Block<'a> {
    start: usize,
    /// The line with the sign, from there on.
    header: &'a str,
    margin: usize,
}

impl<'a> Block<'a> {
    fn of(text: &'a str, node: &Node<'_>, key: Option<&Node<'_>>) -> Option<Self> {
        let first = node.span.range().start;
        let line = line_start(text, first);
        let stands_alone = text[line..first].bytes().all(|byte| byte == b' ');
        let from = match key {
            Some(key) => after_colon(text, key)?,
            None => text[..line].rfind("- ")? + 1,
        };
        let between = text.get(from..line).filter(|_| stands_alone)?;
        let at = between.find(['|', '>']).filter(|at| !between[..*at].contains('#'))?;
        let header = between[at..].lines().next().unwrap_or_default();
        Some(Self { start: from + at, header, margin: first - line })
    }
}

/// The value on lines of its own: below the old header, if there is one, and below a new one.
fn block_forms(text: &str, value: &str, old: Option<&Block<'_>>, margin: usize) -> Vec<String> {
    let new = if value.ends_with('\n') { "|" } else { "|-" };
    let margin = " ".repeat(old.map_or(margin, |old| old.margin));
    let end = line_end(text);
    let lines = value.strip_suffix('\n').unwrap_or(value).split('\n');
    let lines = lines.map(|line| if line.is_empty() { end.to_owned() } else { format!("{end}{margin}{line}") });
    let lines: String = lines.collect();
    let is_writable =
        !value.trim().is_empty() && !value.contains(|sign: char| sign != '\n' && sign != '\t' && is_unwritable(sign));
    let headers = old.map(|old| old.header).into_iter().chain([new]).filter(|_| is_writable);
    headers.map(|header| format!("{header}{lines}")).collect()
}
