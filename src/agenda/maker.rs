//! What the items about one service or standard have in common -> each of them.

use jiff::civil::Date;

use crate::agenda::item::{Item, Kind};
use crate::agenda::plans::Turn;
use crate::source::{Located, Span};

/// An item is made with what those of one thing have in common.
pub(super) struct Maker {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) department: Option<String>,
}

impl Maker {
    pub(super) fn item(&self, kind: Kind, day: Option<Date>, part: &str, place: Span, todo: impl Into<String>) -> Item {
        let Self { id, name, department } = self;
        Item {
            day,
            kind,
            id: id.clone(),
            part: part.to_owned(),
            name: name.clone(),
            department: department.clone(),
            todo: todo.into(),
            command: None,
            place,
        }
    }

    pub(super) fn rebuild(&self, turn: Turn) -> Item {
        let Turn { day, part, why } = turn;
        let todo = format!("rebuild the site: {why}");
        let item = self.item(Kind::Rebuild, Some(day.value), &part, day.span, todo);
        Item { command: Some("charter build".to_owned()), ..item }
    }

    pub(super) fn draft(&self, day: Option<Located<Date>>, place: Span, what: &str) -> Item {
        self.item(
            Kind::Draft,
            day.map(|day| day.value),
            "",
            place,
            format!("finish {what}, or remove it: it is a draft"),
        )
    }
}

/// How a version is spoken of.
pub(super) const fn new(number: u32) -> &'static str {
    if number == 1 { "the promise" } else { "the new promise" }
}
