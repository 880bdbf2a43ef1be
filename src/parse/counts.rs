//! A number of something in a period, as staff write it -> the model's count, with a form of what is counted for each number that needs one.

use crate::language::Class;
use crate::model::target::{Count, Things};
use crate::parse::node::{Node, Value};
use crate::parse::reader::{FromNode, Reader};
use crate::parse::record::{keys, read_record, record, record_shape};
use crate::parse::scalars::meant_count;
use crate::parse::shape::Shape;

/// A length of time here means that `within` was intended.
impl FromNode for Count {
    fn from_node(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        count(
            node,
            "at_most",
            "write it like `{count: 6, of: days out of use, per: year}`; for a length of time, use `within` instead of `at_most`",
            reader,
        )
    }

    fn shape() -> Shape {
        record_shape::<Self>()
    }
}

/// How often at least. A length of time here means that `every` or `ahead` was intended.
pub(super) struct AtLeast(pub(super) Count);

impl FromNode for AtLeast {
    fn from_node(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        count(
            node,
            "at_least",
            "write it like `{count: 8, of: times, per: year}`; for a time between two rounds, use `every`; for a time before an event, `ahead`",
            reader,
        )
        .map(Self)
    }

    fn shape() -> Shape {
        record_shape::<Count>()
    }
}

fn count(node: &Node, key: &str, help: &str, reader: &mut Reader<'_>) -> Option<Count> {
    let Some(text) = node.scalar() else { return read_record(node, reader) };
    let fault = node.wrong_type("a group of three keys");
    let is_share = text.trim_end().ends_with('%');
    reader.report(match meant_count(text) {
        Some(meant) => fault.label(format!("did you mean `{meant}`?")).patch(node.span, meant),
        None if is_share => fault.help(format!(
            "a share of people or things is a level: `level: {{{key}: {}, of: calls, who: are lost}}`, with your own words",
            text.trim()
        )),
        None => fault.help(help),
    });
    None
}

keys!(Count, "a number of something in a period, like 6 days out of use per year", {
    count: "how many",
    of: "of what, in the plural; or in each form, like {one: day closed, other: days closed}",
    per: "the period: month, year",
});

/// The forms of what is counted, by plural class.
struct ThingsForms {
    zero: Option<String>,
    one: Option<String>,
    two: Option<String>,
    few: Option<String>,
    many: Option<String>,
    other: String,
}

record!(ThingsForms, "the forms of what is counted", {
    zero: "the form after numbers of the plural class `zero`, in languages that have it",
    one: "the form after 1 and the numbers that take the same form",
    two: "the form after numbers of the plural class `two`, in languages that have it",
    few: "the form after numbers of the plural class `few`, in languages that have it",
    many: "the form after numbers of the plural class `many`, in languages that have it",
    other: "the form after all other numbers",
});

impl FromNode for Things {
    fn from_node(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        if !matches!(node.value, Value::Map(_)) {
            return String::from_node(node, reader).map(Self::plain);
        }
        let ThingsForms { zero, one, two, few, many, other } = ThingsForms::from_node(node, reader)?;
        let all = [(Class::Zero, zero), (Class::One, one), (Class::Two, two), (Class::Few, few), (Class::Many, many)];
        let each = all.into_iter().filter_map(|(class, form)| Some((class, form?))).collect();
        Some(Self::by_class(each, other))
    }

    fn shape() -> Shape {
        Shape::either([String::shape(), ThingsForms::shape()])
    }
}
