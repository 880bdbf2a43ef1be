//! Shares of all cases: `90%`, `99.95%`.

use crate::diagnostic::Diagnostic;
use crate::model::share::Share;
use crate::parse::node::Node;
use crate::parse::reader::{FromNode, Reader, single};
use crate::parse::rules;
use crate::parse::scalars::number_words::figures;
use crate::parse::shape::Shape;
use crate::source::Span;

const HOW_A_SHARE: &str = "write a percentage above 1 and up to 100, with at most two decimals: 90%";
const HOW_A_LEVEL: &str = "write a percentage above 0 and up to 100, with at most two decimals: 85%";

const SHARE: &str = r"^\s*0*(100(\.00?)?|([2-9]|[1-9][0-9])(\.[0-9]{1,2})?|1\.(0[1-9]|[1-9][0-9]?))\s*%?\s*$";
/// A small share needs its sign: without it, 0.5 may mean a half.
const SMALL: &str = r"0*(1(\.00?)?|0\.(0[1-9]|[1-9][0-9]?))\s*%";
const LARGE: &str = r"0*(([2-9]|[1-9][0-9])(\.[0-9]{1,2})?|1\.(0[1-9]|[1-9][0-9]?))\s*%?";

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
    if let Some(meant) = meant_share(text) {
        return fault.label(format!("did you mean `{meant}`?")).patch(span, meant).certain();
    }
    if figures(text.trim().trim_end_matches('%').trim_end())
        .and_then(|one| one.parse().ok())
        .is_some_and(|one: u32| one > 100)
    {
        return fault.label("no share is larger than 100%").help(HOW_A_SHARE);
    }
    let number = text.trim().parse::<f64>().ok().filter(|number| *number > 0.0);
    match number {
        Some(fraction) if fraction < 1.0 => {
            let meant = format!("{}%", (fraction * 10_000.0).round() / 100.0);
            fault.label(format!("did you mean `{meant}`?")).patch(span, meant)
        }
        Some(one) if one <= 1.0 => fault
            .label("every time, or once in a hundred times?")
            .help("for every time, write 100% or leave out `share`"),
        _ => match parse_hundredths(text) {
            Some(1..=100) => fault.label("a promise kept this rarely is no promise").help(HOW_A_SHARE),
            _ => fault.help(HOW_A_SHARE),
        },
    }
}

/// A share above one percent: anything less is probably a fraction, like 0.9 for 90%.
pub(crate) fn parse_share(text: &str) -> Option<Share> {
    parse_hundredths(text).filter(|hundredths| *hundredths > 100).and_then(Share::from_hundredths)
}

/// A percentage of 100 at most, with two decimals at most.
/// A share with the word for its sign, or with a comma before its decimals: `90 percent`, `99,5%`.
fn meant_share(text: &str) -> Option<String> {
    let plain = text.trim().to_lowercase().replace(',', ".");
    let words = ["%", "per cent", "percent", "pct", "pc", "p.c."];
    let number = words.iter().find_map(|word| plain.strip_suffix(word)).unwrap_or(&plain).trim_end();
    let meant = format!("{number}%");
    (number.len() < text.trim().len() || plain.contains('.')).then_some(())?;
    (text.trim() != meant && parse_share(&meant).is_some()).then_some(meant)
}

fn parse_hundredths(text: &str) -> Option<u16> {
    let text = text.trim();
    let number = text.strip_suffix('%').unwrap_or(text).trim_end();
    let (whole, decimals) = number.split_once('.').unwrap_or((number, "0"));
    let decimals = figures(decimals).filter(|decimals| (1..=2).contains(&decimals.len()))?;
    let decimals: u16 = format!("{decimals:0<2}").parse().ok()?;
    let whole: u16 = figures(whole)?.parse().ok().filter(|whole| *whole <= 100)?;
    Some(whole * 100 + decimals)
}

/// The smallest share of a level.
pub(crate) struct SmallestShare(pub(crate) Share);

impl FromNode for SmallestShare {
    fn from_node(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        level_share(node, reader).map(Self)
    }

    fn shape() -> Shape {
        level_shape(&format!(r"^\s*({SMALL}|{LARGE}|0*100(\.00?)?\s*%?)\s*$")).with("maximum", 100)
    }
}

/// The largest share of a level, below 100%.
pub(crate) struct LargestShare(pub(crate) Share);

impl FromNode for LargestShare {
    fn from_node(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let share = level_share(node, reader)?;
        if share == Share::EVERY_TIME {
            let message = "at most 100% is always so, and promises nothing";
            let fault = Diagnostic::error(&rules::INVALID_SHARE, node.span, message);
            reader.report(fault.help("write a smaller share, like `at_most: 5%`; or `at_least`, if more is better"));
            return None;
        }
        Some(Self(share))
    }

    fn shape() -> Shape {
        level_shape(&format!(r"^\s*({SMALL}|{LARGE})\s*$")).with("exclusiveMaximum", 100)
    }
}

fn level_shape(pattern: &str) -> Shape {
    Shape::pattern(pattern, HOW_A_LEVEL).also_typed(&["number"]).with("exclusiveMinimum", 1)
}

/// A share that can be small if it has its sign: at most 0.5% of calls.
fn level_share(node: &Node, reader: &mut Reader<'_>) -> Option<Share> {
    let text = single(node, "a percentage", reader)?;
    let has_sign = text.trim_end().ends_with('%');
    let hundredths = parse_hundredths(text);
    let share = hundredths.filter(|hundredths| has_sign || *hundredths > 100).and_then(Share::from_hundredths);
    if share.is_none() {
        reader.report(match (hundredths, has_sign) {
            (Some(1..), _) | (None, false) => invalid_share(node.span, text),
            (Some(0) | None, _) => {
                Diagnostic::error(&rules::INVALID_SHARE, node.span, format!("`{text}` is not a valid share"))
                    .help(HOW_A_LEVEL)
            }
        });
    }
    share
}
