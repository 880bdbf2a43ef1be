//! Figures of a table -> numbers, exactly; and what a spreadsheet program has made of one.

use crate::diagnostic::Diagnostic;
use crate::model::results::Decimal;
use crate::parse::node::Node;
use crate::parse::reader::{FromNode, Reader, single};
use crate::parse::rules;
use crate::parse::shape::Shape;

/// A number of cases.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cases(pub(super) u64);

/// A length of time in the unit of the target.
#[derive(Debug, Clone, Copy)]
pub(super) struct Time(pub(super) Decimal);

/// More cases than any city counts.
const MOST: u64 = 1_000_000_000_000;

const HOW_CASES: &str = "write a whole number in figures, like 41";
const HOW_A_TIME: &str = "write a number in figures, with a point before its decimals, like 4.5";

impl FromNode for Cases {
    fn from_node(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let text = single(node, "a whole number", reader)?;
        let cases = whole(text);
        if cases.is_none() {
            reader.report(no_cases(node, text));
        }
        cases.map(Self)
    }

    fn shape() -> Shape {
        Shape::integer(0, MOST)
    }
}

impl FromNode for Time {
    fn from_node(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let text = single(node, "a number", reader)?;
        let time = Decimal::parse(text);
        if time.is_none() {
            reader.report(no_time(node, text));
        }
        time.map(Self)
    }

    fn shape() -> Shape {
        Shape::pattern(r"^[0-9]{1,12}(\.[0-9]{1,3})?$", HOW_A_TIME).also_typed(&["number"])
    }
}

fn whole(text: &str) -> Option<u64> {
    let is_figures = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|number| is_figures && *number <= MOST)
}

fn no_cases(node: &Node<'_>, text: &str) -> Diagnostic {
    let fault = Diagnostic::error(&rules::INVALID_FIGURE, node.span, format!("`{text}` is not a whole number"));
    if text.ends_with('%') {
        return fault.help(
            "write how many there were, not their share: the program works out the percentage from `met` and `total`",
        );
    }
    match plain(text) {
        Some(meant) => fault.label(format!("did you mean `{meant}`?")).patch(node.span, meant.to_string()).certain(),
        None => fault.help(HOW_CASES),
    }
}

/// A whole number with signs between its thousands, or with decimals that are all zero.
fn plain(text: &str) -> Option<u64> {
    let text = text
        .split_once('.')
        .filter(|(_, part)| !part.is_empty() && part.bytes().all(|b| b == b'0'))
        .map_or(text, |(whole, _)| whole);
    let mut groups = text.split([',', ' ', '\'', '’', '\u{a0}', '\u{202f}']);
    let first = groups.next()?;
    let rest: Vec<&str> = groups.collect();
    let is_grouped = (1..=3).contains(&first.len()) && rest.iter().all(|group| group.len() == 3);
    (rest.is_empty() || is_grouped).then(|| whole(&[first, &rest.concat()].concat()))?
}

fn no_time(node: &Node<'_>, text: &str) -> Diagnostic {
    let fault = Diagnostic::error(
        &rules::INVALID_FIGURE,
        node.span,
        format!("`{text}` is not a number with at most three decimals"),
    );
    let with_point = text.replacen(',', ".", 1);
    match Decimal::parse(&with_point) {
        // Three figures after a comma may be thousands.
        Some(meant) => {
            let is_sure = text.split_once(',').is_some_and(|(_, part)| part.len() != 3);
            fault.label(format!("did you mean `{meant}`?")).patch(node.span, with_point).certain_if(is_sure)
        }
        None => fault.help(HOW_A_TIME),
    }
}
