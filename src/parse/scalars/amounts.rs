//! Numbers, lengths of time, ranges and shares.

use crate::diagnostic::Diagnostic;
use crate::model::amount::{Amount, Unit, UnitLength};
use crate::model::share::Share;
use crate::model::site::BusinessDayWord;
use crate::parse::names::NameKind;
use crate::parse::node::Node;
use crate::parse::reader::{FromNode, Reader, single};
use crate::parse::rules;
use crate::parse::scalars::in_words::meant_time;
use crate::parse::shape::Shape;
use crate::source::Span;
use crate::spelling::misspelt;

const HOW_A_NUMBER: &str = "write a whole number in figures, from 0 to 10000";
const HOW_AN_AMOUNT: &str =
    "write a whole number in figures and a unit: 3 business days; for a range, write `between: 2 and 4 weeks`";
const HOW_A_RANGE: &str = "write two numbers and one unit: 2 and 4 weeks";
const HOW_A_SHARE: &str = "write a percentage above 1 and up to 100, with at most one decimal: 90%";

const NUMBER: &str = "0*(10000|[0-9]{1,4})";
const _: () = assert!(Amount::LARGEST == 10_000, "the pattern of a number goes as far as amounts do");
const SOME: &str = "0*(10000|[1-9][0-9]{0,3})";
const SHARE: &str = r"^\s*0*(100(\.0)?|([2-9]|[1-9][0-9])(\.[0-9])?|1\.[1-9])\s*%?\s*$";

/// A pattern that matches any unit.
fn units() -> String {
    let words = Unit::ALL.into_iter().flat_map(|unit| [unit.key(), unit.key_of_several()]);
    let words: Vec<&str> = words.chain(WORKING_UNITS.map(|(word, _)| word)).collect();
    format!("({})", words.join("|"))
}

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
        let (number, unit) = split_number(text);
        match (parse_number(number).filter(|_| !is_more_of_the_number(unit)), unit_of(unit, reader)) {
            (Some(value), Some(unit)) => return Some(Self::new(value, unit)),
            (None, _) if is_too_large(number, unit) => reader.report(too_large(node.span, text, unit)),
            (None, _) if let Some(meant) = meant_time(text) => {
                let fault =
                    Diagnostic::error(&rules::INVALID_AMOUNT, node.span, format!("`{text}` is not a length of time"));
                reader.report(fault.label(meant.label).help(meant.help));
            }
            (None, _) if let Some(plain) = without_commas(text) => {
                let fault =
                    Diagnostic::error(&rules::INVALID_AMOUNT, node.span, format!("the number in `{text}` has a comma"));
                reader.report(fault.label(format!("did you mean `{plain}`?")).patch(node.span, plain));
            }
            (None, _) => {
                let fault =
                    Diagnostic::error(&rules::INVALID_AMOUNT, node.span, format!("`{text}` is not a length of time"));
                reader.report(fault.help(HOW_AN_AMOUNT));
            }
            (Some(value), None) => reader.report(unit_fault(node.span, number, value, unit)),
        }
        None
    }

    fn shape() -> Shape {
        Shape::pattern(&format!(r"^\s*{NUMBER}\s*{}\s*$", units()), HOW_AN_AMOUNT)
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
        Shape::pattern(&format!(r"^\s*{SOME}\s*{}\s*$", units()), HOW_AN_AMOUNT)
    }
}

fn no_time(span: Span, text: &str, unit: Unit) -> Diagnostic {
    Diagnostic::error(&rules::INVALID_AMOUNT, span, format!("`{text}` is no time at all"))
        .help(format!("write at least 1 {}, or use a shorter unit", unit.key()))
}

/// The text, if it consists of digits only: no sign, no decimal point.
pub(super) fn figures(text: &str) -> Option<&str> {
    text.bytes().all(|byte| byte.is_ascii_digit()).then_some(text)
}

fn split_number(text: &str) -> (&str, &str) {
    let text = text.trim();
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    (&text[..end], text[end..].trim())
}

/// `.5 weeks`, `e3 hours`, `-4 weeks`: what follows a number is no unit if there are figures in it.
fn is_more_of_the_number(unit: &str) -> bool {
    unit.contains(|c: char| c.is_ascii_digit())
}

