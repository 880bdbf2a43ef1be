//! The reason why there is no target: a text that gives a real reason.

use crate::diagnostic::Diagnostic;
use crate::model::prose::Prose;
use crate::parse::node::Node;
use crate::parse::reader::{FromNode, Reader};
use crate::parse::rules;
use crate::parse::scalars::times::any_case;
use crate::parse::shape::Shape;

/// Why there is no target.
pub(crate) struct Reason(pub(crate) Prose);

/// Words that people write instead of a reason, in lower case.
const NO_REASONS: [&str; 15] = [
    "n/a",
    "na",
    "none",
    "no",
    "yes",
    "true",
    "false",
    "nil",
    "tbd",
    "tba",
    "todo",
    "to be decided",
    "to be determined",
    "unknown",
    "not applicable",
];

impl FromNode for Reason {
    fn from_node(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let reason = Prose::from_node(node, reader)?;
        if says_nothing(&reason.markdown) {
            let message = format!("`{}` is not a reason for having no target", reason.markdown);
            let fault =
                Diagnostic::error(&rules::MISSING_TARGET, node.span, message).label("residents would read this");
            reader.report(fault.help("write the reason in a sentence, or replace `no_target` with a target"));
            return None;
        }
        Some(Self(reason))
    }

    fn shape() -> Shape {
        let words = any_case(&NO_REASONS);
        Shape::pattern(&format!(r"^(?!\s*{words}?[\s!-@\[-`{{-~–—…]*$)"), "write the reason in a sentence")
    }
}

/// Whether a text is a word without a meaning here, or has nothing but marks and figures.
fn says_nothing(text: &str) -> bool {
    let is_mark = |c: char| c.is_whitespace() || c.is_ascii() && !c.is_ascii_alphabetic() || "–—…".contains(c);
    let bare = text.trim_end_matches(is_mark).to_ascii_lowercase();
    bare.is_empty() || NO_REASONS.contains(&&*bare)
}
