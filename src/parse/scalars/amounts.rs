//! Numbers and lengths of time.

use crate::diagnostic::Diagnostic;
use crate::model::amount::{Amount, Unit};
use crate::model::site::BusinessDayWord;
use crate::parse::node::Node;
use crate::parse::reader::{FromNode, Reader, single};
use crate::parse::rules;
use crate::parse::scalars::in_words::{WITHIN_IN_WORDS, meant_time, within_in_words};
use crate::parse::scalars::meant_time::MeantTime;
use crate::parse::scalars::number_words::figures;
use crate::parse::scalars::units::{
    ending, is_sure_unit, is_working_time, long_business_unit, meant, parse_unit, unit_meant, unit_of, unit_pattern,
};
use crate::parse::shape::Shape;
use crate::source::Span;

const HOW_A_NUMBER: &str = "write a whole number in figures, from 0 to 10000";
const HOW_AN_AMOUNT: &str =
    "write a whole number in figures and a unit: 3 business days; for a range, write `between: 2 and 4 weeks`";

pub(super) const NUMBER: &str = "0*(10000|[0-9]{1,4})";
const _: () = assert!(Amount::LARGEST == 10_000, "the pattern of a number goes as far as amounts do");
const SOME: &str = "0*(10000|[1-9][0-9]{0,3})";

impl FromNode for u32 {
    fn from_node(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let number = node.scalar().and_then(figures).and_then(parse_number);
        if number.is_none() {
            reader.report(wrong_type_of_number(node));
        }
        number
    }

    fn shape() -> Shape {
        Shape::pattern(&format!("^{NUMBER}$"), HOW_A_NUMBER)
            .also_typed(&["integer"])
            .with("minimum", 0)
            .with("maximum", Amount::LARGEST)
    }
}

fn wrong_type_of_number(node: &Node) -> Diagnostic {
    let is_large = node.scalar().and_then(figures).is_some_and(|number| !number.is_empty());
    let message = if is_large { "this number is too large" } else { "expected a whole number in figures" };
    Diagnostic::error(&rules::WRONG_TYPE, node.span, message)
        .help(format!("write a number from 0 to {}", Amount::LARGEST))
}

impl FromNode for Amount {
    fn from_node(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let text = single(node, "a length of time", reader)?;
        let amount = parse_amount(text, reader);
        if amount.is_none() {
            let fault = amount_fault(node.span, text, reader);
            reader.report(fault);
        }
        amount
    }

    fn shape() -> Shape {
        Shape::pattern(&format!(r"^\s*{NUMBER}\s*{}\s*$", unit_pattern()), HOW_AN_AMOUNT)
    }
}

/// A number and a unit.
pub(super) fn parse_amount(text: &str, reader: &Reader<'_>) -> Option<Amount> {
    let (number, unit) = split_number(text);
    Some(Amount::new(parse_number(number)?, unit_of(unit, reader)?))
}

/// What to say of a text that is no amount.
fn amount_fault(span: Span, text: &str, reader: &Reader<'_>) -> Diagnostic {
    let (number, unit) = split_number(text);
    let value = parse_number(number).filter(|_| !is_more_of_the_number(unit));
    let key = reader.target_key().map_or("within", |key| key.name);
    if value.is_none() && is_too_large(number, unit) {
        return too_large(span, text, unit);
    }
    if value.is_some()
        && let Some(meant) = clear_days(unit, key, number)
    {
        let fault = Diagnostic::error(&rules::UNKNOWN_UNIT, span, format!("`{unit}` is not a unit of time"));
        return meant.add_to(fault, span, reader);
    }
    // A number and something like a unit is judged by its unit.
    let is_unit = value.is_some() && (unit.is_empty() || is_days(unit) || unit_meant(unit).is_some());
    let fault = || Diagnostic::error(&rules::INVALID_AMOUNT, span, format!("`{text}` is not a length of time"));
    if !is_unit && let Some(meant) = meant_time(text, key) {
        return meant.add_to(fault(), span, reader);
    }
    match (value.filter(|_| !text.contains('%')), without_commas(text)) {
        (Some(value), _) => unit_fault(span, &Around::before(number.to_owned()), value, unit),
        (None, Some(plain)) => {
            Diagnostic::error(&rules::INVALID_AMOUNT, span, format!("the number in `{text}` has a comma"))
                .label(format!("did you mean `{plain}`?"))
                .patch(span, plain)
        }
        (None, None) if text.contains('%') => fault()
            .label("a share has a key of its own")
            .help("write only the time here, and the share on the next line: `share: 90%`"),
        (None, None) => fault().help(HOW_AN_AMOUNT),
    }
}

