//! What residents pay, as staff write it: one fee, a list of fees, or `none`.

use crate::diagnostic::Diagnostic;
use crate::model::fee::{Currency, Fee, Money};
use crate::parse::node::{Node, Value};
use crate::parse::or_none::NONE;
use crate::parse::reader::{FromNode, Reader};
use crate::parse::record::{keys, read_record, record_shape};
use crate::parse::rules;
use crate::parse::scalars::Hundredths;
use crate::parse::shape::Shape;
use crate::source::Located;

/// The fees of a service; none, if residents pay nothing.
pub(super) struct Fees(pub(super) Vec<Fee>);

const HOW_A_FEE: &str = "write it like `fee: {amount: 50.00, currency: CAD}`; or `fee: none`, if residents pay nothing";

struct FeeKeys {
    amount: Hundredths,
    currency: Currency,
    note: Option<Located<String>>,
}

keys!(FeeKeys, "a fee", {
    amount: "how much, like 50.00",
    currency: "the currency, by its three letters, like CAD",
    note: "what it is for, after the amount, like for each certificate",
});

impl FromNode for Fee {
    fn from_node(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        if let Some(text) = node.scalar() {
            let fault = Diagnostic::error(&rules::INVALID_FEE, node.span, format!("`{text}` is not a fee"));
            reader.report(match text.trim().to_lowercase().as_str() {
                "free" | "no" | "0" | "0.00" | "$0" | "nothing" => {
                    fault.label(format!("did you mean `{NONE}`?")).patch(node.span, NONE.to_owned())
                }
                _ => fault.help(HOW_A_FEE),
            });
            return None;
        }
        let FeeKeys { amount: Hundredths(hundredths), currency, note } = read_record(node, reader)?;
        Some(Self { amount: Money::of(hundredths, currency), note })
    }

    fn shape() -> Shape {
        record_shape::<FeeKeys>()
    }
}

impl FromNode for Fees {
    fn from_node(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        match &node.value {
            Value::List(_) => Vec::from_node(node, reader).map(Self),
            _ if node.scalar() == Some(NONE) => Some(Self(Vec::new())),
            _ => Fee::from_node(node, reader).map(|fee| Self(vec![fee])),
        }
    }

    fn shape() -> Shape {
        Shape::either([Fee::shape(), Shape::list(Fee::shape()), Shape::word(&[NONE])])
    }
}
