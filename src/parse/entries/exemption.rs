//! An exemption as staff write it -> the model's, which has an end or a day of review.

use jiff::civil::Date;

use crate::diagnostic::Diagnostic;
use crate::model::prose::Prose;
use crate::model::standard::Exemption;
use crate::parse::node::Node;
use crate::parse::reader::{FromNode, Reader};
use crate::parse::record::record;
use crate::parse::rules;
use crate::parse::shape::Shape;
use crate::source::Located;

struct ExemptionKeys {
    reason: Prose,
    approved_by: String,
    until: Option<Located<Date>>,
    review_by: Option<Located<Date>>,
}

record!(ExemptionKeys, "an exemption from the baseline", {
    reason: "why it is needed, for residents",
    approved_by: "the role that approved it",
    until: "the first day on which it no longer applies; left out if it has no end",
    review_by: "the day by which it is to be reviewed; needed if it has no end",
});

impl FromNode for Exemption {
    fn from_node(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let ExemptionKeys { reason, approved_by, until, review_by } = ExemptionKeys::from_node(node, reader)?;
        if until.is_none() && review_by.is_none() {
            let fault = Diagnostic::error(
                &rules::MISSING_KEY,
                node.span,
                "an exemption needs the day on which it ends or the day by which it is reviewed",
            );
            reader.report(fault.help(
                "add `until: 2027-07-01`, the first day on which it no longer applies; or, if it has no end, `review_by: 2027-07-01`",
            ));
            return None;
        }
        Some(Self { reason, approved_by, until, review_by })
    }

    fn shape() -> Shape {
        ExemptionKeys::shape().and_any(["until", "review_by"].map(|key| Shape::having(&[key])))
    }
}