/// Clear days, which are counted before an event.
fn clear_days(unit: &str, key: &str, number: &str) -> Option<MeantTime> {
    let plain = unit.to_lowercase();
    let plain = plain.strip_prefix("clear ")?;
    let kind = unit_meant(plain);
    if key == "ahead" {
        return Some(match kind {
            Some(kind) => MeantTime::value(format!("{number} {}", kind.key_of_several())),
            None => MeantTime::help(
                "`ahead` counts clear days already; business days or calendar days?",
                format!(
                    "write `{number} business days` if closed days don't count, `{number} calendar days` if they do"
                ),
            ),
        });
    }
    let kind = kind.unwrap_or(Unit::BusinessDay).key_of_several();
    Some(MeantTime::help(
        "clear days are counted before an event",
        format!("write `ahead: {number} {kind}` and `before: the meeting`, with your own words for the event"),
    ))
}

/// The longest time, which can be in words, too: `same business day`.
pub(crate) struct Limit(pub(crate) Amount);

impl FromNode for Limit {
    fn from_node(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        match node.scalar().and_then(within_in_words) {
            Some(amount) => Some(Self(amount)),
            None => Amount::from_node(node, reader).map(Self),
        }
    }

    fn shape() -> Shape {
        let pattern = format!(r"^\s*({NUMBER}\s*{}|{WITHIN_IN_WORDS})\s*$", unit_pattern());
        Shape::pattern(&pattern, HOW_AN_AMOUNT)
    }
}

/// A length of time above zero: `within: 0 business days` means the same day, but nothing happens every 0 weeks.
pub(crate) struct SomeTime(pub(crate) Amount);

impl FromNode for SomeTime {
    fn from_node(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let amount = Amount::from_node(node, reader)?;
        if amount.value == 0 {
            reader.report(no_time(node.span, node.scalar().unwrap_or_default(), amount.unit));
            return None;
        }
        Some(Self(amount))
    }

    fn shape() -> Shape {
        Shape::pattern(&format!(r"^\s*{SOME}\s*{}\s*$", unit_pattern()), HOW_AN_AMOUNT)
    }
}

fn no_time(span: Span, text: &str, unit: Unit) -> Diagnostic {
    Diagnostic::error(&rules::INVALID_AMOUNT, span, format!("`{text}` is no time at all"))
        .help(format!("write at least 1 {}, or use a shorter unit", unit.key()))
}

/// `days` alone, which can mean two things.
pub(super) fn is_days(unit: &str) -> bool {
    matches!(&*unit.to_lowercase(), "day" | "days")
}

pub(super) fn split_number(text: &str) -> (&str, &str) {
    let text = text.trim();
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    (&text[..end], text[end..].trim())
}

/// `.5 weeks`, `e3 hours`, `-4 weeks`: what follows a number is no unit if there are figures in it.
pub(super) fn is_more_of_the_number(unit: &str) -> bool {
    unit.contains(|c: char| c.is_ascii_digit())
}

pub(super) fn parse_number(text: &str) -> Option<u32> {
    text.parse().ok().filter(|number| *number <= Amount::LARGEST)
}

/// Whether its size is the only thing wrong with the number.
pub(super) fn is_too_large(number: &str, unit: &str) -> bool {
    !number.is_empty() && parse_number(number).is_none() && !is_more_of_the_number(unit)
}

