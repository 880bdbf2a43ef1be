//! A level as staff write it: `{at_least: 85%, of: callers who answer our survey, who: say that they are satisfied}`.

use crate::diagnostic::Diagnostic;
use crate::model::amount::Unit;
use crate::model::target::{Bound, Level};
use crate::parse::node::Node;
use crate::parse::reader::{FromNode, Reader};
use crate::parse::record::{Record, keys, record_shape};
use crate::parse::rules;
use crate::parse::scalars::{LargestShare, SmallestShare};
use crate::parse::shape::Shape;

const HOW_A_LEVEL: &str =
    "write it like `{at_least: 85%, of: callers who answer our survey, who: say that they are satisfied}`";

/// A level as a group of keys.
struct LevelKeys {
    at_least: Option<SmallestShare>,
    at_most: Option<LargestShare>,
    of: String,
    who: String,
    per: Option<Unit>,
}

keys!(LevelKeys, "a level", {
    at_least: "the smallest share, like 85%; or `at_most`",
    at_most: "the largest share, like 5%; or `at_least`",
    of: "of whom or what, in the plural, like callers who answer our survey",
    who: "what they do or are, after `of`, like say that they are satisfied",
    per: "how often it is measured, if the promise says so: month, year",
});

impl FromNode for Level {
    fn from_node(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        if node.scalar().is_some() {
            let fault = node.wrong_type("a group of keys");
            reader.report(fault.help(HOW_A_LEVEL));
            return None;
        }
        let mut fields = reader.fields(node, LevelKeys::WHAT, &[LevelKeys::KEYS])?;
        let keys = LevelKeys::take(&mut fields, reader);
        let bounds = (fields.key_span("at_least"), fields.key_span("at_most"));
        let fault = match bounds {
            (None, None) if !fields.is_meant("at_least") && !fields.is_meant("at_most") => {
                let message = "a level needs its smallest or its largest share";
                Diagnostic::error(&rules::MISSING_KEY, fields.head(), message)
                    .help("add `at_least: 85%` or `at_most: 5%`, with your own number")
            }
            (Some(first), Some(second)) => {
                let message = "a level has a smallest or a largest share, not both";
                Diagnostic::error(&rules::TWO_TARGETS, second, message)
                    .related(first, "the first share is here")
                    .help("keep one, or write two standards if both are promised")
            }
            (None, None) => return None,
            (Some(_), None) | (None, Some(_)) => return keys.and_then(LevelKeys::into_level),
        };
        reader.report(fault);
        None
    }

    fn shape() -> Shape {
        let bounds = ["at_least", "at_most"].map(|key| Shape::having(&[key]));
        record_shape::<LevelKeys>().and_exactly_one(bounds)
    }
}

impl LevelKeys {
    fn into_level(self) -> Option<Level> {
        let Self { at_least, at_most, of, who, per } = self;
        let at_least = at_least.map(|SmallestShare(share)| (Bound::AtLeast, share));
        let (bound, share) = at_least.or_else(|| at_most.map(|LargestShare(share)| (Bound::AtMost, share)))?;
        Some(Level { bound, share, of, who, per })
    }
}