fn parse_number(text: &str) -> Option<u32> {
    text.parse().ok().filter(|number| *number <= Amount::LARGEST)
}

/// Whether its size is the only thing wrong with the number.
fn is_too_large(number: &str, unit: &str) -> bool {
    !number.is_empty() && parse_number(number).is_none() && !is_more_of_the_number(unit)
}

fn too_large(span: Span, text: &str, unit: &str) -> Diagnostic {
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

/// The units of business time in the other word that a site may choose.
const WORKING_UNITS: [(&str, Unit); 4] = [
    ("working hour", Unit::BusinessHour),
    ("working hours", Unit::BusinessHour),
    ("working day", Unit::BusinessDay),
    ("working days", Unit::BusinessDay),
];

/// A unit in the program's words, or in those of the site.
fn unit_of(text: &str, reader: &Reader<'_>) -> Option<Unit> {
    let has_other_word = || reader.names.may_have(NameKind::BusinessDayWord, BusinessDayWord::WorkingDay.key());
    parse_unit(text).or_else(|| {
        let (_, unit) = WORKING_UNITS.into_iter().find(|(word, _)| *word == text)?;
        has_other_word().then_some(unit)
    })
}

fn parse_unit(text: &str) -> Option<Unit> {
    Unit::ALL.into_iter().find(|unit| unit.key() == text || unit.key_of_several() == text)
}

/// What to say of a unit; `written` is what precedes it, and `count` the number that decides its ending.
fn unit_fault(span: Span, written: &str, count: u32, typed: &str) -> Diagnostic {
    let ending = |unit: Unit| if count == 1 { unit.key() } else { unit.key_of_several() };
    let all: Vec<&str> = Unit::ALL.into_iter().map(Unit::key_of_several).collect();
    if typed.is_empty() {
        return Diagnostic::error(&rules::UNKNOWN_UNIT, span, "the number has no unit")
            .help(format!("use one of: {}", all.join(", ")));
    }
    let unit = typed.to_lowercase().replace('-', " ");
    if matches!(&*unit, "day" | "days") {
        let (business, calendar) = (ending(Unit::BusinessDay), ending(Unit::CalendarDay));
        return Diagnostic::error(&rules::BARE_DAYS, span, "\"days\" alone can mean two things")
            .label("business days or calendar days?")
            .with_note("over a long weekend the two are four days apart")
            .help(format!(
                "write `{written} {business}` if closed days don't count, `{written} {calendar}` if they do"
            ));
    }
    let fault = Diagnostic::error(&rules::UNKNOWN_UNIT, span, format!("`{typed}` is not a unit of time"));
    if let Some(long) = long_business_unit(&unit) {
        return fault.label(format!("{} always include closed days", long.key_of_several())).help(format!(
            "write how many business days that is, like `10 business days`; or write `{written} {}` if closed days count",
            ending(long)
        ));
    }
    match meant(&unit) {
        Some(meant) => {
            let replacement = format!("{written} {}", ending(meant));
            let fault = fault.label(format!("did you mean `{replacement}`?")).patch(span, replacement);
            if WORKING_UNITS.iter().any(|(word, _)| *word == unit) {
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

/// The plain unit after `business` or `working`, where business time has no such unit.
fn long_business_unit(unit: &str) -> Option<Unit> {
    let (kind, rest) = unit.split_once(' ')?;
    let is_longer_than_a_day = |unit: &Unit| match unit.length() {
        UnitLength::Days(days) => days > 1,
        UnitLength::Months(_) => true,
        UnitLength::Seconds(_) | UnitLength::BusinessHour | UnitLength::BusinessDay => false,
    };
    let long = parse_unit(rest).filter(is_longer_than_a_day);
    long.filter(|_| matches!(kind, "business" | "working" | "work" | "office"))
}

/// The unit that another word means or misspells. `3 weekdays` are not business days, because weekdays include holidays.
fn meant(unit: &str) -> Option<Unit> {
    match unit {
        "working day" | "working days" | "workdays" | "workday" => Some(Unit::BusinessDay),
        "working hour" | "working hours" | "office hours" => Some(Unit::BusinessHour),
        "min" | "mins" => Some(Unit::Minute),
        "sec" | "secs" => Some(Unit::Second),
        "hr" | "hrs" | "h" => Some(Unit::Hour),
        "wk" | "wks" => Some(Unit::Week),
        "yr" | "yrs" => Some(Unit::Year),
        _ => {
            let names = Unit::ALL.into_iter().flat_map(|unit| [unit.key(), unit.key_of_several()]);
            let plain = unit.strip_prefix("calendar ").and_then(parse_unit);
            plain.filter(|plain| !plain.is_elapsed()).or_else(|| misspelt(unit, names).and_then(parse_unit))
        }
    }
}

/// A range in one unit: `2 and 4 weeks` or `2 to 4 weeks`.
pub(crate) struct Range(pub(crate) u32, pub(crate) u32, pub(crate) Unit);

impl FromNode for Range {
    fn from_node(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let text = single(node, "a range", reader)?;
        let (least, rest) = split_number(text);
        let rest = ["and", "to"].iter().find_map(|word| rest.strip_prefix(word)).unwrap_or_default();
        let (most, unit) = split_number(rest);
        let numbers = parse_number(least).zip(parse_number(most).filter(|_| !is_more_of_the_number(unit)));
        let Some((least, number)) = numbers else {
            let fault = Diagnostic::error(&rules::INVALID_AMOUNT, node.span, format!("`{text}` is not a range"));
            let is_too_large = is_too_large(least, "") || is_too_large(most, unit);
            reader.report(if is_too_large { too_large(node.span, text, unit) } else { fault.help(HOW_A_RANGE) });
            return None;
        };
        let Some(unit) = unit_of(unit, reader) else {
            reader.report(unit_fault(node.span, &format!("{least} and {most}"), number, unit));
            return None;
        };
        if least >= number {
            let fault = Diagnostic::error(
                &rules::RANGE_UPSIDE_DOWN,
                node.span,
                "the first number of this range is not smaller than the second",
            );
            reader.report(fault.help("write the shorter time first, or use `within` if there is only one"));
            return None;
        }
        Some(Self(least, number, unit))
    }

    fn shape() -> Shape {
        Shape::pattern(&format!(r"^\s*{NUMBER}\s*(and|to)\s*{NUMBER}\s*{}\s*$", units()), HOW_A_RANGE)
    }
}

impl FromNode for Share {
    fn from_node(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let text = single(node, "a percentage", reader)?;
        let share = parse_share(text);
        if share.is_none() {
            reader.report(invalid_share(node.span, text));
        }
        share
    }

    fn shape() -> Shape {
        // This also allows numbers with several decimals: no keyword that all editors support limits them.
        Shape::pattern(SHARE, HOW_A_SHARE).also_typed(&["number"]).with("exclusiveMinimum", 1).with("maximum", 100)
    }
}

fn invalid_share(span: Span, text: &str) -> Diagnostic {
    let fault = Diagnostic::error(&rules::INVALID_SHARE, span, format!("`{text}` is not a valid share"));
    let number = text.trim().parse::<f64>().ok().filter(|number| *number > 0.0);
    match number {
        Some(fraction) if fraction < 1.0 => {
            let meant = format!("{}%", (fraction * 1000.0).round() / 10.0);
            fault.label(format!("did you mean `{meant}`?")).patch(span, meant)
        }
        Some(one) if one <= 1.0 => fault
            .label("every time, or once in a hundred times?")
            .help("for every time, write 100% or leave out `share`"),
        _ => match parse_tenths(text) {
            Some(1..=10) => fault.label("a promise kept this rarely is no promise").help(HOW_A_SHARE),
            _ => fault.help(HOW_A_SHARE),
        },
    }
}

/// A share above one percent: anything less is probably a fraction, like 0.9 for 90%.
fn parse_share(text: &str) -> Option<Share> {
    parse_tenths(text).filter(|tenths| *tenths > 10).and_then(Share::from_tenths)
}

fn parse_tenths(text: &str) -> Option<u16> {
    let text = text.trim();
    let number = text.strip_suffix('%').unwrap_or(text).trim_end();
    let (whole, tenth) = number.split_once('.').unwrap_or((number, "0"));
    let tenth: u16 = figures(tenth)?.parse().ok().filter(|_| tenth.len() == 1)?;
    let whole: u16 = figures(whole)?.parse().ok().filter(|n| *n <= 100)?;
    Some(whole * 10 + tenth)
}