pub(super) fn too_large(span: Span, text: &str, unit: &str) -> Diagnostic {
    let longer = match parse_unit(unit) {
        Some(Unit::Second | Unit::Minute) => "24 hours",
        Some(Unit::Hour) => "30 calendar days",
        Some(Unit::BusinessHour) => "30 business days",
        Some(Unit::BusinessDay | Unit::CalendarDay | Unit::Week | Unit::Month | Unit::Year) | None => "2 years",
    };
    let fault = Diagnostic::error(&rules::INVALID_AMOUNT, span, format!("`{text}` is too large for a promise"));
    fault.help(format!("write at most {}; for a longer time, use a longer unit: {longer}", Amount::LARGEST))
}

/// `12,000 hours` without its comma; `None` if its number has none.
fn without_commas(text: &str) -> Option<String> {
    let text = text.trim();
    let end = text.find(|c: char| !c.is_ascii_digit() && c != ',').unwrap_or(text.len());
    let groups: Vec<&str> = text[..end].split(',').collect();
    let is_grouped = groups.len() > 1 && !groups[0].is_empty() && groups[1..].iter().all(|group| group.len() == 3);
    is_grouped.then(|| groups.concat() + &text[end..])
}

/// What is written around a unit.
pub(super) struct Around {
    /// The number, and all that is before it.
    pub(super) before: String,
    /// What follows the unit.
    pub(super) after: String,
}

impl Around {
    pub(super) const fn before(before: String) -> Self {
        Self { before, after: String::new() }
    }
}

/// What to say of a unit; `count` is the number that decides its ending.
pub(super) fn unit_fault(span: Span, around: &Around, count: u32, typed: &str) -> Diagnostic {
    let Around { before: written, after } = around;
    let ending = |unit: Unit| ending(count, unit);
    let all: Vec<&str> = Unit::ALL.into_iter().map(Unit::key_of_several).collect();
    if typed.is_empty() {
        return Diagnostic::error(&rules::UNKNOWN_UNIT, span, "the number has no unit")
            .help(format!("use one of: {}", all.join(", ")));
    }
    let unit = typed.to_lowercase().replace('-', " ");
    if is_days(&unit) {
        let (business, calendar) = (ending(Unit::BusinessDay), ending(Unit::CalendarDay));
        return Diagnostic::error(&rules::BARE_DAYS, span, "\"days\" alone can mean two things")
            .label("business days or calendar days?")
            .with_note("over a long weekend the two are four days apart")
            .help(format!(
                "write `{written} {business}{after}` if closed days don't count, `{written} {calendar}{after}` if they do"
            ));
    }
    let fault = Diagnostic::error(&rules::UNKNOWN_UNIT, span, format!("`{typed}` is not a unit of time"));
    if matches!(&*unit, "ring" | "rings") {
        return fault.label("a ring has no fixed length").help(format!(
            "write how long it takes in seconds, like `20 seconds`; where a telephone rings every 6 seconds, as in North America, `{written} {typed}` are `{} seconds`",
            count * 6
        ));
    }
    if let Some(long) = long_business_unit(&unit) {
        return fault.label(format!("{} always include closed days", long.key_of_several())).help(format!(
            "write how many business days that is, like `10 business days`; or write `{written} {}{after}` if closed days count",
            ending(long)
        ));
    }
    match meant(&unit) {
        Some(meant) => {
            let replacement = format!("{written} {}{after}", ending(meant));
            let fault = fault
                .label(format!("did you mean `{replacement}`?"))
                .patch(span, replacement)
                .certain_if(is_sure_unit(&unit, meant));
            if is_working_time(&unit) {
                fault.help(format!(
                    "or, if your city says working days everywhere, write `business_day_word: {}` in `site.yaml`",
                    BusinessDayWord::WorkingDay.key()
                ))
            } else {
                fault
            }
        }
        None => fault.help(format!("use one of: {}", all.join(", "))),
    }
}
