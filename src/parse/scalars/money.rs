//! An amount of money as staff write it: `50.00`, `1200`; and the code of its currency: `CAD`.

use crate::diagnostic::Diagnostic;
use crate::model::fee::Currency;
use crate::parse::node::Node;
use crate::parse::reader::{FromNode, Reader, single};
use crate::parse::rules;
use crate::parse::scalars::number_words::figures;
use crate::parse::shape::Shape;

const AMOUNT: &str = r"^\s*(0*[1-9][0-9]{0,6}(\.[0-9]{1,2})?|0+\.(0[1-9]|[1-9][0-9]?))\s*$";
const HOW_AN_AMOUNT: &str = "write figures alone, with two decimals or none: 50.00 or 50";
const HOW_A_CURRENCY: &str = "write the three letters of ISO 4217, like CAD, GBP or EUR";

/// An amount above zero, in hundredths of its currency.
pub(crate) struct Hundredths(pub(crate) u32);

impl FromNode for Hundredths {
    fn from_node(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let text = single(node, "an amount of money", reader)?;
        let amount = hundredths(text).filter(|amount| *amount > 0);
        if amount.is_none() {
            let message = format!("`{text}` is not an amount of money");
            let fault = Diagnostic::error(&rules::INVALID_FEE, node.span, message);
            reader.report(match (hundredths(text), meant(text)) {
                (Some(_), _) => fault.help("where residents pay nothing, write `fee: none`"),
                (None, Some(meant)) => fault.label(format!("did you mean `{meant}`?")).patch(node.span, meant),
                (None, None) => fault.help(HOW_AN_AMOUNT),
            });
        }
        amount.map(Self)
    }

    fn shape() -> Shape {
        Shape::pattern(AMOUNT, HOW_AN_AMOUNT)
            .also_typed(&["number"])
            .with("exclusiveMinimum", 0)
            .with("maximum", 9_999_999)
    }
}

/// At most 9,999,999.99.
fn hundredths(text: &str) -> Option<u32> {
    let (whole, decimals) = text.trim().split_once('.').unwrap_or((text.trim(), "00"));
    let decimals = figures(decimals).filter(|decimals| (1..=2).contains(&decimals.len()))?;
    let decimals: u32 = format!("{decimals:0<2}").parse().ok()?;
    let whole: u32 = figures(whole)?.parse().ok().filter(|whole| *whole <= 9_999_999)?;
    Some(whole * 100 + decimals)
}

/// An amount with signs that people write around and inside of it: `$1,200.5` -> `1200.50`.
fn meant(text: &str) -> Option<String> {
    let is_around = |sign: char| !sign.is_alphanumeric();
    let number: String =
        text.trim_matches(is_around).chars().filter(|sign| !matches!(sign, ',' | ' ' | '\u{a0}')).collect();
    let (whole, decimals) = number.split_once('.').unwrap_or((&number, ""));
    let written = if decimals.is_empty() { whole.to_owned() } else { format!("{whole}.{decimals:0<2}") };
    hundredths(&written).filter(|amount| *amount > 0).map(|_| written)
}

impl FromNode for Currency {
    fn from_node(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let text = single(node, "the code of a currency", reader)?;
        let currency = Self::of(text.trim());
        if currency.is_none() {
            let message = format!("`{text}` is not the code of a currency");
            let fault = Diagnostic::error(&rules::INVALID_FEE, node.span, message);
            let capitals = text.trim().to_uppercase();
            reader.report(match Self::of(&capitals) {
                Some(_) => fault.label(format!("did you mean `{capitals}`?")).patch(node.span, capitals),
                None => fault.help(HOW_A_CURRENCY),
            });
        }
        currency
    }

    fn shape() -> Shape {
        Shape::pattern(r"^\s*[A-Z]{3}\s*$", HOW_A_CURRENCY)
    }
}
