//! Ranges: `2 and 4 weeks`, `10 business days and 8 weeks`.

use crate::diagnostic::Diagnostic;
use crate::model::amount::{Amount, UnitLength};
use crate::model::strength::not_longer;
use crate::parse::node::Node;
use crate::parse::reader::{FromNode, Reader, single};
use crate::parse::rules;
use crate::parse::scalars::amounts::{
    Around, NUMBER, is_more_of_the_number, is_too_large, parse_number, split_number, too_large, unit_fault,
};
use crate::parse::scalars::in_words::meant_range;
use crate::parse::scalars::units::{parse_unit, unit_of, unit_pattern};
use crate::parse::shape::Shape;

const HOW_A_RANGE: &str = "write two numbers and one unit, 2 and 4 weeks; or two times, 10 business days and 8 weeks";

/// A shorter and a longer time.
pub(crate) struct Range(pub(crate) Amount, pub(crate) Amount);

impl FromNode for Range {
    fn from_node(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let text = single(node, "a range", reader)?;
        match parse_range(text, reader) {
            Ok(Self(least, most)) if is_upside_down(least, most) => {
                let message = if least.unit == most.unit {
                    "the first number of this range is not smaller than the second"
                } else {
                    "the first time of this range is not shorter than the second"
                };
                let fault = Diagnostic::error(&rules::RANGE_UPSIDE_DOWN, node.span, message);
                reader.report(fault.help("write the shorter time first, or use `within` if there is only one"));
                None
            }
            Ok(range) => Some(range),
            Err(part) => {
                reader.report(fault(node, text, part));
                None
            }
        }
    }

    fn shape() -> Shape {
        let unit = unit_pattern();
        Shape::pattern(&format!(r"^\s*{NUMBER}\s*({unit}\s+)?(and|to)\s*{NUMBER}\s*{unit}\s*$"), HOW_A_RANGE)
    }
}

/// What of a range is not understood.
enum Part<'t> {
    Shape,
    TooLarge(&'t str),
    /// What is written around the unit, its number and the unit as it is written.
    Unit(Around, u32, &'t str),
}

fn parse_range<'t>(text: &'t str, reader: &Reader<'_>) -> Result<Range, Part<'t>> {
    let (least, rest) = split_number(text);
    let joined = |word: &str| rest.find(word).map(|at| (rest[..at].trim(), rest[at + word.len()..].trim()));
    let alone = ["and", "to"].iter().find_map(|word| rest.strip_prefix(word)).map(|rest| ("", rest.trim()));
    let Some((first_unit, rest)) = alone.or_else(|| joined(" and ")).or_else(|| joined(" to ")) else {
        return Err(Part::Shape);
    };
    let (most, unit) = split_number(rest);
    let is_number = !is_more_of_the_number(unit) && !is_more_of_the_number(first_unit);
    let numbers = parse_number(least).zip(parse_number(most)).filter(|_| is_number);
    let Some((least_value, most_value)) = numbers else {
        let is_large = is_too_large(least, "") || is_too_large(most, unit);
        return Err(if is_large { Part::TooLarge(unit) } else { Part::Shape });
    };
    let longer = unit_of(unit, reader);
    let before = if first_unit.is_empty() { least.to_owned() } else { format!("{least} {first_unit}") };
    let Some(longer) = longer else {
        return Err(Part::Unit(Around::before(format!("{before} and {most}")), most_value, unit));
    };
    let first = if first_unit.is_empty() { Some(longer) } else { unit_of(first_unit, reader) };
    let Some(first) = first else {
        let around = Around { before: least.to_owned(), after: format!(" and {most} {unit}") };
        return Err(Part::Unit(around, least_value, first_unit));
    };
    Ok(Range(Amount::new(least_value, first), Amount::new(most_value, longer)))
}

fn fault(node: &Node, text: &str, part: Part<'_>) -> Diagnostic {
    match part {
        Part::Shape => {
            let fault = Diagnostic::error(&rules::INVALID_AMOUNT, node.span, format!("`{text}` is not a range"));
            match meant_range(text) {
                Some(meant) => {
                    fault.label(format!("did you mean `{meant}`?")).patch(node.span, meant).certain_if(is_sure(text))
                }
                None => fault.help(HOW_A_RANGE),
            }
        }
        Part::TooLarge(unit) => too_large(node.span, text, unit),
        Part::Unit(around, count, unit) => unit_fault(node.span, &around, count, unit),
    }
}

/// Whether only the sign between two numbers is another one, before a unit as it is to be written.
fn is_sure(text: &str) -> bool {
    let between = |c: char| c.is_whitespace() || matches!(c, '-' | '–' | '—' | '‑');
    let numbers: Vec<&str> = text.trim().splitn(2, between).collect();
    let rest = numbers.get(1).map_or("", |rest| rest.trim_start_matches(between));
    let (most, unit) = split_number(rest);
    numbers[0].bytes().all(|byte| byte.is_ascii_digit()) && !most.is_empty() && parse_unit(unit).is_some()
}

/// Whether the second time is never longer than the first; where that depends on a calendar, on none with two open days in most weeks.
fn is_upside_down(least: Amount, most: Amount) -> bool {
    let depends = least.unit.is_business() || most.unit.is_business();
    not_longer(most, least) || depends && seconds(least).0 >= seconds(most).1
}

/// The fewest and the most seconds that it takes as a rule.
fn seconds(Amount { value, unit }: Amount) -> (u64, u64) {
    const HOUR: u64 = 3600;
    const DAY: u64 = 24 * HOUR;
    let (fewest, most) = match unit.length() {
        UnitLength::Seconds(seconds) => (u64::from(seconds), u64::from(seconds)),
        UnitLength::BusinessHour => (HOUR, 12 * HOUR),
        UnitLength::BusinessDay => (DAY, 5 * DAY / 2),
        UnitLength::Days(days) => (u64::from(days) * DAY, u64::from(days) * DAY),
        UnitLength::Months(months) => (u64::from(months) * 28 * DAY, u64::from(months) * 31 * DAY),
    };
    (u64::from(value) * fewest, u64::from(value) * most)
}
