//! The name of a time zone -> the zone, or why it isn't one and what to write.

use crate::diagnostic::Diagnostic;
use crate::model::site::Zone;
use crate::model::zones::{like, places, spelt_otherwise};
use crate::parse::node::Node;
use crate::parse::reader::{FromNode, Reader, single};
use crate::parse::rules;
use crate::parse::shape::Shape;
use crate::spelling::{is_sure, only_slip};

const HOW_A_ZONE: &str = "write the zone of your city, area and city as in the IANA list of time zones: `Area/City`";

/// Why a text is not the name of a time zone, and what to write instead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotAZone {
    /// What is wrong.
    pub message: String,
    /// The zone that was probably meant. It never keeps another time.
    pub meant: Option<String>,
    /// What to write, if nothing is known to have been meant.
    pub help: String,
}

/// Reads the name of a time zone.
///
/// # Errors
/// A name that the IANA list doesn't have in this spelling, or that is not of a place.
pub fn parse_zone(text: &str) -> Result<Zone, NotAZone> {
    Zone::named(text).ok_or_else(|| not_a_zone(text))
}

fn not_a_zone(text: &str) -> NotAZone {
    let places: Vec<String> = places().collect();
    let meant = spelt_otherwise(text).or_else(|| only_slip(text, places.iter().map(String::as_str)).map(str::to_owned));
    let same = like(text);
    let message = if same.is_empty() {
        format!("`{text}` is not a time zone")
    } else {
        format!("`{text}` is not the time zone of a city")
    };
    let help = match same[..] {
        [] => HOW_A_ZONE.to_owned(),
        [one] => format!("{HOW_A_ZONE}; `{one}` has the same time as `{text}` all year"),
        [one, other, ..] => format!("{HOW_A_ZONE}; `{one}` and `{other}` have the same time as `{text}` all year"),
    };
    NotAZone { message, meant, help }
}

impl FromNode for Zone {
    fn from_node(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let name = single(node, "the name of a time zone", reader)?;
        match parse_zone(name) {
            Ok(zone) => Some(zone),
            Err(NotAZone { message, meant, help }) => {
                let fault = Diagnostic::error(&rules::UNKNOWN_WORD, node.span, message);
                reader.report(match meant {
                    Some(meant) => {
                        let all: Vec<String> = places().collect();
                        let is_sure = is_sure(name, &meant, all.iter().map(String::as_str));
                        fault.label(format!("did you mean `{meant}`?")).patch(node.span, meant).certain_if(is_sure)
                    }
                    None => fault.help(help),
                });
                None
            }
        }
    }

    fn shape() -> Shape {
        let all: Vec<String> = places().collect();
        Shape::word(&all.iter().map(String::as_str).collect::<Vec<_>>())
    }
}
